"""Made prints read in full; broken ones end in a print or in our own error, in time."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from lawdiff.comparison import compare
from lawdiff.comparison.model import Comparison
from lawdiff.comparison.tokens import plain
from lawdiff.errors import LawdiffError
from lawdiff.history import trace
from lawdiff.prints import Print
from lawdiff.reports import render
from lawdiff.reports.history import render_history
from tests.conftest import ROOT, real_prints_folder
from tests.fuzzing import targets
from tests.pdf.bills import plain as plain_bill
from tests.pdf.test_old_html import PAGE
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


@settings(made, max_examples=15)
@given(bills())
def test_made_prints_are_unchanged_beside_themselves(data: bytes) -> None:
    source = read_made(data)
    for match in ("auto", "content"):
        comparison = compare(source, source, match=match)
        assert [row.states for row in comparison.rows] == [("unchanged",)] * len(source.provisions)
        assert not any(row.changes for row in comparison.rows)


@settings(made, max_examples=10)
@given(bills(), bills())
def test_no_word_of_two_made_prints_is_lost(one: bytes, other: bytes) -> None:
    """Each provision stands in a row; what changed, put for what it was, makes the other text."""
    old, new = read_made(one), read_made(other)
    comparison = compare(old, new)
    assert {row.old.index for row in comparison.rows if row.old} == set(range(len(old.provisions)))
    assert {row.new.index for row in comparison.rows if row.new} == set(range(len(new.provisions)))
    every_word_is_told(comparison)


def every_word_is_told(comparison: Comparison) -> None:
    """What changed, put for what it was, makes the new text of the old."""
    for row in comparison.rows:
        if row.old is None or row.new is None:
            continue
        text = row.old.text
        for change in sorted(row.changes, key=lambda c: (c.old_start, c.old_end), reverse=True):
            if change.field == "text":
                assert text[change.old_start : change.old_end] == change.old_text
                text = text[: change.old_start] + change.new_text + text[change.old_end :]
        assert typewritten(text) == typewritten(row.new.text)


def typewritten(text: str) -> str:
    """Words without the spaces that no change marks."""
    return "".join(plain(text).split())


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


WORDS = "and or not 5 (a) (2A) section paragraph £5,000 28 days “ ” ; . — Schedule 1 x".split()


def reworded(data: bytes, rng: random.Random) -> bytes:
    """A print in which words come, go, change and change places, and elements are lost."""
    root = etree.fromstring(data, etree.XMLParser(recover=True, collect_ids=False))
    nodes = [e for e in root.iter(etree.Element) if e.text and e.text.strip()]
    for node in rng.sample(nodes, min(len(nodes), 40)):
        words = (node.text or "").split(" ")
        at = rng.randrange(len(words))
        how = rng.randrange(5)
        if how == 0:
            words[at] = rng.choice(WORDS)
        elif how == 1:
            words[at:at] = rng.choices(WORDS, k=rng.choice((1, 3, 30)))
        elif how == 2:
            del words[at : at + rng.choice((1, 3, 30))]
        elif how == 3:
            words[at:] = reversed(words[at:])
        elif rng.random() < 0.1 and node.getparent() is not None:
            above = node.getparent()
            assert above is not None
            above.remove(node)
            continue
        node.text = " ".join(words)
    return etree.tostring(root)


def compared_in_full(old: Print, new: Print) -> None:
    """Compared and shown in every form, in time; what changed makes the other text."""
    before = time.process_time()
    comparison = compare(old, new)
    for form in ("html", "json", "csv", "md", "text"):
        render(comparison, form)
    render_history(trace([old, new]), "html")
    assert time.process_time() - before < 2 * LIMIT
    every_word_is_told(comparison)


def reword(files: list[Path], count: int) -> None:
    """Prints against what they were; a failure names the seed."""
    read = 0
    for number in range(count):
        seed = f"{SEED}:reworded:{number}"
        path = files[number % len(files)]
        data = path.read_bytes()
        try:
            source = read_made(reworded(data, random.Random(seed)), "reworded.xml")
            compared_in_full(read_made(data), source)
            read += 1
        except LawdiffError:
            continue
        except Exception as error:
            error.add_note(f"{path.name}, seed {seed} (LAWDIFF_SEED={SEED})")
            raise
    assert read > count / 2


SMALL = sorted(FILES, key=lambda path: path.stat().st_size)


def test_prints_in_other_words_are_compared() -> None:
    reword(SMALL[:8], 8)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_three_hundred_prints_in_other_words_are_compared() -> None:
    reword(SMALL[: max(8, len(SMALL) * 2 // 3)], 300)


def mutate_one(name: str, data: bytes, count: int, feed: Callable[[bytes], object]) -> None:
    """The same for what is no file: a made PDF, old HTML, notes."""
    for number in range(count):
        seed = f"{SEED}:{name}:{number}"
        try:
            feed(mutated(data, random.Random(seed)))
        except Exception as error:
            error.add_note(f"{name}, seed {seed} (LAWDIFF_SEED={SEED})")
            raise


NOTES = sorted((ROOT / "annotations").rglob("*.md"))


def test_mutations_of_notes() -> None:
    for path in NOTES:
        mutate_one(path.name, path.read_bytes(), 4, targets.notes)


def test_mutations_of_old_html() -> None:
    mutate_one("old.html", PAGE.encode(), 60, survives)


def test_mutations_of_a_pdf() -> None:
    mutate_one("made.pdf", plain_bill().pdf(), 8, survives)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_mutations_of_what_is_not_xml(capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print(f"\nmutations from LAWDIFF_SEED={SEED}")
    for path in NOTES:
        mutate_one(path.name, path.read_bytes(), 40, targets.notes)
    mutate_one("old.html", PAGE.encode(), 1_000, survives)
    mutate_one("made.pdf", plain_bill().pdf(), 150, survives)
    real = real_prints_folder()
    for path in sorted(real.glob("pdf/*.pdf"))[:3] if real else ():
        mutate_one(path.name, path.read_bytes(), 10, survives)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_two_thousand_mutations_of_every_print(capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print(f"\nmutations from LAWDIFF_SEED={SEED}")
    mutate(FILES, max(2000, 20 * len(FILES)))
