"""The texts around the Bill: cover, long title, enacting words.

They are told by the part they play ("cover, stage"; "back cover, title"), not by their
words: the stage on the cover is the stage on the cover, whatever it says now.
"""

from __future__ import annotations

from collections import defaultdict

from lawdiff.alignment.assignment import Edge, choose
from lawdiff.alignment.words import ratio
from lawdiff.alignment.work import Work
from lawdiff.prints.model import Provision

KINDS = frozenset({"cover", "long-title", "enacting-words"})


def pair_covers(work: Work) -> None:
    """Pair the texts around the Bill by the part they play."""
    olds = [i for i in work.old.below(-1) if work.old.kind[i] in KINDS and work.to_new[i] < 0]
    news = [i for i in work.new.below(-1) if work.new.kind[i] in KINDS and work.to_old[i] < 0]
    old_parts = _parts(work.old.print.provisions, olds)
    new_parts = _parts(work.new.print.provisions, news)
    places: dict[str, list[int]] = defaultdict(list)
    for n in news:
        places[new_parts[n]].append(n)
    edges: list[Edge] = []
    for o in olds:
        for n in places.get(old_parts[o], ()):
            likeness = ratio(work.old_words.own(o), work.new_words.own(n))
            after = old_parts.get(o + 1) == new_parts.get(n + 1)
            before = old_parts.get(o - 1) == new_parts.get(n - 1)
            edges.append((1 + likeness + 0.2 * after + 0.1 * before, o, n))
    for _, o, n in choose(edges, work.crowds):
        same = work.old.key[o] == work.new.key[n]
        work.pair(o, n, "identical" if same else "context")


def _parts(provisions: tuple[Provision, ...], members: list[int]) -> dict[int, str]:
    return {i: part_of(provisions[i]) for i in members}


def part_of(provision: Provision) -> str:
    """The part that a text around the Bill plays, the same for all of a sort."""
    return f"{provision.kind} {provision.label.split(' [')[0]}"
