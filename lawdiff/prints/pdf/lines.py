"""What the reader works on: printed lines, with the place and the type of every word."""

from __future__ import annotations

from msgspec import Struct


class Word(Struct, frozen=True, gc=False, array_like=True):
    """One run of characters without white space, in one type."""

    text: str
    left: float
    """Points from the left edge of the page."""
    right: float
    bold: bool
    italic: bool
    size: float
    """Points."""
    glued: bool = False
    """No space stands before it: it is the same word in another type."""


class Line(Struct, frozen=True, array_like=True):
    """One printed line."""

    page: int
    """Leaf of the file, from 0."""
    base: float
    """Points from the top of the page to the line's foot."""
    words: tuple[Word, ...]

    @property
    def left(self) -> float:
        """Where its first word begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where its last word ends."""
        return self.words[-1].right

    @property
    def size(self) -> float:
        """The type size of most of it."""
        return max(self.words, key=lambda word: len(word.text)).size

    @property
    def text(self) -> str:
        """Its words."""
        return said(self.words)


class Leaf(Struct, frozen=True, array_like=True):
    """One page of the file."""

    width: float
    height: float
    lines: tuple[Line, ...]
    rules: tuple[tuple[float, float, float], ...]
    """Horizontal rules: left, right, points from the top."""
    pictures: int
    """How many pictures stand on it."""


def said(words: tuple[Word, ...] | list[Word]) -> str:
    """Words as text.

    >>> said([Word("11A", 0, 9, False, False, 11.0), Word("(1)", 9, 12, False, False, 11.0, True)])
    '11A(1)'
    """
    parts: list[str] = []
    for word in words:
        if parts and not word.glued:
            parts.append(" ")
        parts.append(word.text)
    return "".join(parts)
