"""What is kept of a comparison is the whole comparison."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from lawdiff import compare, read, trace
from lawdiff.batch.packed import pack, unpack


@pytest.mark.parametrize("bill", ["children-and-social-work", "specimen"])
def test_a_comparison_comes_back_as_it_was(corpus: Path, bill: str) -> None:
    prints = [read(path) for path in sorted((corpus / bill).glob("*.xml"))]
    compared = [compare(old, new) for old, new in pairwise(prints)]
    again = [
        unpack(pack(one), old, new)
        for one, (old, new) in zip(compared, pairwise(prints), strict=True)
    ]
    assert again == compared
    assert trace(prints, comparisons=again) == trace(prints)
