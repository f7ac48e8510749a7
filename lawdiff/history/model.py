"""What became of each provision over all prints of a Bill."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from lawdiff.comparison.model import Comparison, Row
from lawdiff.prints.model import Kind, Print

Event = Literal[
    "reinstated",
    "introduced",
    "left-out",
    "split",
    "merged",
    "moved",
    "amended",
    "renumbered",
    "unchanged",
]

EVENTS: tuple[Event, ...] = (
    "reinstated",
    "introduced",
    "left-out",
    "split",
    "merged",
    "moved",
    "amended",
    "renumbered",
    "unchanged",
)
"""Chief first."""


class Step(Struct, frozen=True, gc=False):
    """What a print did to a provision."""

    print: int
    """Which print, counted from 0."""
    events: tuple[Event, ...]
    """Chief first."""
    index: int | None
    """Index in that print's provisions; ``None`` where it is first missing."""
    since: int | None = None
    """For ``reinstated``: the print it last stood in."""
    into: int | None = None
    """For a provision that was merged away: index in ``History.lineages`` of where it went."""
    row: int | None = None
    """Index of its row in the comparison of this print with the one it last stood in."""
    score: float = 1.0
    """How likely it is that it is the provision that stood before; see ``Pair.score``."""

    @property
    def event(self) -> Event:
        """The chief event."""
        return self.events[0]


class Lineage(Struct, frozen=True):
    """One provision through all prints."""

    id: str
    """``"l12"``."""
    kind: Kind
    heading: str
    """As it was last printed."""
    steps: tuple[Step, ...]
    parent: int | None = None
    """Index of the lineage it was split from."""

    def at(self, print_number: int) -> Step | None:
        """Its step at a print, ``None`` where it does not stand and was not just left out."""
        for step in self.steps:
            if step.print == print_number:
                return step
        return None


class Disagreement(Struct, frozen=True, gc=False):
    """Neighbouring prints say one thing and distant ones another; the evidence decided."""

    old_print: int
    old_label: str
    new_print: int
    new_label: str
    score: float
    """How likely the direct pair of the two is right."""
    rival_score: float
    """How likely the weakest link of the chain that contradicts it."""
    kept: Literal["direct", "chain"]
    """Which of the two stands."""


class StageFigures(Struct, frozen=True, gc=False):
    """What happened between one print and the next, counted.

    Provisions at every depth, quoted ones too; covers and back sheets not.
    """

    print: int
    """The later print."""
    provisions: int
    """How many stand in it."""
    inserted: int
    left_out: int
    reinstated: int
    """Of the inserted, those that had stood in an earlier print."""
    amended_in_substance: int
    moved: int
    renumbered: int
    words_added: int
    words_taken_away: int


class Bridge(Struct, frozen=True):
    """The comparison of two prints that are not neighbours, made for what was reinstated."""

    old: int
    new: int
    comparison: Comparison


class History(Struct, frozen=True):
    """A Bill's prints, followed."""

    prints: tuple[Print, ...]
    """In the order given."""
    comparisons: tuple[Comparison, ...]
    """Each print with the next: one fewer than prints."""
    lineages: tuple[Lineage, ...]
    """By first appearance. Each provision of each print stands in exactly one."""
    figures: tuple[StageFigures, ...]
    """One for each comparison."""
    bridges: tuple[Bridge, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    warnings: tuple[str, ...] = ()

    def row(self, step: Step) -> Row | None:
        """What changed at a step, against the print it last stood in."""
        if step.row is None:
            return None
        if step.since is None:
            return self.comparisons[step.print - 1].rows[step.row]
        for bridge in self.bridges:
            if (bridge.old, bridge.new) == (step.since, step.print):
                return bridge.comparison.rows[step.row]
        return None
