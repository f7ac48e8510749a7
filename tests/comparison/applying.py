"""Putting changes into an old text, to see whether they make the new one."""

from __future__ import annotations

from collections.abc import Sequence

from lawdiff.comparison.model import Change
from lawdiff.comparison.tokens import plain


def applied(old: str, changes: Sequence[Change]) -> str:
    """The old text with every change made."""
    parts: list[str] = []
    at = 0
    for change in changes:
        assert old[change.old_start : change.old_end] == change.old_text
        assert change.old_start >= at, "changes stand in order and do not overlap"
        parts += [old[at : change.old_start], " ", change.new_text, " "]
        at = change.old_end
    parts.append(old[at:])
    return "".join(parts)


def without_space(text: str) -> str:
    return "".join(text.split())


def same_but_for_space(one: str, other: str) -> bool:
    """Equal, white space and invisible characters aside."""
    return without_space(plain(one)) == without_space(plain(other)) and len(
        without_space(one)
    ) == len(without_space(other))
