"""Tables: the same words in another column or row say something else.

The words of a table are those of its cells in order, so a sum that leaves the column of small
boats for that of large ones need not change a word. Where the cells stand is compared too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lawdiff.comparison.model import Change
from lawdiff.comparison.words import differing
from lawdiff.prints.model import Cell, Provision, Table

WHY = "The same words stand elsewhere in the table: in another column, row or cell."


class _Placed(NamedTuple):
    """Words of a cell, and where it stands."""

    column: int
    words: str
    start: int
    end: int


_Row = tuple[_Placed, ...]


def with_tables(old: Provision, new: Provision, changes: Sequence[Change]) -> list[Change]:
    """The changes of a text, with one for each table whose words stand in other cells, in order.

    Args:
        old: the old provision.
        new: the new provision.
        changes: between their texts, those of the heading first.
    """
    found = list(changes)
    if len(old.tables) != len(new.tables):
        return found  # a table that comes or goes does so with its words
    for a, b in zip(old.tables, new.tables, strict=True):
        moved = _moved(_rows(a, old.text), _rows(b, new.text))
        if moved is not None and not any(_meets(change, *moved) for change in found):
            found.append(_change(old, new, *moved))
    heading = [change for change in found if change.field != "text"]
    told = [change for change in found if change.field == "text"]
    return heading + sorted(told, key=lambda c: (c.old_start, c.new_start))


def _rows(table: Table, text: str) -> list[_Row]:
    """The rows of a table that hold words; columns that hold none anywhere are not counted."""
    placed = [
        [(column, cell) for column, cell in row if text[cell.start : cell.end].strip()]
        for row in _laid_out(table)
    ]
    columns = sorted({column for row in placed for column, _ in row})
    rank = {column: n for n, column in enumerate(columns)}
    return [
        tuple(
            _Placed(rank[column], text[cell.start : cell.end].strip(), cell.start, cell.end)
            for column, cell in row
        )
        for row in placed
        if row
    ]


def _laid_out(table: Table) -> Iterator[list[tuple[int, Cell]]]:
    """Each row's cells with the column they begin in: a cell may reach over rows and columns."""
    taken: dict[int, int] = {}
    for row in table.rows:
        column = 0
        out: list[tuple[int, Cell]] = []
        reaching: dict[int, int] = {}
        for cell in row:
            while column in taken:
                column += 1
            out.append((column, cell))
            if cell.rowspan > 1:
                reaching |= dict.fromkeys(range(column, column + cell.colspan), cell.rowspan)
            column += cell.colspan
        taken = {c: left - 1 for c, left in (taken | reaching).items() if left > 1}
        yield out


def _moved(old: list[_Row], new: list[_Row]) -> tuple[_Placed, _Placed] | None:
    """The first words that stand in another cell, in either table."""
    a, b = [_words(row) for row in old], [_words(row) for row in new]
    if " ".join(a) == " ".join(b):
        return _first([c for row in old for c in row], [c for row in new for c in row], old, new)
    if _width(old) != _width(new):
        return None  # a column that comes or goes does so with its words
    i = j = 0
    for edit in (*differing(a, b), None):
        i2 = edit.i1 if edit else len(a)
        for one, other in zip(old[i:i2], new[j : j + i2 - i], strict=True):
            for was, now in zip(one, other, strict=False):
                if (was.column, was.words) != (now.column, now.words):
                    return was, now
        if edit:
            i, j = edit.i2, edit.j2
    return None


def _first(
    a: list[_Placed], b: list[_Placed], old: list[_Row], new: list[_Row]
) -> tuple[_Placed, _Placed] | None:
    """The first cell of the same words in another place; the whole table if it is cut otherwise."""
    rows = [[n for n, row in enumerate(table) for _ in row] for table in (old, new)]
    for n, (was, now) in enumerate(zip(a, b, strict=False)):
        if was.words != now.words:
            return _whole(a), _whole(b)
        if was.column != now.column or rows[0][n] != rows[1][n]:
            return was, now
    return None


def _whole(cells: list[_Placed]) -> _Placed:
    return _Placed(0, "", cells[0].start, cells[-1].end)


def _words(row: _Row) -> str:
    return " ".join(cell.words for cell in row)


def _width(rows: list[_Row]) -> int:
    return len({cell.column for row in rows for cell in row})


def _meets(change: Change, was: _Placed, now: _Placed) -> bool:
    return change.field == "text" and (
        (change.old_start < was.end and was.start < change.old_end)
        or (change.new_start < now.end and now.start < change.new_end)
    )


def _change(old: Provision, new: Provision, was: _Placed, now: _Placed) -> Change:
    return Change(
        kind="list",
        significance="substantive",
        old_text=old.text[was.start : was.end],
        new_text=new.text[now.start : now.end],
        old_start=was.start,
        old_end=was.end,
        new_start=now.start,
        new_end=now.end,
        why=WHY,
    )
