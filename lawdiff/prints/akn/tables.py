"""Tables: their words run on in the provision's text, their cells are slices of it."""

from __future__ import annotations

from typing import Protocol

from lxml import etree

from lawdiff.prints.akn.drafts import Draft, Text
from lawdiff.prints.akn.vocabulary import local_name
from lawdiff.prints.model import Cell, Table
from lawdiff.prints.numbers import counted
from lawdiff.prints.words import LAYOUT

_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_UNSEEN = frozenset({"caption", "script", "style"})
_COLUMNS = frozenset({"colgroup", "col"})
_WIDEST = 1000
"""Most columns or rows a cell is believed to span."""


class Walker(Protocol):
    """What reads the contents of a cell."""

    def contents(self, element: etree._Element, draft: Draft, text: Text) -> None:
        """Take a block's words into ``text``."""

    def instruction(self, element: etree._ProcessingInstruction, text: Text | None) -> None:
        """Heed a processing instruction."""


def read_table(walk: Walker, element: etree._Element, draft: Draft, text: Text) -> None:
    """Take a table's words into ``text`` and note where its cells are.

    A caption stands in the text before the table. Words that a file puts between cells are
    cells of their own, so that whoever draws the table loses none of them.
    """
    text.broken = True
    for child in element:
        if isinstance(child.tag, str) and local_name(child.tag) == "caption":
            walk.contents(child, draft, text)
    place = len(text.tables)
    spot = text.spot()
    reader = _Rows(walk, draft, text)
    reader.read(element, header=False)
    if any(reader.rows):
        # A table in one of its cells was noted first, but begins later.
        table = Table(text.start_from(spot), text.length, tuple(reader.rows))
        text.tabulate(place, table)


class _Rows:
    """The rows of one table, in the order of the file."""

    def __init__(self, walk: Walker, draft: Draft, text: Text) -> None:
        self.rows: list[tuple[Cell, ...]] = []
        self._walk = walk
        self._draft = draft
        self._text = text

    def read(self, element: etree._Element, header: bool) -> None:
        """Read a table or one of its groups of rows."""
        self._between_rows(element.text)
        for child in element:
            if not isinstance(child.tag, str):
                self._aside(child)
            else:
                name = local_name(child.tag)
                if name == "tr":
                    self.rows.append(self._row(child, header))
                elif name in _GROUPS:
                    self.read(child, header or name == "thead")
                elif name not in _UNSEEN and (name not in _COLUMNS or _says_something(child)):
                    self.rows.append((self._cell(child, header=False),))
            self._between_rows(child.tail)

    def _row(self, row: etree._Element, header: bool) -> tuple[Cell, ...]:
        cells = self._stray(row.text)
        for child in row:
            if not isinstance(child.tag, str):
                self._aside(child)
            else:
                cells.append(self._cell(child, header))
            cells.extend(self._stray(child.tail))
        return tuple(cells)

    def _cell(self, element: etree._Element, header: bool) -> Cell:
        spot = self._text.spot()
        self._walk.contents(element, self._draft, self._text)
        return Cell(
            start=self._text.start_from(spot),
            end=self._text.length,
            header=header or local_name(element.tag) == "th",
            colspan=_span(element.get("colspan")),
            rowspan=_span(element.get("rowspan")),
        )

    def _aside(self, child: etree._Element) -> None:
        if isinstance(child, etree._ProcessingInstruction):
            self._walk.instruction(child, self._text)

    def _between_rows(self, words: str | None) -> None:
        cells = self._stray(words)
        if cells:
            self.rows.append(tuple(cells))

    def _stray(self, words: str | None) -> list[Cell]:
        if not words or not words.strip(LAYOUT):
            return []
        text = self._text
        text.broken = True
        spot = text.spot()
        text.add(words)
        text.broken = True
        return [Cell(text.start_from(spot), text.length)]


def _says_something(element: etree._Element) -> bool:
    return any(not str(words).isspace() for words in element.itertext())


def _span(value: str | None) -> int:
    span = counted(value or "") or 1
    return span if span <= _WIDEST else 1
