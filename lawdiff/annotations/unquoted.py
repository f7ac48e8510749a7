"""Notes on whole provisions: carried by alignment alone."""

from __future__ import annotations

from pathlib import PurePath

from msgspec.structs import replace

from lawdiff.annotations.flow import Span
from lawdiff.annotations.likeness import likeness
from lawdiff.annotations.locating import Found
from lawdiff.annotations.model import CarriedNote, Note, Place, Status
from lawdiff.annotations.outcome import (
    Home,
    is_moved,
    label_of,
    listed,
    provision_place,
    span_place,
    upper,
)

_WHOLE = "whole Bill"


def whole_bill(home: Home, note: Note) -> CarriedNote:
    """A note on all of it."""
    bridge = home.bridge
    here, there = home.names()
    changed = bool(bridge.changed_here or bridge.changed_there)
    status: Status = "reworded" if changed and home.side == "old" else "same"
    places = [
        Place(None, _WHOLE, "/*" if desk.print.source == "xml" else None)
        for desk in (home.here, home.there)
    ]
    old, new = home.sides(places[:1], places[1:])
    said = "changed" if changed else "did not change"
    return CarriedNote(
        note=note,
        status=status,
        shown=_shown_unquoted(status, home),
        why=f"It is about the whole Bill, which {said} in substance from {here} to {there}."
        if home.side == "old"
        else f"It is about the whole Bill as it stands in {here}.",
        moved=False,
        label=_WHOLE,
        written_on=home.written_on,
        side=home.side,
        score=1.0,
        old_places=old,
        new_places=new,
    )


def _shown_unquoted(status: Status, home: Home) -> str:
    if home.side == "new":
        return "Written about this print"
    return "Unchanged in substance" if status == "same" else "Changed in substance since this note"


def unquoted(home: Home, note: Note, found: Found) -> CarriedNote:
    """A note on whole provisions: carried by alignment."""
    here: list[Place] = []
    there: list[Place] = []
    statuses: list[Status] = []
    for index in found.indices:
        status, targets = fate(home, index)
        statuses.append(status)
        place = provision_place(home.here, index, status)
        if found.span is not None and found.span[0] == index:
            place = span_place(home.here, Span(index, "text", *found.span[1:]), status)
        here.append(place)
        known = {place.index for place in there}
        there.extend(provision_place(home.there, t, status) for t in targets if t not in known)
    if len(here) == 1 and len(there) <= 1:
        here, there = [without_status(p) for p in here], [without_status(p) for p in there]
    status = _overall(statuses)
    old, new = home.sides(here, there)
    return CarriedNote(
        note=note,
        status=status,
        shown=_shown_of(status, home, note, here),
        why=_why_unquoted(home, note, statuses, here, there),
        moved=home.alias is None and is_moved(old, new),
        label=label_of(home, note, found, here),
        written_on=home.written_on,
        side=home.side,
        score=_score(home, found, status),
        old_places=old,
        new_places=new,
    )


def without_status(place: Place) -> Place:
    """A place by itself needs no status of its own: the note has it."""
    return replace(place, status=None)


def fate(home: Home, index: int) -> tuple[Status, list[int]]:
    """What became of an addressed provision, and where it stands."""
    targets = home.bridge.targets(index)
    if home.side == "new":
        return ("clause-only" if home.alias else "same"), targets[:1]
    if not targets:
        return "removed", []
    if home.alias is not None:
        return "clause-only", targets
    if len(targets) == 1 and home.bridge.unchanged(index, targets[0]):
        return "same", targets
    return "reworded", targets


def _overall(statuses: list[Status]) -> Status:
    """One status for several provisions: unchanged only if all are, left out only if all are."""
    kinds = set(statuses)
    if len(kinds) == 1:
        return statuses[0]
    return "clause-only" if kinds <= {"clause-only", "removed"} else "reworded"


def _score(home: Home, found: Found, status: Status) -> float:
    """Of a note without a quote: the mean of its provisions' pairs."""
    if status == "removed":
        return 0.0
    scores = []
    for index in found.indices:
        targets = home.bridge.targets(index)
        if not targets:
            scores.append(1.0 if home.side == "new" else 0.0)
            continue
        words = home.here.flow.shown(*home.here.scope(index))[:4_000]
        scores.append(likeness(words, home.there.flow.shown(*home.there.scope(targets[0]))[:4_000]))
    return sum(scores) / len(scores)


def _shown_of(status: Status, home: Home, note: Note, here: list[Place]) -> str:
    if status == "removed":
        labels = listed([place.label for place in here])
        verb = "were" if len(here) > 1 else "was"
        return f"{upper(labels)} {verb} left out of this print"
    if home.alias is not None:
        labels = listed([place.label for place in here])
        verb = "stand" if len(here) > 1 else "stands"
        return f"{note.cited} {verb} as {labels} in {home.names()[0]}"
    return _shown_unquoted(status, home)


def _why_unquoted(
    home: Home, note: Note, statuses: list[Status], here: list[Place], there: list[Place]
) -> str:
    one, other = home.names()
    labels, now = listed([p.label for p in here]), listed([p.label for p in there])
    if home.alias is not None:
        alias = home.alias
        return (
            f"{alias.address} stood in no print; by {PurePath(alias.path).name} it stands as "
            f"{alias.stands_as} in {alias.stands_as_print}."
        )
    many = len(here) > 1
    if home.side == "new":
        they = "they" if many else "it"
        before = (
            f"{they} stood as {now} in {other}" if there else f"{they} did not stand in {other}"
        )
        return f"Written about {labels} of {one}; {before}."
    if not there:
        return f"{upper(labels)} of {one} {'are' if many else 'is'} not in {other}."
    gone = [p.label for p, status in zip(here, statuses, strict=True) if status == "removed"]
    changed = [p.label for p, status in zip(here, statuses, strict=True) if status == "reworded"]
    said = f"Written about {labels} of {one}, now {now} of {other}"
    if gone:
        said += f"; {listed(gone)} left out"
    if changed:
        said += f"; {listed(changed) if many else 'it'} changed in substance"
    return f"{said}." if gone or changed else f"{said}; unchanged in substance."
