"""``python -m benchmarks.batch``: pairs a second, memory, and what a second worker brings.

Makes a corpus of seeded variants of prints, runs ``lawdiff batch`` on it with one worker and
with two, and once more when all is done. ``--write`` puts the table into docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
from pathlib import Path

import lawdiff
from benchmarks.batch.measuring import Figures, run
from benchmarks.batch.variants import write_bills
from benchmarks.tables import table, write_section

_HEAD = (
    "prints of", "pairs", "workers", "seconds", "pairs a second", "times one worker",
    "processor, s", "of it the first process", "memory of the first process, MiB",
    "of a worker, MiB", "run again, s", "on disk, MB a pair", "index, KB a pair",
)  # fmt: skip


def main() -> None:
    """Measure batches of the sizes asked for."""
    parser = argparse.ArgumentParser(prog="benchmarks.batch", description=__doc__)
    parser.add_argument("--pairs", type=int, nargs="+", default=[50, 500])
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--prints", type=Path, help="other Bills to make variants of")
    parser.add_argument("--real-pairs", type=int, default=0, help="of LAWDIFF_REAL_PRINTS, too")
    parser.add_argument("--write", action="store_true")
    told = parser.parse_args()
    home = told.prints or Path(str(lawdiff.bundled("corpus")))
    rows = []
    for pairs in told.pairs:
        rows += _measure("the bundled corpus", _bills(home), pairs, told.jobs)
    if told.real_pairs:
        real = Path(os.environ["LAWDIFF_REAL_PRINTS"])
        bills = [
            sorted((real / name).glob("*.xml")) for name in ("data-protection", "social-housing")
        ]
        rows += _measure("real Bills", bills, told.real_pairs, told.jobs)
    made = table(_HEAD, rows)
    print(made)
    if told.write:
        write_section("batch", _SECTION.format(cores=os.cpu_count(), table=made))


_SECTION = """## Many prints at once

`python -m benchmarks.batch --write --real-pairs 20` makes Bills of seeded variants of prints
and runs `lawdiff batch` on them, on {cores} processors that other work shared: the processor
seconds are the surer figures, and the wall-clock was measured with this work put first. "Run
again" is the same command once everything is done.

{table}
"""


def _bills(home: Path) -> list[list[Path]]:
    found = [sorted(folder.glob("*.xml")) for folder in sorted(home.iterdir()) if folder.is_dir()]
    return [prints for prints in found if len(prints) > 1]


def _measure(name: str, bills: list[list[Path]], pairs: int, jobs: list[int]) -> list[list[str]]:
    rows = []
    with tempfile.TemporaryDirectory(prefix="lawdiff-benchmark-") as place:
        source, out = Path(place, "in"), Path(place, "out")
        write_bills(bills, source, pairs)
        first: Figures | None = None
        for workers in jobs:
            taken = run(source, out, workers)
            again = run(source, out, workers)
            size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
            index = (out / "index.html").stat().st_size
            shutil.rmtree(out)
            first = first or taken
            rows.append(
                [
                    name,
                    f"{pairs}",
                    f"{workers}",
                    f"{taken.seconds:.1f}",
                    f"{pairs / taken.seconds:.1f}",
                    f"{first.seconds / taken.seconds:.2f}",
                    f"{taken.cpu:.1f}",
                    f"{taken.parent_cpu:.1f}",
                    f"{taken.parent:.0f}",
                    f"{taken.worker:.0f}",
                    f"{again.seconds:.1f} ({again.seconds / taken.seconds:.1%})",
                    f"{size / pairs / 1e6:.2f}",
                    f"{index / pairs / 1e3:.1f}",
                ]
            )
            print(rows[-1], flush=True)
    return rows


if __name__ == "__main__":
    main()
