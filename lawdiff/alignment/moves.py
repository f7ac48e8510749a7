"""Which pairs moved: another parent, or another place among their siblings.

Of siblings that stand in another order, the fewest are said to have moved: all but a
longest increasing run (Schensted 1961). Renumbering is not moving, and what a parent
does its children do not do again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict

from lawdiff.alignment.work import Work


def moved_pairs(work: Work) -> set[int]:
    """Old indices of the provisions that moved."""
    moved: set[int] = set()
    rows: dict[tuple[int, int], list[int]] = defaultdict(list)
    together = set(work.splits) | set(work.merges)
    old_up, new_up, to_new = work.old.up, work.new.up, work.to_new
    for o, n in enumerate(to_new):
        if n < 0 or work.old.group[o]:
            continue
        a, b = old_up[o], new_up[n]
        if (to_new[a] if a >= 0 else -1) == b or (a, b) in together:
            rows[a, b].append(o)
        else:
            moved.add(o)
    for row in rows.values():
        partners = [to_new[o] for o in row]
        if any(x > y for x, y in zip(partners, partners[1:], strict=False)):
            kept = set(longest_increasing(partners))
            moved |= {o for o, n in zip(row, partners, strict=True) if n not in kept}
    return moved


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
