"""What came back at each print, named: the highest of what came back together."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from lawdiff.history.model import History
from lawdiff.reports.history.words import GROUPS


class Return(Struct, frozen=True):
    """A provision that came back."""

    label: str
    heading: str
    clause: int | None
    """The lineage of the clause it stands in, or is; ``None`` outside clauses."""


def returns_at(history: History) -> Mapping[int, tuple[Return, ...]]:
    """Print → what came back there, in print order.

    A provision that came back with the clause or schedule it stands in is not named beside it.
    """
    back: dict[int, set[int]] = {}
    owner: dict[tuple[int, int], int] = {}
    for place, lineage in enumerate(history.lineages):
        for step in lineage.steps:
            if step.index is not None:
                owner[step.print, step.index] = place
                if step.since is not None:
                    back.setdefault(step.print, set()).add(step.index)
    return {
        number: tuple(
            _return(history, number, index, owner)
            for index in sorted(found)
            if not _with_another(history, number, index, found)
        )
        for number, found in back.items()
    }


def _with_another(history: History, number: int, index: int, back: set[int]) -> bool:
    read = history.prints[number]
    above = (i for i in read.ancestors(index) if read.provisions[i].kind not in GROUPS)
    return any(i in back for i in above) or _holds_clauses(history, number, index, back)


def _holds_clauses(history: History, number: int, index: int, back: set[int]) -> bool:
    """A Part or a cross-heading in which clauses came back: these are named instead."""
    provision = history.prints[number].provisions[index]
    inside = range(index + 1, provision.end)
    return provision.kind in GROUPS and any(i in back for i in inside)


def _return(
    history: History, number: int, index: int, owner: Mapping[tuple[int, int], int]
) -> Return:
    read = history.prints[number]
    provision = read.provisions[index]
    clause = read.clause_of(index)
    return Return(
        provision.label, provision.heading, None if clause is None else owner[number, clause]
    )
