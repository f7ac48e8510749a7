"""How the law of the United Kingdom cites: finding citations in plain words.

The grammar, in short::

    citation  =  group [tail]
    group     =  unit number { join number }  |  unit "(" heading ")"  |  anchor unit
    number    =  [ "16E" ] { "(" … ")" }
    join      =  "," | "and" | "or" | "to" | "–"
    tail      =  ("of" | "to" | "in") (citation | law)  |  "," smaller-unit number

It reads left to right and never goes back over words, so its work grows with the text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from msgspec.structs import replace

from lawdiff.comparison.citations.foreign import after_a_law, of_another_law
from lawdiff.comparison.citations.items import after_description, anchored, headings, numbers
from lawdiff.comparison.citations.laws import Law, match_law
from lawdiff.comparison.citations.model import Address, Citation, Item, Unit
from lawdiff.comparison.citations.patterns import (
    DESCRIPTION,
    INVERTED,
    JOINED,
    MAY_START,
    PLACE,
    RANK,
    RECKONED,
    SPACES,
    START,
    SUSPENDED,
    TAIL,
    may_hold,
    unit_of,
)


class _Tail(NamedTuple):
    """What follows a group: what holds its items, and the law."""

    end: int
    outer: Citation | None = None
    law: Law | None = None
    inverted: bool = False
    """It names the smaller unit, and what was read before it the larger."""
    apart: bool = False
    """It stands after a description in brackets, so it is no part of the citation's own words."""


def find_citations(text: str) -> tuple[Citation, ...]:
    """All citations in plain words, in order; none overlaps another.

    Args:
        text: a provision's text or heading.

    Returns:
        Citations whose offsets count code points of ``text``.

    >>> from lawdiff.comparison.citations.numbers import format_address
    >>> [found] = find_citations("under paragraphs 3 to 5 of Schedule 2")
    >>> found.start, found.end
    (6, 37)
    >>> item = found.items[0]
    >>> format_address(item.first), format_address(item.last)
    ('Schedule 2, paragraph 3', 'Schedule 2, paragraph 5')
    """
    found: list[Citation] = []
    suspended: list[int] = []
    pos = 0
    while begin := _next(text, pos):
        citation = _citation_from(text, begin)
        if citation is None:
            pos = begin.end() if begin["unit"] else begin.end("anchor")
            continue
        follows = text[citation.end : citation.end + 2]
        if follows[1:] in _MAY_JOIN and SUSPENDED.match(text, citation.end):
            suspended.append(len(found))
        elif citation.scope == "unsaid" and not (citation.anchor or citation.base):
            citation = of_another_law(text, citation)
        found.append(citation)
        if citation.scope == "unsaid" and "(" in text[citation.end : citation.end + 2]:
            _go_on(text, found)
        pos = found[-1].end
    if suspended:
        _give_suspended_laws(text, found, suspended)
    if found and ("Extent of re" in text or "EXTENT OF RE" in text):
        _mark_repeals(text, found)
    _mark_doubts(text, found)
    return tuple(found)


def _next(text: str, pos: int) -> re.Match[str] | None:
    """The next place from ``pos`` on where a citation may begin."""
    if not pos:
        begin = START.match(text)
        if begin is not None:
            return begin
    sign = max(pos - 1, 0)
    while may := MAY_START.search(text, sign):
        sign = may.start() + 1
        begin = START.match(text, sign)
        if begin is not None:
            return begin
    return None


def citation_at(text: str, pos: int) -> Citation | None:
    """The citation that begins exactly at ``pos``, if one does.

    >>> citation_at("clause 29(2)(a)", 0).items[0].first[0].number
    '29'
    """
    return _citation_at(text, pos)


def parse_address(words: str) -> Address | None:
    """The address of words that are one address and nothing else.

    >>> parse_address("Sch. 2, para. 3(a)") == parse_address("paragraph 3(a) of Schedule 2")
    True
    >>> parse_address("clause 3 and more") is None
    True
    """
    citation = _citation_at(words, 0)
    if citation is None or citation.end != len(words) or len(citation.items) != 1:
        return None
    item = citation.items[0]
    return item.first if item.last is None else None


def _citation_at(text: str, pos: int, depth: int = 0) -> Citation | None:
    begin = START.match(text, pos)
    return _citation_from(text, begin, depth) if begin else None


def _citation_from(text: str, begin: re.Match[str], depth: int = 0) -> Citation | None:
    """The citation whose first words are known."""
    pos = begin.start()
    if begin["anchor"]:
        group = anchored(begin["anchor"], begin["bare"], pos, begin.end())
    else:
        said = begin["unit"]
        if len(said) < 3 and RECKONED.search(text, max(0, pos - 4), pos):
            return None
        unit, plural = unit_of(said)
        at = begin.end()
        group = headings(text, pos, at, unit) if text[at] == "(" else None
        group = group or numbers(text, pos, at, unit, plural)
    if group is None:
        return None
    end, items, anchor, joined = group
    follows = text[end : end + 1]
    if follows not in {",", "("} and not follows.isspace():
        return Citation(pos, end, items, anchor=anchor, joined=joined)
    if text[end + 1 : end + 2] in _MAY_PLACE:
        place = PLACE.match(text, end)
        end = place.end() if place else end
    return _with_tail(text, Citation(pos, end, items, anchor=anchor, joined=joined), depth)


_MAY_PLACE = SPACES | {"a", "b"}
_MAY_JOIN = SPACES | {"o", "t", "i"}
_MAY_TAIL = _MAY_JOIN | {"(", ""}
"""Signs with which what may follow a citation begins, after its space; others are not tried."""


def _with_tail(text: str, citation: Citation, depth: int) -> Citation:
    tail = _tail(text, citation, depth)
    if tail is None:
        return citation
    if tail.law is not None:
        end = citation.end if tail.apart else tail.end
        return replace(citation, end=end, scope=tail.law.scope, law=tail.law.words)
    outer = tail.outer
    assert outer is not None
    if tail.inverted:
        items: tuple[Item, ...] | None = _below(citation.items[0], outer)
    else:
        items = _inside(citation.items, outer)
    if items is None:
        return citation
    return replace(
        citation,
        end=citation.end if tail.apart else tail.end,
        items=items,
        scope=outer.scope,
        law=outer.law,
        base=outer.anchor or outer.base,
        joined=citation.joined or outer.joined,
    )


def _tail(text: str, citation: Citation, depth: int) -> _Tail | None:
    end = citation.end
    if depth > 4:
        return None
    inverted = INVERTED.match(text, end)
    if inverted and len(citation.items) == 1 and citation.items[0].last is None:
        inner = _inverted(text, inverted.end(), citation, depth)
        if inner is not None:
            return inner
    if (
        text[end : end + 1] != ","
        and text[end + 1 : end + 2] not in _MAY_TAIL
        and (text[end : end + 1] != "(")
    ):
        return None
    found, apart = TAIL.match(text, end), False
    if found is None:
        description = DESCRIPTION.match(text, end)
        if description is None:
            return None
        found, apart = TAIL.match(text, description.end()), True
        if found is None:
            return None
    at = found.end()
    inmost = citation.items[0].first
    outer = _citation_at(text, at, depth + 1)
    if outer is None and (found["word"] != "in" or found["comma"]):
        law = match_law(text, at)
        if law is not None and (found["word"] == "of" or _annexed(inmost) or found["comma"]):
            return _Tail(law.end, law=law, apart=apart)
    if found["word"] == "to" or (found["gap"][0] == "," and not found["comma"]):
        return None
    if outer is None or not all(
        may_hold(_last_unit(o.last or o.first), inmost[0].unit, inmost[0].brackets)
        for o in outer.items
    ):
        return None
    return _Tail(outer.end, outer=outer, apart=apart)


def _last_unit(address: Address) -> Unit:
    units = [step.unit for step in address if step.unit != "level"]
    return units[-1]


def _annexed(address: Address) -> bool:
    return address[0].unit in ("schedule", "annex")


def _inverted(text: str, at: int, citation: Citation, depth: int) -> _Tail | None:
    """The smaller unit after the larger: "Schedule 2, paragraph 3(a)".

    The larger one is what has been read; :func:`_below` turns the two round.
    """
    begin = START.match(text, at)
    if begin is None or begin["anchor"] or citation.anchor:
        return None
    unit, _ = unit_of(begin["unit"])
    held = citation.items[0].first
    if unit not in ("paragraph", "subsection", "subparagraph", "part", "chapter", "point"):
        return None
    larger, bracketed = _last_unit(held), text[begin.end()] == "("
    if not may_hold(larger, unit, bracketed) or (RANK[larger] > 4 and not bracketed):
        return None
    inner = _citation_at(text, at, depth + 1)
    if inner is None or inner.base or inner.items[0].first[0].unit != unit:
        return None
    return _Tail(inner.end, outer=inner, inverted=True)


def _below(held: Item, inner: Citation) -> tuple[Item, ...]:
    """The items of the smaller unit, with the larger one's address put before."""
    base = held.first
    return tuple(
        Item(
            held.start if place == 0 else item.start,
            item.end,
            base + item.first,
            base + item.last if item.last else None,
        )
        for place, item in enumerate(inner.items)
    )


def _inside(items: tuple[Item, ...], outer: Citation) -> tuple[Item, ...] | None:
    """The items with the address of what holds them put before.

    Several holders ("paragraph 3 of Schedules 1 and 2") make several items.
    """
    if len(outer.items) == 1 and outer.items[0].last is None:
        base = outer.items[0].first
        return tuple(
            replace(i, first=base + i.first, last=base + i.last if i.last else None) for i in items
        )
    if len(items) > 1 or items[0].last is not None:
        return None
    held = items[0].first
    return tuple(
        Item(
            items[0].start if place == 0 else item.start,
            item.end,
            item.first + held,
            item.last + held if item.last else None,
        )
        for place, item in enumerate(outer.items)
    )


def _go_on(text: str, found: list[Citation]) -> None:
    """Read on through a list whose items are described, and give its law to all of it."""
    first = len(found) - 1
    unit = found[first].items[0].first[-1].unit
    while found[first].items[0].first[0].number:
        group = after_description(text, found[-1].end, unit)
        if group is None:
            break
        start = group.items[0].start
        citation = Citation(start, group.end, group.items, joined=group.joined)
        citation = _with_tail(text, citation, 0)
        if citation.scope == "unsaid":
            citation = of_another_law(text, citation)
        found.append(citation)
    last = found[-1]
    if last.law or last.doubt:
        for place in range(first, len(found) - 1):
            found[place] = replace(found[place], scope=last.scope, law=last.law, doubt=last.doubt)


def _give_suspended_laws(text: str, found: list[Citation], suspended: list[int]) -> None:
    """Give the law to both of "section 5 of, and Schedule 2 to, the 1989 Act"."""
    for place in suspended:
        for other in found[place + 1 : place + 4]:
            if other.law:
                if text[other.start : other.end].rstrip(" .").endswith(other.law):
                    found[place] = replace(found[place], scope=other.scope, law=other.law)
                break


_REPEALS = re.compile(r"\b(?:Extent of (?:repeal|revocation)|EXTENT OF (?:REPEAL|REVOCATION))\b")


def _mark_repeals(text: str, found: list[Citation]) -> None:
    """Mark what stands in a table of repeals: "Section 3." is of the Act named beside it."""
    heading = _REPEALS.search(text)
    for place, citation in enumerate(found):
        if heading and citation.scope == "unsaid" and citation.start > heading.end():
            found[place] = replace(citation, doubt=True)


def _mark_doubts(text: str, found: list[Citation]) -> None:
    """Mark citations that may be of a law named beside them.

    "section 5 and section 7 of the 1996 Act"; "the Housing Act 1996, section 5".
    """
    led = False
    for place, citation in enumerate(found):
        goes_on = led and _joins(text, found[place - 1], citation)
        led = citation.scope == "unsaid" and (goes_on or after_a_law(text, citation))
        if led and not citation.doubt:
            found[place] = replace(citation, doubt=True)
    for place in range(len(found) - 2, -1, -1):
        one, other = found[place], found[place + 1]
        if one.scope != "unsaid" or one.anchor or one.base:
            continue
        if (other.scope in ("other", "back") or other.doubt) and _joins(text, one, other):
            found[place] = replace(one, doubt=True)


def _joins(text: str, one: Citation, other: Citation) -> bool:
    """Whether one citation goes on with another: "section 5 and section 7"."""
    join = JOINED.match(text, one.end)
    return join is not None and join.end() == other.start
