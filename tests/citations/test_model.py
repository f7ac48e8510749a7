"""Numbers, laws and the small promises of the model."""

from __future__ import annotations

import doctest
import importlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawdiff.comparison.citations.grammar import parse_address
from lawdiff.comparison.citations.laws import may_be_same_law
from lawdiff.comparison.citations.model import KIND_OF_VERDICT, Finding, Verdict
from lawdiff.comparison.citations.numbers import is_roman, number_key, roman_value, typed

MODULES = (
    "changes",
    "contexts",
    "grammar",
    "index",
    "items",
    "judging",
    "laws",
    "model",
    "numbers",
    "own",
)
MORE = (
    "outside",
    "pairing",
    "patterns",
    "pointing",
    "ranges",
    "resolving",
    "stability",
    "suspects",
    "tags",
)


@pytest.mark.parametrize("name", [*MODULES, *MORE, "walking"])
def test_examples_in_docstrings(name: str) -> None:
    """What the docstrings show is what happens."""
    module = importlib.import_module(f"lawdiff.comparison.citations.{name}")
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("written", "units"),
    [
        ("section 5(1)(a)", ["section", "subsection"]),
        ("article 5(1)(a)", ["article", "paragraph"]),
        ("regulation 5(1)(a)", ["regulation", "paragraph"]),
        ("rule 5(1)(a)", ["rule", "paragraph"]),
    ],
)
def test_what_the_levels_of_a_number_are(written: str, units: list[str]) -> None:
    """Brackets after a section are a subsection, after a rule a paragraph."""
    address = parse_address(written)
    assert address is not None
    assert [step.unit for step in typed(address)][:2] == units


ORDER = "ZA1 A1 1 1A 2 5 5ZA 5A 5AA 5B 5C 6 16E 16F 17 99 100".split()


@given(st.permutations(ORDER))
def test_numbers_sort_as_the_law_counts(numbers: list[str]) -> None:
    """5A after 5, 5ZA before 5A, A1 before 1."""
    assert sorted(numbers, key=number_key) == ORDER


@given(st.integers(1, 89))
def test_roman_numerals(number: int) -> None:
    """Small numerals are read back."""
    tens = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx"]
    ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
    said = tens[number // 10] + ones[number % 10]
    assert is_roman(said)
    assert roman_value(said) == number


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the Children Act 1989", "Children Act 1989", True),
        ("the 1989 Act", "the Children Act 1989", True),
        ("that Act", "the Children Act 1989", True),
        ("", "the Children Act 1989", True),
        ("the Children Act 2004", "the Children Act 1989", False),
        ("the UK GDPR", "the 2018 Act", False),
    ],
)
def test_same_law(one: str, other: str, same: bool) -> None:
    """Names that may be of one law."""
    assert may_be_same_law(one, other) is same
    assert may_be_same_law(other, one) is same


@pytest.mark.parametrize("verdict", list(KIND_OF_VERDICT))
def test_only_what_follows_is_consequential(verdict: Verdict) -> None:
    """Unsure is substantive."""
    finding = Finding(verdict, "text", 0, 1, 0, 1, "a", "b", "Because.")
    folded = verdict in ("same", "inserted-number")
    assert (finding.significance == "consequential") == folded
