"""A summary that fits a screen, for the terminal.

Plain words; colour only where the caller asks for it, and never as the only mark.
Control characters in what the prints say are replaced, so that no file can drive
the reader's terminal.
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from lawdiff.comparison.model import Comparison, Row
from lawdiff.reports.clauses import (
    OUTCOMES,
    Clause,
    Outcome,
    clauses_of,
    kinds_in_words,
    moves_in_words,
    noun,
)
from lawdiff.reports.counts import count_changes, count_provisions
from lawdiff.reports.spots import spot_of
from lawdiff.reports.standing import sentence
from lawdiff.reports.words import describe, number_of

if TYPE_CHECKING:
    from lawdiff.annotations.model import CarriedNote

WIDTH = 80
HEIGHT = 24

BOLD, PLAIN = "\x1b[1m", "\x1b[0m"


def render(comparison: Comparison, notes: Sequence[CarriedNote] = ()) -> bytes:
    """The summary without colour, 80 columns by 24 lines, as UTF-8."""
    return summary(comparison, notes).encode("utf-8", "replace")


def summary(
    comparison: Comparison,
    notes: Sequence[CarriedNote] = (),
    *,
    width: int = WIDTH,
    height: int = HEIGHT,
    colour: bool = False,
) -> str:
    """The summary of a comparison.

    Args:
        comparison: two prints, compared.
        notes: notes carried to the new print.
        width: columns of the screen; no line is longer.
        height: lines of the screen; no more are written, and one is left for the prompt.
        colour: whether to set headings in bold with ANSI escapes.

    Returns:
        Lines, each ended with a line feed.
    """
    width = max(width, 40)
    clauses = clauses_of(comparison)
    top = [
        *(_bold(line, colour) for line in _wrap(comparison.new.title or "Untitled", width)[:2]),
        _fit(f"  from {describe(comparison.old)}", width),
        _fit(f"    to {describe(comparison.new)}", width),
        "",
        *_wrap(comparison.headline, width)[:5],
        "",
        *_figures(comparison, clauses, width),
    ]
    bottom = (
        _moves(comparison.rows, width)
        + _notes(notes, width)
        + [_fit(f"Warning: {warning}", width) for warning in comparison.warnings[:2]]
    )
    room = height - 1 - len(top) - len(bottom)
    lines = top + _grave(clauses, comparison.rows, width, room, colour) + bottom
    return "".join(f"{line}\n" for line in lines)


def _figures(comparison: Comparison, clauses: Sequence[Clause], width: int) -> list[str]:
    """How many clauses had what fate, and how many changes are of which significance."""
    units = [clause for clause in clauses if clause.unit] or list(clauses)
    fates = Counter(clause.outcome for clause in units)
    said = [f"{count:,} {OUTCOMES[fate]}" for fate in OUTCOMES if (count := fates[fate])]
    one, many = noun(units)
    changes = count_changes(comparison)
    alone = sum(row.substantive for row in comparison.rows if row.old is None or row.new is None)
    comings = f"{number_of(alone, 'provision')} inserted or left out, " if alone else ""
    moved = count_provisions(comparison).moved
    moves = f"{number_of(moved, 'provision')} moved, " if moved else ""
    words = (
        f"{number_of(changes.substantive, 'change')} in substance, "
        f"{comings}{moves}"
        f"{changes.consequential:,} consequential, {changes.editorial:,} editorial"
    )
    return [
        *_wrap(f"{number_of(len(units), one, many)}: {', '.join(said)}.", width)[:3],
        *_wrap(f"{words}.", width)[:2],
    ]


def _grave(
    clauses: Sequence[Clause], rows: Sequence[Row], width: int, room: int, colour: bool
) -> list[str]:
    """The clauses that came, went or changed in substance, as many as there is room for."""
    fates: tuple[Outcome, ...] = ("inserted", "deleted", "substantive")
    grave = [clause for clause in clauses if clause.outcome in fates and not clause.group]
    grave.sort(key=lambda clause: clause.provision.kind == "cover")
    if not grave or room < 4:
        return []
    lines = ["", _bold("Inserted, left out or changed in substance:", colour)]
    space = room - len(lines)
    shown = grave if len(grave) <= space else grave[: space - 1]
    for clause in shown:
        lines.append(_fit(f"  {clause.title}{_facts(clause, rows)}", width))
    if len(shown) < len(grave):
        rest = number_of(len(grave) - len(shown), "more", "more")
        lines.append(_fit(f"  and {rest}; write a report with -o report.html to see all", width))
    return lines


def _facts(clause: Clause, rows: Sequence[Row]) -> str:
    spot = spot_of(clause, rows)
    parts = [clause.provision.heading, kinds_in_words(clause.grave), spot.new or spot.old]
    said = "; ".join(part for part in parts if part)
    return f": {said}" if said else ""


def _moves(rows: Sequence[Row], width: int) -> list[str]:
    """What stands in another place, on two lines at most."""
    moves = moves_in_words(rows)
    if not moves:
        return []
    shown = 1
    while shown < len(moves) and len(_wrap(_some(moves, shown + 1), width)) <= 2:
        shown += 1
    return ["", *_wrap(_some(moves, shown), width)[:2]]


def _some(moves: Sequence[str], shown: int) -> str:
    rest = f"; and {len(moves) - shown:,} more" if shown < len(moves) else ""
    return f"Moved: {'; '.join(moves[:shown])}{rest}."


def _notes(notes: Sequence[CarriedNote], width: int) -> list[str]:
    if not notes:
        return []
    said = sentence(notes)
    removed = sum(note.status == "removed" for note in notes)
    if removed:
        said = f"{said[:-1]}; {removed:,} on what was left out."
    return ["", *_wrap(said, width)[:2]]


def clean(text: str) -> str:
    r"""The text with everything that could drive a terminal made visible and harmless.

    >>> clean("a\x1b[31mb")
    'a�[31mb'
    """
    if text.isprintable():
        return text
    return "".join(
        character
        if character.isprintable() or unicodedata.category(character) == "Zs"
        else " "
        if character in "\t\n\r"
        else "\ufffd"
        for character in text
    )


def _wrap(text: str, width: int) -> list[str]:
    return textwrap.wrap(clean(text), width, break_on_hyphens=False)


def _fit(text: str, width: int) -> str:
    """The text on one line, cut with an ellipsis where it is too long."""
    said = clean(text)
    return said if len(said) <= width else said[: width - 1].rstrip() + "…"


def _bold(text: str, colour: bool) -> str:
    return f"{BOLD}{text}{PLAIN}" if colour else text
