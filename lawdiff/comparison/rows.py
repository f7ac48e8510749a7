"""One row for each pair of provisions, with its states and its changes."""

from __future__ import annotations

from collections.abc import Sequence

from lawdiff.alignment.model import Alignment, Pair
from lawdiff.comparison.citing import Citing
from lawdiff.comparison.model import Change, Row
from lawdiff.comparison.states import states
from lawdiff.comparison.texts import text_changes
from lawdiff.prints.model import Provision

_INSERTED = ("inserted",)
_DELETED = ("deleted",)
_UNCHANGED = ("unchanged",)


def rows_of(alignment: Alignment) -> tuple[Row, ...]:
    """The rows of an alignment, in the order of its pairs.

    Most provisions say what they said: those cost two comparisons of strings and no more.
    """
    olds, news = alignment.old.provisions, alignment.new.provisions
    citing = Citing(alignment)
    rows: list[Row] = []
    for pair in alignment.pairs:
        old = None if pair.old is None else olds[pair.old]
        new = None if pair.new is None else news[pair.new]
        changes: tuple[Change, ...] = ()
        if old is not None and new is not None:
            changes = _changes(old, new, citing)
        rows.append(
            Row(
                old=old,
                new=new,
                states=states(pair, old, new, changes),
                method=pair.method,
                score=pair.score,
                changes=changes,
                primary=pair.primary,
            )
        )
    return tuple(rows)


def _changes(old: Provision, new: Provision, citing: Citing) -> tuple[Change, ...]:
    silent = citing.silent(old, new)
    if old.text == new.text and old.heading == new.heading:
        return tuple(silent)
    changes: list[Change] = []
    if old.heading != new.heading:
        changes += text_changes(
            old.heading, new.heading, citing.findings(old, new, "heading"), "heading"
        )
    if old.text != new.text:
        changes += text_changes(old.text, new.text, citing.findings(old, new, "text"))
    else:
        changes += silent
    return tuple(changes)


def pairs_by_side(pairs: Sequence[Pair]) -> tuple[dict[int, int], dict[int, int]]:
    """Row of each old and of each new provision, the primary one where there are several."""
    by_old: dict[int, int] = {}
    by_new: dict[int, int] = {}
    for n, pair in enumerate(pairs):
        if pair.old is not None and (pair.primary or pair.old not in by_old):
            by_old[pair.old] = n
        if pair.new is not None and (pair.primary or pair.new not in by_new):
            by_new[pair.new] = n
    return by_old, by_new
