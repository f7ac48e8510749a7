"""The small parts: assignment, longest runs, likeness, folding."""

from __future__ import annotations

import doctest
from itertools import combinations, permutations
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import tables
from benchmarks.alignment import fit
from lawdiff.alignment import assignment, flat, moves, words
from lawdiff.alignment.assignment import Edge, choose, greedy
from lawdiff.alignment.moves import heaviest_increasing, longest_increasing
from lawdiff.alignment.words import ratio
from tests.examples import examples

weights = st.integers(1, 20).map(lambda w: w / 10)
edges = st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), weights, max_size=12).map(
    lambda found: [(w, o, n) for (o, n), w in found.items()]
)


def best(all_edges: list[Edge]) -> float:
    """The greatest total weight, by trying everything."""
    weight = {(o, n): w for w, o, n in all_edges}
    columns = range(5)
    return max(
        sum(weight.get((o, n), 0.0) for o, n in zip(range(5), order, strict=True))
        for order in permutations(columns)
    )


@given(edges)
@settings(max_examples=examples(150), deadline=None)
def test_the_choice_is_the_best_there_is(all_edges: list[Edge]) -> None:
    chosen = choose(all_edges)
    assert set(chosen) <= set(all_edges)
    assert len({o for _, o, _ in chosen}) == len({n for _, _, n in chosen}) == len(chosen)
    assert sum(w for w, _, _ in chosen) == pytest.approx(best(all_edges))


def test_greedy_is_beaten_by_a_decoy() -> None:
    decoy = [(0.9, 1, 1), (0.8, 1, 2), (0.8, 2, 1)]
    assert sum(w for w, _, _ in greedy(decoy)) < sum(w for w, _, _ in choose(decoy))


@given(st.permutations(range(7)))
def test_no_longer_run_than_the_longest(order: list[int]) -> None:
    found = longest_increasing(order)
    assert found == sorted(found)
    assert not any(list(run) == sorted(run) for run in combinations(order, len(found) + 1))


@given(st.permutations(range(6)), st.lists(st.integers(1, 9), min_size=6, max_size=6))
def test_no_heavier_run_than_the_heaviest(order: list[int], weights: list[int]) -> None:
    weight = dict(zip(order, weights, strict=True))
    found = heaviest_increasing(order, weights)
    runs = [run for size in range(7) for run in combinations(order, size)]
    heaviest = max(sum(weight[value] for value in run) for run in runs if list(run) == sorted(run))
    assert found == sorted(found)
    assert sum(weight[value] for value in found) == heaviest


@given(st.text("abc", max_size=8), st.text("abc", max_size=8))
def test_likeness_has_no_direction(a: str, b: str) -> None:
    assert ratio(a, b) == ratio(b, a)
    assert 0 <= ratio(a, b) <= ratio(a, a) == 1


@pytest.mark.parametrize("module", [assignment, flat, moves, words, fit, tables])
def test_examples_in_docstrings(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0
