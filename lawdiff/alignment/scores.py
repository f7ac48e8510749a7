"""How sure a pair is, as a number that means what it says.

The score of a pair is the share of such pairs that were right on made cases. For words
that differ it is a logistic curve over what is known of the pair, fitted by
``python -m benchmarks.alignment.fit``; the benchmark prints how well it holds.
"""

from __future__ import annotations

from math import exp

from lawdiff.alignment.kinship import kinship
from lawdiff.alignment.model import Method
from lawdiff.alignment.words import longest_gap, ratio
from lawdiff.alignment.work import Work

FACTS = ("base", "likeness", "home", "beside", "alone", "long", "throughout")
"""What is known of a pair, in the order of :func:`facts` and :data:`WEIGHTS`.

``likeness`` of the words, 0 to 1; ``home``: it stands in its parent's partner; ``beside``:
how many neighbours in print order are the partner's neighbours, at home; ``alone``: no
other provision of either print has its words; ``long``: eight words or more; ``throughout``: not
at home, but half the words stand throughout both texts, or the rare ones do.
"""
WEIGHTS = (-3.73, 5.74, 1.88, 1.64, 0.90, 0.66, 0.34)
"""What each fact adds to the log-odds."""
SAME_AT_HOME, SAME_ELSEWHERE, SAME_OF_MANY = 0.999, 0.99, 0.95
"""The very same words: in the parent's partner; elsewhere, nowhere else; elsewhere, one of many."""
SAME_IDENTIFIER = 0.99
"""The same persistent identifier, and words that differ but do not contradict it."""
SHARED = 0.95
"""An edge of a split or merge that does not carry the identity on."""

SAYING, KEPT, GAP, GAP_NEAR, NEAR = 10, 0.5, 0.24, 0.34, 0.1
"""Texts of so many words are held together by so much of them, if in neither a longer part
than this comes without one of them; a longer one may, where it stayed in its clause: where
there is so much kinship."""


def score(work: Work, o: int, n: int, method: Method, home: bool) -> float:
    """From 0 to 1: how likely the pair is right."""
    if work.old.folded[o] == work.new.folded[n]:
        if home:
            return SAME_AT_HOME
        return SAME_ELSEWHERE if method == "identifier" or _alone(work, o, n) else SAME_OF_MANY
    if method == "identifier":
        return SAME_IDENTIFIER
    odds = sum(w * fact for w, fact in zip(WEIGHTS, facts(work, o, n, home), strict=True))
    return round(1 / (1 + exp(-odds)), 3)


def facts(work: Work, o: int, n: int, home: bool) -> tuple[float, ...]:
    """What is known of a pair whose words differ."""
    beside = 0
    if home:
        o_end, n_end = work.old.end[o], work.new.end[n]
        beside += o > 0 and n > 0 and work.to_new[o - 1] == n - 1
        beside += (
            o_end < len(work.to_new) and n_end < len(work.to_old) and work.to_new[o_end] == n_end
        )
    words = min(len(work.old_words.tree(o)), len(work.new_words.tree(n)))
    throughout = not home and (o in work.strays or kept_throughout(work, o, n))
    return 1.0, work.likeness(o, n), home, beside, _alone(work, o, n), words >= 8, throughout


def kept_throughout(work: Work, o: int, n: int) -> bool:
    """Whether two texts have half their words in common, and not in one part of them only."""
    if work.old.end[o] > o + 1 or work.new.end[n] > n + 1:
        return False
    old, new = work.old_words.own(o), work.new_words.own(n)
    if min(len(old), len(new)) < SAYING or ratio(old, new) < KEPT:
        return False
    return longest_gap(old, new) <= (GAP_NEAR if kinship(work, o, n) >= NEAR else GAP)


def _alone(work: Work, o: int, n: int) -> bool:
    """No other provision of either print has the words of one of the two."""
    return work.old.often[work.old.key[o]] == 1 == work.new.often[work.new.key[n]]
