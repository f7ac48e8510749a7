"""Was a note carried to the right place? Told by persistent identifiers and by text.

The carrying itself is given the comparison as users get it; the judge goes by the
identifiers in the files alone, and never asks the aligner.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz import fuzz

from benchmarks.carrying.making import Made
from lawdiff.annotations.flow import squeeze
from lawdiff.annotations.model import CarriedNote, Place
from lawdiff.prints.model import Print


@dataclass
class Truth:
    """What identifiers and text say about two prints."""

    old: Print
    new: Print

    @cached_property
    def new_by_key(self) -> dict[tuple[object, ...], int]:
        """New provisions by identity."""
        return {self.key(self.new, p.index): p.index for p in reversed(self.new.provisions)}

    @cached_property
    def old_by_key(self) -> dict[tuple[object, ...], int]:
        """Old provisions by identity."""
        return {self.key(self.old, p.index): p.index for p in reversed(self.old.provisions)}

    @staticmethod
    def key(print_: Print, index: int) -> tuple[object, ...]:
        """A provision's identity: its own identifier, or its place below one that has one."""
        provisions = print_.provisions
        below: list[object] = []
        at: int | None = index
        while at is not None and provisions[at].guid is None:
            p = provisions[at]
            siblings = provisions[p.parent].children if p.parent is not None else ()
            like = [
                i
                for i in siblings
                if (provisions[i].kind, provisions[i].number) == (p.kind, p.number)
            ]
            below.append((p.kind, p.number, like.index(at) if at in like else 0))
            at = p.parent
        return (provisions[at].guid if at is not None else None, *below)

    def partner(self, index: int) -> int | None:
        """The new provision with the old one's identity."""
        return self.new_by_key.get(self.key(self.old, index))

    def predecessor(self, index: int) -> int | None:
        """The old provision with the new one's identity."""
        return self.old_by_key.get(self.key(self.new, index))


@dataclass
class Tally:
    """Counts over many notes."""

    notes: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    survived: int = 0
    """Notes whose words stand unchanged in the provision of the same identity."""
    undecidable: int = 0
    """Notes whose words stand several times in their own print, without a right address."""
    wrong_same: list[str] = field(default_factory=list)
    wrong_place: list[str] = field(default_factory=list)
    """Reworded, but on another provision."""
    lost: list[str] = field(default_factory=list)
    """The words survive, but the note was not placed on them."""

    def add(self, other: Tally) -> None:
        """Add another tally to this one."""
        self.notes += other.notes
        self.statuses += other.statuses
        self.survived += other.survived
        self.undecidable += other.undecidable
        self.wrong_same += other.wrong_same
        self.wrong_place += other.wrong_place
        self.lost += other.lost


def judge(truth: Truth, made: list[Made], carried: tuple[CarriedNote, ...]) -> Tally:
    """Judge notes carried from the old print to the new one."""
    tally = Tally()
    for one, note in zip(made, carried, strict=True):
        tally.notes += 1
        tally.statuses[note.status] += 1
        _judge_one(truth, one, note, tally)
    return tally


def _judge_one(truth: Truth, made: Made, carried: CarriedNote, tally: Tally) -> None:
    words = squeeze(truth.old.provisions[made.index].text[made.start : made.end])
    partner = truth.partner(made.index)
    survives = partner is not None and words in squeeze(truth.new.provisions[partner].text)
    decidable = made.occurrences == 1 or made.fault in ("none", "misquoted")
    tally.survived += survives
    tally.undecidable += not decidable
    said = (
        f"{carried.note.cited or 'no address'} ({made.fault}) “{carried.note.quote}”: "
        f"{carried.status} at {carried.new.label if carried.new else 'nowhere'}; {carried.why}"
    )
    placed = carried.status in ("same", "reworded")
    if placed and not _right(truth, made, carried.new_places, words, partner):
        (tally.wrong_same if carried.status == "same" else tally.wrong_place).append(said)
    elif carried.status == "same" and made.fault == "misquoted":
        tally.wrong_same.append(said)
    elif survives and not placed and decidable:
        tally.lost.append(said)


def _right(
    truth: Truth,
    made: Made,
    places: tuple[Place, ...],
    words: str,
    partner: int | None,
) -> bool:
    """Whether a note stands on its own words.

    On its provision's successor; or, if its words have left that, where the very words
    now stand and did not stand before; or, if there is no successor, on a provision that
    is new, or has become much liker to the words than it was.
    """
    indices = {place.index for place in places if place.index is not None}
    if partner in indices:
        return True
    if partner is not None and words in squeeze(truth.new.provisions[partner].text):
        return False
    for index in indices:
        before = truth.predecessor(index)
        if before is None:
            return True
        text_before = squeeze(truth.old.provisions[before].text)
        if words in text_before and before != made.index:
            return False
        now_like = fuzz.partial_ratio(words, squeeze(truth.new.provisions[index].text))
        if partner is None and now_like >= fuzz.partial_ratio(words, text_before) + 10:
            return True
    now = "".join(
        squeeze(truth.new.provisions[place.index].text[place.start : place.end])
        for place in places
        if place.index is not None
    )
    return now == words
