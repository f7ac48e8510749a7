"""Time and memory of a run of the command and of all processes it starts."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

from msgspec import Struct

_COMMAND = [sys.executable, "-c", "from lawdiff.cli.main import main; main()", "batch"]
_EVERY = 0.05


class Figures(Struct, frozen=True):
    """What a run took."""

    seconds: float
    parent: float
    """Most memory the first process had in use, MiB (its own high-water mark)."""
    worker: float
    """Most memory any of the others had in use, MiB."""
    cpu: float
    """Processor seconds of all processes together."""
    parent_cpu: float
    """Of the first process alone."""


def run(source: Path, out: Path, jobs: int) -> Figures:
    """Run a batch to its end and measure it."""
    began = time.monotonic()
    process = subprocess.Popen(
        [*_COMMAND, str(source), "-o", str(out), "--jobs", str(jobs), "-q"],
        stdout=subprocess.DEVNULL,
    )
    seen = _Seen(process.pid)
    thread = threading.Thread(target=seen.watch)
    thread.start()
    status = process.wait()
    seconds = time.monotonic() - began
    seen.ended.set()
    thread.join()
    assert status == 0, status
    return Figures(
        seconds,
        seen.memory.pop(process.pid) / 1024,
        max(seen.memory.values(), default=0) / 1024,
        sum(seen.cpu.values()),
        seen.cpu[process.pid],
    )


class _Seen:
    """The high-water marks of a process and its descendants."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self.memory: dict[int, int] = {pid: 0}
        self.cpu: dict[int, float] = {pid: 0.0}
        self.ended = threading.Event()

    def watch(self) -> None:
        """Look now and again until told that it ended."""
        while not self.ended.wait(_EVERY):
            for pid in self._family():
                try:
                    status = Path(f"/proc/{pid}/status").read_text()
                    stat = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
                except OSError:
                    continue
                mark = [line for line in status.splitlines() if line.startswith("VmHWM")]
                if mark:
                    self.memory[pid] = max(self.memory.get(pid, 0), int(mark[0].split()[1]))
                self.cpu[pid] = (int(stat[11]) + int(stat[12])) / 100

    def _family(self) -> list[int]:
        found = [self._pid]
        for pid in found:
            try:
                for task in Path(f"/proc/{pid}/task").iterdir():
                    found += map(int, (task / "children").read_text().split())
            except OSError:
                continue  # it has just ended
        return found
