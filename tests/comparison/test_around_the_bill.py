"""What is printed around the Bill, and rows that say nothing of their own."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from lawdiff.comparison import compare
from lawdiff.comparison.model import Comparison
from lawdiff.comparison.rules.enactment import ENACTED
from lawdiff.prints.model import Kind, Print, Provision
from tests.comparison.made import made_print
from tests.comparison.test_agreement import unsaid

PRINT = made_print("Clause 1 Water\n(1) The Board must supply water to houses.")
LONG = "A bill to Make provision about water; and for connected purposes."
TITLE = "Water Bill [HL]"
Text = tuple[str, str]


def around(*texts: Text, title: str = TITLE) -> Print:
    """A print with these texts before its clauses: of each its label, its words."""
    before = len(texts)
    provisions = [
        Provision(at, None, (), at + 1, _kind(label), "", "", text, label)
        for at, (label, text) in enumerate(texts)
    ]
    for p in PRINT.provisions:
        parent = None if p.parent is None else p.parent + before
        children = tuple(child + before for child in p.children)
        provisions.append(
            replace(p, index=p.index + before, end=p.end + before, parent=parent, children=children)
        )
    return replace(PRINT, provisions=tuple(provisions), title=title)


def _kind(label: str) -> Kind:
    return "long-title" if label == "long title" else "cover"


def told(comparison: Comparison) -> list[tuple[str, str, str]]:
    """Of every row that is not as it was: its state, the kinds of its changes, if it matters."""
    return [
        (
            row.states[0],
            " ".join(sorted({change.kind for change in row.changes})),
            "substantive" if row.substantive else "editorial",
        )
        for row in comparison.rows
        if row.states != ("unchanged",)
    ]


def gravest(comparison: Comparison) -> set[str | None]:
    return {account.significance for account in comparison.accounts}


# Which print it is ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        ("back cover, brought from date", "Brought from the House of Lords on 31st October 2022"),
        ("cover, stage", "[As amended in Committee]"),
        ("cover, block", "[As brought from the Lords]"),
        ("cover, block", "(as amended on Report)"),
        ("cover, block", "Brought from the Commons on 8 May 2024"),
        ("cover, block", "Ordered, by The House of Commons, to be Printed, 31st October 2022."),
        ("cover, block", "Ordered to be Printed, 6th September 2022"),
        ("cover, block", "HL Bill 60"),
        ("cover, block", "Bill 177"),
        ("preface, number", "2017 Chapter 16"),
        ("preface, date of enactment", "[27th April 2017]"),
    ],
)
def test_a_line_that_only_says_which_print_it_is_matters_neither_come_nor_gone(text: Text) -> None:
    one, other = around(), around(text)
    assert told(compare(one, other)) == [("inserted", "", "editorial")]
    assert told(compare(other, one)) == [("deleted", "", "editorial")]
    assert gravest(compare(one, other)) == {None, "editorial"}
    assert "cover" not in compare(one, other).headline


@pytest.mark.parametrize(
    "text",
    [
        ("cover, statement", "In my view the Bill is compatible with the Convention rights."),
        ("cover, block", "Brought from the Lords on 8 May 2024, with the privilege amendment."),
        ("cover, block", "As amended, the Bill is not compatible with the Convention rights."),
        ("cover, block", "As amended in the opinion of the Board it is not compatible."),
        ("back cover, introducing member", "Baroness Scott of Bybrook"),
        ("cover, title", "Sewers Bill [HL]"),
        ("cover, note", "[NOTE: The words marked in bold type were inserted by the Lords.]"),
    ],
)
def test_any_other_text_matters(text: Text) -> None:
    one, other = around(), around(text)
    assert told(compare(one, other)) == [("inserted", "", "substantive")]
    assert told(compare(other, one)) == [("deleted", "", "substantive")]
    assert "One text on the cover changes." in compare(one, other).headline


def test_a_sponsor_does_not_become_the_line_in_its_place() -> None:
    date = ("back cover, publication date", "Ordered to be Printed, 6th September 2022.")
    later = ("back cover, publication date", "Ordered to be Printed, 8th November 2022.")
    found = compare(
        around(("back cover, introducing member", "Baroness Scott of Bybrook"), date),
        around(("back cover, brought from date", "Brought from the House of Lords on 31st"), later),
    )
    assert sorted(told(found)) == [
        ("amended", "wording", "editorial"),
        ("deleted", "", "substantive"),
        ("inserted", "", "editorial"),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The House of Lords must print it.", "Parliament may print it."),
        ("It is printed in England.", "It is printed in Scotland."),
        ("It was printed on 8 May 2022.", "It was printed within 28 days."),
        ("Three copies and a proof.", "Two copies or a proof."),
    ],
)
def test_on_a_cover_words_are_not_of_the_kinds_of_law(old: str, new: str) -> None:
    found = compare(around(("cover, statement", old)), around(("cover, statement", new)))
    assert told(found) == [("amended", "wording", "substantive")]


# What is said again ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        ("cover, title", TITLE),
        ("cover, contents heading", "CONTENTS"),
        ("back cover, long title", LONG),
    ],
)
def test_what_is_said_elsewhere_matters_neither_come_nor_gone(text: Text) -> None:
    one, other = around(("long title", LONG)), around(text, ("long title", LONG))
    assert told(compare(one, other)) == [("inserted", "", "editorial")]
    assert told(compare(other, one)) == [("deleted", "", "editorial")]


# A Bill becomes an Act ------------------------------------------------------------------------


@pytest.mark.parametrize("label", ["cover, title", "back cover, title"])
@pytest.mark.parametrize("bill", ["Water Bill [HL]", "Water Bill"])
def test_a_bill_of_the_name_becomes_the_act_of_the_name(label: str, bill: str) -> None:
    one, other = around((label, bill), title=bill), around((label, "Water Act 2017"))
    there, back = compare(one, other), compare(other, one)
    assert told(there) == told(back) == [("amended", "wording", "editorial")]
    assert there.rows[0].changes[0].why == ENACTED


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Water Bill [HL]", "Sewers Act 2017"),
        ("Water Bill [HL]", "Water and Sewers Act 2017"),
        ("Water (No. 2) Bill", "Water Act 2017"),
        ("Water Act 2016", "Water Act 2017"),
        ("Supply Bill", "Houses Bill"),  # both are words of a heading
    ],
)
def test_another_name_matters(old: str, new: str) -> None:
    texts = ("long title", "A bill to Make provision about houses and about the supply of water.")
    found = compare(
        around(("cover, title", old), texts, title=old),
        around(("cover, title", new), texts, title=new),
    )
    assert ("amended", "wording", "substantive") in told(found)


def test_a_title_set_again_over_the_act_is_the_bills() -> None:
    one = around(("cover, title", TITLE))
    act = "Water Act 2017"
    other = around(("cover, title", act), ("preface, title", act), title=act)
    assert [row[2] for row in told(compare(one, other))] == ["editorial", "editorial"]
    other = around(("cover, title", TITLE), ("preface, title", "Sewers Act 2017"))
    assert [row[2] for row in told(compare(one, other))] == ["substantive"]


@pytest.mark.parametrize(
    ("old", "new", "matters"),
    [
        (LONG, "An Act to make provision about water; and for connected purposes.", False),
        (
            "An Act to make provision about water.",
            "A BILL TO make provision about water.",
            False,
        ),
        (LONG, "An Act to make provision about sewers; and for connected purposes.", True),
        (LONG, "A measure to make provision about water; and for connected purposes.", True),
        (LONG, "An Act to repeal provision about water; and for connected purposes.", True),
    ],
)
def test_the_long_title_of_a_bill_becomes_that_of_an_act(old: str, new: str, matters: bool) -> None:
    found = compare(around(("long title", old)), around(("long title", new)))
    assert [row[2] for row in told(found)] == ["substantive" if matters else "editorial"]


def test_only_the_opening_words_are_the_formula() -> None:
    old = "A bill to Make provision for the publication of a bill to protect water."
    new = old.replace("of a bill", "of an Act")
    assert told(compare(around(("long title", old)), around(("long title", new)))) == [
        ("amended", "wording", "substantive")
    ]


# Rows that say nothing ------------------------------------------------------------------------


def with_line(
    words: str, *, number: str = "", quoted: bool = False, kind: Kind = "paragraph"
) -> Print:
    clause = PRINT.provisions[0]
    last = PRINT.provisions[-1]
    end = len(PRINT.provisions)
    line = Provision(end, 0, (), end + 1, kind, number, "", words, "a line", quoted=quoted)
    grown = replace(clause, end=end + 1, children=(*clause.children, end))
    return replace(PRINT, provisions=(grown, *PRINT.provisions[1:-1], last, line))


@pytest.mark.parametrize("words", [".", ":", "; .", " ", "."])
def test_a_row_of_stops_alone_is_editorial(words: str) -> None:
    found = compare(PRINT, with_line(words))
    assert told(found) == [("inserted", "", "editorial")]
    assert gravest(found) == {"editorial"}
    assert "in substance" not in found.headline


@pytest.mark.parametrize("words", ["—", "•", "or", "”", "§", "−5", "(1)", "+"])
def test_a_row_that_says_something_is_not(words: str) -> None:
    assert told(compare(PRINT, with_line(words))) == [("inserted", "", "substantive")]


def test_a_row_with_a_number_or_for_another_law_is_not() -> None:
    assert told(compare(PRINT, with_line(".", number="(2)")))[0][2] == "substantive"
    assert told(compare(PRINT, with_line(";", quoted=True)))[0][2] == "substantive"


@pytest.mark.parametrize("kind", ["schedule", "clause", "part", "crossheading"])
def test_a_frame_that_is_told_by_itself_is_not(kind: Kind) -> None:
    assert told(compare(PRINT, with_line("", kind=kind)))[0][2] == "substantive"


@pytest.mark.parametrize("space", [" ", "\u2007", "\u00a0 "])
def test_a_space_at_the_end_is_no_amendment(space: str) -> None:
    subsection = PRINT.provisions[1]
    spaced = replace(subsection, text=f"{subsection.text}{space}")
    other = replace(PRINT, provisions=(PRINT.provisions[0], spaced, *PRINT.provisions[2:]))
    assert told(compare(PRINT, other)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Sections 1, 2 and 3 apply.", "Sections 1, 2, and 3 apply."),
        ("Section 1 applies.", "section 1 applies."),
        ("As in section 1 and section 2.", "As in section 1 and  section 2."),
    ],
)
def test_a_reference_printed_otherwise_is_told_as_print(old: str, new: str) -> None:
    clauses = "Clause 1 A\n(1) Aa.\nClause 2 B\n(1) Bb.\nClause 3 C\n(1) Cc.\nClause 4 D\n(1) "
    found = compare(made_print(clauses + old), made_print(clauses + new))
    assert unsaid(found) == []
    assert {c.significance for row in found.rows for c in row.changes} <= {"editorial"}
