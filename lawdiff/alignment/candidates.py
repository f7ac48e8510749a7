"""Which pairs are worth weighing, where there are too many to weigh them all.

Those that share the very words of something in them come first; only what finds too
little that way is looked up by its rare words.
"""

from __future__ import annotations

from collections import defaultdict

from lawdiff.alignment.work import Work

ALL_AGAINST_ALL = 400
"""Up to this many pairs are all weighed."""
COMMON = 24
"""What stands in more places than this tells nothing about which is which."""
BY_KEYS, BY_WORDS = 4, 6
"""So many of the likeliest partners are weighed."""
ENOUGH = 0.3
"""So much of what stands in it must speak for a partner, or its words are looked at too."""
UNIT = 1_000_000
"""Votes of words are whole numbers: sets of words have no order, and sums must not depend on it."""
RIVAL = 0.25
"""Where enough speaks for one, others are weighed that have so much of its votes."""

Pairs = list[tuple[int, int]]


def candidates(work: Work, olds: list[int], news: list[int]) -> Pairs:
    """Pairs worth weighing."""
    if len(olds) * len(news) <= ALL_AGAINST_ALL:
        return [(o, n) for o in olds for n in news]
    found, poor, claimed = _by_keys(work, olds, news)
    if poor:
        known = set(found)
        free = [n for n in news if n not in claimed]
        found += [pair for pair in by_words(work, poor, free, BY_WORDS) if pair not in known]
    return found


def _by_keys(work: Work, olds: list[int], news: list[int]) -> tuple[Pairs, list[int], set[int]]:
    """Pairs by the texts that stand in both.

    Returns the pairs, the old ones that share too little with any new one, and the new
    ones that share enough with an old one.
    """
    key, end = work.new.key, work.new.end
    places: dict[int, list[int]] = defaultdict(list)
    for n in news:
        for name in set(key[n : end[n]]):
            places[name].append(n)
    places.pop(0, None)
    key, end = work.old.key, work.old.end
    found: Pairs = []
    poor: list[int] = []
    claimed: set[int] = set()
    for o in olds:
        names = set(key[o : end[o]])
        votes: dict[int, float] = defaultdict(float)
        for name in names:
            where = places.get(name)
            if where and len(where) <= COMMON:
                weight = 1 / len(where)
                for n in where:
                    votes[n] += weight
        best = sorted(votes, key=lambda n: (-votes[n], n))[:BY_KEYS]
        if best and votes[best[0]] >= ENOUGH * len(names):
            claimed.add(best[0])
            least = RIVAL * votes[best[0]]
            best = [n for n in best if votes[n] >= least]
        else:
            poor.append(o)
        found += [(o, n) for n in best]
    return found, poor, claimed


def by_words(work: Work, olds: list[int], news: list[int], most: int) -> Pairs:
    """For each old one the new ones that share most of its rare words."""
    words = {o: set(work.old_words.tree(o)) for o in olds}
    looked_for = set().union(*words.values()) if words else set()
    postings: dict[str, list[int]] = defaultdict(list)
    for n in news:
        for word in looked_for.intersection(work.new_words.tree(n)):
            postings[word].append(n)
    rare = {word: where for word, where in postings.items() if len(where) <= COMMON}
    found: Pairs = []
    for o in olds:
        votes: dict[int, int] = defaultdict(int)
        for word in words[o].intersection(rare):
            where = rare[word]
            weight = UNIT // len(where)
            for n in where:
                votes[n] += weight
        found += [(o, n) for n in sorted(votes, key=lambda n: (-votes[n], n))[:most]]
    return found
