"""Single rules of the aligner, each where it must decide by itself."""

from __future__ import annotations

import pytest

from lawdiff.alignment import align
from lawdiff.alignment.covers import pair_covers
from lawdiff.alignment.flat import lay_out
from lawdiff.alignment.groups import pair_groups
from lawdiff.alignment.moves import find_places
from lawdiff.alignment.repair import bring_home, change_places, drop_doubtful
from lawdiff.alignment.words import ratio
from lawdiff.alignment.work import Work
from lawdiff.prints import Kind, Print, Provision
from tests.alignment.outline import print_of

SAME = "The regulator must publish what it decides under this section."


def work_of(old: str | Print, new: str | Print) -> Work:
    prints = (print_of(one) if isinstance(one, str) else one for one in (old, new))
    return Work(*lay_out(*prints))


# -- second thoughts -------------------------------------------------------------------------


def boilerplate(second_old: str = SAME, second_new: str = SAME) -> Work:
    """Clauses 1 and 2, each with a subsection; the clauses are partners."""
    work = work_of(
        f"1 *Reports*\n  (1) {SAME}\n2 *Appeals*\n  (1) {second_old}",
        f"1 *Reports*\n  (1) {SAME}\n2 *Appeals*\n  (1) {second_new}",
    )
    work.pair(0, 0, "context")
    work.pair(2, 2, "context")
    work.todo.clear()
    return work


def test_a_leftover_gets_its_twin_back() -> None:
    work = boilerplate()
    work.pair(1, 3, "content")
    assert bring_home(work) is True
    assert work.to_new == [0, -1, 2, 3]
    assert work.method[3] == "identical"
    assert bring_home(work) is False


def test_of_two_twins_the_one_at_home_is_kept_seen_from_either_print() -> None:
    work = boilerplate(second_old="An appeal lies to the tribunal and to no other court.")
    work.pair(1, 3, "content")
    assert bring_home(work) is True
    assert work.to_new == [0, 1, 2, -1]
    back = boilerplate(second_new="An appeal lies to the tribunal and to no other court.")
    back.pair(3, 1, "content")
    assert bring_home(back) is True
    assert back.to_new == [0, 1, 2, -1]


def test_twins_that_are_where_they_should_be_stay() -> None:
    work = boilerplate()
    work.pair(1, 1, "identical")
    assert bring_home(work) is False
    assert work.to_new == [0, 1, 2, -1]


def test_two_that_are_in_each_others_place_change_places() -> None:
    work = boilerplate()
    work.pair(1, 3, "content")
    work.pair(3, 1, "content")
    assert change_places(work) is True
    assert work.to_new == [0, 1, 2, 3]
    assert change_places(work) is False


def test_identifiers_do_not_change_places() -> None:
    work = boilerplate()
    work.pair(1, 3, "identifier")
    work.pair(3, 1, "identifier")
    assert change_places(work) is False
    assert work.to_new == [0, 3, 2, 1]


def test_a_pair_across_the_print_needs_more_than_a_few_words() -> None:
    work = boilerplate(second_new="The regulator need not publish anything else at all.")
    work.pair(1, 3, "content")
    assert find_places(work).away == {1}
    drop_doubtful(work)
    assert work.to_new == [0, -1, 2, -1]
    kept = boilerplate()
    kept.pair(1, 3, "content")
    drop_doubtful(kept)
    assert kept.to_new == [0, 3, 2, -1]


# -- covers ----------------------------------------------------------------------------------


def covers(*texts: tuple[str, str], kind: Kind = "cover") -> Print:
    provisions = tuple(
        Provision(i, None, (), i + 1, kind, "", "", text, label, xpath="/*")
        for i, (label, text) in enumerate(texts)
    )
    return Print("made.xml", "", "", "", "", "", "", "eng", "xml", provisions)


TITLE = ("cover, title", "Children and Social Work Bill")
ONE = ("cover, note", "Explanatory notes to the Bill are published separately.")
TWO = ("cover, note", "Lord Nash has made the following statement under section 19.")


def test_texts_of_a_cover_are_told_by_their_words_before_their_neighbours() -> None:
    work = work_of(covers(ONE, TWO, TITLE), covers(TWO, ONE, TITLE))
    pair_covers(work)
    assert work.to_new == [1, 0, 2]
    assert work.method == ["identical"] * 3


@pytest.mark.parametrize(
    ("new", "partners"),
    [
        ((TITLE, ("cover, note", "Quite other words.")), [-1, 0, 1]),
        ((("cover, note", "Quite other words."), TITLE), [0, 1, -1]),
    ],
)
def test_texts_of_a_cover_in_other_words_are_told_by_their_neighbours(
    new: tuple[tuple[str, str], ...], partners: list[int]
) -> None:
    work = work_of(covers(ONE, TITLE, TWO), covers(*new))
    pair_covers(work)
    assert work.to_new == partners
    assert "context" in work.method


def test_the_part_a_text_plays_decides_not_its_words() -> None:
    work = work_of(
        covers(("cover, stage", "As brought from the Lords")),
        covers(("cover, title", "As brought from the Lords"), ("cover, stage", "As amended")),
    )
    pair_covers(work)
    assert work.to_new == [1]


@pytest.mark.parametrize(
    ("label", "words", "partners"),
    [
        (
            "back cover, brought from date",
            "Brought from the Lords on 31st October",
            [(0, 0), (1, None), (2, 2)],
        ),
        ("back cover, introducing member", "Lord Nash", [(0, 0), (1, 1), (2, 2)]),
        # The same matter under another name is what it was.
        ("back cover, member in charge", "Baroness Scott of the Bybrook", [(0, 0), (1, 1), (2, 2)]),
    ],
)
def test_a_text_of_a_cover_is_not_forced_into_the_place_of_another(
    label: str, words: str, partners: list[tuple[int, int | None]]
) -> None:
    title, date = ("back cover, title", "A Bill"), ("back cover, publication date", "8th May")
    member = ("back cover, introducing member", "Baroness Scott of Bybrook")
    found = align(covers(title, member, date), covers(title, (label, words), date)).pairs
    assert [(pair.old, pair.new) for pair in found if pair.old is not None] == partners


def test_a_clause_is_no_cover() -> None:
    work = work_of(covers(ONE, kind="clause"), covers(ONE, kind="clause"))
    pair_covers(work)
    assert work.to_new == [-1]


# -- groups ----------------------------------------------------------------------------------


def test_a_group_whose_place_has_none_now_is_not_looked_for_there() -> None:
    work = work_of(
        "Schedule 1 *Transfers*\n  == Staff\n    1 The staff are transferred.",
        "Schedule 1 *Transfers*\n  1 The staff are transferred.\n== Powers\n  2 A power.",
    )
    work.pair(0, 0, "context")
    pair_groups(work)
    assert work.to_new == [0, -1, -1]


def test_groups_are_told_by_what_they_gather_where_their_headings_differ() -> None:
    work = work_of(
        "Schedule 1 *Old*\n  == Staff\n    1 The staff are transferred.\n"
        "Schedule 2 *Savings*\n  1 Nothing is affected.",
        "Schedule 1 *Old*\n  1 Other.\n"
        "Schedule 2 *Savings*\n  == Those employed\n    1 The staff are transferred.",
    )
    for o, n in ((0, 0), (3, 2), (2, 4)):
        work.pair(o, n, "identical")
    pair_groups(work)
    assert work.to_new[1] == 3
    assert work.method[1] == "context"


@pytest.mark.parametrize(
    ("heading", "paired"),
    [("Power to test new ways", True), ("Power to try other ways", True), ("Finance", False)],
)
def test_a_group_in_the_same_place_needs_a_heading_that_is_half_the_same(
    heading: str, paired: bool
) -> None:
    work = work_of(
        "== Power to test other ways\n  1 A clause that is there no more.",
        f"== {heading}\n  1 Something quite unlike it stands here.",
    )
    pair_groups(work)
    assert (work.to_new[0] == 0) is paired


# -- likeness --------------------------------------------------------------------------------


def test_a_text_that_was_put_into_subsections_is_as_like_as_its_words_and_heading() -> None:
    first = "the regulator must publish a report on its work at the end of each year,"
    second = "and the report must be laid before Parliament within a month."
    heading, renamed = "Duty of the regulator to report", "Duty of regulator to report"
    work = work_of(
        f"1 *{heading}* {first} {second}", f"1 *{renamed}*\n  (1) {first}\n  (2) {second}"
    )
    alike = ratio(work.old_words.own(0)[: len(heading.split())], work.new_words.own(0))
    assert 0.7 < alike < 1
    assert work.likeness(0, 0) == pytest.approx(0.3 * alike + 0.7)
    assert work.turned().likeness(0, 0) == pytest.approx(0.3 * alike + 0.7)


# -- the answer ------------------------------------------------------------------------------

OLD = """
1 *Duty* The regulator must publish a report on its work at the end of each year.
2 *Power* The regulator may charge a fee for a copy of the report that it publishes.
3 *Appeals* An appeal must be brought within twenty eight days of the decision.
"""
NEW = """
1 *Aim* What stands here is meant to keep the streets of every town clean and safe.
2 *Duty* The regulator must publish a report on its work at the end of each year.
3 *Appeals* An appeal must be brought within twenty eight days of the decision.
"""


def test_who_follows_whom() -> None:
    alignment = align(print_of(OLD), print_of(NEW))
    assert alignment.successors() == {0: 1, 2: 2}
    assert alignment.predecessors() == {1: 0, 2: 2}
