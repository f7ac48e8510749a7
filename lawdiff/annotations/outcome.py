"""What became of a note, and how to say it."""

from __future__ import annotations

from dataclasses import dataclass

from lawdiff.annotations.carrying import Carrying, carry
from lawdiff.annotations.desk import Desk
from lawdiff.annotations.flow import Span
from lawdiff.annotations.likeness import Like, likeness
from lawdiff.annotations.links import Bridge
from lawdiff.annotations.locating import Found
from lawdiff.annotations.model import (
    Alias,
    Candidate,
    CarriedNote,
    Note,
    Place,
    Status,
)
from lawdiff.annotations.placing import Placing, place_quotes
from lawdiff.annotations.whichprint import Side, name_of
from lawdiff.annotations.wording import wording_change

_WHOLE = "whole Bill"
_MOST_CANDIDATES = 8


@dataclass(frozen=True, slots=True)
class Home:
    """The print a note was written on, with the way to the other."""

    bridge: Bridge
    side: Side
    written_on: str
    alias: Alias | None = None

    @property
    def here(self) -> Desk:
        """The print it was written on."""
        return self.bridge.here

    @property
    def there(self) -> Desk:
        """The other one."""
        return self.bridge.there

    def names(self) -> tuple[str, str]:
        """What the two prints are called."""
        return name_of(self.here.print), name_of(self.there.print)

    def sides(
        self, here: list[Place], there: list[Place]
    ) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
        """Places in the old print and in the new one."""
        return (tuple(here), tuple(there)) if self.side == "old" else (tuple(there), tuple(here))

    def unplaced(self, note: Note, why: str, nearest: int | None = None) -> CarriedNote:
        """A note that cites what is not there."""
        carried = unplaced(note, f"{why} ({self.names()[0]})", self.side, self.written_on)
        if nearest is None:
            return carried
        at = nearest
        desk = self.here
        if self.side == "old":
            targets = self.bridge.targets(nearest)
            if targets:
                at, desk = targets[0], self.there
        words = desk.print.provisions[at]
        candidate = Candidate(_provision(desk, at), 0.0, words.heading or words.text[:200])
        return _with(carried, candidates=(candidate,))


def _with(carried: CarriedNote, **fields: object) -> CarriedNote:
    from msgspec.structs import replace  # noqa: PLC0415

    return replace(carried, **fields)


def unplaced(note: Note, why: str, side: Side, written_on: str) -> CarriedNote:
    """A note that could not be placed at all."""
    return CarriedNote(
        note=note,
        status="unplaced",
        shown="We could not place this note",
        why=_sentence(why),
        moved=False,
        label=note.cited or note.heading,
        written_on=written_on,
        side=side,
        score=0.0,
    )


def _sentence(text: str) -> str:
    text = text.strip().rstrip(".")
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def _provision(desk: Desk, index: int, status: Status | None = None) -> Place:
    p = desk.print.provisions[index]
    return Place(index, p.label, p.xpath, status=status)


def _place(desk: Desk, span: Span, status: Status | None = None) -> Place:
    p = desk.print.provisions[span.index]
    return Place(span.index, p.label, p.xpath, span.start, span.end, span.field, status)


def _places(desk: Desk, like: Like) -> list[Place]:
    return [_place(desk, span) for span in desk.flow.spans(like.start, like.end)]


def _candidate(desk: Desk, like: Like) -> Candidate | None:
    places = _places(desk, like)
    if not places:
        return None
    return Candidate(places[0], like.score, desk.flow.shown(like.start, like.end))


def _candidates(desk: Desk, likes: tuple[Like, ...]) -> tuple[Candidate, ...]:
    found = (_candidate(desk, like) for like in likes[:_MOST_CANDIDATES])
    return tuple(candidate for candidate in found if candidate is not None)


# -- notes without a quote ---------------------------------------------------------------


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
        status, targets = _fate(home, index)
        statuses.append(status)
        place = _provision(home.here, index, status)
        if found.span is not None and found.span[0] == index:
            place = _place(home.here, Span(index, "text", *found.span[1:]), status)
        here.append(place)
        there.extend(_provision(home.there, target, status) for target in targets)
    if len(here) == 1 and len(there) <= 1:
        here, there = [_without_status(p) for p in here], [_without_status(p) for p in there]
    status = _overall(statuses)
    old, new = home.sides(here, there)
    return CarriedNote(
        note=note,
        status=status,
        shown=_shown_of(status, home, found, here),
        why=_why_unquoted(home, note, statuses, here, there),
        moved=_moved(old, new),
        label=_label(home, note, found, here),
        written_on=home.written_on,
        side=home.side,
        score=_score(home, found, status),
        old_places=old,
        new_places=new,
    )


def _without_status(place: Place) -> Place:
    from msgspec.structs import replace  # noqa: PLC0415

    return replace(place, status=None)


def _fate(home: Home, index: int) -> tuple[Status, list[int]]:
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


def _shown_of(status: Status, home: Home, found: Found, here: list[Place]) -> str:
    if status == "removed":
        labels = _listed([place.label for place in here])
        verb = "were" if len(here) > 1 else "was"
        return f"{_upper(labels)} {verb} left out of this print"
    if home.alias is not None:
        return f"{home.alias.address} stands as {here[0].label} in {home.names()[0]}"
    return _shown_unquoted(status, home)


def _why_unquoted(
    home: Home, note: Note, statuses: list[Status], here: list[Place], there: list[Place]
) -> str:
    one, other = home.names()
    labels, now = _listed([p.label for p in here]), _listed([p.label for p in there])
    if home.alias is not None:
        alias = home.alias
        return (
            f"{alias.address} stood in no print; by {alias.path} it stands as "
            f"{alias.stands_as} in {alias.stands_as_print}."
        )
    if home.side == "new":
        before = f"it stood as {now} in {other}" if there else f"it did not stand in {other}"
        return f"Written about {labels} of {one}; {before}."
    if not there:
        return f"{_upper(labels)} of {one} is not in {other}."
    gone = [p.label for p, status in zip(here, statuses, strict=True) if status == "removed"]
    changed = [p.label for p, status in zip(here, statuses, strict=True) if status == "reworded"]
    said = f"Written about {labels} of {one}, now {now} of {other}"
    if gone:
        said += f"; {_listed(gone)} left out"
    if changed:
        said += f"; {_listed(changed) if len(here) > 1 else 'it'} changed in substance"
    return f"{said}." if gone or changed else f"{said}; unchanged in substance."


# -- notes with a quote ------------------------------------------------------------------


def quoted(home: Home, note: Note, found: Found) -> CarriedNote:
    """A note on words: placed by them, carried with them."""
    placings = place_quotes(home.here, note, found)
    if any(len(placing.hits) > 1 for placing in placings):
        return _ambiguous_at_home(home, note, placings)
    placed = [placing for placing in placings if placing.placed is not None]
    if not placed:
        return _not_at_home(home, note, found, placings)
    carried = [carry(home.bridge, like.start, like.end) for like in _likes(placed)]
    doubts = tuple(placing.why for placing in placings if placing.why)
    if home.side == "new":
        return _on_the_newer(home, note, found, placings, carried, doubts)
    return _carried_on(home, note, found, placings, carried, doubts)


def _likes(placings: list[Placing]) -> list[Like]:
    return [like for placing in placings if (like := placing.placed) is not None]


def _ambiguous_at_home(home: Home, note: Note, placings: list[Placing]) -> CarriedNote:
    """Its words stand in several places of its own print: say so, and show where they are now."""
    placing = next(placing for placing in placings if len(placing.hits) > 1)
    here = [place for like in placing.hits for place in _places(home.here, like)[:1]]
    there: list[Place] = []
    if home.side == "old":
        for like in placing.hits:
            carrying = carry(home.bridge, like.start, like.end)
            if carrying.outcome in ("same", "reworded"):
                there.extend(_places(home.there, carrying.hits[0])[:1])
    desk = home.there if there else home.here
    seen = dict.fromkeys(there or here)
    candidates = tuple(
        Candidate(place, like.score, _words(desk, place))
        for place, like in zip(seen, placing.hits, strict=False)
    )
    labels = _listed([place.label for place in here])
    return CarriedNote(
        note=note,
        status="ambiguous",
        shown="Could be any of these places",
        why=_sentence(
            f"its words stand in {labels} of {home.names()[0]}, and it does not say which"
            + (f": {placing.why}" if placing.why else "")
        ),
        moved=False,
        label=note.cited or _listed([place.label for place in here]),
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
    nearest = home.here.like(placings[0].quote)[:3] if placings else []
    candidates = _candidates(home.here, tuple(nearest))
    if not found.indices:
        carried = home.unplaced(note, "; ".join((why, *found.problems)), found.nearest)
        if candidates:
            return _with(carried, candidates=candidates, doubts=(why,))
        return _with(carried, doubts=(why,))
    carried = unquoted(home, note, found)
    status: Status = "removed" if carried.status == "removed" else "clause-only"
    there = carried.new or carried.old
    label = there.label if there else carried.label
    return _with(
        carried,
        status=status,
        shown=carried.shown
        if status == "removed"
        else f"The quoted words were not found; shown at {label}",
        why=_sentence(f"{why}; it is shown at what it cites") + f" {carried.why}",
        score=0.0,
        candidates=candidates,
        doubts=(why,),
    )


def _on_the_newer(  # noqa: PLR0913, PLR0917
    home: Home,
    note: Note,
    found: Found,
    placings: list[Placing],
    carried: list[Carrying],
    doubts: tuple[str, ...],
) -> CarriedNote:
    """A note on the newer print stands there; the older one is looked back to."""
    placed = _likes(placings)
    here = _all_places(home.here, placed)
    back = [c.hits[0] for c in carried if c.outcome in ("same", "reworded")]
    there = _all_places(home.there, back)
    one, other = home.names()
    if not there and (index := home.here.index_at(placed[0].start)) is not None:
        there = [_provision(home.there, target) for target in home.bridge.targets(index)[:1]]
    same = all(p.exact for p in placings)
    before = {
        "same": f"the same words stood in {other}",
        "reworded": f"they read differently in {other}",
    }.get(_grave(carried), f"they did not stand in {other}")
    now = " … ".join(home.here.flow.shown(like.start, like.end) for like in placed)
    labels = _listed([place.label for place in here])
    return CarriedNote(
        note=note,
        status="same" if same else "reworded",
        shown="Same words" if same else "Not quite the words of this print",
        why=_sentence(f"written about {labels} of {one}; {before}") + _doubted(doubts),
        moved=_moved(tuple(there), tuple(here)),
        label=_label(home, note, found, here),
        written_on=home.written_on,
        side=home.side,
        score=1.0 if same else likeness(note.quote or "", now),
        old_places=tuple(there),
        new_places=tuple(here),
        wording=() if same else wording_change(note.quote or "", now),
        doubts=doubts,
    )


def _grave(carried: list[Carrying]) -> str:
    order = ("gone", "ambiguous", "reworded", "same")
    return min((c.outcome for c in carried), key=order.index)


def _doubted(doubts: tuple[str, ...]) -> str:
    return f" But: {'; '.join(doubts)}." if doubts else ""


def _all_places(desk: Desk, likes: list[Like]) -> list[Place]:
    found = dict.fromkeys(place for like in likes for place in _places(desk, like))
    return list(found)


def _carried_on(  # noqa: PLR0913, PLR0917
    home: Home,
    note: Note,
    found: Found,
    placings: list[Placing],
    carried: list[Carrying],
    doubts: tuple[str, ...],
) -> CarriedNote:
    placed = _likes(placings)
    here = _all_places(home.here, placed)
    ambiguous = next((c for c in carried if c.outcome == "ambiguous"), None)
    if ambiguous is not None:
        return _ambiguous_there(home, note, found, here, ambiguous)
    kept = [c.hits[0] for c in carried if c.outcome in ("same", "reworded")]
    if not kept:
        return _gone(home, note, found, here, carried, doubts)
    there = _all_places(home.there, kept)
    same = len(kept) == len(placings) and all(p.exact for p in placings)
    same = same and all(c.outcome == "same" for c in carried)
    extra_here, extra_there = _beside(home, found, here)
    old = (*here, *extra_here)
    new = (*there, *extra_there)
    now = " … ".join(home.there.flow.shown(like.start, like.end) for like in kept)
    score = 1.0 if same else likeness(note.quote or "", now)
    return CarriedNote(
        note=note,
        status="same" if same else "reworded",
        shown="Same words" if same else "Wording changed since this note",
        why=_why_quoted(home, placings, carried, here, there) + _doubted(doubts),
        moved=_moved(old, new),
        label=_label(home, note, found, here),
        written_on=home.written_on,
        side=home.side,
        score=score,
        old_places=old,
        new_places=new,
        wording=() if same else wording_change(note.quote or "", now),
        doubts=doubts,
    )


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
        status, targets = _fate(home, index)
        mine.append(_provision(home.here, index, status))
        theirs.extend(_provision(home.there, target, status) for target in targets)
    return mine, theirs


def _why_quoted(
    home: Home,
    placings: list[Placing],
    carried: list[Carrying],
    here: list[Place],
    there: list[Place],
) -> str:
    one, other = home.names()
    labels, now = _listed([p.label for p in here]), _listed([p.label for p in there])
    exact = all(placing.exact for placing in placings)
    said = f"the quoted words stand in {labels} of {one}"
    if not exact:
        said = f"words like the quoted ones stand in {labels} of {one}"
    how = next((c.how for c in carried if c.how), "")
    outcome = _grave([c for c in carried if c.outcome != "gone"] or carried)
    became = {"same": "unchanged", "reworded": "in other words"}[outcome]
    said += f", and {became} in {now} of {other}"
    if how:
        said += f" ({how})"
    if any(c.outcome == "gone" for c in carried) or len(carried) < len(placings):
        said += "; part of them is gone"
    return _sentence(said)


def _ambiguous_there(
    home: Home, note: Note, found: Found, here: list[Place], carrying: Carrying
) -> CarriedNote:
    candidates = _candidates(home.there, carrying.hits)
    labels = _listed([candidate.place.label for candidate in candidates])
    return CarriedNote(
        note=note,
        status="ambiguous",
        shown="Could be any of these places",
        why=_sentence(f"{carrying.how}: {labels} of {home.names()[1]}"),
        moved=False,
        label=_label(home, note, found, here),
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
            shown=f"{_upper(left)} was left out of this print",
            why=_sentence(f"{left} of {one} is not in {other}") + _doubted(doubts),
            moved=False,
            label=_label(home, note, found, here),
            written_on=home.written_on,
            side=home.side,
            score=0.0,
            old_places=tuple(here),
            candidates=_candidates(home.there, nearest),
            doubts=doubts,
        )
    place = _provision(home.there, shelter)
    return CarriedNote(
        note=note,
        status="clause-only",
        shown=f"The quoted words are gone; shown at {place.label}",
        why=_sentence(
            f"the quoted words stand in {_listed([p.label for p in here])} of {one} "
            f"and no longer in {other}; {place.label} is what is left of it"
        )
        + _doubted(doubts),
        moved=_moved(tuple(here), (place,)),
        label=_label(home, note, found, here),
        written_on=home.written_on,
        side=home.side,
        score=0.0,
        old_places=tuple(here),
        new_places=(place,),
        candidates=_candidates(home.there, nearest),
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


# -- how to say it -----------------------------------------------------------------------


def _moved(old: tuple[Place, ...], new: tuple[Place, ...]) -> bool:
    return bool(old and new) and old[0].label != new[0].label


def _label(home: Home, note: Note, found: Found, here: list[Place]) -> str:
    """What the note is about, as the program cites it."""
    provisions = home.here.print.provisions
    if home.alias is not None:
        return note.cited
    if len(found.indices) == 1 and here and here[0].index is not None:
        index = found.indices[0]
        if index <= here[0].index < provisions[index].end:
            return provisions[index].label
    if len(found.indices) > 1:
        return note.cited
    return here[0].label if here else note.cited


def _upper(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _listed(labels: list[str]) -> str:
    labels = list(dict.fromkeys(labels))
    if len(labels) > 4:
        return f"{labels[0]} to {labels[-1]}"
    if len(labels) < 2:
        return labels[0] if labels else ""
    return f"{', '.join(labels[:-1])} and {labels[-1]}"
