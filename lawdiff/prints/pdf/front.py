"""What stands around a Bill: its cover, its first page and its back sheet."""

from __future__ import annotations

import re

from msgspec import Struct

from lawdiff.prints.pdf.blocks import join
from lawdiff.prints.pdf.lines import Leaf, Word, said
from lawdiff.prints.pdf.pages import Row

_NUMBER = re.compile(r"\b(HL Bill|HC Bill|Bill)\s+(\d+[A-Za-z]*)(\s*\([a-zA-Z]+\))?")
_STAGE = re.compile(r"\[\s*([A-Z][^\[\]]{3,120}?)\s*\]")
_DATED = re.compile(
    r"([Pp]rinted|[Bb]rought from[\w ]{0,30}|[Pp]resented[\w ]{0,30})[,\s]+(?:on\s+)?"
    r"(\d{1,2})(?:st|nd|rd|th)?\s+([A-Z][a-z]+)\s+(\d{4})"
)
_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_SMALL = frozenset("in by the of on and for to a an as at from with".split())
_KEPT = frozenset("lords commons house bill parliament public standing grand select joint".split())


class Front(Struct):
    """What a print says of itself."""

    title: str = ""
    number: str = ""
    house: str = ""
    stage: str = ""
    date: str = ""


class Opening(Struct):
    """The first page's words before the first line that is counted."""

    long_title: list[str] = []
    enacting: list[str] = []
    rest: list[Row] = []


def opening(rows: list[Row]) -> Opening | None:
    """The long title and enacting words of the first page; ``None`` where it has no "A BILL"."""
    at = next(
        (i for i, row in enumerate(rows) if _letters(row.words) == "BILL" and row.size > 16), None
    )
    if at is None:
        return None
    at += 1
    if at < len(rows) and _letters(rows[at].words) == "TO":
        at += 1
    start = at
    while at < len(rows) and not _begins_enacting(rows, at):
        at += 1
    end = at
    while end < len(rows):
        end += 1
        if re.search(r"as follows\s*:?\s*[—–-]?\s*$", rows[end - 1].text):
            break
    else:
        # No enacting words: the long title ends where the leading changes.
        end = at = next((i for i in range(start + 1, len(rows)) if rows[i].gap > 20), len(rows))
    return Opening([row.text for row in rows[start:at]], _without_initial(rows[at:end]), rows[end:])


def _begins_enacting(rows: list[Row], at: int) -> bool:
    text = _letters(rows[at].words)
    return "ITENACTED" in text or "MOSTGRACIOUSSOVEREIGN" in text.upper() or text == "WHEREAS"


def _without_initial(rows: list[Row]) -> list[str]:
    """Lines with the large initial put where it is read: before the line it hangs from."""
    initial = ""
    lines = []
    for row in rows:
        words = list(row.words)
        for i, word in enumerate(words):
            if word.size > 20 and len(word.text) == 1:
                initial = word.text
                del words[i]
                if i < len(words):
                    words[i] = Word(*(getattr(words[i], f) for f in Word.__struct_fields__[:-1]))
                break
        lines.append(said(words))
    if initial and lines:
        lines[0] = initial + lines[0]
    return lines


def _letters(words: tuple[Word, ...]) -> str:
    return "".join(word.text for word in words)


def read_front(leaves: list[Leaf], bill: int) -> Front:
    """Title, number, House, stage and date from the cover and the back sheet.

    Args:
        leaves: all pages.
        bill: place of the Bill's first page among them.
    """
    front = Front()
    cover = [*leaves[: bill + 1]]
    for leaf in [*cover, *leaves[bill + 1 :][-2:]]:
        if not front.title:
            front.title = _title(leaf)
        text = join([line.text for line in leaf.lines])
        if not front.number:
            found = _number(leaf)
            if found:
                front.number = found
        if not front.stage:
            stage = _STAGE.search(text)
            if stage and stage[1].upper() == stage[1] and len(stage[1]) > 4:
                front.stage = sentence_case(stage[1])
    front.date = _date(leaves[bill + 1 :][-2:]) or _date(cover)
    if front.number.startswith("HL"):
        front.house = "House of Lords"
    elif front.number:
        front.house = "House of Commons"
    return front


def _title(leaf: Leaf) -> str:
    """The largest bold words at the head of a cover."""
    lines = [line for line in leaf.lines if line.size >= 15 and line.base < 0.35 * leaf.height]
    if not lines or _letters(lines[0].words) == "BILL":
        return ""
    size = lines[0].size
    text = join([line.text for line in lines if line.size == size])
    return text if "Bill" in text or "Measure" in text or "Act" in text else ""


def _number(leaf: Leaf) -> str:
    """The print number at the foot: "HL Bill 89", "Bill 285"."""
    for line in reversed(leaf.lines):
        if line.base > 0.8 * leaf.height:
            found = _NUMBER.match(line.text)
            if found:
                return f"{found[1]} {found[2]}{(found[3] or '').replace(' ', '')}"
    return ""


def _date(leaves: list[Leaf]) -> str:
    """The date of printing, else the last one said to be that of arrival; ISO."""
    arrived = ""
    for leaf in leaves:
        text = join([line.text for line in leaf.lines])
        for event, day, month, year in _DATED.findall(text):
            if month in _MONTHS:
                date = f"{year}-{_MONTHS.index(month) + 1:02}-{int(day):02}"
                if "rinted" in event:
                    return date
                arrived = date
    return arrived


def sentence_case(capitals: str) -> str:
    """A stage as it is written elsewhere.

    >>> sentence_case("AS AMENDED IN GRAND COMMITTEE")
    'As amended in Grand Committee'
    >>> sentence_case("AS INTRODUCED")
    'As Introduced'
    """
    words = capitals.lower().split()
    if words == ["as", "introduced"]:
        return "As Introduced"
    committee = len(words) > 2 and words[-1] == "committee" and words[-2] in _KEPT
    shown = [
        word.capitalize()
        if i == 0
        or word in _KEPT
        or (word == "committee" and (committee or "public" in words))
        or word == "report"
        else word
        for i, word in enumerate(words)
    ]
    return " ".join(shown)
