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
from importlib import import_module
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
    again: bool = False
    """Survivors before other tests than the first time: which reach what is found out here."""

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Judge every mutant, writing down each verdict at once."""
        items = {item.nodeid: item for item in session.items}
        if self.again:
            self._find_out(session)
        with self.results.open("a", encoding="utf-8") as out:
            for name in self.mutants:
                began = time.monotonic()
                reaching = self.tests_of.get(name.rsplit("__mutmut_", 1)[0], [])
                ordered = sorted(
                    (test for test in reaching if test in items),
                    key=lambda test: (self.seconds.get(test, 0.0), test),
                )
                verdict = _in_a_copy(name, session, [items[test] for test in ordered])
                taken = round(time.monotonic() - began, 1)
                row = {"mutant": name, "verdict": NAMES[verdict], "tests": len(ordered)}
                if self.again:
                    row["again"] = True
                out.write(json.dumps({**row, "seconds": taken}) + "\n")
                out.flush()
        return True

    def _find_out(self, session: pytest.Session) -> None:
        """Run every test once, unchanged, and write down which functions it reaches."""
        os.environ[MUTANT] = "stats"
        hits: set[str] = import_module("mutmut.state").state()._stats
        for place, item in enumerate(session.items):
            following = session.items[place + 1] if place + 1 < len(session.items) else None
            hits.clear()
            failed, began = session.testsfailed, time.monotonic()
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if session.testsfailed > failed:
                print(f"fails without a mutant, so it judges none: {item.nodeid}", flush=True)
                continue
            self.seconds[item.nodeid] = time.monotonic() - began
            for function in hits:
                self.tests_of.setdefault(function, []).append(item.nodeid)
        session.testsfailed = 0
        os.environ[MUTANT] = ""


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
