"""Sentences made from the facts by templates; nothing in them is guessed.

Every sentence says where, what became of what in the prints' own words, and how much only
follows. What does not fit is counted, never dropped; what weighs most is counted for itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from lawdiff.comparison import cells
from lawdiff.comparison.comings import Shares, Uses, comings, moves, shares, steps
from lawdiff.comparison.model import Change, ChangeKind, Cluster, Row
from lawdiff.comparison.phrasing import exchanged, grave, labels, listed, lower, quoted, upper
from lawdiff.comparison.places import Place, Spot, Where, aside
from lawdiff.comparison.rules import lists
from lawdiff.comparison.rules.enclosed import Step
from lawdiff.comparison.rules.instructions import is_instruction

MOST_CHANGES = 4
"""Changes of substance told one by one; the rest is counted, unless it weighs most."""

MOST_HEAVY = 40
"""Changes that weigh most, told one by one; a clause with more of them is another clause."""

HEAVY = "changes of powers, duties, conditions, numbers, times, places, procedure or references"

_GRAVE: frozenset[ChangeKind] = frozenset(
    {
        "operative",
        "connective",
        "quantity",
        "time",
        "extent",
        "procedure",
        "retargeted-reference",
        "reference-range",
    }
)
"""Kinds that are told first, and never counted among others."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What there is to tell of one clause, schedule or text outside them."""

    head: Row
    """Its own row."""
    rows: Sequence[Row]
    """The rows that belong to it and of which there is something to tell, in order."""
    clusters: dict[str, Cluster]
    """By id."""
    place: Place
    uses: Uses
    left: Sequence[Row] = ()
    """Rows of provisions that moved out of it, into another."""
    steps: Sequence[Step] = ()
    """Words in it that became those of a numbered part, or were."""
    parts: Shares = field(default_factory=dict)
    """All rows of the splits and merges, its own among them."""


def unit_sentence(unit: Unit) -> str:
    """What happened to one clause, schedule or text outside them."""
    head = unit.head
    moved = moves(head, unit.rows, unit.left)
    if head.old is None:
        return " ".join([f"{_subject(head)} is inserted.{_amends(unit)}", *_brought(unit, moved)])
    if head.new is None:
        return f"{_subject(head)} is left out. {_sentences(moved)}".strip()
    if not unit.rows and not unit.left:
        return _nothing(head)
    parts = [*shares(head, unit.rows, unit.parts), *_told(unit, unit.rows), *moved]
    follows = _following(unit.rows)
    if not follows and (not parts or parts == ["it is moved"]):
        return _nothing(head)
    told = _sentences(parts)
    return " ".join(piece for piece in (f"{_name(head)}: {told}".strip(), *follows) if piece)


def _brought(unit: Unit, moved: Sequence[str]) -> list[str]:
    """What is not all new in an inserted clause: where it stood, and what changed in it."""
    stood = [row for row in unit.rows if row.old is not None and row.new is not None]
    spans = [range(row.new.index, row.new.end) for row in stood if row.new is not None]
    beneath = [
        row
        for row in unit.rows
        if row.old is None and row.new and any(row.new.index in span for span in spans)
    ]
    parts = [*shares(unit.head, stood, unit.parts), *moved, *_told(unit, beneath)]
    return [piece for piece in (_sentences(parts), *_following(stood)) if piece]


def _told(unit: Unit, came: Sequence[Row]) -> list[str]:
    """What changed in the words, and which of some rows came or went."""
    became = steps(unit.head, unit.steps)
    return [
        *_terms(unit),
        *became[False],
        *_substance(unit),
        *comings(unit.head, came, unit.uses, unit.steps),
        *became[True],
    ]


def _name(head: Row) -> str:
    assert head.new is not None
    name = upper(head.new.label)
    if head.old is not None and head.old.label != head.new.label:
        return f"{name} (was {head.old.label})"
    return name


def _subject(head: Row) -> str:
    provision = head.new or head.old
    assert provision is not None
    name = upper(aside(provision.label))
    if provision.heading and provision.heading not in provision.label:
        return f"{name}, {quoted(provision.heading)},"
    return name


def _amends(unit: Unit) -> str:
    laws: dict[str, None] = {}
    for row in unit.rows:
        if row.new is not None and not row.new.quoted and is_instruction(row.new.text):
            laws.setdefault(unit.place(row)[1].removeprefix("the "))
    named = [f"the {law}" for law in laws if law]
    return f" It amends {listed(named)}." if named else ""


def _nothing(head: Row) -> str:
    if "moved" in head.states:
        return f"{_name(head)} is moved; its words stay."
    if "renumbered" in head.states:
        return f"{_name(head)} is only renumbered."
    return f"{_name(head)}: nothing changes."


# What changes in substance --------------------------------------------------------------------


def _terms(unit: Unit) -> list[str]:
    counts: dict[str, int] = {}
    for row in unit.rows:
        for change in row.changes:
            if _is_term(change, unit.clusters):
                assert change.cluster is not None
                counts[change.cluster] = counts.get(change.cluster, 0) + 1
    said = []
    for name, count in counts.items():
        term = unit.clusters[name]
        times = f" ({count} times)" if count > 1 else ""
        said.append(f"{exchanged(term.old_text, term.new_text)}{times}")
    return said


def _is_term(change: Change, clusters: dict[str, Cluster]) -> bool:
    return change.cluster is not None and clusters[change.cluster].kind == "term"


def _substance(unit: Unit) -> list[str]:
    """The changes of substance, those that weigh most first, gathered by where they are."""
    heavy: list[tuple[Row, Change]] = []
    light: list[tuple[Row, Change]] = []
    for row, change in _changes(unit):
        (heavy if _weighs_most(change) else light).append((row, change))
    room = max(MOST_CHANGES - len(heavy), 0)
    if len(light) == room + 1:
        room += 1  # to count one takes as many words as to tell it
    told: dict[int, tuple[Row, list[Change]]] = {}
    for row, change in (*heavy[:MOST_HEAVY], *light[:room]):
        told.setdefault(id(row), (row, []))[1].append(change)
    said = _gathered(told.values(), Where(unit.head, unit.place))
    if len(heavy) > MOST_HEAVY:
        said.append(f"{len(heavy) - MOST_HEAVY:,} more {HEAVY}")
    more = len(light) - room
    if more > 0:
        said.append(f"{more} more changes of substance")
    return said


def _changes(unit: Unit) -> Iterator[tuple[Row, Change]]:
    """The changes of substance that are told one by one."""
    stepped = {step.new.index for step in unit.steps}
    for row in unit.rows:
        if row.old is None or row.new is None:
            continue
        for change in row.changes:
            if change.significance != "substantive" or _is_term(change, unit.clusters):
                continue
            if change.field == "heading" or row.new.index not in stepped:
                yield row, change


def _weighs_most(change: Change) -> bool:
    return change.kind in _GRAVE or grave(change.old_text) != grave(change.new_text)


def _gathered(told: Iterable[tuple[Row, list[Change]]], where: Where) -> list[str]:
    """One statement for each place; the same edits in several places of one law are told once."""
    rows: dict[tuple[str, tuple[str, ...]], list[tuple[Row, str]]] = {}
    for row, changes in told:
        words = " ".join(f"{c.old_text} {c.new_text}" for c in changes)
        for edits in _statements([_what(change) for change in changes]):
            rows.setdefault((where.law(row), edits), []).append((row, words))
    said = []
    for (_, edits), places in rows.items():
        at = [where(row, words) for row, words in places]
        what = listed(edits)
        if all(spot.inside for spot in at) and not any(spot.about for spot in at[1:]):
            inside = labels([spot.inside for spot in at])
            said.append(f"{Spot(inside, at[0].about).said}{what}")
        else:
            said += [f"{spot.said}{what}" for spot in at]
    return said


def _statements(whats: Sequence[str]) -> list[tuple[str, ...]]:
    """What is told in one sentence: all of it, unless a part has a sentence of its own."""
    counts = Counter(whats)
    once = [f"{what} ({n} times)" if n > 1 else what for what, n in counts.items()]
    if any("; " in what for what in once):
        return [(what,) for what in once]
    return [tuple(once)]


def _what(change: Change) -> str:
    subject = "of the heading " if change.field == "heading" else ""
    if change.why == cells.WHY:
        return f"{quoted(change.new_text)} now stands in another cell of the table"
    if (how := lists.set_out(change.why)) and not (change.old_text and change.new_text):
        return f"{quoted(change.old_text or change.new_text)} is set out {how}"
    if change.old_text == change.new_text:
        return f"{quoted(change.old_text)} stands as it did, but {lower(change.why.rstrip('.'))}"
    _, elsewhere, place = change.why.rstrip(".").partition(": these words ")
    if elsewhere:
        words = quoted(change.old_text or change.new_text)
        return f"{words} {place.replace('now stand', 'now stands')}"
    if subject and not change.old_text:
        return f"{quoted(change.new_text)} is put into the heading"
    return exchanged(change.old_text, change.new_text, subject)


def _sentences(parts: Sequence[str]) -> str:
    return " ".join(f"{upper(part)}." for part in parts)


# What only follows ----------------------------------------------------------------------------


def _following(rows: Sequence[Row]) -> list[str]:
    counts = {"reference": 0, "inserted": 0, "marks": 0, "wording": 0}
    for row in rows:
        for change in row.changes:
            if change.significance == "consequential":
                kind = "inserted" if change.kind == "inserted-number" else "reference"
                counts[kind] += 1
            elif change.significance == "editorial":
                counts["marks" if change.kind == "typography" else "wording"] += 1
    said = []
    if counts["reference"]:
        said.append(f"Cross-references follow the new numbers ({counts['reference']}).")
    if counts["inserted"]:
        said.append(f"Numbers of sections inserted in other law follow ({counts['inserted']}).")
    if counts["wording"]:
        said.append(f"Editorial changes of words ({counts['wording']}).")
    if counts["marks"]:
        said.append(f"Punctuation, quote marks or capitals change ({counts['marks']}).")
    return said
