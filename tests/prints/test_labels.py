"""Labels are how people cite, and the addresses annotations use. Cases: ``labels.md``."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.prints.made import bill, labels, read_made

CASES = re.findall(
    r"^## (.+?)$\s*```xml\n(.*?)```\s*```\n(.*?)```",
    (Path(__file__).parent / "labels.md").read_text("utf-8"),
    re.M | re.S,
)


@pytest.mark.parametrize(("xml", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_labels(xml: str, expected: str) -> None:
    assert labels(read_made(bill(xml))) == expected.splitlines()


def test_the_cases_were_found() -> None:
    text = (Path(__file__).parent / "labels.md").read_text("utf-8")
    assert len(CASES) == text.count("\n## ") > 10
