"""Tables among a provision's words: a table stays a table, changed or not.

Cells open and close by their offsets in the text, so that what changed in a cell is
marked in it. A line of the table that was left out whole stands as a line again,
struck, where it stood.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

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
    changed = [part.old_start for part in parts if part.change is not None]
    place = _Lines(parts, events).place
    found: list[Event] = []
    covered: list[tuple[int, int]] = []
    for table in row.old.tables:
        for cells in table.rows:
            if not cells or not _whole(row.old.text, cells, gone):
                continue
            start, end = cells[0].start, cells[-1].end
            covered.append((start, end))
            first = bisect_left(changed, start)
            named = ident and first < len(changed) and changed[first] < end
            name = bisect_right(changed, changed[first]) if named else 0
            html = _line(row.old.text, cells, f"{ident}--change-{name}" if name else "")
            at, order = place(start)
            found.append(Event(at, order + 0.001 * len(found), "row", html))
    lines = _joined(covered)
    shown = sorted(
        part.old_start
        for part in gone
        if _inside(part.old_start, part.old_start + len(part.old), lines, row.old.text)
    )
    kept = [
        event
        for event, (start, end) in zip(found, covered, strict=True)
        if (first := bisect_left(shown, start)) < len(shown) and shown[first] < end
    ]
    return Lost(kept, frozenset(shown))


def _whole(text: str, cells: Sequence[Cell], gone: Sequence[Segment]) -> bool:
    """Every word of these cells was left out, and there are some."""
    words = 0
    for cell in cells:
        if not text[cell.start : cell.end].strip():
            continue
        words += 1
        before = bisect_right(gone, cell.start, key=_starts)
        if not before or _ends(gone[before - 1]) < cell.end:
            return False
    return words > 0


def _inside(start: int, end: int, lines: Sequence[tuple[int, int]], text: str) -> bool:
    """All words from start to end stand in lines that are shown."""
    at = start
    for first, last in lines[max(0, bisect_right(lines, (start, len(text))) - 1) :]:
        if first >= end:
            break
        if first > at and text[at:first].strip():
            return False
        at = max(at, last)
    return at >= end or not text[at:end].strip()


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """In order, and one for any that overlap: a line may hold a table in one of its cells."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _line(text: str, cells: Sequence[Cell], ident: str) -> str:
    parts = ['<tr class="out">']
    for number, cell in enumerate(cells):
        words = esc(text[cell.start : cell.end])
        named = f' id="{ident}"' if ident and number == 0 else ""
        filled = f"<del{named}>{DELETED}{words}</del>" if words.strip() else ""
        parts.append(f"<td{_spans(cell)}>{filled}</td>")
    parts.append("</tr>")
    return "".join(parts)


class _Lines:
    """Where the lines of the new tables begin."""

    def __init__(self, parts: Sequence[Segment], events: Sequence[Event]) -> None:
        self._parts = parts
        self._lines = [event for event in events if event.what in ("row", "end")]
        self._furthest = list(accumulate((event.at for event in self._lines), max))

    def place(self, old: int) -> tuple[int, float]:
        """Before which line of the new tables a lost line goes."""
        at = forward(old, self._parts)
        first = bisect_left(self._furthest, at)
        if first == len(self._lines):
            return at, 0.0
        return self._lines[first].at, self._lines[first].order - 0.5


def between_cells(ats: Iterable[int], tables: Sequence[Table]) -> set[int]:
    """Those offsets that stand in a table and within none of its cells."""
    cells = [c for table in tables for line in table.rows for c in line if c.end > c.start]
    starts, ends = (sorted(getattr(c, side) for c in cells) for side in ("start", "end"))
    opens, closes = (sorted(getattr(t, side) for t in tables) for side in ("start", "end"))
    return {
        at
        for at in ats
        if bisect_right(opens, at) > bisect_right(closes, at)
        and bisect_left(starts, at) == bisect_right(ends, at)
    }


def _starts(part: Segment) -> int:
    return part.old_start


def _ends(part: Segment) -> int:
    return part.old_start + len(part.old)


def forward(at: int, parts: Sequence[Segment]) -> int:
    """Where an offset of the old text is in the new one."""
    if not parts:
        return 0
    place = bisect_left(parts, at, key=_ends)
    if place == len(parts):
        return parts[-1].new_start + len(parts[-1].new)
    part = parts[place]
    if part.change is not None:
        return part.new_start if at < _ends(part) else part.new_start + len(part.new)
    return part.new_start + min(at - part.old_start, len(part.new))
