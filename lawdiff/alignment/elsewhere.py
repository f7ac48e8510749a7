"""Finding what moved out of the place where it was looked for.

What is left on both sides is compared across the whole prints: first the very same
words, then containers whose insides are partners, then like words.
"""

from __future__ import annotations

from collections import defaultdict

from lawdiff.alignment.assignment import Edge, choose
from lawdiff.alignment.candidates import by_words
from lawdiff.alignment.copies import is_copy
from lawdiff.alignment.definitions import define_others
from lawdiff.alignment.inside import settle
from lawdiff.alignment.kinship import kinship
from lawdiff.alignment.openings import is_opening, names_one, says_opening
from lawdiff.alignment.repair import bring_home, change_places
from lawdiff.alignment.shares import share_insides, share_texts
from lawdiff.alignment.work import Work

LIKE, LIKE_SHORT = 0.55, 0.7
"""How alike leftovers must be, wherever they stand; the second figure is for short texts."""
FAINT, FAINT_WORDS, MARGIN = 0.48, 8, 0.12
"""Less alike, they need so many words and must be liker than any other by so much."""
PART, MOST = 0.3, 0.9
"""So much of what is in two containers must be partners of each other; the second figure is for
those whose own words stand elsewhere."""
LONG = 30
"""Words of so many characters are seldom boilerplate."""
KIN = 0.1
"""So much kinship, and the same words need not be long."""
MANY = 400
"""More pairs of the same words than this are taken in print order."""
SHORT = 6
"""Texts of fewer words must be the more alike."""
CANDIDATES = 6
"""So many of the likeliest partners of a leftover are weighed."""


def recover(work: Work) -> None:
    """Pair what is left on both sides, wherever it stands."""
    for _ in range(4):
        found = _same_words(work, once=True)
        found |= _containers(work)
        share_insides(work)
        share_texts(work)
        found |= _same_words(work, once=False)
        found |= bring_home(work)
        found |= change_places(work)
        share_texts(work)
        found |= _like_words(work)
        if not found:
            break


def _same_words(work: Work, once: bool) -> bool:
    """Pair identical leftovers: whole subtrees, then single provisions.

    With ``once``, only words that stand but once in each print: what stands everywhere
    ("The 2008 Act is amended as follows.") waits until more is known of its surroundings.
    """
    found = False
    rounds = (
        ((work.old.tree, work.new.tree), (work.old.often_tree, work.new.often_tree)),
        ((work.old.key, work.new.key), (work.old.often, work.new.often)),
    )
    for names, often in rounds:
        olds, news = work.leftovers()
        if not olds or not news:
            return found
        if once:
            olds = [o for o in olds if often[0][names[0][o]] == 1]
            news = [n for n in news if often[1][names[1][n]] == 1]
        edges = _twins(work, olds, news, names)
        for _, o, n in choose(edges, work.crowds):
            if work.to_new[o] < 0 and work.to_old[n] < 0:
                if work.old.tree[o] == work.new.tree[n]:
                    work.pair_tree(o, n)
                else:
                    work.pair(o, n, "identical")
                found = True
        settle(work)
    return found


def _twins(
    work: Work, olds: list[int], news: list[int], names: tuple[list[int], list[int]]
) -> list[Edge]:
    """All pairs of leftovers of one name, weighed by their surroundings."""
    places: dict[int, list[int]] = defaultdict(list)
    for n in news:
        places[names[1][n]].append(n)
    places.pop(0, None)
    again: dict[int, list[int]] = defaultdict(list)
    for o in olds:
        if names[0][o] in places:
            again[names[0][o]].append(o)
    edges: list[Edge] = []
    for name, members in again.items():
        group, others = members, places[name]
        if says_opening(work.old, group[0]) and not _only_one(work, group[0], others[0]):
            # only with all that follows them
            others = [n for n in others if work.new.end[n] > n + 1]
            whole = {work.new.tree[n] for n in others}
            group = [o for o in group if work.old.tree[o] in whole]
        if len(group) * len(others) > MANY:
            edges += [(1.0, o, n) for o, n in zip(group, others, strict=False)]
            continue
        only = len(group) == len(others) == 1
        for o in group:
            for n in others:
                if is_copy(work, o, n):
                    continue
                kin = kinship(work, o, n)
                if kin >= KIN or _telling(work, o, n, only):
                    edges.append((1 + kin, o, n))
    return edges


def _only_one(work: Work, o: int, n: int) -> bool:
    """They say which provision is amended, and stand but once in either print."""
    once = work.old.often[work.old.key[o]] == 1 == work.new.often[work.new.key[n]]
    return once and names_one(work.old, o)


def _telling(work: Work, o: int, n: int, only: bool) -> bool:
    """Whether the same words alone make a pair: "In subsection (3)—" before others does not."""
    if work.old.tree[o] == work.new.tree[n]:
        return only or work.old.size[o] >= LONG
    return work.old.own[o] >= LONG


def _containers(work: Work) -> bool:
    """Pair leftovers whose insides are partners of each other."""
    votes: dict[tuple[int, int], int] = defaultdict(int)
    old, new = work.old, work.new
    for b in work.leftovers()[1]:
        for n in new.below(b):
            o = work.to_old[n]
            if o >= 0 and old.up[o] >= 0 and work.to_new[old.up[o]] < 0:
                votes[old.up[o], b] += old.size[o] + 1
    edges = []
    for (a, b), vote in sorted(votes.items()):
        sizes = old.size[a], new.size[b]
        share = vote / max(*sizes, 1)
        likeness = work.likeness(a, b)
        wordless = vote >= 0.3 * min(sizes) and work.wordless(a, b) and _at_home(work, a, b)
        least = MOST if _doubles(work, a, b) else PART
        if wordless or (share >= least and likeness >= 0.2):
            edges.append((share + 0.2 * likeness + kinship(work, a, b), a, b))
    for _, o, n in choose(edges, work.crowds):
        work.pair(o, n, "context")
    settle(work)
    return bool(edges)


def _doubles(work: Work, o: int, n: int) -> bool:
    """Their own words differ, and those of one of them stand elsewhere, still without a partner."""
    a, b = work.old.key[o], work.new.key[n]
    return a != b and (
        any(not is_copy(work, o, k) for k in work.where_new(a))
        or any(not is_copy(work, k, n) for k in work.where_old(b))
    )


def _at_home(work: Work, o: int, n: int) -> bool:
    """Their parents are partners."""
    a, b = work.old.up[o], work.new.up[n]
    return work.to_new[a] == b if a >= 0 else b < 0


def _like_words(work: Work) -> bool:
    """Pair leftovers that share rare words and are like enough, or far liker than any other."""
    olds, news = work.leftovers()
    if not olds or not news:
        return False
    edges: list[Edge] = []
    faint: list[Edge] = []
    for o, n in by_words(work, olds, news, CANDIDATES):
        if is_opening(work.old, o) or is_opening(work.new, n) or define_others(work, o, n):
            continue
        if _holds_it(work, o, n) or is_copy(work, o, n):
            continue
        likeness = work.likeness(o, n)
        words = min(len(work.old_words.tree(o)), len(work.new_words.tree(n)))
        kin = kinship(work, o, n)
        if likeness >= (LIKE if words >= SHORT else LIKE_SHORT) - 0.3 * kin:
            edges.append((likeness + kin - 0.3, o, n))
        elif likeness >= FAINT - 0.3 * kin and words >= FAINT_WORDS:
            faint.append((likeness + kin, o, n))
    edges += _standing_out(faint, edges)
    for _, o, n in choose(edges, work.crowds):
        work.pair(o, n, "content")
    settle(work)
    return bool(edges)


def _holds_it(work: Work, o: int, n: int) -> bool:
    """One is a text, the other holds texts and says nothing itself: another text in it is meant."""
    if work.old.end[o] == o + 1:
        return work.new.end[n] > n + 1 and not work.new_words.own(n)
    return work.new.end[n] == n + 1 and not work.old_words.own(o)


def _standing_out(faint: list[Edge], strong: list[Edge]) -> list[Edge]:
    """Of the faint candidates those to which neither side has another that comes near."""
    taken_old, taken_new = {o for _, o, _ in strong}, {n for _, _, n in strong}
    best: dict[int, list[float]] = defaultdict(list)
    for weight, o, n in faint:
        best[o].append(weight)
        best[~n].append(weight)
    found = []
    for weight, o, n in faint:
        if o in taken_old or n in taken_new:
            continue
        if all(sum(other > weight - MARGIN for other in best[side]) == 1 for side in (o, ~n)):
            found.append((weight - 0.3, o, n))
    return found
