"""A provision's words with what changed in them, as one sequence of segments.

Every form that shows words draws from here, so that all show the same change in
the same order: what was left out first, then what came in.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from lawdiff.comparison.model import Change, Field, Row


class Segment(Struct, frozen=True, gc=False):
    """A stretch of words: the same in both prints, or one change."""

    old: str
    """As the old print has it."""
    new: str
    """As the new print has it. Spaces and quotation marks may differ where ``change`` is None."""
    old_start: int
    new_start: int
    change: Change | None = None
    left: bool = False
    """The old words stood after a space that the new print does not have."""
    right: bool = False
    """The old words, for which nothing came, stood before such a space."""


def segments(row: Row, field: Field = "text") -> list[Segment]:
    """A paired row's text (or heading) in order, cut where its changes begin and end.

    The old words of all segments, joined, are the old text; the new words the new text.
    """
    assert row.old is not None
    assert row.new is not None
    old, new = (
        (row.old.text, row.new.text) if field == "text" else (row.old.heading, row.new.heading)
    )
    found: list[Segment] = []
    was = now = 0
    for change in ordered(row.changes, field):
        if was < change.old_start or now < change.new_start:
            before = old[was : change.old_start]
            found.append(Segment(before, new[now : change.new_start], was, now))
        found.append(_changed(change, old, new))
        was, now = change.old_end, change.new_end
    if was < len(old) or now < len(new):
        found.append(Segment(old[was:], new[now:], was, now))
    return found


def _changed(change: Change, old: str, new: str) -> Segment:
    """A change, with the spaces that would be lost around what was left out."""
    first, last = change.old_start, change.old_end
    before, after = change.new_start, change.new_end
    return Segment(
        change.old_text,
        change.new_text,
        first,
        before,
        change,
        left=old[first - 1 : first].isspace() and before > 0 and not new[before - 1].isspace(),
        right=not change.new_text
        and old[last : last + 1].isspace()
        and after < len(new)
        and not new[after].isspace(),
    )


def ordered(changes: Iterable[Change], field: Field) -> list[Change]:
    """The changes of one field, in the order in which they stand."""
    found = [change for change in changes if change.field == field]
    if len(found) > 1:
        found.sort(key=lambda change: (change.new_start, change.old_start))
    return found
