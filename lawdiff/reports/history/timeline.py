"""The picture of a Bill's life: lines of clauses that run from print to print.

Columns are prints, each clause a line through its place in each. A line that begins is
new, one that ends in a cross was left out, a dashed one bridges prints in which the
clause did not stand. Made as plain figures here, and drawn by the template as SVG.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from lawdiff.history.model import History
from lawdiff.reports.history.concordance import BACK, ConcordanceLine
from lawdiff.reports.history.words import GROUPS, short_label
from lawdiff.reports.words import name_of, number_of

_COLUMN, _ROW, _TOP, _LEFT, _SIDE = 150, 15, 44, 8, 46
"""Widths and heights in SVG units: a column, a row, above, to the left, a number."""


_CSS = {
    "amended": "c",
    "reinstated": "n",
    "reinstated-amended": "n c",
    "introduced": "n",
    "moved-amended": "c",
}


class Line(Struct, frozen=True, gc=False):
    """One stretch of a clause between two prints."""

    path: str
    css: str
    title: str
    """What it says, for who rests on it."""


class Mark(Struct, frozen=True, gc=False):
    """A number, or the sign of a beginning or an end."""

    x: int
    y: int
    text: str
    css: str


class Timeline(Struct, frozen=True):
    """The picture."""

    width: int
    height: int
    heads: tuple[Mark, ...]
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    said: str
    """The same in a sentence."""


def timeline(history: History, concordance: Sequence[ConcordanceLine]) -> Timeline:
    """Draw the clauses and schedules of all prints; Parts are left out."""
    drawn = [line for line in concordance if not _group(history, line)]
    rows = [_rows(drawn, number) for number in range(len(history.prints))]
    lines: list[Line] = []
    marks: list[Mark] = []
    for line in drawn:
        _draw(line, rows, lines, marks)
    heads = tuple(
        Mark(_x(number), 16, name_of(read), "") for number, read in enumerate(history.prints)
    )
    return Timeline(
        width=_x(len(history.prints) - 1) + _SIDE + 60,
        height=_TOP + _ROW * max((len(found) for found in rows), default=0) + 8,
        heads=heads,
        lines=tuple(lines),
        marks=tuple(marks),
        said=_in_words(history, drawn),
    )


def _group(history: History, line: ConcordanceLine) -> bool:
    return history.lineages[line.lineage].kind in GROUPS


def _rows(drawn: Sequence[ConcordanceLine], number: int) -> dict[int, int]:
    """Lineage → its row in a print's column, in print order."""
    stands = []
    for line in drawn:
        step = line.cells[number].step
        if step is not None and step.index is not None:
            stands.append((step.index, line.lineage))
    return {lineage: row for row, (_, lineage) in enumerate(sorted(stands))}


def _draw(
    line: ConcordanceLine,
    rows: Sequence[dict[int, int]],
    lines: list[Line],
    marks: list[Mark],
) -> None:
    before: int | None = None
    for number, cell in enumerate(line.cells):
        row = rows[number].get(line.lineage)
        if row is None:
            continue
        x, y = _x(number), _y(row)
        css = _CSS.get(cell.happened, "")
        marks.append(Mark(x, y + 4, short_label(cell.label), css))
        if before is not None:
            start_x, start_y = _x(before) + _SIDE, _y(rows[before][line.lineage])
            middle = (start_x + x - 4) // 2
            gap = " g" if number - before > 1 else ""
            lines.append(
                Line(
                    f"M{start_x} {start_y}C{middle} {start_y} {middle} {y} {x - 4} {y}",
                    f"{css}{gap}".strip(),
                    f"{line.cells[before].label} → {cell.label}: {line.heading}",
                )
            )
        following = rows[number + 1 :]
        if following and line.lineage not in following[0]:
            marks.append(Mark(x + _SIDE, y + 4, "×", "x"))
        before = number


def _x(number: int) -> int:
    return _LEFT + number * _COLUMN


def _y(row: int) -> int:
    return _TOP + row * _ROW


def _in_words(history: History, drawn: Sequence[ConcordanceLine]) -> str:
    """Each clause is counted once, so that first + came in - gone = last."""
    first, last = (sum(bool(line.cells[n].label) for line in drawn) for n in (0, -1))
    came = sum(not line.cells[0].label for line in drawn)
    gone = sum(not line.cells[-1].label for line in drawn)
    back = [line for line in drawn if any(cell.happened in BACK for cell in line.cells)]
    names = [name_of(read) for read in (history.prints[0], history.prints[-1])]
    said = (
        f"{number_of(first, 'clause or schedule', 'clauses and schedules')} in {names[0]}, {last} "
        f"in {names[1]}, {number_of(len(history.prints), 'print')} in all: {came} came in on the "
        f"way, {gone} {'is' if gone == 1 else 'are'} gone at the end."
    )
    if not back:
        return said
    again = sum(not line.cells[-1].label for line in back)
    said += f" {len(back)} {'was' if len(back) == 1 else 'were'} left out and came back"
    return f"{said}, and {again} of those went again." if again else f"{said}."
