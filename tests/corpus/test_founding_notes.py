"""The bundled notes of the founding case: whose they are is said, and what they quote stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from lawdiff import annotate, compare, read, read_notes
from lawdiff.annotations import STATUSES
from lawdiff.prints.model import Print

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / "annotations" / "children-and-social-work"
PRINTS = {
    "HL Bill 1": "1-hl-bill-1.xml",
    "HL Bill 57": "2-hl-bill-57.xml",
    "Bill 99": "4-bill-99.xml",
    "Bill 121": "5-bill-121.xml",
}
FILES = sorted(FOLDER.glob("*.md"))
each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def words_of(print_: str) -> str:
    body = etree.parse(str(ROOT / "corpus" / FOLDER.name / PRINTS[print_])).find(".//{*}body")
    assert body is not None
    return " ".join("".join(t for t in body.itertext(etree.Element, "*")).split())


@each_file
def test_a_file_says_whose_it_is_and_where_it_comes_from(path: Path) -> None:
    read = read_notes(path)
    assert not read.warnings
    assert read.notes
    for note in read.notes:
        assert note.by
        assert note.print in PRINTS
        assert note.stance is not None
        assert note.body
        if path.stem.startswith("editors"):
            assert "not a stakeholder" in note.by
        else:
            assert re.fullmatch(r"201[67](-\d\d(-\d\d)?)?", note.date)
            assert "in our words" in note.source


@each_file
def test_a_block_quote_is_the_words_of_the_print(path: Path) -> None:
    for note in read_notes(path).notes:
        for quote in note.quotes:
            assert quote in words_of(note.print), note.where


def test_no_address_of_the_net_is_made_up() -> None:
    assert not [p.name for p in FILES if re.search(r"https?:|www\.", p.read_text(encoding="utf-8"))]


def test_the_readme_names_every_file() -> None:
    readme = (FOLDER.parent / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w-]+\.md)`", readme))
    assert named == {path.name for path in FILES}


def test_wrong_citations_of_the_time_are_kept() -> None:
    headings = {note.heading for note in read_notes(FOLDER).notes}
    assert {
        "Clauses 29–33 (formerly 15–18)",
        "Clauses 29–32",
        "Clauses 32, 33 and 34",
    } <= headings


def test_new_clauses_have_their_aliases() -> None:
    aliases = read_notes(FOLDER).aliases
    assert {a.address: a.stands_as for a in aliases} == {
        "NC2": "clause 32",
        "NC5": "clause 35",
        "NC6": "clause 36",
        "NC7": "clause 37",
    }
    assert {(a.print, a.stands_as_print) for a in aliases} == {("Bill 99", "Bill 121")}


def bundled(name: str) -> Print:
    return read(ROOT / "corpus" / FOLDER.name / name)


def test_the_bundled_notes_show_every_status() -> None:
    """HL Bill 1 to 57 has all but ``removed``; the clauses were left out in the print after."""
    one, two, three = map(bundled, ("1-hl-bill-1.xml", "2-hl-bill-57.xml", "3-hl-bill-69.xml"))
    notes = read_notes(FOLDER, (one, two, three))
    first, second = annotate(compare(one, two), notes), annotate(compare(two, three), notes)
    assert {carried.status for carried in first} == set(STATUSES) - {"removed"}
    assert any(carried.moved for carried in first)
    assert "removed" in {carried.status for carried in second}
    assert len(first) == len(second) == len(notes.notes)


def test_a_note_on_boards_does_not_follow_the_word_into_another_clause() -> None:
    """Clause 28 of HL Bill 57 names the Boards too; the note was about whom to consult."""
    old, new = map(bundled, ("1-hl-bill-1.xml", "2-hl-bill-57.xml"))
    notes = read_notes(FOLDER / "editors-hl-bill-1.md", (old, new))
    (carried,) = [c for c in annotate(compare(old, new), notes) if c.note.cited == "Clause 17(1)"]
    assert carried.status == "clause-only"
    assert [place.label for place in carried.new_places] == ["clause 31(1)"]
