"""Notes made by a seeded program from real prints.

Each quotes 8 to 20 words of one provision. Some leave the address out, some get a digit
of it wrong, some misquote by a word or a letter.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import Literal

from lawdiff.annotations.addresses import read_citation
from lawdiff.annotations.flow import Flow, squeeze
from lawdiff.annotations.locating import Locator
from lawdiff.annotations.model import Note
from lawdiff.prints.model import Print

Fault = Literal["none", "no address", "wrong digit", "misquoted"]
FAULTS: tuple[Fault, ...] = ("none", "no address", "wrong digit", "misquoted")
_SHARES = (4, 2, 2, 2)


@dataclass(frozen=True, slots=True)
class Made:
    """A note, and the words it is really about."""

    note: Note
    fault: Fault
    index: int
    """The provision its words are from."""
    start: int
    end: int
    occurrences: int
    """How often its words stand in that print."""


def make(print_: Print, count: int, seed: int) -> list[Made]:
    """``count`` notes on a print, the same ones for the same seed."""
    rng = random.Random(seed)
    flow = Flow(print_)
    locator = Locator(print_)
    long_enough = [p for p in print_.provisions if len(p.text.split()) >= 8 and p.kind != "cover"]
    made: list[Made] = []
    while len(made) < count:
        provision = rng.choice(long_enough)
        fault = rng.choices(FAULTS, _SHARES)[0]
        words = list(re.finditer(r"\S+", provision.text))
        length = min(rng.randint(8, 20), len(words))
        first = rng.randrange(len(words) - length + 1)
        start, end = words[first].start(), words[first + length - 1].end()
        quote = provision.text[start:end]
        if not squeeze(quote):
            continue
        cited = "" if fault == "no address" else provision.label
        if fault == "wrong digit":
            cited = _wrong_digit(cited, rng)
            there = locator.text(cited).indices
            if not cited or (there and _stands_in(flow, there[0], quote)):
                continue
        if fault == "misquoted":
            quote = _misquoted(quote, rng)
            if squeeze(quote) in squeeze(provision.text):
                continue
        occurrences = len(flow.find(squeeze(provision.text[start:end])))
        note = Note(
            id=f"made#{len(made) + 1}",
            by="a program",
            stance=None,
            print=print_.number or print_.path,
            addresses=read_citation(cited).addresses if cited else (),
            cited=cited,
            date="",
            source="",
            quotes=(quote,),
            body="",
            html="",
            path="made.md",
            line=len(made) + 1,
            heading=cited,
        )
        made.append(Made(note, fault, provision.index, start, end, occurrences))
    return made


def _stands_in(flow: Flow, index: int, quote: str) -> bool:
    return bool(flow.find(squeeze(quote), flow.first[index], flow.last[index]))


def _wrong_digit(label: str, rng: random.Random) -> str:
    """The label with one of its digits changed; empty where it has none."""
    digits = [found.start() for found in re.finditer(r"\d", label)]
    if not digits:
        return ""
    at = rng.choice(digits)
    other = rng.choice([digit for digit in "123456789" if digit != label[at]])
    return label[:at] + other + label[at + 1 :]


def _misquoted(quote: str, rng: random.Random) -> str:
    """One slip: a word left out, doubled or swapped with the next, or a letter wrong."""
    words = quote.split()
    at = rng.randrange(len(words) - 1)
    slip = rng.randrange(4)
    if slip == 0:
        del words[at]
    elif slip == 1:
        words.insert(at, rng.choice(("the", "any", "such", "of")))
    elif slip == 2:
        words[at], words[at + 1] = words[at + 1], words[at]
    else:
        words[at] = _mistyped(words[at], rng)
    changed = " ".join(words)
    return changed if squeeze(changed) != squeeze(quote) else f"indeed {quote}"


def _mistyped(word: str, rng: random.Random) -> str:
    if len(word) < 3:
        return word + "e"
    at = rng.randrange(len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
