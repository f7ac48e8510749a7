"""What the index says of one comparison: figures, and the clauses to search in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from lawdiff.annotations.model import CarriedNote
from lawdiff.comparison.model import ChangeKind, Comparison
from lawdiff.prints.model import Print
from lawdiff.reports.anchors import slug as anchor
from lawdiff.reports.clauses import Clause, clauses_of
from lawdiff.reports.standing import ANCHORS, counts_of
from lawdiff.reports.words import KIND_WORDS

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")

SEARCHED = ("inserted", "deleted", "substantive", "consequential", "editorial")
"""Clauses in which words changed; the others are in the report."""


class ClauseEntry(Struct, frozen=True, array_like=True):
    """A clause in which words changed."""

    label: str
    heading: str
    anchor: str
    """Where it is in the report; empty where the report has no place for it."""
    outcome: str
    """Place in ``SEARCHED``."""
    words: str
    """Each word that changed in it, once, in lower case."""


class Entry(Struct, frozen=True):
    """One comparison in the index."""

    bill: str
    slug: str
    title: str
    old: tuple[str, str, str, str]
    """Number, house, stage and date."""
    new: tuple[str, str, str, str]
    substantive: int
    """Changes in substance."""
    consequential: int
    editorial: int
    inserted: int
    """Clauses and schedules."""
    left_out: int
    kinds: tuple[ChangeKind, ...]
    """Kinds of change that occur, gravest first."""
    notes: int
    aside: tuple[tuple[int, str], ...]
    """How many of them are not shown and why: ``(35, "written on other prints")``."""
    headline: str
    warnings: tuple[str, ...]
    clauses: tuple[ClauseEntry, ...]


def entry_of(
    comparison: Comparison,
    bill: str,
    slug: str,
    notes: Sequence[CarriedNote],
    ids: frozenset[bytes],
) -> Entry:
    """The index entry of a comparison.

    Args:
        comparison: two prints, compared.
        bill: the Bill's slug.
        slug: the comparison's slug.
        notes: notes carried to it.
        ids: the ids that stand in its report, to link only to what is there.
    """
    clauses = clauses_of(comparison)
    significances = [c.significance for row in comparison.rows for c in row.changes]
    found = {change.kind for row in comparison.rows for change in row.changes}
    return Entry(
        bill,
        slug,
        comparison.new.title or comparison.old.title,
        _facts(comparison.old),
        _facts(comparison.new),
        significances.count("substantive"),
        significances.count("consequential"),
        significances.count("editorial"),
        sum(c.unit and c.outcome == "inserted" for c in clauses),
        sum(c.unit and c.outcome == "deleted" for c in clauses),
        tuple(kind for kind in KIND_WORDS if kind in found),
        len(notes),
        tuple((one.count, one.said) for one in counts_of(notes) if one.anchor != ANCHORS["shown"]),
        comparison.headline,
        comparison.warnings,
        tuple(_clause(comparison, c, ids) for c in clauses if c.outcome in SEARCHED),
    )


def _facts(print_: Print) -> tuple[str, str, str, str]:
    return (print_.number, print_.house, print_.stage, print_.date)


def _clause(comparison: Comparison, clause: Clause, ids: frozenset[bytes]) -> ClauseEntry:
    provision = clause.provision
    side = "was" if clause.row.new is None else "now"
    place = f"{side}-{anchor(provision.label)}"
    return ClauseEntry(
        provision.label,
        provision.heading,
        place if place.encode() in ids else "",
        str(SEARCHED.index(clause.outcome)),
        " ".join(_words(comparison, clause)),
    )


def _words(comparison: Comparison, clause: Clause) -> list[str]:
    """Words that were changed, came or went, each once, in order of first appearance."""
    found: dict[str, None] = {}
    for member in clause.account.members:
        row = comparison.rows[member]
        texts = [text for change in row.changes for text in (change.old_text, change.new_text)]
        if row.old is None or row.new is None:
            alone = row.new if row.new is not None else row.old
            assert alone is not None
            texts += [alone.heading, alone.text]
        for text in texts:
            found.update(dict.fromkeys(_WORD.findall(text.lower())))
    return list(found)
