"""What happened at each stage, counted."""

from __future__ import annotations

from collections.abc import Sequence

from lawdiff.comparison.model import Comparison, Row
from lawdiff.history.model import Lineage, StageFigures
from lawdiff.prints.model import Print, Provision


def figures_of(
    prints: Sequence[Print], comparisons: Sequence[Comparison], lineages: Sequence[Lineage]
) -> tuple[StageFigures, ...]:
    """One row of figures for each print after the first."""
    reinstated = [0] * len(prints)
    for lineage in lineages:
        for step in lineage.steps:
            if step.event == "reinstated":
                reinstated[step.print] += 1
    return tuple(
        _of_stage(number, comparison, reinstated[number])
        for number, comparison in enumerate(comparisons, start=1)
    )


def _of_stage(number: int, comparison: Comparison, reinstated: int) -> StageFigures:
    rows = [row for row in comparison.rows if not _is_cover(row)]
    pairs = [row for row in rows if row.primary and row.old is not None and row.new is not None]
    added = sum(_words(row.new) for row in rows if row.old is None and row.new is not None)
    taken = sum(_words(row.old) for row in rows if row.new is None and row.old is not None)
    for row in rows:
        for change in row.changes:
            added += len(change.new_text.split())
            taken += len(change.old_text.split())
    return StageFigures(
        print=number,
        provisions=sum(1 for p in comparison.new.provisions if p.kind != "cover"),
        inserted=sum(1 for row in rows if row.old is None),
        left_out=sum(1 for row in rows if row.new is None),
        reinstated=reinstated,
        amended_in_substance=sum(1 for row in pairs if row.substantive),
        moved=sum(1 for row in pairs if "moved" in row.states),
        renumbered=sum(1 for row in pairs if "renumbered" in row.states),
        words_added=added,
        words_taken_away=taken,
    )


def _is_cover(row: Row) -> bool:
    provision = row.new or row.old
    return provision is not None and provision.kind == "cover"


def _words(provision: Provision) -> int:
    return len(provision.heading.split()) + len(provision.text.split())
