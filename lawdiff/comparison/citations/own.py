"""The Bill's own provisions, as its own words cite them."""

from __future__ import annotations

from lawdiff.comparison.citations.index import FAMILY, Index, kinds_agree
from lawdiff.comparison.citations.laws import may_have
from lawdiff.comparison.citations.model import Address, Status, Step, Target
from lawdiff.comparison.citations.walking import UNSURE, descend, inside, one_of
from lawdiff.prints.model import CLAUSE_KINDS, GROUP_KINDS


def by_heading(index: Index, head: Step, rest: Address) -> Target:
    """A clause or Schedule cited by its heading, before it has a number."""
    found = [
        i
        for i in index.headings.get(head.heading.casefold(), ())
        if FAMILY.get(index.provisions[i].kind) == FAMILY.get(head.unit)
    ]
    if len(found) == 1:
        return descend(index, found[0], rest, "words")
    return Target("unsure", tuple(found), "words")


def own(index: Index, at: int, address: Address) -> Target:
    """A provision of the Bill, cited where ``at`` stands."""
    head = address[0]
    family = FAMILY.get(head.unit, "")
    if family in ("top", "schedule"):
        found = index.own.get((family, head.number), [])
        fitting = [i for i in found if kinds_agree(head.unit, index.provisions[i].kind)]
        if head.unit in _OF_INSTRUMENTS:
            fitting = [i for i in fitting if _called(head.unit, index.provisions[i].label)]
        if not fitting and head.unit not in ("clause", "section", "schedule"):
            return UNSURE  # Articles and regulations of a Bill: some other law's.
        if not fitting and head.number[-1:].isalpha():
            added = _added(index, at, address)
            if added is not None:
                return added
        return one_of(index, fitting, address[1:])
    if family == "part":
        return _own_group(index, at, address)
    if family == "chapter":
        return _own_group(index, at, address)
    return relative(index, at, address, "dangling")


_OF_INSTRUMENTS = frozenset({"regulation", "rule", "article"})


def _called(unit: str, label: str) -> bool:
    """Whether an instrument may call its provision so: the Rules have no regulation 3."""
    name = label.partition(" ")[0].lower()
    return name == unit or name not in _OF_INSTRUMENTS


def _added(index: Index, at: int, address: Address) -> Target | None:
    """Where the Bill has no section 194A but adds one to another law.

    Said in the very clause that adds it, and with no other 194A in the Bill, it is that one;
    else it may be.
    """
    head = address[0]
    found = index.quoted.get((FAMILY[head.unit], head.number), ())
    fitting = [i for i in found if kinds_agree(head.unit, index.provisions[i].kind)]
    if not fitting:
        return None
    clause = index.clause_of(at)
    if len(fitting) == 1 and clause is not None and clause == index.clause_of(fitting[0]):
        return inside(index, fitting[0], address[1:])
    return Target("unsure", tuple(fitting), "words")


def _own_group(index: Index, at: int, address: Address) -> Target:
    """A Part or Chapter: of what the words stand in, else of the Bill."""
    head = address[0]
    family = FAMILY[head.unit]
    depth = index.provisions[at].quote_depth
    table = index.quoted if depth else index.own
    found = [
        i for i in table.get((family, head.number), ()) if index.provisions[i].quote_depth == depth
    ]
    above = set(index.print.ancestors(at))
    near = [i for i in found if index.provisions[i].parent in above]
    outside = [i for i in found if index.home(i) is None]
    # "Part 2" in a Schedule means the Schedule's only when the words say so.
    if family == "part":
        chosen = outside or near
        if len(near) == 1 and outside and near != outside:
            return Target("unsure", tuple(found), "words")
    else:
        chosen = near or outside
    return one_of(index, chosen or found, address[1:])


def relative(index: Index, at: int, address: Address, missing: Status) -> Target:
    """The nearest provision of that number: among what stands in the words, beside or above."""
    head = address[0]
    provisions = index.provisions
    depth = provisions[at].quote_depth
    here: int | None = at
    family = FAMILY.get(head.unit, head.unit)
    while here is not None and provisions[here].quote_depth == depth:
        kind = provisions[here].kind
        if kind not in GROUP_KINDS:
            found = [
                i
                for i in index.child(here, head.number, head.unit)
                if kind_fits(family, head, provisions[i].kind, kind)
            ]
            if head.unit == "paragraph" and kind in _OF_ACTS and _of_an_act(index, at, depth):
                # No Act calls its subsections so: a Schedule's, or of what was named before.
                found = [i for i in found if provisions[i].kind != "subsection"]
                missing = "unsure" if missing == "dangling" else missing
            if len(found) > 1:
                return Target("unsure", tuple(found), "words")
            if found:
                return descend(index, found[0], address[1:], "words", missing)
            if kind in CLAUSE_KINDS or kind == "schedule":
                return _missing(head, missing, here)
        here = provisions[here].parent
    return _missing(head, missing, None)


def _missing(head: Step, missing: Status, here: int | None) -> Target:
    may_be_elsewhere = head.brackets or head.unit in _OF_LISTS
    if missing == "dangling" and head.unit != "subsection" and may_be_elsewhere:
        # "paragraphs (a) to (c)" may be of a provision named before, not of this one.
        missing = "unsure"
    return Target(missing, (), "words", here)


def kind_fits(family: str, head: Step, kind: str, above: str) -> bool:
    """Whether a provision of a kind, standing in another, can be what the words call it."""
    if family == "subsection" and above == "article":
        return False  # neither regulations nor articles have any
    if family == "subsection":
        return kind == "subsection" or (above in CLAUSE_KINDS and head.brackets)
    if family == "paragraph":
        if head.unit == "paragraph" and kind == "subsection":
            # Regulations and EU law call them paragraphs; an Act's subsections are not.
            return head.number[:1].isdigit() or head.number[-1:].isdigit()
        return kind in ("paragraph", "subparagraph") and (kind == "paragraph" or head.brackets)
    if family == "subparagraph":
        return kind in ("subparagraph", "paragraph") and head.brackets
    if head.unit in _OF_LISTS:
        return kind in ("subparagraph", "paragraph") and head.brackets
    return True


def _of_an_act(index: Index, at: int, depth: int) -> bool:
    """Whether words are the Bill's own, or for a law that is known to be an Act."""
    return not depth or not may_have(index.law_of(at), "regulation")


_OF_ACTS = frozenset({"clause", "section"})

_OF_LISTS = frozenset({"item", "head", "entry", "table"})
"""What lists and tables are counted by: item 3 of a list is no subsection (3)."""
