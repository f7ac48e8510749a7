"""Prints made from an outline, for cases that nobody would find in a real one."""

from __future__ import annotations

import re
from typing import NamedTuple

from lawdiff.alignment.model import Alignment, Pair
from lawdiff.prints.model import Kind, Print, Provision, Reference

_LINE = re.compile(
    r"(?P<inserts>inserts )?(?P<unit>clause|section|article|schedule|part|chapter|crossheading"
    r"|subsection|paragraph|subparagraph|note|definition)"
    r"(?: (?P<number>[^ {:]+))?(?: \{(?P<name>[^}]*)\})?(?: “(?P<heading>[^”]*)”)?"
    r"(?::(?: (?P<text>.*))?)?$"
)
_LINK = re.compile(r"\[([^\]→]*)→([^\]]*)\]")
_TOPS = ("clause", "section", "article")


class Made(NamedTuple):
    """A print, and its provisions by the names the outline gives them."""

    print: Print
    names: dict[str, int]


def made(outline: list[str], title: str = "Test Bill", date: str = "2022-05-01") -> Made:
    """A print from indented lines, one provision a line."""
    rows = []
    parents: list[tuple[int, int]] = []
    for at, line in enumerate(outline):
        found = _LINE.match(line.strip())
        assert found, f"not an outline: {line!r}"
        indent = len(line) - len(line.lstrip())
        while parents and parents[-1][0] >= indent:
            parents.pop()
        rows.append((found, parents[-1][1] if parents else None))
        parents.append((indent, at))
    names = {found["name"]: at for at, (found, _) in enumerate(rows) if found["name"]}
    provisions: list[Provision] = []
    for at, (found, parent) in enumerate(rows):
        above = provisions[parent] if parent is not None else None
        depth = (above.quote_depth if above else 0) + bool(found["inserts"])
        text, references = _links(found["text"] or "", names)
        provisions.append(
            Provision(
                index=at,
                parent=parent,
                children=tuple(n for n, (_, p) in enumerate(rows) if p == at),
                end=_end(rows, at),
                kind=_kind(found["unit"]),
                number=_number(found["unit"], found["number"] or ""),
                heading=found["heading"] or "",
                text=text,
                label=_label(found, above, depth),
                quoted=depth > 0,
                quote_depth=depth,
                references=references,
            )
        )
    printed = Print(
        path="made",
        sha256="",
        title=title,
        number="",
        house="",
        stage="",
        date=date,
        language="eng",
        source="xml",
        provisions=tuple(provisions),
    )
    return Made(printed, names)


def aligned(old: Made, new: Made) -> Alignment:
    """The alignment that the names give."""
    pairs = []
    backwards = {at: name for name, at in old.names.items()}
    for provision in new.print.provisions:
        name = next((n for n, at in new.names.items() if at == provision.index), "")
        partner = old.names.get(name) if name else None
        pairs.append(Pair(partner, provision.index, "identifier" if name else "none", 1.0))
    for provision in old.print.provisions:
        if backwards.get(provision.index) not in new.names:
            pairs.append(Pair(provision.index, None, "none", 0.0))
    return Alignment(old.print, new.print, "auto", tuple(pairs))


def _end(rows: list[tuple[re.Match[str], int | None]], at: int) -> int:
    """One past the last descendant."""
    inside = {at}
    for n in range(at + 1, len(rows)):
        if rows[n][1] not in inside:
            return n
        inside.add(n)
    return len(rows)


def _kind(unit: str) -> Kind:
    return unit  # type: ignore[return-value]


def _number(unit: str, number: str) -> str:
    if not number:
        return ""
    words = {"schedule": "Schedule ", "part": "Part ", "chapter": "Chapter ", "article": "Article "}
    return words.get(unit, "") + number


def _label(found: re.Match[str], above: Provision | None, depth: int) -> str:
    own = f"{found['unit']} {found['number'] or ''}".strip()
    if above is None:
        return own
    if depth > above.quote_depth:
        return f"{above.label}, inserted {own}"
    if found["unit"] in _TOPS or above.kind in ("schedule", "part", "chapter", "crossheading"):
        return own if found["unit"] in _TOPS else f"{above.label}, {own}"
    return above.label + (found["number"] or "")


def _links(text: str, names: dict[str, int]) -> tuple[str, tuple[Reference, ...]]:
    out = ""
    references = []
    at = 0
    for found in _LINK.finditer(text):
        out += text[at : found.start()]
        start = len(out)
        out += found[1]
        references.append(Reference(start, len(out), names[found[2].strip()]))
        at = found.end()
    return out + text[at:], tuple(references)
