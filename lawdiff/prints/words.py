"""Building a provision's own text from pieces of a file."""

from __future__ import annotations

import re

from lawdiff.prints.model import LineMark

# Only what a file's layout brings: no-break and other special spaces are the print's own.
LAYOUT = " \t\r\n"
_RUNS = re.compile(r"[ \t\r\n]+")

Place = tuple[int, int]
"""Page and line."""


class Words:
    r"""Own text in the making: layout collapsed, block boundaries one space, places kept.

    >>> words = Words()
    >>> words.add("The regulator  must\n")
    >>> words.broken = True
    >>> words.add("publish it")
    >>> words.text, words.breaks
    ('The regulator must publish it', [18])
    """

    __slots__ = ("_marks", "_parts", "breaks", "broken", "first", "length", "lines", "spaced")

    def __init__(self) -> None:
        # What most texts lack is made when it is first needed.
        self.breaks: list[int] | tuple[()] = ()
        self.lines: list[LineMark] | tuple[()] = ()
        self.first: Place | None = None
        """Page and line of the first word."""
        self.length = 0
        self.broken = False
        """A block ended, or began, since the last word."""
        self.spaced = False
        """White space stands after the last word."""
        self._marks: list[Place] | tuple[()] = ()
        self._parts: list[str] = []

    def add(self, chunk: str, place: Place | None = None) -> None:
        """Add running text; ``place`` is the page and line the file is at."""
        text = chunk.strip(LAYOUT)
        if not text:
            if chunk:
                self.spaced = True
            return
        if "\n" in text or "  " in text or "\t" in text or "\r" in text:
            text = _RUNS.sub(" ", text)
        length = self.length
        if length:
            if self.broken:
                if self.breaks:
                    self.breaks.append(length)
                else:
                    self.breaks = [length]
                self._parts.append(" ")
                length += 1
            elif self.spaced or chunk[0] in LAYOUT:
                self._parts.append(" ")
                length += 1
        elif self.first is None:
            self.first = place
        if self._marks:
            self._begin_lines(length)
        self._parts.append(text)
        self.length = length + len(text)
        self.spaced = text is not chunk and chunk[-1] in LAYOUT
        self.broken = False

    def mark(self, place: Place) -> None:
        """A printed line begins with the next word."""
        if self._marks:
            self._marks.append(place)
        else:
            self._marks = [place]

    def _begin_lines(self, at: int) -> None:
        begun = [LineMark(at, page, line) for page, line in self._marks]
        if self.lines:
            self.lines.extend(begun)
        else:
            self.lines = begun
        self._marks = ()

    def finish(self) -> str:
        """The text; lines that were to begin with a further word begin at its end."""
        if self._marks:
            self._begin_lines(self.length)
        return self.text

    def spot(self) -> tuple[int, int]:
        """Where the text has got to; for :meth:`start_from`."""
        return self.length, len(self._parts)

    def start_from(self, spot: tuple[int, int]) -> int:
        """Offset of the first word added since ``spot``; the end where there was none."""
        length, parts = spot
        return length + (len(self._parts) > parts and self._parts[parts] == " ")

    def since(self, spot: tuple[int, int]) -> str:
        """The words added since ``spot``."""
        return "".join(self._parts[spot[1] :])

    @property
    def text(self) -> str:
        """What was built so far."""
        parts = self._parts
        return parts[0] if len(parts) == 1 else "".join(parts)
