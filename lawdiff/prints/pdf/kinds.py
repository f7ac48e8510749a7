"""What a paragraph is, from its type, its place and the number in front of it."""

from __future__ import annotations

import re

from lawdiff.prints.model import Kind
from lawdiff.prints.pdf.blocks import Block
from lawdiff.prints.pdf.drafts import Draft

GROUP_RANKS: dict[str, int] = {
    "other": 0,
    "schedule": 10,
    "part": 20,
    "chapter": 30,
    "crossheading": 40,
}
GROUP_COLUMN = -100.0
"""Groups stand further out than any text."""
_SUBSECTION_CLEAR = 12.0
_SUBPARAGRAPH_CLEAR = 10.0
"""Points between number and text, as both are printed."""
_GROUP = re.compile(r"(SCHEDULE|PART|CHAPTER|APPENDIX|ANNEX)\b\s*([A-Z]{0,3}\d*[A-Z]{0,3}|[IVX]+)$")
_MEANS = re.compile(r"\b(mean|means|meaning|includes?|construed|read|refers?|references?)\b")
_CLOSING = re.compile(r"”[.;,]*$")
_DEFINED = re.compile(r"“([^“”]+)”[,;:—–]?(\s|$|(?=[a-z]))")


def group_of(text: str) -> tuple[Kind, str] | None:
    """Kind and number of a Schedule, Part or Chapter from its centred line.

    >>> group_of("SCHEDULE 4ZA"), group_of("PART 1"), group_of("SCHEDULE"), group_of("EXTENT")
    (('schedule', 'Schedule 4ZA'), ('part', 'Part 1'), ('schedule', 'Schedule'), None)
    """
    found = _GROUP.fullmatch(" ".join(text.split()))
    if not found:
        return None
    word = found[1]
    kind: Kind = "part" if word == "PART" else "chapter" if word == "CHAPTER" else "schedule"
    return kind, f"{word.capitalize()} {found[2]}".strip()


def defined_in(text: str) -> str:
    """The first term a definition defines, where the text is one; else empty.

    >>> defined_in("“specified” means specified in regulations;")
    'specified'
    """
    found = _DEFINED.match(text)
    if not found or (text[found.end() :][:1] == "(" and not _MEANS.search(text)):
        # "“executive” (section 9C);" is an item of a list.
        return ""
    return found[1].strip()


def in_lower_case(block: Block) -> str:
    """A heading in small capitals as it is written elsewhere: large letters stay capitals."""
    words = [word for row in block.words for word in row]
    large = max(word.size for word in words)
    if all(word.size == large for word in words):
        text = block.text
        return text.capitalize() if text.isupper() else text
    parts: list[str] = []
    for word in words:
        if parts and not word.glued:
            parts.append(" ")
        parts.append(word.text if word.size == large else word.text.lower())
    return "".join(parts)


def is_heading_text(block: Block) -> bool:
    """Italic words that end without a stop: a cross-heading and no clause in italics."""
    rows = block.words
    letters = [word for row in rows for word in row if any(c.isalnum() for c in word.text)]
    if block.numbers or not letters or not all(word.italic for word in letters):
        return False
    text = _CLOSING.sub("", block.text)
    first = next((c for c in text if c.isalpha()), "")
    return first.isupper() and not text.endswith((".", ";", ",", "—", ":", " or", " and"))


def kind_of_number(number: str, above: Draft | None, instruction: str, clear: float) -> Kind:
    """The kind of a numbered paragraph.

    Args:
        number: as printed, in brackets or not.
        above: what it stands in, of the same quotation; ``None`` at the top of one.
        instruction: the words that introduce the quotation it stands in.
        clear: points between the number and the text: a subsection's stands further off.
    """
    bare = number.strip("()")
    digits = any(c.isdecimal() for c in bare)
    if not number.startswith("("):
        return "paragraph"
    if above is None:
        if digits and abs(clear - _SUBSECTION_CLEAR) < 0.4:
            return "subsection"
        if digits and abs(clear - _SUBPARAGRAPH_CLEAR) < 0.4:
            return "subparagraph"
        if digits:
            told = "subsection" in instruction
            return "subparagraph" if "paragraph" in instruction and not told else "subsection"
        roman = bool(re.fullmatch(r"[ivx]{2,}[a-z]?|i[a-z]?", bare))
        return "subparagraph" if "sub-paragraph" in instruction and roman else "paragraph"
    if digits:
        return "subparagraph" if _in_schedule(above) else "subsection"
    if above.kind in ("paragraph", "subparagraph") and above.number.startswith("("):
        return "paragraph" if any(c.isdecimal() for c in above.number) else "subparagraph"
    return "paragraph"


def _in_schedule(draft: Draft) -> bool:
    depth = draft.depth
    at: Draft | None = draft
    while at is not None and at.depth == depth:
        if at.kind == "schedule" or (at.kind == "paragraph" and not at.number.startswith("(")):
            return True
        at = at.above
    return False
