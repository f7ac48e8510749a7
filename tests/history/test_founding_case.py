"""The founding case over six prints: the clauses on different ways of working."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawdiff.history import History, Lineage, trace
from lawdiff.prints import read


@pytest.fixture(scope="module", params=["auto", "content"])
def history(request: pytest.FixtureRequest, corpus: Path) -> History:
    paths = sorted((corpus / "children-and-social-work").glob("*.xml"))
    assert len(paths) == 6
    return trace([read(path) for path in paths], request.param)


def lineage_of(history: History, number: int, label: str) -> Lineage:
    """The lineage of the provision so labelled in a print, counted from 1."""
    (index,) = [p.index for p in history.prints[number - 1].provisions if p.label == label]
    (found,) = [
        lineage
        for lineage in history.lineages
        for step in lineage.steps
        if (step.print, step.index) == (number - 1, index)
    ]
    return found


def life(history: History, lineage: Lineage) -> list[tuple[int, str, str]]:
    """Print (from 1), events and label of each step in which something happened."""
    return [
        (
            step.print + 1,
            " ".join(step.events),
            history.prints[step.print].provisions[step.index].label
            if step.index is not None
            else "",
        )
        for step in lineage.steps
        if step.events != ("unchanged",)
    ]


def test_the_power_goes_and_comes_back_and_goes(history: History) -> None:
    assert life(history, lineage_of(history, 1, "clause 15")) == [
        (1, "introduced", "clause 15"),
        (2, "renumbered", "clause 29"),
        (3, "left-out", ""),
        (5, "reinstated renumbered", "clause 32"),
        (6, "left-out", ""),
    ]


def test_the_purpose_is_rewritten_when_the_power_comes_back(history: History) -> None:
    found = life(history, lineage_of(history, 1, "clause 15(1)"))
    assert (5, "reinstated amended", "clause 32(1)") in found


def test_subsection_2_says_the_same_from_the_first_print_to_the_fifth(history: History) -> None:
    lineage = lineage_of(history, 1, "clause 15(2)")
    assert lineage is lineage_of(history, 5, "clause 32(2)")
    resumed = next(step for step in lineage.steps if step.event == "reinstated")
    assert resumed.since == 1
    row = history.row(resumed)
    assert row is not None
    assert row.changes == ()
    assert set(resumed.events) == {"reinstated"}


def test_the_procedure_became_a_clause_of_its_own(history: History) -> None:
    lineage = lineage_of(history, 2, "clause 29(6)")
    assert any(label.startswith("clause 33") for _, _, label in life(history, lineage))


def test_each_provision_of_each_print_is_in_exactly_one_lineage(history: History) -> None:
    seen = [
        (step.print, step.index)
        for lineage in history.lineages
        for step in lineage.steps
        if step.index is not None
    ]
    assert len(seen) == len(set(seen))
    assert set(seen) == {
        (number, provision.index)
        for number, print_ in enumerate(history.prints)
        for provision in print_.provisions
    }


def test_no_warning_for_prints_in_their_order(history: History) -> None:
    assert history.warnings == ()
