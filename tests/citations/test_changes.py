"""What became of references between two prints."""

from __future__ import annotations

import re
from typing import Any

import pytest

from lawdiff.comparison.citations.changes import CitationChanges
from lawdiff.comparison.citations.model import Finding
from tests.citations.cases import Case, cases
from tests.citations.outlines import Made, aligned, made

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
