"""Second thoughts: pairs that found each other in the wrong place.

Boilerplate stands in many places. Where a provision is left without a partner although
its own parent's partner holds the very same words, paired with a provision from
elsewhere, the pair in the right place is the better one, and the other goes free.
"""

from __future__ import annotations

from collections import Counter

from lawdiff.alignment.flat import Flat
from lawdiff.alignment.inside import settle
from lawdiff.alignment.moves import find_away
from lawdiff.alignment.scores import facts, kept_throughout
from lawdiff.alignment.shares import View, views
from lawdiff.alignment.words import ratio
from lawdiff.alignment.work import COPY, Work

SLACK = 0.02
"""At home a pair may be so much less alike."""
BESIDE = 0.3
"""So much of a provision must stand in another for its partner to be taken for a copy."""
TEXTS = 2
"""So many of its texts must stand there: one may by chance."""
UNMISTAKABLE = 30
"""Of so many words, both the place it left and the one it came to may be gone or new."""
SURE, ALONE, LONG = 0.95, 0.19, 0.12
"""How alike a pair must be that crosses parents or levels; so much less will do where no other
provision has the words of one of them, and so much less where they have eight words or more."""
JOINT = 0.75
"""How alike a whole and its halves must be, together, if they stand in other places."""


def leave_copies(work: Work) -> None:
    """Part a provision from a copy of what it became, or of what it was joined into.

    A copy may be so like it that the two are paired. If the very words of its insides
    stand in a sibling of the copy, it is paired with that; where the sibling has a partner
    (two clauses became one, and a copy of that one stands beside it), it goes free.
    """
    for view in views(work):
        for here, there in enumerate(view.out):
            if there < 0 or view.here.end[here] == here + 1 or view.there.end[there] == there + 1:
                continue
            if work.method[there if view.turned else here] != "content":
                continue
            beside = _stands_beside(work, view, here, there)
            if beside < 0:
                continue
            for k in range(here, view.here.end[here]):
                if there <= view.out[k] < view.there.end[there]:
                    work.part(view.out[k] if view.turned else k)
            if view.back[beside] < 0:
                work.pair(*((beside, here) if view.turned else (here, beside)), "content")
    settle(work)


def _stands_beside(work: Work, view: View, here: int, there: int) -> int:
    """The sibling of its partner that has more of its insides, word for word; else -1."""
    find = work.where_old if view.turned else work.where_new
    stays = view.here.own[here] if _unmistakable(view, here, there) else 0
    texts: Counter[int] = Counter()
    beside: Counter[int] = Counter()
    for k in range(here + 1, view.here.end[here]):
        key = view.here.key[k]
        if view.out[k] >= 0 and view.there.key[view.out[k]] == key:
            stays += view.here.own[k]
        else:
            homes = {_sibling(view.there, twin, there) for twin in find(key)}
            beside.update(dict.fromkeys(homes - {-1, there}, view.here.own[k]))
            texts.update(homes)
    most, found = max(((much, -twin) for twin, much in beside.items()), default=(0, 1))
    if most <= stays or most < BESIDE * view.here.size[here] or texts[-found] < TEXTS:
        return -1
    bags = view.there_words.bag(there), view.there_words.bag(-found)
    return -found if ratio(*bags) >= COPY else -1


def _unmistakable(view: View, here: int, there: int) -> bool:
    """They begin with the very same words, which stand nowhere else."""
    key = view.here.key[here]
    same = key == view.there.key[there]
    return same and view.here.often[key] == 1 == view.there.often[key]


def _sibling(flat: Flat, i: int, of: int) -> int:
    """The sibling of ``of`` that ``i`` stands in; -1 if none."""
    while i >= 0 and flat.up[i] != flat.up[of]:
        i = flat.up[i]
    return i


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
    away = find_away(work)
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
    for o in sorted(find_away(work)):
        n = work.to_new[o]
        if work.method[o] == "identifier" or work.old.folded[o] == work.new.folded[n]:
            continue
        _, likeness, _, _, alone, long, _ = facts(work, o, n, False)
        if likeness >= SURE - ALONE * alone - LONG * long or _together(work, o, n) >= JOINT:
            continue
        if not work.holds(o, n) and not _left_alone(work, o, n):
            work.part(o)


def _together(work: Work, o: int, n: int) -> float:
    """How alike the whole is to its halves, where one of the two was cut or joined; else 0."""
    olds = [o, *(other for other, whole in work.merges if whole == n)]
    news = [n, *(other for whole, other in work.splits if whole == o)]
    if len(olds) == len(news) == 1:
        return 0.0
    old = "".join([work.old_words.own(k) for k in olds])
    new = "".join([work.new_words.own(k) for k in news])
    return ratio(old, new)


def _left_alone(work: Work, o: int, n: int) -> bool:
    """A text that left a provision that still is, or came to one that was there before.

    Half its words must stand throughout both texts: a phrase in common is found in any two.
    """
    if not kept_throughout(work, o, n):
        return False
    a, b = work.old.up[o], work.new.up[n]
    gone, fresh = a >= 0 and work.to_new[a] < 0, b >= 0 and work.to_old[b] < 0
    words = min(len(work.old_words.own(o)), len(work.new_words.own(n)))
    return words >= UNMISTAKABLE or not (gone and fresh)
