"""How many examples a property test tries: all in the long run, an eighth in a plain one."""

from __future__ import annotations

import os


def examples(number: int) -> int:
    """``number`` if LAWDIFF_LONG=1, else an eighth of it."""
    return number if os.environ.get("LAWDIFF_LONG") == "1" else max(number // 8, 1)
