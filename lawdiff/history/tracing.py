"""``trace``: prints in order to a :class:`History`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from lawdiff.alignment.model import Match
from lawdiff.comparison import compare
from lawdiff.comparison.model import Comparison
from lawdiff.comparison.warnings import coarser, crowded
from lawdiff.history.between import compare_ways
from lawdiff.history.bridges import bridge
from lawdiff.history.chain import Chain
from lawdiff.history.figures import figures_of
from lawdiff.history.lineages import lineages_of
from lawdiff.history.model import Bridge, Disagreement, History
from lawdiff.history.order import check_order
from lawdiff.limits import DEFAULT, Limits
from lawdiff.prints.model import Print


def trace(
    prints: Sequence[Print],
    match: Match = "auto",
    comparisons: Sequence[Comparison] = (),
    limits: Limits = DEFAULT,
) -> History:
    """Follow every provision through all prints of a Bill.

    Neighbouring prints are compared whole. What then has no partner, or only a doubtful one,
    is looked for in prints further away, nearest first.

    Args:
        prints: two or more, in the order in which the Bill was printed; they are never
            put into another order, but what contradicts it is a warning.
        match: whether persistent identifiers may be read as evidence.
        comparisons: each print with the next, where they are compared already.
        limits: past which it is told less exactly what changed.

    Raises:
        BadRequest: fewer than two prints, or one given twice.
    """
    warnings = check_order(prints)
    chain = Chain(prints)
    comparisons = comparisons or [compare(old, new, match, limits) for old, new in pairwise(prints)]
    for one in comparisons:
        warnings += [*crowded(one.alignment, limits), *coarser(one.rows, limits)]
    for number, comparison in enumerate(comparisons):
        chain.link_neighbours(number, comparison.alignment)
    disagreements: list[Disagreement] = []
    bridged: set[tuple[int, int]] = set()
    for distance in range(2, len(prints)):
        bridged |= bridge(chain, distance, match, disagreements)
    ways = chain.ways()
    bridges = tuple(
        Bridge(old, new, compare_ways(prints, ways, old, new, match, limits))
        for old, new in sorted(bridged)
    )
    lineages = lineages_of(chain, ways, comparisons, bridges)
    return History(
        prints=tuple(prints),
        comparisons=tuple(comparisons),
        lineages=lineages,
        figures=figures_of(prints, comparisons, lineages),
        bridges=bridges,
        disagreements=tuple(disagreements),
        warnings=tuple(warnings),
    )
