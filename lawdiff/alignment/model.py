"""Which provision became which."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from lawdiff.prints.model import Print

Method = Literal["identifier", "identical", "content", "context", "none"]
"""What a pair rests on.

``identifier``: both carry the same persistent identifier and the text does not contradict it.
``identical``: the same words. ``content``: like words. ``context``: what stands around and
inside them. ``none``: inserted or deleted.
"""

Match = Literal["auto", "content"]
"""``auto`` reads persistent identifiers as evidence; ``content`` reads none."""

Share = Literal["", "split", "merged"]


class Pair(Struct, frozen=True, gc=False):
    """One edge of the alignment; one side is ``None`` for an insertion or a deletion."""

    old: int | None
    """Index in the old print's provisions."""
    new: int | None
    """Index in the new print's provisions."""
    method: Method
    score: float
    """From 0 to 1: how likely the pair is right. 0.0 where there is no partner."""
    moved: bool = False
    """It stands under another parent, or has crossed a sibling."""
    redrafted: bool = False
    """The same provision in new words: its identifier was lost, or little of its words is left."""
    share: Share = ""
    """Set on every edge of a split (one old, several new) or merge (several old, one new)."""
    primary: bool = True
    """Of the edges of a split or merge, the one that carries the identity on."""


class Alignment(Struct, frozen=True):
    """All pairs of two prints: every provision of each stands in at least one."""

    old: Print
    new: Print
    match: Match
    pairs: tuple[Pair, ...]
    """In the new print's order, deleted provisions where they stood."""
    crowd: int = 0
    """The most provisions that competed for partners at once and were too many to be weighed
    all against all: they were taken best first. 0 in any usual print."""

    def successors(self) -> dict[int, int]:
        """Old index → new index, by primary pairs."""
        return {
            p.old: p.new
            for p in self.pairs
            if p.primary and p.old is not None and p.new is not None
        }

    def predecessors(self) -> dict[int, int]:
        """New index → old index, by primary pairs."""
        return {
            p.new: p.old
            for p in self.pairs
            if p.primary and p.old is not None and p.new is not None
        }
