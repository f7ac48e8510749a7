"""All that a range takes in."""

from __future__ import annotations

from collections.abc import Sequence

from lawdiff.comparison.citations.index import FAMILY, Index
from lawdiff.comparison.citations.laws import may_be_same_law
from lawdiff.comparison.citations.model import Address, Evidence, Item, Target
from lawdiff.comparison.citations.numbers import NumberKey, number_key
from lawdiff.prints.model import CLAUSE_KINDS, GROUP_KINDS


def between(index: Index, item: Item, first: Target, last: Target, law: str) -> Target:
    """All that a range takes in.

    Args:
        index: of the print.
        item: the range as said.
        first: where its first end leads.
        last: where its other end leads.
        law: the law cited; empty for the Bill.
    """
    worst = next((t for t in (first, last) if t.status == "unsure"), None)
    if worst is not None:
        return Target("unsure", (), worst.evidence)
    if first.status == "here" and last.status == "here":
        taken = expand(index, first.provisions[0], last.provisions[0])
        if taken is None:
            ends = (first.provisions[0], last.provisions[0])
            return Target("unsure", ends, first.evidence)
        both: Evidence = "tag" if first.evidence == last.evidence == "tag" else "words"
        return Target("here", taken, both)
    if "dangling" in (first.status, last.status):
        kept = first.provisions + last.provisions
        return Target("dangling", kept, "words")
    return Target("external", _quoted_between(index, item, law), "words")


def expand(index: Index, first: int, last: int) -> tuple[int, ...] | None:
    """All provisions from one to another of the same level, in print order.

    Clauses are counted through the Bill whatever Parts they stand in; sections for another law
    through all quotations for that law, by their numbers.

    Args:
        index: of the print.
        first: one end.
        last: the other.

    Returns:
        Indices, both ends included; ``None`` where no such range can be made.
    """
    one, other = index.provisions[first], index.provisions[last]
    if one.quote_depth != other.quote_depth:
        return None
    if first == last:
        return (first,)
    roots = one.quoted and index.quote_root(first) and index.quote_root(last)
    if roots and one.kind not in GROUP_KINDS:
        return _quoted_range(index, first, last)
    row = _row(index, first, last)
    if first not in row or last not in row or first > last:
        return None
    return tuple(row[row.index(first) : row.index(last) + 1])


def _row(index: Index, first: int, last: int) -> Sequence[int]:
    """What is counted with a provision, in print order; empty where the two are not of one row."""
    provisions = index.provisions
    one = provisions[first]
    if one.kind in GROUP_KINDS:
        return [
            i
            for i in range(first, last + 1)
            if provisions[i].kind == one.kind and provisions[i].parent == one.parent
        ]
    holder = _holder(index, first)
    if holder != _holder(index, last):
        return ()
    row = index.flat(holder)
    if one.kind in CLAUSE_KINDS or one.kind == "schedule":
        family = FAMILY[one.kind]
        return [i for i in row if FAMILY.get(provisions[i].kind) == family]
    return row


def _holder(index: Index, at: int) -> int | None:
    provisions = index.provisions
    parent = provisions[at].parent
    while parent is not None and (
        provisions[parent].kind in GROUP_KINDS
        or (provisions[parent].kind == "other" and not provisions[parent].number)
    ):
        parent = provisions[parent].parent
    return parent


def _quoted_range(index: Index, first: int, last: int) -> tuple[int, ...] | None:
    one = index.provisions[first]
    low, high = number_key(index.number(first)), number_key(index.number(last))
    if low > high and one.kind not in ("paragraph", "subparagraph"):
        return None
    law = index.law_of(first)
    if one.kind in CLAUSE_KINDS or one.kind == "schedule":
        return _quoted_within(index, FAMILY[one.kind], law, (low, high))
    holder = one.parent
    if holder != index.provisions[last].parent or holder is None:
        place = index.place_of(first)
        if place != index.place_of(last):
            return None
        return _quoted_within(index, FAMILY.get(one.kind, ""), law, (low, high), place)
    row = [i for i in index.provisions[holder].children if index.provisions[i].quoted]
    return tuple(row[row.index(first) : row.index(last) + 1]) if first < last else None


def _quoted_within(
    index: Index,
    family: str,
    law: str,
    ends: tuple[NumberKey, NumberKey],
    place: Address = (),
) -> tuple[int, ...]:
    """Quoted provisions for a law whose numbers stand between two."""
    low, high = ends
    out = []
    for (kind, number), found in index.quoted.items():
        if kind != family or not number or not low <= number_key(number) <= high:
            continue
        out += [
            i
            for i in found
            if index.provisions[i].quote_depth == 1
            and may_be_same_law(index.law_of(i), law)
            and (not place or index.place_of(i) == place)
        ]
    return tuple(sorted(out))


def _quoted_between(index: Index, item: Item, law: str) -> tuple[int, ...]:
    """What the Bill puts inside a range of another law's provisions."""
    assert item.last is not None
    family = FAMILY.get(item.first[-1].unit, "")
    if len(item.first) > 1 or family not in ("top", "schedule"):
        return ()
    low, high = number_key(item.first[0].number), number_key(item.last[0].number)
    return _quoted_within(index, family, law, (low, high))
