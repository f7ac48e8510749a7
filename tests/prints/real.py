"""Real and bundled prints, for tests that run on every one of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from lawdiff.prints import Print, read
from tests.conftest import ROOT, real_prints_folder

ODD = {"data-protection-report-2023-08-25.xml"}
"""What is there to be refused."""


def _files() -> Iterator[Path]:
    folder = real_prints_folder()
    if folder is not None:
        yield from sorted(folder.glob("*/*.xml"))
    yield from sorted((ROOT / "corpus").glob("*/*.xml"))


FILES = [path for path in _files() if path.name not in ODD]

every_print = pytest.mark.parametrize(
    "path", FILES, ids=[f"{path.parent.name}/{path.stem}" for path in FILES]
)
"""Runs a test on every print at hand: the bundled ones, and the real ones where they are."""


@cache
def print_of(path: Path) -> Print:
    """The print, read once."""
    return read(path)
