"""How many examples a property test tries: all in the long run, an eighth in a plain one."""

from __future__ import annotations

import os

LONG = os.environ.get("LAWDIFF_LONG") == "1"
"""Whether tests that take minutes are to run."""


def examples(number: int) -> int:
    """``number`` if LAWDIFF_LONG=1, else an eighth of it."""
    return number if LONG else max(number // 8, 1)
