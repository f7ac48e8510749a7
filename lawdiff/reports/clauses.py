"""A comparison as its readers think of it: clause by clause.

Each account of the comparison (a clause, a schedule, a Part, a cross-heading, a
text outside clauses) becomes a :class:`Clause` with the figures that the forms
show beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from lawdiff.comparison.accounts import gravest
from lawdiff.comparison.headlines import absorbed
from lawdiff.comparison.model import Account, ChangeKind, Comparison, Row, Significance, State
from lawdiff.prints.model import CLAUSE_KINDS, GROUP_KINDS, Provision
from lawdiff.reports.words import (
    KIND_WORDS,
    SIGNIFICANCES,
    both_addresses,
    capital,
    listed,
    number_of,
)

Outcome = Literal[
    "inserted",
    "deleted",
    "substantive",
    "consequential",
    "editorial",
    "moved",
    "renumbered",
    "unchanged",
]
"""The gravest thing that happened to a clause or in it: each clause has exactly one."""

OUTCOMES: dict[Outcome, str] = {
    "inserted": "inserted",
    "deleted": "left out",
    "substantive": "changed in substance",
    "consequential": "consequential changes only",
    "editorial": "editorial changes only",
    "moved": "moved, same words",
    "renumbered": "renumbered only",
    "unchanged": "unchanged",
}
"""In words, gravest first."""

MOVES: tuple[State, ...] = ("split", "merged", "moved", "redrafted", "renumbered")
"""What can happen to a provision beside a change of its words, in the order it is said."""

_KIND_ORDER: dict[ChangeKind, int] = {kind: place for place, kind in enumerate(KIND_WORDS)}


class Clause(Struct, frozen=True):
    """One account, with what the forms show of it."""

    account: Account
    row: Row
    outcome: Outcome
    kinds: dict[ChangeKind, int]
    """Changes in it by kind, gravest kind first."""
    grave: dict[ChangeKind, int]
    """The same, of the changes in substance only."""
    significances: dict[Significance, int]
    """Changes in it by significance."""
    inserted: int
    """Provisions beneath it that were inserted."""
    deleted: int
    """Provisions beneath it that were left out."""
    displaced: int = 0
    """Provisions in it that moved within it, or came from elsewhere."""

    @property
    def provision(self) -> Provision:
        """The new provision, or the old one where it was left out."""
        found = self.row.new if self.row.new is not None else self.row.old
        assert found is not None
        return found

    @property
    def unit(self) -> bool:
        """It is a clause, section, article or schedule: what a Bill is counted in."""
        kind = self.provision.kind
        return kind in CLAUSE_KINDS or kind == "schedule"

    @property
    def group(self) -> bool:
        """It is a Part, Chapter or cross-heading."""
        return self.provision.kind in GROUP_KINDS

    @property
    def title(self) -> str:
        """``"Clause 29 (was clause 15)"``."""
        return both_addresses(self.row.old, self.row.new)

    @property
    def sentence(self) -> str:
        """Its account without the addresses it begins with, for under a heading that has them."""
        said = self.account.sentence
        start = f"{self.title}: "
        return capital(said[len(start) :]) if said.startswith(start) else said

    @property
    def happened(self) -> str:
        """What happened to it, in words: ``"renumbered; changed in substance"``."""
        states = self.row.states
        moves = [word for word in MOVES if word in states and self.row.old and self.row.new]
        if self.outcome == "moved":
            return "; ".join((*moves, "same words"))
        if self.outcome == "renumbered":
            return OUTCOMES["renumbered"]
        return "; ".join((*moves, OUTCOMES[self.outcome]))


class Absorbed(Struct, frozen=True):
    """A clause or schedule that became part of another provision: no account is its own."""

    index: int
    """Of its row."""
    old: Provision
    new: Provision
    outcome: Outcome
    happened: str
    """In words: ``"merged; changed in substance"``."""


def absorbed_of(comparison: Comparison) -> list[Absorbed]:
    """Old clauses and schedules that are none any more, though their words stand."""
    found = []
    for index in absorbed(comparison.rows):
        row = comparison.rows[index]
        assert row.old is not None
        assert row.new is not None
        outcome: Outcome = gravest([row]) or "moved"
        moves = [word for word in MOVES if word in row.states]
        happened = "; ".join((*moves, OUTCOMES[outcome] if outcome != "moved" else "same words"))
        found.append(Absorbed(index, row.old, row.new, outcome, happened))
    return found


def clauses_of(comparison: Comparison) -> list[Clause]:
    """All accounts of a comparison, as clauses, in its order."""
    rows = comparison.rows
    return [_clause(account, rows) for account in comparison.accounts]


def _clause(account: Account, rows: tuple[Row, ...]) -> Clause:
    kinds: dict[ChangeKind, int] = {}
    grave: dict[ChangeKind, int] = {}
    significances: dict[Significance, int] = {}
    inserted = deleted = displaced = 0
    for member in account.members:
        row = rows[member]
        displaced += row.displaced
        if row.changes:
            for change in row.changes:
                kinds[change.kind] = kinds.get(change.kind, 0) + 1
                grade = change.significance
                significances[grade] = significances.get(grade, 0) + 1
                if grade == "substantive":
                    grave[change.kind] = grave.get(change.kind, 0) + 1
        elif member != account.row:
            inserted += row.old is None
            deleted += row.new is None
    head = rows[account.row]
    return Clause(
        account,
        head,
        _outcome(account, head),
        _in_order(kinds),
        _in_order(grave),
        significances,
        inserted,
        deleted,
        displaced,
    )


def _in_order(kinds: dict[ChangeKind, int]) -> dict[ChangeKind, int]:
    return {kind: kinds[kind] for kind in sorted(kinds, key=_KIND_ORDER.__getitem__)}


def _outcome(account: Account, head: Row) -> Outcome:
    if head.slight and account.significance != "substantive":
        return "editorial"
    if head.old is None:
        return "inserted"
    if head.new is None:
        return "deleted"
    if account.significance is not None:
        return account.significance
    if any(state in head.states for state in ("moved", "split", "merged")):
        return "moved"
    return "renumbered" if "renumbered" in head.states else "unchanged"


def figures(clause: Clause) -> str:
    """How much happened in a clause: ``"2 changes in substance, 1 consequential"``.

    Empty where no words changed.
    """
    said = []
    for significance in SIGNIFICANCES:
        count = clause.significances.get(significance, 0)
        if count and significance == "substantive":
            said.append(f"{number_of(count, 'change')} in substance")
        elif count:
            said.append(f"{count:,} {significance}")
    if clause.row.slight:
        said.append("editorial")
    if clause.inserted:
        said.append(f"{number_of(clause.inserted, 'provision')} inserted")
    if clause.deleted:
        said.append(f"{number_of(clause.deleted, 'provision')} left out")
    if clause.displaced:
        said.append(f"{number_of(clause.displaced, 'provision')} moved")
    return ", ".join(said)


def kinds_in_words(kinds: dict[ChangeKind, int]) -> str:
    """Kinds of change and how often: ``"duty or power; heading (2)"``."""
    return "; ".join(
        KIND_WORDS[kind] if count == 1 else f"{KIND_WORDS[kind]} ({count:,})"
        for kind, count in kinds.items()
    )


def moves_in_words(rows: Sequence[Row]) -> list[str]:
    """Each move in the newer print's order: ``"Clause 1(4) is now clause 2(9)"``."""
    found = []
    for row in rows:
        if "moved" in row.states and row.old is not None and row.new is not None:
            was, now = row.old.label, row.new.label
            if was == now:
                found.append(f"{capital(was)} stands in another place")
            else:
                found.append(f"{capital(was)} is now {now}")
    return found


def noun(clauses: list[Clause]) -> tuple[str, str]:
    """What the Bill's units are called, one and many: ``("clause or schedule", …)``."""
    names = {"clause": "clauses", "section": "sections", "article": "articles"}
    present = {clause.provision.kind for clause in clauses if clause.unit}
    found = [name for name in names if name in present]
    if not found and "schedule" not in present:
        return "provision", "provisions"
    if "schedule" in present:
        found.append("schedule")
        names["schedule"] = "schedules"
    return " or ".join(found), listed(names[name] for name in found)
