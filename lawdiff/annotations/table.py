"""Notes as a table for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from lawdiff.annotations.model import CarriedNote
from lawdiff.harmless import defused, shown

COLUMNS = (
    "id",
    "by",
    "stance",
    "written_on",
    "label",
    "quote",
    "status",
    "shown",
    "old",
    "new",
    "moved",
    "score",
    "why",
    "body",
    "date",
    "source",
    "file",
    "line",
)


def to_csv(notes: Iterable[CarriedNote]) -> str:
    """One row a note; cells that a spreadsheet would run as a formula are defused."""
    said = io.StringIO()
    writer = csv.writer(said, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for carried in notes:
        writer.writerow(defused(_row(carried)))
    return said.getvalue()


def _row(carried: CarriedNote) -> tuple[str, ...]:
    note = carried.note
    return (
        note.id,
        note.by,
        note.stance or "",
        carried.written_on,
        carried.label,
        note.quote or "",
        carried.status,
        carried.shown,
        "; ".join(place.label for place in carried.old_places),
        "; ".join(place.label for place in carried.new_places),
        "yes" if carried.moved else "no",
        f"{carried.score:.2f}",
        carried.why,
        note.body,
        note.date,
        note.source,
        shown(note.path),
        str(note.line),
    )
