"""A provision that moves keeps its words and may be another rule: it is never passed over."""

from __future__ import annotations

import pytest

from lawdiff.comparison import compare
from lawdiff.comparison.model import Account, Comparison
from lawdiff.reports.clauses import clauses_of
from tests.comparison.made import made_print

INTO_THE_OPPOSITE = (
    """\
Clause 1 Plans
(1) A plan must include—
  (a) boats,
  (b) large seagoing ships carrying coal, and
  (c) docks.
(2) A plan must not include—
  (a) cars, and
  (b) carts.
Clause 2 Maps
(1) A map is drawn by the surveyor of each county.
""",
    """\
Clause 1 Plans
(1) A plan must include—
  (a) boats, and
  (b) docks.
(2) A plan must not include—
  (a) cars,
  (b) large seagoing ships carrying coal, and
  (c) carts.
Clause 2 Maps
(1) A map is drawn by the surveyor of each county.
""",
)

ANOTHER_ORDER = (
    """\
Clause 1 Who is appointed
(1) The court must appoint the first of the following who is willing—
  (a) the surviving spouse of the deceased tenant,
  (b) the eldest child of the deceased tenant, and
  (c) the landlord.
Clause 2 Maps
(1) A map is drawn by the surveyor of each county.
""",
    """\
Clause 1 Who is appointed
(1) The court must appoint the first of the following who is willing—
  (a) the eldest child of the deceased tenant,
  (b) the surviving spouse of the deceased tenant, and
  (c) the landlord.
Clause 2 Maps
(1) A map is drawn by the surveyor of each county.
""",
)

BETWEEN_CLAUSES = (
    """\
Clause 1 Plans
(1) A plan is made by the council each year in the spring.
(2) A person who breaks a plan commits an offence.
Clause 2 Maps
(1) A map is drawn by the surveyor of each county.
(2) A map is printed on vellum and bound.
""",
    """\
Clause 1 Plans
(1) A plan is made by the council each year in the spring.
Clause 2 Maps
(1) A map is drawn by the surveyor of each county.
(2) A map is printed on vellum and bound.
(3) A person who breaks a plan commits an offence.
""",
)

BETWEEN_SCHEDULES = (
    """\
Clause 1 Plans
(1) A plan is made by the council each year in the spring.
Schedule 1 Bodies that must be consulted
1 The Coal Authority for the northern coalfields.
2 The Board of Trade in London.
Schedule 2 Bodies that need not be consulted
1 The Royal Society of Painters.
""",
    """\
Clause 1 Plans
(1) A plan is made by the council each year in the spring.
Schedule 1 Bodies that must be consulted
1 The Board of Trade in London.
Schedule 2 Bodies that need not be consulted
1 The Royal Society of Painters.
2 The Coal Authority for the northern coalfields.
""",
)

WHOLE_CLAUSES = (
    """\
Clause 1 Plans
(1) A plan is made by the council each year in the spring.
Clause 2 Maps
(1) A map is drawn by the surveyor of each county.
""",
    """\
Clause 1 Maps
(1) A map is drawn by the surveyor of each county.
Clause 2 Plans
(1) A plan is made by the council each year in the spring.
""",
)


def compared(prints: tuple[str, str]) -> Comparison:
    return compare(made_print(prints[0], "old.xml"), made_print(prints[1], "new.xml"))


def told(comparison: Comparison) -> dict[str, Account]:
    return {
        (head.new or head.old).label: account  # type: ignore[union-attr]
        for account in comparison.accounts
        for head in [comparison.rows[account.row]]
    }


@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize(
    ("prints", "changed"),
    [
        (INTO_THE_OPPOSITE, {"clause 1"}),
        (ANOTHER_ORDER, {"clause 1"}),
        (BETWEEN_CLAUSES, {"clause 1", "clause 2"}),
        (BETWEEN_SCHEDULES, {"Schedule 1", "Schedule 2"}),
    ],
)
def test_what_moves_is_substantive_where_it_was_and_where_it_is(
    prints: tuple[str, str], changed: set[str], swapped: bool
) -> None:
    comparison = compared(prints[::-1] if swapped else prints)
    found = {label for label, a in told(comparison).items() if a.significance == "substantive"}
    assert found == changed
    outcomes = {c.provision.label: c.outcome for c in clauses_of(comparison)}
    assert {label for label, outcome in outcomes.items() if outcome == "substantive"} == changed
    assert "in substance: " in comparison.headline


@pytest.mark.parametrize(
    ("prints", "label", "sentence"),
    [
        (BETWEEN_CLAUSES, "clause 1", "Clause 1: Subsection (2) moves to clause 2(3)."),
        (BETWEEN_CLAUSES, "clause 2", "Clause 2: Subsection (3) moves here from clause 1(2)."),
        (
            BETWEEN_SCHEDULES,
            "Schedule 2",
            "Schedule 2: Paragraph 2 moves here from Schedule 1, paragraph 1.",
        ),
        (
            INTO_THE_OPPOSITE,
            "clause 1",
            "Clause 1: Subsection (1)(b) is moved and is now subsection (2)(b). "
            "Editorial changes of words (2).",
        ),
    ],
)
def test_sentences_say_where_from_and_where_to(
    prints: tuple[str, str], label: str, sentence: str
) -> None:
    assert told(compared(prints))[label].sentence == sentence


def test_a_provision_that_leaves_a_clause_that_goes() -> None:
    old, _ = BETWEEN_CLAUSES
    new = """\
Clause 1 Maps
(1) A map is drawn by the surveyor of each county.
(2) A map is printed on vellum and bound.
(3) A person who breaks a plan commits an offence.
"""
    accounts = compared((old, new)).accounts
    assert {account.significance for account in accounts} == {"substantive"}
    said = " ".join(account.sentence for account in accounts)
    assert "Subsection (3) moves here from clause 1(2)." in said
    assert "is left out. Subsection (2) moves to clause 1(3)." in said


def test_a_whole_clause_that_moves_says_what_it_said() -> None:
    comparison = compared(WHOLE_CLAUSES)
    outcomes = [clause.outcome for clause in clauses_of(comparison)]
    assert sorted(outcomes) == ["moved", "renumbered"]
    assert {a.significance for a in comparison.accounts} == {None}
