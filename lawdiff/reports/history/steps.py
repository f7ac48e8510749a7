"""The history as CSV: one line for each step of each provision."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from lawdiff.harmless import defused
from lawdiff.history.model import History
from lawdiff.history.notes import NoteLife

COLUMNS = (
    "lineage",
    "kind",
    "heading",
    "print",
    "number",
    "stage",
    "date",
    "event",
    "events",
    "label",
    "since",
    "page",
    "line",
    "xpath",
)


def render(history: History, notes: Sequence[NoteLife] = ()) -> bytes:
    """UTF-8, comma, line feed; prints are counted from 1, as in the numbering table."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for lineage in history.lineages:
        for step in lineage.steps:
            read = history.prints[step.print]
            stands = None if step.index is None else read.provisions[step.index]
            cells = (
                lineage.id,
                lineage.kind,
                lineage.heading,
                step.print + 1,
                read.number,
                read.stage,
                read.date,
                step.event,
                " ".join(step.events),
                stands.label if stands else "",
                "" if step.since is None else step.since + 1,
                stands.page if stands else "",
                stands.line if stands else "",
                stands.xpath if stands else "",
            )
            writer.writerow(defused(cells))
    return out.getvalue().encode("utf-8")
