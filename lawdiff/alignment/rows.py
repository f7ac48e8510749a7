"""The pairs in the order of the new print, deleted provisions where they stood."""

from __future__ import annotations

from lawdiff.alignment.model import Match, Pair
from lawdiff.alignment.moves import moved_pairs
from lawdiff.alignment.work import Work


def make_pairs(work: Work, match: Match) -> list[Pair]:
    """One pair for each edge, insertion and deletion."""
    moved = moved_pairs(work)
    split_from = {o for o, _ in work.splits}
    merged_into = {n for _, n in work.merges}
    into: dict[int, list[int]] = {}
    for o, n in work.merges:
        into.setdefault(n, []).append(o)
    halves = {n: o for o, n in work.splits}
    spoken_for = {o for o, _ in work.merges}
    gone = _gone(work, spoken_for)
    pairs: list[Pair] = [Pair(o, None, "none", 0.0) for o in gone.get(0, ())]
    add = pairs.append
    to_old, method = work.to_old, work.method
    for n, o in enumerate(to_old):
        if o >= 0:
            how = method[o]
            share = ""
            if o in split_from:
                share = "split"
            elif n in merged_into:
                share = "merged"
            add(Pair(o, n, how, 0.99, o in moved, False, share))
        elif n in halves:
            add(Pair(halves[n], n, "content", 0.9, False, False, "split", False))
        else:
            add(Pair(None, n, "none", 0.0))
        for other in into.get(n, ()):
            add(Pair(other, n, "content", 0.9, False, False, "merged", False))
        if n + 1 in gone:
            for o in gone[n + 1]:
                add(Pair(o, None, "none", 0.0))
    return pairs


def _gone(work: Work, spoken_for: set[int]) -> dict[int, list[int]]:
    """Deleted provisions by the new index before which they stood, in old order.

    A deleted provision stands after its nearest earlier sibling that is still in its
    place, else straight after its parent.
    """
    found: dict[int, list[int]] = {}
    provisions = work.old.print.provisions
    before: dict[int, int] = {}
    tops = [p.index for p in provisions if p.parent is None]
    for o, n in enumerate(work.to_new):
        if n >= 0 or o in spoken_for:
            continue
        parent = work.old.parent[o]
        siblings = provisions[parent].children if parent >= 0 else tops
        at = -1
        for sibling in reversed([s for s in siblings if s < o]):
            if sibling in before:
                at = before[sibling]
                break
            partner = work.to_new[sibling]
            if partner >= 0:
                at = work.new.end[partner]
                break
        if at < 0:
            if parent < 0:
                at = 0
            elif parent in before:
                at = before[parent]
            else:
                at = work.to_new[parent] + 1 if work.to_new[parent] >= 0 else 0
        before[o] = at
        found.setdefault(at, []).append(o)
    return found
