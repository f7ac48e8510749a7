"""Links across a gap: what was left out of one print and comes back in a later one.

Only loose ends are looked at, with what they stand in, so that a gap costs what is in it
and not two whole prints. A pair of them is believed for its words, not for its place.
"""

from __future__ import annotations

from msgspec.structs import replace

from lawdiff.alignment import align
from lawdiff.alignment.model import Match, Pair
from lawdiff.history.chain import Chain, Node
from lawdiff.history.kept import Kept
from lawdiff.history.model import Disagreement
from lawdiff.prints.model import Print, Provision

FLOOR = 0.6
"""A pair across a gap that is less likely than this is not made."""

MARGIN = 0.15
"""By how much a pair across a gap must beat the weak link that contradicts it."""

_STAYS = frozenset({"cover"})


def bridge(
    chain: Chain, distance: int, match: Match, disagreements: list[Disagreement]
) -> set[tuple[int, int]]:
    """Link provisions of all prints that are ``distance`` apart.

    A pair is made between two loose ends; or between a loose end and one that is only weakly
    linked, where the pair is clearly likelier than the weak link. Pairs of one distance touch
    no provision twice, so that the order in which prints are looked at does not matter.

    Returns:
        The pairs of prints between which something was linked.
    """
    found = [
        (score, (number, old), (number + distance, new))
        for number in range(len(chain.prints) - distance)
        for old, new, score in _candidates(chain, number, number + distance, match)
    ]
    linked = set()
    # All are found before any is made, and the likeliest made first: so the order of the
    # prints does not matter, and a history read backwards is the mirror of itself.
    for score, old, new in sorted(found, key=lambda pair: (-pair[0], pair[1:])):
        if _joined(chain, old, new, score, disagreements):
            linked.add((old[0], new[0]))
    return linked


def _candidates(
    chain: Chain, number: int, later: int, match: Match
) -> list[tuple[int, int, float]]:
    ended, started = chain.ended(number), chain.started(later)
    if not ended and not started:
        return []
    olds = _without_covers(chain.prints[number], ended | chain.weak_ends(number))
    news = _without_covers(chain.prints[later], started | chain.weak_starts(later))
    if not olds or not news:
        return []
    old_part, old_indices = _part(chain.prints[number], olds)
    new_part, new_indices = _part(chain.prints[later], news)
    pairs = [
        pair
        for pair in align(old_part, new_part, match).pairs
        if pair.old is not None and pair.new is not None and pair.primary
    ]
    kept = Kept(old_part, new_part, [_ends(pair) for pair in pairs]).those(
        lambda o, n: chain.at((number, old_indices[o]), later) == new_indices[n]
    )
    found = []
    for pair in pairs:
        o, n = _ends(pair)
        old, new = old_indices[o], new_indices[n]
        if old not in olds or new not in news or not (old in ended or new in started):
            continue
        if pair.score >= FLOOR and (pair.method == "identifier" or (o, n) in kept):
            found.append((old, new, pair.score))
    return found


def _ends(pair: Pair) -> tuple[int, int]:
    assert pair.old is not None
    assert pair.new is not None
    return pair.old, pair.new


def _joined(
    chain: Chain, old: Node, new: Node, score: float, disagreements: list[Disagreement]
) -> bool:
    rivals = []
    if chain.after[old[0]][old[1]] is not None:
        rivals.append(old)
    before = chain.before[new[0]][new[1]]
    if before is not None:
        rivals.append(before)
    if rivals:
        rival_score = max(chain.score[node[0]][node[1]] for node in rivals)
        wins = score > rival_score + MARGIN
        disagreements.append(
            Disagreement(
                old_print=old[0],
                old_label=chain.prints[old[0]].provisions[old[1]].label,
                new_print=new[0],
                new_label=chain.prints[new[0]].provisions[new[1]].label,
                score=score,
                rival_score=rival_score,
                kept="direct" if wins else "chain",
            )
        )
        if not wins:
            return False
        for node in rivals:
            chain.cut(node)
    chain.link(old, new, score)
    return True


def _without_covers(read: Print, indices: set[int]) -> set[int]:
    return {index for index in indices if read.provisions[index].kind not in _STAYS}


def _part(read: Print, wanted: set[int]) -> tuple[Print, list[int]]:
    """A print of the wanted provisions and what they stand in, and their indices in the whole."""
    kept = set(wanted)
    for index in wanted:
        kept.update(read.ancestors(index))
    indices = sorted(kept)
    places = {index: place for place, index in enumerate(indices)}
    made: list[Provision] = []
    for place, index in enumerate(indices):
        provision = read.provisions[index]
        end = place + 1
        while end < len(indices) and indices[end] < provision.end:
            end += 1
        made.append(
            replace(
                provision,
                index=place,
                parent=None if provision.parent is None else places[provision.parent],
                children=tuple(places[child] for child in provision.children if child in places),
                end=end,
                references=(),
                heading_references=(),
            )
        )
    return replace(read, provisions=tuple(made)), indices
