"""The history as Markdown: to paste into a briefing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawdiff.harmless import still
from lawdiff.history.model import History
from lawdiff.history.notes import NoteLife
from lawdiff.reports.history.concordance import MARKS, concordance
from lawdiff.reports.history.returns import returns_at
from lawdiff.reports.history.words import short_label
from lawdiff.reports.markdown import escape, table
from lawdiff.reports.words import describe, name_of


def render(history: History, notes: Sequence[NoteLife] = ()) -> bytes:
    """Prints, figures of each stage, the table of concordance, and the notes."""
    lines = [f"# {escape(history.prints[-1].title)}: its life over {len(history.prints)} prints"]
    lines += ["", *[f"{n}. {escape(describe(p))}" for n, p in enumerate(history.prints, 1)]]
    if history.warnings:
        lines += ["", *[f"**Warning:** {escape(warning)}" for warning in history.warnings]]
    lines += ["", "## What happened at each stage", "", *_figures(history)]
    lines += ["", "## Clauses through the prints", "", *_concordance(history)]
    if notes:
        lines += ["", "## Notes", "", *_notes(history, notes)]
    return (still("\n".join(lines)) + "\n").encode("utf-8", "replace")


def _figures(history: History) -> list[str]:
    header = ["print", "inserted", "of them back", "left out", "amended in substance"]
    rows = [
        [escape(name_of(history.prints[row.print]))]
        + [
            f"{count:,}"
            for count in (
                row.inserted,
                row.reinstated,
                row.left_out,
                row.amended_in_substance,
                row.words_added,
                row.words_taken_away,
            )
        ]
        for row in history.figures
    ]
    return [
        table([*header, "words added", "words taken away"], rows),
        "",
        "Provisions at every depth are counted; covers are not.",
        *_returns(history),
    ]


def _returns(history: History) -> Iterator[str]:
    for number, found in sorted(returns_at(history).items()):
        named = [one.label + (f" ({one.heading})" if one.heading else "") for one in found]
        yield ""
        yield escape(f"Back in {name_of(history.prints[number])}: {', '.join(named)}")


def _concordance(history: History) -> list[str]:
    rows = []
    for line in concordance(history):
        cells = []
        for cell in line.cells:
            mark = MARKS[cell.happened]
            said = escape(short_label(cell.label))
            cells.append(f"{said} ({mark})" if said and mark else said or mark)
        rows.append([escape(line.heading), *cells])
    return [table(["heading", *(escape(name_of(read)) for read in history.prints)], rows)]


def _notes(history: History, notes: Sequence[NoteLife]) -> list[str]:
    lines = []
    for life in notes:
        note = life.note
        stance = f" ({note.stance})" if note.stance else ""
        first = life.at[0].carried
        lines.append(
            f"- **{escape(note.by)}**{stance}, written about {escape(first.label)} of "
            f"{escape(first.written_on)}:"
        )
        for step in life.at:
            place = (
                step.carried.new
                if life.home is None or step.print > life.home
                else (step.carried.old)
            )
            where = f", at {escape(place.label)}" if place else ""
            number = name_of(history.prints[step.print])
            lines.append(f"  - {escape(number)}: {escape(step.carried.shown)}{where}")
    return lines
