"""All pairs of each trap, in their order, with what they rest on."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawdiff.alignment import align
from tests import told
from tests.alignment.outline import Trap, traps

FILE = Path(__file__).with_name("in-full.md")
TRAPS = {trap.title: trap for trap in traps()}
SAID = told.read(FILE) if FILE.exists() else {}


def said_of(trap: Trap) -> list[str]:
    alignment = align(trap.old, trap.new, "content")
    lines = []
    for pair in alignment.pairs:
        old = "nothing" if pair.old is None else trap.old.provisions[pair.old].label
        new = "nothing" if pair.new is None else trap.new.provisions[pair.new].label
        flags = [
            "moved" if pair.moved else "",
            "redrafted" if pair.redrafted else "",
            pair.share,
            "" if pair.primary else "besides",
        ]
        lines.append(" ".join(["-", old, "→", new + ":", pair.method, *filter(None, flags)]))
    return lines


@pytest.mark.parametrize("title", SAID)
def test_all_pairs(title: str) -> None:
    assert said_of(TRAPS[title]) == SAID[title]


def anew() -> None:
    """Write the file anew."""
    about = "All pairs of each trap (written by `python -m tests.told`)"
    told.write(FILE, about, ((title, said_of(trap)) for title, trap in TRAPS.items()))
