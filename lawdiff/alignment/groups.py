"""Parts, chapters and cross-headings: what they gather votes for them, then their headings."""

from __future__ import annotations

from collections import defaultdict

from lawdiff.alignment.assignment import Edge, choose
from lawdiff.alignment.flat import Flat
from lawdiff.alignment.words import ratio
from lawdiff.alignment.work import Work

MANY = 60
"""Among more leftover groups in one place, only votes and equal headings count."""


def pair_groups(work: Work) -> None:
    """Find partners for the groups of both prints."""
    olds = [i for i, is_group in enumerate(work.old.group) if is_group and work.to_new[i] < 0]
    news = [i for i, is_group in enumerate(work.new.group) if is_group and work.to_old[i] < 0]
    if not olds or not news:
        return
    old_size, new_size = _gathered(work.old), _gathered(work.new)
    votes = _votes(work)
    by_key: dict[int, list[int]] = defaultdict(list)
    for n in news:
        by_key[work.new.key[n]].append(n)
    together = _in_one_place(work, olds, news)
    pairs = set(votes) | {(o, n) for o in olds for n in by_key.get(work.old.key[o], ())}
    pairs |= together
    edges: list[Edge] = []
    for o, n in sorted(pairs):
        most = max(old_size.get(o, 0), new_size.get(n, 0), 1)
        gathered = votes.get((o, n), 0) / most
        heading = ratio(work.old_words.own(o), work.new_words.own(n))
        same_kind = work.old.kind[o] == work.new.kind[n]
        weight = 0.5 * gathered + 0.4 * heading + 0.1 * same_kind + 0.1 * ((o, n) in together)
        if weight >= 0.4:
            edges.append((weight - 0.0001 * abs(o - n) / (o + n + 1), o, n))
    for _, o, n in choose(edges, work.crowds):
        work.pair(o, n, "context")


def _in_one_place(work: Work, olds: list[int], news: list[int]) -> set[tuple[int, int]]:
    """Groups whose parents are partners."""
    at: dict[int, list[int]] = defaultdict(list)
    for n in news:
        at[work.new.up[n]].append(n)
    found = set()
    for o in olds:
        up = work.old.up[o]
        places = at.get(work.to_new[up] if up >= 0 else -1, ())
        if len(places) <= MANY:
            found |= {(o, n) for n in places}
    return found


def _gathered(flat: Flat) -> dict[int, int]:
    """Group to the size of all it gathers."""
    return {i: flat.size[i] for i, is_group in enumerate(flat.group) if is_group}


def _votes(work: Work) -> dict[tuple[int, int], int]:
    """For two groups without a partner: how much stands in both."""
    old, new = work.old, work.new
    votes: dict[tuple[int, int], int] = defaultdict(int)
    for o, n in enumerate(work.to_new):
        if n < 0 or old.group[o]:
            continue
        first = new.parent[n]
        if first < 0 or not new.group[first]:
            continue
        a = old.parent[o]
        while a >= 0 and old.group[a]:
            if work.to_new[a] < 0:
                b = first
                while b >= 0 and new.group[b]:
                    if work.to_old[b] < 0:
                        votes[a, b] += old.size[o]
                    b = new.parent[b]
            a = old.parent[a]
    return votes
