"""What words cite."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lawdiff.comparison.citations.grammar import citation_at, find_citations, parse_address
from lawdiff.comparison.citations.laws import SPACE
from lawdiff.comparison.citations.model import Address, Citation
from lawdiff.comparison.citations.numbers import format_address
from lawdiff.comparison.citations.patterns import SPACES
from tests.citations.cases import Case, cases

GRAMMAR = list(cases("grammar"))


def told(text: str, citation: Citation) -> str:
    """A citation as the fixtures write it."""
    items = "; ".join(
        format_address(item.first) + (f" to {format_address(item.last)}" if item.last else "")
        for item in citation.items
    )
    words = text[citation.start : citation.end].replace("\u00a0", "⍽")
    notes = [citation.law, "in doubt" if citation.doubt else "", citation.anchor, citation.base]
    return f"`{words}` = {items}" + "".join(f" | {note}" for note in notes if note)


@pytest.mark.parametrize("case", GRAMMAR, ids=lambda case: case.title)
def test_fixture(case: Case) -> None:
    """The words of a case cite what it says, and nothing else."""
    text = "\n".join(line[1:].strip() for line in case.lines if line.startswith(">"))
    text = text.replace("⍽", "\u00a0")
    found = [told(text, citation) for citation in find_citations(text)] or ["nothing"]
    assert found == case.expected


def test_there_are_cases_enough() -> None:
    """A folder that was moved away would pass in silence."""
    assert len(GRAMMAR) >= 120


def test_no_space_is_forgotten() -> None:
    """What may follow a citation is tried after every space that a pattern takes for one."""
    spaces = re.compile(SPACE)
    assert frozenset(c for c in map(chr, range(sys.maxunicode + 1)) if spaces.match(c)) == SPACES


# Properties -------------------------------------------------------------------------------

_UNITS = st.sampled_from(
    "section|sections|subsection|paragraph|paragraphs|sub-paragraph|Schedule|Schedules|Part|Chapter"
    "|Article|clause|regulation|s.|para.|Sch.|this section|that Part|the Schedule"
    "|section (Duration of trials)|the preceding sub-subsections|this sub-sub-section|artİcle"
    "|clauſe".split("|")
)
_NUMBERS = st.sampled_from(
    "1 5 16E A1 12ZA (1) (2A) (a) (zi) (ii) 5(1) 16E(3)(a)(ii) II 2016 3.2 (a)(i) 10%".split()
)
_JOINS = st.sampled_from(
    " |, | and | or | to |–| of | of, and | to this Act| (offences) | of the Children Act 1989"
    "| of that Act| above|. | or more persons|”, “|(".split("|")
)
_LEGAL = st.lists(st.one_of(_UNITS, _NUMBERS, _JOINS), max_size=14).map(" ".join)
_ANY = st.one_of(_LEGAL, st.text(max_size=80), st.lists(_JOINS | _NUMBERS).map("".join))


@given(_ANY)
def test_offsets_hold_and_never_overlap(text: str) -> None:
    """Spans stand in the text, in order, apart; items stand within their citation."""
    at = 0
    for citation in find_citations(text):
        assert at <= citation.start < citation.end <= len(text)
        at = citation.end
        assert citation.items
        inner = citation.start
        for item in citation.items:
            assert inner <= item.start < item.end <= citation.end
            inner = item.start
            assert item.first


@given(_ANY)
def test_a_citation_is_found_again_where_it_stands(text: str) -> None:
    """Parsing at its start gives the same provisions."""
    for citation in find_citations(text):
        again = citation_at(text, citation.start)
        assert again is not None
        assert again.items == citation.items


_LARGE = frozenset({"schedule", "part", "chapter"})
_HELD = frozenset({"part", "chapter", "paragraph", "subparagraph", "subsection"})


def _is_said_so(address: Address) -> bool:
    """Whether laws put the larger first: "Schedule 1, paragraph 5"; not "Part 1, section 5"."""
    units = [step.unit for step in address if step.unit != "level"]
    return len(units) == 1 or (_LARGE.issuperset(units[:-1]) and units[-1] in _HELD)


@example("section 5 of Schedule 1 and paragraph 1 of section 5")
@given(_ANY)
def test_formatted_addresses_read_back(text: str) -> None:
    """An address written out, where that is how laws say it, is parsed to the same address."""
    for citation in find_citations(text):
        for item in citation.items:
            for address in (item.first, item.last):
                if address is None or not all(s.number or s.heading for s in address):
                    continue
                if not _is_said_so(address):
                    continue
                words = format_address(address)
                again = parse_address(words)
                assert again is not None, words
                assert format_address(again) == words


@given(st.text(alphabet="sectionparagraph(1)a, ando2A ", max_size=400))
def test_reads_whatever_comes(text: str) -> None:
    """No input breaks it."""
    find_citations(text)


def test_long_lists_stay_quick() -> None:
    """Work grows with the text."""
    text = "sections " + ", ".join(str(n) for n in range(1, 1500)) + " and 1600"
    [citation] = find_citations(text)
    assert len(citation.items) == 1500
