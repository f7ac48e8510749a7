"""Prints written as outlines, and traps read from Markdown.

An outline has one provision a line, what stands in it indented by two more blanks::

    == Monitoring
      12 *Surveys* The regulator must survey the premises.
        (1) The survey must be in writing.
          (a) one thing, and
    Schedule 2 *Transfers*
      1 The property of the Board is transferred.

``==`` is a cross-heading; words between asterisks are a heading. A trap file holds
cases: a title (``#``), the outline of the old print, of the new one, and under
``expect`` lines like ``12(1) -> 13(2) moved`` or ``12 -> nothing``. A pair that is
not named may be anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lawdiff.alignment import Alignment
from lawdiff.prints import Kind, Print, Provision

LINE = re.compile(
    r"^(?P<blank> *)(?P<number>==|Schedule \w+|Part \w+|\(\w+\)|\w+|“\w+)? ?"
    r"(?:\*(?P<heading>[^*]+)\*)? ?(?P<text>.*)$"
)
TRAPS = Path(__file__).parent / "traps"


@dataclass(frozen=True, slots=True)
class Trap:
    """Two prints and what must become of what."""

    title: str
    old: Print
    new: Print
    expect: tuple[str, ...]


def print_of(outline: str, path: str = "made.xml") -> Print:
    """The print an outline describes; its labels are the chains of numbers."""
    rows: list[dict[str, object]] = []
    stack: list[tuple[int, int]] = []
    for line in outline.strip("\n").splitlines():
        if not line.strip():
            continue
        found = LINE.match(line)
        assert found, line
        depth = len(found["blank"]) // 2
        while stack and stack[-1][0] >= depth:
            stack.pop()
        parent = stack[-1][1] if stack else None
        stack.append((depth, len(rows)))
        heading, text = found["heading"] or "", found["text"]
        if found["number"] == "==":
            heading, text = heading or text, ""
        rows.append({
            "parent": parent, "number": found["number"] or "", "heading": heading,
            "text": text, "depth": depth,
        })  # fmt: skip
    return _close(rows, path)


def _close(rows: list[dict[str, object]], path: str) -> Print:
    children: dict[int | None, list[int]] = {}
    for i, row in enumerate(rows):
        children.setdefault(row["parent"], []).append(i)  # type: ignore[arg-type]
    ends = [i + 1 for i in range(len(rows))]
    labels: list[str] = []
    for i in reversed(range(len(rows))):
        parent = rows[i]["parent"]
        if isinstance(parent, int):
            ends[parent] = max(ends[parent], ends[i])
    provisions = []
    for i, row in enumerate(rows):
        number, parent = str(row["number"]), row["parent"]
        group = number == "=="
        above = labels[parent] if isinstance(parent, int) else ""
        label = f"=={row['heading']}" if group else f"{'' if above[:2] == '==' else above}{number}"
        labels.append(label)
        provisions.append(Provision(
            index=i, parent=parent if isinstance(parent, int) else None,
            children=tuple(children.get(i, ())), end=ends[i], kind=_kind(number),
            number="" if group else number, heading=str(row["heading"]), text=str(row["text"]),
            label=label,
        ))  # fmt: skip
    return Print(
        path=path, sha256="", title="", number="", house="", stage="", date="", language="eng",
        source="xml", provisions=tuple(provisions),
    )  # fmt: skip


def _kind(number: str) -> Kind:
    if number == "==":
        return "crossheading"
    if number.startswith("Schedule"):
        return "schedule"
    if number.startswith("Part"):
        return "part"
    if number.startswith("("):
        return "subsection" if number[1:-1].isdigit() else "paragraph"
    return "clause"


def traps() -> Iterator[Trap]:
    """All cases of all trap files."""
    for path in sorted(TRAPS.glob("*.md")):
        for part in path.read_text(encoding="utf-8").split("\n# ")[1:]:
            title, _, rest = part.partition("\n")
            blocks = re.findall(r"```\n(.*?)```", rest, re.DOTALL)
            assert len(blocks) == 3, f"{path.name}: {title}: before, after, expect"
            expect = tuple(line for line in blocks[2].splitlines() if line.strip())
            yield Trap(f"{path.stem}: {title}", print_of(blocks[0]), print_of(blocks[1]), expect)


def told(alignment: Alignment) -> set[str]:
    """All pairs as lines like those under ``expect``."""
    lines = set()
    for pair in alignment.pairs:
        old = "nothing" if pair.old is None else alignment.old.provisions[pair.old].label
        new = "nothing" if pair.new is None else alignment.new.provisions[pair.new].label
        flags = [
            word
            for word, said in (
                ("moved", pair.moved),
                ("redrafted", pair.redrafted),
                (pair.share, bool(pair.share)),
                ("besides", not pair.primary),
            )
            if said
        ]
        lines.add(" ".join([f"{old} -> {new}", *flags]))
    return lines
