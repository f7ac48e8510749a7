"""What was left out and came back: its words say so, not its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from lawdiff.history import History, trace
from tests.alignment.outline import print_of

CASES = Path(__file__).with_name("came-back.md").read_text(encoding="utf-8").split("\n# ")[1:]


def traced(case: str) -> History:
    outlines = re.findall(r"```\n(.*?)```", case, re.DOTALL)[:-1]
    return trace([
        replace(print_of(outline, f"{number}.xml"), sha256=f"{number:064}")
        for number, outline in enumerate(outlines)
    ])  # fmt: skip


def said_of(history: History, label: str) -> str:
    """``"new"``, or which provision of the first print it is."""
    last = len(history.prints) - 1
    for lineage in history.lineages:
        step = lineage.at(last)
        if step is None or step.index is None:
            continue
        if history.prints[last].provisions[step.index].label == label:
            if step.since is None:
                assert step.event == "introduced"
                return "new"
            assert step.event == "reinstated"
            before = lineage.at(step.since)
            assert before is not None
            assert before.index is not None
            return history.prints[step.since].provisions[before.index].label
    raise AssertionError(f"no {label} in the last print")


@pytest.mark.parametrize("backwards", [False, True], ids=["forth", "back"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.partition("\n")[0])
def test_what_came_back(case: str, backwards: bool) -> None:
    history = traced(case)
    expect = re.findall(r"```\n(.*?)```", case, re.DOTALL)[-1].strip().splitlines()
    if not backwards:
        for line in expect:
            label, _, before = line.partition(" is ")
            assert said_of(history, label) == before, line
        return
    # Told from the end, the same provisions are left out and come back.
    other = trace(history.prints[::-1])
    for line in expect:
        label, _, before = line.partition(" is ")
        if before != "new":
            assert said_of(other, before) == label, line
