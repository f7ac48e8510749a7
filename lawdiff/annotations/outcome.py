"""A note's two prints, the places in them, and how to say what became of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from msgspec.structs import replace

from lawdiff.annotations.desk import Desk
from lawdiff.annotations.flow import Span
from lawdiff.annotations.likeness import Like
from lawdiff.annotations.links import Bridge
from lawdiff.annotations.locating import Found
from lawdiff.annotations.model import Alias, Candidate, CarriedNote, Note, Place, Status
from lawdiff.annotations.whichprint import Side, name_of
from lawdiff.prints.numbers import counted

_MOST_CANDIDATES = 8
_NUMBERED = re.compile(r"(clause|section|article|Schedule|Part) (\d+)")


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

    def not_there(self, note: Note, why: str, nearest: int | None = None) -> CarriedNote:
        """A note that cites what its print does not have; ``nearest`` is what is near to it."""
        named = self.names()[0]
        said = why if named in why else f"{why} ({named})"
        carried = unplaced(note, said, self.side, self.written_on)
        if nearest is None:
            return carried
        at, desk = nearest, self.here
        if self.side == "old" and (targets := self.bridge.targets(nearest)):
            at, desk = targets[0], self.there
        provision = desk.print.provisions[at]
        words = provision.heading or provision.text[:200]
        return replace(carried, candidates=(Candidate(provision_place(desk, at), 0.0, words),))


def unplaced(
    note: Note, why: str, side: Side, written_on: str, *, elsewhere: bool = False
) -> CarriedNote:
    """A note that could not be placed at all; ``elsewhere``: as its print is not compared."""
    return CarriedNote(
        note=note,
        status="unplaced",
        shown="Written on another print" if elsewhere else "We could not place this note",
        why=sentence(why),
        moved=False,
        label=note.cited or note.heading,
        written_on=written_on,
        side=side,
        score=0.0,
        elsewhere=elsewhere,
    )


# -- places ------------------------------------------------------------------------------


def provision_place(desk: Desk, index: int, status: Status | None = None) -> Place:
    """A whole provision as a place."""
    p = desk.print.provisions[index]
    return Place(index, p.label, p.xpath, status=status)


def span_place(desk: Desk, span: Span, status: Status | None = None) -> Place:
    """Words of a provision as a place."""
    p = desk.print.provisions[span.index]
    return Place(span.index, p.label, p.xpath, span.start, span.end, span.field, status)


def places_of(desk: Desk, like: Like) -> list[Place]:
    """The places a stretch of a print's stream takes up, a provision each."""
    return [span_place(desk, span) for span in desk.flow.spans(like.start, like.end)]


def all_places(desk: Desk, likes: list[Like]) -> list[Place]:
    """The places of several stretches, each once; neighbouring words of a provision as one."""
    found: list[Place] = []
    for place in (place for like in likes for place in places_of(desk, like)):
        last = found[-1] if found else None
        if (
            last is not None
            and (last.index, last.field) == (place.index, place.field)
            and last.end is not None
            and place.start is not None
            and last.end <= place.start <= last.end + 1
        ):
            found[-1] = replace(last, end=place.end)
        elif place not in found:
            found.append(place)
    return found


def candidates_at(desk: Desk, likes: tuple[Like, ...]) -> tuple[Candidate, ...]:
    """Stretches as candidates, the first few."""
    found = []
    for like in likes[:_MOST_CANDIDATES]:
        places = places_of(desk, like)
        if places:
            found.append(Candidate(places[0], like.score, desk.flow.shown(like.start, like.end)))
    return tuple(found)


def is_moved(old: tuple[Place, ...], new: tuple[Place, ...]) -> bool:
    """Whether a note's first place is cited differently now."""
    return bool(old and new) and old[0].label != new[0].label


# -- words -------------------------------------------------------------------------------


def label_of(home: Home, note: Note, found: Found, here: list[Place]) -> str:
    """What the note is about, as the program cites it."""
    provisions = home.here.print.provisions
    if home.alias is not None or len(found.indices) > 1:
        return note.cited
    if found.indices and here and here[0].index is not None:
        index = found.indices[0]
        if index <= here[0].index < provisions[index].end:
            return provisions[index].label
    return here[0].label if here else note.cited


def sentence(text: str) -> str:
    """A text with a capital and a full stop."""
    text = text.strip().rstrip(".")
    return f"{upper(text)}." if text else ""


def doubted(doubts: tuple[str, ...]) -> str:
    """Doubts as the end of a sentence or two."""
    return f" But: {'; '.join(doubts)}." if doubts else ""


def upper(text: str) -> str:
    """A text with a capital."""
    return f"{text[:1].upper()}{text[1:]}"


def listed(labels: list[str]) -> str:
    """Labels as people list them.

    >>> listed(["clause 29", "clause 30", "clause 31"]), listed(["clause 2", "Schedule 1"])
    ('clauses 29 to 31', 'clause 2 and Schedule 1')
    """
    labels = list(dict.fromkeys(labels))
    numbered = [_NUMBERED.fullmatch(label) for label in labels]
    if len(labels) > 2 and all(numbered):
        kinds = {found.group(1) for found in numbered if found}
        numbers = [counted(found.group(2)) for found in numbered if found]
        first = numbers[0] or 0
        if len(kinds) == 1 and numbers == list(range(first, first + len(numbers))):
            return f"{kinds.pop()}s {numbers[0]} to {numbers[-1]}"
    if len(labels) < 2:
        return labels[0] if labels else ""
    if len(labels) > 6:
        labels = [*labels[:5], f"{len(labels) - 5} more"]
    if len(labels) > 2 and any("," in label for label in labels):
        return f"{'; '.join(labels[:-1])}; and {labels[-1]}"
    return f"{', '.join(labels[:-1])} and {labels[-1]}"
