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

from typing import NamedTuple

from msgspec.structs import replace

from lawdiff.comparison.citations.laws import Law, match_law
from lawdiff.comparison.citations.model import Address, Anchor, Citation, Item, Step, Unit
from lawdiff.comparison.citations.numbers import (
    is_roman,
    level_of,
    number_key,
    roman_value,
)
from lawdiff.comparison.citations.patterns import (
    BRACKET,
    BRACKET_UNITS,
    DESCRIPTION,
    HEADING,
    INVERTED,
    JOIN,
    JOINED,
    LAW_BEFORE,
    NOT_A_NUMBER,
    NUMBER,
    PLACE,
    RANK,
    ROMAN_UNITS,
    START,
    SUSPENDED,
    TAIL,
    UNBRACKETED,
    anchor_of,
    may_hold,
    unit_of,
)


class _Group(NamedTuple):
    """A unit and the numbers it governs."""

    end: int
    items: tuple[Item, ...]
    anchor: Anchor = ""
    joined: str = ""


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
    while begin := START.search(text, pos):
        citation = _citation_at(text, begin.start())
        if citation is None:
            pos = begin.end() if begin["unit"] else begin.end("anchor")
            continue
        if SUSPENDED.match(text, citation.end):
            suspended.append(len(found))
        found.append(citation)
        pos = citation.end
    if suspended:
        _give_suspended_laws(text, found, suspended)
    _mark_doubts(text, found)
    return tuple(found)


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
    if begin is None:
        return None
    if begin["anchor"]:
        group = _anchored(begin["anchor"], begin["bare"], pos, begin.end())
    else:
        unit, plural = unit_of(begin["unit"])
        at = begin.end()
        group = _headings(text, pos, at, unit) or _numbers(text, pos, at, unit, plural)
    if group is None:
        return None
    citation = Citation(
        start=pos,
        end=group.end,
        items=group.items,
        anchor=group.anchor,
        joined=group.joined,
    )
    place = PLACE.match(text, citation.end)
    if place:
        citation = replace(citation, end=place.end())
    return _with_tail(text, citation, depth)


def _anchored(anchor: str, bare: str, start: int, end: int) -> _Group | None:
    said = anchor_of(anchor)
    unit, _ = unit_of(bare)
    if said == "the" and bare != "Schedule":
        # "the regulations" and "the paragraph" speak of things, they cite nothing.
        return None
    if anchor.lower() == "these" and unit in ("regulation", "rule"):
        return None  # "these Regulations" is a law, not a provision.
    if anchor.lower() in ("this", "that") and bare.startswith("Regulation"):
        return None  # "this Regulation" (of the EU) is a law.
    item = Item(start, end, (Step(unit, ""),))
    return _Group(end, (item,), said)


def _headings(text: str, start: int, at: int, unit: Unit) -> _Group | None:
    """Provisions cited by heading: "sections (Duration) and (Consultation)"."""
    items: list[Item] = []
    joined = ""
    begin, join = start, None
    while found := HEADING.match(text, at):
        heading = found[1]
        if heading.isupper() or (" " not in heading and len(heading) < 5):
            break
        address = (Step(unit, "", heading=heading),)
        if join is not None and (join["to"] or join["range"]):
            items[-1] = replace(items[-1], end=found.end(), last=address)
        else:
            items.append(Item(begin, found.end(), address))
            if join is not None:
                joined = _join_word(join) or joined
        join = JOIN.match(text, found.end())
        if join is None:
            break
        begin = at = join.end()
    if not items:
        return None
    return _Group(items[-1].end, tuple(items), "", joined)


def _numbers(text: str, start: int, at: int, unit: Unit, plural: bool) -> _Group | None:
    first = _number(text, at, unit)
    if first is None or (unit in ("regulation", "rule") and _is_year(first[0][0])):
        return None  # "Regulations 2016" ends the name of an instrument.
    address, end = first
    items = [Item(start, end, address)]
    joined = ""
    loose = 0  # how many items stand only on commas so far
    while join := JOIN.match(text, end):
        at = _same_unit(text, join.end(), unit)
        ranged = bool(join["to"] or join["range"])
        previous = items[-1].last or items[-1].first
        following = _number(text, at, unit, previous)
        if following is None or (at != join.end() and not ranged):
            break
        address, stop = following
        bare = text[at] != "("
        if bare and (
            NOT_A_NUMBER.match(text, stop)
            or _is_year(address[-1])
            or (not ranged and _falls(previous, address))
            or (len(address) == 1 and text[stop : stop + 1] == "(")
        ):
            break
        if ranged:
            if items[-1].last is not None or not _ascends(items[-1].first, address):
                break
            items[-1] = replace(items[-1], end=stop, last=address)
        else:
            items.append(Item(at, stop, address))
            word = _join_word(join)
            joined = word or joined
            loose = 0 if word else loose + 1
        end = stop
    if loose and not plural:
        # "In section 5, 3 copies": no list, for nothing closes it.
        items = items[: len(items) - loose]
        joined = joined if len(items) > 1 else ""
    return _Group(items[-1].end, tuple(items), "", joined)


def _join_word(join: object) -> str:
    groups = join.groupdict()  # type: ignore[attr-defined]
    word = (groups["after"] or groups["word"] or groups["or"] or "").strip().lower()
    return "and" if word == "&" else word


def _same_unit(text: str, at: int, unit: Unit) -> int:
    """Past the unit's word, where a range repeats it: "section 3 to section 6"."""
    begin = START.match(text, at)
    if begin is None or begin["anchor"] or unit_of(begin["unit"])[0] != unit:
        return at
    return begin.end()


def _is_year(step: Step) -> bool:
    return len(step.number) == 4 and step.number.isdigit() and "1800" <= step.number <= "2100"


def _falls(previous: Address, address: Address) -> bool:
    """Whether a number is smaller than the one before it: lists of provisions only rise."""
    one, other = previous[0].number, address[0].number
    if not one[-1:].isdigit() or not other[-1:].isdigit():
        return False
    return number_key(other) < number_key(one)


def _ascends(first: Address, last: Address) -> bool:
    """Whether a range goes upwards where both ends are counted alike."""
    one, other = first[-1].number, last[-1].number
    if len(first) != len(last):
        return True
    if is_roman(one) and is_roman(other) and roman_value(one) < roman_value(other):
        return True
    if one.isalpha() or other.isalpha():
        return True
    return number_key(one) < number_key(other) or first[:-1] != last[:-1]


def _number(
    text: str, at: int, unit: Unit, previous: Address | None = None
) -> tuple[Address, int] | None:
    """One number at ``at`` as an address, and where it ends."""
    found = NUMBER.match(text, at)
    if found is None or found.end() == at:
        return None
    brackets = BRACKET.findall(found["brackets"])
    top = found["top"] or (found["roman"] if unit in ROMAN_UNITS else None)
    if top:
        if previous is not None and previous[0].brackets:
            return None
        if unit in UNBRACKETED:
            return (Step(unit, top),), found.start("brackets")
        return (Step(unit, top), *_levels(brackets)), found.end()
    if found["roman"] or not brackets:
        return None
    if previous is not None:
        address = _attach(previous, brackets)
        return (address, found.end()) if address else None
    if unit not in BRACKET_UNITS:
        # "regulation (2)" is said in rules of court only; "section (…)" is a heading.
        return None
    head = Step(unit, brackets[0], True)
    return (head, *_levels(brackets[1:], level_of(brackets[0]))), found.end()


def _levels(brackets: list[str], above: str = "") -> Address:
    steps = []
    for number in brackets:
        steps.append(Step("level", number, True))
        above = level_of(number, above)
    return tuple(steps)


def _attach(previous: Address, brackets: list[str]) -> Address | None:
    """A further number of a list, which leaves out what it shares with the one before.

    "section 2(1)(a) or (b)": (b) takes the place of (a); "or (2)" that of (1).
    """
    number = brackets[0]
    levels: list[tuple[int, str]] = []
    above = ""
    for place, step in enumerate(previous):
        if step.brackets:
            above = level_of(step.number, above)
            levels.append((place, above))
    fitting = [(p, lv) for p, lv in reversed(levels) if _fits(number, lv)]
    if not fitting:
        return None
    place, level = next(
        ((p, lv) for p, lv in fitting if _follows(number, previous[p].number, lv)), fitting[0]
    )
    head = Step(previous[place].unit, number, True)
    return (*previous[:place], head, *_levels(brackets[1:], level))


def _fits(number: str, level: str) -> bool:
    if level == "d":
        return any(c.isdigit() for c in number) and not number[0].islower()
    if level == "u":
        return number.isupper() and number.isalpha()
    if level == "r":
        return is_roman(number)
    return number[0].islower()


def _follows(number: str, before: str, level: str) -> bool:
    if level == "r":
        return is_roman(before) and roman_value(number) > roman_value(before)
    return number_key(number) > number_key(before)


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


def _give_suspended_laws(text: str, found: list[Citation], suspended: list[int]) -> None:
    """Give the law to both of "section 5 of, and Schedule 2 to, the 1989 Act"."""
    for place in suspended:
        for other in found[place + 1 : place + 4]:
            if other.law:
                if text[other.start : other.end].rstrip(" .").endswith(other.law):
                    found[place] = replace(found[place], scope=other.scope, law=other.law)
                break


def _mark_doubts(text: str, found: list[Citation]) -> None:
    """Mark citations that may be of a law named beside them.

    "section 5 and section 7 of the 1996 Act"; "the Housing Act 1996, section 5".
    """
    for place, citation in enumerate(found):
        start = citation.start
        if citation.scope == "unsaid" and LAW_BEFORE.search(text, max(0, start - 40), start):
            found[place] = replace(citation, doubt=True)
    for place in range(len(found) - 2, -1, -1):
        one, other = found[place], found[place + 1]
        if one.scope != "unsaid" or one.anchor or one.base:
            continue
        if other.scope in ("other", "back") or other.doubt:
            join = JOINED.match(text, one.end)
            if join and join.end() == other.start:
                found[place] = replace(one, doubt=True)
