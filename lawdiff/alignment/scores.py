"""How sure a pair is, as a number that means what it says.

The score of a pair is the share of such pairs that were right on made cases. For words
that differ it is a logistic curve over what is known of the pair, fitted by
``python -m benchmarks.alignment.fit``; the benchmark prints how well it holds.
"""

from __future__ import annotations

from math import exp

from lawdiff.alignment.model import Method
from lawdiff.alignment.work import Work

FACTS = ("base", "likeness", "home", "beside", "alone", "long")
"""What is known of a pair, in the order of :func:`facts` and :data:`WEIGHTS`.

``likeness`` of the words, 0 to 1; ``home``: it stands in its parent's partner; ``beside``:
how many neighbours in print order are the partner's neighbours, at home; ``alone``: no
other provision of either print has its words; ``long``: eight words or more.
"""
WEIGHTS = (-4.70, 5.86, 2.49, 1.70, 1.13, 0.70)
"""What each fact adds to the log-odds."""
SAME_AT_HOME, SAME_ELSEWHERE, SAME_OF_MANY = 0.999, 0.99, 0.95
"""The very same words: in the parent's partner; elsewhere, nowhere else; elsewhere, one of many."""
SAME_IDENTIFIER = 0.99
"""The same persistent identifier, and words that differ but do not contradict it."""
SHARED = 0.95
"""An edge of a split or merge that does not carry the identity on."""


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
    return 1.0, work.likeness(o, n), home, beside, _alone(work, o, n), words >= 8


def _alone(work: Work, o: int, n: int) -> bool:
    """No other provision of either print has the words of one of the two."""
    return work.old.often[work.old.key[o]] == 1 == work.new.often[work.new.key[n]]
