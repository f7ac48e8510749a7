"""The pages that the tests of reports look at."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lawdiff.annotations import annotate, read_notes
from lawdiff.comparison import compare
from lawdiff.comparison.model import Comparison
from lawdiff.prints import read
from lawdiff.reports import render

from .made import made

BILL = "children-and-social-work"


@pytest.fixture(scope="session")
def made_comparison() -> Comparison:
    """The small made comparison."""
    return made()


@pytest.fixture(scope="session")
def made_page(tmp_path_factory: pytest.TempPathFactory, made_comparison: Comparison) -> Path:
    """Its report."""
    path = tmp_path_factory.mktemp("made") / "report.html"
    path.write_bytes(render(made_comparison, "html"))
    return path


@pytest.fixture(scope="session")
def founding(corpus: Path, bundled_annotations: Path) -> tuple[Comparison, Any]:
    """The founding case, prints 1 and 2, with its notes."""
    prints = sorted((corpus / BILL).glob("*.xml"))
    comparison = compare(read(str(prints[0])), read(str(prints[1])))
    return comparison, annotate(comparison, read_notes([str(bundled_annotations / BILL)]))


@pytest.fixture(scope="session")
def founding_page(
    tmp_path_factory: pytest.TempPathFactory, founding: tuple[Comparison, Any]
) -> Path:
    """Its report."""
    path = tmp_path_factory.mktemp("founding") / "report.html"
    path.write_bytes(render(founding[0], "html", founding[1]))
    return path


def real_comparison(folder: Path, old: str, new: str) -> Comparison:
    """Two real prints, compared."""
    return compare(read(str(folder / old)), read(str(folder / new)))


@pytest.fixture(scope="session")
def social_housing(real_prints: Path) -> Comparison:
    """Social housing, the second and third print."""
    return real_comparison(
        real_prints / "social-housing", "2-lords-committee.xml", "3-lords-report.xml"
    )


@pytest.fixture(scope="session")
def social_housing_page(
    tmp_path_factory: pytest.TempPathFactory, social_housing: Comparison
) -> Path:
    """Its report."""
    path = tmp_path_factory.mktemp("social-housing") / "report.html"
    path.write_bytes(render(social_housing, "html"))
    return path


@pytest.fixture(scope="session")
def data_protection(real_prints: Path) -> Comparison:
    """Data protection, the first and second print: 4,400 provisions each."""
    return real_comparison(
        real_prints / "data-protection", "1-commons-introduced.xml", "2-commons-committee.xml"
    )


@pytest.fixture(scope="session")
def data_protection_page(
    tmp_path_factory: pytest.TempPathFactory, data_protection: Comparison
) -> Path:
    """Its report."""
    path = tmp_path_factory.mktemp("data-protection") / "report.html"
    path.write_bytes(render(data_protection, "html"))
    return path
