"""How the time grows with the size of the prints."""

from __future__ import annotations

import gc
import random
import time
from collections.abc import Callable
from math import log
from pathlib import Path

from lxml import etree

from benchmarks.alignment.cases import Node, close_print, open_print
from lawdiff.alignment import align
from lawdiff.prints import Print

SIZES = (1, 2, 4, 8, 16)


def cpu(work: Callable[[], object], times: int = 3) -> float:
    """Least CPU seconds of several runs."""
    best = float("inf")
    for _ in range(times):
        gc.collect()
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
    return best


def floor(old: Path, new: Path) -> float:
    """CPU seconds lxml needs to parse both files and take their text."""

    def parse() -> None:
        for path in (old, new):
            "".join(etree.parse(path).getroot().itertext())

    return cpu(parse, 5)


def distinct(old: Print, new: Print, times: int) -> tuple[Print, Print]:
    """Both prints that many times over, every word of every copy its own."""

    def salt(text: str, k: int) -> str:
        return " ".join(f"{word}{k}" for word in text.split())

    return _many(old, times, salt), _many(new, times, salt)


def near_identical(old: Print, new: Print, times: int) -> tuple[Print, Print]:
    """Both prints that many times over, one word in a hundred of every copy another."""
    rng = random.Random(times)

    def edit(text: str, k: int) -> str:
        words = text.split()
        return " ".join(w if rng.random() > 0.01 else f"other{k}" for w in words)

    return _many(old, times, edit), _many(new, times, edit)


def _many(print_: Print, times: int, edit: Callable[[str, int], str]) -> Print:
    root = Node(print_.provisions[0])
    for k in range(times):
        copy = open_print(print_)
        for node in copy.walk()[1:]:
            node.text, node.heading = edit(node.text, k), edit(node.heading, k)
        root.children += copy.children
    return close_print(root, print_)[0]


def growth(
    make: Callable[[Print, Print, int], tuple[Print, Print]], old: Print, new: Print
) -> tuple[list[float], float]:
    """Seconds at each size, and the exponent from the smallest to the largest."""
    seconds = []
    for size in SIZES:
        a, b = make(old, new, size)
        seconds.append(cpu(lambda a=a, b=b: align(a, b, "content"), 2))  # type: ignore[misc]
    return seconds, log(seconds[-1] / seconds[0]) / log(SIZES[-1] / SIZES[0])
