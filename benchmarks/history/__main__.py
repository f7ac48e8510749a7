"""``python -m benchmarks.history``: what ten prints of 2 MB cost, in time and memory.

The prints are made: the four prints of the bundled specimen Bill, sixteen times over in other
words, taken in turn, so that every step has what real ones have: clauses in, out and back.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.speed.making import many
from benchmarks.speed.processes import Took, lawdiff
from benchmarks.tables import table, write_section
from lawdiff.bundle import bundled

TIMES = 16
COUNTS = (2, 4, 6, 8, 10)


def made_prints(folder: Path) -> list[Path]:
    """Ten prints of about 2 MB; each is its own file, with its own bytes."""
    sources = sorted((bundled("corpus") / "specimen").glob("*.xml"))
    made = [many(source, folder / f"{n}.xml", TIMES) for n, source in enumerate(sources)]
    prints = []
    for number in range(max(COUNTS)):
        path = folder / f"print-{number + 1:02}.xml"
        # A comment makes the same print another file: one given twice is an error.
        path.write_bytes(made[number % len(made)].read_bytes() + f"<!-- {number} -->".encode())
        prints.append(path)
    return prints


def rows_of(taken: dict[int, Took], megabytes: float) -> list[list[str]]:
    """One row a count: seconds and memory, whole and for each print."""
    return [
        [
            str(count),
            f"{count * megabytes:.1f}",
            f"{took.cpu:.1f}",
            f"{took.cpu / (count - 1):.2f}",
            f"{took.memory:.0f}",
            f"{took.memory / count:.0f}",
        ]
        for count, took in taken.items()
    ]


def main() -> None:
    """Measure, print the table and, with ``--write``, put it into docs/benchmarks.md."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prints = made_prints(folder)
        megabytes = prints[0].stat().st_size / 1e6
        taken = {
            count: lawdiff("history", *prints[:count], "-q", "-o", folder / "life.json")
            for count in COUNTS
        }
    head = ["prints", "MB read", "CPU, s", "CPU a step, s", "memory, MB", "memory a print, MB"]
    text = f"""## History

`python -m benchmarks.history --write`, `lawdiff history` to JSON on made prints of
{megabytes:.1f} MB (the specimen's four prints, {TIMES} times over, in turn):

{table(head, rows_of(taken, megabytes))}

A step is one print compared with the next; what gaps need is in it."""
    print(text)
    if "--write" in sys.argv[1:]:
        write_section("history", text)


if __name__ == "__main__":
    main()
