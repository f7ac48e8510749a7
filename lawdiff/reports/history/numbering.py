"""The numbering table: clauses and schedules down, prints across, the number in each."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from lawdiff.harmless import defused
from lawdiff.history.model import History, Lineage
from lawdiff.history.notes import NoteLife
from lawdiff.prints.model import CLAUSE_KINDS

_UNITS = CLAUSE_KINDS | {"schedule", "part", "chapter"}


def render(history: History, notes: Sequence[NoteLife] = ()) -> bytes:
    """UTF-8 CSV; a cell is empty where the provision does not stand in the print."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    names = [read.number or f"print {n}" for n, read in enumerate(history.prints, start=1)]
    writer.writerow(["lineage", "kind", "heading", *defused(names)])
    for lineage in units(history):
        labels = [label_at(history, lineage, n) for n in range(len(history.prints))]
        writer.writerow(defused([lineage.id, lineage.kind, lineage.heading, *labels]))
    return out.getvalue().encode("utf-8")


def units(history: History) -> Iterator[Lineage]:
    """Clauses, schedules and Parts of the Bill's own text, in the order of their lineages."""
    for lineage in history.lineages:
        if any(_is_unit(history, lineage, n) for n in range(len(history.prints))):
            yield lineage


def _is_unit(history: History, lineage: Lineage, number: int) -> bool:
    step = lineage.at(number)
    if step is None or step.index is None:
        return False
    provision = history.prints[number].provisions[step.index]
    return provision.kind in _UNITS and not provision.quoted


def label_at(history: History, lineage: Lineage, number: int) -> str:
    """How the provision is cited in a print; empty where it does not stand there."""
    step = lineage.at(number)
    if step is None or step.index is None:
        return ""
    return history.prints[number].provisions[step.index].label
