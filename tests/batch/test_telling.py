"""What the command says while it works."""

from __future__ import annotations

import itertools
import time

import pytest

from lawdiff.cli.batch import _Teller
from lawdiff.cli.console import Progress


def test_without_a_terminal_a_long_run_says_nothing_of_how_far_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = itertools.count(0.0, 1000.0)
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    with Progress().running() as progress:
        teller = _Teller(progress, quiet=False)
        teller.phase("compare", 100)
        for _ in range(100):
            teller.done(failed=False, again=False)
        assert teller._line().startswith("comparing: 100 of 100 done")
        teller.warn("this is said all the same")
    assert capsys.readouterr().err == "lawdiff: warning: this is said all the same\n"
