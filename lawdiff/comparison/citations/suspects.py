"""Unchanged words in which a citation may lead elsewhere than it did.

All unchanged texts are laid end to end and searched at once, for the few numbers that moved:
most texts cite nothing, and of those that do most cite what stayed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lawdiff.alignment.model import Alignment
from lawdiff.comparison.citations.numbers import number_key
from lawdiff.comparison.citations.stability import Stability
from lawdiff.comparison.model import Field
from lawdiff.prints.model import Reference

_WORDS = ("ection", "rticle", "chedule", "Part", "lause", "egulation", "hapter")
_LIST = re.compile(
    r"s?[ \u00a0]((?:[A-Z]{0,2}\d[0-9A-Za-z]*(?:\([0-9A-Za-z]+\))*"
    r"(?:,? (?:and|or|to) |, |[–—-])?)+)(?<! )"
)
_LAW_FOLLOWS = re.compile(r" ?(?:of|to) (?:the|that|[A-Z])")
_NUMBER = re.compile(r"(?<![(\w])[A-Z]{0,2}\d+[A-Z]{0,4}\d?\b")
_SPAN = re.compile(r" to |[–—-]")
_INNER = re.compile(
    r"(?:[Ss]ubsection|[Pp]aragraph|[Ss]ub-paragraph|[Pp]oint)(?:s\b|[ \u00a0]\(?[0-9A-Za-z]+)"
)
_SHORTEST = 6
"""Letters of the shortest citation ("Part 2")."""


class Suspect(NamedTuple):
    """A pair of provisions whose words are the same, but may cite something else."""

    old: int
    new: int
    field: Field
    bare: bool
    """Numbers without a unit may be among what moved."""


class _Row(NamedTuple):
    old: int
    new: int
    field: Field
    text: str
    tags: tuple[Sequence[Reference], Sequence[Reference]]


def suspects(stability: Stability, alignment: Alignment) -> Iterator[Suspect]:
    """Texts and headings to look at again, in the alignment's order."""
    if not stability.shaken:
        return
    rows = _unchanged(alignment)
    starts = [0]
    for row in rows:
        starts.append(starts[-1] + len(row.text) + 1)
    joined = "\x00".join(row.text for row in rows)
    cited = _cited(stability, rows, starts, joined)
    bare = _with_bare_numbers(stability, starts, joined)
    around = stability.around
    for n, row in enumerate(rows):
        retagged = stability.retagged(*row.tags)
        if (
            n in cited
            or n in bare
            or retagged
            or (around[row.old] and row.field == "text" and _INNER.search(row.text))
        ):
            yield Suspect(row.old, row.new, row.field, retagged or n in bare)


def _unchanged(alignment: Alignment) -> list[_Row]:
    olds, news = alignment.old.provisions, alignment.new.provisions
    rows = []
    for pair in alignment.pairs:
        if pair.old is None or pair.new is None or not pair.primary:
            continue
        was, now = olds[pair.old], news[pair.new]
        if was.kind == "cover":
            continue
        if was.text == now.text and len(was.text) >= _SHORTEST:
            tags = was.references, now.references
            rows.append(_Row(pair.old, pair.new, "text", was.text, tags))
        if was.heading and was.heading == now.heading and len(was.heading) >= _SHORTEST:
            tags = was.heading_references, now.heading_references
            rows.append(_Row(pair.old, pair.new, "heading", was.heading, tags))
    return rows


def _cited(
    stability: Stability, rows: Sequence[_Row], starts: Sequence[int], joined: str
) -> set[int]:
    """Rows whose words name a number that moved, or a range around one."""
    outside = stability.moved_outside
    own = stability.moved_own
    olds = stability.old.provisions
    found = set(_where(joined, starts, stability.said_of_all))
    for word in _WORDS:
        at = joined.find(word)
        while at >= 0:
            at += len(word)
            listed = _LIST.match(joined, at)
            if listed and not _LAW_FOLLOWS.match(joined, listed.end()):
                row = bisect_right(starts, at) - 1
                if row not in found and _may_move(
                    listed[1], outside if olds[rows[row].old].quoted else own
                ):
                    found.add(row)
            at = joined.find(word, at)
    return found


def _with_bare_numbers(stability: Stability, starts: Sequence[int], joined: str) -> set[int]:
    lettered = sorted(n for n in stability.moved_sections if n[-1:].isalpha())
    return set(_where(joined, starts, lettered))


def _where(joined: str, starts: Sequence[int], words: Sequence[str]) -> Iterator[int]:
    """Rows in which any of some words stand."""
    for word in words:
        at = joined.find(word)
        while at >= 0:
            yield bisect_right(starts, at) - 1
            at = joined.find(word, at + 1)


def _may_move(words: str, moved: frozenset[str]) -> bool:
    numbers = _NUMBER.findall(words)
    if any(number in moved for number in numbers):
        return True
    if len(numbers) < 2 or not moved or not _SPAN.search(words):
        return False
    keys = sorted(number_key(number) for number in numbers)
    return any(keys[0] < number_key(number) < keys[-1] for number in moved)
