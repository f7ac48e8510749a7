"""The specimen and what is known of it: its prints, and the rows of ``truth.csv``."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path

from msgspec import Struct

HERE = Path(__file__).resolve().parent
FOLDER = HERE.parents[1] / "corpus" / "specimen"
FILES = ("1-hl-bill-12.xml", "2-hl-bill-31.xml", "3-hl-bill-40.xml", "4-bill-88.xml")
NUMBERS = ("HL Bill 12", "HL Bill 31", "HL Bill 40", "Bill 88")
STEPS = tuple(pairwise(NUMBERS))


class Truth(Struct, frozen=True):
    """One row: a pair of provisions, what happened to it and, where words changed, to which."""

    old_print: str
    new_print: str
    old_label: str
    """Empty for a provision that comes in."""
    new_label: str
    """Empty for a provision that goes out."""
    states: tuple[str, ...]
    """What must be said of the pair; empty where that is not laid down."""
    more_states: bool
    """More may be said of it than ``states``."""
    kind: str
    """Kind of the change; empty where no words changed or the kind is not laid down."""
    significance: str
    old_words: str
    new_words: str
    remark: str

    @property
    def names_a_change(self) -> bool:
        """The row is about changed words, not only about the fate of the pair."""
        return bool(self.kind or self.significance)

    def __str__(self) -> str:
        """For the names of parametrised tests and for failures."""
        said = f"{self.old_label or '–'} → {self.new_label or '–'}"
        return f"{said} [{self.kind or ' '.join(self.states) or 'not laid down'}]"


def rows() -> list[Truth]:
    """Every row of ``truth.csv``, in its order."""
    with (HERE / "truth.csv").open(encoding="utf-8", newline="") as file:
        return [_row(line) for line in csv.DictReader(file)]


def _row(line: dict[str, str]) -> Truth:
    states = line["states"].split()
    return Truth(
        old_print=line["old print"],
        new_print=line["new print"],
        old_label=line["old label"],
        new_label=line["new label"],
        states=tuple(s for s in states if s != "+"),
        more_states="+" in states,
        kind=line["change kind"],
        significance=line["significance"],
        old_words=line["old words"],
        new_words=line["new words"],
        remark=line["remark"],
    )


def path_of(number: str) -> Path:
    """The file of the print of that number."""
    return FOLDER / FILES[NUMBERS.index(number)]
