"""``python -m benchmarks.batch``: pairs a second, memory, and what a second worker brings."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

import lawdiff
from benchmarks.batch.measuring import Figures, run
from benchmarks.batch.variants import write_bills


def main() -> None:
    """Measure batches of the sizes asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, nargs="+", default=[50, 500])
    parser.add_argument("--prints", type=Path, help="a folder of Bills to make variants of")
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    told = parser.parse_args()
    home = told.prints or Path(str(lawdiff.bundled("corpus")))
    sources = [sorted(folder.glob("*.xml")) for folder in sorted(home.iterdir()) if folder.is_dir()]
    sources = [prints for prints in sources if len(prints) > 1]
    print("| pairs | workers | seconds | pairs a second | speed-up | parent, MiB | worker, MiB |"
          " parent's CPU | again |")  # fmt: skip
    print("|---|---|---|---|---|---|---|---|---|")
    for pairs in told.pairs:
        _measure(sources, pairs, told.jobs)


def _measure(sources: list[list[Path]], pairs: int, jobs: list[int]) -> None:
    with tempfile.TemporaryDirectory(prefix="lawdiff-benchmark-") as place:
        source = Path(place, "in")
        write_bills(sources, source, pairs)
        first: Figures | None = None
        for workers in jobs:
            out = Path(place, "out")
            taken = run(source, out, workers)
            again = run(source, out, workers)
            shutil.rmtree(out)
            first = first or taken
            print(
                f"| {pairs} | {workers} | {taken.seconds:.1f} | {pairs / taken.seconds:.1f} "
                f"| {first.seconds / taken.seconds:.2f} | {taken.parent:.0f} "
                f"| {taken.worker:.0f} | {taken.parent_cpu:.1f} s of {taken.cpu:.1f} s "
                f"| {again.seconds:.1f} s ({again.seconds / taken.seconds:.0%}) |",
                flush=True,
            )


if __name__ == "__main__":
    main()
