"""Notes on the newer of two prints: they stand there, and the older one is looked back to."""

from __future__ import annotations

from lawdiff.annotations.carrying import Carrying, gravest
from lawdiff.annotations.likeness import Like, likeness
from lawdiff.annotations.locating import Found
from lawdiff.annotations.model import CarriedNote, Note, WordingPiece
from lawdiff.annotations.outcome import (
    Home,
    all_places,
    doubted,
    is_moved,
    label_of,
    listed,
    provision_place,
    sentence,
)
from lawdiff.annotations.placing import Placing, likes_of
from lawdiff.annotations.wording import exchanged, wording_change


def on_the_newer(  # noqa: PLR0913, PLR0917
    home: Home,
    note: Note,
    found: Found,
    placings: list[Placing],
    carried: list[Carrying],
    doubts: tuple[str, ...],
) -> CarriedNote:
    """A note on the newer print stands there; the older one is looked back to."""
    placed = likes_of(placings)
    here = all_places(home.here, placed)
    back = [c.hits[0] for c in carried if c.outcome in ("same", "reworded")]
    there = all_places(home.there, back)
    one = home.names()[0]
    if not there and (index := home.here.index_at(placed[0].start)) is not None:
        there = [provision_place(home.there, target) for target in home.bridge.targets(index)[:1]]
    same = all(p.exact for p in placings)
    before = _before(home, placed, carried)
    now = " … ".join(home.here.flow.shown(like.start, like.end) for like in placed)
    labels = listed([place.label for place in here])
    said = f"written about {labels} of {one}"
    if not same:
        said = f"words like the quoted ones stand in {labels} of {one}, which it was written on"
    elif gravest(carried) != "same":
        said += ", where they stand as quoted"
    return CarriedNote(
        note=note,
        status="same" if same else "reworded",
        shown=_shown(same, carried),
        why=sentence(f"{said}; {before}") + doubted(doubts),
        moved=is_moved(tuple(there), tuple(here)),
        label=label_of(home, note, found, here),
        written_on=home.written_on,
        side=home.side,
        score=1.0 if same else likeness(note.quote or "", now),
        old_places=tuple(there),
        new_places=tuple(here),
        wording=() if same else wording_change(note.quote or "", now),
        doubts=doubts,
    )


def _shown(same: bool, carried: list[Carrying]) -> str:
    """The status in words: the words are those of the print it is shown on, whatever they were."""
    if not same:
        return "Not quite the words of this print"
    return "Same words" if gravest(carried) == "same" else "Same words as quoted, in this print"


def _before(home: Home, placed: list[Like], carried: list[Carrying]) -> str:
    """What the words of a note on the newer print were in the older one."""
    other = home.names()[1]
    outcome = gravest(carried)
    if outcome == "reworded":
        changes: list[WordingPiece] = []
        for like, was in zip(placed, carried, strict=True):
            old = home.there.flow.shown(was.hits[0].start, was.hits[0].end)
            changes += wording_change(old, home.here.flow.shown(like.start, like.end))
        return f"in {other} {exchanged(changes)}"
    return {
        "same": f"the same words stood in {other}",
        "ambiguous": f"where they stood in {other} is not clear",
        "gone": f"they did not stand in {other}",
    }[outcome]
