"""Provisions of other laws: those that the Bill puts there, and those we do not have."""

from __future__ import annotations

from lawdiff.comparison.citations.contexts import within
from lawdiff.comparison.citations.index import FAMILY, Index
from lawdiff.comparison.citations.model import Address, Step, Target
from lawdiff.comparison.citations.numbers import typed
from lawdiff.comparison.citations.own import kind_fits, relative
from lawdiff.comparison.citations.walking import EXTERNAL, UNSURE, Meant, descend, inside


def from_quoted(index: Index, at: int, address: Address, law: str) -> Target:
    """A citation in text for another law: that text, text the Bill adds elsewhere, or the law."""
    head = address[0]
    family = FAMILY.get(head.unit, "")
    if family in ("top", "schedule", "part", "chapter"):
        return of_other_law(index, at, address, Meant(law, "quoted"))
    home = index.home(at)
    found = relative(index, at, address, "external" if home is None else "dangling")
    if found.status in ("here", "unsure"):
        return found
    if home is not None:
        if family == "paragraph" and not head.brackets:
            return (
                _of_some_schedule(index, head) if index.provisions[at].quote_depth < 2 else UNSURE
            )
        return found if head.unit == "subsection" else UNSURE
    return _beside(index, at, address, law)


def _beside(index: Index, at: int, address: Address, law: str) -> Target:
    """Of a fragment quoted alone: what is quoted with it, or goes into the same section."""
    head = address[0]
    provisions = index.provisions
    depth = provisions[at].quote_depth
    root = at
    while True:
        parent = provisions[root].parent
        if parent is None or provisions[parent].quote_depth < depth:
            break
        root = parent
    if parent is not None:
        found = [
            i
            for i in index.child(parent, head.number, head.unit, depth)
            if kind_fits(FAMILY.get(head.unit, ""), head, provisions[i].kind, "section")
        ]
        if len(found) == 1:
            return descend(index, found[0], address[1:], "words", "external")
    if depth > 1:
        return UNSURE
    return _in_place(index, at, address, law)


def _in_place(index: Index, at: int, address: Address, law: str) -> Target:
    """An address said within the place in another law that the words speak of."""
    place = index.contexts.of(at).place
    head = address[0]
    if place and head.unit == "paragraph" and not head.brackets and not _annexed(place):
        return _of_some_schedule(index, head)
    whole = within(place, typed(address))
    if not place or FAMILY.get(whole[0].unit) not in ("top", "schedule"):
        # Where it goes is not known, so neither is what it cites.
        known = any((family, address[0].number) in index.quoted for family in _INNER_FAMILIES)
        return UNSURE if known else EXTERNAL
    return of_other_law(index, at, whole, Meant(law, "quoted"))


def _of_some_schedule(index: Index, head: Step) -> Target:
    """A numbered paragraph said in a section: which Schedule holds it is not said."""
    schedules = any(family == "schedule" for family, _ in index.quoted)
    known = any((family, head.number) in index.quoted for family in _INNER_FAMILIES)
    return UNSURE if schedules or known else EXTERNAL


def _annexed(place: Address) -> bool:
    return any(step.unit in ("schedule", "annex", "article") for step in place)


_INNER_FAMILIES = ("subsection", "paragraph", "subparagraph")


def of_other_law(index: Index, at: int, address: Address, meant: Meant) -> Target:
    """A provision of another law: one that the Bill puts there, or one we do not have."""
    law, scope = meant.law, meant.scope
    head = address[0]
    family = FAMILY.get(head.unit, "")
    if family in ("part", "chapter"):
        found = [i for i in index.quoted_named(head, law, at) if index.home(i) is None]
    elif family in ("top", "schedule"):
        found = index.quoted_named(head, law, at)
    elif scope == "other":
        return EXTERNAL
    else:
        return _in_place(index, at, address, law)
    if len(found) == 1:
        if not index.law_of(found[0]) and not law and index.provisions[at].quote_depth != 1:
            return Target("unsure", (found[0],), "words")
        whole = inside(index, found[0], address[1:])
        if whole.status != "dangling":
            return whole
    if len(found) > 1:
        return Target("unsure", tuple(found), "words")
    return _by_fragments(index, address, meant, bool(found))


def _by_fragments(index: Index, address: Address, meant: Meant, dangling: bool) -> Target:
    """What the Bill adds inside a provision of another law, or that provision itself."""
    law, scope = meant.law, meant.scope
    added, perhaps = index.fragments(address, law) if len(address) > 1 else ([], [])
    if len(added) == 1:
        number = index.number(added[0])
        depth = next(n for n, step in enumerate(address) if n and step.number == number)
        return descend(index, added[0], address[depth + 1 :], "words", "external")
    if added:
        return Target("unsure", tuple(added), "words")
    if dangling:
        return Target("dangling", (), "words")
    if perhaps:
        return Target("unsure", tuple(perhaps), "words")
    family = FAMILY.get(address[0].unit, "")
    elsewhere = scope != "other" and index.quoted.get((family, address[0].number))
    # The words do not say which law; another law gets a provision of that number.
    return UNSURE if elsewhere else EXTERNAL
