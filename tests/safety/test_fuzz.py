"""Made prints read in full; broken ones end in a print or in our own error, in time."""

from __future__ import annotations

import os
import random
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from lawdiff.errors import LawdiffError
from lawdiff.prints import Print
from tests.prints.made import read_made
from tests.prints.oracle import FileWords, print_words
from tests.prints.real import FILES
from tests.prints.test_layout import closed_up, spread, without_file
from tests.strategies import TOKENS, bills, broken

SEED = int(os.environ.get("LAWDIFF_SEED", "20161103"))
LIMIT = 5.0
"""Seconds one file may take."""

made = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


def hangs_together(source: Print) -> None:
    """What every print is, whatever it was read from."""
    for index, provision in enumerate(source.provisions):
        assert provision.index == index < provision.end <= len(source.provisions)
        assert all(source.provisions[child].parent == index for child in provision.children)
        ats = [source.provisions[child].at for child in provision.children]
        assert all(a <= b for a, b in pairwise([0, *ats, len(provision.text)]))
        for reference in provision.references:
            assert 0 <= reference.start < reference.end <= len(provision.text)
        for table in provision.tables:
            assert 0 <= table.start <= table.end <= len(provision.text)
    labels = [provision.label for provision in source.provisions]
    assert len(set(labels)) == len(labels)
    assert source.provisions


def survives(data: bytes) -> Print | None:
    """Read it: a print that hangs together, or our own error in one line."""
    before = time.monotonic()
    try:
        source = read_made(data, "broken.xml")
    except LawdiffError as error:
        assert "broken.xml" in str(error)
        assert "\n" not in str(error)
        assert len(str(error)) < 1000
        return None
    finally:
        assert time.monotonic() - before < LIMIT
    hangs_together(source)
    return source


@made
@given(bills())
def test_made_prints_are_read_in_full(data: bytes) -> None:
    source = read_made(data)
    hangs_together(source)
    assert FileWords(etree.fromstring(data)).text.split() == print_words(source).split()


@made
@given(bills())
def test_layout_of_made_prints_says_nothing(data: bytes) -> None:
    source = without_file(read_made(data))
    for layout in (spread, closed_up):
        root = etree.fromstring(data)
        layout(root)
        assert without_file(read_made(etree.tostring(root, with_tail=False))) == source


@made
@given(bills().flatmap(broken))
def test_broken_prints_do_no_harm(data: bytes) -> None:
    survives(data)


@made
@given(bills(), st.data())
def test_a_made_print_cut_short_is_refused(data: bytes, draw: st.DataObject) -> None:
    at = draw.draw(st.integers(0, len(data.rstrip()) - 1))
    assert survives(data[:at]) is None


def mutated(data: bytes, rng: random.Random) -> bytes:
    """A file with bytes changed at one to eight places."""
    changed = bytearray(data)
    for _ in range(rng.randint(1, 8)):
        at = rng.randrange(len(changed))
        end = min(len(changed), at + rng.choice((1, 1, 2, 8, 64, 1024)))
        how = rng.randrange(5)
        if how == 0:
            changed[at] = rng.randrange(256)
        elif how == 1:
            del changed[at:end]
        elif how == 2:
            changed[at:at] = changed[at:end]
        elif how == 3:
            changed[at:at] = rng.choice(TOKENS)
        else:
            changed[at:end] = rng.choice(TOKENS)
    return bytes(changed)


def mutate(files: list[Path], count: int) -> None:
    """Mutate files in turn; a failure names the seed that makes the same bytes again."""
    for number in range(count):
        seed = f"{SEED}:{number}"
        path = files[number % len(files)]
        data = mutated(path.read_bytes(), random.Random(seed))
        try:
            survives(data)
        except Exception as error:
            error.add_note(f"{path.name}, seed {seed} (LAWDIFF_SEED={SEED})")
            raise


def test_a_hundred_mutations() -> None:
    mutate(sorted(FILES, key=lambda path: path.stat().st_size)[:14], 100)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_two_thousand_mutations_of_every_print(capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print(f"\nmutations from LAWDIFF_SEED={SEED}")
    mutate(FILES, max(2000, 20 * len(FILES)))
