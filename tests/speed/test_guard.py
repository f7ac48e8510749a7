"""The guard: a comparison stays near the price of parsing its files.

No figure here is in seconds. Each bound is a ratio to what was measured beside it, in the same
round, so that a busy or a slow machine slows both down; and each is a median of several rounds.
The bounds stand well above what is measured on a quiet machine (``docs/speed.md``): they are
there for the loop that became quadratic and the library that is loaded too early, not for
the last hundredth.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

from benchmarks.speed import measuring, processes
from benchmarks.speed.making import many
from lawdiff.prints import read

pytestmark = pytest.mark.skipif(
    not hasattr(__import__("os"), "wait4"), reason="this system does not say what a child used"
)

ROUNDS = 5
COPIES = 12
"""Copies of a bundled Bill in each made print: about 1.5 MB, as large as a large Bill."""


@pytest.fixture(scope="module", autouse=True)
def compiled(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Modules and templates are compiled before anything is measured, as installed ones are.

    They are kept in a folder of their own, whatever the machine says of compiled modules.
    """
    folder = tmp_path_factory.mktemp("compiled")
    pair = sorted((corpus / "children-and-social-work").glob("*.xml"))[:2]
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
        patch.setenv("PYTHONPYCACHEPREFIX", str(folder / "cache"))
        processes.floor(pair)
        for verb in ("compare", "history"):
            for form in ("html", "json"):
                processes.lawdiff(verb, *pair, "-q", "-o", folder / f"out.{form}")
        yield


@pytest.fixture(scope="module")
def made(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Three large prints, each copy of the Bill in words of its own."""
    folder = tmp_path_factory.mktemp("made")
    bundled = sorted((corpus / "children-and-social-work").glob("*.xml"))[:3]
    return [many(path, folder / path.name, COPIES) for path in bundled]


def test_a_made_print_is_the_print_many_times(corpus: Path, made: list[Path]) -> None:
    """The guard measures what it says: as many clauses, none in the words of another."""
    bundled = sorted((corpus / "children-and-social-work").glob("*.xml"))[0]
    once, often = read(bundled), read(made[0])
    clauses = [[p for p in one.provisions if p.kind == "clause"] for one in (once, often)]
    assert len(clauses[1]) == COPIES * len(clauses[0]) > 100
    assert len({p.number for p in clauses[1] if not p.quoted}) == COPIES * len(
        {p.number for p in clauses[0] if not p.quoted}
    )


@pytest.mark.long
def test_a_comparison_costs_a_few_times_the_parsing(made: list[Path], tmp_path: Path) -> None:
    """The whole command, to HTML and to JSON, beside only parsing both files."""
    found = {one.name: one for one in measuring.whole(made[0], made[1], tmp_path, ROUNDS)}
    assert found["compare, to HTML"].ratio < 9, found["compare, to HTML"].said
    assert found["compare, to JSON"].ratio < 8, found["compare, to JSON"].said
    assert found["--help"].ratio < 1, found["--help"].said


_SMALL = """\
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""A process so small that what the system counts in of it does not matter."""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems count in other units")
def test_memory_stays_small(made: list[Path], tmp_path: Path) -> None:
    """Both prints and all that is said of them fit into 130 MB."""
    command = [*processes.LAWDIFF, "compare", *map(str, made[:2]), "-q"]
    command += ["-o", str(tmp_path / "out.html")]
    small = [sys.executable, "-c", _SMALL, *command]
    done = subprocess.run(small, capture_output=True, text=True, check=True)
    assert 20 < int(done.stdout) * 1024 / 1e6 < 130


@pytest.mark.long
def test_time_grows_with_the_size_and_no_faster(corpus: Path, tmp_path: Path) -> None:
    """Eight times the words take about eight times as long."""
    bundled = sorted((corpus / "children-and-social-work").glob("*.xml"))[:2]
    sizes = measuring.growth(bundled, tmp_path, (4, 32))
    assert sizes[1].megabytes > 7 * sizes[0].megabytes
    start = median(processes.lawdiff("--help").cpu for _ in range(3))
    assert measuring.exponent(sizes, start) < 1.25, sizes


@pytest.mark.long
def test_a_third_print_costs_no_more_than_the_two(made: list[Path], tmp_path: Path) -> None:
    """A history compares neighbours, and not everything with everything."""
    ratios = measuring.history(made, tmp_path, ROUNDS)
    assert median(ratios) < 2.4, ratios


def test_a_slow_comparison_would_be_seen() -> None:
    """The ratio is one of work done: a process that does twenty times the work shows it."""
    once = processes.run([sys.executable, "-c", "sum(i * i for i in range(1_000_000))"])
    often = processes.run([sys.executable, "-c", "sum(i * i for i in range(20_000_000))"])
    assert once.fine
    assert often.cpu > 5 * once.cpu


@pytest.mark.parametrize(
    ("statement", "unwanted"),
    [
        ("import lawdiff", ("lxml", "jinja2", "rapidfuzz", "msgspec", "yaml", "click")),
        (
            "from lawdiff.cli.main import run; run(['--help'])",
            ("lxml", "jinja2", "rapidfuzz", "msgspec", "yaml", "markdown_it"),
        ),
        (
            "from lawdiff.comparison import compare",
            ("jinja2", "yaml", "markdown_it", "nh3", "pypdfium2", "pebble", "dask"),
        ),
    ],
)
def test_nothing_is_loaded_before_it_is_needed(statement: str, unwanted: tuple[str, ...]) -> None:
    """Loading a library that nobody asked for is the dearest line there is."""
    code = f"{statement}\nimport sys\nprint('LOADED', *sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.rpartition("LOADED ")[2].split())
    assert "sys" in loaded
    assert loaded.isdisjoint(unwanted), loaded.intersection(unwanted)
