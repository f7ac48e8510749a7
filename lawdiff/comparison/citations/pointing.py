"""Citations that point instead of counting: "this section", "that Part", "the Schedule"."""

from __future__ import annotations

from lawdiff.comparison.citations.index import FAMILY, Index
from lawdiff.comparison.citations.model import Address, Citation, Item, Step, Target
from lawdiff.comparison.citations.numbers import typed
from lawdiff.comparison.citations.outside import of_other_law
from lawdiff.comparison.citations.walking import (
    EXTERNAL,
    UNSURE,
    Meant,
    Standing,
    inside,
    one_of,
)
from lawdiff.prints.model import GROUP_KINDS


def this(index: Index, at: int, address: Address) -> Target:
    """What "this section" and "sub-paragraph (2) of this paragraph" cite.

    Args:
        index: of the print.
        at: the provision whose words they are.
        address: with at least one step that has no number.
    """
    unnumbered = [n for n, step in enumerate(address) if not step.number]
    inmost = unnumbered[-1]
    base = _holding(index, at, address[inmost])
    if base is not None:
        return inside(index, base, address[inmost + 1 :])
    if not index.provisions[at].quoted:
        return UNSURE
    if inmost + 1 == len(address) or index.provisions[at].quote_depth > 1:
        return EXTERNAL
    place = index.contexts.of(at).place
    unit = address[inmost].unit
    kept = next((n for n, s in enumerate(place) if s.unit == unit), None)
    if kept is None:
        return UNSURE
    whole = place[: kept + 1] + typed(address[inmost + 1 :])
    return of_other_law(index, at, whole, Meant(index.law_of(at), "quoted"))


def beside(index: Index, at: int, address: Address, *, after: bool) -> Target:
    """What "the preceding section" and "paragraph (a) of the following subsection" cite.

    Args:
        index: of the print.
        at: the provision whose words they are.
        address: whose first step has no number.
        after: the next one, rather than the one before.
    """
    if any(not step.number for step in address[1:]):
        return UNSURE
    here = _holding(index, at, address[0])
    if here is None:
        return UNSURE
    row = _alike(index, here)
    place = row.index(here) + (1 if after else -1)
    if not 0 <= place < len(row):
        return UNSURE
    return inside(index, row[place], address[1:])


def _alike(index: Index, at: int) -> list[int]:
    """A provision and those beside it that are called the same, in print order."""
    provisions = index.provisions
    kind, depth, parent = provisions[at].kind, provisions[at].quote_depth, provisions[at].parent
    if kind in GROUP_KINDS:
        around = (
            provisions if parent is None else [provisions[i] for i in provisions[parent].children]
        )
        found = [p for p in around if p.parent == parent and p.quote_depth == depth]
        return [p.index for p in found if p.kind == kind]
    while parent is not None and provisions[parent].kind in GROUP_KINDS:
        parent = provisions[parent].parent
    row = index.flat(parent, depth)
    return [i for i in row if FAMILY.get(provisions[i].kind) == FAMILY.get(kind)]


def the_schedule(index: Index, rest: Address) -> Target:
    """What "the Schedule" cites: the only one there is."""
    found = [p.index for p in index.provisions if p.kind == "schedule" and not p.quoted]
    return one_of(index, found, rest) if len(found) == 1 else UNSURE


def _holding(index: Index, at: int, head: Step) -> int | None:
    """The nearest provision of that kind that the words stand in."""
    family = FAMILY.get(head.unit)
    provisions = index.provisions
    depth = provisions[at].quote_depth
    here: int | None = at
    while here is not None and provisions[here].quote_depth == depth:
        kind = provisions[here].kind
        if FAMILY.get(kind) == family:
            return here
        if family == "paragraph" and kind == "subsection" and provisions[here].quoted:
            return here
        here = provisions[here].parent
    return None


def antecedent(stand: Standing, citation: Citation, address: Address) -> Citation | None:
    """What "that section" looks back at: the last citation of such a unit before it."""
    index, at = stand.prints, stand.at
    if stand.text != index.provisions[at].text:
        return None
    unit = address[0].unit
    before = index.contexts.last_named(at, unit, citation.start)
    if before is None:
        return None
    steps = before.items[0].first
    cut = next(n for n, step in enumerate(steps) if step.unit == unit and step.number)
    item = Item(before.start, before.start, steps[: cut + 1] + address[1:])
    return Citation(before.start, before.end, (item,), before.scope, before.law, base=before.base)
