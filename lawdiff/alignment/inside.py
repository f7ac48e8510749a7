"""Aligning what stands inside a matched pair (and at the top: the whole prints).

First what is identical, in order and then crossing; then what is alike, weighed against
all competing candidates at once.
"""

from __future__ import annotations

from collections import defaultdict

from lawdiff.alignment.assignment import Edge, choose
from lawdiff.alignment.candidates import candidates
from lawdiff.alignment.copies import is_copy
from lawdiff.alignment.definitions import say_other
from lawdiff.alignment.flat import Flat
from lawdiff.alignment.work import Work

MANY = 900
"""More pairs of the same words than this are taken in print order."""

NEIGHBOURS = (1.0, 0.5)
"""What the next neighbour on a side tells of two twins, and what the one after it does."""


def align_inside(work: Work, o: int, n: int) -> None:
    """Find partners among what stands directly beneath ``o`` and ``n``."""
    olds = [k for k in work.old.below(o) if work.to_new[k] < 0]
    news = [k for k in work.new.below(n) if work.to_old[k] < 0]
    if not olds or not news:
        return
    _identical(work, olds, news)
    olds = [k for k in olds if work.to_new[k] < 0]
    news = [k for k in news if work.to_old[k] < 0]
    if olds and news:
        _alike(work, olds, news, Neighbours(work, o, n))


def settle(work: Work) -> None:
    """Look inside every pair that waits for it."""
    while work.todo:
        o, n = work.todo.pop()
        if work.to_new[o] == n:
            align_inside(work, o, n)


def _identical(work: Work, olds: list[int], news: list[int]) -> None:
    """Pair what has the very same words, itself and beneath."""
    old_tree, new_tree = work.old.tree, work.new.tree
    start, limit = 0, min(len(olds), len(news))
    while start < limit and _in_step(work, olds[start], news[start]):
        work.pair_tree(olds[start], news[start])
        start += 1
    tail = 0
    while tail < limit - start and _in_step(work, olds[-1 - tail], news[-1 - tail]):
        work.pair_tree(olds[-1 - tail], news[-1 - tail])
        tail += 1
    olds, news = olds[start : len(olds) - tail], news[start : len(news) - tail]
    places: dict[int, list[int]] = defaultdict(list)
    for n in news:
        places[new_tree[n]].append(n)
    again: dict[int, list[int]] = defaultdict(list)
    for o in olds:
        if old_tree[o] in places:
            again[old_tree[o]].append(o)
    for tree, group in again.items():
        if len(group) == 1 and len(places[tree]) == 1:
            work.pair_tree(group[0], places[tree][0])
    for tree, group in again.items():
        others = places[tree]
        if len(group) > 1 or len(others) > 1:
            _twins(work, group, others)


def _in_step(work: Work, o: int, n: int) -> bool:
    """The same words, and neither stands under a Part or cross-heading that the other does not."""
    if work.old.tree[o] != work.new.tree[n]:
        return False
    a, b = work.old.parent[o], work.new.parent[n]
    grouped = a >= 0 and b >= 0 and work.old.group[a] and work.new.group[b]
    return not grouped or work.old.key[a] == work.new.key[b]


def _twins(work: Work, olds: list[int], news: list[int]) -> None:
    """Pair several provisions of the same words.

    The Part or cross-heading they stand under tells which is which, then their
    neighbours, then kind and number, then the order.
    """
    if len(olds) * len(news) > MANY:
        for o, n in zip(olds, news, strict=False):
            work.pair_tree(o, n)
        return
    edges = []
    for i, o in enumerate(olds):
        for j, n in enumerate(news):
            weight = 1 + 0.4 * _beside(work, o, n) + 0.5 * _same_group(work, o, n)
            weight += 0.02 * same_look(work, o, n) - 0.001 * abs(i - j)
            edges.append((weight, o, n))
    for _, o, n in choose(edges, work.crowds):
        work.pair_tree(o, n)


def _same_group(work: Work, o: int, n: int) -> bool:
    """Both stand straight under Parts or cross-headings of the same words."""
    a, b = work.old.parent[o], work.new.parent[n]
    if a < 0 or b < 0 or not work.old.group[a] or not work.new.group[b]:
        return a < 0 and b < 0
    return work.old.key[a] == work.new.key[b]


def _beside(work: Work, o: int, n: int) -> float:
    """How well their neighbours in print order agree, two on each side.

    0 to 3: a neighbour that is a partner counts most, one of the same words nearly so.
    """
    old, new = work.old, work.new
    agree = 0.0
    left, right = o, n
    for weight in NEIGHBOURS:
        left, right = left - 1, right - 1
        if left < 0 or right < 0:
            agree += weight * (left < 0 and right < 0)
            break
        agree += weight * _match(work, left, right)
    left, right = old.end[o], new.end[n]
    for weight in NEIGHBOURS:
        if left >= len(old) or right >= len(new):
            agree += weight * (left >= len(old) and right >= len(new))
            break
        agree += weight * _match(work, left, right)
        left, right = left + 1, right + 1
    return agree


def _match(work: Work, o: int, n: int) -> float:
    """1 for partners, somewhat less for the same words, 0 for others."""
    if work.to_new[o] == n:
        return 1.0
    free = work.to_new[o] < 0 and work.to_old[n] < 0
    return 0.9 * (free and work.old.key[o] == work.new.key[n])


class Neighbours:
    """Where siblings stand among each other."""

    def __init__(self, work: Work, o: int, n: int) -> None:
        self.work = work
        self.left_old, self.right_old = _sides(work.old.below(o))
        self.left_new, self.right_new = _sides(work.new.below(n))

    def agree(self, o: int, n: int) -> float:
        """0, 0.5 or 1: do the left and the right siblings belong together?"""
        to_new = self.work.to_new
        left_old, left_new = self.left_old[o], self.left_new[n]
        right_old, right_new = self.right_old[o], self.right_new[n]
        left = to_new[left_old] == left_new if left_old >= 0 else left_new < 0
        right = to_new[right_old] == right_new if right_old >= 0 else right_new < 0
        return 0.5 * (left + right)


def _sides(siblings: list[int]) -> tuple[dict[int, int], dict[int, int]]:
    left = dict(zip(siblings, [-1, *siblings[:-1]], strict=True))
    right = dict(zip(siblings, [*siblings[1:], -1], strict=True))
    return left, right


def _alike(work: Work, olds: list[int], news: list[int], neighbours: Neighbours) -> None:
    """Pair what is like enough, so that the whole is most alike."""
    edges: list[Edge] = []
    apart = work.old.apart, work.new.apart
    for o, n in candidates(work, olds, news):
        if apart[0][o] != apart[1][n]:
            continue
        likeness = work.likeness(o, n)
        beside = neighbours.agree(o, n)
        if 0.3 <= likeness < 0.85 and is_copy(work, o, n):
            continue
        if likeness >= _needed(work, o, n, beside):
            edges.append((likeness + 0.1 * beside + 0.02 * same_look(work, o, n), o, n))
    for _, o, n in choose(edges, work.crowds):
        work.pair(o, n, "content")


def same_look(work: Work, o: int, n: int) -> int:
    """Ties are broken by kind and printed number, which else say little."""
    a, b = work.old.print.provisions[o], work.new.print.provisions[n]
    return (a.kind == b.kind) + (a.number == b.number != "")


def _needed(work: Work, o: int, n: int, beside: float) -> float:
    """How alike two provisions in the same place must be to be taken for the same."""
    old_key, new_key = work.old.key[o], work.new.key[n]
    if old_key == new_key and old_key:
        return 0.0
    rivals_new = [
        k
        for k in work.where_new(old_key)
        if not (_went_down(work.old, o, work.new, n, k) or work.in_copy(o, k))
    ]
    rivals_old = [
        k
        for k in work.where_old(new_key)
        if not (_went_down(work.new, n, work.old, o, k) or work.in_copy(k, n))
    ]
    if (rivals_new and rivals_old) or work.whole_elsewhere(o, n):
        return 0.85
    up_old, up_new = work.old.up[o], work.new.up[n]
    if any(_beneath(work.new, k, up_new) for k in rivals_new) or any(
        _beneath(work.old, k, up_old) for k in rivals_old
    ):
        return 0.85
    if rivals_new or rivals_old:
        return 0.5
    if say_other(work, o, n):
        return 0.85
    return 0.42 - 0.12 * beside


def _went_down(here: Flat, text: int, there: Flat, clause: int, k: int) -> bool:
    """A subsection that has the text of its clause now is no rival of the clause."""
    return here.end[text] == text + 1 and clause < k < there.end[clause]


def _beneath(flat: Flat, k: int, above: int) -> bool:
    """``k`` stands within ``above``, which is not the top."""
    return 0 <= above < k < flat.end[above]
