"""Near copies, and how they betray themselves.

A copy of a clause that was edited here and there is as like the clause as the clause itself in
the next print, or liker. But the sentences that nobody touched stand in the real one.
"""

from __future__ import annotations

from collections import Counter

from lawdiff.alignment.words import common, ratio
from lawdiff.alignment.work import COPY, Work

MUCH, FEW_SHARED, AGAIN = 0.15, 0.15, 0.6
"""So much of a container must be texts that stand but once, for them to tell; a copy has no more
than so much of them word for word, but so many of their words."""


def is_copy(work: Work, o: int, n: int) -> bool:
    """One of the two is a copy: what stands in the other, word for word, stands elsewhere.

    Long texts that stand but once in either print tell: of those within the one hardly any stand
    in the other, but words like theirs do.
    """
    if work.old.end[o] == o + 1 or work.new.end[n] == n + 1 or work.old.tree[o] == work.new.tree[n]:
        return False
    olds, news = work.anchors()
    here = [i for i in range(o + 1, work.old.end[o]) if i in olds]
    there = [k for k in range(n + 1, work.new.end[n]) if k in news]
    shared = sum([work.old.own[i] for i in here if n <= olds[i] < work.new.end[n]])
    of_old = sum([work.old.own[i] for i in here])
    of_new = sum([work.new.own[k] for k in there])
    if shared >= FEW_SHARED * max(of_old, of_new):
        return False
    bag_old, bag_new = work.old_words.bag(o), work.new_words.bag(n)
    if ratio(bag_old, bag_new) < COPY:
        return False
    return (
        of_old >= MUCH * work.old.size[o]
        and _again([work.old_words.own(i) for i in here], bag_old, bag_new)
    ) or (
        of_new >= MUCH * work.new.size[n]
        and _again([work.new_words.own(k) for k in there], bag_new, bag_old)
    )


def _again(texts: list[str], within: str, other: str) -> bool:
    """Most words of these texts stand in the other bag of words, beside what else it shares."""
    taken = "".join(texts)
    rest = Counter(within)
    rest.subtract(taken)
    left = "".join(sorted(rest.elements()))
    return common(within, other) - common(left, other) >= AGAIN * len(taken)
