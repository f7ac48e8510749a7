"""Tables among a provision's words: a table stays a table, changed or not.

Cells open and close by their offsets in the text, so that what changed in a cell is
marked in it. A line of the table that was left out whole stands as a line again,
struck, where it stood.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from lawdiff.comparison.model import Row
from lawdiff.prints.model import Cell, Table
from lawdiff.reports.escaping import esc
from lawdiff.reports.flow import DELETED, Event
from lawdiff.reports.marked import Segment

SCROLL = '<div class="tb" tabindex="0" role="group" aria-label="Table">'
"""Around a table, so that a wide one scrolls by itself, with the keyboard too."""


class Lost(Struct, frozen=True):
    """Lines of a table that were left out."""

    events: list[Event]
    shown: frozenset[int]
    """``old_start`` of the changes that the lines show: they need not be shown again."""


def table_events(tables: Sequence[Table]) -> list[Event]:
    """Events for the tables of a text: rows and cells open and close by offset."""
    events: list[Event] = []
    order = 1.0
    for table in tables:
        caption = f"<caption>{esc(table.caption)}</caption>" if table.caption else ""
        events.append(
            Event(table.start, order, "table", f'{SCROLL}<table class="law">{caption}', table.end)
        )
        for cells in table.rows:
            first = cells[0].start if cells else table.end
            scope = "col" if all(cell.header for cell in cells) else "row"
            order += 1
            events.append(Event(first, order, "row", "<tr>"))
            for cell in cells:
                order += 1
                header = cell.header and cell.end > cell.start
                opened = f'<th scope="{scope}"' if header else "<td"
                events.append(
                    Event(cell.start, order, "cell", f"{opened}{_spans(cell)}>", cell.end)
                )
        order += 1
        events.append(Event(table.end, order, "end", "</table></div>"))
    return events


def _spans(cell: Cell) -> str:
    return "".join(
        f' {key}="{value}"'
        for key, value in (("colspan", cell.colspan), ("rowspan", cell.rowspan))
        if value > 1
    )


def lost_lines(row: Row, parts: Sequence[Segment], events: Sequence[Event], ident: str) -> Lost:
    """The lines of the old tables that were left out whole, as events among the new ones.

    Args:
        row: a pair of provisions with tables on both sides.
        parts: its text, cut where it changed.
        events: the events of the new tables.
        ident: id of the provision on the page, for the ids of its changes.
    """
    assert row.old is not None
    gone = [part for part in parts if part.change is not None and part.old]
    if not gone:
        return Lost([], frozenset())
    numbers = {
        part.old_start: count
        for count, part in enumerate((p for p in parts if p.change is not None), 1)
    }
    found: list[Event] = []
    covered: list[tuple[int, int]] = []
    for table in row.old.tables:
        for cells in table.rows:
            if not cells or not _whole(row.old.text, cells, gone):
                continue
            start, end = cells[0].start, cells[-1].end
            covered.append((start, end))
            name = next((n for at, n in numbers.items() if start <= at < end), None)
            html = _line(row.old.text, cells, f"{ident}--change-{name}" if ident and name else "")
            at, order = _place(start, parts, events)
            found.append(Event(at, order + 0.001 * len(found), "row", html))
    shown = frozenset(
        part.old_start
        for part in gone
        if _inside(part.old_start, part.old_start + len(part.old), covered, row.old.text)
    )
    kept = [
        event
        for event, (start, end) in zip(found, covered, strict=True)
        if any(start <= at < end for at in shown)
    ]
    return Lost(kept, shown)


def _whole(text: str, cells: Sequence[Cell], gone: Sequence[Segment]) -> bool:
    """Every word of these cells was left out, and there are some."""
    words = 0
    for cell in cells:
        if not text[cell.start : cell.end].strip():
            continue
        words += 1
        if not any(
            part.old_start <= cell.start and cell.end <= part.old_start + len(part.old)
            for part in gone
        ):
            return False
    return words > 0


def _inside(start: int, end: int, covered: Sequence[tuple[int, int]], text: str) -> bool:
    """All words from start to end stand in lines that are shown."""
    left = [
        offset
        for offset, character in enumerate(text[start:end], start)
        if not character.isspace() and not any(a <= offset < b for a, b in covered)
    ]
    return not left


def _line(text: str, cells: Sequence[Cell], ident: str) -> str:
    parts = ['<tr class="out">']
    for number, cell in enumerate(cells):
        words = esc(text[cell.start : cell.end])
        named = f' id="{ident}"' if ident and number == 0 else ""
        filled = f"<del{named}>{DELETED}{words}</del>" if words.strip() else ""
        parts.append(f"<td{_spans(cell)}>{filled}</td>")
    parts.append("</tr>")
    return "".join(parts)


def _place(old: int, parts: Sequence[Segment], events: Sequence[Event]) -> tuple[int, float]:
    """Before which line of the new tables a lost line goes."""
    at = forward(old, parts)
    for event in events:
        if event.what in ("row", "end") and event.at >= at:
            return event.at, event.order - 0.5
    return at, 0.0


def forward(at: int, parts: Sequence[Segment]) -> int:
    """Where an offset of the old text is in the new one."""
    for part in parts:
        end = part.old_start + len(part.old)
        if at <= end:
            if part.change is not None:
                return part.new_start if at < end else part.new_start + len(part.new)
            return part.new_start + min(at - part.old_start, len(part.new))
    return parts[-1].new_start + len(parts[-1].new) if parts else 0
