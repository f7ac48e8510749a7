"""What becomes of notes: the cases of carrying.md, and what must always hold."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from lawdiff.annotations import annotate
from lawdiff.annotations.notes import read_text
from tests.annotations.made import make_comparison

_BLOCK = re.compile(r"```(old|new|note)\n(.*?)```", re.S)
_EXPECTED = re.compile(r"^(same|reworded|clause-only|ambiguous|removed|unplaced): (.*)$", re.M)


class Case(NamedTuple):
    title: str
    old: str
    new: str
    note: str
    status: str
    places: str


def cases() -> list[Case]:
    text = (Path(__file__).parent / "carrying.md").read_text(encoding="utf-8")
    found = []
    for section in re.split(r"^## (?=[^\n]*\n\n```old)", text, flags=re.M)[1:]:
        blocks = dict(_BLOCK.findall(section))
        expected = _EXPECTED.search(section[section.rfind("```") :])
        assert expected, section
        title = section.partition("\n")[0]
        found.append(Case(title, blocks["old"], blocks["new"], blocks["note"], *expected.groups()))
    return found


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_a_case(case: Case) -> None:
    comparison = make_comparison(case.old, case.new)
    notes, _ = read_text(f"---\nby: LGA\nprint: HL Bill 1\n---\n{case.note}", "lga.md")
    (carried,) = annotate(comparison, notes)
    wanted, moved = case.places.removesuffix(", moved"), case.places.endswith(", moved")
    assert carried.status == case.status, carried.why
    there = list(dict.fromkeys(place.label for place in carried.new_places)) or ["nowhere"]
    assert there[: wanted.count(", ") + 1] == wanted.split(", "), carried.why
    if moved:
        assert carried.moved
    sides = ((comparison.old, carried.old_places), (comparison.new, carried.new_places))
    for print_, places in sides:
        for place in places:
            if place.index is not None:
                assert print_.provisions[place.index].label == place.label
    assert carried.why.endswith(".")
    assert carried.record()["status"] == case.status
