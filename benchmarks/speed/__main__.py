"""``python -m benchmarks.speed``: how long a comparison takes, beside only parsing the files."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks.speed import measuring, processes
from benchmarks.speed.drawing import draw
from benchmarks.speed.making import many
from benchmarks.speed.measuring import Ratio, Size
from benchmarks.speed.rivals import RIVALS
from benchmarks.tables import PAGE, table, write_section

ROOT = Path(__file__).resolve().parent.parent.parent
BILL = ROOT / "corpus" / "children-and-social-work"


def main() -> None:
    """Measure, print the section, and write it where asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md")
    parser.add_argument("--rounds", type=int, default=9, help="rounds of everything in turn")
    parser.add_argument("--limit", type=float, default=60.0, help="seconds for each other tool")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        text, sizes = measure(Path(name), given.rounds, given.limit)
    sys.stdout.write(f"{text}\n")
    if given.write:
        draw(sizes, PAGE.parent / "benchmarks")
        write_section("speed", text)


def measure(folder: Path, rounds: int, limit: float) -> tuple[str, list[Size]]:
    """Measure everything; the section of the page, and the growth."""
    told, pair, three = prints(folder)
    whole = measuring.whole(*pair, folder, rounds)
    steps = measuring.steps(*pair, rounds)
    others = [_other(name, pair, limit) for name in RIVALS]
    third = measuring.history(three, folder, max(3, rounds // 2))
    bundled = sorted(BILL.glob("*.xml"))[:2]
    sizes = measuring.growth(bundled, folder)
    start = min(processes.lawdiff("--help").cpu for _ in range(3))
    parts = [
        "## Speed",
        f"`python -m benchmarks.speed --write`, on {told}. {machine()}",
        "Every figure is measured in turn with a process that only parses both prints with lxml "
        "and takes their text: the floor. Ratios are medians over "
        f"{rounds} rounds, with the smallest and the largest. Processor seconds, not those of "
        "the clock, for other work on the machine does not count in them. What is slow and what "
        "was tried: [speed.md](speed.md).",
        table(["whole command", "seconds", "times the floor", "memory, MB"], _rows(whole, True)),
        table(["step, in one process", "seconds", "times the floor"], _rows(steps, False)),
        f"A third print in `lawdiff history` ({three[0].parent.name}): "
        f"{_median(third):.2f} times the run of two ({min(third):.2f} to {max(third):.2f}).",
        "### Beside other tools",
        f"The same two files; each other tool was ended after {limit:.0f} seconds. None of them "
        "knows what a clause is, or says of which kind a change is: xmldiff compares the trees, "
        "the others the text.",
        table(
            ["tool", "version", "seconds", "beside lawdiff", "memory, MB"],
            _beside(whole[1], others),
        ),
        "### Growth",
        "`lawdiff compare` to HTML on the first two bundled prints of the Children and Social "
        "Work Bill, many times over, each copy in words of its own. From the smallest to the "
        f"largest, time grows with the size to the power {measuring.exponent(sizes):.2f}; "
        f"{measuring.exponent(sizes, start):.2f} without the {start:.2f} s of starting.",
        table(
            ["both prints, MB", "only parsing, s", "lawdiff, s", "times", "memory, MB"],
            [
                [f"{s.megabytes:.1f}", f"{s.floor:.2f}", f"{s.seconds:.2f}",
                 f"{s.seconds / s.floor:.1f}", f"{s.memory:.0f}"]
                for s in sizes
            ],
        ),
        "![Time and memory against size](benchmarks/growth.png)",
    ]  # fmt: skip
    return "\n\n".join(parts), sizes


def prints(folder: Path) -> tuple[str, tuple[Path, Path], list[Path]]:
    """What is measured on: real prints where there are any, else made ones of the same size."""
    told = os.environ.get("LAWDIFF_REAL_PRINTS")
    real = Path(told) if told else ROOT.parent / "shared" / "prints"
    pair = sorted(real.glob("data-protection/*.xml"))[:2]
    three = sorted(real.glob("social-housing/*.xml"))[:3]
    if len(pair) == 2 and len(three) == 3:
        size = sum(path.stat().st_size for path in pair) / 1e6
        return (
            f"two real prints of one Bill (data-protection, {size:.1f} MB)",
            (pair[0], pair[1]),
            three,
        )
    bundled = sorted(BILL.glob("*.xml"))[:3]
    made = [many(path, folder / f"made-{n}.xml", 15) for n, path in enumerate(bundled)]
    size = sum(path.stat().st_size for path in made[:2]) / 1e6
    return f"two prints made of the bundled ones ({size:.1f} MB)", (made[0], made[1]), made


def _rows(ratios: list[Ratio], memory: bool) -> list[list[str]]:
    rows = []
    for one in ratios:
        row = [one.name, f"{one.seconds:.3f}", one.said]
        rows.append([*row, _megabytes(one.memory)] if memory else row)
    return rows


def _other(name: str, pair: tuple[Path, Path], limit: float) -> list[str]:
    needs = RIVALS[name][1]
    try:
        said = version(needs) if needs else f"Python {platform.python_version()}"
    except PackageNotFoundError:
        return [name, "not installed", "", "", ""]
    took = measuring.rival(name, *pair, limit)
    if not took.fine:
        ended = "ended at the limit" if took.wall >= limit else "failed"
        return [name, said, ended, "", _megabytes(took.memory)]
    return [name, said, f"{took.cpu:.2f}", "", _megabytes(took.memory)]


def _beside(ours: Ratio, others: list[list[str]]) -> list[list[str]]:
    rows = [
        ["lawdiff, to HTML", version("lawdiff"), f"{ours.seconds:.2f}", "1", f"{ours.memory:.0f}"]
    ]
    for name, said, seconds, _, memory in others:
        numeric = seconds.replace(".", "").isdigit()
        beside = f"{float(seconds) / ours.seconds:.1f} times" if numeric else ""
        rows.append([name, said, seconds, beside, memory])
    return rows


def _megabytes(memory: float) -> str:
    return f"{memory:.0f}" if memory else "less than the measuring itself"


def _median(figures: tuple[float, ...]) -> float:
    return sorted(figures)[len(figures) // 2]


def machine() -> str:
    """The machine and the versions, as a sentence."""
    cores = os.cpu_count() or 1
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        lines = [line for line in info.read_text().splitlines() if line.startswith("model name")]
        model = lines[0].partition(":")[2].strip() if lines else model
    load = f", load {os.getloadavg()[0]:.0f} when begun" if hasattr(os, "getloadavg") else ""
    return (
        f"{cores} cores of {model}{load}; Python {platform.python_version()}, "
        f"lxml {version('lxml')}, lawdiff {version('lawdiff')}."
    )


if __name__ == "__main__":
    main()
