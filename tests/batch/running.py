"""The command as a user runs it, and what its folder holds."""

from __future__ import annotations

import contextlib
import csv
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

COMMAND = [sys.executable, "-c", "from lawdiff.cli.main import main; main()", "batch"]


def batch(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run it to its end; a warning of Python's is an error."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=cwd,
        env={**os.environ, "PYTHONWARNINGS": "error"},
        check=False,
        timeout=280,
    )


def start(*arguments: str | Path) -> subprocess.Popen[str]:
    """Start it as the first process of its own group."""
    return subprocess.Popen(
        [*COMMAND, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, hidden ones too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def names_in(folder: Path, *places: str) -> list[str]:
    """Names of the files at some places of a batch's folder."""
    return sorted(path.name for place in places for path in (folder / place).iterdir())


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def bill(prints: list[Path], folder: Path) -> Path:
    """A folder of copies of these prints."""
    folder.mkdir(parents=True)
    for path in prints:
        shutil.copyfile(path, folder / path.name)
    return folder


def wait_for(what: Callable[[], bool], seconds: float = 60.0) -> None:
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.01)


def in_session(leader: int) -> list[int]:
    """Processes that still run in the session that a process leads."""
    found = []
    for place in Path("/proc").iterdir():
        if place.name.isdecimal():
            try:
                stat = (place / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(stat[3]) == leader and stat[0] != "Z":
                found.append(int(place.name))
    return found


def kill_group(process: subprocess.Popen[str]) -> None:
    """kill -9 of the whole group."""
    with contextlib.suppress(ProcessLookupError):  # it had ended
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    wait_for(lambda: not in_session(process.pid), 10)
