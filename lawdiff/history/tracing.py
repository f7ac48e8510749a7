"""``trace``: prints in order to a :class:`History`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from lawdiff.alignment.model import Alignment, Match, Pair
from lawdiff.comparison import compare, compare_aligned
from lawdiff.comparison.model import Comparison
from lawdiff.history.bridges import bridge
from lawdiff.history.chain import Chain, Node
from lawdiff.history.figures import figures_of
from lawdiff.history.lineages import lineages_of
from lawdiff.history.model import Bridge, Disagreement, History
from lawdiff.history.order import check_order
from lawdiff.prints.model import Print


def trace(prints: Sequence[Print], match: Match = "auto") -> History:
    """Follow every provision through all prints of a Bill.

    Neighbouring prints are compared whole. What then has no partner, or only a doubtful one,
    is looked for in prints further away, nearest first.

    Args:
        prints: two or more, in the order in which the Bill was printed; they are never
            put into another order, but what contradicts it is a warning.
        match: whether persistent identifiers may be read as evidence.

    Raises:
        BadRequest: fewer than two prints, or one given twice.
    """
    warnings = check_order(prints)
    chain = Chain(prints)
    comparisons = []
    for number, (old, new) in enumerate(pairwise(prints)):
        comparison = compare(old, new, match)
        comparisons.append(comparison)
        chain.link_neighbours(number, comparison.alignment)
    disagreements: list[Disagreement] = []
    bridged: set[tuple[int, int]] = set()
    for distance in range(2, len(prints)):
        bridged |= bridge(chain, distance, match, disagreements)
    bridges = tuple(
        Bridge(old, new, compare_between(chain, old, new, match)) for old, new in sorted(bridged)
    )
    lineages = lineages_of(chain, comparisons, bridges)
    return History(
        prints=tuple(prints),
        comparisons=tuple(comparisons),
        lineages=lineages,
        figures=figures_of(prints, comparisons, lineages),
        bridges=bridges,
        disagreements=tuple(disagreements),
        warnings=tuple(warnings),
    )


def compare_between(chain: Chain, old: int, new: int, match: Match) -> Comparison:
    """Compare any two prints by what the chain says continues what."""
    pairs: list[Pair] = []
    continued = set()
    later = chain.prints[new].provisions
    for index in range(len(later)):
        found = _back(chain, (new, index), old)
        if found is None:
            pairs.append(Pair(None, index, "none", 0.0))
            continue
        node, score = found
        continued.add(node[1])
        moved = _moved(chain, node, (new, index))
        pairs.append(Pair(node[1], index, "content", score, moved=moved))
    for index in range(len(chain.prints[old].provisions)):
        if index not in continued:
            pairs.append(Pair(index, None, "none", 0.0))
    return compare_aligned(Alignment(chain.prints[old], chain.prints[new], match, tuple(pairs)))


def _back(chain: Chain, node: Node, to: int) -> tuple[Node, float] | None:
    """What a provision was in an earlier print, and how likely the weakest link between is."""
    score = 1.0
    while node[0] > to:
        before = chain.before[node[0]][node[1]]
        if before is None:
            return None
        score = min(score, chain.score[before[0]][before[1]])
        node = before
    return (node, score) if node[0] == to else None


def _moved(chain: Chain, old: Node, new: Node) -> bool:
    """Whether it stands in something else than what it stood in."""
    old_parent = chain.prints[old[0]].provisions[old[1]].parent
    new_parent = chain.prints[new[0]].provisions[new[1]].parent
    if old_parent is None or new_parent is None:
        return old_parent is not new_parent
    found = _back(chain, (new[0], new_parent), old[0])
    return found is None or found[0][1] != old_parent
