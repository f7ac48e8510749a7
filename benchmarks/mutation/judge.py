"""Each made mistake in turn, before the tests that reach it.

Tests are collected once; then, for each mutant, a copy of the process (a fork) runs the tests
that reach the changed function, quickest first, and stops at the first that fails. mutmut's
own loop names every test on a command line, which tests named after real prints do not survive.
"""

from __future__ import annotations

import json
import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

MUTANT = "MUTANT_UNDER_TEST"
"""Where mutmut's trampolines look for the mutant to be."""
_SECONDS = 120
"""A mutant that runs longer loops for ever: it is noticed."""

KILLED, SURVIVED, ENDLESS = 0, 1, 2
NAMES = {KILLED: "killed", SURVIVED: "survived", ENDLESS: "ran out of time"}


@dataclass
class Judge:
    """A pytest plugin that puts mutants before collected tests instead of running them."""

    mutants: list[str]
    tests_of: dict[str, list[str]]
    seconds: dict[str, float]
    results: Path

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Judge every mutant, writing down each verdict at once."""
        items = {item.nodeid: item for item in session.items}
        told = _told(self.results)
        with self.results.open("a", encoding="utf-8") as out:
            for name in self.mutants:
                if name in told:
                    continue
                began = time.monotonic()
                reaching = self.tests_of.get(name.rsplit("__mutmut_", 1)[0], [])
                ordered = sorted(
                    (test for test in reaching if test in items),
                    key=lambda test: (self.seconds.get(test, 0.0), test),
                )
                verdict = _in_a_copy(name, session, [items[test] for test in ordered])
                taken = round(time.monotonic() - began, 1)
                row = {"mutant": name, "verdict": NAMES[verdict], "tests": len(ordered)}
                out.write(json.dumps({**row, "seconds": taken}) + "\n")
                out.flush()
        return True


def _told(results: Path) -> set[str]:
    """The mutants that have a verdict from an earlier run."""
    if not results.exists():
        return set()
    return {json.loads(line)["mutant"] for line in results.read_text("utf-8").splitlines()}


def _in_a_copy(name: str, session: pytest.Session, items: list[pytest.Item]) -> int:
    if not items:
        return SURVIVED
    child = os.fork()
    if child == 0:
        os.environ[MUTANT] = name
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        signal.alarm(_SECONDS)
        os._exit(_run(session, items))
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return ENDLESS if os.WTERMSIG(status) == signal.SIGALRM else KILLED
    return os.WEXITSTATUS(status)


def _run(session: pytest.Session, items: list[pytest.Item]) -> int:
    """SURVIVED if all of them pass; KILLED at the first that fails."""
    for place, item in enumerate(items):
        following = items[place + 1] if place + 1 < len(items) else None
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            return KILLED
    return SURVIVED
