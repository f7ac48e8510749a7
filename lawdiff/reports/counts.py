"""How much happened: the figures that every form shows."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from lawdiff.comparison.model import Comparison


class ProvisionCounts(Struct, frozen=True, gc=False):
    """Rows, by what happened to their provisions; a row can count under several states."""

    old: int
    """Rows with a provision of the old print."""
    new: int
    unchanged: int
    renumbered: int
    amended: int
    moved: int
    redrafted: int
    inserted: int
    deleted: int
    split: int
    merged: int


class ChangeCounts(Struct, frozen=True, gc=False):
    """Changes, by significance. Inserted and deleted provisions are not among them."""

    substantive: int
    consequential: int
    editorial: int


def count_provisions(comparison: Comparison) -> ProvisionCounts:
    """Count rows by state."""
    rows = comparison.rows
    states = Counter(state for row in rows for state in row.states)
    return ProvisionCounts(
        old=sum(row.old is not None for row in rows),
        new=sum(row.new is not None for row in rows),
        unchanged=states["unchanged"],
        renumbered=states["renumbered"],
        amended=states["amended"],
        moved=states["moved"],
        redrafted=states["redrafted"],
        inserted=states["inserted"],
        deleted=states["deleted"],
        split=states["split"],
        merged=states["merged"],
    )


def count_on_cover(comparison: Comparison) -> ChangeCounts:
    """Count the changes that stand only on the cover and in its contents table."""
    rows = (row for row in comparison.rows if row.new is not None and row.new.kind == "cover")
    found = Counter(change.significance for row in rows for change in row.changes)
    return ChangeCounts(found["substantive"], found["consequential"], found["editorial"])


def count_changes(comparison: Comparison) -> ChangeCounts:
    """Count changes by significance."""
    found = Counter(change.significance for row in comparison.rows for change in row.changes)
    return ChangeCounts(found["substantive"], found["consequential"], found["editorial"])
