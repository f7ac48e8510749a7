"""Notes as the page shows them: beside the words they are about, or among those without a place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup, escape
from msgspec import Struct

from lawdiff.prints.dates import date_in_words
from lawdiff.reports.links import Links, RowMaps, refer, rows_of_note
from lawdiff.reports.standing import ANCHORS, HEADINGS, Standing, standing_of
from lawdiff.reports.words import capital

if TYPE_CHECKING:
    from lawdiff.annotations.model import Candidate, CarriedNote, Place, WordingPiece

LOST = frozenset({"ambiguous", "unplaced"})
NOT_SAID = "not said"


class NoteView(Struct, frozen=True):
    """One note on the page."""

    ident: str
    number: int
    by: str
    stance: str
    written: str
    """``"written about clause 31(1) of HL Bill 57, 3 November 2016"``."""
    standing: Standing
    status: str
    """One of the six statuses, for the style sheet."""
    shown: str
    """The status in words."""
    moved: Markup
    """Where it stands now, where that is cited differently; may be empty."""
    why: str
    quotes: tuple[str, ...]
    wording: tuple[WordingPiece, ...]
    body: Markup
    """Already sanitised by the room that read it."""
    source: str
    candidates: list[tuple[Markup, str]]
    """Where it might belong: a link, and the words there."""
    rows: list[tuple[int, Place]]
    homes: list[int]
    """Rows of the accounts it belongs to, the first the one it is shown at."""
    places: list[Markup]


class Position(Struct, frozen=True):
    """One line of the table of positions: a clause and who stands where on it."""

    label: Markup
    cells: list[list[Markup]]
    """For each stance that occurs, links to the notes."""


def identify(notes: Sequence[CarriedNote]) -> list[str]:
    """Ids for the notes: their running numbers, never their authors' words."""
    return [f"note-{number}" for number in range(1, len(notes) + 1)]


def places_of(
    notes: Sequence[CarriedNote], maps: RowMaps
) -> list[tuple[str, list[tuple[int, Place]]]]:
    """For each note its id and its places by row; none for a note without a sure place."""
    return [
        (ident, [] if note.status in LOST else rows_of_note(note, maps))
        for ident, note in zip(identify(notes), notes, strict=True)
    ]


def view_notes(
    notes: Sequence[CarriedNote],
    placed: Sequence[tuple[str, list[tuple[int, Place]]]],
    owners: dict[int, int],
    links: Links,
) -> list[NoteView]:
    """All notes, in the order given.

    Args:
        notes: notes carried to the comparison.
        placed: their ids and places, as :func:`places_of` gives them.
        owners: row → row of the account it belongs to.
        links: ids and links of the page.
    """
    return [
        _view(number, note, ident, rows, owners, links)
        for number, (note, (ident, rows)) in enumerate(zip(notes, placed, strict=True), 1)
    ]


def _view(  # noqa: PLR0913, PLR0917
    number: int,
    note: CarriedNote,
    ident: str,
    rows: list[tuple[int, Place]],
    owners: dict[int, int],
    links: Links,
) -> NoteView:
    said = note.note
    date = date_in_words(said.date)
    label = note.label or said.cited or "no provision"
    written = f"written about {label}{f' of {note.written_on}' if note.written_on else ''}"
    places = [refer(links, row, place.label) for row, place in rows]
    return NoteView(
        ident=ident,
        number=number,
        by=said.by,
        stance=said.stance or NOT_SAID,
        written=f"{written}, {date}" if date else written,
        standing=standing_of(note),
        status=note.status,
        shown=note.shown,
        moved=_moved(note, rows, links),
        why=note.why,
        quotes=said.quotes,
        wording=note.wording,
        body=Markup(said.html),  # sanitised where the note was read
        source=said.source,
        candidates=[_candidate(candidate, links) for candidate in note.candidates],
        rows=rows,
        homes=list(dict.fromkeys(owners[row] for row, _ in rows)),
        places=places,
    )


def _moved(note: CarriedNote, rows: Sequence[tuple[int, Place]], links: Links) -> Markup:
    if not note.moved or note.side == "new" or note.new is None or not rows:
        return Markup("")
    return Markup("Now at {}").format(refer(links, rows[0][0], note.new.label))


def _candidate(candidate: Candidate, links: Links) -> tuple[Markup, str]:
    index = candidate.place.index
    row = links.maps.new.get(index) if index is not None else None
    label = capital(candidate.place.label)
    named = escape(label) if row is None else refer(links, row, label)
    return named, candidate.words


def positions(views: Sequence[NoteView], labels: dict[int, str], links: Links) -> list[Position]:
    """Who stands where on which clause, a line for each clause that notes are about.

    Args:
        views: the notes.
        labels: row of an account → how its clause is cited.
        links: ids and links of the page.
    """
    columns = columns_of(views)
    by_home: dict[int, list[NoteView]] = {}
    for view in views:
        for home in view.homes:
            by_home.setdefault(home, []).append(view)
    lines = []
    for home in sorted(by_home):
        cells = [
            [
                Markup('<a href="#{}">{} (note {})</a>').format(view.ident, view.by, view.number)
                for view in by_home[home]
                if view.stance == stance
            ]
            for stance in columns
        ]
        lines.append(Position(refer(links, home, capital(labels[home])), cells))
    return lines


def columns_of(views: Sequence[NoteView]) -> list[str]:
    """The stances that the table of positions has a column for: of the notes it names."""
    return stances_in([view for view in views if view.homes])


def unshown(views: Sequence[NoteView]) -> list[tuple[str, str, list[NoteView]]]:
    """The notes that stand beside no words: id and heading of each group, and its notes."""
    groups = [
        (ANCHORS[standing], heading, [view for view in views if view.standing == standing])
        for standing, heading in HEADINGS.items()
    ]
    return [group for group in groups if group[2]]


def stances_in(views: Sequence[NoteView]) -> list[str]:
    """The stances that occur, in the fixed order."""
    if not views:
        return []
    from lawdiff.annotations.model import STANCES  # noqa: PLC0415  (only where there are notes)

    present = {view.stance for view in views}
    return [stance for stance in (*STANCES, NOT_SAID) if stance in present]


def organisations_in(views: Sequence[NoteView]) -> list[str]:
    """The organisations, in alphabetical order."""
    return sorted({view.by for view in views}, key=lambda name: (name.casefold(), name))


def tally(views: Sequence[NoteView]) -> list[tuple[str, int]]:
    """How many notes have which status, in words, most first."""
    return Counter(view.shown.split(";")[0] for view in views).most_common()


def filter_classes(views: Sequence[NoteView]) -> dict[int, str]:
    """Classes for the filters by organisation and stance, by row of the account."""
    names = {name: number for number, name in enumerate(organisations_in(views), 1)}
    stances = {stance: number for number, stance in enumerate(stances_in(views), 1)}
    found: dict[int, dict[str, None]] = {}
    for view in views:
        for home in view.homes:
            classes = found.setdefault(home, {})
            classes[f"by-{names[view.by]}"] = None
            classes[f"st-{stances[view.stance]}"] = None
    return {home: " ".join(classes) for home, classes in found.items()}
