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
        found.append(
            Segment(change.old_text, change.new_text, change.old_start, change.new_start, change)
        )
        was, now = change.old_end, change.new_end
    if was < len(old) or now < len(new):
        found.append(Segment(old[was:], new[now:], was, now))
    return found


def ordered(changes: Iterable[Change], field: Field) -> list[Change]:
    """The changes of one field, in the order in which they stand."""
    found = [change for change in changes if change.field == field]
    if len(found) > 1:
        found.sort(key=lambda change: (change.new_start, change.old_start))
    return found
