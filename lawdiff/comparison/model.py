"""What changed, and what kind of change it is."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from lawdiff.alignment.model import Alignment, Method
from lawdiff.prints.model import CLAUSE_KINDS, Print, Provision

State = Literal[
    "unchanged",
    "renumbered",
    "moved",
    "amended",
    "redrafted",
    "inserted",
    "deleted",
    "split",
    "merged",
]

Significance = Literal["substantive", "consequential", "editorial"]

ChangeKind = Literal[
    "cross-reference",
    "inserted-number",
    "typography",
    "retargeted-reference",
    "reference-range",
    "term",
    "operative",
    "connective",
    "quantity",
    "time",
    "extent",
    "procedure",
    "definition",
    "list",
    "heading",
    "amendment-instruction",
    "wording",
]

Field = Literal["text", "heading"]


class Change(Struct, frozen=True, gc=False):
    """One edit: words of the old print that became words of the new one.

    ``old_text`` is empty for a pure insertion, ``new_text`` for a pure deletion; the
    offsets then mark the empty place where it happened. They count in ``text``, or in
    ``heading`` where ``field`` says so.
    """

    kind: ChangeKind
    significance: Significance
    old_text: str
    new_text: str
    old_start: int
    old_end: int
    new_start: int
    new_end: int
    why: str
    """Which rule decided, on what evidence: one sentence for a reader."""
    field: Field = "text"
    cluster: str | None = None
    """Id of the cluster of like edits it belongs to."""


class Row(Struct, frozen=True):
    """A pair of provisions and what happened to them."""

    old: Provision | None
    new: Provision | None
    states: tuple[State, ...]
    method: Method
    score: float
    changes: tuple[Change, ...] = ()
    primary: bool = True
    """False on the second and later rows of a split or merge."""
    slight: bool = False
    """It came or went and says nothing: punctuation alone, or which print this is."""

    @property
    def substantive(self) -> bool:
        """Something of substance happened in this row itself (not in its children)."""
        return (
            ((self.old is None or self.new is None) and not self.slight)
            or any(change.significance == "substantive" for change in self.changes)
            or self.regrouped
        )

    @property
    def regrouped(self) -> bool:
        """It is substantive by where words stand, and its own changes do not tell of it.

        It was displaced, or is part of a split or merge: what stood in it, or beneath it,
        stands elsewhere now, though each word may be the same.
        """
        if self.displaced:
            return True
        return ("split" in self.states or "merged" in self.states) and not any(
            change.significance == "substantive" for change in self.changes
        )

    @property
    def displaced(self) -> bool:
        """It moved within a clause or schedule, or out of one into another.

        The same words under other opening words, or in another order, are another rule; so
        this is substantive though no word changes. A whole clause, schedule or Part that moves
        is not: it says what it said.
        """
        if "moved" not in self.states or self.old is None or self.new is None:
            return False
        return not (_stands_alone(self.old) and _stands_alone(self.new))


def _stands_alone(provision: Provision) -> bool:
    """No other provision's words are read with it: a clause, a schedule, a Part, the cover."""
    if provision.quoted:
        return False
    return (
        provision.kind in CLAUSE_KINDS
        or provision.kind in ("schedule", "cover")
        or provision.parent is None
    )


class Cluster(Struct, frozen=True):
    """The same edit in several places."""

    id: str
    kind: ChangeKind
    significance: Significance
    old_text: str
    new_text: str
    count: int
    """Occurrences, not provisions."""
    rows: tuple[int, ...]
    """Indices into ``Comparison.rows`` of the rows it happens in, in order."""
    exceptions: tuple[int, ...] = ()
    """Indices of rows whose new text still has the old words."""


class Account(Struct, frozen=True):
    """What happened to one clause, schedule or text outside them, in words made from the facts."""

    row: int
    """Index of its row in ``Comparison.rows``."""
    members: tuple[int, ...]
    """Indices of all rows that belong to it, itself first: its descendants on either side."""
    sentence: str
    significance: Significance | None
    """The gravest thing that happened in it or beneath it; ``None`` where no words changed."""


class Comparison(Struct, frozen=True):
    """Two prints, compared."""

    alignment: Alignment
    rows: tuple[Row, ...]
    """In the new print's order, deleted provisions where they stood."""
    clusters: tuple[Cluster, ...]
    accounts: tuple[Account, ...]
    """One for each clause, schedule, Part, cross-heading and text outside clauses, in row order;
    every row belongs to exactly one."""
    headline: str
    """One or two sentences for the whole Bill."""
    warnings: tuple[str, ...] = ()
    """Things a reader must know: another Bill, a limit that made the answer coarser."""

    @property
    def old(self) -> Print:
        """The old print."""
        return self.alignment.old

    @property
    def new(self) -> Print:
        """The new print."""
        return self.alignment.new
