"""Texts that a careless program takes minutes over: the whole command, in time, the same each run.

The figure is two seconds for two clauses of 20,000 words; processor time is held, with as much
again for a machine that tests other things beside.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawdiff.comparison.words import Edit, differing
from tests.prints.made import said
from tests.safety import costly

COMMAND = [sys.executable, "-c", "from lawdiff.cli.main import main; main()"]
FIGURE = 2.0
ROOM = 2.0
"""How many times the figure a busy machine may take."""


class Ran(NamedTuple):
    """What came of a run."""

    page: bytes
    told: str
    seconds: float
    """Of processor time."""


def compare(pair: costly.Pair, folder: Path, *more: str, seed: str = "0") -> Ran:
    """``lawdiff compare`` of two prints that hold this, to HTML."""
    names = "old.xml", "new.xml"
    for name, data in zip(names, costly.prints(pair), strict=True):
        (folder / name).write_bytes(data)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [*COMMAND, "compare", *names, "-o", "out.html", *more],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=240,
        env={**os.environ, "PYTHONHASHSEED": seed},
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode == 0, done.stderr[-2000:]
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Ran((folder / "out.html").read_bytes(), done.stderr, spent)


def all_in_the_long_run(names: Iterable[str], few: Sequence[str]) -> list[Any]:
    """Cases, those besides a few marked as long."""
    return [pytest.param(n, marks=[] if n in few else [pytest.mark.long]) for n in names]


@pytest.mark.parametrize(
    "name",
    all_in_the_long_run(
        costly.UNRELATED, ["random-words", "shuffled", "a-phrase-that-grows-word-by-word"]
    ),
)
def test_two_unrelated_clauses_of_20000_words(tmp_path: Path, name: str) -> None:
    pair = costly.UNRELATED[name]()
    first, again = compare(pair, tmp_path), compare(pair, tmp_path, seed="77")
    assert first.page == again.page
    assert not first.told, "no limit is met"
    assert min(first.seconds, again.seconds) < FIGURE * ROOM


SLOWEST = {"one-paragraph-of-200,000-other-words": 6.0, "5,000-subsections": 8.0}
"""Seconds on a quiet machine, where they are more than the figure: ten times its words."""


@pytest.mark.long
@pytest.mark.parametrize("name", costly.LARGE)
def test_large_texts_of_odd_kinds(tmp_path: Path, name: str) -> None:
    ran = compare(costly.LARGE[name](), tmp_path)
    assert ran.seconds < SLOWEST.get(name, FIGURE) * ROOM
    assert ("Compared less exactly" in ran.told) == ("other-words" in name)


TRAPS = costly.TRAPS
FEW = ["paragraph (a)(i)(A)", "that Act", "digits and commas", "quotation marks", "and or"]


def trap(name: str, count: int, folder: Path) -> Ran:
    """The words again and again, with a change in three places."""
    text = TRAPS[name](count)
    return compare((said(text), said(costly.changed(text))), folder)


@pytest.mark.parametrize("name", FEW)
def test_no_rule_stumbles(tmp_path: Path, name: str) -> None:
    assert trap(name, 2_000, tmp_path).seconds < FIGURE


@pytest.mark.long
@pytest.mark.parametrize("name", TRAPS)
def test_time_grows_with_the_text_whatever_it_says(tmp_path: Path, name: str) -> None:
    """Five times the words take less than ten times the time: with its square it were 25."""
    little, much = trap(name, 2_000, tmp_path), trap(name, 10_000, tmp_path)
    assert much.seconds < max(1.0, 10 * little.seconds)


def lines(count: int, word: str) -> list[str]:
    """Words that stand once, one in ten of them another."""
    return [f"{word if n % 10 == 0 else 'w'}{n}" for n in range(count)]


def between(build: Callable[[], tuple[list[str], list[str]]]) -> costly.Pair:
    """Two texts of these words."""
    old, new = build()
    return said(" ".join(old)), said(" ".join(new))


def test_passages_past_the_limit_are_cut_where_they_meet(tmp_path: Path) -> None:
    """Words that stand once in each are found: nothing is told less exactly."""
    pair = between(lambda: (lines(3_000, "old"), lines(3_000, "new")))
    ran = compare(pair, tmp_path, "--limit", "words=100", "-o", "out.json")
    assert not ran.told
    assert ran.page == compare(pair, tmp_path).page


some = st.lists(st.sampled_from([*"abcdefgh", *(f"rare{n}" for n in range(30))]), max_size=40)


@settings(max_examples=200, deadline=None)
@given(some, some, st.integers(1, 12))
def test_in_pieces_as_in_one(old: list[str], new: list[str], most: int) -> None:
    """Whatever the limit, the edits make the new words of the old, and the same backwards."""
    edits = differing(old, new, most)
    made: list[str] = []
    at = 0
    for edit in edits:
        assert edit.i1 > at or edit.i1 == 0 or not made, "equal words between two edits"
        made += [*old[at : edit.i1], *new[edit.j1 : edit.j2]]
        at = edit.i2
        assert old[edit.i1 : edit.i2] != new[edit.j1 : edit.j2]
    assert [*made, *old[at:]] == new
    back = [Edit(e.j1, e.j2, e.i1, e.i2) for e in differing(new, old, most)]
    assert back == edits


def test_a_history_says_it_too(tmp_path: Path) -> None:
    pair = between(lambda: (costly.law(300, 1), costly.law(300, 2)))
    for name, data in zip(("old.xml", "new.xml"), costly.prints(pair), strict=True):
        (tmp_path / name).write_bytes(data)
    done = subprocess.run(
        [*COMMAND, "history", "old.xml", "new.xml", "-o", "h.json", "--limit", "words=100"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert "Compared less exactly: clause 4." in done.stderr
    assert "Compared less exactly: clause 4." in (tmp_path / "h.json").read_text("utf-8")


def test_passages_past_the_limit_that_nowhere_meet(tmp_path: Path) -> None:
    pair = between(lambda: (costly.law(300, 1), costly.law(300, 2)))
    ran = compare(pair, tmp_path, "--limit", "words=100", "-o", "out.json")
    said_so = "Compared less exactly: clause 4."
    assert said_so in ran.told
    assert "--limit words=NUMBER" in ran.told
    assert said_so in ran.page.decode()
    data = (tmp_path / "out.json").read_text("utf-8")
    assert said_so in data
    assert "too long to compare word by word" in data
    assert not compare(pair, tmp_path).told, "by default it is compared word by word"
