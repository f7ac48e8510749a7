"""Tables that changed."""

from __future__ import annotations

from msgspec.structs import replace

from lawdiff.comparison.model import Comparison, Row
from lawdiff.prints.model import Cell, Table
from lawdiff.reports.marked import segments
from lawdiff.reports.tables import lost_lines, table_events

from .made import change, made


def without_a_line() -> Comparison:
    """The made comparison, but that a line was left out of the table in clause 4."""
    comparison = made()
    (at,) = [
        n
        for n, row in enumerate(comparison.rows)
        if row.old is not None and row.old.label == "clause 4"
    ]
    row = comparison.rows[at]
    assert row.old is not None
    assert row.new is not None
    text = "Vessel Fee Large £200"
    cells = (
        (Cell(0, 6, header=True), Cell(7, 10, header=True)),
        (Cell(11, 16), Cell(17, 21)),
    )
    new = replace(
        row.new,
        text=text,
        tables=(Table(0, len(text), cells, caption="Fees"),),
    )
    gone = replace(
        change(row.old, new, "Small £10", "", "list", "substantive"), new_start=11, new_end=11
    )
    rows = list(comparison.rows)
    rows[at] = Row(row.old, new, ("amended",), "content", 0.9, (gone,))
    return replace(comparison, rows=tuple(rows))


def test_a_lost_line_goes_before_the_line_that_followed_it() -> None:
    (row,) = [r for r in without_a_line().rows if r.new is not None and r.new.label == "clause 5"
              and r.changes and r.new.tables]  # fmt: skip
    assert row.new is not None
    events = table_events(row.new.tables)
    lost = lost_lines(row, segments(row), events, "now-clause-5")
    assert [event.at for event in lost.events] == [11]
    assert lost.shown == {11}
    assert lost.events[0].html.startswith('<tr class="out"><td><del id="now-clause-5--change-1">')


def test_a_change_inside_a_cell_loses_no_line() -> None:
    comparison = made()
    (row,) = [r for r in comparison.rows if r.new is not None and r.new.label == "clause 5"]
    assert row.new is not None
    lost = lost_lines(row, segments(row), table_events(row.new.tables), "x")
    assert (lost.events, lost.shown) == ([], frozenset())
