"""The history in a few lines, for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from lawdiff.history.model import History
from lawdiff.history.notes import NoteLife
from lawdiff.reports.history.concordance import BACK, concordance
from lawdiff.reports.history.words import GROUPS, short_label
from lawdiff.reports.terminal import clean
from lawdiff.reports.words import describe

_MOST = 12
_GAPS = ("left-out", *BACK)
_TOLD = (*_GAPS, "introduced", "split", "merged", "moved", "moved-amended")
_WIDTH = 100


def render(history: History, notes: Sequence[NoteLife] = ()) -> bytes:
    """Prints, figures, and the clauses that came or went; fits a screen."""
    lines = [history.prints[-1].title or history.prints[-1].path]
    for number, read in enumerate(history.prints):
        lines.append(f"  {number + 1}  {describe(read)}")
        if number:
            row = history.figures[number - 1]
            lines.append(
                f"     {row.inserted} inserted ({row.reinstated} of them back), "
                f"{row.left_out} left out, {row.amended_in_substance} amended in substance"
            )
    lines += ["", "Clauses that came, went or moved (number in each print):"]
    told = [
        line
        for line in concordance(history)
        if history.lineages[line.lineage].kind not in GROUPS
        and any(cell.happened in _TOLD for cell in line.cells[1:])
    ]
    # What went and came back is what two prints cannot show: it is told before all else, and
    # what is told stands in the order of the Bill.
    gravest = sorted(told, key=lambda line: -sum(cell.happened in _GAPS for cell in line.cells))
    shown = {line.lineage for line in gravest[:_MOST]}
    for line in told:
        if line.lineage in shown:
            way = " → ".join(short_label(cell.label) or "–" for cell in line.cells)
            lines.append(_fit(f"  {way}  {line.heading}"))
    if len(told) > _MOST:
        lines.append(f"  and {len(told) - _MOST} more; write a report with -o history.html")
    if notes:
        lost = sum(all(step.carried.status == "unplaced" for step in life.at) for life in notes)
        lines += ["", f"{len(notes)} notes, {lost} of them could not be placed in any print."]
    return ("\n".join(clean(line) for line in lines) + "\n").encode("utf-8")


def _fit(line: str) -> str:
    """The line, cut between two words where it is too long."""
    if len(line) <= _WIDTH:
        return line
    return f"{line[:_WIDTH].rpartition(' ')[0].rstrip()} …"
