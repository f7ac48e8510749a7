"""Amendment instructions: where in the other law text goes, and what is done to it there.

"After section 16 insert", "in subsection (2), for “28 days” substitute “14 days”": the words
outside the quote marks say where and what, and a change in them is of this kind. The words
inside are the other law's own, and a change in them has its own kind.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from lawdiff.comparison.tokens import Tokens

_UNIT = (
    r"(?:(?:sub-?)?sections?|(?:sub-?)?paragraphs?|schedules?|parts?|chapters?|articles?"
    r"|regulations?|rules?|annex|headings?|cross-headings?|definitions?|entr(?:y|ies)|tables?"
    r"|words?|title|(?:the\s)?(?:opening|closing)\swords|full\sstop|italic)"
)

# In small letters, as the text is that it is tried on: that takes half the time to compile.
_INSTRUCTION = rf"""
    \b(?:insert(?:ed)?|substituted?|add(?:ed)?)
      (?:\sthe\sfollowing(?:\s\w+)?)? \s? (?:[—–:\-,;.“"‘]|$|and\b)
  | \b(?:omit|leave\sout|repeal) \s (?:the\s)?
      (?: “ | " | ‘ | words | {_UNIT}\b | and\b | or\b | from\b | both\b | in\b )
  | \b(?:is|are) \s (?:further\s)? (?:amended|repealed|omitted|revoked)\b
  | \b(?:insert|substitute)\s(?:“|"|‘|after|before|the\swords|at)
  | \bat\sthe\s(?:appropriate\splace|end|beginning)\b.*\b(?:insert|add)\b
  | ^(?:in|after|before|for|omit)\s(?:the\s)?{_UNIT}\b [^.]*
      (?:[—–\-,]|insert|substitute|omit) \W* $
"""

_VERBS = ("insert", "substitut", "add", "omit", "leav", "repeal", "amended", "revoked")
_OPENS = ("in", "after", "before", "for")
"""How the pattern can begin to match: a look for these costs a tenth of it."""


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return re.compile(_INSTRUCTION, re.VERBOSE)


def is_instruction(text: str) -> bool:
    """Whether the text tells how another law is amended.

    >>> is_instruction("After section 16 of the Children Act 2004 insert—")
    True
    >>> is_instruction("The authority may insert an advertisement in a newspaper.")
    False
    """
    lower = text.lower()
    for verb in _VERBS:
        if verb in lower:
            return _pattern().search(lower) is not None
    return lower.startswith(_OPENS) and _pattern().search(lower) is not None


_PLACES = frozenset({"after", "before"})
_ENTRY = ["definition", "of"]


def outside_quotes(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a word among ``tokens[start:end]`` says where or how, and is not put in itself."""
    open_ = place = False
    text, starts, keys = tokens.text, tokens.starts, tokens.keys
    for n in range(end):
        first = text[starts[n]]
        if first in '“”"':
            opens = first == "“" or (first == '"' and not open_)
            # after “stream”, in the definition of “river”: these say where, and are no new text.
            place = opens and n > 0 and (keys[n - 1] in _PLACES or keys[n - 2 : n] == _ENTRY)
            open_ = opens
        elif n >= start and (place or not open_) and (first.isalnum() or first == "("):
            return True
    return False


_QUOTED = re.compile(r"[“\"]([^“”\"]*)[”\"]")
_REPLACES = re.compile(r"\s*,?\s*(?:there (?:is|are|shall be) )?substituted?\s*")


def marks_meant(text: str) -> list[tuple[int, int]]:
    """Where in an instruction marks, spaces or capitals are themselves what is changed.

    They are words in quote marks that have no letter or figure, and two that have the same
    letters, of which one takes the other's place.

    >>> text = "for “;” substitute “, or”"
    >>> [text[start:end] for start, end in marks_meant(text)]
    [';']
    >>> text = "for “co-operate” substitute “cooperate”"
    >>> [text[start:end] for start, end in marks_meant(text)]
    ['co-operate', 'cooperate']
    """
    quoted = [(found.start(1), found.end(1)) for found in _QUOTED.finditer(text)]
    spans = [span for span in quoted if span[0] < span[1] and not _letters(text[slice(*span)])]
    for one, other in pairwise(quoted):
        letters = _letters(text[slice(*one)])
        between = text[one[1] + 1 : other[0] - 1]
        if letters and letters == _letters(text[slice(*other)]) and _REPLACES.fullmatch(between):
            spans += [one, other]
    return spans


def _letters(words: str) -> str:
    return "".join(ch for ch in words if ch.isalnum()).casefold()
