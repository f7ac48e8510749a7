"""``python -m benchmarks.mutation WORK``: made mistakes, and how many the tests notice.

mutmut writes the mistakes (a ``<`` for a ``<=``, a number one higher, an argument left out) and
finds out which tests reach which function; a seeded sample of them is then judged one by one.
WORK is a folder outside the repository; run again with the same one, it goes on where it was.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

from benchmarks.mutation.judge import Judge

ROOMS = {
    "alignment": "lawdiff.alignment.",
    "comparison": "lawdiff.comparison.",
    "carrying of notes": "lawdiff.annotations.",
}


def main() -> None:
    """Make the mutants, judge a sample of them, print the table and the survivors."""
    said = argparse.ArgumentParser(prog="python -m benchmarks.mutation", description=__doc__)
    said.add_argument("work", type=Path, help="a folder outside the repository")
    said.add_argument("--sample", type=int, default=300, help="mutants of each room (300)")
    said.add_argument("--seed", type=int, default=2016)
    asked = said.parse_args()
    place: Path = asked.work / "lawdiff"
    if not place.exists():
        subprocess.run(["git", "clone", "--quiet", ".", str(place)], check=True)
    mutants = place / "mutants"
    if not (mutants / "mutmut-stats.json").exists():
        # It ends by saying that no mutant has this name: by then all are made.
        command = [sys.executable, "-m", "mutmut", "run", "--max-children", "1", "none"]
        subprocess.run(command, cwd=place, check=False)
    results: Path = asked.work / "results.jsonl"
    chosen = _sample(place, asked.sample, asked.seed)
    in_turn = itertools.chain.from_iterable(itertools.zip_longest(*chosen.values()))
    _judge(mutants, results, [name for name in in_turn if name])
    _print(chosen, results)


def _sample(place: Path, number: int, seed: int) -> dict[str, list[str]]:
    command = [sys.executable, "-m", "mutmut", "results", "--all", "true"]
    said = subprocess.run(command, cwd=place, check=True, capture_output=True, text=True).stdout
    names = sorted(line.split(":")[0].strip() for line in said.splitlines() if "__mutmut_" in line)
    chosen = {}
    for room, start in ROOMS.items():
        of = [name for name in names if name.startswith(start)]
        print(f"{room}: {len(of):,} mutants")
        random.Random(seed).shuffle(of)
        chosen[room] = of[:number]
    return chosen


def _judge(mutants: Path, results: Path, names: list[str]) -> None:
    import pytest  # noqa: PLC0415 - after the mutants are first in the path

    results = results.resolve()
    os.chdir(mutants)
    # The mutants' own lawdiff and tests, not those this command was started beside.
    for name in [name for name in sys.modules if name.split(".")[0] in {"lawdiff", "tests"}]:
        del sys.modules[name]
    sys.path.insert(0, str(Path.cwd()))
    stats = json.loads(Path("mutmut-stats.json").read_text("utf-8"))
    judge = Judge(
        mutants=names,
        tests_of=stats["tests_by_mangled_function_name"],
        seconds=stats["duration_by_test"],
        results=results,
    )
    os.environ["MUTANT_UNDER_TEST"] = ""
    folders = sorted({test.split("::")[0] for test in stats["duration_by_test"]})
    quiet = ["-o", "addopts=", "-p", "no:terminal", "-p", "no:randomly", "-p", "no:cacheprovider"]
    pytest.main(["--rootdir=.", *quiet, *folders], plugins=[judge])


def _print(chosen: dict[str, list[str]], results: Path) -> None:
    rows = [json.loads(line) for line in results.read_text("utf-8").splitlines()]
    verdict = {row["mutant"]: row["verdict"] for row in rows}
    print("\n| room | mutants tried | killed | ran out of time | survived | noticed |")
    print("|---|---|---|---|---|---|")
    for room, names in chosen.items():
        found = Counter(verdict[name] for name in names if name in verdict)
        tried = max(found.total(), 1)
        noticed = 1 - found["survived"] / tried
        print(
            f"| {room} | {tried} | {found['killed']} | {found['ran out of time']} "
            f"| {found['survived']} | {noticed:.1%} |"
        )
    print("\nSurvivors:")
    for names in chosen.values():
        for name in sorted(name for name in names if verdict.get(name) == "survived"):
            print(f"- {name}")


if __name__ == "__main__":
    main()
