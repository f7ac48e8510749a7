"""Made Bills in PDF are read as they are printed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lawdiff.comparison import compare
from lawdiff.prints.model import Print, Provision
from lawdiff.prints.reading import read_data
from tests.pdf.bills import long, plain
from tests.pdf.made import Bill


def read(bill: Bill) -> Print:
    return read_data(bill.pdf(), "made.pdf")


def by_label(print_: Print) -> dict[str, Provision]:
    return {p.label: p for p in print_.provisions}


def messages(print_: Print) -> list[str]:
    return [w.message for w in print_.warnings]


@pytest.fixture(scope="module")
def made() -> Print:
    return read(plain())


def test_the_cover_and_the_back_sheet_say_what_it_is(made: Print) -> None:
    assert made.title == "Made Matters Bill"
    assert made.number == "HL Bill 12"
    assert made.house == "House of Lords"
    assert made.stage == "As amended in Grand Committee"
    assert made.date == "2016-07-14"
    assert made.source == "pdf"


def test_every_provision_has_its_label_and_its_words(made: Print) -> None:
    texts = {label: p.text for label, p in by_label(made).items()}
    assert texts == {
        "long title": "A bill to Make provision about made matters; and for connected purposes.",
        "enacting words": (
            "Be it enacted by the King’s most Excellent Majesty, by and with the advice and "
            "consent of the Lords Spiritual and Temporal, and Commons, in this present "
            "Parliament assembled, as follows:—"
        ),
        "cross-heading “Made matters”": "",
        "clause 1": "",
        "clause 1(1)": (
            "The maker must make what is to be made, and must do so in the manner described in "
            "subsection (2) of this section before the end of the year."
        ),
        "clause 1(2)": "The manner is— and in either case without noise.",
        "clause 1(2)(a)": "slowly, or",
        "clause 1(2)(b)": "in a case where the thing to be made is—",
        "clause 1(2)(b)(i)": "small,",
        "clause 1(2)(b)(ii)": "round, or",
        "clause 2": "",
        "clause 2(1)": "The Making Act 1990 is amended as follows.",
        "clause 2(2)": "After section 4 insert—",
        "clause 2(2), inserted subsection (4A)": "Nothing is made by halves.",
        "clause 2(2), inserted subsection (4B)": (
            "In subsection (4A) “halves” has its ordinary meaning."
        ),
        "clause 2(3)": "In this section—",
        "clause 2(3), definition of “maker”": (
            "“maker” means a person who makes any “thing” of the kind mentioned in it;"
        ),
        "clause 2(3), definition of “thing”": "“thing” includes a part of a thing.",
        "heading “Schedules”": "",
        "Schedule 1": "",
        "Schedule 1, note": "Section 1",
        "Schedule 1, Part 1": "",
        "Schedule 1, paragraph 1": "",
        "Schedule 1, paragraph 1(1)": "A small thing is to be made in accordance with this Part.",
        "Schedule 1, paragraph 1(2)": "It must not be large.",
        "Schedule 1, paragraph 2": "Nothing in this Part affects a round thing.",
    }


def test_headings_in_small_capitals_are_read_in_small_letters(made: Print) -> None:
    headings = {label: p.heading for label, p in by_label(made).items() if p.heading}
    assert headings["Schedule 1"] == "Things to be made"
    assert headings["Schedule 1, Part 1"] == "Small things"
    assert headings["clause 2"] == "Amendment of the Making Act 1990"


def test_a_quotation_carries_its_marks(made: Print) -> None:
    first = by_label(made)["clause 2(2), inserted subsection (4A)"]
    last = by_label(made)["clause 2(2), inserted subsection (4B)"]
    assert (first.open_quote, first.close_quote) == ("“", "")
    assert (last.open_quote, last.close_quote) == ("", "”")
    assert first.quoted
    assert first.quote_depth == 1


def test_page_and_line_of_each_provision(made: Print) -> None:
    places = {label: (p.page, p.line) for label, p in by_label(made).items()}
    assert places["cross-heading “Made matters”"] == (1, 1)
    assert places["clause 1(1)"] == (1, 3)
    assert places["clause 1(2)"] == (1, 6)
    assert places["Schedule 1"] == (2, 1)
    lines = by_label(made)["clause 1(1)"].lines
    assert [(mark.page, mark.line) for mark in lines] == [(1, 4), (1, 5)]


def test_the_rate_of_margin_numbers_is_said_first(made: Print) -> None:
    assert messages(made) == [
        "read from PDF: 5 of its 5 printed margin numbers (100.0%) agree with the lines counted"
    ]


def test_parents_and_children_stand_in_print_order(made: Print) -> None:
    for p in made.provisions:
        for child in p.children:
            assert made.provisions[child].parent == p.index
            assert p.index < child < p.end
        if p.parent is not None:
            assert p.index in made.provisions[p.parent].children


def test_a_paragraph_that_begins_with_a_number_in_brackets_is_no_provision() -> None:
    bill = Bill()
    bill.clause("1", "Reference")
    bill.sub("(1)", "A thing is made when it is made by a person of a kind that is mentioned in")
    bill.down(13.3)
    bill.page.text(108, bill.y, "(2) of section 4 of the Making Act 1990.")
    read_ = read(bill)
    assert [p.label for p in read_.provisions if p.kind == "subsection"] == ["clause 1(1)"]
    assert by_label(read_)["clause 1(1)"].text.endswith(
        "mentioned in (2) of section 4 of the Making Act 1990."
    )


def test_words_in_italics_of_a_money_clause_are_no_heading() -> None:
    bill = Bill()
    bill.clause("1", "Payments")
    bill.sub("(1)", "There is to be paid out of money provided by Parliament—", font="italic")
    bill.para("(a)", "what a maker spends, and", font="italic")
    bill.para("(b)", "what a thing costs.", font="italic")
    assert [p.kind for p in read(bill).provisions][2:] == [
        "clause",
        "subsection",
        "paragraph",
        "paragraph",
    ]


def test_a_paragraph_goes_on_over_the_page() -> None:
    read_ = read(long(12))
    assert len([p for p in read_.provisions if p.kind == "clause"]) == 12
    assert len([p for p in read_.provisions if p.kind == "subsection"]) == 48
    assert all(
        p.text.endswith("whom it concerns.") for p in read_.provisions if p.kind == "subsection"
    )
    assert messages(read_)[1:] == []
    assert {p.page for p in read_.provisions if p.page} == {1, 2, 3, 4}


def test_headers_footers_and_margin_numbers_are_no_text() -> None:
    text = " ".join(p.text for p in read(long(12)).provisions)
    assert "Made Matters" not in text
    assert "HL Bill 12" not in text
    assert "58/3" not in text
    assert not any(
        word.isdecimal() and int(word) % 5 == 0 and int(word) > 12 for word in text.split()
    )


def test_two_prints_in_pdf_are_compared_like_any_other() -> None:
    old, new = long(5), Bill()
    for i in range(1, 6):
        if i == 2:
            new.clause("2", "A matter that is new")
            new.sub("(1)", "Nothing else is to be done in this matter by anyone at all.")
        shown = i + (i >= 2)
        new.clause(str(shown), f"Matter number {i}")
        for j in range(1, 5):
            must = "may" if (i, j) == (4, 3) else "must"
            new.sub(
                f"({j})",
                f"The person in matter {i} {must} in case {j} do what is to be done about it, and "
                "must give notice of having done it to everybody whom it concerns.",
            )
    comparison = compare(read(old), read(new))
    changes = [c for row in comparison.rows for c in row.changes]
    assert [
        (c.kind, c.old_text, c.new_text) for c in changes if c.significance == "substantive"
    ] == [("operative", "must", "may")]
    assert any("read from PDF" in warning for warning in comparison.warnings)


@pytest.mark.parametrize("make", [plain, lambda: long(8)])
def test_the_same_bytes_give_the_same_print(make: Callable[[], Bill]) -> None:
    assert read(make()) == read(make())


def test_a_header_without_a_rule_is_no_text_either(made: Print) -> None:
    other = read(plain(Bill(ruled=False)))
    assert [(p.label, p.text, p.page, p.line) for p in other.provisions] == [
        (p.label, p.text, p.page, p.line) for p in made.provisions
    ]


@pytest.mark.parametrize(
    ("stage", "read_as"),
    [
        ("AS INTRODUCED", "As Introduced"),
        ("AS BROUGHT FROM THE COMMONS", "As brought from the Commons"),
        ("AS AMENDED IN PUBLIC BILL COMMITTEE", "As amended in Public Bill Committee"),
        ("AS AMENDED ON REPORT", "As amended on Report"),
    ],
)
def test_stages(stage: str, read_as: str) -> None:
    bill = Bill(
        title="Made Matters (No. 2) Bill [HL]",
        number="Bill 123",
        stage=stage,
        printed="Ordered, by The House of Commons, to be Printed, 3rd May 2022.",
    )
    print_ = read(plain(bill))
    assert print_.stage == read_as
    assert (print_.number, print_.house) == ("Bill 123", "House of Commons")
    assert print_.title == "Made Matters (No. 2) Bill [HL]"
    assert print_.date == "2022-05-03"


def test_a_pdf_with_something_in_front_is_a_pdf() -> None:
    assert read_data(b"\xef\xbb\xbf\n" + plain().pdf(), "made.pdf").title == "Made Matters Bill"
