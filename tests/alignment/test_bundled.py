"""What the bundled prints and the real ones must say, told by their labels."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawdiff.alignment import Alignment, align
from lawdiff.alignment.flat import lay_out
from lawdiff.alignment.openings import is_opening
from lawdiff.prints import read
from tests.alignment.outline import told

BEFORE, AFTER = "4-bill-99.xml", "5-bill-121.xml"


def moved_clauses(alignment: Alignment) -> set[str]:
    return {line for line in told(alignment) if line.startswith("clause") and "moved" in line}


@pytest.mark.parametrize("match", ["auto", "content"])
def test_short_title_stays_and_the_clause_that_left_its_chapter_moved(
    corpus: Path, match: str
) -> None:
    folder = corpus / "children-and-social-work"
    old, new = read(folder / BEFORE), read(folder / AFTER)
    there, back = align(old, new, match), align(new, old, match)  # type: ignore[arg-type]
    assert {"clause 53 -> clause 61", "clause 53(2) -> nothing"} <= told(there)
    assert {"clause 61 -> clause 53", "nothing -> clause 53(2)"} <= told(back)
    assert moved_clauses(there) == {"clause 32 -> clause 31 moved"}
    assert moved_clauses(back) == {"clause 31 -> clause 32 moved"}


def test_definitions_of_different_words_are_not_one_that_moved(corpus: Path) -> None:
    folder = corpus / "children-and-social-work"
    said = told(align(read(folder / "2-hl-bill-57.xml"), read(folder / "3-hl-bill-69.xml")))
    assert "clause 33(1), definition of “subordinate legislation” -> nothing" in said
    assert "nothing -> clause 12(3), definition of “protected disclosure”" in said


@pytest.mark.real_prints
@pytest.mark.parametrize("later", ["3-lords-report.xml", "5-commons-committee.xml"])
@pytest.mark.parametrize("match", ["auto", "content"])
def test_weak_and_empty_evidence_moves_nothing(real_prints: Path, later: str, match: str) -> None:
    folder = real_prints / "social-housing"
    old, new = read(folder / "2-lords-committee.xml"), read(folder / later)
    alignment = align(old, new, match)  # type: ignore[arg-type]
    flat, _ = lay_out(old, new)
    moved = [p for p in alignment.pairs if p.moved and p.old is not None]
    assert all(p.score >= 0.7 for p in moved)
    assert not any(is_opening(flat, p.old) for p in moved if p.old is not None)
    lines = told(alignment)
    assert {f"clause 15(2)({item}) -> clause 15({item})" for item in "abcdef"} <= lines
    assert {"clause 15(1) -> nothing", "nothing -> clause 17(1)"} <= lines
    assert "clause 26, inserted section 225C(3) -> nothing" in lines
