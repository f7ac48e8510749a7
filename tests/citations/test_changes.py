"""What became of references between two prints."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lawdiff.comparison.citations.changes import CitationChanges
from lawdiff.comparison.citations.contexts import Contexts
from lawdiff.comparison.citations.model import Finding
from lawdiff.prints.model import Formula
from tests.citations.cases import Case, cases
from tests.citations.outlines import Made, aligned, made
from tests.examples import examples

CHANGES = list(cases("changes"))
_EXPECTED = re.compile(
    r"(?P<silent>silently )?(?P<verdict>[a-z-]+): (?P<old>.*?) → (?P<new>.*?)"
    r"(?:; in: (?P<in>[^;]*))?(?:; out: (?P<out>[^;]*))?$"
)


def prints(case: Case) -> tuple[Made, Made]:
    """The two prints of a case."""
    old, new = case.lines.index("old"), case.lines.index("new")
    end = next(n for n, line in enumerate(case.lines) if line.startswith("- "))
    outlines = [case.lines[old + 1 : new], case.lines[new + 1 : end]]
    one, other = ([line for line in lines if line.strip()] for lines in outlines)
    return made(one), made(other)


def findings(changes: CitationChanges) -> list[Finding]:
    """All that is found in two prints, as those who compare them ask for it."""
    found = [silent.finding for silent in changes.silent()]
    alignment = changes.alignment
    for pair in alignment.pairs:
        if pair.old is None or pair.new is None:
            continue
        old, new = alignment.old.provisions[pair.old], alignment.new.provisions[pair.new]
        if old.text != new.text:
            found += changes.compare(old.index, new.index)
        if old.heading != new.heading:
            found += changes.compare(old.index, new.index, "heading")
    return found


def told(finding: Finding, old: Made, new: Made) -> dict[str, Any]:
    """A finding in the terms of the fixtures."""
    olds = {old.print.provisions[at].label: name for name, at in old.names.items()}
    news = {new.print.provisions[at].label: name for name, at in new.names.items()}
    return {
        "silent": finding.silent,
        "verdict": finding.verdict,
        "old": finding.old_text,
        "new": finding.new_text,
        "in": [news.get(label, label) for label in finding.came_in],
        "out": [olds.get(label, label) for label in finding.fell_out],
    }


def wanted(line: str) -> dict[str, Any]:
    """What a fixture expects."""
    said = _EXPECTED.match(line)
    assert said, line
    return {
        "silent": bool(said["silent"]),
        "verdict": said["verdict"],
        "old": said["old"],
        "new": said["new"],
        "in": [name.strip() for name in (said["in"] or "").split(",") if name.strip()],
        "out": [name.strip() for name in (said["out"] or "").split(",") if name.strip()],
    }


@pytest.mark.parametrize("case", CHANGES, ids=lambda case: case.title)
def test_fixture(case: Case) -> None:
    """The references of two prints have the fate that the case says."""
    old, new = prints(case)
    found = [told(f, old, new) for f in findings(CitationChanges(aligned(old, new)))]
    expected = [] if case.expected == ["nothing"] else [wanted(line) for line in case.expected]
    assert sorted(found, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize("case", CHANGES, ids=lambda case: case.title)
def test_findings_are_sound(case: Case) -> None:
    """Spans hold, never cross, and every finding says why; only what follows is folded."""
    old, new = prints(case)
    changes = CitationChanges(aligned(old, new))
    for pair in changes.alignment.pairs:
        if pair.old is None or pair.new is None:
            continue
        one, other = old.print.provisions[pair.old], new.print.provisions[pair.new]
        before = (0, 0)
        for finding in changes.compare(pair.old, pair.new):
            assert one.text[finding.old_start : finding.old_end] == finding.old_text
            assert other.text[finding.new_start : finding.new_end] == finding.new_text
            assert finding.old_start >= before[0] and finding.new_start >= before[1]
            before = (finding.old_end, finding.new_end)
            assert finding.why.endswith(".")
            folded = finding.significance == "consequential"
            assert folded == (finding.verdict in ("same", "inserted-number"))
            assert not (folded and (finding.came_in or finding.fell_out or finding.silent))


def test_there_are_cases_enough() -> None:
    """A folder that was moved away would pass in silence."""
    assert len(CHANGES) >= 50


def test_a_print_with_itself_says_nothing() -> None:
    """Where nothing changed, no reference did."""
    for case in CHANGES:
        old, _ = prints(case)
        assert findings(CitationChanges(aligned(old, old))) == []


# Properties -------------------------------------------------------------------------------

_WORDS = st.sampled_from(
    "In section 2|, in subsection (1)|section 3|sections 1 to 3|paragraph 2|paragraphs (a) and (b)"
    "|of Schedule 1|Schedule 1|this section|that subsection|Part 2|of the Children Act 1989"
    "|of that Act|insert—|is amended as follows|recital 4|Article 5(1)|point (a)|and|or|to|(2)|3A"
    "|“16A”|for “section 2” substitute|(inserted by section 3)|this Part of this Schedule|Chapter 1"
    "|section (Duty)|194A|after section 16A|regulation 3|the Schedule|sub-paragraph (1)".split("|")
)
_TEXT = st.lists(_WORDS, max_size=5).map(" ".join)
_UNIT = st.sampled_from(
    "clause 1|clause 2|clause 3|schedule 1|schedule 2|part 1|part 2|chapter 1|crossheading"
    "|subsection (1)|subsection (2)|paragraph 1|paragraph 2|paragraph (a)|paragraph (b)"
    "|subparagraph (1)|inserts section 16A|inserts section 16B|inserts subsection (3A)"
    "|inserts article 5|inserts schedule 1|inserts paragraph 2|note|inserts part 2".split("|")
)


@st.composite
def outlines(draw: st.DrawFn) -> list[str]:
    """Any outline: some of what comes out is no law that anybody would draft."""
    lines: list[str] = []
    depth = 0
    for name in draw(st.lists(st.sampled_from("abcdefghijkl"), unique=True, min_size=1)):
        depth = draw(st.integers(0, depth + 1)) if lines else 0
        lines.append(f"{'    ' * depth}{draw(_UNIT)} {{{name}}}: {draw(_TEXT)}")
    return lines


@given(outlines(), outlines())
@settings(max_examples=examples(150), deadline=None)
def test_whatever_is_compared(old_outline: list[str], new_outline: list[str]) -> None:
    """Nothing breaks it, and no finding is both silent and consequential."""
    changes = CitationChanges(aligned(made(old_outline), made(new_outline)))
    for finding in findings(changes):
        assert not (finding.silent and finding.significance == "consequential")
        assert finding.why


@given(outlines())
@settings(max_examples=examples(100), deadline=None)
def test_whatever_stays_the_same(outline: list[str]) -> None:
    """The same print twice has no findings."""
    changes = CitationChanges(aligned(made(outline), made(outline)))
    assert changes.silent() == ()
    for provision in changes.alignment.old.provisions:
        assert changes.compare(provision.index, provision.index) == ()


def test_long_texts_stay_quick() -> None:
    """Thousands of references in one provision are paired in good time."""
    said = [f"under section {n % 9 + 1}({n % 5 + 1}) or 194{'ABC'[n % 3]}" for n in range(3000)]
    old = made(["clause 1 {a}: " + ", ".join(said), "clause 2 {b}: One.", "clause 3 {c}: Two."])
    new = made(["clause 1 {a}: " + ", ".join(said[::-1]), "clause 2: New.", "clause 3 {b}: One."])
    began = time.process_time()
    found = CitationChanges(aligned(old, new)).compare(0, 0)
    assert found
    assert time.process_time() - began < 20


def test_a_formula_cites_nothing() -> None:
    """What stands in a formula is reckoned with, whatever it looks like."""
    plain = made(["clause 1 {a}: The dues are s. 12 in all, as in section 1."]).print
    clause = replace(plain.provisions[0], formulae=(Formula(13, 18),))
    reckoned = replace(plain, provisions=(clause, *plain.provisions[1:]))
    assert [clause.text[c.start : c.end] for c in Contexts(plain).citations(0)] == [
        "s. 12",
        "section 1",
    ]
    found = Contexts(reckoned).citations(0)
    assert [clause.text[c.start : c.end] for c in found] == ["section 1"]


def test_a_rule_beside_an_instruction_instructs_nothing() -> None:
    """Only words that instruct tell where in another law text goes."""
    said = "A salmon permit under section 7{} of the River Act 2003 is public."
    lines = [
        "clause 1 {{a}}: In the River Act 2003, after section 70 insert—",
        "    subsection (1) {{b}}: {0}",
        "    inserts section 71A {{q}}: The warden sets a trout standard for streams.",
        "    subsection (2) {{c}}: In section 8{1} omit “salmon”.",
    ]
    old = made([line.format(said.format("0A"), "0A") for line in lines])
    new = made([line.format(said.format("0C"), "0C") for line in lines])
    changes = CitationChanges(aligned(old, new))
    [rule] = changes.compare(old.names["b"], new.names["b"])
    assert rule.kind == "retargeted-reference"
    [told] = changes.compare(old.names["c"], new.names["c"])
    assert told.kind == "amendment-instruction"
