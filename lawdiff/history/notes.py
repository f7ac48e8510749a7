"""Stakeholders' notes along a Bill's life: each carried from its own print to every other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from lawdiff.annotations import agreed, annotate
from lawdiff.annotations.model import Alias, CarriedNote, Note, NoteFiles
from lawdiff.annotations.whichprint import fit
from lawdiff.comparison.model import Comparison
from lawdiff.history.between import compare_prints
from lawdiff.history.model import History
from lawdiff.prints.model import Print


class CarriedTo(Struct, frozen=True):
    """What became of a note at a print."""

    print: int
    carried: CarriedNote


class NoteLife(Struct, frozen=True):
    """One note through all prints of a history."""

    note: Note
    home: int | None
    """The print it was written on (or, for an alias, where that stands); ``None``: none of them."""
    at: tuple[CarriedTo, ...]
    """One for every print but its own; a single one where it has no home."""

    def record(self) -> dict[str, Any]:
        """As it stands in ``history.json``: as in every JSON, then its way through the prints."""
        first = self.at[0].carried.record()
        return {
            **{key: first[key] for key in ("id", "by", "stance", "written_on", "quote")},
            "home": self.home,
            "at": [
                {"print": step.print, **_place(step.carried, step.print, self.home)}
                for step in self.at
            ],
            **{key: first[key] for key in ("date", "source", "body", "path", "line")},
        }


def _place(carried: CarriedNote, number: int, home: int | None) -> dict[str, Any]:
    later = home is None or number > home
    place = carried.new if later else carried.old
    return {
        "status": carried.status,
        "moved": carried.moved,
        "place": place.record() if place else None,
        "score": round(carried.score, 4),
        "why": carried.why,
    }


def follow_notes(history: History, files: NoteFiles) -> tuple[NoteLife, ...]:
    """Carry every note from the print it was written on to every other print.

    Always from the original, never from where it was carried to before. Notes in equals
    notes out, in the order given.

    Args:
        history: see :func:`lawdiff.history.trace`.
        files: see :func:`lawdiff.annotations.read_notes`.
    """
    homes = [_home(note, history.prints, files.aliases) for note in files.notes]
    steps: dict[int, list[CarriedTo]] = {place: [] for place in range(len(files.notes))}
    compared: dict[tuple[int, int], Comparison] = {}
    for home in sorted({home for home in homes if home is not None}):
        places = [place for place, found in enumerate(homes) if found == home]
        notes = tuple(files.notes[place] for place in places)
        for other in range(len(history.prints)):
            if other == home:
                continue
            pair = (min(home, other), max(home, other))
            if pair not in compared:
                compared[pair] = compare_prints(history, *pair)
            carried = annotate(compared[pair], replace(files, notes=notes))
            if other > home + 1:
                # Carried directly; where the way from print to print leads elsewhere, it says so.
                carried = agreed(carried, history.comparisons[home:other])
            for place, note in zip(places, carried, strict=True):
                steps[place].append(CarriedTo(other, note))
    for place, found in enumerate(homes):
        if found is None:
            (carried_note,) = annotate(
                history.comparisons[0], replace(files, notes=(files.notes[place],))
            )
            steps[place].append(CarriedTo(0, carried_note))
    return tuple(
        NoteLife(note, homes[place], tuple(steps[place])) for place, note in enumerate(files.notes)
    )


def _home(note: Note, prints: Sequence[Print], aliases: Sequence[Alias]) -> int | None:
    """The print a note was written on; where an alias names it, the print that stands in."""
    cited = note.cited.casefold()
    for alias in aliases:
        if alias.address.casefold() == cited and _same(alias.print, note.print):
            return _best(alias.stands_as_print, prints)
    return _best(note.print, prints) if note.print else 0


def _same(one: str, other: str) -> bool:
    return "".join(one.casefold().split()) == "".join(other.casefold().split())


def _best(written: str, prints: Sequence[Print]) -> int | None:
    """The print a name fits best; ``None`` where it fits none, or two alike."""
    fits = [fit(written, read) for read in prints]
    best = max(fits)
    return fits.index(best) if best and fits.count(best) == 1 else None
