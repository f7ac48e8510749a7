"""Real prints: what a careful reader found, and what must hold of every comparison."""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from pathlib import Path

import pytest

from lawdiff.comparison import compare
from lawdiff.comparison.model import Comparison, Row
from lawdiff.prints.model import CLAUSE_KINDS, Print, Provision
from lawdiff.prints.reading import read
from tests.comparison.applying import applied, same_but_for_space

HERE = Path(__file__).parent

PAIRS = {
    "social-housing 2→3": (
        "social-housing/2-lords-committee.xml",
        "social-housing/3-lords-report.xml",
    ),
    "social-housing 3→4": (
        "social-housing/3-lords-report.xml",
        "social-housing/4-commons-brought-from-lords.xml",
    ),
    "social-housing 4→5": (
        "social-housing/4-commons-brought-from-lords.xml",
        "social-housing/5-commons-committee.xml",
    ),
    "data-protection 1→2": (
        "data-protection/1-commons-introduced.xml",
        "data-protection/2-commons-committee.xml",
    ),
}

pytestmark = pytest.mark.real_prints


@lru_cache(maxsize=16)
def _read(path: Path) -> Print:
    return read(path)


@lru_cache(maxsize=16)
def _compared(folder: Path, name: str, backwards: bool = False) -> Comparison:
    old, new = (_read(folder / path) for path in PAIRS[name])
    return compare(new, old) if backwards else compare(old, new)


def unit_of(print_: Print, index: int) -> int | None:
    """The clause, or the schedule's paragraph, that a provision belongs to."""
    found: int | None = None
    chain = [index, *print_.ancestors(index)]
    in_schedule = any(print_.provisions[i].kind == "schedule" for i in chain)
    for i in chain:
        provision = print_.provisions[i]
        if provision.quoted:
            continue
        if provision.kind in CLAUSE_KINDS:
            return i
        if provision.kind == "paragraph" and in_schedule:
            found = i
    return found


def units(comparison: Comparison) -> dict[str, bool]:
    """Clauses and schedule paragraphs in both prints whose full text differs: is it substance?"""
    follow = comparison.alignment.successors()
    found: dict[int, bool] = {}
    for row in comparison.rows:
        if row.new is not None:
            unit = unit_of(comparison.new, row.new.index)
        else:
            assert row.old is not None
            old = unit_of(comparison.old, row.old.index)
            unit = None if old is None else follow.get(old)
        if unit is None or unit not in follow.values():
            continue
        if row.changes or row.old is None or row.new is None:
            found[unit] = found.get(unit, False) or row.substantive
    return {comparison.new.provisions[u].label: yes for u, yes in sorted(found.items())}


def test_careful_reading_of_social_housing(real_prints: Path) -> None:
    """31 differ, 13 in substance: all of them up front, and at most 3 others."""
    with (HERE / "social-housing-2-3.csv").open(encoding="utf-8") as file:
        truth = {line["provision"]: line["substantive"] == "yes" for line in csv.DictReader(file)}
    assert (len(truth), sum(truth.values())) == (31, 13)
    found = units(_compared(real_prints, "social-housing 2→3"))
    assert found.keys() == truth.keys()
    assert [label for label, yes in truth.items() if yes and not found[label]] == []
    assert len([label for label, yes in found.items() if yes and not truth[label]]) <= 3


@pytest.mark.parametrize("name", PAIRS)
def test_changes_make_the_new_print_of_the_old(real_prints: Path, name: str) -> None:
    for row in _compared(real_prints, name).rows:
        if row.old is None or row.new is None:
            continue
        for field in ("text", "heading"):
            changes = [c for c in row.changes if c.field == field]
            made = applied(getattr(row.old, field), changes)
            assert same_but_for_space(made, getattr(row.new, field)), row.new.label


@pytest.mark.parametrize("name", PAIRS)
def test_states_say_what_the_texts_say(real_prints: Path, name: str) -> None:
    for row in _compared(real_prints, name).rows:
        if row.old is None or row.new is None:
            continue
        differs = row.old.text != row.new.text or row.old.heading != row.new.heading
        assert ("amended" in row.states) == (differs or bool(row.changes))
        assert ("renumbered" in row.states) == (row.old.number != row.new.number)
        assert (row.states == ("unchanged",)) == (not set(row.states) - {"unchanged"})


def _words(row: Row, side: str) -> list[str]:
    """The words that are no part of a reference that follows, in small letters."""
    provision = getattr(row, side)
    parts, at = [], 0
    for change in row.changes:
        if change.significance == "consequential" and change.field == "text":
            parts.append(provision.text[at : getattr(change, f"{side}_start")])
            at = getattr(change, f"{side}_end")
    parts.append(provision.text[at:])
    return re.findall(r"[^\W_]+", " ".join(parts).casefold())


@pytest.mark.parametrize("name", PAIRS)
def test_no_provision_whose_words_changed_is_folded(real_prints: Path, name: str) -> None:
    for row in _compared(real_prints, name).rows:
        if row.old is None or row.new is None or row.new.kind == "cover":
            continue
        if _by_rule(row):
            continue
        if _words(row, "old") != _words(row, "new"):
            assert row.substantive, (row.new.label, row.changes)


def _by_rule(row: Row) -> bool:
    """The two rules by which changed words are editorial: the sovereign, and a moved "and"."""
    return any(
        change.significance == "editorial" and ("sovereign" in change.why or "moved" in change.why)
        for change in row.changes
    )


def _guids(print_: Print, provision: Provision) -> list[str | None] | None:
    """The persistent identifiers of what a provision's tagged references cite."""
    found: list[str | None] = []
    for reference in provision.references:
        if reference.target is None:
            return None
        found.append(print_.provisions[reference.target].guid)
    return found


def _without_references(provision: Provision) -> str:
    text, at, parts = provision.text, 0, []
    for reference in provision.references:
        parts.append(text[at : reference.start])
        at = reference.end
    parts.append(text[at:])
    return re.sub(r"[\"“”'‘’]", '"', "".join("#".join(parts).split()))


@pytest.mark.parametrize("name", PAIRS)
def test_what_only_follows_is_not_substantive(real_prints: Path, name: str) -> None:
    """References tagged by the file with the same targets, or other quote marks: at least 97%."""
    comparison = _compared(real_prints, name)
    follows = folded = 0
    for row in comparison.rows:
        if row.old is None or row.new is None or row.old.text == row.new.text:
            continue
        if row.old.heading != row.new.heading:
            continue
        if _without_references(row.old) != _without_references(row.new):
            continue
        old, new = _guids(comparison.old, row.old), _guids(comparison.new, row.new)
        if old is None or old != new or None in old or " to " in row.new.text:
            continue  # a range can keep both ends and take in more
        follows += 1
        folded += not row.substantive
    assert folded >= 0.97 * follows
    if name == "data-protection 1→2":
        assert follows > 40


@pytest.mark.parametrize("name", PAIRS)
def test_backwards_mirrors_forwards(real_prints: Path, name: str) -> None:
    there, back = _compared(real_prints, name), _compared(real_prints, name, True)
    ours = {
        (r.old.index, r.new.index): r for r in there.rows if r.old is not None and r.new is not None
    }
    theirs = {
        (r.new.index, r.old.index): r for r in back.rows if r.old is not None and r.new is not None
    }
    for pair in ours.keys() & theirs.keys():
        a = [(c.field, c.old_text, c.new_text, c.significance) for c in ours[pair].changes]
        b = [(c.field, c.new_text, c.old_text, c.significance) for c in theirs[pair].changes]
        assert sorted(a) == sorted(b), ours[pair].new


@pytest.mark.parametrize("path", sorted({path for pair in PAIRS.values() for path in pair}))
def test_a_print_against_itself_says_nothing(real_prints: Path, path: str) -> None:
    print_ = _read(real_prints / path)
    comparison = compare(print_, print_)
    assert all(row.states == ("unchanged",) and not row.changes for row in comparison.rows)
    assert comparison.clusters == ()
