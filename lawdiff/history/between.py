"""Any two prints of a history, compared by what its lineages say continues what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lawdiff.alignment.model import Alignment, Match, Pair
from lawdiff.comparison import compare_aligned
from lawdiff.comparison.model import Comparison
from lawdiff.history.model import History
from lawdiff.limits import DEFAULT, Limits
from lawdiff.prints.model import Print

Way = list[tuple[int, int, float]]
"""One provision's way: print, index in it, and how likely the link to it is; in print order."""


def compare_prints(history: History, old: int, new: int) -> Comparison:
    """Compare two prints of a history, neighbours or not.

    Args:
        history: see :func:`lawdiff.history.trace`.
        old: number of the earlier print, from 0.
        new: number of the later one.
    """
    if new == old + 1:
        return history.comparisons[old]
    for bridge in history.bridges:
        if (bridge.old, bridge.new) == (old, new):
            return bridge.comparison
    ways = [
        [(step.print, step.index, step.score) for step in lineage.steps if step.index is not None]
        for lineage in history.lineages
    ]
    match = history.comparisons[0].alignment.match
    return compare_ways(history.prints, ways, old, new, match)


def compare_ways(  # noqa: PLR0913, PLR0917
    prints: Sequence[Print],
    ways: Iterable[Way],
    old: int,
    new: int,
    match: Match,
    limits: Limits = DEFAULT,
) -> Comparison:
    """Compare two prints, given the ways of all provisions."""
    links: dict[int, tuple[int, float]] = {}
    for way in ways:
        before: int | None = None
        score = 1.0
        for number, index, likely in way:
            if number == old:
                before, score = index, 1.0
            elif before is not None:
                score = min(score, likely)
                if number == new:
                    links[index] = (before, score)
    alignment = Alignment(prints[old], prints[new], match, tuple(_pairs(prints, links, old, new)))
    return compare_aligned(alignment, limits)


def _pairs(
    prints: Sequence[Print], links: dict[int, tuple[int, float]], old: int, new: int
) -> list[Pair]:
    """Pairs in the new print's order, what was left out at the end."""
    olds, news = prints[old].provisions, prints[new].provisions
    pairs = []
    for provision in news:
        link = links.get(provision.index)
        if link is None:
            pairs.append(Pair(None, provision.index, "none", 0.0))
            continue
        before, score = link
        old_parent, new_parent = olds[before].parent, provision.parent
        expected = None if new_parent is None else links.get(new_parent, (None, 0.0))[0]
        pairs.append(Pair(before, provision.index, "content", score, moved=old_parent != expected))
    continued = {before for before, _ in links.values()}
    pairs += [Pair(p.index, None, "none", 0.0) for p in olds if p.index not in continued]
    return pairs
