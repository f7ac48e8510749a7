"""What the fuzzer feeds: bytes in; a print, notes or a comparison, or our own error, out."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from lawdiff.annotations import annotate, read_notes
from lawdiff.annotations.decoding import decode
from lawdiff.annotations.notes import read_text
from lawdiff.annotations.w3c import read_w3c
from lawdiff.comparison import compare
from lawdiff.comparison.model import Comparison
from lawdiff.errors import LawdiffError
from lawdiff.prints import Print
from lawdiff.prints.reading import read_data
from lawdiff.reports import render
from tests.conftest import ROOT, real_prints_folder
from tests.prints.made import bill
from tests.safety.test_sizes import WIDE

LIMIT = 5.0
"""Seconds of processor time that one input may take."""


class TooSlow(AssertionError):
    """An input that takes longer than any may."""


def read_print(data: bytes) -> Print | None:
    """A print that hangs together, or our own error in one line."""
    try:
        source = read_data(data, "fuzzed.xml")
    except LawdiffError as error:
        _one_line(error)
        return None
    assert source.provisions
    labels = [provision.label for provision in source.provisions]
    assert len(set(labels)) == len(labels)
    for provision in source.provisions:
        ats = [source.provisions[child].at for child in provision.children]
        assert ats == sorted(ats)
        assert all(0 <= at <= len(provision.text) for at in ats)
    return source


def print_with_itself(data: bytes) -> None:
    """What can be read is unchanged beside itself, and shown in every form."""
    source = read_print(data)
    if source is not None:
        comparison = compare(source, source)
        assert all(row.states == ("unchanged",) for row in comparison.rows)
        _shown(comparison)


def two_prints(data: bytes) -> None:
    """Two prints with a NUL between them, against each other: their words are all there."""
    one, _, other = data.partition(b"\0")
    old, new = read_print(one), read_print(other)
    if old is None or new is None:
        return
    comparison = compare(old, new)
    for row in comparison.rows:
        for change in row.changes:
            if row.old is not None and row.new is not None:
                was, now = (
                    (row.old.heading, row.new.heading)
                    if change.field == "heading"
                    else (row.old.text, row.new.text)
                )
                assert was[change.old_start : change.old_end] == change.old_text
                assert now[change.new_start : change.new_end] == change.new_text
    _shown(comparison)


def notes(data: bytes) -> None:
    """A file of notes: read, placed on a bundled print and shown, or our own error."""
    try:
        text, _ = decode(data, "fuzzed.md")
        found, _ = (read_w3c if text[:1] == "{" else read_text)(text, "fuzzed.md")
    except LawdiffError as error:
        _one_line(error)
        return
    comparison = _bundled()
    files = read_notes(())
    carried = annotate(comparison, type(files)(notes=found))
    assert len(carried) == len(found), "notes in are notes out"
    for form in ("html", "json", "csv", "md"):
        render(comparison, form, notes=carried)


_known: list[Comparison] = []


def _bundled() -> Comparison:
    if not _known:
        folder = ROOT / "corpus" / "specimen"
        old, new = (read_data(p.read_bytes(), p.name) for p in sorted(folder.glob("*.xml"))[:2])
        _known.append(compare(old, new))
    return _known[0]


def _shown(comparison: Comparison) -> None:
    for form in ("html", "json", "csv", "md", "text"):
        render(comparison, form)


def _one_line(error: LawdiffError) -> None:
    said = str(error)
    assert "\n" not in said
    assert len(said) < 1_000


TARGETS: dict[str, Callable[[bytes], object]] = {
    "print": read_print,
    "comparison": print_with_itself,
    "pair": two_prints,
    "notes": notes,
}


def timed(name: str, data: bytes) -> None:
    """Feed one input, and hold it to its time.

    Raises:
        TooSlow: it took too long.
    """
    before = time.process_time()
    TARGETS[name](data)
    spent = time.process_time() - before
    if spent > LIMIT:
        raise TooSlow(f"{spent:.1f} s for {len(data):,} bytes")


def warm() -> None:
    """Load whatever is loaded late."""
    _shown(_bundled())


def seeds(name: str) -> Iterator[bytes]:
    """Inputs to begin with: real and bundled prints and notes, the short ones first."""
    folders = [ROOT / "corpus", *filter(None, [real_prints_folder()])]
    if name == "notes":
        paths = list((ROOT / "annotations").rglob("*.md"))
    else:
        paths = [p for f in folders for p in f.rglob("*") if p.suffix in (".xml", ".html")]
        yield from (bill(one(2)) for one in WIDE.values() if name != "pair")
    paths.sort(key=_size)
    every = [path.read_bytes() for path in paths if _size(path) < MOST_SEED]
    if name == "pair":
        yield from (one + b"\0" + other for one, other in pairwise(every))
    else:
        yield from every


MOST_SEED = 60_000
"""Bytes of the longest seed: a fuzzer learns little from long ones."""


def _size(path: Path) -> int:
    return path.stat().st_size
