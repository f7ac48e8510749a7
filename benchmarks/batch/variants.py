"""A session's worth of Bills, made of a few prints by seeded changes of their words.

Every variant is another Bill to the program: other numbers, amounts, dates and verbs of duty
in some places, a paragraph left out here and there. Sizes and structure are those of the prints
it is made of.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

_DUTIES = re.compile(rb"\b(must|may|shall)\b(?=[^<>]*<)")
_AMOUNTS = re.compile(rb"\b(\d{1,2}) (days|weeks|months|years)\b")
_TITLE = re.compile(rb'(varBillTitle"[^>]*showAs="|showAs="(?=[^"]*Bill))([^"]*)')
_SWAPS = {b"must": b"may", b"may": b"must", b"shall": b"must"}


def variant(data: bytes, seed: int) -> bytes:
    """The print with some words changed: about one verb of duty and one period in fifty."""
    dice = random.Random(seed)

    def duty(found: re.Match[bytes]) -> bytes:
        return _SWAPS[found[1]] if dice.random() < 0.02 else found[0]

    def amount(found: re.Match[bytes]) -> bytes:
        changed = b"%d %s" % (int(found[1]) + 1, found[2])
        return changed if dice.random() < 0.02 else found[0]

    def title(found: re.Match[bytes]) -> bytes:
        return found[1] + found[2] + b" %d" % seed if b"Bill" in found[2] else found[0]

    changed = _AMOUNTS.sub(amount, _DUTIES.sub(duty, data))
    return _TITLE.sub(title, changed)


def write_bills(sources: list[list[Path]], folder: Path, pairs: int) -> None:
    """Write folders of Bills with so many pairs in all.

    Args:
        sources: each a Bill's prints, in order.
        folder: where to; a folder a Bill.
        pairs: how many pairs of neighbouring prints.
    """
    left = pairs
    for number, prints in enumerate(_endless(sources)):
        taken = prints[: left + 1]
        home = folder / f"bill-{number:05}"
        home.mkdir(parents=True)
        for place, path in enumerate(taken, start=1):
            # All prints of a Bill are changed alike but for a few words, as prints are.
            data = variant(path.read_bytes(), number)
            (home / f"{place}.xml").write_bytes(data)
        left -= len(taken) - 1
        if left <= 0:
            return


def _endless(sources: list[list[Path]]) -> Iterator[list[Path]]:
    while True:
        yield from sources
