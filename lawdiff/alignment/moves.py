"""Which pairs moved: another parent, or another place among their siblings.

Of siblings that stand in another order, the fewest are said to have moved: all but a
longest increasing run (Schensted 1961). Renumbering is not moving, and what a parent
does its children do not do again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from itertools import pairwise
from typing import NamedTuple

from lawdiff.alignment.flat import Flat
from lawdiff.alignment.work import Work


class Places(NamedTuple):
    """Where the pairs stand."""

    moved: set[int]
    """Old provisions that moved: those away, and those that crossed a sibling."""
    away: set[int]
    """Old provisions whose partner stands in another parent than their parent's partner."""

    def turned(self, to_new: list[int]) -> Places:
        """The same with old and new changed over."""
        return Places({to_new[o] for o in self.moved}, {to_new[o] for o in self.away})


def find_places(work: Work) -> Places:
    """Tell which pairs moved."""
    away: set[int] = set()
    rows: dict[tuple[int, int], list[int]] = defaultdict(list)
    together = set(work.splits) | set(work.merges)
    old_up, new_up, to_new = work.old.up, work.new.up, work.to_new
    groups = work.old.group
    for o, n in enumerate(to_new):
        if n < 0:
            continue
        a, b = old_up[o], new_up[n]
        if (to_new[a] if a >= 0 else -1) == b or (a, b) in together:
            if not groups[o]:
                rows[a, b].append(o)
        else:
            away.add(o)
    moved = away | _under_other_groups(work)
    for row in rows.values():
        moved |= _crossed(row, to_new)
    return Places(moved, away)


def _under_other_groups(work: Work) -> set[int]:
    """What stood under one Part or cross-heading and stands under another: both still are."""
    found = set()
    for o, n in enumerate(work.to_new):
        if n >= 0:
            a, b = _group(work.old, o), _group(work.new, n)
            if a >= 0 and b >= 0 and work.to_new[a] not in (b, -1) and work.to_old[b] >= 0:
                found.add(o)
    return found


def _group(flat: Flat, i: int) -> int:
    """The group it stands straight under, -1 for none."""
    above = flat.parent[i]
    return above if above >= 0 and flat.group[above] else -1


def _crossed(row: list[int], to_new: list[int]) -> set[int]:
    """Of siblings in old order, the fewest that must have moved to make the new order."""
    partners = [to_new[o] for o in row]
    if all(x < y for x, y in pairwise(partners)):
        return set()
    kept = set(longest_increasing(partners))
    return {o for o, n in zip(row, partners, strict=True) if n not in kept}


def longest_increasing(values: list[int]) -> list[int]:
    """A longest increasing subsequence.

    >>> longest_increasing([3, 1, 2, 5, 4])
    [1, 2, 4]
    """
    tails: list[int] = []
    at: list[int] = []
    previous: list[int] = []
    for i, value in enumerate(values):
        length = bisect_left(tails, value)
        previous.append(at[length - 1] if length else -1)
        if length == len(tails):
            tails.append(value)
            at.append(i)
        else:
            tails[length] = value
            at[length] = i
    found = []
    i = at[-1] if at else -1
    while i >= 0:
        found.append(values[i])
        i = previous[i]
    return found[::-1]
