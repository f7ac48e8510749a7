"""Runs a process to its end and says what it took."""

from __future__ import annotations

import os
import resource
import signal
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

LAWDIFF = (sys.executable, "-c", "from lawdiff.cli.main import main; main()")
"""The command as the installed script runs it."""

PARSE = """\
import sys
from lxml import etree
for path in sys.argv[1:]:
    "".join(etree.parse(path).getroot().itertext())
"""
"""The floor: what any program that reads the prints must do."""


class Took(Struct, frozen=True):
    """What a process took."""

    cpu: float
    """Processor seconds, its own and the system's for it."""
    wall: float
    memory: float
    """Most memory in use at once, MB (of a million bytes); 0 where that was no more than what the
    measuring process has in use, which the system counts in."""
    fine: bool
    """It ended by itself with status 0."""


def run(command: Sequence[str], limit: float = 600.0) -> Took:
    """Run a command, its standard output thrown away.

    Args:
        command: program and arguments.
        limit: seconds of wall time after which it is ended.
    """
    began = time.perf_counter()
    with Path(os.devnull).open("w") as nothing:
        actions = [(os.POSIX_SPAWN_DUP2, nothing.fileno(), 1)]
        pid = os.posix_spawnp(command[0], list(command), dict(os.environ), file_actions=actions)
    timer = threading.Timer(limit, os.kill, (pid, signal.SIGKILL))
    timer.start()
    try:
        _, status, used = os.wait4(pid, 0)
    finally:
        timer.cancel()
    wall = time.perf_counter() - began
    unit = 1 if sys.platform == "darwin" else 1024
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    memory = used.ru_maxrss * unit / 1e6 if used.ru_maxrss > own else 0.0
    return Took(used.ru_utime + used.ru_stime, wall, memory, status == 0)


def floor(prints: Sequence[Path]) -> Took:
    """Only parse the prints and take their text."""
    return run([sys.executable, "-c", PARSE, *map(str, prints)])


def lawdiff(*arguments: str | Path) -> Took:
    """Run the command line.

    Raises:
        RuntimeError: if it failed.
    """
    took = run([*LAWDIFF, *map(str, arguments)])
    if not took.fine:
        raise RuntimeError(f"lawdiff {arguments[0]} failed")
    return took
