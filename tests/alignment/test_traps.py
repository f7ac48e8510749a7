"""Readable cases: what must become of what."""

from __future__ import annotations

import pytest

from lawdiff.alignment import align
from tests.alignment.outline import Trap, told, traps


@pytest.mark.parametrize("trap", list(traps()), ids=lambda trap: trap.title)
def test_trap(trap: Trap) -> None:
    said = told(align(trap.old, trap.new, "content"))
    assert set(trap.expect) <= said, "\n".join(sorted(said))


@pytest.mark.parametrize("trap", list(traps()), ids=lambda trap: trap.title)
def test_without_identifiers_auto_says_what_content_says(trap: Trap) -> None:
    assert align(trap.old, trap.new).pairs == align(trap.old, trap.new, "content").pairs
