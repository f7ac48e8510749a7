"""How sure a pair is, as a number that means what it says.

The score of a pair is the share of such pairs that were right on made cases: a logistic
curve over what is known of it, fitted once (see ``docs/alignment.md``); the benchmark
prints how well it holds.
"""

from __future__ import annotations

from math import exp
from typing import NamedTuple

from lawdiff.alignment.model import Method
from lawdiff.alignment.work import Work


class Weights(NamedTuple):
    """What each thing that is known adds to the log-odds of a pair whose words differ."""

    base: float = -4.62
    likeness: float = 5.03
    home: float = 2.23
    """It stands in its parent's partner."""
    beside: float = 1.79
    """For each neighbour in print order that is the partner's neighbour, at home."""
    alone: float = 1.17
    """No other provision of either print has its words."""
    long: float = 0.93
    """Eight words or more."""


WEIGHTS = Weights()
SAME_AT_HOME, SAME_ELSEWHERE, SAME_OF_MANY = 0.999, 0.99, 0.9
"""The very same words: in the parent's partner; elsewhere, nowhere else; elsewhere, one of many."""
SAME_IDENTIFIER = 0.99
"""The same persistent identifier, and words that differ but do not contradict it."""
SHARED = 0.95
"""An edge of a split or merge that does not carry the identity on."""


def score(work: Work, o: int, n: int, method: Method, home: bool) -> float:
    """From 0 to 1: how likely the pair is right."""
    alone = work.old.often[work.old.key[o]] == 1 == work.new.often[work.new.key[n]]
    if work.old.folded[o] == work.new.folded[n]:
        if home:
            return SAME_AT_HOME
        return SAME_ELSEWHERE if alone or method == "identifier" else SAME_OF_MANY
    if method == "identifier":
        return SAME_IDENTIFIER
    beside = 0
    if home:
        o_end, n_end = work.old.end[o], work.new.end[n]
        beside = (o > 0 and n > 0 and work.to_new[o - 1] == n - 1) + (
            o_end < len(work.to_new) and n_end < len(work.to_old) and work.to_new[o_end] == n_end
        )
    odds = (
        WEIGHTS.base
        + WEIGHTS.likeness * work.likeness(o, n)
        + WEIGHTS.home * home
        + WEIGHTS.beside * beside
        + WEIGHTS.alone * alone
        + WEIGHTS.long * (min(len(work.old_words.tree(o)), len(work.new_words.tree(n))) >= 8)
    )
    return round(1 / (1 + exp(-odds)), 3)
