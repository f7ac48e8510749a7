"""How citations are read, and where they lead."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawdiff.annotations.addresses import Citation, find_citation, read_citation
from lawdiff.annotations.locating import Locator, order
from lawdiff.annotations.model import Address, Step
from lawdiff.errors import UnreadablePrint
from lawdiff.prints import read
from tests.annotations.made import make_print
from tests.conftest import ROOT, real_prints_folder

HERE = Path(__file__).parent
PRINT = """
clause 1: Power to test
  (1) The Secretary of State may by regulations—
    (a) exempt an authority;
    (b) modify a requirement.
  (2) Regulations lapse.
clause 2: Duration
  (1) Three years.
clause 2A: More
  (1) Nothing.
clause 10: Interpretation
  (1) In this Act words mean something.
Schedule 1: Details
  1 A paragraph.
  2 Another one.
"""


def table() -> list[tuple[str, str]]:
    rows = re.findall(r"^\| (.+?) \| (.+) \|$", (HERE / "citations.md").read_text("utf-8"), re.M)
    return [(written, wanted.replace("\\|", "|")) for written, wanted in rows[1:]]


def steps(one: tuple[Step, ...]) -> str:
    return ", ".join(f"{step.kind} {step.number}".strip() for step in one)


def said(address: Address) -> str:
    if address.kind == "whole":
        return "whole"
    if address.heading:
        return f"={address.heading}"
    if address.kind == "page":
        text = f"page {address.page} line {address.line}"
        text += f" to {address.last_line}" if address.last_line else ""
        return f"{steps(address.steps)}; {text}" if address.steps else text
    return steps(address.steps) + (f" … {steps(address.last)}" if address.last else "")


def told(citation: Citation) -> str:
    if not citation.addresses:
        return "-"
    text = " + ".join(said(address) for address in citation.addresses)
    return f"{text} | {citation.rest}" if citation.rest else text


@pytest.mark.parametrize(("written", "wanted"), table(), ids=str)
def test_a_citation_is_read(written: str, wanted: str) -> None:
    assert told(read_citation(written)) == wanted


@pytest.mark.parametrize(
    ("cited", "labels"),
    [
        ("clause 1(1)(b)", ["clause 1(1)(b)"]),
        ("CL 1 (1)(B)", ["clause 1(1)(b)"]),
        ("cl. 2a", ["clause 2A"]),
        ("section 2", ["clause 2"]),
        ("clauses 1 to 2A", ["clause 1", "clause 2", "clause 2A"]),
        ("clause 1(1)(a)–(b)", ["clause 1(1)(a)", "clause 1(1)(b)"]),
        ("clauses 2 to 9", ["clause 2", "clause 2A"]),
        ("Sch 1 para 2", ["Schedule 1, paragraph 2"]),
        ("paragraph 2", ["Schedule 1, paragraph 2"]),
        ("the Schedule", []),
        ("Schedule", ["Schedule 1"]),
        ("clause (Duration)", ["clause 2"]),
    ],
)
def test_where_a_citation_leads(cited: str, labels: list[str]) -> None:
    print_ = make_print(PRINT)
    found = Locator(print_).text(cited)
    assert [print_.provisions[i].label for i in found.indices] == labels


@pytest.mark.parametrize(
    ("cited", "problem"),
    [
        ("clause 41", "there is no clause 41; they run from clause 1 to clause 10"),
        ("clause 1(7)", "clause 1 has no (7), it has (1) to (2)"),
        ("clauses 2 to 9", "clause 9 is not there; clauses 2 to 9 ends at clause 2A"),
        ("subsection (2)", "subsection (2) does not say of which clause or Schedule"),
        ("NC2", "new clause 2 is an amendment's number and stands in no print"),
        ("page 3, line 2", "this print has no page and line numbers"),
        ("new section 16E", "no section 16E is inserted here"),
        ("inserted subsection (4)", "no subsection (4) is inserted here"),
        ("Part 9", "there is no Part 9"),
        ("Schedule 1, paragraph 9", "Schedule 1 has no paragraph 9, it has paragraphs 1 to 2"),
    ],
)
def test_what_is_not_there_is_said(cited: str, problem: str) -> None:
    assert Locator(make_print(PRINT)).text(cited).problems == (problem,)


@pytest.mark.real_prints
def test_sections_that_a_clause_inserts_are_called_so(real_prints: Path) -> None:
    print_ = read(real_prints / "social-housing" / "2-lords-committee.xml")
    (problem,) = Locator(print_).text("clause 26(2)(b)").problems
    assert problem == "clause 26 has no (2), it has inserted sections 225A to 225H"


def test_numbers_stand_in_the_order_of_a_print() -> None:
    numbers = ["a1", "1", "2", "2a", "2b", "3", "10", "10a"]
    shuffled = [numbers[at] for at in (5, 2, 7, 0, 3, 6, 1, 4)]
    assert sorted(shuffled, key=order) == numbers


def test_a_citation_in_prose_is_found() -> None:
    assert find_citation("What we think of clause 29 as it stands").addresses[0].steps == (
        Step("clause", "29"),
    )
    assert not find_citation("What we think").addresses


@given(st.text(max_size=60))
def test_any_heading_can_be_read(text: str) -> None:
    citation = read_citation(text)
    find_citation(text)
    locator = Locator(make_print(PRINT))
    for address in citation.addresses:
        found = locator.address(address)
        assert found.indices or found.whole or found.problems


@given(
    st.lists(
        st.sampled_from(
            "clause cl Sch para 1 2A (1) (a) to – and , of Part page 3 line NC2 section ( )".split()
        ),
        max_size=9,
    )
)
def test_any_jumble_of_a_citation_can_be_read(words: list[str]) -> None:
    locator = Locator(make_print(PRINT))
    for address in read_citation(" ".join(words)).addresses:
        found = locator.address(address)
        assert found.indices or found.whole or found.problems


def all_prints() -> list[Path]:
    folder = real_prints_folder()
    real = sorted(folder.glob("*/*.xml")) if folder else []
    return [*sorted((ROOT / "corpus").glob("*/*.xml")), *real]


@pytest.mark.parametrize("path", all_prints(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_label_is_an_address(path: Path) -> None:
    try:
        print_ = read(path)
    except UnreadablePrint as refused:
        pytest.skip(str(refused))
    locator = Locator(print_)
    for provision in print_.provisions:
        assert locator.text(provision.label).indices == (provision.index,), provision.label
        assert locator.text(provision.label.upper()).indices, provision.label
