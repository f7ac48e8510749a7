"""Splits and merges: words that went to the other part.

Where one provision became two, each part is compared with the whole, and what the other part
took is missing there. It is not left out of the law, and the reason says where it stands. It
stays substantive: to stand alone may change what words mean.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from lawdiff.comparison.model import Change, Row
from lawdiff.comparison.states import UNCHANGED
from lawdiff.comparison.tokens import Tokens
from lawdiff.prints.model import Provision

WHY_TAKEN = "The provision was split: these words now stand in {label}."
WHY_JOINED = "Provisions were merged: these words stood in {label}."


def told(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Say of what a split or merge seems to leave out or put in where it went or came from."""
    splits: dict[int, list[int]] = {}
    merges: dict[int, list[int]] = {}
    for n, row in enumerate(rows):
        if row.states is UNCHANGED:
            continue
        if row.old is not None and row.new is not None:
            if "split" in row.states:
                splits.setdefault(row.old.index, []).append(n)
            elif "merged" in row.states:
                merges.setdefault(row.new.index, []).append(n)
    if not splits and not merges:
        return rows
    out = list(rows)
    for group in (*splits.values(), *merges.values()):
        for n in group:
            others = [rows[m] for m in group if m != n]
            out[n] = replace(rows[n], changes=tuple(_told(c, others) for c in rows[n].changes))
    return tuple(out)


def _told(change: Change, others: Sequence[Row]) -> Change:
    if change.field != "text" or change.significance != "substantive":
        return change
    if change.old_text and not change.new_text:
        holder = _holder(change.old_text, [row.new for row in others])
        why = WHY_TAKEN
    elif change.new_text and not change.old_text:
        holder = _holder(change.new_text, [row.old for row in others])
        why = WHY_JOINED
    else:
        return change
    return replace(change, kind="list", why=why.format(label=holder.label)) if holder else change


def _holder(words: str, provisions: Sequence[Provision | None]) -> Provision | None:
    """The provision whose words hold all of these, in order."""
    wanted = _words(words)
    for provision in provisions:
        if provision is not None and f" {wanted} " in f" {_words(provision.text)} ":
            return provision
    return None


def _words(text: str) -> str:
    return " ".join(key for key in Tokens(text).keys if key[0].isalnum() or len(key) > 1)
