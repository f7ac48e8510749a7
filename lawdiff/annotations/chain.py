"""Carrying by way of the prints between, to see whether it comes to the same place.

A note is always carried directly from the print it was written on. Carried step by step
it should come to the same provisions; where it does not, the reader is told both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from lawdiff.annotations.carrying import carry
from lawdiff.annotations.flow import Span
from lawdiff.annotations.links import Bridge, bridge_of
from lawdiff.annotations.model import CarriedNote, Place
from lawdiff.annotations.outcome import listed, places_of, provision_place
from lawdiff.annotations.whichprint import name_of
from lawdiff.comparison.model import Comparison


def agreed(notes: Iterable[CarriedNote], steps: Sequence[Comparison]) -> tuple[CarriedNote, ...]:
    """Notes carried directly, with a word on those that go elsewhere step by step.

    Args:
        notes: carried by one comparison, from the first print of ``steps`` to the last.
        steps: comparisons of each print with the next on the way between.

    Returns:
        The same notes; where the two ways disagree, ``doubts`` and ``why`` say so.
    """
    bridges = [bridge_of(step) for step in steps]
    return tuple(_compared(note, bridges) for note in notes)


def _compared(note: CarriedNote, bridges: Sequence[Bridge]) -> CarriedNote:
    if note.side != "old" or not note.old_places or note.status == "ambiguous":
        return note
    places = list(note.old_places)
    for bridge in bridges:
        places = step(bridge, places)
    by_way = {place.index for place in places if place.index is not None}
    direct = {place.index for place in note.new_places if place.index is not None}
    if by_way == direct or (not by_way and note.status in ("clause-only", "removed")):
        return note
    between = listed([name_of(bridge.there.print) for bridge in bridges[:-1]])
    where = listed([place.label for place in places]) or "nowhere"
    doubt = f"carried by way of {between} it would stand at {where}"
    return replace(note, why=f"{note.why} But: {doubt}.", doubts=(*note.doubts, doubt))


def step(bridge: Bridge, places: Sequence[Place]) -> list[Place]:
    """Places of one print in the next; those that are gone or doubtful are left out."""
    found: list[Place] = []
    for start, end in _stretches(bridge, places):
        carrying = carry(bridge, start, end)
        if carrying.outcome in ("same", "reworded"):
            found.extend(places_of(bridge.there, carrying.hits[0]))
    for place in places:
        if place.start is None:
            if place.index is None:
                found.append(place)
            else:
                targets = bridge.targets(place.index)
                found.extend(provision_place(bridge.there, target) for target in targets)
    return list(dict.fromkeys(found))


def _stretches(bridge: Bridge, places: Sequence[Place]) -> list[tuple[int, int]]:
    """Places with words as stretches of the print's stream; neighbours in one."""
    flow = bridge.here.flow
    found: list[tuple[int, int]] = []
    for place in places:
        if place.index is None or place.start is None or place.end is None:
            continue
        for start, end in flow.pieces(Span(place.index, place.field, place.start, place.end)):
            if found and start == found[-1][1]:
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
    return found
