"""What the file's own tags say of a citation."""

from __future__ import annotations

import re

from lawdiff.comparison.citations.contexts import in_quotation, last_law
from lawdiff.comparison.citations.index import FAMILY, Index, kinds_agree
from lawdiff.comparison.citations.laws import looks_back, may_be_same_law, may_have
from lawdiff.comparison.citations.model import Address, Citation, Step, Target
from lawdiff.comparison.citations.walking import UNSURE, Standing, descend, inside
from lawdiff.prints.model import CLAUSE_KINDS, GROUP_KINDS

_TOPS = (*CLAUSE_KINDS, "schedule")
_GROUPS = frozenset({"part", "chapter", "title", "crossheading"})
_BRACKETS = re.compile(r"\s?\(([A-Za-z0-9]+)\)")


def tagged(
    stand: Standing, citation: Citation, address: Address, span: tuple[int, int]
) -> Target | None:
    """What the file's own tags say of an address.

    Args:
        stand: the words and their tags.
        citation: the citation.
        address: of one of its items, or of one end of a range.
        span: where the words of that address stand.

    Returns:
        ``None`` where no tag speaks of it, or none that can be believed.
    """
    start, end = span
    last = None
    for reference in stand.references:
        if reference.start >= end:
            break
        if reference.end > start and reference.end <= end + 1:
            last = reference
    if last is None:
        return _tagged_holder(stand, citation, address)
    index = stand.prints
    rest = _BRACKETS.findall(stand.text, last.end, end)
    covered = len(address) - len(rest)
    if last.target is None or covered < 1 or not _believable(stand, citation, last.target):
        return None
    if not _agrees(stand, citation, address[:covered], last.target):
        return UNSURE
    return descend(index, last.target, address[covered:], "tag")


def _tagged_holder(stand: Standing, citation: Citation, address: Address) -> Target | None:
    """By the tag on what holds the items: "paragraph 3 of Schedule <2>"."""
    after = max(item.end for item in citation.items)
    held = [r for r in stand.references if r.start >= after and r.end <= citation.end]
    if not held or held[0].target is None or not _believable(stand, citation, held[0].target):
        return None
    index = stand.prints
    last = held[0]
    for reference in held:  # the tags of one number follow each other without words between
        if stand.text[last.end : reference.start].strip("() "):
            break
        last = reference
    if last.target is None:
        return None
    number = index.number(last.target)
    found = [n for n, step in enumerate(address[:-1]) if step.number == number]
    if not found:
        return UNSURE
    if len(found) > 1:
        return None
    covered = found[0] + 1
    if not _agrees(stand, citation, address[:covered], last.target):
        return UNSURE
    return inside(index, last.target, address[covered:], "tag")


def _believable(stand: Standing, citation: Citation, target: int) -> bool:
    """Whether a tag may be right: words for another law cite the Bill only by its name."""
    index = stand.prints
    if not index.provisions[stand.at].quoted or index.provisions[target].quoted:
        return True
    return bool(citation.law) and index.is_this_bill(citation.law)


# What the words say against a tag -----------------------------------------------------------


def _agrees(stand: Standing, citation: Citation, steps: Address, target: int) -> bool:
    """Whether words and tag say the same: every number, every unit and the law.

    A tag is put there by a machine, and follows its provision wherever that goes; the words
    are what is enacted. Where the two contradict each other neither is believed.
    """
    return _numbers_agree(stand.prints, steps, target) and _laws_agree(stand, citation, target)


def _numbers_agree(index: Index, steps: Address, target: int) -> bool:
    """Read upwards: each step against what the step below it stands in."""
    provisions = index.provisions
    depth = provisions[target].quote_depth
    root = at = target
    for left in range(len(steps), 0, -1):
        step = steps[left - 1]
        found = _standing_for(index, step, at, depth)
        if found is None or not _may_be_called(index, step, found):
            if not depth:
                return False
            if found is None or FAMILY.get(provisions[found].kind) != FAMILY.get(step.unit):
                # Past the root of a quotation the words of the instruction say where it goes.
                place = index.place_of(root)
                return (left < len(steps) or bool(place)) and _placed(place, steps[:left])
            # An Order's article that comes as a section is still known by its number.
        if step.number and index.number(found) != step.number:
            return False
        parent = provisions[found].parent
        if parent is None:
            return left == 1
        root, at = found, parent
    return True


def _standing_for(index: Index, step: Step, at: int, depth: int) -> int | None:
    """The nearest provision, from one upwards, that a step of the words stands for.

    Parts and Chapters are looked through where the words do not name them, and so is what has
    no number of its own.
    """
    family = FAMILY.get(step.unit, "")
    here: int | None = at
    while here is not None:
        provision = index.provisions[here]
        if provision.quote_depth != depth:
            return None
        kind = provision.kind
        if family in ("part", "chapter"):
            if FAMILY.get(kind) == family:
                return here
        elif kind in _TOPS or (kind not in GROUP_KINDS and index.number(here)):
            return here
        here = provision.parent
    return None


def _placed(place: Address, steps: Address) -> bool:
    """Whether a place in another law may be what the words call it; one not known may be."""
    said = [s.number for s in steps if s.unit not in _GROUPS]
    known = [s.number for s in place if s.unit not in _GROUPS]
    return all(a == b for a, b in zip(reversed(said), reversed(known), strict=False))


def _may_be_called(index: Index, step: Step, at: int) -> bool:
    """Whether words may call a provision by a step's unit."""
    kind = index.provisions[at].kind
    family = FAMILY.get(step.unit, "")
    if family in ("part", "chapter"):
        return True
    if family in ("top", "schedule"):
        fits = FAMILY.get(kind) == family and kinds_agree(step.unit, kind)
        return fits and may_have(index.law_of(at), step.unit)
    return kind not in _TOPS


def _laws_agree(stand: Standing, citation: Citation, target: int) -> bool:
    """Whether the law that the words name, if they name one, is the one that a tag leads into."""
    index = stand.prints
    if citation.scope == "own":
        return index.provisions[target].quoted == index.provisions[stand.at].quoted
    if citation.scope == "unsaid":
        return True
    law = citation.law
    if looks_back(law) and not in_quotation(stand.text, citation.start):
        law = last_law(stand.text, citation.start) or law
    if not index.provisions[target].quoted:
        return index.is_this_bill(law)
    return may_be_same_law(index.law_of(target), law)
