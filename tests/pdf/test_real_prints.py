"""The real prints in PDF, held against the same prints in XML."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from benchmarks.pdf.measure import measure
from lawdiff.comparison import compare
from lawdiff.prints import read
from lawdiff.prints.pdf.check import page_marks

pytestmark = pytest.mark.real_prints
PAIRS = {
    "pdf/retained-eu-law.pdf": ("pdf/retained-eu-law.xml", 0.03, 325),
    "pdf/non-domestic-rating.pdf": ("robustness/uk-non-domestic-rating-mathml.xml", 0.06, 396),
}


@pytest.mark.parametrize("name", PAIRS)
def test_read_as_well_as_promised(real_prints: Path, name: str) -> None:
    xml, most_changed, printed = PAIRS[name]
    begun = time.process_time()
    pdf = read(real_prints / name)
    seconds = time.process_time() - begun
    true = read(real_prints / xml)
    figures = measure(pdf, true, seconds, 50)
    assert figures.words >= 0.985
    assert figures.labelled >= 0.985
    assert figures.exact >= 0.96
    assert not figures.placed < 0.99  # not a number where the XML has no page marks
    assert figures.changed <= most_changed
    assert figures.seconds <= 3
    assert (pdf.title, pdf.number, pdf.house, pdf.stage, pdf.date) == (
        true.title,
        true.number,
        true.house,
        true.stage,
        true.date,
    )
    rate = f"{printed} of its {printed} printed margin numbers (100.0%)"
    assert rate in pdf.warnings[0].message
    assert any(rate in warning for warning in compare(pdf, true).warnings)


def test_stale_page_marks_of_the_xml_are_found(real_prints: Path) -> None:
    pdf = read(real_prints / "pdf/retained-eu-law.pdf")
    said = page_marks(pdf, read(real_prints / "pdf/retained-eu-law.xml"))
    assert [s.partition(":")[0] for s in said] == ["page 26", "page 42", "page 43"]
    assert "has no mark in the XML" in said[0]
    assert "Schedule 4, paragraph 13(1), line 5" in said[1]
