"""Links to lineages: each provision's way through the prints, with what happened at each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from lawdiff.comparison.model import Comparison
from lawdiff.history.between import Way
from lawdiff.history.chain import Chain, Node
from lawdiff.history.model import EVENTS, Bridge, Event, Lineage, Step

_RANK = {event: rank for rank, event in enumerate(EVENTS)}
_OF_STATE: dict[str, Event] = {
    "split": "split",
    "merged": "merged",
    "moved": "moved",
    "amended": "amended",
    "redrafted": "amended",
    "renumbered": "renumbered",
    "unchanged": "unchanged",
}


def lineages_of(
    chain: Chain,
    ways: Sequence[Way],
    comparisons: Sequence[Comparison],
    bridges: Sequence[Bridge],
) -> tuple[Lineage, ...]:
    """All lineages, by first appearance; each provision of each print stands in exactly one."""
    return _Teller(chain, comparisons, bridges).tell(ways)


class _Teller:
    def __init__(
        self, chain: Chain, comparisons: Sequence[Comparison], bridges: Sequence[Bridge]
    ) -> None:
        self._chain = chain
        self._rows: dict[tuple[int, int], tuple[Comparison, dict[int, int]]] = {
            (number, number + 1): (comparison, _by_new(comparison))
            for number, comparison in enumerate(comparisons)
        }
        for bridge in bridges:
            self._rows[bridge.old, bridge.new] = (bridge.comparison, _by_new(bridge.comparison))
        self._owner: dict[Node, int] = {}

    def tell(self, ways: Sequence[Way]) -> tuple[Lineage, ...]:
        for place, way in enumerate(ways):
            for number, index, _ in way:
                self._owner[number, index] = place
        return tuple(self._lineage(place, way) for place, way in enumerate(ways))

    def _lineage(self, place: int, way: Way) -> Lineage:
        first, last = way[0][:2], way[-1][:2]
        origin = self._chain.split_from.get(first)
        steps = [Step(first[0], ("introduced",) if origin is None else ("split",), first[1])]
        for old, new in pairwise(way):
            steps += self._steps(old[:2], new[:2], new[2])
        if last[0] < len(self._chain.prints) - 1:
            steps.append(self._end(last))
        provision = self._chain.prints[last[0]].provisions[last[1]]
        return Lineage(
            id=f"l{place + 1}",
            kind=provision.kind,
            heading=provision.heading,
            steps=tuple(steps),
            parent=None if origin is None else self._owner[origin],
        )

    def _steps(self, old: Node, new: Node, score: float) -> list[Step]:
        comparison, by_new = self._rows[old[0], new[0]]
        row = by_new.get(new[1])
        states = comparison.rows[row].states if row is not None else ()
        events = {_OF_STATE[state] for state in states if state in _OF_STATE}
        if len(events) > 1:
            events.discard("unchanged")
        if new[0] == old[0] + 1:
            return [Step(new[0], _ordered(events or {"unchanged"}), new[1], row=row, score=score)]
        events.discard("unchanged")
        return [
            Step(old[0] + 1, ("left-out",), None),
            Step(
                new[0],
                _ordered({"reinstated", *events}),
                new[1],
                since=old[0],
                row=row,
                score=score,
            ),
        ]

    def _end(self, last: Node) -> Step:
        into = self._chain.merged_into.get(last)
        if into is None:
            return Step(last[0] + 1, ("left-out",), None)
        return Step(last[0] + 1, ("merged",), None, into=self._owner[into])


def _by_new(comparison: Comparison) -> dict[int, int]:
    """New provision → its row, the one that carries the identity on where there are several."""
    found: dict[int, int] = {}
    for place, row in enumerate(comparison.rows):
        if (
            row.new is not None
            and row.old is not None
            and (row.primary or row.new.index not in found)
        ):
            found[row.new.index] = place
    return found


def _ordered(events: set[Event]) -> tuple[Event, ...]:
    return tuple(sorted(events, key=_RANK.__getitem__))
