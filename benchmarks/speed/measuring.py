"""All figures of one run: everything in turn, round after round, on one pair of prints.

A busy machine slows everything down alike, so each round measures the floor too, and what is
told is the ratio to the floor of the same round.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from math import log
from pathlib import Path
from statistics import median

from msgspec import Struct

from benchmarks.speed import processes
from benchmarks.speed.making import many
from benchmarks.speed.processes import Took

STEPS = ("reading", "aligning", "saying what changed", "writing JSON", "writing HTML")
TIMES = (2, 4, 8, 16, 32, 64)
"""Copies of the bundled Bill: 0.5 to 16 MB, both prints together."""


class Ratio(Struct, frozen=True):
    """A figure beside the floor, over several rounds."""

    name: str
    seconds: float
    """Median processor seconds."""
    ratios: tuple[float, ...]
    memory: float = 0.0
    """Median MB."""

    @property
    def ratio(self) -> float:
        """Median ratio to the floor."""
        return median(self.ratios)

    @property
    def said(self) -> str:
        """``"4.9 (4.6 to 5.3)"``."""
        return f"{self.ratio:.1f} ({min(self.ratios):.1f} to {max(self.ratios):.1f})"


class Size(Struct, frozen=True):
    """One size of the growth."""

    megabytes: float
    floor: float
    seconds: float
    memory: float


def commands(old: Path, new: Path, folder: Path) -> dict[str, Callable[[], Took]]:
    """What is measured as a process of its own, by name."""
    pair = [old, new]
    out = folder / "out"
    return {
        "only parsing": lambda: processes.floor(pair),
        "compare, to HTML": lambda: processes.lawdiff("compare", *pair, "-q", "-o", f"{out}.html"),
        "compare, to JSON": lambda: processes.lawdiff("compare", *pair, "-q", "-o", f"{out}.json"),
        "--help": lambda: processes.lawdiff("--help"),
    }


def whole(old: Path, new: Path, folder: Path, rounds: int) -> list[Ratio]:
    """Whole commands, in turn, ``rounds`` times."""
    made = commands(old, new, folder)
    taken: dict[str, list[Took]] = {name: [] for name in made}
    for _ in range(rounds):
        for name, work in made.items():
            taken[name].append(work())
    floors = [one.cpu for one in taken["only parsing"]]
    return [_ratio(name, found, floors) for name, found in taken.items()]


def _ratio(name: str, taken: Sequence[Took], floors: Sequence[float]) -> Ratio:
    return Ratio(
        name,
        median(one.cpu for one in taken),
        tuple(one.cpu / floor for one, floor in zip(taken, floors, strict=True)),
        median(one.memory for one in taken),
    )


def steps(old: Path, new: Path, rounds: int) -> list[Ratio]:
    """The steps of a comparison within one process, what each loads included."""
    found: dict[str, list[float]] = {name: [] for name in STEPS}
    floors = []
    for _ in range(rounds):
        floors.append(processes.floor([old, new]).cpu)
        said = subprocess.run(
            [sys.executable, "-m", "benchmarks.speed.stages", str(old), str(new)],
            capture_output=True,
            check=True,
        )
        for name, seconds in json.loads(said.stdout).items():
            found[name].append(seconds)
    return [
        Ratio(name, median(took), tuple(t / f for t, f in zip(took, floors, strict=True)))
        for name, took in found.items()
    ]


def history(prints: Sequence[Path], folder: Path, rounds: int) -> tuple[float, ...]:
    """What a third print costs: three prints' history beside two prints', round by round."""
    ratios = []
    for _ in range(rounds):
        two, three = (
            processes.lawdiff("history", *prints[:count], "-q", "-o", folder / "history.html").cpu
            for count in (2, 3)
        )
        ratios.append(three / two)
    return tuple(ratios)


def growth(prints: Sequence[Path], folder: Path, times: Sequence[int] = TIMES) -> list[Size]:
    """The whole command to HTML on prints made ever larger, the better of two runs each."""
    sizes = []
    for count in times:
        pair = [many(path, folder / f"{count}-{n}.xml", count) for n, path in enumerate(prints)]
        floors, runs = [], []
        for _ in range(2):
            floors.append(processes.floor(pair))
            runs.append(processes.lawdiff("compare", *pair, "-q", "-o", folder / "grown.html"))
        sizes.append(
            Size(
                sum(path.stat().st_size for path in pair) / 1e6,
                min(took.cpu for took in floors),
                min(took.cpu for took in runs),
                max(took.memory for took in runs),
            )
        )
    return sizes


def exponent(sizes: Sequence[Size], start: float = 0.0) -> float:
    """How time grows from the smallest to the largest: 1 is in step with the size.

    Args:
        sizes: smallest first.
        start: seconds that any run takes, left out of all.
    """
    first, last = sizes[0], sizes[-1]
    grown = (last.seconds - start) / (first.seconds - start)
    return log(grown) / log(last.megabytes / first.megabytes)


def rival(name: str, old: Path, new: Path, limit: float) -> Took:
    """Another way to compare the same files, ended after ``limit`` seconds of wall time."""
    return processes.run(
        [sys.executable, "-m", "benchmarks.speed.rivals", name, str(old), str(new)], limit
    )
