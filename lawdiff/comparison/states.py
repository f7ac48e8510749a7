"""What happened to a pair of provisions, in one or more words."""

from __future__ import annotations

from lawdiff.alignment.model import Pair
from lawdiff.comparison.model import Change, State
from lawdiff.prints.model import Provision

UNCHANGED: tuple[State, ...] = ("unchanged",)


def states(
    pair: Pair, old: Provision | None, new: Provision | None, changes: tuple[Change, ...]
) -> tuple[State, ...]:
    """The states of a row.

    ``amended`` looks at the provision's own text and heading, ``renumbered`` at its printed
    number; the others are the aligner's. ``unchanged`` stands alone. A reference that leads
    elsewhere though no word differs makes its provision ``amended`` too: it does not say what
    it said. What differs in nothing that is printed, as a space at the end, is not amended.
    """
    if old is None:
        return ("inserted",)
    if new is None:
        return ("deleted",)
    found: list[State] = []
    if old.number != new.number:
        found.append("renumbered")
    if pair.moved:
        found.append("moved")
    if changes:
        found.append("amended")
    if pair.redrafted:
        found.append("redrafted")
    if pair.share:
        found.append(pair.share)
    return tuple(found) or UNCHANGED
