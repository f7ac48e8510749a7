"""The changes as CSV, for a spreadsheet: one line a change.

Provisions that were inserted or left out are lines too, and so are those that were
only moved, split, merged or renumbered; ``kind`` then says which. UTF-8, comma,
line feed. A cell that a spreadsheet would run as a formula is defused with an
apostrophe (OWASP, "CSV injection").
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import astuple

from lawdiff.comparison.model import Comparison, Row
from lawdiff.harmless import defused
from lawdiff.reports.words import STATE_WORDS, position

if TYPE_CHECKING:
    from lawdiff.annotations.model import CarriedNote


class Record(Struct, frozen=True, gc=False):
    """One line: a change, or a provision that came, went or moved."""

    old_label: str
    new_label: str
    old_heading: str
    new_heading: str
    states: str
    kind: str
    """A kind of change, or the state of a provision whose words did not change."""
    significance: str
    """Empty where no words changed and nothing moved into another rule."""
    old_text: str
    new_text: str
    old_page: int | None
    old_line: int | None
    new_page: int | None
    new_line: int | None
    quoted: str
    """``yes`` in words for another law."""
    cluster: str
    why: str
    old_xpath: str
    new_xpath: str


COLUMNS = Record.__struct_fields__


def records(comparison: Comparison) -> Iterator[Record]:
    """All lines of a comparison, in the order of its rows."""
    for row in comparison.rows:
        if row.changes:
            yield from _changes(row)
            if row.regrouped:
                yield _state(row)
        elif row.states != ("unchanged",):
            yield _state(row)


def render(comparison: Comparison, notes: Sequence[CarriedNote] = ()) -> bytes:
    """The comparison as CSV with a header line. Notes are not in this form."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(defused(astuple(record)) for record in records(comparison))
    return out.getvalue().encode("utf-8", "replace")


def _changes(row: Row) -> Iterator[Record]:
    both = _both(row)
    for change in row.changes:
        in_text = change.field == "text"
        old_page, old_line = position(row.old, change.old_start if in_text else None)
        new_page, new_line = position(row.new, change.new_start if in_text else None)
        yield Record(
            **both,
            kind=change.kind,
            significance=change.significance,
            old_text=change.old_text,
            new_text=change.new_text,
            old_page=old_page,
            old_line=old_line,
            new_page=new_page,
            new_line=new_line,
            cluster=change.cluster or "",
            why=change.why,
        )


def _state(row: Row) -> Record:
    """A provision that came, went, moved or took another number; what came or went in full."""
    alone = row.old is None or row.new is None
    old_page, old_line = position(row.old)
    new_page, new_line = position(row.new)
    return Record(
        **_both(row),
        kind=next(state for state in STATE_WORDS if state in row.states),
        significance="substantive" if row.substantive else "editorial" if row.slight else "",
        old_text=row.old.text if row.old is not None and alone else "",
        new_text=row.new.text if row.new is not None and alone else "",
        old_page=old_page,
        old_line=old_line,
        new_page=new_page,
        new_line=new_line,
        cluster="",
        why="",
    )


def _both(row: Row) -> dict[str, Any]:
    """What every line of a row says of its two provisions."""
    old, new = row.old, row.new
    either = new if new is not None else old
    return {
        "old_label": old.label if old is not None else "",
        "new_label": new.label if new is not None else "",
        "old_heading": old.heading if old is not None else "",
        "new_heading": new.heading if new is not None else "",
        "states": " ".join(row.states),
        "quoted": "yes" if either is not None and either.quoted else "",
        "old_xpath": (old.xpath or "") if old is not None else "",
        "new_xpath": (new.xpath or "") if new is not None else "",
    }
