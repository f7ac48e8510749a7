"""What reading a file costs, measured in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

_SCRIPT = """
import json, resource, sys, time
import lxml.etree
from lawdiff.errors import LawdiffError
from lawdiff.prints import read
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.process_time()
try:
    said = [p.text for p in read(sys.argv[1]).provisions]
    problem = ""
except LawdiffError as error:
    said, problem = [], str(error)
spent = time.process_time() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
print(json.dumps([problem, "\\x1f".join(said)[:100000], spent, peak / 1024]))
"""


class Reading(NamedTuple):
    """What came of reading a file."""

    problem: str
    """The error, empty where the file was read."""
    words: str
    seconds: float
    """Of processor time."""
    mebibytes: float
    """By which the process grew."""


def read_apart(path: Path) -> Reading:
    """Read a file in a fresh process.

    Raises:
        AssertionError: the process ended in a traceback, or took a minute.
    """
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return Reading(*json.loads(done.stdout))
