"""Numbers of the law and addresses made of them.

How inserted provisions are numbered follows the drafting convention of the Office of the
Parliamentary Counsel (Drafting Guidance, "Numbering"): 5A stands after 5, 5ZA before 5A,
A1 before 1, and (aa) between (a) and (b).
"""

from __future__ import annotations

import re
from functools import lru_cache

from lawdiff.comparison.citations.model import Address, Step, Unit
from lawdiff.prints.numbers import counted

Level = str
"""``d`` digits, ``l`` letters, ``r`` small roman numerals, ``u`` capitals."""

NumberKey = tuple[int, int, tuple[int, ...], tuple[int, ...], int]

UNIT_WORDS: dict[Unit, str] = {
    "act": "Act",
    "part": "Part",
    "chapter": "Chapter",
    "title": "Title",
    "crossheading": "cross-heading",
    "clause": "clause",
    "section": "section",
    "article": "Article",
    "regulation": "regulation",
    "rule": "rule",
    "recital": "recital",
    "schedule": "Schedule",
    "annex": "Annex",
    "subsection": "subsection",
    "paragraph": "paragraph",
    "subparagraph": "sub-paragraph",
    "subsubparagraph": "sub-sub-paragraph",
    "head": "head",
    "point": "point",
    "item": "item",
    "entry": "entry",
    "table": "Table",
    "level": "",
}

_SHAPE = re.compile(r"([A-Z]*)(\d+)([A-Za-z]*)(\d*)$")
_ROMAN = re.compile(r"(?=[ivxlc])c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_ROMAN_VALUE = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def _letters_key(letters: str) -> tuple[int, ...]:
    """Order of a run of letters: ZA comes before A, AA after A and before B."""
    made = []
    last = len(letters) - 1
    for place, letter in enumerate(letters.upper()):
        made.append(0 if letter == "Z" and place < last else ord(letter) - 64)
    return tuple(made)


@lru_cache(maxsize=4096)
def number_key(number: str) -> NumberKey:
    """A key that sorts numbers as the law counts them.

    >>> sorted(["5B", "5", "A1", "5A", "6", "5ZA", "5AA", "1", "ZA1"], key=number_key)
    ['ZA1', 'A1', '1', '5', '5ZA', '5A', '5AA', '5B', '6']
    >>> sorted(["b", "aa", "a", "za"], key=number_key)
    ['za', 'a', 'aa', 'b']
    """
    shape = _SHAPE.match(number)
    if shape is None:
        return (0, 1, (), _letters_key("".join(c for c in number if c.isalpha())), 0)
    before, digits, after, more = shape.groups()
    return (
        counted(digits) or 0,
        0 if before else 1,
        _letters_key(before),
        _letters_key(after),
        counted(more or "0") or 0,
    )


@lru_cache(maxsize=1024)
def is_roman(number: str) -> bool:
    """Whether a number may be a small roman numeral ("iv", but also "i" and "c")."""
    return _ROMAN.fullmatch(number) is not None


def roman_value(number: str) -> int:
    """What a roman numeral counts.

    >>> roman_value("xiv")
    14
    """
    total = 0
    values = [_ROMAN_VALUE[c] for c in number.lower()]
    for place, value in enumerate(values):
        total += -value if any(v > value for v in values[place + 1 : place + 2]) else value
    return total


@lru_cache(maxsize=1024)
def level_of(number: str, above: Level = "") -> Level:
    """The level a bracketed number belongs to, given the level it stands under.

    >>> level_of("3"), level_of("a", "d"), level_of("i", "l"), level_of("i", "d"), level_of("B")
    ('d', 'l', 'r', 'l', 'u')
    """
    if any(c.isdigit() for c in number):
        return "d"
    if number.isupper():
        return "u"
    if above == "l" and is_roman(number):
        return "r"
    if len(number) > 1 and is_roman(number) and len(set(number)) * 2 > len(number):
        # "ii" may be the 35th letter, "iv" and "vi" can only be roman.
        return "r"
    return "l"


def format_step(step: Step) -> str:
    """One part of an address, as it is cited by itself."""
    word = UNIT_WORDS[step.unit]
    if step.heading:
        return f"{word} ({step.heading})"
    number = f"({step.number})" if step.brackets else step.number
    return f"{word} {number}".strip()


_JOINED: frozenset[str] = frozenset(
    {"section", "clause", "article", "regulation", "rule", "paragraph", "subparagraph"}
    | {"subsection", "point", "subsubparagraph", "level", "head", "item"}
)


def format_address(address: Address) -> str:
    """An address in the words people use; its own parse gives it back.

    >>> format_address((Step("section", "16E"), Step("subsection", "3", True)))
    'section 16E(3)'
    >>> format_address((Step("schedule", "2"), Step("part", "1"), Step("paragraph", "3")))
    'Schedule 2, Part 1, paragraph 3'
    """
    out = ""
    before: Step | None = None
    for step in address:
        if (
            before is not None
            and step.brackets
            and (before.number or before.heading)
            and before.unit in _JOINED
        ):
            out += f"({step.number})"
        else:
            out += f", {format_step(step)}" if out else format_step(step)
        before = step
    return out


def typed(address: Address) -> Address:
    """An address whose bracketed levels carry the units they have in UK law.

    >>> [step.unit for step in typed((Step("section", "5"), Step("level", "2", True)))]
    ['section', 'subsection']
    """
    if all(step.unit != "level" for step in address):
        return address
    annexed = any(step.unit in ("schedule", "annex") for step in address)
    article = any(step.unit in ("article", "regulation", "rule") for step in address)
    made: list[Step] = []
    above = ""
    for step in address:
        above = level_of(step.number, above) if step.brackets else ""
        if step.unit != "level":
            made.append(step)
            continue
        before = made[-1].unit if made else "section"
        unit: Unit
        if above == "d":
            unit = "subparagraph" if before == "paragraph" and annexed else "subsection"
            if article:
                unit = "paragraph"
        elif above == "l":
            unit = "paragraph"
        else:
            unit = "subparagraph"
        made.append(Step(unit, step.number, step.brackets))
    return tuple(made)
