"""Old HTML, on made pages after what is known of it: experimental."""

from __future__ import annotations

import re

import pytest

from lawdiff.comparison import compare
from lawdiff.errors import UnreadablePrint
from lawdiff.prints.model import Print
from lawdiff.prints.reading import read_data
from tests.pdf.bills import plain

PAGE = """<html><head><title>Made Matters Bill</title></head><body>
<h1 align="center">Made Matters Bill [HL]</h1>
<p align="center">[AS AMENDED IN GRAND COMMITTEE]</p>
<p>HL Bill 12</p>
<p align="center">A</p><p align="center"><b>BILL</b></p><p align="center">TO</p>
<p>Make provision about made matters; and for connected purposes.</p>
<p>BE IT ENACTED by the Queen’s most Excellent Majesty, by and with the advice and consent of the
Lords Spiritual and Temporal, and Commons, as follows:&mdash;</p>
<table><tr><td><b>1</b></td><td><b>Duty to make</b></td></tr></table>
<p>(1) The duty to make a thing 5falls on its maker within 25 days.</p>
<p>(2) 10In this section the manner is&mdash;</p>
<p>(a) slowly, or</p>
<p>(b) in a case where the thing is&mdash;</p>
<p>(i) small, or</p>
<p>(ii) of 15kg or 15less.</p>
<p>Page 2</p>
<table><tr><td><b>2</b></td><td><b>Amendment of the Making Act 1990</b></td></tr></table>
<p>(1) After section 4 5insert&mdash;</p>
<p>&ldquo;(4A) Nothing is made by halves.</p>
<p>(4B) Halves are nothing.&rdquo;</p>
<p>(2) This section extends to Wales.</p>
</body></html>"""


def read(page: str = PAGE) -> Print:
    return read_data(page.encode(), "old.html")


def test_clauses_and_what_they_hold_without_margin_numbers() -> None:
    print_ = read()
    assert {p.label: p.text for p in print_.provisions} == {
        "long title": "A bill to Make provision about made matters; and for connected purposes.",
        "enacting words": (
            "Be it enacted by the Queen’s most Excellent Majesty, by and with the advice and "
            "consent of the Lords Spiritual and Temporal, and Commons, as follows:—"
        ),
        "clause 1": "",
        "clause 1(1)": "The duty to make a thing falls on its maker within 25 days.",
        "clause 1(2)": "In this section the manner is—",
        "clause 1(2)(a)": "slowly, or",
        "clause 1(2)(b)": "in a case where the thing is—",
        "clause 1(2)(b)(i)": "small, or",
        "clause 1(2)(b)(ii)": "of 15kg or less.",
        "clause 2": "",
        "clause 2(1)": "After section 4 insert—",
        "clause 2(1), inserted subsection (4A)": "Nothing is made by halves.",
        "clause 2(1), inserted subsection (4B)": "Halves are nothing.",
        "clause 2(2)": "This section extends to Wales.",
    }


def test_it_says_that_it_is_experimental() -> None:
    print_ = read()
    assert print_.source == "html"
    assert print_.warnings[0].message.startswith("read from old HTML, which is experimental: 4 ")
    assert (print_.number, print_.stage) == ("HL Bill 12", "As amended in Grand Committee")
    assert print_.title == "Made Matters Bill [HL]"
    assert all(p.page is None and p.xpath is None for p in print_.provisions)
    assert "experimental" in compare(print_, print_).warnings[0]


def test_old_html_compares_with_pdf() -> None:
    comparison = compare(read(), read_data(plain().pdf(), "made.pdf"))
    states = {row.new.label: row.states for row in comparison.rows if row.new}
    assert "unchanged" in states["clause 1(2)(a)"]


@pytest.mark.parametrize("part", [0.5, 0.9, 0.99])
def test_a_page_cut_short_is_refused(part: float) -> None:
    with pytest.raises(UnreadablePrint, match="cut short"):
        read(PAGE[: int(len(PAGE) * part)])


STRAY = [
    ("<p>(2) This section extends to Wales.</p>", "<p>(2) This section</p> extends to Wales."),
    ("<p>(2) This section extends to Wales.</p>", "(2) This section extends<br>to Wales."),
    ("<p>(2) This section extends to Wales.</p>", "<div>(2) This <p>section</p> extends</div> to"),
    ("<p>(a) slowly, or</p>", "<blockquote><b>(a)</b> <i>slowly</i>, or</blockquote>"),
    ("<p>(a) slowly, or</p>", "<ul>stray<li>(a) slowly</li>, or</ul>"),
]


@pytest.mark.parametrize(("there", "put"), STRAY)
def test_words_outside_paragraphs_are_not_lost(there: str, put: str) -> None:
    source = read(PAGE.replace(there, put))
    words = " ".join(f"{p.number} {p.text}" for p in source.provisions).split()
    wanted = put.replace("<br>", " ")
    for word in re.sub("<[^>]*>", " ", wanted).replace(",", " ,").split():
        assert word in words or word.strip("()") in " ".join(words), word


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "blockquote", "font"])
def test_what_nests_too_deep_is_refused_not_left_out(tag: str) -> None:
    with pytest.raises(UnreadablePrint, match="deeper"):
        read(PAGE.replace("slowly, or", f"<{tag}>" * 100_000 + "slowly"))


def test_what_a_page_does_not_show_is_not_read() -> None:
    source = read(PAGE.replace("<p>Page 2</p>", "<script>alert(1)</script><style>p {}</style>"))
    assert "alert" not in repr(source)


def test_a_web_page_that_is_no_bill_is_refused() -> None:
    with pytest.raises(UnreadablePrint):
        read("<html><body><p>Welcome to our page about Bills.</p></body></html>")
    with pytest.raises(UnreadablePrint, match="no clause"):
        read("<html><body><p>Be it enacted as follows:</p><p>Nothing.</p></body></html>")
