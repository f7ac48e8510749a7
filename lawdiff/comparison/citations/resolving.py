"""Where a citation leads within its own print.

The file's own tags come first, where they cover the words; else the words themselves, read
where they stand: in the Bill's own text a section is a clause of the Bill, in text for another
law it is a section of that law, which may be one that the Bill inserts. What cannot be told
is ``unsure``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lawdiff.comparison.citations.contexts import (
    cites_own_work,
    in_quotation,
    joins_on,
    within,
)
from lawdiff.comparison.citations.index import FAMILY, Index, kinds_agree
from lawdiff.comparison.citations.model import (
    Address,
    Citation,
    Item,
    Step,
    Target,
    Targets,
)
from lawdiff.comparison.citations.numbers import number_key, typed
from lawdiff.prints.model import CLAUSE_KINDS, GROUP_KINDS, Reference

_RANGE = re.compile(r"\s(?:to|through)\s|[–—‑-](?=\s*[\dA-Z(])")
_BRACKETS = re.compile(r"\s?\(([A-Za-z0-9]+)\)")

EXTERNAL = Target("external")
UNSURE = Target("unsure")


class Place:
    """Where a citation stands: the words, the tags, and what they speak about."""

    __slots__ = ("at", "index", "references", "text", "use_tags")

    def __init__(
        self,
        index: Index,
        at: int,
        text: str,
        references: Sequence[Reference] = (),
        use_tags: bool = True,
    ) -> None:
        self.index = index
        self.at = at
        self.text = text
        self.references = references
        self.use_tags = use_tags


def resolve(
    index: Index,
    at: int,
    citation: Citation,
    *,
    field: str = "text",
    use_tags: bool = True,
) -> Targets:
    """Where a citation leads.

    Args:
        index: of the print it stands in.
        at: index of the provision whose words cite.
        citation: as :func:`~.grammar.find_citations` gives it for those words.
        field: ``"text"`` or ``"heading"``: which words.
        use_tags: read the file's own tags; without, words alone decide.

    Returns:
        One target an item.
    """
    provision = index.provisions[at]
    if field == "heading":
        place = Place(index, at, provision.heading, provision.heading_references, use_tags)
    else:
        place = Place(index, at, provision.text, provision.references, use_tags)
    law, scope = _law_meant(place, citation)
    items = tuple(_item(place, citation, item, law, scope) for item in citation.items)
    return Targets(items, law)


# Whose law --------------------------------------------------------------------------------


def _law_meant(place: Place, citation: Citation) -> tuple[str, str]:
    """The law a citation cites and how it is looked for.

    Returns:
        The law's name, and ``own`` (a provision of the Bill), ``quoted`` (of the law that the
        words are text for, or that is being amended), ``other`` (a law named) or ``doubt``.
    """
    index, at = place.index, place.at
    provision = index.provisions[at]
    if citation.scope == "other" or citation.scope == "back":
        if index.is_this_bill(citation.law):
            return "", "own"
        return citation.law, "other"
    if provision.quoted:
        law = index.law_of(at)
        return law, "quoted"
    if citation.scope == "own" or citation.anchor == "this" or citation.base == "this":
        return "", "own"
    if citation.doubt:
        return "", "doubt"
    if provision.kind == "note":
        return "", "own"
    context = index.contexts.of(at)
    if not context.law:
        return "", "own"
    if in_quotation(place.text, citation.start):
        return context.law, "quoted"
    if not context.instructs or _own_work(place, citation):
        return "", "own"
    return context.law, "amended"


def _own_work(place: Place, citation: Citation) -> bool:
    """Whether an instruction's citation is of the Bill: "(inserted by section 21)"."""
    text = place.text
    if cites_own_work(text, citation):
        return True
    start = citation.start
    if text is not place.index.provisions[place.at].text:
        return False
    for before in reversed(place.index.contexts.citations(place.at)):
        if before.end <= start:
            if not joins_on(text, before.end, start):
                return False
            if cites_own_work(text, before):
                return True
            start = before.start
    return False


# Items ------------------------------------------------------------------------------------


def _item(place: Place, citation: Citation, item: Item, law: str, scope: str) -> Target:
    if item.last is None:
        return _end(place, citation, item.first, item.start, item.end, law, scope)
    cut = _range_cut(place.text, item)
    first = _end(place, citation, item.first, item.start, cut, law, scope)
    last = _end(place, citation, item.last, cut, item.end, law, scope)
    return _between(place.index, place, item, first, last, law)


def _range_cut(text: str, item: Item) -> int:
    cut = item.start
    for found in _RANGE.finditer(text, item.start, item.end):
        cut = found.start()
    return cut


def _end(
    place: Place,
    citation: Citation,
    address: Address,
    start: int,
    end: int,
    law: str,
    scope: str,
) -> Target:
    """Where one address leads, whose words stand between two offsets."""
    tagged = None
    if place.use_tags and place.references:
        tagged = _tagged(place, citation, address, start, end)
    if tagged is not None:
        return tagged
    if scope == "doubt":
        return UNSURE
    return _by_words(place, citation, address, law, scope)


def _tagged(
    place: Place, citation: Citation, address: Address, start: int, end: int
) -> Target | None:
    """What the file's own tags say of these words, if they cover the innermost tagged number."""
    last = None
    for reference in place.references:
        if reference.start >= end:
            break
        if reference.end > start and reference.end <= end + 1:
            last = reference
    if last is None:
        return _tagged_holder(place, citation, address)
    index = place.index
    rest = _BRACKETS.findall(place.text, last.end, end)
    covered = len(address) - len(rest)
    if last.target is None or covered < 1 or not _believable(place, citation, last.target):
        return None
    number = address[covered - 1].number
    if number and index.number(last.target) != number:
        # The tag and the words contradict each other.
        return UNSURE
    return _descend(index, last.target, address[covered:], "tag")


def _tagged_holder(place: Place, citation: Citation, address: Address) -> Target | None:
    """By the tag on what holds the items: "paragraph 3 of Schedule <2>"."""
    after = max(item.end for item in citation.items)
    held = [r for r in place.references if r.start >= after and r.end <= citation.end]
    if not held or held[0].target is None or not _believable(place, citation, held[0].target):
        return None
    index = place.index
    last = held[0]
    for reference in held:  # the tags of one number follow each other without words between
        if place.text[last.end : reference.start].strip("() "):
            break
        last = reference
    if last.target is None:
        return None
    number = index.number(last.target)
    found = [n for n, step in enumerate(address[:-1]) if step.number == number]
    if len(found) != 1:
        return None
    return _inside(index, last.target, address[found[0] + 1 :], "tag")


def _believable(place: Place, citation: Citation, target: int) -> bool:
    """Whether a tag may be right: words for another law cite the Bill only by its name."""
    index = place.index
    if not index.provisions[place.at].quoted or index.provisions[target].quoted:
        return True
    return bool(citation.law) and index.is_this_bill(citation.law)


def _descend(
    index: Index, at: int, steps: Sequence[Step], evidence: str, missing: str = "dangling"
) -> Target:
    """Go down from a provision by numbers."""
    for step in steps:
        found = index.child(at, step.number, step.unit)
        if not found and step.unit == "level":
            found = _through_unnumbered(index, at, step)
        if not found:
            return Target(missing, (), evidence, at)  # type: ignore[arg-type]
        if len(found) > 1:
            return Target("unsure", tuple(found), evidence, at)  # type: ignore[arg-type]
        if step.unit == "subparagraph" and index.provisions[at].kind == "schedule":
            return Target("unsure", tuple(found), evidence, at)  # type: ignore[arg-type]
        at = found[0]
    return Target("here", (at,), evidence)  # type: ignore[arg-type]


def _through_unnumbered(index: Index, at: int, step: Step) -> list[int]:
    found: list[int] = []
    for child in index.flat(at):
        if not index.number(child):
            found.extend(index.child(child, step.number, step.unit))
    return found


def _by_words(place: Place, citation: Citation, address: Address, law: str, scope: str) -> Target:
    index, at = place.index, place.at
    head = address[0]
    if not head.number and not head.heading:
        return _anchored(place, citation, address, scope)
    if head.heading:
        return _by_heading(index, head, address[1:])
    if scope == "own":
        return _own(index, at, address)
    if scope == "quoted" and index.provisions[at].quoted:
        return _from_quoted(index, at, address, law)
    return _of_other_law(index, at, address, law, scope)


def _by_heading(index: Index, head: Step, rest: Address) -> Target:
    found = [
        i
        for i in index.headings.get(head.heading.casefold(), ())
        if FAMILY.get(index.provisions[i].kind) == FAMILY.get(head.unit)
    ]
    if len(found) == 1:
        return _descend(index, found[0], rest, "words")
    return Target("unsure", tuple(found), "words")


# The Bill's own provisions ----------------------------------------------------------------


def _own(index: Index, at: int, address: Address) -> Target:
    head = address[0]
    family = FAMILY.get(head.unit, "")
    if family in ("top", "schedule"):
        found = index.own.get((family, head.number), [])
        fitting = [i for i in found if kinds_agree(head.unit, index.provisions[i].kind)]
        if not fitting and head.unit not in ("clause", "section", "schedule"):
            return UNSURE  # Articles and regulations of a Bill: some other law's.
        return _one_of(index, fitting, address[1:])
    if family == "part":
        return _own_group(index, at, address)
    if family == "chapter":
        return _own_group(index, at, address)
    return _relative(index, at, address, "dangling")


def _one_of(index: Index, found: Sequence[int], rest: Address) -> Target:
    if not found:
        return Target("dangling", (), "words")
    if len(found) > 1:
        return Target("unsure", tuple(found), "words")
    return _inside(index, found[0], rest)


def _inside(index: Index, at: int, rest: Address, evidence: str = "words") -> Target:
    """Go down through Parts and Chapters too, which :func:`_descend` looks through."""
    while rest and FAMILY.get(rest[0].unit) in ("part", "chapter"):
        step = rest[0]
        found = [
            i
            for i in _groups(index, at)
            if index.number(i) == step.number
            and FAMILY.get(index.provisions[i].kind) == FAMILY[step.unit]
        ]
        if len(found) != 1:
            return Target("unsure" if found else "dangling", tuple(found), "words", at)
        at, rest = found[0], rest[1:]
    return _descend(index, at, rest, evidence)


def _groups(index: Index, at: int) -> list[int]:
    provisions = index.provisions
    depth = provisions[at].quote_depth
    out = []
    todo = list(provisions[at].children)
    while todo:
        child = provisions[todo.pop()]
        if child.kind in GROUP_KINDS and child.quote_depth == depth:
            out.append(child.index)
            todo.extend(child.children)
    return sorted(out)


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
    return _one_of(index, chosen or found, address[1:])


def _relative(index: Index, at: int, address: Address, missing: str) -> Target:
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
                if _kind_fits(family, head, provisions[i].kind, kind)
            ]
            if len(found) > 1:
                return Target("unsure", tuple(found), "words")
            if found:
                return _descend(index, found[0], address[1:], "words", missing)
            if kind in CLAUSE_KINDS or kind == "schedule":
                return _missing(head, missing, here)
        here = provisions[here].parent
    return _missing(head, missing, None)


def _missing(head: Step, missing: str, here: int | None) -> Target:
    if missing == "dangling" and head.unit != "subsection" and head.brackets:
        # "paragraphs (a) to (c)" may be of a provision named before, not of this one.
        missing = "unsure"
    return Target(missing, (), "words", here)  # type: ignore[arg-type]


def _kind_fits(family: str, head: Step, kind: str, above: str) -> bool:
    if family == "subsection":
        return kind == "subsection" or (above in CLAUSE_KINDS and head.brackets)
    if family == "paragraph":
        if head.unit == "paragraph" and kind == "subsection":
            # Regulations and EU law call them paragraphs; an Act's subsections are not.
            return head.number[:1].isdigit() or head.number[-1:].isdigit()
        return kind in ("paragraph", "subparagraph") and (kind == "paragraph" or head.brackets)
    if family == "subparagraph":
        return kind in ("subparagraph", "paragraph") and head.brackets
    return True


# Text for other laws ----------------------------------------------------------------------


def _from_quoted(index: Index, at: int, address: Address, law: str) -> Target:
    """A citation in text for another law: that text, text the Bill adds elsewhere, or the law."""
    head = address[0]
    family = FAMILY.get(head.unit, "")
    if family in ("top", "schedule", "part", "chapter"):
        return _of_other_law(index, at, address, law, "quoted")
    home = index.home(at)
    found = _relative(index, at, address, "external" if home is None else "dangling")
    if found.status in ("here", "unsure"):
        return found
    if home is not None:
        if family == "paragraph" and not head.brackets:
            return UNSURE if index.provisions[at].quote_depth > 1 else EXTERNAL
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
            if _kind_fits(FAMILY.get(head.unit, ""), head, provisions[i].kind, "section")
        ]
        if len(found) == 1:
            return _descend(index, found[0], address[1:], "words", "external")
    if depth > 1:
        return UNSURE
    return _in_place(index, at, address, law)


def _in_place(index: Index, at: int, address: Address, law: str) -> Target:
    """An address said within the place in another law that the words speak of."""
    place = index.contexts.of(at).place
    head = address[0]
    if place and head.unit == "paragraph" and not head.brackets and not _annexed(place):
        place = ()  # A section has no such paragraph: it is one of some Schedule.
    if not place:
        # Where it goes is not known, so neither is what it cites.
        known = any((family, address[0].number) in index.quoted for family in _INNER_FAMILIES)
        return UNSURE if known else EXTERNAL
    return _of_other_law(index, at, within(place, typed(address)), law, "quoted")


def _annexed(place: Address) -> bool:
    return any(step.unit in ("schedule", "annex", "article") for step in place)


_INNER_FAMILIES = ("subsection", "paragraph", "subparagraph")


def _of_other_law(index: Index, at: int, address: Address, law: str, scope: str) -> Target:
    """A provision of another law: one that the Bill puts there, or one we do not have."""
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
        whole = _inside(index, found[0], address[1:])
        if whole.status != "dangling":
            return whole
    if len(found) > 1:
        return Target("unsure", tuple(found), "words")
    return _by_fragments(index, address, law, scope, bool(found))


def _by_fragments(index: Index, address: Address, law: str, scope: str, dangling: bool) -> Target:
    """What the Bill adds inside a provision of another law, or that provision itself."""
    added, perhaps = index.fragments(address, law) if len(address) > 1 else ([], [])
    if len(added) == 1:
        number = index.number(added[0])
        depth = next(n for n, step in enumerate(address) if n and step.number == number)
        return _descend(index, added[0], address[depth + 1 :], "words", "external")
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


# Anchors ----------------------------------------------------------------------------------


def _anchored(place: Place, citation: Citation, address: Address, scope: str) -> Target:
    """ "this section", "that subsection", "the Schedule"."""
    index, at = place.index, place.at
    head = address[0]
    anchor = citation.anchor or citation.base
    if anchor == "this":
        return _this(index, at, address)
    if anchor == "the" and head.unit == "schedule" and scope == "own":
        found = [p.index for p in index.provisions if p.kind == "schedule" and not p.quoted]
        return _one_of(index, found, address[1:]) if len(found) == 1 else UNSURE
    if anchor == "that":
        return _antecedent(place, citation, address)
    return UNSURE


def _this(index: Index, at: int, address: Address) -> Target:
    """ "this section", "this Part of this Schedule", "sub-paragraph (2) of this paragraph"."""
    unnumbered = [n for n, step in enumerate(address) if not step.number]
    inmost = unnumbered[-1]
    base = _holding(index, at, address[inmost])
    if base is not None:
        return _inside(index, base, address[inmost + 1 :])
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
    return _of_other_law(index, at, whole, index.law_of(at), "quoted")


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


def _antecedent(place: Place, citation: Citation, address: Address) -> Target:
    """What "that section" looks back at: the last citation of such a unit before it."""
    index, at = place.index, place.at
    if place.text != index.provisions[at].text:
        return UNSURE
    unit = address[0].unit
    for before in reversed(index.contexts.citations(at)):
        if before.end > citation.start or before.anchor:
            continue
        if len(before.items) != 1 or before.items[0].last is not None:
            continue
        steps = before.items[0].first
        for cut, step in enumerate(steps):
            if step.unit == unit and step.number:
                said = Citation(
                    before.start,
                    before.end,
                    (Item(before.start, before.start, steps[: cut + 1] + address[1:]),),
                    before.scope,
                    before.law,
                )
                return resolve(index, at, said, use_tags=False).items[0]
    return UNSURE


# Ranges -----------------------------------------------------------------------------------


def _between(
    index: Index, place: Place, item: Item, first: Target, last: Target, law: str
) -> Target:
    """All that a range takes in."""
    worst = next((t for t in (first, last) if t.status == "unsure"), None)
    if worst is not None:
        return Target("unsure", (), worst.evidence)
    if first.status == "here" and last.status == "here":
        inside = expand(index, first.provisions[0], last.provisions[0])
        if inside is None:
            ends = (first.provisions[0], last.provisions[0])
            return Target("unsure", ends, first.evidence)
        both = "tag" if first.evidence == last.evidence == "tag" else "words"
        return Target("here", inside, both)  # type: ignore[arg-type]
    if "dangling" in (first.status, last.status):
        kept = first.provisions + last.provisions
        return Target("dangling", kept, "words")
    return Target("external", _quoted_between(index, place, item, law), "words")


def expand(index: Index, first: int, last: int) -> tuple[int, ...] | None:
    """All provisions from one to another of the same level, in print order.

    Clauses are counted through the Bill whatever Parts they stand in; sections for another law
    through all quotations for that law, by their numbers.

    Returns:
        Indices, both ends included; ``None`` where no such range can be made.
    """
    provisions = index.provisions
    one, other = provisions[first], provisions[last]
    if one.quote_depth != other.quote_depth:
        return None
    if first == last:
        return (first,)
    if one.kind in GROUP_KINDS:
        row: Sequence[int] = [
            i
            for i in range(first, last + 1)
            if provisions[i].kind == one.kind and provisions[i].parent == one.parent
        ]
    elif one.quoted and index.quote_root(first) and index.quote_root(last):
        return _quoted_range(index, first, last)
    else:
        holder = _holder(index, first)
        if holder != _holder(index, last):
            return None
        row = index.flat(holder)
        if one.kind in CLAUSE_KINDS or one.kind == "schedule":
            family = FAMILY[one.kind]
            row = [i for i in row if FAMILY.get(provisions[i].kind) == family]
    if first not in row or last not in row or first > last:
        return None
    taken = row[row.index(first) : row.index(last) + 1]
    return tuple(taken)


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
    if one.kind in CLAUSE_KINDS or one.kind == "schedule":
        return _quoted_within(index, FAMILY[one.kind], index.law_of(first), low, high)
    holder = one.parent
    if holder != index.provisions[last].parent or holder is None:
        place = index.place_of(first)
        if place != index.place_of(last):
            return None
        return _quoted_within(
            index, FAMILY.get(one.kind, ""), index.law_of(first), low, high, place
        )
    row = [i for i in index.provisions[holder].children if index.provisions[i].quoted]
    return tuple(row[row.index(first) : row.index(last) + 1]) if first < last else None


def _quoted_within(
    index: Index, family: str, law: str, low: object, high: object, place: str = ""
) -> tuple[int, ...]:
    from lawdiff.comparison.citations.laws import may_be_same_law  # noqa: PLC0415

    out = []
    for (kind, number), found in index.quoted.items():
        if kind != family or not number or not low <= number_key(number) <= high:  # type: ignore[operator]
            continue
        out += [
            i
            for i in found
            if index.provisions[i].quote_depth == 1
            and may_be_same_law(index.law_of(i), law)
            and (not place or index.place_of(i) == place)
        ]
    return tuple(sorted(out))


def _quoted_between(index: Index, place: Place, item: Item, law: str) -> tuple[int, ...]:
    """What the Bill puts inside a range of another law's provisions."""
    assert item.last is not None
    family = FAMILY.get(item.first[-1].unit, "")
    if len(item.first) > 1 or family not in ("top", "schedule"):
        return ()
    low, high = number_key(item.first[0].number), number_key(item.last[0].number)
    return _quoted_within(index, family, law, low, high)
