"""All that is said of each reference that changed: verdict, spans, reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawdiff.comparison.citations.changes import CitationChanges
from tests import told
from tests.citations.cases import Case, cases
from tests.citations.outlines import aligned
from tests.citations.test_changes import findings, prints

FILE = Path(__file__).with_name("in-full.md")
CHANGES = {case.title: case for case in cases("changes")}
SAID = told.read(FILE) if FILE.exists() else {}


def said_of(case: Case) -> list[str]:
    lines = []
    for found in findings(CitationChanges(aligned(*prints(case)))):
        words = f"“{found.old_text}” → “{found.new_text}”"
        place = f"{found.field} {found.old_start}, {found.new_start}"
        flags = [flag for flag in ("silent", "instruction") if getattr(found, flag)]
        lines.append(f"- {found.verdict}, {found.significance}: {words} ({place})")
        lines += [f"  - {flag}" for flag in flags]
        lines.append(f"  - {found.why}")
        lines += [f"  - in: {label}" for label in found.came_in]
        lines += [f"  - out: {label}" for label in found.fell_out]
    return lines or ["- nothing"]


@pytest.mark.parametrize("title", SAID)
def test_what_is_said(title: str) -> None:
    assert said_of(CHANGES[title]) == SAID[title]


def anew() -> None:
    """Write the file anew."""
    about = "What is said of each reference that changed (written by `python -m tests.told`)"
    told.write(FILE, about, ((title, said_of(case)) for title, case in CHANGES.items()))
