"""What must hold for any history."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from lawdiff.comparison import compare
from lawdiff.errors import BadRequest
from lawdiff.history import EVENTS, History, trace
from lawdiff.history.between import compare_prints
from lawdiff.prints import Print, read

MIRROR = {"introduced": "left-out", "left-out": "introduced", "split": "merged", "merged": "split"}


def bundled_prints(corpus: Path, bill: str) -> list[Print]:
    return [read(path) for path in sorted((corpus / bill).glob("*.xml"))]


@pytest.fixture(scope="module", params=["children-and-social-work", "specimen"])
def prints(request: pytest.FixtureRequest, corpus: Path) -> list[Print]:
    return bundled_prints(corpus, request.param)


def ways(history: History, last: int | None = None) -> set[tuple[tuple[int, int], ...]]:
    """Each lineage as its places; with ``last``, told from the other end."""
    return {
        tuple(
            sorted(
                (step.print if last is None else last - step.print, step.index)
                for step in lineage.steps
                if step.index is not None
            )
        )
        for lineage in history.lineages
    }


def test_reversing_the_prints_mirrors_every_lineage(prints: list[Print]) -> None:
    forth, back = trace(prints), trace(prints[::-1])
    assert ways(forth) == ways(back, last=len(prints) - 1)


def test_reversing_the_prints_mirrors_every_event(prints: list[Print]) -> None:
    """What is left out after print 2 is introduced at print 2 when read backwards."""
    last = len(prints) - 1
    forth, back = trace(prints), trace(prints[::-1])
    told: dict[tuple[int, int], set[str]] = {}
    for lineage in forth.lineages:
        stands = [step for step in lineage.steps if step.index is not None]
        for before, after in pairwise(stands):
            assert before.index is not None
            events = {MIRROR.get(event, event) for event in after.events}
            told[last - before.print, before.index] = events
    for lineage in back.lineages:
        for step in [step for step in lineage.steps if step.index is not None][1:]:
            assert step.index is not None
            assert set(step.events) == told[step.print, step.index], lineage.heading


def test_a_history_of_two_prints_says_what_compare_says(prints: list[Print]) -> None:
    history = trace(prints[:2])
    comparison = compare(prints[0], prints[1])
    assert history.comparisons == (comparison,)
    for lineage in history.lineages:
        for step in lineage.steps:
            if step.row is None or step.print == 0:
                continue
            row = history.row(step)
            assert row is not None
            states = set(row.states)
            for event in step.events:
                assert event in states or (event == "amended" and "redrafted" in states)


def test_events_come_chief_first_and_steps_in_print_order(prints: list[Print]) -> None:
    for lineage in trace(prints).lineages:
        numbers = [step.print for step in lineage.steps]
        assert numbers == sorted(set(numbers))
        for step in lineage.steps:
            ranks = [EVENTS.index(event) for event in step.events]
            assert ranks == sorted(ranks)


def test_any_two_prints_can_be_compared(corpus: Path) -> None:
    history = trace(bundled_prints(corpus, "children-and-social-work"))
    comparison = compare_prints(history, 1, 4)
    labels = {(row.old.label, row.new.label) for row in comparison.rows if row.old and row.new}
    assert ("clause 29(2)(a)", "clause 32(2)(a)") in labels
    assert len(comparison.rows) >= len(history.prints[4].provisions)


def test_a_print_given_twice_is_an_error(prints: list[Print]) -> None:
    with pytest.raises(BadRequest, match="is the same print as"):
        trace([prints[0], prints[1], prints[0]])


def test_one_print_is_no_history(prints: list[Print]) -> None:
    with pytest.raises(BadRequest, match="two prints or more"):
        trace(prints[:1])


def test_prints_are_never_reordered_but_the_order_is_doubted(prints: list[Print]) -> None:
    history = trace([prints[1], prints[0]])
    assert history.prints == (prints[1], prints[0])
    assert any("order" in warning for warning in history.warnings)


def test_a_print_of_another_bill_is_a_warning(corpus: Path) -> None:
    csw = bundled_prints(corpus, "children-and-social-work")
    specimen = bundled_prints(corpus, "specimen")
    history = trace([csw[0], specimen[0], csw[1]])
    assert any("different Bills" in warning for warning in history.warnings)
