"""The words of tables and formulae: kept as printed, and marked as not compared further.

A formula's parts and a table's cells are told by their place on the page, which lines of words
cannot say. So the words are kept, in the order of rows and cells, where a changed word shows as
one; that no more than that is compared is said where they stand and in the print's warnings.
"""

from __future__ import annotations

import re

from lawdiff.prints.model import Cell, Formula, Table
from lawdiff.prints.pdf.blocks import Block
from lawdiff.prints.pdf.drafts import Draft
from lawdiff.prints.pdf.lines import Word, said
from lawdiff.prints.pdf.pages import Row

TABLE_MARK = "[table: not compared]"
"""Printed as the caption of each table."""
FORMULA_MARK = "formula: not compared"
"""Printed beside each formula's words."""
_CELL_GAP = 9.0
"""Points between two cells, at least."""
_TIMES = re.compile(r"(?<=[A-Z0-9])\s*x\s*(?=[A-Z0-9])")

Grid = list[tuple[Row, list[list[Word]]]]
"""Rows of a table, each with the line it starts on and the words of its cells."""


def add_table(draft: Draft, block: Block, skip: int, leading: float) -> None:
    """Take a table's words, cell by cell; ``skip`` characters of the first belong to a quote."""
    rows = []
    words = draft.words
    start = -1
    words.broken = True
    for row, cells in _grid(block, leading):
        words.mark((row.page, row.line))
        made = []
        for cell in cells:
            text = said(cell)[skip:]
            skip = 0
            words.broken = True
            spot = words.spot()
            words.add(text, (row.page, row.line))
            at = words.start_from(spot)
            start = at if start < 0 else start
            made.append(Cell(at, words.length))
        rows.append(tuple(made))
    words.broken = True
    draft.tables.append(Table(max(start, 0), words.length, tuple(rows), TABLE_MARK))


def _grid(block: Block, leading: float) -> Grid:
    """A table's cells; lines a paragraph's leading apart go on in the cells above."""
    grid: Grid = []
    for row in block.rows:
        cells = _cells(row)
        if grid and 0 < row.gap < leading + 1.2:
            above = grid[-1][1]
            if all(any(abs(old[0].left - new[0].left) < 3 for old in above) for new in cells):
                for new in cells:
                    near = min(above, key=lambda old: abs(old[0].left - new[0].left))
                    near.extend(new)
                continue
        grid.append((row, cells))
    return grid


def _cells(row: Row) -> list[list[Word]]:
    cells: list[list[Word]] = []
    for word in row.words:
        if cells and word.left - cells[-1][-1].right < _CELL_GAP:
            cells[-1].append(word)
        else:
            cells.append([word])
    return cells


def add_formula(draft: Draft, block: Block) -> None:
    """Take a formula's words, from top to bottom."""
    words = draft.words
    words.broken = True
    row = block.first
    words.mark((row.page, row.line))
    spot = words.spot()
    words.add(_TIMES.sub(" x ", block.text), (row.page, row.line))
    draft.formulae.append(Formula(words.start_from(spot), words.length, image=FORMULA_MARK))
    words.broken = True
