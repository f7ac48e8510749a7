"""Carried directly, and by way of the print between: where the two part, both are told."""

from __future__ import annotations

from itertools import pairwise

import pytest

from lawdiff.annotations import annotate
from lawdiff.annotations.chain import agreed, step
from lawdiff.annotations.links import bridge_of
from lawdiff.annotations.model import CarriedNote
from lawdiff.annotations.notes import read_text
from lawdiff.comparison import compare
from lawdiff.comparison.model import Comparison
from tests.annotations.made import make_print

FIRST = """
clause 1: Payments
  (1) The Secretary of State may make payments towards expenditure of a local authority.
  (2) A payment may be made subject to such conditions as the Treasury thinks fit.
clause 2: Reports
  (1) The regulator must lay a report on the exercise of its functions before Parliament.
clause 3: Duration
  (1) Regulations under this Act lapse after a period of three years beginning with the day.
"""
BETWEEN = """
clause 1: Reports
  (1) The regulator must lay a report on the exercise of its functions before Parliament.
clause 2: Duration
  (1) Regulations under this Act lapse after a period of three years beginning with the day.
  (2) Until then the Secretary of State may make payments towards expenditure of an authority.
"""
LAST = """
clause 1: Payments
  (1) The Secretary of State may make payments towards expenditure of a local authority.
  (2) A payment may be made subject to such conditions as the Treasury thinks fit.
clause 2: Reports
  (1) The regulator must lay a report on the exercise of its functions before Parliament.
clause 3: Duration
  (1) Regulations under this Act lapse after a period of six years beginning with the day.
  (2) Until then the Secretary of State may make payments towards expenditure of an authority.
"""
PAYMENTS = "Secretary of State may make payments towards expenditure"


@pytest.fixture(scope="module")
def direct() -> Comparison:
    return compare(make_print(FIRST), make_print(LAST, "HL Bill 57", "3.xml"), match="content")


@pytest.fixture(scope="module")
def steps() -> list[Comparison]:
    outlines = ((FIRST, "HL Bill 1"), (BETWEEN, "HL Bill 30"), (LAST, "HL Bill 57"))
    prints = [make_print(outline, name, f"{name}.xml") for outline, name in outlines]
    return [compare(old, new, match="content") for old, new in pairwise(prints)]


def both_ways(
    direct: Comparison, steps: list[Comparison], note: str, print_: str = "HL Bill 1"
) -> tuple[CarriedNote, CarriedNote]:
    notes, _ = read_text(f"---\nby: LGA\nprint: {print_}\n---\n{note}", "lga.md")
    carried = annotate(direct, notes)
    (told,) = agreed(carried, steps)
    return carried[0], told


def test_words_that_went_elsewhere_on_the_way(direct: Comparison, steps: list[Comparison]) -> None:
    before, after = both_ways(direct, steps, f"## Clause 1(1)\n> {PAYMENTS}\n")
    doubt = "carried by way of HL Bill 30 it would stand at clause 3(2)"
    assert [place.label for place in after.new_places] == ["clause 1(1)"]
    assert after.why == f"{before.why} But: {doubt}."
    assert after.doubts == (*before.doubts, doubt)


@pytest.mark.parametrize(
    "note",
    [
        "## Clause 1(2)\n> subject to such conditions as the Treasury thinks fit\n",
        "## Clause 1(2)\nOn conditions.\n",
    ],
)
def test_a_provision_that_was_gone_on_the_way(
    direct: Comparison, steps: list[Comparison], note: str
) -> None:
    before, after = both_ways(direct, steps, note)
    assert before.status == "same"
    assert after.doubts == ("carried by way of HL Bill 30 it would stand at nowhere",)
    assert after.why.endswith(" But: carried by way of HL Bill 30 it would stand at nowhere.")


@pytest.mark.parametrize(
    ("note", "status"),
    [
        ("## Clause 2(1)\n> lay a report on the exercise of its functions\n", "same"),
        ("## Clause 3(1)\n> lapse after a period of three years beginning\n", "reworded"),
        ("## Clause 2\nOn reports.\n", "same"),
        ("## Clauses 2 and 3\nOn both.\n", "reworded"),
        ("## Whole Bill\nWelcome.\n", "reworded"),
        ("## Clause 9\nNot there.\n", "unplaced"),
    ],
)
def test_where_both_ways_agree_nothing_is_added(
    direct: Comparison, steps: list[Comparison], note: str, status: str
) -> None:
    before, after = both_ways(direct, steps, note)
    assert before.status == status
    assert after == before


def test_a_note_on_the_newer_print_is_not_carried_on(
    direct: Comparison, steps: list[Comparison]
) -> None:
    note = "## Clause 3(2)\n> Until then the Secretary of State may make payments\n"
    before, after = both_ways(direct, steps, note, "HL Bill 57")
    assert before.side == "new"
    assert after == before


def test_a_step(direct: Comparison, steps: list[Comparison]) -> None:
    first, second = (bridge_of(one) for one in steps)
    before, _ = both_ways(direct, steps, f"## Clause 1(1)\n> {PAYMENTS}\n")
    (there,) = step(first, before.old_places)
    assert (there.label, there.field) == ("clause 2(2)", "text")
    text = first.there.print.provisions[there.index or 0].text
    assert text[there.start : there.end] == PAYMENTS
    assert [place.label for place in step(second, [there])] == ["clause 3(2)"]
    whole, _ = both_ways(direct, steps, "## Clauses 2 and 3\nOn both.\n")
    labels = [place.label for place in step(first, whole.old_places)]
    assert labels == ["clause 1", "clause 2"]
