"""Words that are now those of a numbered part, or were.

A clause of one sentence that is given a subsection (2) has its sentence numbered (1) on the way.
No word of it is left out; that a part of it now stands beside another stays a change of substance.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from lawdiff.comparison.model import Change, Row
from lawdiff.comparison.phrasing import exchanged, listed, quoted
from lawdiff.comparison.states import UNCHANGED
from lawdiff.comparison.tokens import Tokens
from lawdiff.prints.model import Provision

Reread = Callable[[Provision, Provision], Sequence[Change]]
"""What changed between the words of two provisions that are no pair."""

WHY_INTO = "The provision is divided into numbered parts: these words now stand in {label}."
WHY_OUT = "The provision is no longer divided into numbered parts: these words stood in {label}."

_MOST_EDITS = 2
"""Edits of words that are surely the same sentence still."""

_LEAST_SAME = 4
"""Words in so many of which one may differ."""


class Step(Struct, frozen=True):
    """All words of a provision became those of one part of it, or the other way round."""

    old: Provision
    new: Provision
    part: Provision
    """The part: of the new print if the words went in, of the old if they came out."""
    out: bool
    edits: tuple[Change, ...] = ()
    """What changed in the words on the way."""


def found(rows: Sequence[Row], reread: Reread) -> dict[int, Step]:
    """The steps among rows, by the position of the provision's row."""
    steps: dict[int, Step] = {}
    candidates = dict(_candidates(rows))
    if not candidates:
        return steps
    parts = _parts(rows)
    for n, out in candidates.items():
        old, new = rows[n].old, rows[n].new
        assert old is not None and new is not None
        home = old.index if out else new.index
        read = [_step(old, new, part, out, reread) for part in parts.get((home, out), ())]
        sure = [step for step in read if step is not None]
        same = [step for step in sure if not step.edits]
        if len(same) == 1 or (not same and len(sure) == 1):
            steps[n] = (same or sure)[0]
    return steps


def told(rows: tuple[Row, ...], steps: dict[int, Step]) -> tuple[Row, ...]:
    """Say of words that seem to go or come where they stand."""
    if not steps:
        return rows
    out = list(rows)
    for n, step in steps.items():
        out[n] = replace(rows[n], changes=tuple(_judged(c, step) for c in rows[n].changes))
    return tuple(out)


def said_of(edits: Sequence[Change]) -> str:
    """Small edits in words: "‘2016’ becomes ‘2017’"."""
    return listed(
        f"{quoted(edit.old_text)} leads elsewhere"
        if edit.old_text == edit.new_text
        else exchanged(edit.old_text, edit.new_text)
        for edit in edits
    )


def _candidates(rows: Sequence[Row]) -> Iterator[tuple[int, bool]]:
    """Rows all of whose words seem to go (false) or to come (true)."""
    for n, row in enumerate(rows):
        if row.changes and row.primary and row.old is not None and row.new is not None:
            went, came = bool(row.old.text.strip()), bool(row.new.text.strip())
            if went != came:
                yield n, came


def _parts(rows: Sequence[Row]) -> dict[tuple[int, bool], list[Provision]]:
    """Numbered parts that seem inserted (false) or left out (true), by what they stand in."""
    parts: dict[tuple[int, bool], list[Provision]] = {}
    for row in rows:
        if row.states is UNCHANGED or (row.old is not None and row.new is not None):
            continue
        part = row.new if row.old is None else row.old
        assert part is not None
        if part.parent is not None and part.number and not part.heading:
            parts.setdefault((part.parent, row.new is None), []).append(part)
    return parts


def _step(
    old: Provision, new: Provision, part: Provision, out: bool, reread: Reread
) -> Step | None:
    was, now = (part, new) if out else (old, part)
    if (
        was.quote_depth != now.quote_depth
        or was.formulae
        or was.tables
        or now.formulae
        or now.tables
    ):
        return None
    if was.text != now.text and not _alike(was.text, now.text):
        return None
    edits = tuple(edit for edit in reread(was, now) if edit.kind != "typography")
    return Step(old, new, part, out, edits) if len(edits) <= _MOST_EDITS else None


def _alike(one: str, other: str) -> bool:
    """Nearly all words are the same, in their order from either end."""
    if min(len(one), len(other)) * 2 < max(len(one), len(other)):
        return False
    a, b = Tokens(one).keys, Tokens(other).keys
    most = min(len(a), len(b))
    head = 0
    while head < most and a[head] == b[head]:
        head += 1
    tail = 0
    while tail < most - head and a[-1 - tail] == b[-1 - tail]:
        tail += 1
    return max(len(a), len(b)) - head - tail <= max(len(a), len(b)) // _LEAST_SAME


def _judged(change: Change, step: Step) -> Change:
    if change.field != "text":
        return change
    why = (WHY_OUT if step.out else WHY_INTO).format(label=step.part.label)
    if step.edits:
        return replace(change, why=f"{why[:-1]}, where {said_of(step.edits)}.")
    return replace(change, kind="list", significance="substantive", why=why)
