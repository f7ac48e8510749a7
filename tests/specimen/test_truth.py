"""lawdiff says of the specimen what is known to be true of it.

Every row of ``truth.csv`` is one case. ``auto`` must get the pairs, the states and the changes
right; ``content``, which reads no identifier, the pairs.
"""

from __future__ import annotations

from functools import cache

import pytest

import lawdiff
from lawdiff.comparison.model import Change, Comparison, Row
from tests.specimen.specimen_truth import STEPS, Truth, path_of, rows

TRUTH = rows()
each_step = pytest.mark.parametrize(("old", "new"), STEPS)
each_match = pytest.mark.parametrize("match", ["auto", "content"])


@cache
def compared(old: str, new: str, match: str) -> Comparison:
    before = lawdiff.read(str(path_of(old)))
    after = lawdiff.read(str(path_of(new)))
    return lawdiff.compare(before, after, match=match)  # type: ignore[arg-type]


@cache
def by_labels(old: str, new: str, match: str) -> dict[tuple[str, str], Row]:
    return {
        (r.old.label if r.old else "", r.new.label if r.new else ""): r
        for r in compared(old, new, match).rows
    }


def row_of(truth: Truth, match: str) -> Row:
    table = by_labels(truth.old_print, truth.new_print, match)
    found = table.get((truth.old_label, truth.new_label))
    if found is None:
        said = [
            pair
            for pair in table
            if (truth.old_label and pair[0] == truth.old_label)
            or (truth.new_label and pair[1] == truth.new_label)
        ]
        pytest.fail(f"no such pair; instead {said}")
    return found


def core(old: str, new: str) -> tuple[str, str]:
    """The words that differ, without those that both sides begin or end with."""
    a, b = old.split(" "), new.split(" ")
    if a == b:
        return old, new
    while a and b and a[0] == b[0]:
        a, b = a[1:], b[1:]
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    return " ".join(a), " ".join(b)


def covers(said: str, words: str) -> bool:
    """The change is about these words, whether it marks a few more of them or a few less."""
    return not words or words in said or (said != "" and said in words)


def is_it(change: Change, truth: Truth) -> bool:
    old, new = core(truth.old_words, truth.new_words)
    return (
        (not truth.kind or change.kind == truth.kind)
        and (not truth.significance or change.significance == truth.significance)
        and covers(change.old_text, old)
        and covers(change.new_text, new)
    )


def cases(match: str) -> list[Truth]:
    """Rows whose pair is laid down; each pair once where only the pair counts."""
    laid_down = [t for t in TRUTH if t.states or (t.old_label and t.new_label) or t.names_a_change]
    if match == "auto":
        return laid_down
    once = {(t.old_print, t.old_label, t.new_label): t for t in laid_down}
    return list(once.values())


def name(truth: Truth) -> str:
    return f"{truth.old_print}: {truth}"


@pytest.mark.parametrize("truth", cases("auto"), ids=name)
def test_what_happened(truth: Truth) -> None:
    row = row_of(truth, "auto")
    if truth.states:
        missing = set(truth.states) - set(row.states)
        surplus = set() if truth.more_states else set(row.states) - set(truth.states)
        assert not missing, f"is {row.states}"
        assert not surplus, f"is {row.states}"
    if truth.names_a_change:
        said = [(c.kind, c.significance, c.old_text, c.new_text) for c in row.changes]
        assert any(is_it(change, truth) for change in row.changes), f"says {said}"


@pytest.mark.parametrize("truth", cases("content"), ids=name)
def test_which_became_which_without_identifiers(truth: Truth) -> None:
    row_of(truth, "content")


@each_step
@each_match
def test_the_rest_is_unchanged(old: str, new: str, match: str) -> None:
    """A provision without a row in the table keeps its identifier, and nothing happens to it."""
    found = by_labels(old, new, match)
    mine = [t for t in TRUTH if (t.old_print, t.new_print) == (old, new)]
    named_old, named_new = {t.old_label for t in mine}, {t.new_label for t in mine}
    comparison = compared(old, new, match)
    after = {p.guid: p for p in comparison.new.provisions if p.guid}
    wrong = []
    for before in comparison.old.provisions:
        twin = after.get(before.guid) if before.guid else None
        if twin is None or before.kind == "cover" or before.label in named_old:
            continue
        assert twin.label not in named_new
        row = found.get((before.label, twin.label))
        if row is None:
            wrong.append(f"{before.label} → {twin.label}: no such pair")
        elif row.states != ("unchanged",) or row.changes:
            wrong.append(f"{before.label} → {twin.label}: {row.states} {row.changes}")
    assert wrong == []


@each_step
def test_no_substance_beyond_the_table(old: str, new: str) -> None:
    """What the table calls consequential or editorial throughout is not called more than that."""
    loud = {
        (t.old_label, t.new_label)
        for t in TRUTH
        if (t.old_print, t.new_print) == (old, new)
        and (t.significance in ("", "substantive") or not t.kind)
    }
    wrong = [
        f"{row.old.label} → {row.new.label}: {change.kind} {change.old_text!r} {change.new_text!r}"
        for row in compared(old, new, "auto").rows
        if row.old and row.new and row.old.kind != "cover"
        for change in row.changes
        if change.significance == "substantive" and (row.old.label, row.new.label) not in loud
    ]
    assert wrong == []


def test_the_term_is_one_cluster() -> None:
    """``light-keeper`` becomes ``signal operator`` in nine places; in one it stays."""
    comparison = compared("HL Bill 31", "HL Bill 40", "auto")
    found = [
        c
        for c in comparison.clusters
        if c.kind == "term" and "light-keeper" in c.old_text and "signal operator" in c.new_text
    ]
    assert len(found) == 1
    cluster = found[0]
    places = {r.new.label for i in cluster.rows if (r := comparison.rows[i]).new is not None}
    expected = {t.new_label for t in TRUTH if t.new_print == "HL Bill 40" and t.kind == "term"}
    assert len(expected) == 9
    assert expected <= places
    assert cluster.count >= 9
    stays = {r.new.label for i in cluster.exceptions if (r := comparison.rows[i]).new is not None}
    assert stays == {"Schedule 3, paragraph 5, inserted paragraph (c)"}
