"""Second thoughts: pairs that found each other in the wrong place.

Boilerplate stands in many places. Where a provision is left without a partner although
its own parent's partner holds the very same words, paired with a provision from
elsewhere, the pair in the right place is the better one, and the other goes free.
"""

from __future__ import annotations

from lawdiff.alignment.inside import settle
from lawdiff.alignment.moves import find_places
from lawdiff.alignment.scores import score
from lawdiff.alignment.shares import View, views
from lawdiff.alignment.work import Work

SLACK = 0.02
"""At home a pair may be so much less alike."""
DOUBTFUL = 0.7
"""A pair of like words that crosses parents or levels needs at least this score."""


def bring_home(work: Work) -> bool:
    """Give leftovers the twin in their own parent's partner; true where anything changed."""
    changed = False
    for view in views(work):
        for here, there in enumerate(view.out):
            if there < 0 and view.here.key[here] and not view.here.group[here]:
                twin = _twin_at_home(view, here)
                if twin >= 0:
                    o, n = (twin, here) if view.turned else (here, twin)
                    work.part(view.back[twin] if not view.turned else twin)
                    work.pair(o, n, "identical")
                    changed = True
    settle(work)
    return changed


def _twin_at_home(view: View, here: int) -> int:
    """A provision of the same words in the parent's partner that belongs elsewhere; else -1."""
    up = view.here.up[here]
    home = view.out[up] if up >= 0 else -1
    if up >= 0 and home < 0:
        return -1
    key = view.here.key[here]
    for twin in view.there.below(home):
        if view.there.key[twin] == key and view.back[twin] >= 0:
            other = view.here.up[view.back[twin]]
            if (view.out[other] if other >= 0 else -1) != home:
                return twin
    return -1


def change_places(work: Work) -> bool:
    """Give two provisions each other's partner where both then stand in their parent's partner."""
    away = find_places(work).away
    changed = False
    for o in sorted(away):
        n = work.to_new[o]
        home = work.to_new[work.old.up[o]] if work.old.up[o] >= 0 else -1
        if n < 0 or home < 0 or work.method[o] == "identifier":
            continue
        for twin in work.new.below(home):
            other = work.to_old[twin]
            if other in away and work.method[other] != "identifier" and work.to_new[o] == n:
                likeness = work.likeness(o, twin) + SLACK
                if likeness >= work.likeness(o, n) and likeness >= work.likeness(other, twin):
                    work.part(o)
                    work.part(other)
                    work.pair(o, twin, "content")
                    changed = True
        if work.to_new[o] != n:
            freed = work.to_old[work.new.up[n]] if work.new.up[n] >= 0 else -1
            if freed >= 0:
                work.todo.append((freed, work.new.up[n]))
    settle(work)
    return changed


def drop_doubtful(work: Work) -> None:
    """Part what was paired across the print on weak evidence.

    Two provisions that are said to be deleted here and inserted there mislead nobody; one
    that is said to have moved and changed all its words may.
    """
    for o in sorted(find_places(work).away):
        n = work.to_new[o]
        if work.method[o] == "identifier" or work.old.folded[o] == work.new.folded[n]:
            continue
        if score(work, o, n, work.method[o], False) >= DOUBTFUL:
            continue
        if not _holds(work, o, n):
            work.part(o)


def _holds(work: Work, o: int, n: int) -> bool:
    """Something within the one has its partner within the other."""
    inside = work.to_new[o + 1 : work.old.end[o]]
    return any(n < k < work.new.end[n] for k in inside)
