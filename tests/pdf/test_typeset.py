"""Bundled and real prints typeset as made PDFs and read back."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.pdf.measure import body, matched
from lawdiff.prints import Print, read
from lawdiff.prints.reading import read_data
from tests.pdf.typeset import typeset


def f1(xml: Print) -> float:
    pdf = read_data(typeset(xml).pdf(), "typeset.pdf")
    return 2 * len(matched(pdf, xml)) / (len(body(pdf)) + len(body(xml)))


@pytest.mark.parametrize("at", [0, 2, 4])
def test_a_bundled_print_comes_back(corpus: Path, at: int) -> None:
    path = sorted((corpus / "children-and-social-work").glob("*.xml"))[at]
    assert f1(read(path)) >= 0.98


@pytest.mark.real_prints
@pytest.mark.parametrize("name", ["2-lords-committee.xml", "5-commons-committee.xml"])
def test_a_real_print_with_much_inserted_text_comes_back(real_prints: Path, name: str) -> None:
    """Its XML has quotation marks of the wrong kind, as its PDF must have had."""
    assert f1(read(real_prints / "social-housing" / name)) >= 0.985
