"""Against the pair of prints that was read by hand."""

from __future__ import annotations

import csv
from pathlib import Path

from lawdiff.comparison.model import Comparison
from tests.comparison.test_real_prints import HERE, units


def hand_reading(comparison: Comparison) -> str:
    """How many of the clauses that differ in substance are up front, and how many others."""
    path: Path = HERE / "social-housing-2-3.csv"
    with path.open(encoding="utf-8") as file:
        truth = {line["provision"]: line["substantive"] == "yes" for line in csv.DictReader(file)}
    found = units(comparison)
    wanted = {label for label, yes in truth.items() if yes}
    shown = {label for label, yes in found.items() if yes}
    return (
        f"Social housing 2→3: {len(found)} clauses and schedule paragraphs that stand in both "
        f"prints differ in their full text, {len(wanted)} of them in substance by careful "
        f"reading. Up front: {len(wanted & shown)} of the {len(wanted)}, and "
        f"{len(shown - wanted)} other ({', '.join(sorted(shown - wanted)) or 'none'})."
    )
