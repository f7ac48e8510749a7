"""Pages without what is not the Bill: headers, footers and margin numbers, lines counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from lawdiff.prints.pdf.lines import Leaf, Line, Word, said

_FOOTER = re.compile(r"(HL\s*Bill|HC\s*Bill|Bill|SP\s*Bill)\s*\S+.*\d+/\d+$")
_SIDE_SIZE = 8.5
"""The note beside a schedule's number ("Section 6") is printed no larger than this."""
BODY_LEADING = 13.3
"""Points from line to line within a paragraph, where a print does not tell."""


class Row(Struct):
    """One counted line of the Bill's text."""

    page: int
    line: int
    base: float
    words: tuple[Word, ...]
    left_edge: float
    """Where the page's column of text begins."""
    right_edge: float
    side: str = ""
    """The small note at the right of a schedule's number."""
    gap: float = 0.0
    """Points from the line above on the page; 0 for the first."""
    tabular: bool = False
    formula: bool = False

    @property
    def left(self) -> float:
        """Where its first word begins, from the column's edge."""
        return self.words[0].left - self.left_edge

    @property
    def right(self) -> float:
        """Where its last word ends, from the column's edge."""
        return self.words[-1].right - self.left_edge

    @property
    def width(self) -> float:
        """The width of the column."""
        return self.right_edge - self.left_edge

    @property
    def size(self) -> float:
        """The type size of most of it."""
        return max(self.words, key=lambda word: len(word.text)).size

    @property
    def text(self) -> str:
        """Its words."""
        return said(self.words)

    @property
    def bold(self) -> bool:
        """All of it is bold."""
        return all(word.bold for word in self.words)

    @property
    def italic(self) -> bool:
        """All of it is italic."""
        return all(word.italic for word in self.words)

    @property
    def centred(self) -> bool:
        """It stands in the middle of the column, away from both edges."""
        middle = abs((self.left + self.right) / 2 - self.width / 2) < 6
        return middle and self.left > 12

    @property
    def inward(self) -> bool:
        """It could stand in the middle of the column or of one further in: a quotation's."""
        middle = (self.left + self.right) / 2 > self.width / 2 - 6
        return middle and self.left > 12 and self.right < self.width - 12


class Sheet(Struct):
    """One numbered page of the print."""

    number: int
    rows: list[Row]
    anchors: list[tuple[float, int]]
    """Printed margin numbers: points from the top, number."""
    rules: list[tuple[float, float, float]]
    """Rules within the text."""
    pictures: int


def sheets(leaves: list[Leaf]) -> Iterator[Sheet]:
    """The pages of the Bill itself: those whose header has a number in figures."""
    for leaf in leaves:
        edges = _column(leaf)
        if edges is None:
            continue
        left, right, top = edges
        number = _page_number(leaf.lines, top, left, right)
        if number is not None:
            yield _sheet(leaf, number, left, right, top)


def _column(leaf: Leaf) -> tuple[float, float, float] | None:
    """Left and right edge of the text and the foot of the header above it."""
    for left, right, y in leaf.rules:
        if right - left > 0.55 * leaf.width and y < 0.2 * leaf.height:
            return left, right, y
    # A header without a rule: its line runs from edge to edge, small lines may follow it.
    for i, line in enumerate(leaf.lines[:2]):
        numbered = any(w.text.isdecimal() for w in (line.words[0], line.words[-1]))
        wide = line.right - line.left > 0.55 * leaf.width
        if numbered and wide and line.base < 0.13 * leaf.height:
            foot = line.base
            for below in leaf.lines[i + 1 : i + 4]:
                if below.size > 9.5 or below.base - foot > 12.5:
                    break
                foot = below.base
            return line.left, line.right, foot + 2
    return None


def _page_number(lines: tuple[Line, ...], top: float, left: float, right: float) -> int | None:
    """The number in the header, at its outer edge; upright if there are two."""
    found = []
    for line in lines:
        if line.base > top:
            break
        for word in (line.words[0], line.words[-1]):
            outer = word.left < left + 30 or word.right > right - 30
            if outer and word.text.isdecimal() and len(word.text) < 5:
                found.append((word.italic, int(word.text)))
    return min(found, key=lambda one: one[0])[1] if found else None


def _sheet(leaf: Leaf, number: int, left: float, right: float, top: float) -> Sheet:
    rows: list[Row] = []
    anchors: list[tuple[float, int]] = []
    for line in leaf.lines:
        if line.base <= top:
            continue
        inside = []
        for word in line.words:
            if word.left > right + 4 or word.right < left - 4:
                if word.text.isdecimal() and len(word.text) < 4 and word.text != "0":
                    anchors.append((line.base, int(word.text)))
            else:
                inside.append(word)
        if not inside:
            continue
        low = line.base / leaf.height
        if low > 0.93 or (low > 0.85 and _FOOTER.match(said(inside))):
            continue
        small = [
            word for word in inside if word.size <= _SIDE_SIZE and word.left > (left + right) / 2
        ]
        side = ""
        if small and len(small) < len(inside) and small == inside[-len(small) :]:
            side = said(small)
            inside = inside[: -len(small)]
        rows.append(Row(number, 0, line.base, tuple(inside), left, right, side))
    for above, below in pairwise(rows):
        below.gap = below.base - above.base
    rules = [rule for rule in leaf.rules if rule[2] > top + 4]
    return Sheet(number, rows, anchors, rules, leaf.pictures)


class Counted(Struct):
    """How the printed margin numbers agree with the lines counted."""

    agreed: int = 0
    printed: int = 0
    doubts: list[tuple[int, int, int]] = []
    """Page, printed number, line counted."""


def count_lines(sheet: Sheet, rows: list[Row], counted: Counted) -> None:
    """Number the lines of a page; a printed margin number is believed against the count.

    Headings count as lines; a formula counts as one, however many lines it is built of.
    """
    anchors: dict[int, int] = {}
    for base, number in sheet.anchors:
        if rows:
            at = min(range(len(rows)), key=lambda i: abs(rows[i].base - base))
            while at and rows[at].formula and rows[at - 1].formula and rows[at].gap < 24:
                at -= 1
            if abs(rows[at].base - base) < 16:
                anchors[at] = number
    line = 0
    for i, row in enumerate(rows):
        same = row.formula and i and rows[i - 1].formula and row.gap < 24
        if not same:
            line += 1
        if i in anchors:
            counted.printed += 1
            if anchors[i] == line:
                counted.agreed += 1
            else:
                counted.doubts.append((sheet.number, anchors[i], line))
                line = anchors[i]
        row.line = line
