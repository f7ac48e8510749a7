"""Notes on words: placed by their quotes, and carried with them."""

from __future__ import annotations

import dataclasses

from msgspec.structs import replace

from lawdiff.annotations.carrying import Carrying, carry, gravest, same_words
from lawdiff.annotations.desk import Desk
from lawdiff.annotations.likeness import FLOOR, Like, likeness
from lawdiff.annotations.locating import Found
from lawdiff.annotations.model import Candidate, CarriedNote, Note, Place, Status
from lawdiff.annotations.newer import on_the_newer
from lawdiff.annotations.outcome import (
    Home,
    all_places,
    candidates_at,
    doubted,
    is_moved,
    label_of,
    listed,
    places_of,
    provision_place,
    sentence,
    upper,
)
from lawdiff.annotations.placing import TOO_LONG, Placing, likes_of, place_quotes
from lawdiff.annotations.unquoted import fate, unquoted
from lawdiff.annotations.wording import wording_change


def quoted(home: Home, note: Note, found: Found) -> CarriedNote:
    """A note on words: placed by them, carried with them."""
    placings = [_of_one_provision(home, p) for p in place_quotes(home.here, note, found)]
    if any(len(placing.hits) > 1 for placing in placings):
        return _ambiguous_at_home(home, note, placings)
    placed = [placing for placing in placings if placing.placed is not None]
    if not placed:
        return _not_at_home(home, note, found, placings)
    carried = [carry(home.bridge, like.start, like.end) for like in likes_of(placed)]
    doubts = tuple(placing.why for placing in placings if placing.why)
    if home.side == "new":
        return on_the_newer(home, note, found, placings, carried, doubts)
    return _carried_on(home, note, found, placings, carried, doubts)


def _of_one_provision(home: Home, placing: Placing) -> Placing:
    """Words that stand several times in one provision need no telling apart if all stay there.

    The first is shown; which of them was meant makes no difference.
    """
    hits = placing.hits
    spans = [home.here.flow.spans(like.start, like.end) for like in hits]
    if len(hits) < 2 or len({span.index for each in spans for span in each}) != 1:
        return placing
    there = [carry(home.bridge, like.start, like.end) for like in hits]
    now = [home.there.flow.spans(c.hits[0].start, c.hits[0].end) for c in there if c.hits]
    stay = len({span.index for each in now for span in each}) == 1
    if stay and all(c.outcome == "same" for c in there):
        return dataclasses.replace(placing, hits=hits[:1])
    return placing


def _ambiguous_at_home(home: Home, note: Note, placings: list[Placing]) -> CarriedNote:
    """Its words stand in several places of its own print: say so, and show where they are now."""
    placing = next(placing for placing in placings if len(placing.hits) > 1)
    here = [place for like in placing.hits for place in places_of(home.here, like)[:1]]
    there: list[Place] = []
    if home.side == "old":
        for like in placing.hits:
            carrying = carry(home.bridge, like.start, like.end)
            if carrying.outcome in ("same", "reworded"):
                there.extend(places_of(home.there, carrying.hits[0])[:1])
    desk = home.there if there else home.here
    seen = dict.fromkeys(there or here)
    candidates = tuple(
        Candidate(place, like.score, _words(desk, place))
        for place, like in zip(seen, placing.hits, strict=False)
    )
    labels = listed([place.label for place in here])
    exact = placing.exact and not placing.why
    return CarriedNote(
        note=note,
        status="ambiguous",
        shown="Could be any of these places",
        why=sentence(
            f"{'its words' if exact else 'words like those it quotes'} stand in {labels} "
            f"of {home.names()[0]}, and it does not say which"
            + (f": {placing.why}" if placing.why else "")
        ),
        moved=False,
        label=note.cited or listed([place.label for place in here]),
        written_on=home.written_on,
        side=home.side,
        score=placing.hits[0].score,
        candidates=candidates,
    )


def _words(desk: Desk, place: Place) -> str:
    if place.index is None:
        return ""
    p = desk.print.provisions[place.index]
    return (p.heading if place.field == "heading" else p.text)[place.start : place.end]


def _not_at_home(home: Home, note: Note, found: Found, placings: list[Placing]) -> CarriedNote:
    """Its words are not in the print it was written on."""
    one = home.names()[0]
    why = f"the quoted words do not stand in {one}"
    if any(placing.why == TOO_LONG for placing in placings):
        why = f"{why}; {TOO_LONG}"
    nearest = home.here.like(placings[0].quote)[:3] if placings else []
    candidates = candidates_at(home.here, tuple(nearest))
    if not found.indices:
        carried = home.not_there(note, "; ".join((why, *found.problems)), found.nearest)
        if candidates:
            return replace(carried, candidates=candidates, doubts=(why,))
        return replace(carried, doubts=(why,))
    carried = unquoted(home, note, found)
    status: Status = "removed" if carried.status == "removed" else "clause-only"
    there = carried.new or carried.old
    label = there.label if there else carried.label
    return replace(
        carried,
        status=status,
        shown=carried.shown
        if status == "removed"
        else f"The quoted words were not found; shown at {label}",
        why=sentence(f"{why}; it is shown at what it cites") + f" {carried.why}",
        score=0.0,
        candidates=candidates,
        doubts=(why,),
    )


def _carried_on(  # noqa: PLR0913, PLR0917
    home: Home,
    note: Note,
    found: Found,
    placings: list[Placing],
    carried: list[Carrying],
    doubts: tuple[str, ...],
) -> CarriedNote:
    placed = likes_of(placings)
    here = all_places(home.here, placed)
    ambiguous = next((c for c in carried if c.outcome == "ambiguous"), None)
    if ambiguous is not None:
        return _ambiguous_there(home, note, found, here, ambiguous)
    exact = all(placing.exact for placing in placings if placing.placed)
    kept = [c.hits[0] for c in carried if c.outcome in ("same", "reworded")]
    placed_in = [
        placing
        for placing, c in zip((p for p in placings if p.placed), carried, strict=True)
        if c.outcome in ("same", "reworded")
    ]
    if not kept:
        return _gone(home, note, found, here, carried, doubts, exact)
    there = all_places(home.there, kept)
    same = len(kept) == len(placings) and all(p.exact for p in placings)
    same = same and all(c.outcome == "same" for c in carried)
    now = " … ".join(_now(home.there, p, like) for p, like in zip(placed_in, kept, strict=True))
    if any(placing.numbered for placing in placings):
        same = same and same_words("".join(p.quote for p in placings), now.replace(" … ", ""))
    score = 1.0 if same else likeness(note.quote or "", now)
    stands = all(c.outcome == "same" for c in carried)
    if score < FLOOR and not stands and not _misquoted_only(home, placed_in, now):
        return _gone(home, note, found, here, carried, doubts, exact)
    extra_here, extra_there = _beside(home, found, here)
    old = (*here, *extra_here)
    new = (*there, *extra_there)
    return CarriedNote(
        note=note,
        status="same" if same else "reworded",
        shown=_shown(same, carried),
        why=_why_quoted(home, placings, carried, here, there)
        + (_around(home, here, there) if same else "")
        + doubted(doubts),
        moved=is_moved(old, new),
        label=label_of(home, note, found, here),
        written_on=home.written_on,
        side=home.side,
        score=score,
        old_places=old,
        new_places=new,
        wording=() if same else wording_change(note.quote or "", now),
        doubts=doubts,
    )


def _quoted_words(exact: bool) -> str:
    """What stands where the note was placed: its words, or words that are only like them."""
    return "the quoted words" if exact else "words like the quoted ones"


def _misquoted_only(home: Home, placings: list[Placing], now: str) -> bool:
    """Whether a note's words are unlike those now because it misquoted, not because of the Bill."""
    likes = likes_of(placings)
    stood = " … ".join(home.here.flow.shown(like.start, like.end) for like in likes)
    return not all(p.exact for p in placings) and likeness(stood, now) >= FLOOR


def _shown(same: bool, carried: list[Carrying]) -> str:
    """The status in words; a misquote is not a change of the Bill's wording."""
    if same:
        return "Same words"
    if all(c.outcome == "same" for c in carried):
        return "Not quite the words printed, which have not changed"
    return "Wording changed since this note"


def _around(home: Home, here: list[Place], there: list[Place]) -> str:
    """That the words are the same says nothing of those around them."""
    changed = any(place.index in home.bridge.changed_here for place in here)
    changed = changed or any(place.index in home.bridge.changed_there for place in there)
    return " What stands around them changed in substance." if changed else ""


def _now(desk: Desk, placing: Placing, like: Like) -> str:
    """The words a quote stands at now, with numbers if the quote has them."""
    if placing.numbered:
        return desk.with_numbers(like.start, like.end, placing.opens)
    return desk.flow.shown(like.start, like.end)


def _beside(home: Home, found: Found, here: list[Place]) -> tuple[list[Place], list[Place]]:
    """Of a note on several provisions, those that its quote is not in."""
    if len(found.indices) < 2:
        return [], []
    quoted_in = [place.index for place in here if place.index is not None]
    provisions = home.here.print.provisions
    mine: list[Place] = []
    theirs: list[Place] = []
    for index in found.indices:
        if any(index <= place < provisions[index].end for place in quoted_in):
            continue
        status, targets = fate(home, index)
        mine.append(provision_place(home.here, index, status))
        theirs.extend(provision_place(home.there, target, status) for target in targets)
    return mine, theirs


def _why_quoted(
    home: Home,
    placings: list[Placing],
    carried: list[Carrying],
    here: list[Place],
    there: list[Place],
) -> str:
    one, other = home.names()
    labels, now = listed([p.label for p in here]), listed([p.label for p in there])
    exact = all(placing.exact for placing in placings)
    said = f"{_quoted_words(exact)} stand in {labels} of {one}"
    how = next((c.how for c in carried if c.how), "")
    outcome = gravest([c for c in carried if c.outcome != "gone"] or carried)
    became = {"same": "unchanged", "reworded": "in other words"}[outcome]
    said += f", and {became} in {now} of {other}"
    if how:
        said += f" ({how})"
    if any(c.outcome == "gone" for c in carried):
        said += "; part of them is gone"
    return sentence(said)


def _ambiguous_there(
    home: Home, note: Note, found: Found, here: list[Place], carrying: Carrying
) -> CarriedNote:
    candidates = candidates_at(home.there, carrying.hits)
    labels = listed([candidate.place.label for candidate in candidates])
    return CarriedNote(
        note=note,
        status="ambiguous",
        shown="Could be any of these places",
        why=sentence(f"{carrying.how}: {labels} of {home.names()[1]}"),
        moved=False,
        label=label_of(home, note, found, here),
        written_on=home.written_on,
        side=home.side,
        score=carrying.hits[0].score,
        old_places=tuple(here),
        candidates=candidates,
    )


def _gone(  # noqa: PLR0913, PLR0917
    home: Home,
    note: Note,
    found: Found,
    here: list[Place],
    carried: list[Carrying],
    doubts: tuple[str, ...],
    exact: bool,
) -> CarriedNote:
    """The words are gone: shown at what is left of their provision, or left out with it."""
    index = here[0].index if here else None
    shelter = _shelter(home, index)
    one, other = home.names()
    nearest = tuple(c.hits[0] for c in carried if c.hits)[:3]
    left = _left_out(home, index)
    if shelter is None:
        return CarriedNote(
            note=note,
            status="removed",
            shown=f"{upper(left)} was left out of this print",
            why=sentence(f"{left} of {one} is not in {other}") + doubted(doubts),
            moved=False,
            label=label_of(home, note, found, here),
            written_on=home.written_on,
            side=home.side,
            score=0.0,
            old_places=tuple(here),
            candidates=candidates_at(home.there, nearest),
            doubts=doubts,
        )
    place = provision_place(home.there, shelter)
    return CarriedNote(
        note=note,
        status="clause-only",
        shown=f"{upper(_quoted_words(exact))} are gone; shown at {place.label}",
        why=sentence(
            f"{_quoted_words(exact)} stand in {listed([p.label for p in here])} of {one} "
            f"and no longer in {other}; {place.label} is what is left of it"
        )
        + doubted(doubts),
        moved=is_moved(tuple(here), (place,)),
        label=label_of(home, note, found, here),
        written_on=home.written_on,
        side=home.side,
        score=0.0,
        old_places=tuple(here),
        new_places=(place,),
        candidates=candidates_at(home.there, nearest),
        doubts=doubts,
    )


def _shelter(home: Home, index: int | None) -> int | None:
    """The nearest counterpart of a provision or of what it stands in, up to its clause."""
    if index is None:
        return None
    clause = home.here.print.clause_of(index)
    for above in (index, *home.here.print.ancestors(index)):
        targets = home.bridge.targets(above)
        if targets:
            return targets[0]
        if above == clause:
            return None
    return None


def _left_out(home: Home, index: int | None) -> str:
    if index is None:
        return "the provision"
    clause = home.here.print.clause_of(index)
    return home.here.print.provisions[index if clause is None else clause].label
