"""Lists of provisions: connectives that only move, and sentences restructured into lists.

Both need a look at a provision together with what stands in it, so they come after each
provision was read for itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from lawdiff.alignment.model import Alignment
from lawdiff.comparison.model import Change, Row
from lawdiff.comparison.tokens import Tokens
from lawdiff.prints.model import Print

_JOINER = re.compile(r"\b(and|or)\b\W*$", re.IGNORECASE)

MOVED = "The list is joined by “{joiner}” before its last item in both prints: the word only moved."
RESTRUCTURED = "The same words are set out {how}."
_SET_OUT = re.compile(re.escape(RESTRUCTURED).replace(r"\{how\}", "(.+)"))


def set_out(why: str) -> str:
    """How the same words are now set out, if that is what a change is for: "as a list"."""
    match = _SET_OUT.fullmatch(why)
    return match[1] if match else ""


def settled(alignment: Alignment, rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Judge changes that only the whole list explains."""
    out = list(rows)
    for n, row in enumerate(rows):
        if row.changes and row.old is not None and row.new is not None:
            changes = _restructured(alignment, row, _moved(alignment, row))
            if changes is not row.changes:
                out[n] = replace(row, changes=changes)
    return tuple(out)


# Connectives that only move -----------------------------------------------------------------


def _moved(alignment: Alignment, row: Row) -> tuple[Change, ...]:
    if not any(_at_end(change, row) for change in row.changes):
        return row.changes
    assert row.old is not None and row.new is not None
    joiner = _joiner(alignment.old, row.old.parent)
    if not joiner or _joiner(alignment.new, row.new.parent) != joiner:
        return row.changes
    return tuple(
        replace(change, significance="editorial", why=MOVED.format(joiner=joiner))
        if _at_end(change, row) and joiner in (change.old_text + change.new_text).casefold()
        else change
        for change in row.changes
    )


def _at_end(change: Change, row: Row) -> bool:
    """An "and" or "or" that came or went at the very end of an item, and nothing else."""
    assert row.old is not None and row.new is not None
    if change.kind != "connective" or change.field != "text":
        return False
    words = set(re.findall(r"\w+", (change.old_text + " " + change.new_text).casefold()))
    return (
        len(words) == 1
        and (not re.search(r"\w", change.old_text) or not re.search(r"\w", change.new_text))
        and not re.search(r"\w", row.old.text[change.old_end :])
        and not re.search(r"\w", row.new.text[change.new_end :])
    )


def _joiner(print_: Print, parent: int | None) -> str:
    """The one word that joins the items of a list before its last; empty where unsure."""
    if parent is None:
        return ""
    items = [
        print_.provisions[child].text
        for child in print_.provisions[parent].children
        if print_.provisions[child].number
    ]
    if len(items) < 2:
        return ""
    ends = [_JOINER.search(text) for text in items[:-1]]
    words = {match[1].casefold() for match in ends if match}
    if len(words) != 1 or not ends[-1] or _JOINER.search(items[-1]):
        return ""
    return words.pop()


# Sentences and lists ------------------------------------------------------------------------


def _restructured(
    alignment: Alignment, row: Row, changes: tuple[Change, ...]
) -> tuple[Change, ...]:
    assert row.old is not None and row.new is not None
    plain = [c for c in changes if c.significance == "substantive" and c.field == "text"]
    if not plain or len(row.old.children) == len(row.new.children):
        return changes
    old = _all_words(alignment.old, row.old.index)
    new = _all_words(alignment.new, row.new.index)
    if old != new:
        return changes
    # Its own words went into what stands in it, or came from there; text for another law, that
    # stands in it too, has no say.
    how = "as a list" if len(row.new.text) < len(row.old.text) else "in one sentence"
    return tuple(
        replace(change, kind="list", why=RESTRUCTURED.format(how=how))
        if change in plain
        else change
        for change in changes
    )


def _all_words(print_: Print, index: int) -> Sequence[str]:
    """The words of a provision and of all that stands in it, in print order."""
    return [key for key in Tokens(_whole(print_, index)).keys if key[0].isalnum()]


def _whole(print_: Print, index: int) -> str:
    provision = print_.provisions[index]
    parts: list[str] = []
    at = 0
    for child in provision.children:
        stop = print_.provisions[child].at
        parts += [provision.text[at:stop], _whole(print_, child)]
        at = stop
    parts.append(provision.text[at:])
    return " ".join(parts)
