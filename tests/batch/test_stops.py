"""Whatever stops a run, the same command goes on, and ends where an undisturbed run ends."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from lawdiff.batch import run_batch
from lawdiff.batch.store import PART
from tests.batch.running import (
    COMMAND,
    batch,
    bill,
    bytes_of,
    in_session,
    kill_group,
    names_in,
    rows,
    start,
    wait_for,
)


@pytest.fixture(scope="module")
def source(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two Bills of ten prints in all, and a file that is no print."""
    home = tmp_path_factory.mktemp("stops") / "in"
    for name in ("children-and-social-work", "specimen"):
        bill(sorted((corpus / name).glob("*.xml")), home / name)
    (home / "specimen" / "9-cut.xml").write_text("<akomaNtoso>")
    return home


@pytest.fixture(scope="module")
def undisturbed(source: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, float]:
    """What an undisturbed run gives, and how long it takes."""
    out = tmp_path_factory.mktemp("undisturbed") / "out"
    began = time.monotonic()
    done = batch(source, "-o", out, "--jobs", "2")
    assert done.returncode == 1, done.stderr
    return out, time.monotonic() - began


def killed_then_finished(
    source: Path, undisturbed: tuple[Path, float], out: Path, when: float
) -> bool:
    """Kill a run, finish it, and hold what it left against the undisturbed one.

    Returns:
        Whether the kill came before the end.
    """
    wanted, _ = undisturbed
    process = start(source, "-o", out, "--jobs", "2")
    time.sleep(when)
    hit = process.poll() is None
    kill_group(process)
    done = batch(source, "-o", out, "--jobs", "2")
    assert done.returncode == 1, done.stderr
    assert [name for name in bytes_of(out) if name.endswith(PART)] == []
    assert bytes_of(out) == bytes_of(wanted)
    return hit


def count(folder: Path, pattern: str) -> int:
    """Files of a batch's folder so far."""
    return len(list(folder.glob(pattern)))


MOMENTS: dict[str, Callable[[Path], bool]] = {
    "reading": lambda out: count(out, ".lawdiff/prints/*") >= 2,
    "comparing": lambda out: count(out, "reports/*.html") >= 2,
    "chaining": lambda out: count(out, "reports/*.html") >= 8 or count(out, "bills/*.html") >= 1,
    "writing a file": lambda out: any(out.rglob(f".*{PART}")),
}
"""Moments of a run, told by what it has written."""
ONE_OR_ALL = [
    "comparing",
    *(pytest.param(moment, marks=pytest.mark.long) for moment in MOMENTS if moment != "comparing"),
]
"""In a plain run one moment, in the long one all."""


@pytest.mark.parametrize("moment", ONE_OR_ALL)
def test_killed_it_goes_on(
    source: Path, undisturbed: tuple[Path, float], tmp_path: Path, moment: str
) -> None:
    out = tmp_path / "out"
    process = start(source, "-o", out, "--jobs", "2")
    wait_for(lambda: MOMENTS[moment](out))
    assert process.poll() is None
    kill_group(process)
    assert batch(source, "-o", out, "--jobs", "2").returncode == 1
    assert bytes_of(out) == bytes_of(undisturbed[0])


@pytest.mark.long
@pytest.mark.timeout(900)
def test_killed_at_twenty_random_moments(
    source: Path, undisturbed: tuple[Path, float], tmp_path: Path
) -> None:
    moments = random.Random(20)
    hits = [
        killed_then_finished(
            source, undisturbed, tmp_path / str(n), moments.uniform(0.05, 0.6 * undisturbed[1])
        )
        for n in range(20)
    ]
    assert sum(hits) >= 15


@pytest.mark.long
def test_killed_again_and_again_it_ends_all_the_same(
    source: Path, undisturbed: tuple[Path, float], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    for reports in (1, 3, 5):
        process = start(source, "-o", out, "--jobs", "2")
        wait_for(lambda: count(out, "reports/*.html") >= reports)  # noqa: B023
        kill_group(process)
    assert batch(source, "-o", out, "--jobs", "2").returncode == 1
    assert bytes_of(out) == bytes_of(undisturbed[0])


def test_workers_end_when_the_one_who_started_them_is_killed(source: Path, tmp_path: Path) -> None:
    process = start(source, "-o", tmp_path / "out", "--jobs", "2")
    wait_for((tmp_path / "out" / "journal.jsonl").exists)
    wait_for(lambda: len(in_session(process.pid)) > 3)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    wait_for(lambda: not in_session(process.pid), 5)


@pytest.mark.parametrize("moment", ONE_OR_ALL)
def test_an_interrupt_ends_it_within_two_seconds_without_orphans(
    source: Path, undisturbed: tuple[Path, float], tmp_path: Path, moment: str
) -> None:
    out = tmp_path / "out"
    process = start(source, "-o", out, "--jobs", "2")
    wait_for(lambda: MOMENTS[moment](out))
    began = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)
    said, error = process.communicate(timeout=20)
    assert time.monotonic() - began < 2
    wait_for(lambda: not in_session(process.pid), 2)
    assert (process.returncode, said) == (130, "")
    assert error.strip().split("\n")[-1] == "lawdiff: interrupted"
    assert "Traceback" not in error
    assert [name for name in bytes_of(out) if name.endswith(PART)] == []
    assert batch(source, "-o", out, "--jobs", "2").returncode == 1
    assert bytes_of(out) == bytes_of(undisturbed[0])


def test_a_full_disk_is_told_and_earlier_work_is_kept(
    source: Path, undisturbed: tuple[Path, float], tmp_path: Path
) -> None:
    """A limit on the size of files stands in for a disk without room: a write fails half-way."""
    out = tmp_path / "out"
    most = 100_000
    done = subprocess.run(
        [*COMMAND, str(source), "-o", str(out), "--jobs", "2"],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )
    assert done.returncode == 2, done.stderr
    (line,) = done.stderr.strip().split("\n")
    assert "could not be written: File too large" in line
    assert "run the same command again" in line
    kept = names_in(out, ".lawdiff/prints")
    assert len(kept) == 10
    assert [name for name in bytes_of(out) if name.endswith(PART)] == []
    assert batch(source, "-o", out, "--jobs", "2").returncode == 1
    assert bytes_of(out) == bytes_of(undisturbed[0])


def test_a_folder_that_cannot_be_written_is_told(source: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = batch(source, "-o", tmp_path / "file" / "out")
    assert done.returncode == 2
    assert "could not be written: Not a directory" in done.stderr


@pytest.mark.long
def test_a_journal_cut_short_costs_only_its_last_line(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run_batch(str(source), str(out), jobs=2)
    before = bytes_of(out)
    journal = out / "journal.jsonl"
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join(lines[:-8]) + lines[-8][:40])
    run_batch(str(source), str(out), jobs=2)
    assert bytes_of(out) == before
    assert len(rows(out / "failures.csv")) == 1
