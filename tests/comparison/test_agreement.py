"""Whoever tells of a comparison tells the same: headline, tables, summary, rows."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest

from lawdiff.batch.records import change_columns
from lawdiff.comparison import compare
from lawdiff.comparison.model import Comparison
from lawdiff.prints.reading import read
from lawdiff.reports.clauses import clauses_of
from lawdiff.reports.table import records
from lawdiff.reports.terminal import summary
from tests.comparison.made import all_edits, made_print

NUMBERS = (
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
).split()
UNITS = "clause|section|article|rule|regulation|paragraph|schedule"

CORPUS = Path(__file__).parents[2] / "corpus"
CORPUS_PAIRS = [
    pair
    for bill in ("children-and-social-work", "specimen")
    for prints in [sorted(path.name for path in (CORPUS / bill).glob("*.xml"))]
    for pair in [(f"{bill}/{one}", f"{bill}/{other}") for one, other in pairwise(prints)]
]
REAL_PAIRS = [
    ("social-housing/2-lords-committee.xml", "social-housing/3-lords-report.xml"),
    ("social-housing/3-lords-report.xml", "social-housing/4-commons-brought-from-lords.xml"),
    ("social-housing/4-commons-brought-from-lords.xml", "social-housing/5-commons-committee.xml"),
    ("data-protection/1-commons-introduced.xml", "data-protection/2-commons-committee.xml"),
    ("pdf/retained-eu-law.pdf", "pdf/retained-eu-law.xml"),
    ("pdf/non-domestic-rating.pdf", "robustness/uk-non-domestic-rating-mathml.xml"),
    ("robustness/de-legaldocml-vereinsgesetz-1964.xml",
     "robustness/de-legaldocml-vereinsgesetz-2017.xml"),
]  # fmt: skip


@lru_cache(maxsize=16)
def compared(folder: Path, old: str, new: str) -> Comparison:
    return compare(read(folder / old), read(folder / new))


def by_headline(comparison: Comparison) -> int:
    """Clauses and schedules of both prints that the headline says changed in substance."""
    found = re.search(
        rf"([^.;]*?\b(?:{UNITS})s?(?:[^.;:]*?)) changes? in substance", comparison.headline, re.I
    )
    if found is None or found[1].strip() == "No other clause":
        return 0
    words = re.findall(rf"(\w+) (?:{UNITS})s?\b", found[1], re.I)
    return sum(NUMBERS.index(w.lower()) if w.lower() in NUMBERS else int(w) for w in words)


def by_clauses(comparison: Comparison) -> int:
    return sum(c.unit and c.outcome == "substantive" for c in clauses_of(comparison))


def unsaid(comparison: Comparison) -> list[str]:
    """Provisions whose printed words differ and of which no change is told, or the other way."""
    both = [(r.old, r.new, r) for r in comparison.rows if r.old and r.new]
    return [
        new.label
        for old, new, row in both
        if ("amended" in row.states) is not bool(row.changes)
        or (not row.changes and old.text.strip() != new.text.strip())
        or (not row.changes and old.heading.strip() != new.heading.strip())
    ]


def counts_nothing(comparison: Comparison) -> bool:
    """Whether the summary's last figures have nothing of substance in them."""
    figures = re.search(r"(\d[\d,]*) changes? in substance,\s+(\d+)\s+(\w+)", summary(comparison))
    assert figures is not None
    return figures[1] == "0" and figures[3] == "consequential"


def agrees(comparison: Comparison) -> None:
    assert by_headline(comparison) == by_clauses(comparison), comparison.headline
    assert unsaid(comparison) == []
    if by_clauses(comparison):
        assert not counts_nothing(comparison)


@pytest.mark.parametrize(("old", "new"), CORPUS_PAIRS)
def test_all_that_is_told_of_the_corpus_agrees(old: str, new: str) -> None:
    agrees(compared(CORPUS, old, new))
    agrees(compared(CORPUS, new, old))


@pytest.mark.real_prints
@pytest.mark.parametrize(("old", "new"), REAL_PAIRS)
def test_all_that_is_told_of_real_prints_agrees(real_prints: Path, old: str, new: str) -> None:
    agrees(compared(real_prints, old, new))


def test_all_that_is_told_of_made_edits_agrees() -> None:
    for edit in all_edits()[::3]:
        agrees(compare(made_print(edit.before, "old.xml"), made_print(edit.after, "new.xml")))


LISTS = "Every harbour master must keep a list of the boats that lie in it, with their owners."
REPORTS = "The Authority must publish a report on harbours within 28 days of each meeting."
BOTH = f"""\
Clause 1 Reports
(1) {REPORTS}
(2) {LISTS}
(3) This applies in Wales.
Clause 9 Meetings
(1) The Board must meet in each month."""
APART = f"""\
Clause 1 Reports
(1) {REPORTS}
(2) This applies in Wales.
Clause 2 Commission
(1) There is to be a body called the Harbour Commission.
(2) {LISTS}
Clause 9 Meetings
(1) The Board must meet in each month."""


def test_a_clause_that_gave_words_to_another_is_changed_in_substance() -> None:
    for before, after in ((BOTH, APART), (APART, BOTH)):
        found = compare(made_print(before), made_print(after))
        changed = {c.title: c.happened for c in clauses_of(found) if c.outcome != "unchanged"}
        assert all("changed in substance" in said for said in changed.values()), changed
        assert "Clause 1" in {title.partition(" (")[0] for title in changed}
        assert "clause 9" not in found.headline
        assert by_headline(found) == by_clauses(found) == len(changed)
        assert all(
            row.substantive for row in found.rows if {"split", "merged"}.intersection(row.states)
        )
        lines = [(r.kind, r.new_label) for r in records(found) if r.significance == "substantive"]
        assert (("split" if before is BOTH else "merged"), "clause 1") in lines
        columns = change_columns(found, "a bill", "a-comparison")
        assert columns["significance"].count("substantive") == len(lines)


def test_a_clause_that_only_gains_a_provision_is_counted_too() -> None:
    old = "Clause 1 Duty\n(1) The Board must meet."
    found = compare(made_print(old), made_print(f"{old}\n(2) It may sit in private."))
    assert by_headline(found) == 1 == by_clauses(found)
    assert "0 changes in substance, 1 provision inserted or left out, 0 cons" in summary(found)
