"""The links from print to print, and the loose ends between them."""

from __future__ import annotations

from collections.abc import Sequence

from lawdiff.alignment.model import Alignment
from lawdiff.history.between import Way
from lawdiff.prints.model import Print

Node = tuple[int, int]
"""A provision of a print: number of the print, index in it."""

WEAK = 0.8
"""A link below this score may be wrong: where a distant print offers better, it yields."""


class Chain:
    """Who continues whom. Every provision has at most one before and one after it."""

    def __init__(self, prints: Sequence[Print]) -> None:
        self.prints = prints
        sizes = [len(p.provisions) for p in prints]
        self.after: list[list[Node | None]] = [[None] * size for size in sizes]
        self.before: list[list[Node | None]] = [[None] * size for size in sizes]
        self.score: list[list[float]] = [[0.0] * size for size in sizes]
        """Of each provision's link to the one after it."""
        self.split_from: dict[Node, Node] = {}
        self.merged_into: dict[Node, Node] = {}

    def link_neighbours(self, number: int, alignment: Alignment) -> None:
        """Take the pairs of print ``number`` and the next."""
        shares = []
        for pair in alignment.pairs:
            if pair.old is None or pair.new is None:
                continue
            old, new = (number, pair.old), (number + 1, pair.new)
            if pair.primary:
                self.link(old, new, pair.score)
            else:
                shares.append((old, new))
        for old, new in shares:
            if self.before[new[0]][new[1]] is None:
                self.split_from.setdefault(new, old)
            elif self.after[old[0]][old[1]] is None:
                self.merged_into.setdefault(old, new)

    def link(self, old: Node, new: Node, score: float) -> None:
        """``new`` continues ``old``."""
        self.after[old[0]][old[1]] = new
        self.before[new[0]][new[1]] = old
        self.score[old[0]][old[1]] = score

    def cut(self, old: Node) -> None:
        """Undo the link from ``old`` to what comes after it."""
        new = self.after[old[0]][old[1]]
        if new is not None:
            self.after[old[0]][old[1]] = None
            self.before[new[0]][new[1]] = None

    def at(self, node: Node, number: int) -> int | None:
        """What continues a provision in a later print, as far as is known."""
        now: Node | None = node
        while now is not None and now[0] < number:
            now = self.after[now[0]][now[1]]
        return now[1] if now is not None and now[0] == number else None

    def ways(self) -> list[Way]:
        """Every provision's way through the prints, by first appearance."""
        found: list[Way] = []
        for number, befores in enumerate(self.before):
            for index, before in enumerate(befores):
                if before is None:
                    found.append(self._way((number, index)))
        return found

    def _way(self, start: Node) -> Way:
        node: Node | None = start
        score = 1.0
        way: Way = []
        while node is not None:
            way.append((*node, score))
            score = self.score[node[0]][node[1]]
            node = self.after[node[0]][node[1]]
        return way

    def ended(self, number: int) -> set[int]:
        """Provisions of a print that nothing continues, and that went into no other."""
        if number == len(self.prints) - 1:
            return set()
        return {
            index
            for index, after in enumerate(self.after[number])
            if after is None and (number, index) not in self.merged_into
        }

    def started(self, number: int) -> set[int]:
        """Provisions of a print that continue nothing, and were split from no other."""
        if number == 0:
            return set()
        return {
            index
            for index, before in enumerate(self.before[number])
            if before is None and (number, index) not in self.split_from
        }

    def weak_ends(self, number: int) -> set[int]:
        """Provisions whose link to the next print is weak."""
        return {
            index
            for index, after in enumerate(self.after[number])
            if after is not None and self.score[number][index] < WEAK
        }

    def weak_starts(self, number: int) -> set[int]:
        """Provisions whose link from an earlier print is weak."""
        return {
            index
            for index, before in enumerate(self.before[number])
            if before is not None and self.score[before[0]][before[1]] < WEAK
        }
