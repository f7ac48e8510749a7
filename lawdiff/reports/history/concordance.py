"""The table of concordance over all prints: what each cell says, for every form."""

from __future__ import annotations

from collections import defaultdict

from msgspec import Struct

from lawdiff.comparison.model import Significance
from lawdiff.history.between import compare_prints
from lawdiff.history.model import History, Lineage, Step
from lawdiff.reports.history.numbering import units

MARKS: dict[str, str] = {
    "reinstated": "back",
    "reinstated-amended": "back, changed",
    "introduced": "new",
    "left-out": "left out",
    "split": "split",
    "merged": "merged",
    "moved": "moved",
    "moved-amended": "moved, changed",
    "amended": "changed",
    "consequential": "consequential only",
    "editorial": "editorial only",
    "renumbered": "",
    "unchanged": "",
    "absent": "",
}
"""What happened → the word a reader sees; renumbering shows in the number itself."""

BACK = ("reinstated", "reinstated-amended")
"""What ``happened`` says of a clause that came back."""

_AND_AMENDED = ("reinstated", "moved")


class ConcordanceCell(Struct, frozen=True, gc=False):
    """A clause in a print."""

    label: str
    """How it is cited there; empty where it does not stand."""
    happened: str
    """A key of ``MARKS``: the chief thing, what is beneath the clause counted in."""
    step: Step | None


class ConcordanceLine(Struct, frozen=True):
    """A clause through all prints."""

    lineage: int
    """Index in ``History.lineages``."""
    heading: str
    cells: tuple[ConcordanceCell, ...]


def concordance(history: History) -> tuple[ConcordanceLine, ...]:
    """One line for each clause, schedule and Part, in the order of the print it last stood in.

    Those that were left out stand where they stood among the others.
    """
    graver = _gravest(history)
    places = {id(lineage): place for place, lineage in enumerate(history.lineages)}
    lines = [
        ConcordanceLine(
            lineage=places[id(lineage)],
            heading=lineage.heading,
            cells=tuple(
                _cell(history, lineage, number, graver) for number in range(len(history.prints))
            ),
        )
        for lineage in units(history)
    ]
    return tuple(_ordered(history, lines))


def _gravest(history: History) -> dict[tuple[int, int], Significance | None]:
    """The gravest thing in or beneath each clause, by print and index there."""
    found: dict[tuple[int, int], Significance | None] = {}
    for number, comparison in enumerate(history.comparisons, start=1):
        for account in comparison.accounts:
            row = comparison.rows[account.row]
            if row.new is not None:
                found[number, row.new.index] = account.significance
    back = {
        (step.since, step.print, step.index)
        for lineage in history.lineages
        for step in lineage.steps
        if step.since is not None
    }
    for bridge in history.bridges:
        comparison = compare_prints(history, bridge.old, bridge.new)
        for account in comparison.accounts:
            row = comparison.rows[account.row]
            if row.new is not None and (bridge.old, bridge.new, row.new.index) in back:
                found[bridge.new, row.new.index] = account.significance
    return found


def _cell(
    history: History,
    lineage: Lineage,
    number: int,
    graver: dict[tuple[int, int], Significance | None],
) -> ConcordanceCell:
    step = lineage.at(number)
    if step is None:
        return ConcordanceCell("", "absent", None)
    if step.index is None:
        return ConcordanceCell("", step.event, step)
    # In the first print nothing is new: it is only where the history begins.
    happened: str = step.event if number else "unchanged"
    if happened in ("amended", "renumbered", "unchanged"):
        # `amended` speaks of the clause's own words; a reader means all that is in it.
        gravest = graver.get((number, step.index))
        if gravest == "substantive":
            happened = "amended"
        elif gravest is not None:
            happened = gravest
        elif happened == "amended":
            happened = "renumbered"
    elif happened in _AND_AMENDED and graver.get((number, step.index)) == "substantive":
        happened = f"{happened}-amended"
    label = history.prints[number].provisions[step.index].label
    return ConcordanceCell(label, happened, step)


def _ordered(history: History, lines: list[ConcordanceLine]) -> list[ConcordanceLine]:
    """Print by print from the last: each line before the next that stands in the same print."""
    placed: list[ConcordanceLine] = []
    for number in range(len(history.prints) - 1, -1, -1):
        here = sorted(
            (line for line in lines if _index(line, number) is not None),
            key=lambda line: _index(line, number) or 0,
        )
        known = {line.lineage for line in placed}
        before: int | None = None
        following: defaultdict[int | None, list[ConcordanceLine]] = defaultdict(list)
        for line in here:
            if line.lineage in known:
                before = line.lineage
            else:
                following[before].append(line)
        placed = [
            *following[None],
            *(one for line in placed for one in (line, *following.get(line.lineage, ()))),
        ]
    return placed


def _index(line: ConcordanceLine, number: int) -> int | None:
    step = line.cells[number].step
    return None if step is None else step.index
