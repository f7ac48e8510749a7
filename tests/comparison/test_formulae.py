"""The arrangement of a formula is the law as much as its signs."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from lawdiff.comparison import compare
from lawdiff.comparison.model import Change
from lawdiff.prints.model import Formula, Print, Source
from lawdiff.prints.reading import read_data
from lawdiff.reports.forms import render
from tests.comparison.made import made_xml

LINES = """\
Clause 1 Rates
(1) The rate for the year is FORMULA of the charge that is payable.
Clause 2 Maps
(1) A map is drawn by the surveyor of each county.
"""

ROW = "<math><mrow><mi>A</mi><mi>B</mi></mrow></math>"
QUOTIENT = "<math><mfrac><mi>A</mi><mi>B</mi></mfrac></math>"


def changes(old: str, new: str) -> list[Change]:
    prints = [
        read_data(made_xml(LINES).replace("FORMULA", formula).encode(), f"{name}.xml")
        for name, formula in (("old", old), ("new", new))
    ]
    comparison = compare(prints[0], prints[1])
    assert render(comparison, "html")
    return [change for row in comparison.rows for change in row.changes]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (QUOTIENT, ROW),
        (QUOTIENT, QUOTIENT.replace("mfrac", "msup")),
        (QUOTIENT, QUOTIENT.replace("mfrac", "msub")),
        (QUOTIENT, "A B"),
        (
            "<math><mi>A</mi><mo>-</mo><mi>B</mi></math>",
            "<math><mi>A</mi><mo>+</mo><mi>B</mi></math>",
        ),
        (
            "<math><mi>A</mi><mo>-</mo><mi>B</mi></math>",
            "<math><mi>A</mi><mo>-</mo><mi>b</mi></math>",
        ),
        ("10<sup>2</sup> metres", "102 metres"),
        ("10<sup>2</sup> metres", "10<sub>2</sub> metres"),
        ("10<sup>2</sup> metres", "10<sup>3</sup> metres"),
        ("x<sup>n</sup> metres", "xn metres"),
        (f"{QUOTIENT} and {ROW}", f"{ROW}"),
    ],
)
def test_another_formula_is_never_silent(old: str, new: str) -> None:
    for found in (changes(old, new), changes(new, old)):
        assert found
        assert any(c.significance == "substantive" for c in found)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (QUOTIENT, QUOTIENT),
        (QUOTIENT, QUOTIENT.replace("<math>", '<math display="block">')),
        (QUOTIENT, QUOTIENT.replace("<mi>A</mi>", "<mi> A </mi>")),
        ("10<sup>2</sup> metres", "10<sup>2</sup> metres"),
    ],
)
def test_another_look_is_no_change(old: str, new: str) -> None:
    assert not changes(old, new)


def test_it_is_a_quantity_and_marks_the_formula_alone() -> None:
    (change,) = changes("10<sup>2</sup> metres", "102 metres")
    assert (change.kind, change.old_text, change.new_text) == ("quantity", "2", "2")
    (change,) = changes(QUOTIENT, ROW)
    assert (change.kind, change.old_text, change.new_text) == ("quantity", "A B", "A B")


def test_a_raised_ending_is_told_and_says_the_same() -> None:
    (change,) = changes("the 1<sup>st</sup> of March", "the 1st of March")
    assert (change.kind, change.significance) == ("typography", "editorial")


def drawn(text: str, formula: str, source: Source = "pdf") -> Print:
    """A print read from a page: of its formula only the words are known."""
    print_ = read_data(made_xml(LINES).replace("FORMULA", formula).encode(), "drawn.xml")
    clause, rule, *rest = print_.provisions
    at = rule.text.index(text)
    read = replace(rule, formulae=(Formula(at, at + len(text)),))
    return replace(print_, provisions=(clause, read, *rest), source=source)


SIGNS = "<math><mi>x</mi><mi>M</mi></math>"


@pytest.mark.parametrize(
    ("read", "source", "found"),
    [
        ("xM", "pdf", "editorial"),
        ("xN", "pdf", "substantive"),
        ("xm", "pdf", "substantive"),
        # In two files of one kind the space is the drafter's.
        ("xM", "xml", "substantive"),
    ],
)
def test_how_a_page_spaces_the_signs_of_a_formula_says_nothing(
    read: str, source: Source, found: str
) -> None:
    filed = read_data(made_xml(LINES).replace("FORMULA", SIGNS).encode(), "filed.xml")
    rows = compare(drawn(read, read, source), filed).rows
    assert {c.significance for row in rows for c in row.changes} == {found}


def test_a_space_between_two_digits_may_be_a_raised_figure() -> None:
    raised = "<math><msup><mn>10</mn><mn>2</mn></msup></math>"
    filed = read_data(made_xml(LINES).replace("FORMULA", raised).encode(), "filed.xml")
    rows = compare(drawn("102", "102"), filed).rows
    assert {c.significance for row in rows for c in row.changes} == {"substantive"}


def test_words_beside_a_formula_are_words() -> None:
    filed = read_data(made_xml(LINES).replace("FORMULA", f"in valid {SIGNS}").encode(), "f.xml")
    rows = compare(drawn("xM", "invalid xM"), filed).rows
    assert "substantive" in {c.significance for row in rows for c in row.changes}
