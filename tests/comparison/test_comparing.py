"""Whole comparisons of made prints: rows, states, clusters, accounts, warnings."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lawdiff.comparison import compare
from lawdiff.comparison.model import Change, Comparison, Row
from lawdiff.comparison.warnings import different_bills
from tests.comparison.applying import applied, without_space
from tests.comparison.made import made_print
from tests.examples import examples

OLD = """\
Clause 1 Duty to report
(1) The Board must publish a report.
(2) A report under subsection (1) may be short.
Clause 2 Grants
(1) The Board may pay grants to any person.
(2) A grant under section 2 is recoverable within 28 days.
Clause 3 Fees
(1) A fee of £10 is payable to the Board.
Schedule 1 Members
1 The Board has six members.
2 A member holds office for three years.
"""

NEW = """\
Clause 1 Aim
(1) Everything in this Act serves public safety and nothing else besides.
Clause 2 Duty to report
(1) The Board must publish a report.
(2) A report under subsection (1) may be short.
Clause 3 Grants
(1) The Board must pay grants to any person.
(2) A grant under section 3 is recoverable within 14 days.
Schedule 1 Members
1 The Board has six members.
2 A member holds office for three years.
3 A member may resign.
"""


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare(made_print(OLD, "old.xml"), made_print(NEW, "new.xml"))


def row(comparison: Comparison, label: str) -> Row:
    return next(r for r in comparison.rows if (r.new or r.old).label == label)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("label", "states"),
    [
        ("clause 1", ("inserted",)),
        ("clause 2", ("renumbered",)),
        ("clause 2(1)", ("unchanged",)),
        ("clause 3", ("renumbered",)),
        ("clause 3(1)", ("amended",)),
        ("clause 3(2)", ("amended",)),
        ("Schedule 1", ("unchanged",)),
        ("Schedule 1, paragraph 3", ("inserted",)),
    ],
)
def test_states(comparison: Comparison, label: str, states: tuple[str, ...]) -> None:
    assert row(comparison, label).states == states


def test_deleted_stand_where_they_stood(comparison: Comparison) -> None:
    labels = [(r.new or r.old).label for r in comparison.rows]  # type: ignore[union-attr]
    gone = [r.old.label for r in comparison.rows if r.new is None and r.old is not None]
    assert gone == ["clause 3", "clause 3(1)"]
    assert labels.index("Schedule 1") > max(
        n for n, r in enumerate(comparison.rows) if r.new is None
    )


def test_every_provision_has_its_row(comparison: Comparison) -> None:
    olds = [r.old.index for r in comparison.rows if r.old is not None]
    news = [r.new.index for r in comparison.rows if r.new is not None]
    assert sorted(olds) == list(range(len(comparison.old.provisions)))
    assert news == list(range(len(comparison.new.provisions)))


def test_every_row_belongs_to_one_account(comparison: Comparison) -> None:
    members = [n for account in comparison.accounts for n in account.members]
    assert sorted(members) == list(range(len(comparison.rows)))
    assert [a.row for a in comparison.accounts] == sorted(a.row for a in comparison.accounts)
    assert all(account.members[0] == account.row for account in comparison.accounts)


def test_sentences(comparison: Comparison) -> None:
    told = {
        (head.new or head.old).label: account.sentence  # type: ignore[union-attr]
        for account in comparison.accounts
        for head in [comparison.rows[account.row]]
    }
    assert told["clause 1"] == "Clause 1, ‘Aim’, is inserted."
    assert told["clause 2"] == "Clause 2 (was clause 1) is only renumbered."
    assert told["clause 3"] in {
        "Clause 3, ‘Fees’, is left out.",
        "Clause 3 (was clause 2): In subsection (1), ‘may’ becomes ‘must’. "
        "In subsection (2), ‘within 28 days’ becomes ‘within 14 days’. "
        "Cross-references follow the new numbers (1).",
    }
    assert told["Schedule 1"] == "Schedule 1: Paragraph 3 is inserted."


def test_headline(comparison: Comparison) -> None:
    assert comparison.headline.startswith(
        "One clause is inserted (1); one clause is left out (3); "
        "clauses 1 and 2 are renumbered 2 and 3."
    )
    assert "clause 3 and Schedule 1" in comparison.headline


def test_an_inserted_descendant_makes_its_schedule_one_that_changed(comparison: Comparison) -> None:
    schedule = next(
        a
        for a in comparison.accounts
        if comparison.rows[a.row].new and comparison.rows[a.row].new.label == "Schedule 1"  # type: ignore[union-attr]
    )
    assert schedule.significance == "substantive"


def test_a_definition_that_comes_or_goes_says_how_often_its_word_is_used() -> None:
    both = (
        "(1) In this section—\n  “dwelling” means a building;\n  “landlord” includes a licensor.\n"
        "(2) A landlord of a dwelling may meet other landlords."
    )
    one = both.replace("\n  “landlord” includes a licensor.", "")
    there = compare(made_print(one), made_print(both))
    back = compare(made_print(both), made_print(one))
    told = [a.sentence for c in (there, back) for a in c.accounts if a.significance]
    assert "definition of “landlord” (used 2 times) is inserted" in told[0]
    assert "definition of “landlord” (still used 2 times) is left out" in told[1]


def test_itself_finds_nothing() -> None:
    once = compare(made_print(OLD), made_print(OLD))
    assert all(r.states == ("unchanged",) and not r.changes for r in once.rows)
    assert once.headline == "No word differs between the two prints."
    assert not once.clusters and not once.warnings
    assert all(account.significance is None for account in once.accounts)


# Mirrors --------------------------------------------------------------------------------------

LINES = [
    "The Board must publish a report.",
    "A grant under section 1 may be paid within 28 days.",
    "In this section “harm” means injury.",
    "The authority in England must consult the police, the council and the tenant.",
    "Regulations are subject to the negative resolution procedure.",
    "A fee of £10 is payable unless the person is aged 18.",
]
words = st.sampled_from("may must £20 14 Wales or and not “damage” section 2 Agency , the".split())


@st.composite
def bills(draw: st.DrawFn) -> tuple[str, str]:
    """A small Bill, and the same with words changed and rules put in or taken out."""
    count = draw(st.integers(1, 3))
    old, new = [], []
    number = 0
    for clause in range(1, count + 1):
        rules = draw(st.lists(st.sampled_from(LINES), min_size=1, max_size=3, unique=True))
        old += [f"Clause {clause} Matter {clause}"]
        old += [f"({n}) {rule}" for n, rule in enumerate(rules, 1)]
        changed = []
        for rule in rules:
            if draw(st.integers(0, 9)) == 0:
                continue
            tokens = rule.split(" ")
            for _ in range(draw(st.integers(0, 2))):
                at = draw(st.integers(0, len(tokens) - 1))
                tokens[at] = draw(words)
            changed.append(" ".join(tokens))
        number += 1
        if draw(st.integers(0, 4)) == 0:
            new += [f"Clause {number} Fresh", "(1) Something that nobody had thought of so far."]
            number += 1
        new += [f"Clause {number} Matter {clause}"]
        new += [f"({n}) {rule}" for n, rule in enumerate(changed, 1)] or ["(1) Nothing left."]
    return "\n".join(old), "\n".join(new)


@given(bills())
@settings(max_examples=examples(60), deadline=None)
def test_changes_make_the_new_print_of_the_old(pair: tuple[str, str]) -> None:
    comparison = compare(made_print(pair[0]), made_print(pair[1]))
    for r in comparison.rows:
        if r.old is None or r.new is None:
            assert r.changes == ()
            continue
        for name in ("text", "heading"):
            changes = [c for c in r.changes if c.field == name]
            made = applied(getattr(r.old, name), changes)
            assert without_space(made) == without_space(getattr(r.new, name))


@given(bills())
@settings(max_examples=examples(60), deadline=None)
def test_backwards_mirrors_forwards(pair: tuple[str, str]) -> None:
    old, new = made_print(pair[0]), made_print(pair[1])
    there = sorted(_facts(r, c) for r in compare(old, new).rows for c in r.changes)
    back = sorted(_mirrored(r, c) for r in compare(new, old).rows for c in r.changes)
    assert there == back


def _facts(r: Row, c: Change) -> tuple[object, ...]:
    assert r.old is not None and r.new is not None
    return (
        r.old.index, r.new.index, c.field, c.significance,
        c.old_start, c.old_end, c.new_start, c.new_end, c.old_text, c.new_text,
    )  # fmt: skip


def _mirrored(r: Row, c: Change) -> tuple[object, ...]:
    assert r.old is not None and r.new is not None
    return (
        r.new.index, r.old.index, c.field, c.significance,
        c.new_start, c.new_end, c.old_start, c.old_end, c.new_text, c.old_text,
    )  # fmt: skip


# Clusters -------------------------------------------------------------------------------------


def test_a_term_replaced_in_a_hundred_places_is_one_cluster() -> None:
    lines = [
        f"Clause {n} Rule {n}\n(1) The Board must consult persons about matter {n}. The Board’s "
        f"report is public.\n(2) Two Boards may act together on matter {n}."
        for n in range(1, 36)
    ]
    old = "\n".join(lines)
    new = old.replace("Boards", "Agencies").replace("Board", "Agency")
    new = new.replace("The Agency must consult persons about matter 7.",
                      "The Board must consult persons about matter 7.")  # fmt: skip
    comparison = compare(made_print(old), made_print(new))
    assert len(comparison.clusters) == 1
    cluster = comparison.clusters[0]
    assert (cluster.kind, cluster.old_text, cluster.new_text) == ("term", "Board", "Agency")
    assert cluster.count == 104
    labels = [comparison.rows[n].new.label for n in cluster.exceptions]  # type: ignore[union-attr]
    assert labels == ["clause 7(1)"]
    told = "‘Board’ becomes ‘Agency’ in 104 places, and stays in one provision."
    assert comparison.headline.endswith(told)
    changes = [c for r in comparison.rows for c in r.changes]
    assert {c.cluster for c in changes} == {cluster.id}
    assert {c.kind for c in changes} == {"term"}


def test_a_term_is_counted_inside_phrases_and_beside_itself() -> None:
    old = (
        "Clause 1 Rights of tenants\n"
        "(1) If the tenant or the tenant’s spouse objects, the tenant must say so.\n"
        "(2) A tenant and a landlord may agree. Tenants may be heard.\n"
        "(3) The landlord must tell the landlord’s agent."
    )
    new = old.replace("tenants", "occupiers").replace("Tenants", "Occupiers")
    new = new.replace("A tenant", "An occupier").replace("tenant", "occupier")
    new = new.replace("landlord", "owner").replace("a owner", "an owner")
    comparison = compare(made_print(old), made_print(new))
    counts = {(c.old_text, c.new_text): c.count for c in comparison.clusters}
    assert counts == {("tenant", "occupier"): 6, ("landlord", "owner"): 3}
    assert all(c.exceptions == () for c in comparison.clusters)


def test_a_cluster_counts_occurrences_and_not_provisions() -> None:
    old = "Clause 1 Fees\n(1) The fee is £10 for one day, and no less than £10 for another."
    comparison = compare(made_print(old), made_print(old.replace("£10", "£12")))
    assert [(c.count, len(c.rows)) for c in comparison.clusters] == [(2, 1)]


# Splits ------------------------------------------------------------------------------------------

WHOLE = (
    "(1) The Board must keep accounts and send copies to the auditor. The auditor must examine "
    "the accounts, certify them and report on them to the Secretary of State, who lays the "
    "report before Parliament.\n(2) The register is public."
)
HALVES = WHOLE.replace("(2)", "(3)").replace("auditor. The", "auditor.\n(2) The")


def test_what_the_other_half_of_a_split_took_is_said_to_stand_there() -> None:
    there = compare(made_print(WHOLE), made_print(HALVES))
    back = compare(made_print(HALVES), made_print(WHOLE))
    whys = [[c.why for r in told.rows for c in r.changes] for told in (there, back)]
    assert whys == [
        [
            "The provision was split: these words now stand in clause 20(2).",
            "The provision was split: these words now stand in clause 20(1).",
        ],
        [
            "Provisions were merged: these words stood in clause 20(2).",
            "Provisions were merged: these words stood in clause 20(1).",
        ],
    ]
    sentence = next(a.sentence for a in there.accounts if a.significance)
    assert "before Parliament.’ now stands in clause 20(2)" in sentence


# Warnings -------------------------------------------------------------------------------------


def test_prints_of_different_bills_are_compared_with_a_warning() -> None:
    old = replace(made_print(OLD), title="Fees Bill", work="a")
    new = replace(made_print(NEW), title="Grants Bill", work="b")
    assert any("different Bills" in warning for warning in compare(old, new).warnings)


@pytest.mark.parametrize(
    ("old", "new", "different"),
    [
        ("Finance Act 2016", "Finance Act 2017", True),
        ("Finance Bill 2016", "Finance Bill 2017", True),
        ("Finance Act 2016", "Finance Act 2016", False),
        ("Finance Bill", "Finance Act 2017", False),
        ("Finance Bill 2016", "Finance Act 2016", False),
        ("Finance Bill 2016", "Finance Act 2017", False),  # it became law the year after
        ("Finance Act", "Finance Act 2016", False),
        ("Finance Bill [HL]", "Finance Bill", False),
        ("Finance Bill", "Fees Act 2016", True),
    ],
)
def test_the_year_of_a_title_tells_acts_apart_but_no_bill_from_its_act(
    old: str, new: str, different: bool
) -> None:
    one, other = (replace(made_print(OLD), title=title, work="") for title in (old, new))
    assert different_bills(one, other) is different_bills(other, one) is different
    one, other = replace(one, work="a"), replace(other, work="b")
    assert different_bills(one, other) is different


def test_a_bill_that_changed_house_is_the_same_bill() -> None:
    old = replace(made_print(OLD), title="Fees Bill [HL]", work="a")
    new = replace(made_print(OLD), title="Fees Bill [HL]", work="a", house="House of Commons")
    assert compare(old, new).warnings == ()


def test_dates_that_contradict_the_order_are_a_warning() -> None:
    old = replace(made_print(OLD), date="2023-05-01")
    new = replace(made_print(OLD), date="2022-05-01")
    assert any("wrong order" in warning for warning in compare(old, new).warnings)


def test_languages_that_differ_are_a_warning() -> None:
    old = replace(made_print(OLD), language="eng")
    new = replace(made_print(OLD), language="cym")
    assert any("languages" in warning for warning in compare(old, new).warnings)
