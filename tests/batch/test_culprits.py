"""A worker that is killed, crashes, hangs or runs out of memory costs its own job only."""

from __future__ import annotations

import os
import random
import signal
import threading
import time
from pathlib import Path

import pytest

from lawdiff.batch.local import LocalCrew
from lawdiff.batch.model import Job, Limits, Outcome
from tests.batch.running import batch, bill, names_in, rows, start, wait_for

CULPRITS = {
    "killed": ("killed", "SIGKILL"),
    "segfault": ("crashed", "SIGSEGV"),
    "memory": ("memory", "600 MiB"),
    "eats": ("memory", "600 MiB"),
    "hangs": ("time", "4 seconds"),
    "exits": ("crashed", "status 7"),
    "breaks": ("broke down", "a fault of ours"),
}


def job(name: str) -> Job:
    return Job("test", name, name, (), (), b"", ())


def outcomes(names: list[str], workers: int = 2) -> dict[str, Outcome]:
    limits = Limits(seconds=4.0, megabytes=600)
    with LocalCrew(workers, "", limits, "tests.batch.culprits:do") as crew:
        return {done.about: outcome for done, outcome in crew.run(map(job, names))}


@pytest.mark.parametrize("workers", [1, pytest.param(3, marks=pytest.mark.long)])
def test_four_culprits_in_a_hundred_jobs(workers: int) -> None:
    culprits = ["killed", "segfault", "memory", "hangs"]
    names = [*culprits, *(f"good {n}" for n in range(96))]
    random.Random(4).shuffle(names)
    found = outcomes(names, workers)
    assert len(found) == 100
    assert {name for name, outcome in found.items() if outcome.happened} == set(culprits)
    for name in culprits:
        happened, said = CULPRITS[name]
        assert found[name].happened == happened
        assert said in found[name].reason


@pytest.mark.long  # those that hang wait for their time-out
@pytest.mark.parametrize("name", CULPRITS)
def test_each_culprit_alone_first_and_last(name: str) -> None:
    found = outcomes([name, "good", f"{name}"], 1)
    assert found["good"].happened == ""
    assert found[name].happened == CULPRITS[name][0]
    assert CULPRITS[name][1] in found[name].reason


def test_nothing_but_culprits() -> None:
    found = outcomes(["killed", "segfault", "memory", "exits", "breaks"], 2)
    assert all(outcome.happened for outcome in found.values())


@pytest.mark.long
def test_a_worker_killed_from_outside_costs_one_job(corpus: Path, tmp_path: Path) -> None:
    home = bill(sorted((corpus / "children-and-social-work").glob("*.xml")), tmp_path / "in")
    out = tmp_path / "out"
    process = start(home, "-o", out, "--jobs", "1")
    wait_for(lambda: (out / "reports").is_dir() and any((out / "reports").glob("*.html")))
    (worker,) = _workers(process.pid)
    os.kill(worker, signal.SIGKILL)
    process.communicate(timeout=120)
    failures = rows(out / "failures.csv")
    assert process.returncode == (1 if failures else 0), failures
    assert len(failures) <= 1
    for failure in failures:
        assert failure["happened"] == "killed"
    assert batch(home, "-o", out).returncode == 0
    assert len(names_in(out, "reports")) == 5


def _workers(leader: int) -> list[int]:
    """Processes that were forked by the fork server of a run."""
    parents = {}
    for place in Path("/proc").iterdir():
        if place.name.isdecimal():
            try:
                stat = (place / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            parents[int(place.name)] = int(stat[1])
    servers = [pid for pid, parent in parents.items() if parent == leader]
    return [pid for pid, parent in parents.items() if parent in servers]


def test_a_print_that_takes_too_long_or_too_much_is_named(corpus: Path, tmp_path: Path) -> None:
    home = bill(sorted((corpus / "specimen").glob("*.xml"))[:2], tmp_path / "in")
    done = batch(home, "-o", tmp_path / "out", "--memory-limit", "20")
    assert done.returncode == 1, done.stderr
    assert len(rows(tmp_path / "out" / "failures.csv")) >= 1
    assert "Traceback" not in done.stderr
    assert batch(home, "-o", tmp_path / "out").returncode == 0


def test_leaving_ends_the_workers_at_once() -> None:
    crew = LocalCrew(3, "", Limits(seconds=60.0, megabytes=0), "tests.batch.culprits:do")
    began = time.monotonic()
    with crew:
        for _ in crew.run(map(job, ["hangs", "good"])):
            break
    assert time.monotonic() - began < 10
    assert [t for t in threading.enumerate() if "pebble" in t.name.lower()] == []
