"""What came, went, moved, was split, merged or set out in numbered parts, in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from lawdiff.comparison.model import Row
from lawdiff.comparison.phrasing import be, labels
from lawdiff.comparison.places import within
from lawdiff.comparison.rules.enclosed import Step, said_of
from lawdiff.prints.model import Provision

Uses = Callable[[str, Provision], int]
"""How often words stand in the new print, an entry that defines them aside."""

Shares = dict[tuple[str, int], list[Row]]
"""Rows by "split" and the index of the old provision, or "merged" and that of the new one."""

MOST_ROWS = 6
"""Inserted, left-out or moved provisions named one by one; the rest is counted."""


def comings(head: Row, rows: Sequence[Row], uses: Uses, steps_: Sequence[Step] = ()) -> list[str]:
    """What was inserted and what left out; words that were only given a number are neither."""
    said = []
    into = {step.part.index for step in steps_ if not step.out}
    out = {step.part.index for step in steps_ if step.out}
    came = [r.new for r in rows if r.old is None and r.new and r.new.index not in into]
    gone = [r.old for r in rows if r.new is None and r.old and r.old.index not in out]
    if came:
        top = _topmost(came)
        names = [within(p, head.new) + _used(p, uses, "used {}", "used nowhere else") for p in top]
        said.append(f"{labels(names, MOST_ROWS)} {be(names)} inserted")
    if gone:
        top = _topmost(gone)
        names = [
            within(p, head.old) + _used(p, uses, "still used {}", "no longer used") for p in top
        ]
        said.append(f"{labels(names, MOST_ROWS)} {be(names)} left out")
    return said


def _used(provision: Provision, uses: Uses, said: str, nowhere: str) -> str:
    """How often a defined word stands in the new print outside its own entry."""
    if provision.kind != "definition":
        return ""
    word = provision.defines
    if not word:
        quoted_ = re.match(r"[“\"‘']([^”\"’']+)[”\"’']", provision.text)
        if quoted_ is None:
            return ""
        word = quoted_[1]
    count = uses(word, provision)
    if not count:
        return f" ({nowhere})"
    return f" ({said.format('once' if count == 1 else f'{count} times')})"


def _topmost(provisions: Sequence[Provision]) -> list[Provision]:
    """Those that do not stand in another of them."""
    indices = {p.index for p in provisions}
    out: list[Provision] = []
    end = -1
    for p in provisions:
        if p.index >= end or p.parent not in indices:
            if p.index < end:
                continue
            out.append(p)
            end = p.end
    return out


# Moves ----------------------------------------------------------------------------------------


def moves(head: Row, rows: Sequence[Row], left: Sequence[Row]) -> list[str]:
    """What moved into it, within it and out of it; the same words elsewhere are another rule."""
    said: list[str] = []
    more = 0
    for row in (*rows, *left):
        if "moved" not in row.states:
            continue
        if len(said) == MOST_ROWS:
            more += 1
        else:
            said.append(_move(head, row, any(row is other for other in left)))
    if more:
        said.append(f"{more} more {'provision is' if more == 1 else 'provisions are'} moved")
    return said


def _move(head: Row, row: Row, away: bool) -> str:
    old, new = row.old, row.new
    assert old is not None
    assert new is not None
    if away:
        changed = any(change.significance == "substantive" for change in row.changes)
        where = ", where its words change" if changed else ""
        return f"{within(old, head.old)} moves to {within(new, None)}{where}"
    if row is head:
        return "it is moved"
    if not _beneath(old, head.old):
        return f"{within(new, head.new)} moves here from {within(old, None)}"
    was, now = within(old, head.old), within(new, head.new)
    if was == now:
        return f"{now} is moved"
    return f"{was} is moved and is now {now}"


def _beneath(provision: Provision, head: Provision | None) -> bool:
    return head is not None and head.index <= provision.index < head.end


# Splits, merges, and words that are given a number --------------------------------------------


def shared(rows: Sequence[Row]) -> Shares:
    """The rows of each split, by its old provision, and of each merge, by its new one."""
    found: Shares = {}
    for row in rows:
        if row.old is None or row.new is None:
            continue
        if "split" in row.states:
            found.setdefault(("split", row.old.index), []).append(row)
        elif "merged" in row.states:
            found.setdefault(("merged", row.new.index), []).append(row)
    return found


def shares(head: Row, rows: Sequence[Row], parts: Shares) -> list[str]:
    """What was split into what, and what was merged, each told once."""
    said: dict[str, None] = {}
    for row in rows if parts else ():
        old, new = row.old, row.new
        if old is None or new is None:
            continue
        if "split" in row.states:
            into = [r.new for r in parts["split", old.index] if r.new is not None]
            names = labels([_of_unit(part, head.new) for part in into], MOST_ROWS)
            said.setdefault(f"{_of_unit(old, head.old)} is split: it becomes {names}")
        elif "merged" in row.states:
            of = [r.old for r in parts["merged", new.index] if r.old is not None]
            names = labels([_of_unit(part, head.old) for part in of], MOST_ROWS)
            said.setdefault(f"{names} are merged into {_of_unit(new, head.new)}")
    return list(said)


def _of_unit(provision: Provision, head: Provision | None) -> str:
    return (
        within(provision, head)
        if _beneath(provision, head) and provision is not head
        else (provision.label)
    )


def steps(head: Row, found: Sequence[Step]) -> dict[bool, list[str]]:
    """Words that became those of a numbered part (false), or that were (true)."""
    said: dict[bool, list[str]] = {False: [], True: []}
    for step in found:
        where = f", where {said_of(step.edits)}" if step.edits else ""
        own = step.new is head.new
        if step.out:
            of = f"the {step.new.kind}" if own else within(step.new, head.new)
            part = within(step.part, head.old)
            said[True].append(f"the words of {part} become those of {of}{where}")
        else:
            whose = "its words" if own else f"the words of {within(step.old, head.old)}"
            said[False].append(f"{whose} become {within(step.part, head.new)}{where}")
    return said
