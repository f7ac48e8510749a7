"""What becomes of notes: the cases of carrying.md, and what must always hold."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from lawdiff.annotations import annotate
from lawdiff.annotations.model import CarriedNote, Place
from lawdiff.annotations.notes import read_text
from lawdiff.comparison.model import Comparison
from lawdiff.prints.model import Print
from tests.annotations.made import make_comparison

_FILES = ("carrying.md", "several-places.md", "looking-back.md")
_BLOCK = re.compile(r"```(old|new|note)\n(.*?)```", re.S)
_EXPECTED = re.compile(r"^(same|reworded|clause-only|ambiguous|removed|unplaced): (.*)$", re.M)
_TOLD = re.compile(r"^- .*$", re.M)


class Case(NamedTuple):
    title: str
    old: str
    new: str
    note: str
    status: str
    places: str
    told: list[str]
    """Lines on what the reader is told, in full."""


def cases() -> list[Case]:
    found = []
    for name in _FILES:
        text = (Path(__file__).parent / name).read_text(encoding="utf-8")
        for section in re.split(r"^## (?=[^\n]*\n\n```old)", text, flags=re.M)[1:]:
            blocks = dict(_BLOCK.findall(section))
            end = section[section.rfind("```") :]
            expected = _EXPECTED.search(end)
            assert expected, section
            title = section.partition("\n")[0]
            old, new, note = blocks["old"], blocks["new"], blocks["note"]
            status, places = expected.groups()
            found.append(Case(title, old, new, note, status, places, _TOLD.findall(end)))
    return found


def carried_of(case: Case) -> tuple[CarriedNote, Comparison]:
    comparison = make_comparison(case.old, case.new)
    print_, note = "HL Bill 1", case.note
    if note.startswith("print: "):
        print_, _, note = note.removeprefix("print: ").partition("\n")
    notes, _ = read_text(f"---\nby: LGA\nprint: {print_}\n---\n{note}", "lga.md")
    (carried,) = annotate(comparison, notes)
    return carried, comparison


def told(carried: CarriedNote, comparison: Comparison) -> list[str]:
    """What a reader is told of a note, and where it is marked, a line each."""
    lines = [f"- why: {carried.why}", f"- shown: {carried.shown}, {carried.score:.3f}"]
    for side, print_, places in (
        ("old", comparison.old, carried.old_places),
        ("new", comparison.new, carried.new_places),
    ):
        lines += [f"- {side}: {_place(place, print_)}" for place in places]
    lines += [
        f"- or: {one.place.label} “{one.words}” {one.score:.3f}" for one in carried.candidates
    ]
    if carried.wording:
        pieces = [f"{piece.piece} “{piece.text}”" for piece in carried.wording]
        lines.append(f"- change: {', '.join(pieces)}")
    return lines


def _place(place: Place, print_: Print) -> str:
    said = place.label
    if place.index is not None and place.start is not None:
        provision = print_.provisions[place.index]
        words = provision.heading if place.field == "heading" else provision.text
        said += f" “{words[place.start : place.end]}”"
    return f"{said} ({place.status})" if place.status else said


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_a_case(case: Case) -> None:
    carried, comparison = carried_of(case)
    wanted, moved = case.places.removesuffix(", moved"), case.places.endswith(", moved")
    assert carried.status == case.status, carried.why
    there = list(dict.fromkeys(place.label for place in carried.new_places)) or ["nowhere"]
    assert there[: wanted.count(", ") + 1] == wanted.split(", "), carried.why
    if moved:
        assert carried.moved
    if case.told:
        assert told(carried, comparison) == case.told
    sides = ((comparison.old, carried.old_places), (comparison.new, carried.new_places))
    for print_, places in sides:
        for place in places:
            if place.index is not None:
                assert print_.provisions[place.index].label == place.label
    assert carried.why.endswith(".")
    assert carried.record()["status"] == case.status
