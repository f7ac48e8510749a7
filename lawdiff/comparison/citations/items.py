"""The numbers that one unit governs: "3, 4 and 7", "5(1) to (3)", "(a)(i) or (ii)".

A number of a list leaves out what it shares with the one before it; what follows a list and
counts or dates something else does not belong to it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from msgspec.structs import replace

from lawdiff.comparison.citations.model import Address, Anchor, Item, Step, Unit
from lawdiff.comparison.citations.numbers import is_roman, level_of, number_key, roman_value
from lawdiff.comparison.citations.patterns import (
    BRACKET,
    BRACKET_UNITS,
    DESCRIPTION,
    HEADING,
    JOIN,
    NOT_A_NUMBER,
    NUMBER,
    ROMAN_UNITS,
    SPACES,
    START,
    UNBRACKETED,
    anchor_of,
    noun_follows,
    unit_of,
)


class Group(NamedTuple):
    """A unit and the numbers it governs."""

    end: int
    items: tuple[Item, ...]
    anchor: Anchor = ""
    joined: str = ""


def anchored(anchor: str, bare: str, start: int, end: int) -> Group | None:
    """A citation that points: "this section", "that Part", "the Schedule"."""
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
    return Group(end, (item,), said)


def headings(text: str, start: int, at: int, unit: Unit) -> Group | None:
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
    return Group(items[-1].end, tuple(items), "", joined)


_MAY_JOIN = SPACES | frozenset("–—‑-,;")
"""Signs with which what joins two numbers begins."""


def numbers(text: str, start: int, at: int, unit: Unit, plural: bool) -> Group | None:
    """The numbers after a unit.

    Args:
        text: the words.
        start: where the unit's word starts.
        at: where the first number should start.
        unit: what is counted.
        plural: the unit's word is a plural, so that a list may follow without "and".

    Returns:
        ``None`` where no number of that unit stands there.
    """
    first = _number(text, at, unit)
    if first is None or (unit in ("regulation", "rule") and _is_year(first[0][0])):
        return None  # "Regulations 2016" ends the name of an instrument.
    address, end = first
    items = [Item(start, end, address)]
    joined = ""
    loose = 0  # how many items stand only on commas so far
    while text[end : end + 1] in _MAY_JOIN and (join := JOIN.match(text, end)):
        at = join.end()
        if text[at : at + 1].isalpha() or text[at : at + 1] == "§":
            at = _same_unit(text, at, unit)
        ranged = bool(join["to"] or join["range"])
        previous = items[-1].last or items[-1].first
        following = _number(text, at, unit, previous)
        if following is None or (at != join.end() and not ranged):
            break
        address, stop = following
        bare = text[at] != "("
        # A plural has a second number, whatever it is and whatever word comes next.
        due = plural and len(items) == 1 and items[0].last is None and join["comma"] != ";"
        if bare and (
            NOT_A_NUMBER.match(text, stop)
            or _is_year(address[-1])
            or (not ranged and not due and _falls(previous, address))
            or (len(address) == 1 and text[stop : stop + 1] == "(")
            or (not due and at == join.end() and noun_follows(text, stop))
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
    return Group(items[-1].end, tuple(items), "", joined)


def after_description(text: str, at: int, unit: Unit) -> Group | None:
    """More numbers of a list whose items are described: "sections 3 (eels) and 5 (crabs)".

    Args:
        text: the words.
        at: where the list's last number ends.
        unit: what it counts.
    """
    description = DESCRIPTION.match(text, at)
    join = JOIN.match(text, description.end()) if description else None
    if join is None or join["to"] or join["range"]:
        return None
    group = numbers(text, join.end(), join.end(), unit, plural=True)
    if group is None or NOT_A_NUMBER.match(text, group.end) or noun_follows(text, group.end):
        return None
    return group


def _join_word(join: re.Match[str]) -> str:
    groups = join.groupdict()
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
