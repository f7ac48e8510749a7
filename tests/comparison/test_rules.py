"""Single rules of the comparison, each where it must decide by itself."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from lawdiff.comparison.classify import _common, _lead
from lawdiff.comparison.comparing import compare
from lawdiff.comparison.model import Row
from lawdiff.comparison.rules import cover
from lawdiff.comparison.rules.lexicons import LITTLE
from lawdiff.comparison.tokens import Tokens
from lawdiff.comparison.words import meeting_lines
from lawdiff.prints.model import Kind, Print, Provision, Source, Warning
from tests.comparison.made import made_print


def of_kind(kind: Kind, *, quoted: bool = False, parent: int | None = 0) -> Provision:
    return Provision(1, parent, (), 2, kind, "", "", "Words.", "it", quoted=quoted)


@pytest.mark.parametrize(
    ("kind", "quoted", "parent", "substantive"),
    [
        ("clause", False, 0, False),
        ("schedule", False, 0, False),
        ("cover", False, 0, False),
        ("subsection", False, 0, True),
        ("paragraph", False, 0, True),
        ("clause", True, 0, True),
        ("schedule", True, 0, True),
        ("part", False, None, False),
        ("part", False, 0, True),
    ],
)
def test_what_moves_with_all_its_words_is_substantive_unless_it_stands_alone(
    kind: Kind, quoted: bool, parent: int | None, substantive: bool
) -> None:
    provision = of_kind(kind, quoted=quoted, parent=parent)
    row = Row(provision, provision, ("moved",), "identical", 1.0)
    assert row.substantive is substantive
    assert Row(provision, provision, ("renumbered",), "identical", 1.0).substantive is False


def test_both_must_stand_alone() -> None:
    clause, paragraph = of_kind("clause"), of_kind("paragraph")
    for old, new in ((clause, paragraph), (paragraph, clause)):
        assert Row(old, new, ("moved",), "identical", 1.0).substantive is True


@pytest.mark.parametrize(
    ("old", "new", "meeting"),
    [
        ("one two three", "one two three", [(0, 0), (1, 1), (2, 2)]),
        ("one two three", "zero one three four", [(0, 1), (2, 2)]),
        ("one two three four", "three four one two three", [(0, 2), (1, 3)]),
        ("one one two", "one two two", []),
        ("one two three", "three two one", [(2, 0)]),
    ],
)
def test_lines_that_stand_once_in_each_are_anchors(
    old: str, new: str, meeting: list[tuple[int, int]]
) -> None:
    found = meeting_lines(Tokens(old), Tokens(new))
    assert found == [(i, i + 1, j, j + 1) for i, j in meeting]


@pytest.mark.parametrize(
    ("tags", "lead"),
    [
        ([], ""),
        ([LITTLE], ""),
        (["connective"], "connective"),
        ([LITTLE, "connective", LITTLE], "connective"),
        (["connective", "operative"], "operative"),
        ([LITTLE, "time", "operative"], "time"),
    ],
)
def test_what_a_phrase_begins_with(tags: list[str], lead: str) -> None:
    assert _lead(tags) == lead


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ("abc", "abc", [(0, 0), (1, 1), (2, 2)]),
        ("abc", "xyz", []),
        ("xabc", "abcx", [(1, 0), (2, 1), (3, 2)]),
        ("abcx", "xabc", [(0, 1), (1, 2), (2, 3)]),
        ("aab", "ab", [(0, 0), (2, 1)]),
    ],
)
def test_the_longest_row_of_kinds_that_two_phrases_share(
    old: str, new: str, pairs: list[tuple[int, int]]
) -> None:
    one, other = ([(kind, at, at + 1) for at, kind in enumerate(kinds)] for kinds in (old, new))
    assert _common(one, other) == pairs


PRINT = made_print("Clause 1 Duty\n(1) The Board must meet.")
READ = Warning("read from a page")
COVER = "The cover, the contents table and the back sheet are read from XML only: what stands there"


@pytest.mark.parametrize(
    ("old", "new", "said"), [("html", "xml", "inserted"), ("xml", "html", "left out")]
)
def test_a_cover_that_is_read_on_one_side_only_is_told(old: Source, new: Source, said: str) -> None:
    one, other = (replace(PRINT, source=source, warnings=(READ,)) for source in (old, new))
    assert f"{COVER} appears as {said}." in compare(one, other).warnings


@pytest.mark.parametrize("source", ["xml", "html"])
def test_covers_that_are_read_on_both_sides_or_neither_are_not(source: Source) -> None:
    one = replace(PRINT, source=source, warnings=(READ,))
    assert not any(COVER in warning for warning in compare(one, one).warnings)


@pytest.mark.parametrize(
    ("old", "new", "marks"),
    [
        # a comma and a dash, with words that stayed between: two marks, not one
        (
            "the Board, the Trust; and others",
            "the Board; the Trust, and others",
            [(",", ";"), (";", ",")],
        ),
        # marks that stand side by side are one
        ("a duty, (the duty)", "a duty: (the duty)", [(",", ":")]),
        ("the Board may, act—", "the Board may act.", [(",", ""), ("—", ".")]),
    ],
)
def test_marks_that_stand_apart_are_told_apart(
    old: str, new: str, marks: list[tuple[str, str]]
) -> None:
    one, other = (made_print(f"Clause 1 Duty\n(1) The rule is on {text}") for text in (old, new))
    changes = [change for row in compare(one, other).rows for change in row.changes]
    assert [(change.old_text, change.new_text) for change in changes] == marks
    assert {change.kind for change in changes} == {"typography"}


def with_cover(stage: str, statement: str) -> Print:
    texts = (("cover, stage", stage), ("cover, statement", statement))
    provisions = tuple(
        Provision(at, None, (), at + 1, "cover", "", "", text, label)
        for at, (label, text) in enumerate(texts)
    )
    return replace(PRINT, provisions=provisions)


def test_a_cover_that_only_says_which_print_it_is_changes_nothing_and_any_other_text_does() -> None:
    old = with_cover("As introduced on 8 May", "The Bill is compatible with the rights.")
    new = with_cover("As amended in Committee", "The Bill is not compatible with the rights.")
    stage, statement = compare(old, new).rows
    assert {change.significance for change in stage.changes} == {"editorial"}
    assert {change.why for change in stage.changes} == {cover.WHICH_PRINT}
    assert [(change.new_text, change.significance) for change in statement.changes] == [
        ("not", "substantive")
    ]


@pytest.mark.parametrize(
    ("gone", "said"),
    [
        ((1,), "One schedule is left out"),
        ((1, 2), "Two schedules are left out"),
        ((1, 2, 3), "Three schedules are left out"),
    ],
)
def test_a_headline_counts_in_the_right_number(gone: tuple[int, ...], said: str) -> None:
    clause = "Clause 1 Duty\n(1) The Board must meet once in every month of the year."
    subjects = {1: "staff of the Board", 2: "accounts that it keeps", 3: "savings for old orders"}
    schedules = {
        n: f"Schedule {n} Matter {n}\n1 This is on the {what}." for n, what in subjects.items()
    }
    old = made_print("\n".join([clause, *schedules.values()]))
    new = made_print("\n".join([clause, *(text for n, text in schedules.items() if n not in gone)]))
    assert compare(old, new).headline.startswith(said)
