"""Sentences made from the facts by templates; nothing in them is guessed.

Every sentence says where, what became of what in the prints' own words, and how much only
follows. What does not fit is counted, never dropped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from lawdiff.comparison import cells
from lawdiff.comparison.model import Change, Cluster, Row
from lawdiff.comparison.rules.instructions import is_instruction
from lawdiff.prints.model import Provision

Place = Callable[[Row], str]
"""The other law, and the place in it, that a row is about: "section 3 of the Gas Act 1986"."""

Uses = Callable[[str, Provision], int]
"""How often words stand in the new print, an entry that defines them aside."""

MOST_CHANGES = 4
"""Changes of substance told one by one; the rest is counted."""

MOST_ROWS = 4
"""Inserted or left-out provisions named one by one; the rest is counted."""

LONGEST_QUOTE = 14
"""Words of a quotation; a longer one is cut, with an ellipsis."""


def unit_sentence(  # noqa: PLR0913, PLR0917
    head: Row,
    rows: Sequence[Row],
    clusters: dict[str, Cluster],
    place: Place,
    uses: Uses,
    left: Sequence[Row] = (),
) -> str:
    """What happened to one clause, schedule or text outside them.

    Args:
        head: its own row.
        rows: the rows that belong to it and of which there is something to tell, in order.
        clusters: by id.
        place: the other law a row is about, if any.
        uses: how often a defined word is used.
        left: rows of provisions that moved out of it, into another.
    """
    moves = _moves(head, rows, left)
    if head.old is None:
        return f"{_subject(head)} is inserted.{_amends(rows, place)} {_sentences(moves)}".strip()
    if head.new is None:
        return f"{_subject(head)} is left out. {_sentences(moves)}".strip()
    if not rows and not left:
        return _nothing(head)
    parts = [
        *_terms(rows, clusters),
        *_substance(head, rows, clusters, place),
        *_comings_and_goings(head, rows, uses),
        *moves,
    ]
    follows = _following(rows)
    if not follows and (not parts or parts == ["it is moved"]):
        return _nothing(head)
    told = _sentences(parts)
    return " ".join(piece for piece in (f"{_name(head)}: {told}".strip(), *follows) if piece)


def _name(head: Row) -> str:
    assert head.new is not None
    name = _upper(head.new.label)
    if head.old is not None and head.old.label != head.new.label:
        return f"{name} (was {head.old.label})"
    return name


def _subject(head: Row) -> str:
    provision = head.new or head.old
    assert provision is not None
    name = _upper(provision.label)
    if provision.heading and provision.heading not in provision.label:
        return f"{name}, {quoted(provision.heading)},"
    return name


def _amends(rows: Sequence[Row], place: Place) -> str:
    laws: dict[str, None] = {}
    for row in rows:
        if row.new is not None and not row.new.quoted and is_instruction(row.new.text):
            law = place(row).rpartition(" of the ")[2]
            laws.setdefault(law.removeprefix("the "))
    named = [f"the {law}" for law in laws if law]
    return f" It amends {_listed(named)}." if named else ""


def _nothing(head: Row) -> str:
    if "moved" in head.states:
        return f"{_name(head)} is moved; its words stay."
    if "renumbered" in head.states:
        return f"{_name(head)} is only renumbered."
    return f"{_name(head)}: nothing changes."


# What changes in substance --------------------------------------------------------------------


def _terms(rows: Sequence[Row], clusters: dict[str, Cluster]) -> list[str]:
    counts: dict[str, int] = {}
    for row in rows:
        for change in row.changes:
            if _is_term(change, clusters):
                assert change.cluster is not None
                counts[change.cluster] = counts.get(change.cluster, 0) + 1
    said = []
    for name, count in counts.items():
        term = clusters[name]
        times = f" ({count} times)" if count > 1 else ""
        said.append(f"{quoted(term.old_text)} becomes {quoted(term.new_text)}{times}")
    return said


def _is_term(change: Change, clusters: dict[str, Cluster]) -> bool:
    return change.cluster is not None and clusters[change.cluster].kind == "term"


def _substance(
    head: Row, rows: Sequence[Row], clusters: dict[str, Cluster], place: Place
) -> list[str]:
    told: list[str] = []
    more = 0
    for row in rows:
        if row.old is None or row.new is None:
            continue
        for change in row.changes:
            if change.significance != "substantive" or _is_term(change, clusters):
                continue
            if len(told) == MOST_CHANGES:
                more += 1
            else:
                told.append(_change(head, row, change, place))
    if more:
        told.append(f"{more} more {'change' if more == 1 else 'changes'} of substance")
    return list(dict.fromkeys(told))


def _change(head: Row, row: Row, change: Change, place: Place) -> str:
    where = _where(head, row, place)
    return f"in {where}, {_what(change)}" if where else _what(change)


def _what(change: Change) -> str:
    subject = "of the heading " if change.field == "heading" else ""
    if change.why == cells.WHY:
        return f"{quoted(change.new_text)} now stands in another cell of the table"
    if change.old_text == change.new_text:
        return f"{quoted(change.old_text)} stands as it did, but {_lower(change.why.rstrip('.'))}"
    _, elsewhere, place = change.why.rstrip(".").partition(": these words ")
    if elsewhere:
        words = quoted(change.old_text or change.new_text)
        return f"{words} {place.replace('now stand', 'now stands')}"
    if not change.old_text:
        put = "put into the heading" if subject else "inserted"
        return f"{quoted(change.new_text)} is {put}"
    if not change.new_text:
        return f"{quoted(change.old_text)} {subject}is left out"
    return f"{quoted(change.old_text)} {subject}becomes {quoted(change.new_text)}"


def _where(head: Row, row: Row, place: Place) -> str:
    """Where in the clause: "inserted section 16E(3) (the Children Act 2004)"."""
    assert row.new is not None
    inside = within(row.new, head.new)
    law = place(row)
    if law and inside:
        return f"{inside} ({law})"
    return inside or law


def within(provision: Provision, head: Provision | None) -> str:
    """A label without the clause it stands in: "subsection (2)(a)"."""
    if head is None or not provision.label.startswith(head.label):
        return provision.label
    rest = provision.label[len(head.label) :].lstrip(", ")
    if rest.startswith("("):
        return f"{'subsection' if rest[1:2].isdigit() else 'paragraph'} {rest}"
    return rest


# What comes and goes --------------------------------------------------------------------------


def _comings_and_goings(head: Row, rows: Sequence[Row], uses: Uses) -> list[str]:
    said = []
    came = _topmost([row.new for row in rows if row.old is None and row.new is not None])
    gone = _topmost([row.old for row in rows if row.new is None and row.old is not None])
    if came:
        names = [within(p, head.new) + _used(p, uses, "used") for p in came]
        said.append(f"{_listed(names, MOST_ROWS)} {_be(came)} inserted")
    if gone:
        names = [within(p, head.old) + _used(p, uses, "still used") for p in gone]
        said.append(f"{_listed(names, MOST_ROWS)} {_be(gone)} left out")
    return said


def _used(provision: Provision, uses: Uses, said: str) -> str:
    """How often a defined word stands in the new print outside its own entry."""
    if provision.kind != "definition":
        return ""
    word = provision.defines
    if not word:
        quoted_ = re.match(r"[“\"‘']([^”\"’']+)[”\"’']", provision.text)
        if quoted_ is None:
            return ""
        word = quoted_[1]
    count = uses(word, provision)
    times = "once" if count == 1 else f"{count} times" if count else "nowhere"
    return f" ({said} {times})"


def _moves(head: Row, rows: Sequence[Row], left: Sequence[Row]) -> list[str]:
    """What moved into it, within it and out of it; the same words elsewhere are another rule."""
    said: list[str] = []
    more = 0
    for row in (*rows, *left):
        if "moved" not in row.states:
            continue
        if len(said) == MOST_ROWS:
            more += 1
        else:
            said.append(_move(head, row, any(row is other for other in left)))
    if more:
        said.append(f"{more} more {'provision is' if more == 1 else 'provisions are'} moved")
    return said


def _move(head: Row, row: Row, away: bool) -> str:
    old, new = row.old, row.new
    assert old is not None
    assert new is not None
    if away:
        return f"{within(old, head.old)} moves to {new.label}"
    if row is head:
        return "it is moved"
    if not _beneath(old, head.old):
        return f"{within(new, head.new)} moves here from {old.label}"
    was, now = within(old, head.old), within(new, head.new)
    if was == now:
        return f"{now} is moved"
    return f"{was} is moved and is now {now}"


def _beneath(provision: Provision, head: Provision | None) -> bool:
    return head is not None and head.index <= provision.index < head.end


def _sentences(parts: Sequence[str]) -> str:
    return " ".join(f"{_upper(part)}." for part in parts)


def _topmost(provisions: Sequence[Provision]) -> list[Provision]:
    """Those that do not stand in another of them."""
    indices = {p.index for p in provisions}
    out: list[Provision] = []
    end = -1
    for p in provisions:
        if p.index >= end or p.parent not in indices:
            if p.index < end:
                continue
            out.append(p)
            end = p.end
    return out


def _be(things: Sequence[object]) -> str:
    return "is" if len(things) == 1 else "are"


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


# Words ----------------------------------------------------------------------------------------


def quoted(words: str) -> str:
    """In single quote marks, cut if long: the law's own are double."""
    found = words.split()
    if len(found) > LONGEST_QUOTE:
        half = LONGEST_QUOTE // 2
        found = [*found[:half], "…", *found[-half:]]
    return f"‘{' '.join(found)}’"


def _listed(items: Iterable[str], most: int = 99) -> str:
    names = list(items)
    if len(names) > most:
        names = [*names[: most - 1], f"{len(names) - most + 1} more"]
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
