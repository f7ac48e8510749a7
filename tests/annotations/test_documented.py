"""docs/annotations.md says what the program says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lawdiff import annotate, compare, read, read_notes
from lawdiff.annotations import STANCES, STATUSES, check
from lawdiff.annotations.addresses import read_citation
from lawdiff.annotations.notes import read_text
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "annotations.md").read_text("utf-8")
FOLDER = ROOT / "annotations" / "children-and-social-work"


@pytest.mark.parametrize(
    ("old", "new", "file", "cited"),
    [
        ("1-hl-bill-1", "2-hl-bill-57", "local-government-association-hl-bill-57", "Clause 32"),
        ("2-hl-bill-57", "3-hl-bill-69", "local-government-association-hl-bill-57", "Clause 32"),
        ("4-bill-99", "5-bill-121", "local-government-association-bill-99", "NC2"),
        ("1-hl-bill-1", "2-hl-bill-57", "government-hl-bill-1", "Clause 17(1)"),
    ],
)
def test_the_page_shows_what_becomes_of_the_notes(
    corpus: Path, old: str, new: str, file: str, cited: str
) -> None:
    bill = corpus / "children-and-social-work"
    comparison = compare(read(bill / f"{old}.xml"), read(bill / f"{new}.xml"))
    files = read_notes([FOLDER / f"{file}.md", FOLDER / "aliases.csv"])
    note = next(c for c in annotate(comparison, files) if c.note.cited == cited)
    assert f"**{note.shown}.**" in PAGE
    if cited != "NC2":
        assert note.why.rstrip(".") in PAGE


def test_the_example_reads_without_a_warning_but_for_its_empty_headings() -> None:
    example = re.findall(r"```markdown\n(.*?)```", PAGE, re.S)[0]
    notes, warnings = read_text(example, "lga.md")
    assert [note.cited for note in notes] == [
        "Clause 32",
        "Clauses 29 to 33",
        "Schedule 1, paragraph 1(1)(a)",
        "Whole Bill",
    ]
    assert not warnings


def test_checking_the_example_says_what_the_page_shows(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    example = re.findall(r"```markdown\n(.*?)```", PAGE, re.S)[0]
    Path("lga.md").write_text(example, "utf-8")
    checked = check("lga.md", read(corpus / "children-and-social-work" / "2-hl-bill-57.xml"))
    shown = PAGE.split("$ lawdiff annotations check")[1].split("```")[0].splitlines()[1:]
    assert [str(note) for note in checked.notes] == shown
    assert not checked.warnings


def test_the_words_of_the_page_are_the_programs() -> None:
    for word in (*STANCES, *STATUSES):
        assert f"`{word}`" in PAGE
    citing = PAGE.split("## Citing")[1].split("\n## ")[0]
    for written in re.findall(r"`([^`]+)`", citing.split("\n\n")[1]):
        assert read_citation(written).addresses, written
