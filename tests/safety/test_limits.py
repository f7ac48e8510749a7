"""Limits speak: what ends at one names the option that raises it, and the option does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lawdiff.cli.main import run
from lawdiff.errors import BadRequest
from lawdiff.limits import DEFAULT, Limits, limits_from, names
from lawdiff.prints.reading import read_data
from tests.conftest import ROOT
from tests.pdf.bills import plain
from tests.prints.made import bill, clause, read_made, said
from tests.safety.test_sizes import nested

NOTE = "---\nby: Someone\nprint: HL Bill 7\n---\n\n"


def deep() -> bytes:
    return bill(clause("1", f"<content><p>One {nested('b', 300)} two.</p></content>"))


def long_text() -> bytes:
    return bill(clause("1", said("word " * 2_200_000)))


def long_note() -> bytes:
    return (NOTE + "## Clause 1\n\n" + "No more than this. " * 20_000).encode()


def many_headings() -> bytes:
    return (NOTE + "## Clause 1\n\nNo.\n\n" * 2_001).encode()


def pages() -> bytes:
    return plain().pdf()


Case = tuple[Callable[[], bytes], str, str, str, str]
"""What is handed over, under which name, its limit, one that is too low, one that is not."""

CASES: list[Case] = [
    (deep, "print.xml", "depth", "256", "400"),
    (deep, "print.xml", "depth", "290", "2000"),
    (long_text, "print.xml", "bytes", "1000000", "20000000"),
    (pages, "print.pdf", "pages", "1", "100"),
    (pages, "print.pdf", "memory", "1", "220"),
    (long_note, "someone.md", "note-bytes", "262144", "500000"),
    (many_headings, "someone.md", "note-headings", "2000", "3000"),
]


@pytest.mark.parametrize(
    ("make", "name", "limit", "low", "high"), CASES, ids=[f"{c[2]}-{c[3]}" for c in CASES]
)
def test_past_a_limit(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    make: Callable[[], bytes],
    name: str,
    limit: str,
    low: str,
    high: str,
) -> None:
    path = tmp_path / name
    path.write_bytes(make())
    command = ["outline", "-q"] if name.startswith("print") else ["annotations", "check"]
    assert run([*command, str(path), "--limit", f"{limit}={low}"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert str(path) in told.err
    remedy = "--max-bytes" if limit == "bytes" else f"--limit {limit}=NUMBER"
    assert remedy in told.err
    # A text longer than libxml2 takes by itself is read where a higher limit says so.
    more = ["--limit", "depth=300"] if make is long_text else []
    assert run([*command, str(path), "--limit", f"{limit}={high}", *more]) == 0


def test_nothing_is_lost_past_the_depth_there_is_by_itself() -> None:
    with_depth = Limits(depth=2_000)
    for tag in ("b", "p", "level", "quotedStructure", "table"):
        data = bill(clause("1", f"<content><p>One {nested(tag, 1_900)} two.</p></content>"))
        source = read_data(data, "deep.xml", with_depth)
        words = " ".join(p.text for p in source.provisions).split()
        assert sorted(words) == ["One", "deep", "two."]


@pytest.mark.parametrize(
    ("given", "said_so"),
    [
        ("colour=3", "there is no limit 'colour'"),
        ("depth", "cannot be ''"),
        ("depth=0", "cannot be '0'"),
        ("depth=-4", "cannot be '-4'"),
        ("depth=5000", "from 1 to 2,000"),
        ("words=many", "cannot be 'many'"),
        ("words=9999999999999999999", "cannot be"),
        ("seconds=9999999999", "from 1 to 1,000,000,000"),
    ],
)
def test_no_such_limit(given: str, said_so: str) -> None:
    with pytest.raises(BadRequest, match="limit") as refused:
        limits_from([given])
    assert said_so in str(refused.value)


def test_limits_as_they_are_set() -> None:
    found = limits_from(["words=50,000", "note-bytes=10", "words=60_000"])
    assert (found.words, found.note_bytes, found.depth) == (60_000, 10, DEFAULT.depth)


def test_every_limit_is_in_the_manual() -> None:
    page = (ROOT / "docs" / "security.md").read_text("utf-8")
    for name in names():
        assert f"--limit {name}=N" in page
        default = getattr(DEFAULT, name.replace("-", "_"))
        shown = {f"{default:,}", f"{default // 1024} KiB", f"{default // 1024**2} MiB"}
        assert any(one in page for one in shown), f"{name}: {default:,}"


def test_the_same_print_whatever_the_limits() -> None:
    data = bill(clause("1", said("One two.")))
    assert read_data(data, "made.xml", Limits(depth=1_000)) == read_made(data)
