"""Phrases that hold a term: taken apart again, so that every place of the term is counted.

Marks a word or two apart are shown as one phrase ("tenant and landlord" → "occupier and
owner"). Where one of its words is a term that is replaced elsewhere too, the reader is better
served by the term, and the count must not miss it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from lawdiff.comparison.model import Change, Row
from lawdiff.comparison.rules.terms import Key, stem
from lawdiff.comparison.tokens import Tokens
from lawdiff.comparison.words import TOO_LONG, differing


def taken_apart(rows: Sequence[Row], terms: set[Key]) -> dict[int, tuple[Change, ...]]:
    """The changes of each row in which a phrase holds one of the terms.

    Args:
        rows: as they were read.
        terms: old and new stem of each term that is replaced in several places.
    """
    out: dict[int, tuple[Change, ...]] = {}
    for n, row in enumerate(rows):
        if not row.changes or (row.new is not None and row.new.kind == "cover"):
            continue
        changes = tuple(part for change in row.changes for part in _parts(change, terms))
        if len(changes) != len(row.changes):
            out[n] = changes
    return out


def _parts(change: Change, terms: set[Key]) -> Iterator[Change]:
    if change.kind not in ("wording", "heading") or change.why == TOO_LONG:
        yield change
        return
    if not _may_hold(change, terms):
        yield change
        return
    old, new = Tokens(change.old_text), Tokens(change.new_text)
    parts = []
    for i1, i2, j1, j2 in differing(old.keys, new.keys):
        start, end = _span(old, i1, i2)
        first, last = _span(new, j1, j2)
        parts.append(
            replace(
                change,
                old_text=change.old_text[start:end],
                new_text=change.new_text[first:last],
                old_start=change.old_start + start,
                old_end=change.old_start + end,
                new_start=change.new_start + first,
                new_end=change.new_start + last,
            )
        )
    known = any((stem(part.old_text), stem(part.new_text)) in terms for part in parts)
    if len(parts) > 1 and known and _complete(change, parts):
        yield from parts
    else:
        yield change


def _complete(change: Change, parts: Sequence[Change]) -> bool:
    """Between the parts both texts are the same to the letter: no capital or mark is lost."""
    i, j = change.old_start, change.new_start
    for part in (*parts, None):
        a = part.old_start if part else change.old_end
        b = part.new_start if part else change.new_end
        old = change.old_text[i - change.old_start : a - change.old_start]
        if old != change.new_text[j - change.new_start : b - change.new_start]:
            return False
        if part:
            i, j = part.old_end, part.new_end
    return True


def _may_hold(change: Change, terms: set[Key]) -> bool:
    old, new = f" {stem(change.old_text)} ", f" {stem(change.new_text)} "
    return any(
        len(a) + 2 < len(old) and f" {a.split()[0]}" in old and f" {b.split()[0]}" in new
        for a, b in terms
    )


def _span(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    if start < end:
        return tokens.starts[start], tokens.ends[end - 1]
    at = tokens.ends[start - 1] if start else 0
    return at, at
