"""Going down a print by numbers, and what is known of where a citation stands."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from lawdiff.comparison.citations.index import FAMILY, Index
from lawdiff.comparison.citations.model import Address, Evidence, Status, Step, Target
from lawdiff.prints.model import GROUP_KINDS, Reference

EXTERNAL = Target("external")
UNSURE = Target("unsure")


class Standing(Struct, frozen=True, gc=False):
    """Where a citation stands: the words and the tags of one provision."""

    prints: Index
    at: int
    text: str
    references: tuple[Reference, ...] = ()


class Meant(Struct, frozen=True, gc=False):
    """Whose law a citation cites."""

    law: str
    """Its name; empty for the Bill itself."""
    scope: str
    """``own``: the Bill. ``quoted``: the law the words are text for. ``amended``: the law an
    instruction changes. ``existing``: that law as it stands, for the words take it away or
    replace it. ``other``: a law by its name. ``doubt``: the words leave it open."""


def descend(
    index: Index, at: int, steps: Sequence[Step], evidence: Evidence, missing: Status = "dangling"
) -> Target:
    """Go down from a provision by numbers.

    Args:
        index: of the print.
        at: where to begin.
        steps: the numbers.
        evidence: what led here.
        missing: what to say where a number does not stand.
    """
    for step in steps:
        found = index.child(at, step.number, step.unit)
        if not found and step.unit == "level":
            found = _through_unnumbered(index, at, step)
        if not found:
            return Target(missing, (), evidence, at)
        if len(found) > 1:
            return Target("unsure", tuple(found), evidence, at)
        if step.unit == "subparagraph" and index.provisions[at].kind == "schedule":
            return Target("unsure", tuple(found), evidence, at)
        at = found[0]
    return Target("here", (at,), evidence)


def _through_unnumbered(index: Index, at: int, step: Step) -> list[int]:
    found: list[int] = []
    for child in index.flat(at):
        if not index.number(child):
            found.extend(index.child(child, step.number, step.unit))
    return found


def one_of(index: Index, found: Sequence[int], rest: Address) -> Target:
    """Go down from the only one found; two are unsure, none is a dangling reference."""
    if not found:
        return Target("dangling", (), "words")
    if len(found) > 1:
        return Target("unsure", tuple(found), "words")
    return inside(index, found[0], rest)


def inside(index: Index, at: int, rest: Address, evidence: Evidence = "words") -> Target:
    """Go down through Parts and Chapters too, which :func:`descend` looks through."""
    while rest and FAMILY.get(rest[0].unit) in ("part", "chapter"):
        step = rest[0]
        found = [
            i
            for i in _groups(index, at)
            if index.number(i) == step.number
            and FAMILY.get(index.provisions[i].kind) == FAMILY[step.unit]
        ]
        if len(found) != 1:
            return Target("unsure" if found else "dangling", tuple(found), "words", at)
        at, rest = found[0], rest[1:]
    return descend(index, at, rest, evidence)


def _groups(index: Index, at: int) -> list[int]:
    provisions = index.provisions
    depth = provisions[at].quote_depth
    out = []
    todo = list(provisions[at].children)
    while todo:
        child = provisions[todo.pop()]
        if child.kind in GROUP_KINDS and child.quote_depth == depth:
            out.append(child.index)
            todo.extend(child.children)
    return sorted(out)
