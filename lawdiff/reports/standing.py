"""How many notes are shown, and why the others are not: counted alike in every form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from lawdiff.reports.words import number_of

if TYPE_CHECKING:
    from lawdiff.annotations.model import CarriedNote

Standing = Literal["shown", "elsewhere", "ambiguous", "lost"]
"""``elsewhere``: written on a print that is neither of the two, and not found in them."""

SAID: dict[Standing, str] = {
    "shown": "shown",
    "elsewhere": "written on other prints",
    "ambiguous": "that could stand in several places",
    "lost": "that could not be placed",
}

ANCHORS: dict[Standing, str] = {
    "shown": "notes",
    "elsewhere": "notes-on-other-prints",
    "ambiguous": "notes-in-several-places",
    "lost": "notes-not-placed",
}
"""Where the page shows them."""

HEADINGS: dict[Standing, str] = {
    "ambiguous": "Notes that could stand in several places",
    "lost": "Notes that could not be placed",
    "elsewhere": "Notes written on other prints",
}
"""What the page and the Markdown call those that are not shown, in the order they stand."""


class Count(Struct, frozen=True):
    """One part of the sentence about the notes."""

    count: int
    said: str
    anchor: str


def standing_of(note: CarriedNote) -> Standing:
    """Whether a note is shown beside words, and if not, why."""
    if note.status == "ambiguous":
        return "ambiguous"
    if note.status == "unplaced":
        return "elsewhere" if note.side == "neither" else "lost"
    return "shown"


def counts_of(notes: Sequence[CarriedNote]) -> list[Count]:
    """How many notes stand how; those shown always, the others where there are any."""
    found = [standing_of(note) for note in notes]
    return [
        Count(found.count(standing), said, ANCHORS[standing])
        for standing, said in SAID.items()
        if standing == "shown" or standing in found
    ]


def sentence(notes: Sequence[CarriedNote]) -> str:
    """``"36 notes: 25 shown, 10 written on other prints."``."""
    counts = counts_of(notes)
    total = number_of(len(notes), "note")
    if len(counts) == 1:
        return f"{total}, all shown."
    return f"{total}: {', '.join(f'{one.count:,} {one.said}' for one in counts)}."
