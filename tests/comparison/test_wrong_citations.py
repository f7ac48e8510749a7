"""A citation whose words say something else is substantive, whatever the file's tags say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import pytest

from lawdiff.comparison import compare
from lawdiff.comparison.model import Comparison, Row
from lawdiff.prints.model import Print
from lawdiff.prints.reading import read
from tests.comparison.wrong_citations import Wrong, alone, with_wrong_citations

BUNDLED = [
    ("children-and-social-work/1-hl-bill-1.xml", "children-and-social-work/2-hl-bill-57.xml"),
    ("specimen/1-hl-bill-12.xml", "specimen/2-hl-bill-31.xml"),
]
REAL = [
    ("social-housing/2-lords-committee.xml", "social-housing/3-lords-report.xml"),
    ("data-protection/1-commons-introduced.xml", "data-protection/2-commons-committee.xml"),
]


@lru_cache(maxsize=8)
def _read(path: Path) -> Print:
    return read(path)


@lru_cache(maxsize=4)
def _compared(old: Path, new: Path) -> Comparison:
    return compare(_read(old), _read(new))


def unseen(old: Path, new: Path, seed: int) -> list[str]:
    """Citations made wrong in the new print that nothing substantive tells of.

    All are made wrong at once. Two may then agree with each other (an instruction about another
    Article, and a reference to that Article), so what is not seen is tried again alone.
    """
    made, wrong = with_wrong_citations(_read(new), seed)
    assert len(wrong) > 20
    return [
        f"{made.provisions[edit.provision].label}: {edit.before} → {edit.after}"
        for edit in _unseen(old, new, made, wrong)
        if _unseen(old, new, alone(_read(new), made, edit), [edit])
    ]


def _unseen(old: Path, new: Path, made: Print, wrong: Sequence[Wrong]) -> list[Wrong]:
    before = _by_place(_compared(old, new))
    after = _by_place(compare(_read(old), made))
    return [
        edit
        for edit in wrong
        if after[edit.provision].old is not None
        and not _was_wrong(before[edit.provision], edit)
        and not _substance(after[edit.provision]) - _substance(before[edit.provision])
    ]


def _was_wrong(row: Row, edit: Wrong) -> bool:
    """What had gone wrong between the prints themselves may be put right by the edit."""
    return any(
        change.significance == "substantive"
        and change.field == "text"
        and change.new_start <= edit.start < change.new_end
        for change in row.changes
    )


def _by_place(comparison: Comparison) -> dict[int, Row]:
    return {row.new.index: row for row in comparison.rows if row.new is not None}


def _substance(row: Row) -> Counter[tuple[str, str, str, str]]:
    return Counter(
        (c.kind, c.old_text, c.new_text, c.why)
        for c in row.changes
        if c.significance == "substantive"
    )


@pytest.mark.parametrize("names", BUNDLED, ids=" → ".join)
def test_bundled_prints(corpus: Path, names: tuple[str, str]) -> None:
    old, new = (corpus / name for name in names)
    assert unseen(new, new, 1) == []
    assert unseen(old, new, 2) == []


@pytest.mark.real_prints
@pytest.mark.parametrize("names", REAL, ids=" → ".join)
def test_real_prints(real_prints: Path, names: tuple[str, str]) -> None:
    old, new = (real_prints / name for name in names)
    assert unseen(old, new, 3) == []


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10, 16))
@pytest.mark.parametrize("names", BUNDLED, ids=" → ".join)
def test_bundled_prints_often(corpus: Path, names: tuple[str, str], seed: int) -> None:
    old, new = (corpus / name for name in names)
    assert unseen(new, new, seed) == []
    assert unseen(old, new, seed) == []


@pytest.mark.long
@pytest.mark.real_prints
@pytest.mark.parametrize("seed", range(10, 16))
@pytest.mark.parametrize("names", REAL, ids=" → ".join)
def test_real_prints_often(real_prints: Path, names: tuple[str, str], seed: int) -> None:
    old, new = (real_prints / name for name in names)
    assert unseen(new, new, seed) == []
    assert unseen(old, new, seed) == []
