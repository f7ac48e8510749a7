"""A small part of the benchmark, on the real prints and on the bundled ones."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.carrying.judging import Truth, judge
from benchmarks.carrying.making import make
from lawdiff import annotate, compare, read
from lawdiff.annotations.chain import agreed


@pytest.mark.real_prints
@pytest.mark.parametrize(("old", "new"), [(0, 1), (0, 3)], ids=["2→3", "2→5"])
def test_made_notes_stand_on_their_own_words(real_prints: Path, old: int, new: int) -> None:
    paths = sorted((real_prints / "social-housing").glob("*.xml"))
    comparison = compare(read(paths[old]), read(paths[new]))
    made = make(comparison.old, 120, seed=57)
    carried = annotate(comparison, [one.note for one in made])
    tally = judge(Truth(comparison.old, comparison.new), made, carried)
    assert len(carried) == tally.notes == 120
    assert not tally.wrong_same
    assert len(tally.wrong_place) <= 0.01 * tally.statuses["reworded"]
    assert len(tally.lost) <= 0.02 * tally.survived
    assert tally.statuses["same"] > 60


@pytest.mark.real_prints
def test_step_by_step_comes_to_the_same_place_or_says_so(real_prints: Path) -> None:
    prints = [read(path) for path in sorted((real_prints / "social-housing").glob("*.xml"))]
    steps = [compare(old, new) for old, new in pairwise(prints)]
    direct = compare(prints[0], prints[-1])
    made = make(direct.old, 100, seed=58)
    carried = annotate(direct, [one.note for one in made])
    told = agreed(carried, steps)
    assert len(told) == len(carried)
    for before, after in zip(carried, told, strict=True):
        if before != after:
            assert "by way of" in after.why


def test_made_notes_on_the_bundled_prints(corpus: Path) -> None:
    paths = sorted((corpus / "children-and-social-work").glob("*.xml"))
    for old, new in ((0, 1), (1, 4)):
        comparison = compare(read(paths[old]), read(paths[new]))
        made = make(comparison.old, 80, seed=59)
        carried = annotate(comparison, [one.note for one in made])
        for one, note in zip(made, carried, strict=True):
            if note.status == "same":
                assert one.fault != "misquoted"
