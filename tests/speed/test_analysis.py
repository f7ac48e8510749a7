"""The guard of the analysis: what it costs to say what changed, by what it costs to align.

Both are measured in the same rounds, one after the other, and the least of each counts: a busy
machine slows both down, and never makes either quicker. Identifiers make aligning so cheap that
the analysis costs more than that; the bounds stand above what is measured on a busy machine.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.speed.making import many
from lawdiff.alignment import align
from lawdiff.alignment.model import Match
from lawdiff.comparison import compare_aligned
from lawdiff.prints import read
from lawdiff.prints.model import Print

ROUNDS = 4
BY_CONTENT = 1.6
"""The most that the analysis may cost, in terms of an alignment by content."""
BY_IDENTIFIER = 2.6
"""The same, in terms of an alignment by identifiers."""


def _cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _ratio(old: Print, new: Print, match: Match) -> float:
    """The least that the analysis cost, by the least that the alignment did."""
    alignment = align(old, new, match)
    costs = [
        (_cpu(lambda: align(old, new, match)), _cpu(lambda: compare_aligned(alignment)))
        for _ in range(ROUNDS)
    ]
    return min(analysis for _, analysis in costs) / min(aligning for aligning, _ in costs)


@pytest.mark.real_prints
def test_the_analysis_of_a_large_bill(real_prints: Path) -> None:
    folder = real_prints / "data-protection"
    old, new = (read(path) for path in sorted(folder.glob("*.xml")))
    assert _ratio(old, new, "content") < BY_CONTENT
    assert _ratio(old, new, "auto") < BY_IDENTIFIER


def test_the_analysis_of_many_changes(corpus: Path, tmp_path: Path) -> None:
    """A Bill amended in Grand Committee, six times over."""
    bundled = sorted((corpus / "children-and-social-work").glob("*.xml"))[1:3]
    old, new = (read(many(path, tmp_path / path.name, 6)) for path in bundled)
    assert _ratio(old, new, "content") < BY_CONTENT


def test_an_analysis_that_costs_more_would_be_seen(corpus: Path) -> None:
    """The measure is one of work: what is done again and again costs that much more."""
    old, new = (read(path) for path in sorted((corpus / "specimen").glob("*.xml"))[:2])
    alignment = align(old, new)
    once = min(_cpu(lambda: compare_aligned(alignment)) for _ in range(ROUNDS))
    often = min(_cpu(lambda: [compare_aligned(alignment) for _ in range(10)]) for _ in range(3))
    assert often > 4 * once
