"""Carry made notes over every pair of real prints and write the figures down."""

from __future__ import annotations

import argparse
import os
import sys
from itertools import combinations, pairwise
from pathlib import Path

from benchmarks.carrying.judging import Tally, Truth, judge
from benchmarks.carrying.making import make
from benchmarks.tables import write_section
from lawdiff.alignment.model import Match
from lawdiff.annotations.annotating import annotate
from lawdiff.annotations.chain import agreed
from lawdiff.comparison import compare
from lawdiff.comparison.model import Comparison
from lawdiff.prints import read

ROOT = Path(__file__).resolve().parents[2]
SEED = 2016
NOTES = 250
BILLS = ("social-housing", "data-protection")


def prints_folder() -> Path:
    told = os.environ.get("LAWDIFF_REAL_PRINTS")
    return Path(told) if told else ROOT.parent / "shared" / "prints"


def run(folder: Path, notes: int, seed: int, match: Match = "auto") -> list[tuple[str, Tally, int]]:
    """Name, tally and number of disagreements by the long way, for every pair of prints."""
    results = []
    for bill in BILLS:
        prints = [read(path) for path in sorted((folder / bill).glob("*.xml"))]
        steps = {
            at: compare(old, new, match=match) for at, (old, new) in enumerate(pairwise(prints))
        }
        for i, j in combinations(range(len(prints)), 2):
            comparison = steps[i] if j == i + 1 else compare(prints[i], prints[j], match=match)
            name = f"{bill} {Path(prints[i].path).name[0]}→{Path(prints[j].path).name[0]}"
            between = [steps[k] for k in range(i, j)]
            results.append((name, *_pair(comparison, between, notes, seed)))
    return results


def _pair(
    comparison: Comparison, steps: list[Comparison], notes: int, seed: int
) -> tuple[Tally, int]:
    made = make(comparison.old, notes, seed)
    carried = annotate(comparison, [one.note for one in made])
    tally = judge(Truth(comparison.old, comparison.new), made, carried)
    if len(steps) < 2:
        return tally, 0
    told = agreed(carried, steps)
    return tally, sum(a.doubts != b.doubts for a, b in zip(carried, told, strict=True))


def table(results: list[tuple[str, Tally, int]]) -> str:
    """The figures in Markdown."""
    lines = [
        "| prints | notes | same | reworded | clause only | several places | left out | not placed "
        "| wrongly same | reworded, wrong place | lost though the words survive "
        "| another place step by step |",
        "|---|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    total = Tally()
    ways = 0
    for name, tally, apart in results:
        total.add(tally)
        ways += apart
        lines.append(_row(name, tally, apart))
    lines.append(_row("all", total, ways))
    return "\n".join(lines)


def _row(name: str, tally: Tally, apart: int) -> str:
    counts = [
        tally.statuses[status]
        for status in ("same", "reworded", "clause-only", "ambiguous", "removed", "unplaced")
    ]
    reworded = max(1, tally.statuses["reworded"])
    wrong = f"{len(tally.wrong_place)} ({len(tally.wrong_place) / reworded:.1%})"
    lost = f"{len(tally.lost)} of {tally.survived} ({len(tally.lost) / max(1, tally.survived):.1%})"
    cells = [name, tally.notes, *counts, len(tally.wrong_same), wrong, lost, apart]
    return f"| {' | '.join(str(cell) for cell in cells)} |"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.carrying", description=__doc__)
    parser.add_argument("--notes", type=int, default=NOTES, help="notes a pair of prints")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--match", choices=("auto", "content"), default="auto")
    parser.add_argument("--show", action="store_true", help="list every note that went wrong")
    parser.add_argument("--write", action="store_true", help="into docs/benchmarks.md")
    asked = parser.parse_args()
    folder = prints_folder()
    if not folder.is_dir():
        print(f"no real prints at {folder}; set LAWDIFF_REAL_PRINTS", file=sys.stderr)
        return 2
    results = run(folder, asked.notes, asked.seed, asked.match)
    figures = table(results)
    print(figures)
    if asked.show:
        for name, tally, _ in results:
            for kind in ("wrong_same", "wrong_place", "lost"):
                for said in getattr(tally, kind):
                    print(f"{name} {kind}: {said}")
    if asked.write:
        undecidable = sum(tally.undecidable for _, tally, _ in results)
        write_section("carrying", _section(figures, asked.notes, asked.seed, undecidable))
    return 0


def _section(figures: str, notes: int, seed: int, undecidable: int) -> str:
    return f"""## Carrying notes

`python -m benchmarks.carrying --write` makes {notes} notes for every pair of the real prints
(seed {seed}): each quotes 8 to 20 words of one provision of the older print; four in ten are
right, two leave the address out, two have a digit of it wrong, two misquote by a word or a
letter. They are carried to the newer print, and judged by the persistent identifiers in the
files and by the text, without asking the aligner. "Several places" are notes that could stand
in more than one place and say so: {undecidable} of the notes quote words that stand several
times in their own print, without a right address, and nobody could tell. "Step by step" is the
way through every print between.

{figures}
"""


if __name__ == "__main__":
    raise SystemExit(main())
