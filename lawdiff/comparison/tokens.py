"""Cutting a provision's words into tokens that a change may mark.

A token is a whole word, a whole number with its currency or per cent sign, a whole
bracketed label such as ``(3)`` or ``(ca)``, or one punctuation mark. White space is never
a token, so no change can mark it alone.

Two tokens with the same *key* are the same word to the diff; where their characters differ
all the same (capitals, quote marks, dashes), that is typography, and is told afterwards.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

# Bracketed words of two letters that are words, not labels.
_NOT_LABELS = "or|if|in|an|as|at|by|of|to|is|be|it|no|so|on|we|he|do|up|us"

_TOKEN = re.compile(
    rf"""
    \((?!(?:{_NOT_LABELS})\))
      (?:\d+[A-Za-z]{{0,3}} | [ivxl]{{1,6}} | [IVXL]{{1,6}} | [A-Za-z]{{1,2}} | [a-z]\d{{1,2}})\)
    | [£€$]\s?\d+(?:[.,]\d+)*(?:[bmk]n?\b)?
    | \d+(?:[.,]\d+)*(?:°[CF]\b|[%‰°]|[A-Za-z]+(?:\d+[A-Za-z]*)?)?(?:[-\u2010\u2011]\d+)?
    | [^\W\d_][^\W_]*
      (?:[\u00ad\u200b-\u200d\u2060\ufeff]?(?:['’\u2019\-\u2010\u2011.](?=[^\W_]))?[^\W_]+)*
    | \S
    """,
    re.VERBOSE,
)

_PLAIN = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "‚": "'",
        "‛": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "‟": '"',
        "«": '"',
        "»": '"',
        "‐": "-",
        "‑": "-",
        "‒": "-",
        "–": "-",
        "—": "-",
        "―": "-",
        "−": "-",
        "…": ".",
        "\u00ad": "",
        "\u200b": "",
        "\u200c": "",
        "\u200d": "",
        "\u2060": "",
        "\ufeff": "",
    }
)

# In capitals these are other words: "it" is not "IT", "who" is not the WHO.
_OTHER_WORD_IN_CAPITALS = frozenset({"IT", "US", "WHO", "AIDS", "LED", "IS", "ET"})


class Tokens:
    """The tokens of one text.

    >>> tokens = Tokens("In section 16E(3), “may” costs £5,000.")
    >>> tokens.words()
    ['In', 'section', '16E', '(3)', ',', '“', 'may', '”', 'costs', '£5,000', '.']
    """

    __slots__ = ("ends", "keys", "starts", "text")

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        """Cut ``text[start:end]``; offsets stay those of ``text``."""
        self.text = text
        found = list(_TOKEN.finditer(text, start, len(text) if end is None else end))
        self.starts: list[int] = [match.start() for match in found]
        self.ends: list[int] = [match.end() for match in found]
        self.keys: list[str] = [key(match[0]) for match in found]

    @classmethod
    def of_lines(cls, text: str, breaks: Sequence[int]) -> Tokens:
        """Cut a text into its lines instead of its words, each into its number and the rest.

        Args:
            text: the whole text.
            breaks: offsets of the spaces between two lines.
        """
        tokens = cls(text, len(text))
        starts, ends = [0, *(at + 1 for at in breaks)], [*breaks, len(text)]
        lines = [
            text[start:end].casefold().translate(_PLAIN)
            for start, end in zip(starts, ends, strict=True)
        ]
        for start, end, line, following in zip(starts, ends, lines, [*lines[1:], ""], strict=True):
            number, _, heading = line.partition(" ")
            # A number is the same only where its heading is: else numbers meet, not headings.
            if not number[:1].isdigit():
                tokens._add(start, end, line)
            elif heading:
                tokens._add(start, start + len(number), line)
                tokens._add(start + len(number) + 1, end, heading)
            else:
                tokens._add(start, end, f"{number} {following}")
        return tokens

    def _add(self, start: int, end: int, key: str) -> None:
        self.starts.append(start)
        self.ends.append(end)
        self.keys.append(key)

    def __len__(self) -> int:
        return len(self.keys)

    def words(self) -> list[str]:
        """The tokens as they are written."""
        return [self.text[s:e] for s, e in zip(self.starts, self.ends, strict=True)]


@lru_cache(maxsize=32768)
def key(token: str) -> str:
    """What makes two tokens the same word.

    >>> key("Board") == key("board"), key("(a)") == key("(A)"), key("it") == key("IT")
    (True, False, False)
    """
    if not token.isascii():
        token = unicodedata.normalize("NFC", token).translate(_PLAIN) or token
    if token[0] in "£€$" and len(token) > 1:
        return "".join(token.split())
    if token[0] == "(" or token[0].isdigit() or token in _OTHER_WORD_IN_CAPITALS:
        return token
    return token.casefold()


def plain(text: str) -> str:
    """Text with curly quotes, dashes and special spaces as typewriters have them.

    >>> plain("a “good” day")
    'a "good" day'
    """
    if not text.isascii():
        # A look for each of these signs is a hundredth of translating a long text letter by letter.
        for code, plain_ in _PLAIN.items():
            sign = chr(code)
            if sign in text:
                text = text.replace(sign, plain_)
    return " ".join(text.split())
