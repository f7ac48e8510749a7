"""Small prints written as an outline, so that a case can be read at a glance.

clause 1: Power to test
  (1) The Secretary of State may by regulations—
    (a) exempt an authority;
    (b) modify a requirement.
Schedule 1: Details
  1 A paragraph of the Schedule.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lawdiff.comparison import compare
from lawdiff.comparison.model import Comparison
from lawdiff.prints.model import Kind, Print, Provision

_LINE = re.compile(
    r"(?P<indent> *)(?:(?P<unit>clause|Schedule|Part) (?P<unit_number>\w+)(?:: (?P<heading>.*))?"
    r"|(?P<number>\(\w+\)|\d+[A-Z]?) (?P<text>.*)|(?P<wrap>\.\.\. .*))$"
)
_KINDS: dict[str, Kind] = {"clause": "clause", "Schedule": "schedule", "Part": "part"}


@dataclass
class Draft:
    kind: Kind
    number: str
    heading: str
    text: str
    label: str
    parent: int | None
    depth: int
    at: int = 0
    children: list[int] = field(default_factory=list)


def make_print(outline: str, number: str = "HL Bill 1", path: str = "1-hl-bill-1.xml") -> Print:
    drafts: list[Draft] = []
    above: list[int] = []
    for line in outline.strip("\n").splitlines():
        found = _LINE.match(line)
        if not found:
            raise ValueError(f"not a line of an outline: {line!r}")
        depth = len(found["indent"])
        while above and drafts[above[-1]].depth >= depth:
            above.pop()
        parent = above[-1] if above else None
        if found["wrap"]:
            outer = next(at for at in range(len(drafts) - 1, -1, -1) if drafts[at].depth == depth)
            drafts[outer].text += f" {found['wrap'][4:]}"
            continue
        draft = _draft(found, drafts, parent, depth)
        if parent is not None:
            drafts[parent].children.append(len(drafts))
            draft.at = len(drafts[parent].text)
        above.append(len(drafts))
        drafts.append(draft)
    return Print(
        path, "", "A Bill", number, "", "", "", "eng", "xml", _provisions(drafts), doctype="bill"
    )


def _draft(found: re.Match[str], drafts: list[Draft], parent: int | None, depth: int) -> Draft:
    if found["unit"]:
        unit, number = found["unit"], found["unit_number"]
        printed = number if unit == "clause" else f"{unit} {number}"
        return Draft(
            _KINDS[unit], printed, found["heading"] or "", "", f"{unit} {number}", parent, depth
        )
    assert parent is not None
    outer = drafts[parent]
    bare = found["number"].strip("()")
    if outer.kind == "schedule":
        label, kind = f"{outer.label}, paragraph {bare}", "paragraph"
    else:
        label = f"{outer.label}({bare})"
        kind = "subsection" if outer.kind == "clause" and bare.isdigit() else "paragraph"
    return Draft(kind, found["number"], "", found["text"], label, parent, depth)  # type: ignore[arg-type]


def _provisions(drafts: list[Draft]) -> tuple[Provision, ...]:
    ends = list(range(1, len(drafts) + 1))
    for at in range(len(drafts) - 1, -1, -1):
        if drafts[at].children:
            ends[at] = ends[drafts[at].children[-1]]
    return tuple(
        Provision(
            at,
            d.parent,
            tuple(d.children),
            ends[at],
            d.kind,
            d.number,
            d.heading,
            d.text,
            d.label,
            at=d.at,
            xpath=f"/*/*[{at + 1}]",
        )
        for at, d in enumerate(drafts)
    )


def make_comparison(old: str, new: str) -> Comparison:
    return compare(
        make_print(old), make_print(new, "HL Bill 57", "2-hl-bill-57.xml"), match="content"
    )
