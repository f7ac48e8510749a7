"""Real prints: identifiers, kept aside, are the truth."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from lawdiff.history import History, trace
from lawdiff.prints import read

pytestmark = pytest.mark.real_prints
CLAUSES = {"clause", "schedule"}


@pytest.fixture(scope="module", params=["auto", "content"])
def history(request: pytest.FixtureRequest, real_prints: Path) -> History:
    paths = sorted((real_prints / "social-housing").glob("*.xml"))
    return trace([read(path) for path in paths], request.param)


def share_in_one_lineage(history: History, clauses: bool) -> tuple[int, int]:
    """Of the pairs that share a GUID in any two prints: how many lie in one lineage, of all."""
    owner = {
        (step.print, step.index): lineage.id
        for lineage in history.lineages
        for step in lineage.steps
        if step.index is not None
    }
    together = pairs = 0
    for one, other in combinations(range(len(history.prints)), 2):
        places = {p.guid: p for p in history.prints[other].provisions if p.guid}
        for provision in history.prints[one].provisions:
            twin = places.get(provision.guid) if provision.guid else None
            own_clause = provision.kind in CLAUSES and not provision.quoted
            if twin is None or own_clause != clauses:
                continue
            pairs += 1
            together += owner[one, provision.index] == owner[other, twin.index]
    return together, pairs


def test_clauses_that_share_an_identifier_lie_in_one_lineage(history: History) -> None:
    together, pairs = share_in_one_lineage(history, clauses=True)
    assert pairs > 250
    assert together >= 0.998 * pairs


def test_so_do_provisions_below_clauses(history: History) -> None:
    together, pairs = share_in_one_lineage(history, clauses=False)
    assert pairs > 5000
    assert together >= 0.995 * pairs


def test_the_clause_on_energy_demand_comes_and_goes(history: History) -> None:
    (lineage,) = [
        lineage
        for lineage in history.lineages
        if lineage.heading == "Standards relating to energy demand" and lineage.kind == "clause"
    ]
    assert [(step.print, step.event) for step in lineage.steps] == [
        (1, "introduced"),
        (2, "unchanged"),
        (3, "left-out"),
    ]
