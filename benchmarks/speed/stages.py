"""``python -m benchmarks.speed.stages OLD NEW``: the steps of one comparison, in this process.

Prints processor seconds as JSON, for the command that measures many such processes in turn.
"""

from __future__ import annotations

import gc
import json
import sys
import time


def main(old: str, new: str) -> dict[str, float]:
    """Seconds for each step, what it loads included."""
    gc.disable()
    clock = [time.process_time()]

    def lap() -> float:
        clock.append(time.process_time())
        return clock[-1] - clock[-2]

    from lawdiff.prints import read  # noqa: PLC0415

    lap()
    prints = read(old), read(new)
    found = {"reading": lap()}
    from lawdiff.alignment import align  # noqa: PLC0415

    alignment = align(*prints)
    found["aligning"] = lap()
    from lawdiff.comparison.comparing import compare_aligned  # noqa: PLC0415

    comparison = compare_aligned(alignment)
    found["saying what changed"] = lap()
    from lawdiff.reports import render  # noqa: PLC0415

    render(comparison, "json")
    found["writing JSON"] = lap()
    render(comparison, "html")
    found["writing HTML"] = lap()
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(sys.argv[1], sys.argv[2])))
