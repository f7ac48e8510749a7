"""All that is said of each labelled edit: rows, changes with their reasons, and sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawdiff.comparison.comparing import compare
from lawdiff.comparison.model import Change, Comparison
from tests import told
from tests.comparison.made import LabelledEdit, all_edits, made_print

FILE = Path(__file__).with_name("in-full.md")
EDITS = {f"{edit.file} - {edit.title}": edit for edit in all_edits()}
SAID = told.read(FILE) if FILE.exists() else {}


def said_of(edit: LabelledEdit) -> list[str]:
    made = made_print(edit.before, "old.xml"), made_print(edit.after, "new.xml")
    return list(lines(compare(*made)))


def lines(comparison: Comparison) -> list[str]:
    found = []
    for row in comparison.rows:
        states = ", ".join(row.states)
        if states != "unchanged":
            old = row.old.label if row.old else "nothing"
            new = row.new.label if row.new else "nothing"
            found.append(f"- {old} → {new}: {states}")
        found += [f"  - {_change(change)}" for change in row.changes]
    for cluster in comparison.clusters:
        found.append(
            f"- {cluster.kind}, {cluster.significance}: “{cluster.old_text}” → "
            f"“{cluster.new_text}”, {cluster.count} times in {len(cluster.rows)} rows, "
            f"not in {len(cluster.exceptions)}"
        )
    nothing = ": nothing changes."
    found += [
        f"> {account.sentence} ({account.significance})"
        for account in comparison.accounts
        if not account.sentence.endswith(nothing)
    ]
    return [*found, f"> {comparison.headline}"]


def _change(change: Change) -> str:
    place = f"{change.old_start}, {change.new_start}"
    words = f"“{change.old_text}” → “{change.new_text}” ({change.field} {place})"
    return f"{change.kind}, {change.significance}: {words}. {change.why}"


@pytest.mark.parametrize("title", SAID)
def test_what_is_said(title: str) -> None:
    assert said_of(EDITS[title]) == SAID[title]


def test_most_edits_are_there() -> None:
    assert len(SAID) >= 200


def anew() -> None:
    """Write the file anew."""
    about = "What is said of each labelled edit (written by `python -m tests.told`)"
    told.write(FILE, about, ((title, said_of(edit)) for title, edit in EDITS.items()))
