"""The level of a numbered paragraph, from its number alone: HTML has no columns."""

from __future__ import annotations

import re

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_NUMERAL = re.compile(r"[ivxlc]+")


def roman(letters: str) -> int:
    """The value of a numeral in small letters; 0 where it is none.

    >>> [roman(n) for n in ("i", "iv", "ix", "xii", "b")]
    [1, 4, 9, 12, 0]
    """
    if not _NUMERAL.fullmatch(letters):
        return 0
    total = 0
    for at, letter in enumerate(letters):
        value = _ROMAN[letter]
        total += -value if any(_ROMAN[n] > value for n in letters[at + 1 : at + 2]) else value
    return total


class Levels:
    """Levels 1 for "(1)", 2 for "(a)", 3 for "(i)", in the order the numbers come.

    >>> levels = Levels()
    >>> [levels.of(n) for n in ("(1)", "(a)", "(i)", "(ii)", "(b)", "(2)", "(h)", "(i)")]
    [1, 2, 3, 3, 2, 1, 2, 2]
    """

    def __init__(self) -> None:
        self._letter = ""
        self._numeral = 0

    def of(self, number: str) -> int:
        """The level of the next number."""
        bare = number.strip("()“")
        if any(c.isdecimal() for c in bare):
            self._letter, self._numeral = "", 0
            return 1
        value = roman(bare)
        begins = value == 1 and self._letter not in ("", "h")
        if value and (begins or (self._numeral and value == self._numeral + 1)):
            self._numeral = value
            return 3
        self._letter, self._numeral = bare, 0
        return 2
