"""Where on the page to look: the first thing of substance in a clause, not the clause's heading."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from lawdiff.comparison.model import Row
from lawdiff.reports.clauses import Clause
from lawdiff.reports.words import place_of


class Spot(Struct, frozen=True):
    """Where the first change of substance is, in words: ``"page 57, line 18"``."""

    old: str
    """In the older print; where it has nothing of the kind, where it would have stood."""
    new: str


def spot_of(clause: Clause, rows: Sequence[Row]) -> Spot:
    """Page and line of the first change of substance in a clause, on both sides.

    The place nearest the top of the newer print counts; for a side without a place (words that
    only came in, or only went) the nearest provision on that side that has one.
    """
    grave = clause.account.significance == "substantive"
    if not grave or clause.row.old is None or clause.row.new is None:
        return Spot(place_of(clause.row.old), place_of(clause.row.new))
    members = sorted(clause.account.members)
    first = next((place for place, n in enumerate(members) if rows[n].substantive), None)
    if first is None:
        return Spot(place_of(clause.row.old), place_of(clause.row.new))
    row = rows[members[first]]
    change = min(
        (one for one in row.changes if one.significance == "substantive"),
        key=lambda one: (one.field == "text", one.new_start, one.old_start),
        default=None,
    )
    in_text = change is not None and change.field == "text"
    old = place_of(row.old, change.old_start if change is not None and in_text else None)
    new = place_of(row.new, change.new_start if change is not None and in_text else None)
    for n in reversed(members[:first]):
        if old and new:
            break
        old = old or _last(rows[n], old_side=True)
        new = new or _last(rows[n], old_side=False)
    return Spot(old or place_of(clause.row.old), new or place_of(clause.row.new))


def _last(row: Row, *, old_side: bool) -> str:
    """Where a provision's words end, on one side."""
    provision = row.old if old_side else row.new
    return place_of(provision, len(provision.text)) if provision is not None else ""
