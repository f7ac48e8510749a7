"""Where tests find the bundled corpus and the real prints."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.examples import LONG

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent


def pytest_configure() -> None:
    """Hear interrupts: a shell that starts tests in the background lets them hear none.

    Commands that tests start take over what is heard here.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the long tests out unless LAWDIFF_LONG=1."""
    if LONG:
        return
    skip = pytest.mark.skip(reason="takes minutes; set LAWDIFF_LONG=1")
    for item in items:
        if item.get_closest_marker("long"):
            item.add_marker(skip)


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of bundled prints."""
    return ROOT / "corpus"


@pytest.fixture(scope="session")
def bundled_annotations() -> Path:
    """The folder of bundled stakeholders' notes."""
    return ROOT / "annotations"


def real_prints_folder() -> Path | None:
    """The folder of real prints, or None where this machine has none."""
    told = os.environ.get("LAWDIFF_REAL_PRINTS")
    folder = Path(told) if told else ROOT.parent / "shared" / "prints"
    return folder if folder.is_dir() else None


@pytest.fixture(scope="session")
def real_prints() -> Path:
    """The folder of real prints; the test is skipped, saying so, where there is none."""
    folder = real_prints_folder()
    if folder is None:
        pytest.skip("no real prints: set LAWDIFF_REAL_PRINTS to a folder of them")
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One Chromium for all tests: a process holds no two of Playwright's at once."""
    from tests.reports.browser import started  # noqa: PLC0415 - only for those who look

    with started() as running:
        yield running
