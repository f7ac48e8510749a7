"""Notes along the prints: what each said, where, and what became of the words since."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup
from msgspec import Struct

from lawdiff.history.model import History
from lawdiff.history.notes import CarriedTo, NoteLife
from lawdiff.prints.dates import date_in_words
from lawdiff.reports.words import name_of


class Since(Struct, frozen=True):
    """What became of a note at a print."""

    print: str
    said: str
    """``"Wording changed since this note"``."""
    place: str
    """Where it stands there; empty where it does not."""
    why: str
    status: str


class Voice(Struct, frozen=True):
    """One note on the page."""

    ident: str
    number: int
    by: str
    stance: str
    written: str
    quotes: tuple[str, ...]
    body: Markup
    source: str
    since: tuple[Since, ...]
    lineage: int | None
    """The clause it is shown at; ``None`` where it has none."""
    lost: bool
    """It could be placed on no print."""


def voices_of(history: History, notes: Sequence[NoteLife], shown: set[int]) -> tuple[Voice, ...]:
    """All notes, in the order given: notes in equals notes out.

    Args:
        history: the history.
        notes: as :func:`lawdiff.history.notes.follow_notes` gives them.
        shown: lineages that have a place on the page.
    """
    owner = {
        (step.print, step.index): place
        for place, lineage in enumerate(history.lineages)
        for step in lineage.steps
        if step.index is not None
    }
    return tuple(
        _voice(history, number, life, owner, shown) for number, life in enumerate(notes, start=1)
    )


def _voice(
    history: History,
    number: int,
    life: NoteLife,
    owner: dict[tuple[int, int], int],
    shown: set[int],
) -> Voice:
    note = life.note
    first = life.at[0].carried
    written = [f"written about {first.label} of {first.written_on}", date_in_words(note.date)]
    lineage = _lineage(history, life, owner)
    return Voice(
        ident=f"note-{number}",
        number=number,
        by=note.by,
        stance=note.stance or "not said",
        written=", ".join(part for part in written if part),
        quotes=note.quotes,
        body=Markup(note.html),
        source=note.source,
        since=tuple(_since(history, life, step) for step in life.at),
        lineage=lineage if lineage in shown else None,
        lost=all(step.carried.status == "unplaced" for step in life.at),
    )


def _lineage(history: History, life: NoteLife, owner: dict[tuple[int, int], int]) -> int | None:
    """The clause the note was written about."""
    if life.home is None:
        return None
    for step in life.at:
        carried = step.carried
        place = carried.old if step.print > life.home else carried.new
        if place is not None and place.index is not None:
            clause = history.prints[life.home].clause_of(place.index)
            return None if clause is None else owner.get((life.home, clause))
    return None


def _since(history: History, life: NoteLife, step: CarriedTo) -> Since:
    carried = step.carried
    later = life.home is None or step.print > life.home
    place = carried.new if later else carried.old
    return Since(
        print=name_of(history.prints[step.print]),
        said=carried.shown,
        place=place.label if place is not None else "",
        why=carried.why,
        status=carried.status,
    )
