"""Building a provision's own text from pieces of a file."""

from __future__ import annotations

import re

from lawdiff.prints.model import LineMark

# Only what a file's layout brings: no-break and other special spaces are the print's own.
_LAYOUT = re.compile(r"[ \t\r\n\f]+")

Place = tuple[int, int]
"""Page and line."""


class Words:
    r"""Own text in the making: layout collapsed, block boundaries one space, places kept.

    >>> words = Words()
    >>> words.add("The regulator  must\n")
    >>> words.break_()
    >>> words.add("publish it")
    >>> words.text, words.breaks
    ('The regulator must publish it', [18])
    """

    __slots__ = ("_broken", "_parts", "_spaced", "breaks", "first", "length", "lines")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._spaced = False
        self._broken = False
        self.length = 0
        self.breaks: list[int] = []
        self.lines: list[LineMark] = []
        self.first: Place | None = None

    def add(self, chunk: str, place: Place | None = None) -> None:
        """Add running text; ``place`` is the page and line the file is at."""
        if not chunk:
            return
        text = _LAYOUT.sub(" ", chunk)
        if text == " ":
            self._spaced = True
            return
        if text[0] == " ":
            self._spaced = True
            text = text[1:]
        trailing = text[-1] == " "
        if trailing:
            text = text[:-1]
        if self.length:
            if self._spaced or self._broken:
                if self._broken:
                    self.breaks.append(self.length)
                self._parts.append(" ")
                self.length += 1
        elif self.first is None:
            self.first = place
        self._parts.append(text)
        self.length += len(text)
        self._spaced = trailing
        self._broken = False

    def break_(self) -> None:
        """A block ends here, or begins."""
        self._broken = True

    def mark(self, page: int, line: int) -> None:
        """A printed line begins here."""
        self.lines.append(LineMark(self.position, page, line))

    @property
    def position(self) -> int:
        """Offset at which the next word will start."""
        return self.length + 1 if self.length and (self._spaced or self._broken) else self.length

    @property
    def text(self) -> str:
        """What was built so far."""
        return "".join(self._parts)
