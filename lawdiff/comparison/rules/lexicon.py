"""What a lexicon is: a kind, and a pattern that finds its words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from lawdiff.comparison.model import ChangeKind


class Words(Struct, frozen=True):
    """Some words of a kind."""

    pattern: str
    """Finds them in a text, longest first; verbose, capitals and small letters alike."""
    hints: tuple[str, ...] = ()
    """Small letters of which some must stand in a text before the pattern is tried: a look for
    a handful of strings costs a tenth of the pattern. Empty: always try."""

    def may_stand(self, lower: str) -> bool:
        """Whether the pattern can find anything in a text, given in small letters."""
        for hint in self.hints:
            if hint in lower:
                return True
        return not self.hints


class Lexicon(Struct, frozen=True):
    """Words of one kind."""

    kind: ChangeKind
    """The kind a change has when it is these words that changed."""
    said: str
    """What the words are, for the reader: "a power, a duty or a condition"."""
    words: tuple[Words, ...]
    """Where several begin at one place in a text, the first counts."""

    def spans(self, text: Cased, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
        """Start and end of each run of such words in ``text[start:end]``, in order."""
        end = len(text.said) if end is None else end
        near = text.small[start:end]
        tried = [_Search(words.pattern, text, end) for words in self.words if words.may_stand(near)]
        if not tried:
            return []
        if len(tried) == 1:
            return tried[0].all_from(start)
        return _in_turn(tried, start)


class Cased(NamedTuple):
    """A text as it stands and in small letters, letter for letter."""

    said: str
    small: str

    @classmethod
    def of(cls, text: str) -> Cased:
        """Both forms of a text."""
        small = text.lower()
        if len(small) != len(text):  # a few capitals become two letters
            small = "".join(low if len(low := c.lower()) == 1 else c for c in text)
        return cls(text, small)


class _Search:
    """Looks for words in a text; in small letters, which is quicker, where capitals say nothing."""

    __slots__ = ("end", "pattern", "text")

    def __init__(self, pattern: str, text: Cased, end: int) -> None:
        self.pattern = compiled(pattern)
        self.text = text.said if tells_capitals(pattern) else text.small
        self.end = end

    def all_from(self, at: int) -> list[tuple[int, int]]:
        """Where they stand."""
        return [found.span() for found in self.pattern.finditer(self.text, at, self.end)]

    def next_from(self, at: int) -> tuple[int, int] | None:
        """Where they stand first."""
        found = self.pattern.search(self.text, at, self.end)
        return found.span() if found else None


def _in_turn(tried: list[_Search], at: int) -> list[tuple[int, int]]:
    """What one pattern of all these, in their order, would find."""
    spans: list[tuple[int, int]] = []
    waiting = [(found, search) for search in tried if (found := search.next_from(at))]
    while waiting:
        first = min(waiting, key=lambda one: one[0][0])[0]
        spans.append(first)
        at = first[1]
        waiting = [
            (found, search)
            for known, search in waiting
            if (found := known if known[0] >= at else search.next_from(at))
        ]
    return spans


def tells_capitals(pattern: str) -> bool:
    """Whether capitals say something in part of a pattern."""
    return "(?-i:" in pattern


_CAPITAL = re.compile(r"\\.|[A-Z]", re.DOTALL)


@lru_cache(maxsize=64)
def compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when first needed; only tried where a word begins, which saves most of the time.

    Where capitals say nothing it is for small letters: that takes half the time to compile.
    """
    flags = re.VERBOSE
    if tells_capitals(pattern):
        flags |= re.IGNORECASE
    else:
        pattern = _CAPITAL.sub(lambda c: c[0] if c[0][0] == "\\" else c[0].lower(), pattern)
    # The euro stands apart: a list of letters and of signs from afar takes long to compile.
    return re.compile(rf"(?<!\w)(?=[\w£$]|€\s?\d)(?:{pattern})", flags)
