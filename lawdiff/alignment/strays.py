"""Texts that left their provision alone and were rewritten on the way.

Of what has no partner in the end, a text that stood in a provision that still is, and one
that stands in a provision that was there before, are the same where they share words that
few others have, and neither has so much in common with any other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from math import log

from lawdiff.alignment.assignment import Edge, choose
from lawdiff.alignment.candidates import by_words
from lawdiff.alignment.definitions import define_others
from lawdiff.alignment.flat import Flat
from lawdiff.alignment.openings import is_opening
from lawdiff.alignment.words import longest_gap
from lawdiff.alignment.work import Work

RARE, AHEAD = 0.4, 0.2
"""So much of their words, the rare ones weighing most, must be in both; and so much more than
with any other."""
LIKE = 0.33
"""Less than that no weights make enough of."""
LONG, GAP, GAP_SHORT = 10, 0.34, 0.45
"""In neither text may a longer part than this come without a word of the other; the first of the
two shares is for texts of so many words. A phrase in common is found in any two."""
CANDIDATES = 6
"""So many of the likeliest partners are weighed."""
FEWEST = 3
"""Shorter texts say nothing."""

Weights = dict[str, float]


def pair_strays(work: Work) -> None:
    """Pair texts that went alone from one place to another, both of which still are."""
    olds = _leftovers(work.old, work.to_new, work.merged)
    news = _leftovers(work.new, work.to_old, work.split)
    olds = [o for o in olds if len(work.old_words.own(o)) >= FEWEST]
    news = [n for n in news if len(work.new_words.own(n)) >= FEWEST]
    pairs = by_words(work, olds, news, CANDIDATES)
    possible = {pair for pair in pairs if _may_be(work, *pair)}
    if not possible:
        return
    weights = _weights(work)
    edges = [
        (_shared(weights, work.old_words.own(o), work.new_words.own(n)), o, n) for o, n in pairs
    ]
    near: dict[int, list[float]] = defaultdict(list)
    for weight, o, n in edges:
        near[o].append(weight)
        near[~n].append(weight)
    found: list[Edge] = []
    for weight, o, n in edges:
        rivals = [other for side in (o, ~n) for other in near[side] if other > weight - AHEAD]
        if weight >= RARE and len(rivals) == 2 and (o, n) in possible:
            found.append((weight, o, n))
    for _, o, n in choose(found, work.crowds):
        work.pair(o, n, "content")
        work.strays.add(o)


def _leftovers(flat: Flat, partner: list[int], halves: set[int]) -> list[int]:
    """Texts without a partner."""
    return [
        i
        for i, other in enumerate(partner)
        if other < 0
        and flat.end[i] == i + 1
        and flat.key[i]
        and i not in halves
        and not flat.apart[i]
        and not flat.group[i]
        and not is_opening(flat, i)
    ]


def _stays(flat: Flat, partner: list[int], i: int) -> bool:
    """What it stands in has a partner."""
    return flat.up[i] < 0 or partner[flat.up[i]] >= 0


def _may_be(work: Work, o: int, n: int) -> bool:
    """Both places still are, and nothing speaks against the pair."""
    if not (_stays(work.old, work.to_new, o) and _stays(work.new, work.to_old, n)):
        return False
    if define_others(work, o, n) or work.likeness(o, n) < LIKE:
        return False
    old, new = work.old_words.own(o), work.new_words.own(n)
    return longest_gap(old, new) <= (GAP if min(len(old), len(new)) >= LONG else GAP_SHORT)


def _weights(work: Work) -> Weights:
    """How much a word tells: the fewer of the texts of both prints have it."""
    often: Counter[str] = Counter()
    for flat, words in ((work.old, work.old_words), (work.new, work.new_words)):
        for i in range(len(flat)):
            often.update(set(words.own(i)))
    all_ = len(work.old) + len(work.new) + 1
    return {word: log(all_ / count) for word, count in sorted(often.items())}


def _shared(weights: Weights, old: str, new: str) -> float:
    """The weight of the words in common as a share of that of all words of both."""
    both = Counter(old) & Counter(new)
    shared = sum(weights[word] * count for word, count in sorted(both.items()))
    all_ = sum(weights[word] for word in sorted(old + new))
    return 2 * shared / all_ if all_ else 0.0
