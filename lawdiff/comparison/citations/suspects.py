"""Unchanged words in which a citation may lead elsewhere than it did.

All unchanged texts are laid end to end and searched at once, for the few numbers that moved:
most texts cite nothing, and of those that do most cite what stayed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from lawdiff.alignment.model import Alignment
from lawdiff.comparison.citations.model import Unit
from lawdiff.comparison.citations.numbers import number_key
from lawdiff.comparison.citations.stability import AROUND, Stability
from lawdiff.comparison.model import Field

_LIST = re.compile(
    r"s? ((?:[A-Z]{0,2}\d[0-9A-Za-z]*(?:\([0-9A-Za-z]+\))*(?:,? (?:and|or|to) |, |[–—-])?)+)"
)
"""What follows a unit's word."""
_UNITS: dict[str, Unit] = {
    "ection": "section",
    "rticle": "article",
    "chedule": "schedule",
    "Part": "part",
    "lause": "clause",
    "egulation": "regulation",
    "hapter": "chapter",
}
_LAW_FOLLOWS = re.compile(r" ?(?:of|to) (?:the|that|[A-Z])")
_NUMBER = re.compile(r"(?<![(\w])[A-Z]{0,2}\d+[A-Z]{0,4}\d?\b")
_SPAN = re.compile(r" to |[–—-]")
_INNER = re.compile(
    r"(?:ubsection|aragraph|[Pp]oint)s?[ \u00a0]"
    r"((?:[0-9A-Z]*(?:\([0-9A-Za-z]+\))*(?:,? (?:and|or|to) |, |[–—-])?)+)"
)
_PART = re.compile(r"[0-9A-Za-z]+")
_OPENS = re.compile(
    r"(?:In|After|Before|For|Omit|At the end of|in|after|before|for|omit|at the end of)?"
    r" ?(?:[Ss]ection|Article|[Rr]egulation|Schedule|Part|Chapter)\b"
)
_VERB = re.compile(r"\b(?:insert|substitute|omit|repealed|revoked|amended)\b", re.IGNORECASE)
_OPENING = 26
"""Within how many letters an instruction says what it amends."""
_SHORTEST = 6
"""Letters of the shortest citation ("Part 2")."""


class Suspect(NamedTuple):
    """A pair of provisions whose words are the same, but may cite something else."""

    old: int
    new: int
    field: Field
    bare: bool
    """Numbers without a unit may be among what moved."""


class _Rows(NamedTuple):
    """Unchanged words, and whose they are: one entry each in every list."""

    pairs: list[tuple[int, int, Field]]
    texts: list[str]
    linked: list[int]
    """Entries with links of the files' own."""
    around: list[tuple[int, frozenset[str]]]
    """Texts in a clause or schedule inside which numbers moved, and which these are."""


def suspects(stability: Stability, alignment: Alignment) -> Iterator[Suspect]:
    """Texts and headings to look at again, in the alignment's order."""
    if not stability.shaken:
        return
    rows = _unchanged(stability, alignment)
    starts = [0, *accumulate(len(text) + 1 for text in rows.texts)]
    joined = "\x00".join(rows.texts).replace("\u00a0", " ")
    bare = _with_bare_numbers(stability, starts, joined)
    bare |= {n for n in rows.linked if _retagged(stability, rows.pairs[n])}
    found = _cited(stability, rows, starts, joined) | bare
    found |= set(_pointing(stability, rows, starts, joined))
    for n, moved in rows.around:
        if n not in found and _cites_inside(rows.texts[n], moved):
            found.add(n)
    for n in sorted(found):
        yield Suspect(*rows.pairs[n], n in bare)


def _unchanged(stability: Stability, alignment: Alignment) -> _Rows:
    moved = stability.around
    olds, news = alignment.old.provisions, alignment.new.provisions
    pairs: list[tuple[int, int, Field]] = []
    texts: list[str] = []
    linked: list[int] = []
    around: list[tuple[int, frozenset[str]]] = []
    for pair in alignment.pairs:
        old, new = pair.old, pair.new
        if old is None or new is None or not pair.primary:
            continue
        was, now = olds[old], news[new]
        if was.kind == "cover":
            continue
        if was.text == now.text and len(was.text) >= _SHORTEST:
            if was.references:
                linked.append(len(pairs))
            inside = moved[old]
            if inside is not None:
                around.append((len(pairs), inside))
            pairs.append((old, new, "text"))
            texts.append(was.text)
        if was.heading and was.heading == now.heading and len(was.heading) >= _SHORTEST:
            if was.heading_references:
                linked.append(len(pairs))
            pairs.append((old, new, "heading"))
            texts.append(was.heading)
    return _Rows(pairs, texts, linked, around)


def _retagged(stability: Stability, pair: tuple[int, int, Field]) -> bool:
    was, now = stability.old.provisions[pair[0]], stability.new.provisions[pair[1]]
    if pair[2] == "heading":
        return stability.retagged(was.heading_references, now.heading_references)
    return stability.retagged(was.references, now.references)


def _cites_inside(text: str, moved: frozenset[str]) -> bool:
    """Whether words cite a number that moved within their own clause, or a range there."""
    for found in _INNER.finditer(text):
        words = found[1]
        if _SPAN.search(words) or not moved.isdisjoint(_PART.findall(words)):
            return True
    return False


def _cited(stability: Stability, rows: _Rows, starts: Sequence[int], joined: str) -> set[int]:
    """Rows whose words name a number that moved, or a range around one."""
    olds = stability.old.provisions
    amends_itself = "This Act is amended" in joined or "this Act is amended" in joined
    found = set(_where(joined, starts, stability.said_of_all))
    for word, unit in _UNITS.items():
        outside = stability.moved_or_shaken(True, unit)
        own = outside | stability.moved_or_shaken(False, unit)
        for listed in _lists(joined, word, own):
            at = listed.start(1)
            row = bisect_right(starts, at) - 1
            foreign = olds[rows.pairs[row][0]].quoted or (
                not amends_itself and _tells_where(rows.texts[row], at - starts[row])
            )
            if not foreign or _may_move(listed[1], outside):
                found.add(row)
    return found


def _lists(joined: str, word: str, moved: frozenset[str]) -> Iterator[re.Match[str]]:
    """Numbers of a unit that may have moved, no other law's by the words after them."""
    if not moved:
        return
    known: dict[str, bool] = {}
    for at in _offsets(joined, word):
        listed = _LIST.match(joined, at + len(word))
        if listed:
            numbers = listed[1]
            may = known.get(numbers)
            if may is None:
                may = known[numbers] = _may_move(numbers, moved)
            if may and not _LAW_FOLLOWS.match(joined, listed.end()):
                yield listed


_BESIDE = ("preceding ", "previous ", "foregoing ", "following ", "next ")
_UNIT = re.compile(
    r"(?:[Ss]ub-?)*(?:[Ss]ection|[Pp]aragraph|Part|Chapter|Schedule|Article|[Cc]lause)\b"
)


def _pointing(
    stability: Stability, rows: _Rows, starts: Sequence[int], joined: str
) -> Iterator[int]:
    """Rows that point at what stands beside them, or around them and is another than before."""
    for word in _BESIDE:
        for at in _offsets(joined, word):
            if _UNIT.match(joined, at + len(word)):
                yield bisect_right(starts, at) - 1
    for kind in AROUND:
        for row in _where(joined, starts, (f"this {kind.capitalize()}",)):
            old, new, _ = rows.pairs[row]
            if not stability.stays_in(old, new, kind):
                yield row


def _tells_where(text: str, at: int) -> bool:
    """Whether a unit's word that ends at an offset opens an instruction about another law.

    "In section 33, after subsection (1) insert—". Bills that amend themselves are not asked.
    """
    return at < _OPENING and bool(_OPENS.match(text)) and bool(_VERB.search(text))


def _with_bare_numbers(stability: Stability, starts: Sequence[int], joined: str) -> set[int]:
    lettered = sorted(n for n in stability.moved_sections if n[-1:].isalpha())
    return set(_where(joined, starts, lettered))


def _where(joined: str, starts: Sequence[int], words: Sequence[str]) -> Iterator[int]:
    """Rows in which any of some words stand."""
    for word in words:
        for at in _offsets(joined, word):
            yield bisect_right(starts, at) - 1


def _offsets(joined: str, word: str) -> Iterator[int]:
    """Where a word stands."""
    at = joined.find(word)
    while at >= 0:
        yield at
        at = joined.find(word, at + 1)


def _may_move(words: str, moved: frozenset[str]) -> bool:
    numbers = _NUMBER.findall(words)
    if any(number in moved for number in numbers):
        return True
    if len(numbers) < 2 or not moved or not _SPAN.search(words):
        return False
    keys = sorted(number_key(number) for number in numbers)
    return any(keys[0] < number_key(number) < keys[-1] for number in moved)
