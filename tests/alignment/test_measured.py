"""A small seeded part of the benchmark: fails on a loss."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from benchmarks.alignment.__main__ import REAL, counted, real_truth
from benchmarks.alignment.cases import make
from benchmarks.alignment.measure import (
    Result,
    calibration,
    hardest_pairs,
    moved_pairs,
    pairs_of,
    share_edges,
)
from lawdiff.alignment import align
from lawdiff.prints import Print, read
from tests.alignment.test_properties import turned

LEAST = {
    "renumber": 1.0,
    "shuffle": 0.999,
    "relocate": 0.998,
    "delete": 0.998,
    "insert": 0.999,
    "rewrite": 0.999,
    "terms": 0.999,
    "split": 0.998,
    "merge": 0.998,
    "decoys": 0.999,
    "rewrite, then decoys": 0.996,
    "decoys, then rewrite": 0.996,
    "all at once, a third of each": 0.998,
    "all at once": 0.989,
}
"""Lenient F1 that each kind of case must reach."""


@cache
def opened(path: Path) -> Print:
    return read(path)


@pytest.mark.real_prints
@pytest.mark.parametrize("name", list(REAL))
def test_real_prints_without_identifiers(real_prints: Path, name: str) -> None:
    old, new = (opened(real_prints / file) for file in REAL[name])
    truth = real_truth(old, new)
    said = pairs_of(align(old, new, "content"))
    result = Result()
    result.add(said, truth, hardest_pairs(old, new, truth), (counted(old), counted(new)))
    assert (result.lenient.f1 or 0) >= 0.9995
    assert (result.hardest.f1 or 0) >= 0.98


@pytest.mark.real_prints
@pytest.mark.parametrize("name", list(REAL))
def test_identifiers_are_never_lost(real_prints: Path, name: str) -> None:
    old, new = (opened(real_prints / file) for file in REAL[name])
    assert real_truth(old, new) <= pairs_of(align(old, new))


REDRAFTED = {"social housing 2→3": 3, "social housing 4→5": 12, "data protection 1→2": 11}
"""Provisions in new words under a new identifier, of those that identifiers alone would miss."""


@pytest.mark.real_prints
@pytest.mark.parametrize(("name", "count"), REDRAFTED.items())
def test_redrafts_are_found_that_identifiers_miss(real_prints: Path, name: str, count: int) -> None:
    old, new = (opened(real_prints / file) for file in REAL[name])
    assert sum(p.redrafted for p in align(old, new).pairs) == count


@pytest.mark.real_prints
@pytest.mark.parametrize("name", list(LEAST))
def test_made_cases(real_prints: Path, name: str) -> None:
    base = opened(real_prints / "social-housing/5-commons-committee.xml")
    donor = opened(real_prints / "data-protection/2-commons-committee.xml")
    result = Result()
    for seed in (101, 102):
        case = make(name, base, donor, seed)
        alignment = align(case.old, case.new, "content")
        result.add(pairs_of(alignment), case.truth, hardest_pairs(case.old, case.new, case.truth))
        result.shares.add(share_edges(alignment), case.shares)
        if case.moved is not None:
            result.moved.add(moved_pairs(alignment), case.moved)
        result.scores += [
            (p.score, (p.old, p.new) in case.truth)
            for p in alignment.pairs
            if p.primary and p.old is not None and p.new is not None
        ]
    assert (result.lenient.f1 or 0) >= LEAST[name]
    if result.moved.true:
        assert (result.moved.f1 or 0) >= 0.95
    if result.shares.true:
        assert (result.shares.f1 or 0) >= (0.88 if "at once" in name else 0.97)
    for bounds, count, mean, right in calibration(result.scores):
        assert count < 100 or abs(mean - right) < 0.05, bounds


@pytest.mark.real_prints
@pytest.mark.parametrize("seed", [0, 1])
def test_all_at_once_is_whole_and_has_its_mirror(real_prints: Path, seed: int) -> None:
    base = opened(real_prints / "social-housing/5-commons-committee.xml")
    donor = opened(real_prints / "data-protection/2-commons-committee.xml")
    case = make("all at once", base, donor, seed)
    there, back = align(case.old, case.new, "content"), align(case.new, case.old, "content")
    assert Counter(turned(p) for p in there.pairs) == Counter(back.pairs)
    for side in ("old", "new"):
        alone_or_chief = Counter(getattr(p, side) for p in there.pairs if p.primary)
        del alone_or_chief[None]
        assert max(alone_or_chief.values()) == 1


@pytest.mark.real_prints
def test_nothing_in_common_takes_seconds(real_prints: Path) -> None:
    one = opened(real_prints / "data-protection/2-commons-committee.xml")
    other = opened(real_prints / "robustness/it-senato-ddl-2013.xml")
    pairs = align(one, other, "content").pairs
    assert sum(p.old is not None and p.new is not None for p in pairs) < 20
