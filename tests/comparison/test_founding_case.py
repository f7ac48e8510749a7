"""The sentence that somebody worked out by hand in 2016, from HL Bill 1 and HL Bill 57."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawdiff.comparison import compare
from lawdiff.comparison.model import Account, Comparison
from lawdiff.prints.reading import read


@pytest.fixture(scope="module")
def founding(corpus: Path) -> Comparison:
    folder = corpus / "children-and-social-work"
    return compare(read(folder / "1-hl-bill-1.xml"), read(folder / "2-hl-bill-57.xml"))


def account(comparison: Comparison, label: str) -> Account:
    return next(
        a
        for a in comparison.accounts
        if (head := comparison.rows[a.row].new) is not None and head.label == label
    )


def test_one_thing_changes_in_the_five_clauses(founding: Comparison) -> None:
    substantive = []
    for number in range(29, 34):
        told = account(founding, f"clause {number}")
        assert "renumbered" in founding.rows[told.row].states
        for n in told.members:
            row = founding.rows[n]
            assert row.old is not None and row.new is not None
            substantive += [c for c in row.changes if c.significance == "substantive"]
            assert {c.significance for c in row.changes} <= {"substantive", "consequential"}
    assert len(substantive) == 1
    assert substantive[0].kind == "term"


def test_its_sentence(founding: Comparison) -> None:
    told = account(founding, "clause 31").sentence
    assert told.startswith(
        "Clause 31 (was clause 17): ‘Local Safeguarding Children Board partners’ becomes "
        "‘safeguarding partners’. Cross-references follow the new numbers ("
    )


def test_the_term_is_a_cluster(founding: Comparison) -> None:
    terms = [c for c in founding.clusters if c.kind == "term"]
    assert [(c.old_text, c.new_text) for c in terms] == [
        ("Local Safeguarding Children Board partners", "safeguarding partners")
    ]


def test_where_the_panel_goes(founding: Comparison) -> None:
    told = account(founding, "clause 11")
    changes = [c for n in told.members for c in founding.rows[n].changes]
    assert [(c.kind, c.significance) for c in changes] == [("amendment-instruction", "substantive")]
    assert (changes[0].old_text, changes[0].new_text) == ("after section 16", "before section 17")


def test_headline(founding: Comparison) -> None:
    assert founding.headline.startswith("Fourteen clauses are inserted (15 to 28); clauses 15 to ")
    assert "change in substance: clauses 11 and 31." in founding.headline
    assert founding.headline.endswith("differ. Three cross-headings are inserted.")
