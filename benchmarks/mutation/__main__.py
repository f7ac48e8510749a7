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
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.mutation.figures import Row, explained, show, verdicts
from benchmarks.mutation.judge import Judge

ROOMS = {
    "alignment": "lawdiff.alignment.",
    "comparison": "lawdiff.comparison.",
    "carrying of notes": "lawdiff.annotations.",
}


EXPLAINED = Path(__file__).parent / "explained.csv"
"""Survivors that no test needs to notice, each with the reason."""


def main() -> None:
    """Make the mutants, judge a sample of them, print the table and the survivors."""
    said = argparse.ArgumentParser(prog="python -m benchmarks.mutation", description=__doc__)
    said.add_argument("work", type=Path, help="a folder outside the repository")
    said.add_argument("--sample", type=int, default=300, help="mutants of each room (300)")
    said.add_argument("--seed", type=int, default=2016)
    said.add_argument(
        "--again",
        nargs="+",
        metavar="TESTS",
        help="put what survived before these tests, as they are in the repository now",
    )
    said.add_argument("--only", default="", help="with --again: mutants whose name begins so")
    said.add_argument("--table", action="store_true", help="judge none; print what is known")
    asked = said.parse_args()
    place: Path = asked.work / "lawdiff"
    if not place.exists():
        subprocess.run(["git", "clone", "--quiet", ".", str(place)], check=True)
    mutants = place / "mutants"
    if not (mutants / "mutmut-stats.json").exists():
        # It ends by saying that no mutant has this name: by then all are made.
        command = [sys.executable, "-m", "mutmut", "run", "--max-children", "1", "none"]
        subprocess.run(command, cwd=place, check=False)
    results: Path = (asked.work / "results.jsonl").resolve()
    made = _made(place)
    chosen = {room: _sample(names, asked.sample, asked.seed) for room, names in made.items()}
    in_turn = itertools.chain.from_iterable(itertools.zip_longest(*chosen.values()))
    known = verdicts(results)
    if asked.again:
        left = [name for name in in_turn if name and _survived(known.get(name))]
        left = [name for name in left if name.startswith(asked.only)]
        _judge(_with_tests_of_now(asked.work, mutants), results, left, asked.again)
    elif not asked.table:
        _judge(mutants, results, [name for name in in_turn if name and name not in known])
    show(made, chosen, verdicts(results), explained(EXPLAINED))


def _survived(row: Row | None) -> bool:
    return row is not None and row["verdict"] == "survived"


def _made(place: Path) -> dict[str, list[str]]:
    command = [sys.executable, "-m", "mutmut", "results", "--all", "true"]
    said = subprocess.run(command, cwd=place, check=True, capture_output=True, text=True).stdout
    names = sorted(line.split(":")[0].strip() for line in said.splitlines() if "__mutmut_" in line)
    return {
        room: [name for name in names if name.startswith(start)] for room, start in ROOMS.items()
    }


def _sample(names: list[str], number: int, seed: int) -> list[str]:
    shuffled = list(names)
    random.Random(seed).shuffle(shuffled)
    return shuffled[:number]


def _with_tests_of_now(work: Path, mutants: Path) -> Path:
    """The same mutants with the repository's tests as they are now."""
    again = work / "again"
    if not again.exists():
        shutil.copytree(mutants, again)
    shutil.rmtree(again / "tests")
    shutil.copytree("tests", again / "tests", ignore=shutil.ignore_patterns("__pycache__"))
    return again


def _judge(mutants: Path, results: Path, names: list[str], tests: Sequence[str] = ()) -> None:
    import pytest  # noqa: PLC0415 - after the mutants are first in the path

    os.chdir(mutants)
    # The mutants' own lawdiff and tests, not those this command was started beside.
    for name in [name for name in sys.modules if name.split(".")[0] in {"lawdiff", "tests"}]:
        del sys.modules[name]
    sys.path.insert(0, str(Path.cwd()))
    stats = json.loads(Path("mutmut-stats.json").read_text("utf-8"))
    judge = Judge(
        mutants=names,
        tests_of={} if tests else stats["tests_by_mangled_function_name"],
        seconds={} if tests else stats["duration_by_test"],
        results=results,
        again=bool(tests),
    )
    os.environ["MUTANT_UNDER_TEST"] = ""
    asked = tests or sorted({test.split("::")[0] for test in stats["duration_by_test"]})
    quiet = ["-o", "addopts=", "-p", "no:terminal", "-p", "no:randomly", "-p", "no:cacheprovider"]
    pytest.main(["--rootdir=.", *quiet, "-m", "not browser", *asked], plugins=[judge])


if __name__ == "__main__":
    main()
