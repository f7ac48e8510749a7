"""Which pairs moved: another parent, or another place among their siblings.

Of siblings that stand in another order, those are said to have moved that left their
Part or cross-heading, and else the fewest: all but a longest increasing run (Schensted
1961). Renumbering is not moving, nor is it when a level comes in between or goes; and
what a parent does its children do not do again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from lawdiff.alignment.flat import Flat
from lawdiff.alignment.work import Work
from lawdiff.prints.model import CLAUSE_KINDS

WHOLE = CLAUSE_KINDS | {"schedule"}
"""What leaves one of these for another has moved, whether or not they still are."""


class Places(NamedTuple):
    """Where the pairs stand."""

    moved: set[int]
    """Old provisions that moved: to another place, or across a sibling."""
    away: set[int]
    """Old provisions whose partner stands in another parent than their parent's partner."""

    def turned(self, to_new: list[int]) -> Places:
        """The same with old and new changed over."""
        return Places({to_new[o] for o in self.moved}, {to_new[o] for o in self.away})


def find_places(work: Work) -> Places:
    """Tell which pairs moved."""
    away = find_away(work)
    rows: dict[tuple[int, int], list[int]] = defaultdict(list)
    old_up, new_up = work.old.up, work.new.up
    groups = work.old.group
    for o, n in enumerate(work.to_new):
        if n >= 0 and not groups[o] and o not in away:
            rows[old_up[o], new_up[n]].append(o)
    settled: set[int] = set()
    for o in sorted(away):
        level = _same_clause(work, o)
        if level:
            settled.add(o)
            rows[level].append(o)
    moved = (away - settled) | _under_other_groups(work)
    for row in rows.values():
        row.sort()
        moved |= _crossed(work, row)
    return Places(moved, away)


def find_away(work: Work) -> set[int]:
    """Old provisions whose partner stands in another parent than their parent's partner."""
    home = [*work.to_new, -1]  # the last is the home of what stands at the top
    old_up, new_up = work.old.up, work.new.up
    away = [o for o, n in enumerate(work.to_new) if n >= 0 and home[old_up[o]] != new_up[n]]
    together = set(work.splits) | set(work.merges)
    return {o for o in away if (old_up[o], new_up[work.to_new[o]]) not in together}


def _same_clause(work: Work, o: int) -> tuple[int, int] | None:
    """The nearest ancestors that still are, if they are partners; else None.

    Where subsection (2) goes and its paragraphs stand straight in the clause, or the
    other way round, they have changed their level and not their place.
    """
    a = _surviving(work.old, work.to_new, o)
    b = _surviving(work.new, work.to_old, work.to_new[o])
    return (a, b) if a >= 0 and work.to_new[a] == b else None


def _surviving(flat: Flat, partner: list[int], i: int) -> int:
    """The nearest ancestor that has a partner, not looking out of the clause; else -1."""
    above = flat.up[i]
    while above >= 0 and partner[above] < 0:
        outer = flat.up[above]
        if flat.kind[above] in WHOLE or outer < 0 or flat.kind[outer] == "schedule":
            return -1
        above = outer
    return above


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


def _crossed(work: Work, row: list[int]) -> set[int]:
    """Of siblings in old order, those that must have moved to make the new order."""
    partners = [work.to_new[o] for o in row]
    if all(x < y for x, y in pairwise(partners)):
        return set()
    left = [_left_its_group(work, o, n) for o, n in zip(row, partners, strict=True)]
    if any(left):
        kept = set(heaviest_increasing(partners, [1 if gone else len(row) + 1 for gone in left]))
    else:
        kept = set(longest_increasing(partners))
    return {o for o, n in zip(row, partners, strict=True) if n not in kept}


def _left_its_group(work: Work, o: int, n: int) -> bool:
    """One Part or cross-heading that still is has lost it, and another that was has it now."""
    olds, news = _groups_above(work.old, o), _groups_above(work.new, n)
    lost = any(work.to_new[a] >= 0 and work.to_new[a] not in news for a in olds)
    return lost and any(work.to_old[b] >= 0 and work.to_old[b] not in olds for b in news)


def _groups_above(flat: Flat, i: int) -> set[int]:
    """The Parts, chapters and cross-headings it stands under."""
    found = set()
    above = flat.parent[i]
    while above >= 0 and flat.group[above]:
        found.add(above)
        above = flat.parent[above]
    return found


def heaviest_increasing(values: list[int], weights: list[int]) -> list[int]:
    """The increasing subsequence of different values that weighs most.

    The best run that ends below a value is kept in a tree of prefixes (Fenwick 1994).

    >>> heaviest_increasing([3, 1, 2], [1, 1, 1]), heaviest_increasing([3, 1, 2], [5, 1, 1])
    ([1, 2], [3])
    """
    rank = {value: i for i, value in enumerate(sorted(values), 1)}
    best: list[tuple[int, int]] = [(0, -1)] * (len(values) + 1)
    previous: list[int] = []
    for i, value in enumerate(values):
        weight, before = 0, -1
        k = rank[value] - 1
        while k:
            if best[k][0] > weight:
                weight, before = best[k]
            k -= k & -k
        previous.append(before)
        k = rank[value]
        while k < len(best):
            if best[k][0] < weight + weights[i]:
                best[k] = weight + weights[i], i
            k += k & -k
    end = max(best, key=itemgetter(0))[1]
    found = []
    while end >= 0:
        found.append(values[end])
        end = previous[end]
    return found[::-1]


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
