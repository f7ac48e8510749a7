"""A line without a word: what of it says nothing, and what may be an entry of a list."""

from __future__ import annotations

import pytest

from lawdiff.comparison.rules.trifles import says_nothing
from lawdiff.prints.model import Provision


def line(text: str, number: str = "") -> Provision:
    return Provision(0, None, (), 1, "other", number, "", text, "clause 1")


@pytest.mark.parametrize("text", ["", " ", ".", ";", " , ", ":"])
def test_stops_and_commas_alone_say_nothing(text: str) -> None:
    assert says_nothing(line(text))


@pytest.mark.parametrize("text", ["—", "–", "-", "•", "−", "nil", "£5"])
def test_a_dash_or_bullet_alone_may_be_an_entry(text: str) -> None:
    assert not says_nothing(line(text))


def test_a_number_says_something() -> None:
    assert not says_nothing(line(".", number="4"))
