"""Tables: the same words in another column or row say something else.

The words of a table are those of its cells in order, so a sum that leaves the column of small
boats for that of large ones need not change a word. Where the cells stand is compared too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lawdiff.comparison.model import Change
from lawdiff.comparison.tokens import plain
from lawdiff.comparison.words import Edit, differing
from lawdiff.prints.model import Cell, Provision, Table

WHY = "The same words stand elsewhere in the table: in another column, row or cell."

_MARKS = " ,;:."
"""What may end the words of a cell without making them others."""


class _Placed(NamedTuple):
    """Words of a cell, where it stands, and how many columns and rows it reaches over."""

    column: int
    words: str
    start: int
    end: int
    columns: int = 1
    rows: int = 1


_Row = tuple[_Placed, ...]
_Move = tuple[_Placed, _Placed]


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
        found = _with_table(old, new, found, _rows(a, old.text), _rows(b, new.text))
    heading = [change for change in found if change.field != "text"]
    told = [change for change in found if change.field == "text"]
    return heading + sorted(told, key=lambda c: (c.old_start, c.new_start))


def _with_table(
    old: Provision, new: Provision, found: list[Change], a: list[_Row], b: list[_Row]
) -> list[Change]:
    """The changes, with one for the first words of a table that stand elsewhere untold."""
    grave = [change for change in found if change.significance == "substantive"]
    moves = [
        move for move in _moved(a, b, grave) if not any(_meets(change, *move) for change in grave)
    ]
    if not moves:
        return found
    moves.sort(key=lambda move: any(_meets(change, *move) for change in found))
    every = [cell for row in a for cell in row], [cell for row in b for cell in row]
    for was, now in (*moves, (_whole(every[0]), _whole(every[1]))):
        told = _instead(old, new, found, was, now)
        if told is not None:
            return told
    return [*found, _change(old, new, *moves[0])]


def _instead(
    old: Provision, new: Provision, found: list[Change], was: _Placed, now: _Placed
) -> list[Change] | None:
    """The changes with that one among them, and in place of those it meets.

    ``None`` where the words before or after it would not be the same in both texts.
    """
    while met := [change for change in found if _meets(change, was, now)]:
        found = [change for change in found if change not in met]
        was, now = _wider(was, now, met)
    told = [change for change in found if change.field == "text"]
    before = [c for c in told if c.old_end <= was.start and c.new_end <= now.start]
    after = [c for c in told if c not in before]
    i1 = max((c.old_end for c in before), default=0)
    j1 = max((c.new_end for c in before), default=0)
    i2 = min((c.old_start for c in after), default=len(old.text))
    j2 = min((c.new_start for c in after), default=len(new.text))
    if _signs(old.text[i1 : was.start]) != _signs(new.text[j1 : now.start]) or (
        _signs(old.text[was.end : i2]) != _signs(new.text[now.end : j2])
    ):
        return None
    return [*found, _change(old, new, was, now)]


def _wider(was: _Placed, now: _Placed, met: list[Change]) -> _Move:
    """Both places, and what those changes are of."""
    return (
        was._replace(
            start=min(was.start, *(c.old_start for c in met)),
            end=max(was.end, *(c.old_end for c in met)),
        ),
        now._replace(
            start=min(now.start, *(c.new_start for c in met)),
            end=max(now.end, *(c.new_end for c in met)),
        ),
    )


def _signs(text: str) -> str:
    return "".join(plain(text).split())


def _rows(table: Table, text: str) -> list[_Row]:
    """The rows of a table that hold words; columns that hold none anywhere are not counted."""
    placed = [
        [(column, cell) for column, cell in row if text[cell.start : cell.end].strip()]
        for row in _laid_out(table)
    ]
    columns = sorted({column for row in placed for column, _ in row})
    lines = [n for n, row in enumerate(placed) if row]
    return [
        tuple(
            _Placed(
                column=bisect_left(columns, column),
                words=text[cell.start : cell.end].strip(),
                start=cell.start,
                end=cell.end,
                columns=_reach(columns, column, cell.colspan),
                rows=_reach(lines, n, cell.rowspan),
            )
            for column, cell in placed[n]
        )
        for n in lines
    ]


def _reach(counted: list[int], at: int, span: int) -> int:
    """How many of the columns or rows that are counted a cell reaches over."""
    return bisect_left(counted, at + span) - bisect_left(counted, at)


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


def _moved(old: list[_Row], new: list[_Row], grave: list[Change]) -> list[_Move]:
    """Words that stand in another cell, in either table."""
    a, b = ([cell for row in rows for cell in row] for rows in (old, new))
    if not a or not b:
        return []
    every = _whole(a), _whole(b)
    if " ".join(map(_words, old)) == " ".join(map(_words, new)):
        if [cell.words for cell in a] != [cell.words for cell in b]:
            return [every]
        return _one_by_one(a, b, old, new)
    if _width(old) != _width(new):
        # A column that comes or goes does so with its words, if those are told.
        return [] if any(_meets(change, *every) for change in grave) else [every]
    met = _met(old, new)
    back = {j: i for i, j in met.items()}
    moves: list[_Move] = []
    for i, j in met.items():
        for was, now in _meeting(old[i], new[j]):
            over = {met[n] for n in range(i, i + was.rows) if n in met}
            reached = {n for n in range(j, j + now.rows) if n in back}
            if (was.column, was.columns) != (now.column, now.columns) or over != reached:
                moves.append((was, now))
    return moves


def _one_by_one(
    a: list[_Placed], b: list[_Placed], old: list[_Row], new: list[_Row]
) -> list[_Move]:
    """Cells of the same words in another place."""
    rows = [[n for n, row in enumerate(table) for _ in row] for table in (old, new)]
    return [
        (was, now)
        for n, (was, now) in enumerate(zip(a, b, strict=True))
        if (was.column, was.columns, was.rows) != (now.column, now.columns, now.rows)
        or rows[0][n] != rows[1][n]
    ]


def _met(old: list[_Row], new: list[_Row]) -> dict[int, int]:
    """Rows of the old table and what became of them, where as many come as go."""
    met: dict[int, int] = {}
    i = j = 0
    a, b = [_key(_words(row)) for row in old], [_key(_words(row)) for row in new]
    for edit in (*differing(a, b), Edit(len(a), len(a), len(b), len(b))):
        met |= zip(range(i, edit.i1), range(j, edit.j1), strict=True)
        if edit.i2 - edit.i1 == edit.j2 - edit.j1:
            met |= zip(range(edit.i1, edit.i2), range(edit.j1, edit.j2), strict=True)
        i, j = edit.i2, edit.j2
    return met


def _meeting(old: _Row, new: _Row) -> list[_Move]:
    """Cells of a row that are the same: in order if all are, else those that stand once in each."""
    a, b = [_key(cell.words) for cell in old], [_key(cell.words) for cell in new]
    if a == b:
        return list(zip(old, new, strict=True))
    if "".join(a) == "".join(b):
        return [(_whole(list(old)), _whole(list(new))._replace(column=-1))]
    one, other = Counter(a), Counter(b)
    at = {key: cell for key, cell in zip(b, new, strict=True) if other[key] == 1}
    return [
        (cell, at[key]) for key, cell in zip(a, old, strict=True) if one[key] == 1 and key in at
    ]


def _whole(cells: list[_Placed]) -> _Placed:
    return _Placed(0, "", cells[0].start, cells[-1].end)


def _words(row: _Row) -> str:
    return " ".join(cell.words for cell in row)


def _key(words: str) -> str:
    """The words of a cell or row without the marks at their end, if there is more to them."""
    return words.rstrip(_MARKS) or words


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
