"""What is left between partners: the last ones of a place.

Where all around a provision has its partner, what stands in its place is taken for it on
less evidence than anywhere else.
"""

from __future__ import annotations

from lawdiff.alignment.copies import is_copy
from lawdiff.alignment.covers import part_of
from lawdiff.alignment.definitions import define_same, say_other
from lawdiff.alignment.inside import settle
from lawdiff.alignment.model import Method
from lawdiff.alignment.moves import find_away
from lawdiff.alignment.shares import View, record, views
from lawdiff.alignment.words import Strings, ratio
from lawdiff.alignment.work import Work

SHORT = 6
"""So few words say nothing against a pair."""
SEVERAL = 3
"""So many short items, rewritten side by side, are paired in order."""
IN_GAP, IN_PARENT = 0.2, 0.3
"""What the last leftovers must have in common: between the same partners; in the same parent."""
AHEAD = 0.12
"""Of several, the two must be so much liker than either is to any other."""
ANOTHER = 0.5
"""Texts around the Bill that play another part there must be so much alike: who brings it in is not
whence it was brought."""
LONG, TOGETHER = 10, 0.4
"""A text of so many words was cut where it stood if its halves are so much like it together."""


def force(work: Work) -> None:
    """Pair the only leftover of a place with the only leftover of the partner place."""
    changed = True
    while changed:
        changed = False
        for o, n in _places(work):
            for a, b in _last_ones(work, o, n):
                work.pair(a, b, "context")
                changed = True
        for o, n in (*work.splits, *work.merges):
            for a, b in _in_gaps(work, work.old.below(o), work.new.below(n)):
                work.pair(a, b, "context")
                changed = True
        settle(work)


def come_home(work: Work) -> None:
    """Take out of a copy what has a place of its own in its parent's partner.

    Where a clause was rewritten and a near copy of the clause as it was came in, the old words
    stand in the copy, but the clause is not the copy. Whatever has no such place goes back.
    """
    inside: list[tuple[int, int, Method]] = []
    places: set[tuple[int, int]] = set()
    astray: tuple[set[int], set[int]] = set(), set()
    for o in sorted(find_away(work)):
        n = work.to_new[o]
        if n < 0 or work.method[o] == "identifier" or not work.in_copy(o, n):
            continue
        up_old, up_new = work.old.up[o], work.new.up[n]
        if up_old >= 0 and work.to_new[up_old] >= 0:
            places.add((up_old, work.to_new[up_old]))
        elif up_new >= 0 and work.to_old[up_new] >= 0:
            places.add((work.to_old[up_new], up_new))
        astray[0].add(o)
        astray[1].add(n)
        for k in range(o, work.old.end[o]):
            if n <= work.to_new[k] < work.new.end[n] and work.method[k] != "identifier":
                inside.append((k, work.to_new[k], work.method[k]))
                work.part(k)
    for o, n in sorted(places):
        for a, b in _in_gaps(work, work.old.below(o), work.new.below(n)):
            if (a in astray[0] or b in astray[1]) and work.likeness(a, b) >= IN_GAP:
                work.pair(a, b, "context")
    settle(work)
    for o, n, method in inside:
        if work.to_new[o] < 0 and work.to_old[n] < 0:
            work.pair(o, n, method)
    settle(work)


def cut_in_gaps(work: Work) -> None:
    """Take two leftover texts for the halves of a third where there is nothing else in their place.

    They were rewritten besides, so that neither has enough of the words to be known by itself.
    """
    for o, n in _places(work):
        for olds, news in _gaps(work, work.old.below(o), work.new.below(n)):
            for view, here, there in zip(views(work), (olds, news), (news, olds), strict=True):
                if len(here) == 1 and len(there) == 2 and _halves(view, here[0], *there):
                    record(work, view, here[0], *there)


def _halves(view: View, whole: int, one: int, other: int) -> bool:
    """Both have a good part of the words of a text, and together they are like it."""
    leaves = view.here.end[whole] == whole + 1
    leaves &= view.there.end[one] == one + 1 and view.there.end[other] == other + 1
    text = view.here_words.own(whole)
    a, b = view.there_words.own(one), view.there_words.own(other)
    if not leaves or len(text) < LONG or min(len(a), len(b)) < SHORT:
        return False
    together = ratio(text, a + b)
    return together >= TOGETHER and together - max(ratio(text, a), ratio(text, b)) >= AHEAD


def _places(work: Work) -> list[tuple[int, int]]:
    """Partners, the top included, that both have leftovers straight beneath them."""
    olds, news = work.leftovers()
    homes = {work.new.up[n] for n in news}
    found = []
    for up in sorted({work.old.up[o] for o in olds}):
        home = work.to_new[up] if up >= 0 else -1
        if (up < 0 or home >= 0) and home in homes:
            found.append((up, home))
    return found


def _free_below(work: Work, o: int, n: int) -> tuple[list[int], list[int]]:
    olds = [k for k in work.old.below(o) if work.to_new[k] < 0 and k not in work.merged]
    return olds, [k for k in work.new.below(n) if work.to_old[k] < 0 and k not in work.split]


def _last_ones(work: Work, o: int, n: int) -> list[tuple[int, int]]:
    """The single leftovers of a gap, or of the whole place."""
    found = _in_gaps(work, work.old.below(o), work.new.below(n))
    if not found:
        olds, news = _free_below(work, o, n)
        if len(olds) == len(news) == 1 and _may_force(work, olds[0], news[0], IN_PARENT):
            found = [(olds[0], news[0])]
        else:
            found = _emptied(work, olds, news)
    return found


def _emptied(work: Work, olds: list[int], news: list[int]) -> list[tuple[int, int]]:
    """The only ones without words of their own, one of them with nothing in it."""
    olds = [k for k in olds if not work.old.key[k]]
    news = [k for k in news if not work.new.key[k]]
    if len(olds) == len(news) == 1 and min(work.old.size[olds[0]], work.new.size[news[0]]) == 0:
        return [(olds[0], news[0])]
    return []


def _in_gaps(work: Work, olds: list[int], news: list[int]) -> list[tuple[int, int]]:
    """Leftovers between the same two partners that are the same."""
    found: list[tuple[int, int]] = []
    for here, there in _gaps(work, olds, news):
        if len(here) == len(there) and (len(here) == 1 or _all_short(work, here, there)):
            pairs = zip(here, there, strict=True)
            found += [(a, b) for a, b in pairs if _may_force(work, a, b, IN_GAP)]
        elif len(here) * len(there) <= SEVERAL**2:
            found += _emptied(work, here, there) or _outstanding(work, here, there)
    return found


def _outstanding(work: Work, olds: list[int], news: list[int]) -> list[tuple[int, int]]:
    """The two texts that are liker than either is to any other there."""
    olds = [a for a in olds if work.old.end[a] == a + 1]
    news = [b for b in news if work.new.end[b] == b + 1]
    ranked = sorted(
        ((work.likeness(a, b), a, b) for a in olds for b in news),
        key=lambda edge: (-edge[0], edge[1], edge[2]),
    )
    if not ranked:
        return []
    best, a, b = ranked[0]
    rivals = [likeness for likeness, c, d in ranked[1:] if c == a or d == b]
    if all(best - AHEAD >= likeness for likeness in rivals) and _may_force(work, a, b, IN_PARENT):
        return [(a, b)]
    return []


def _gaps(work: Work, olds: list[int], news: list[int]) -> list[tuple[list[int], list[int]]]:
    """Runs of leftovers that stand between the same two partners, what moved in or out apart."""
    partners = set(olds) & {work.to_old[k] for k in news}
    olds = [k for k in olds if work.to_new[k] < 0 or k in partners]
    news = [k for k in news if work.to_old[k] < 0 or work.to_old[k] in partners]
    after: dict[int, list[int]] = {}
    run: list[int] = []
    last = -1
    for k in olds:
        if work.to_new[k] < 0:
            run.append(k)
        else:
            after[last if last < 0 else work.to_new[last]] = run
            run, last = [], k
    after[last if last < 0 else work.to_new[last]] = run
    found: list[tuple[list[int], list[int]]] = []
    run, last = [], -1
    for k in [*news, -2]:
        if k >= 0 and work.to_old[k] < 0:
            run.append(k)
            continue
        match = after.get(last, [])
        if run and match:
            found.append((match, run))
        run, last = [], k
    return found


def _all_short(work: Work, olds: list[int], news: list[int]) -> bool:
    """No more than a few, and little is left of each."""
    return len(olds) <= SEVERAL and all(
        _left(view.here.end[k], k, view.out, view.here_words) < SHORT
        for view, members in zip(views(work), (olds, news), strict=True)
        for k in members
    )


def _left(end: int, i: int, partner: list[int], words: Strings) -> int:
    """How many words of a provision and of what stands in it have no partner."""
    return sum(len(words.own(k)) for k in range(i, end) if partner[k] < 0)


def _may_force(work: Work, o: int, n: int, least: float) -> bool:
    """Nothing speaks against it."""
    if o in work.merged or n in work.split or work.old.apart[o] != work.new.apart[n]:
        return False
    if say_other(work, o, n) or is_copy(work, o, n):
        return False
    if work.old.apart[o] and _plays_another_part(work, o, n):
        return work.likeness(o, n) >= ANOTHER
    if define_same(work, o, n):
        return True
    words = len(work.old_words.tree(o)), len(work.new_words.tree(n))
    leaves = work.old.end[o] == o + 1 and work.new.end[n] == n + 1
    short = min(words) < SHORT and not (leaves and max(words) >= 2 * SHORT)
    if (short and least == IN_GAP) or work.likeness(o, n) >= least:
        return True
    return work.wordless(o, n) and work.holds(o, n)


def _plays_another_part(work: Work, o: int, n: int) -> bool:
    return part_of(work.old.print.provisions[o]) != part_of(work.new.print.provisions[n])
