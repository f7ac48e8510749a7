"""What happened to each clause and to the Bill, in sentences made from the facts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lawdiff.alignment.model import Alignment
from lawdiff.comparison.comings import shared
from lawdiff.comparison.model import Account, Cluster, Row, Significance
from lawdiff.comparison.places import Place
from lawdiff.comparison.rows import pairs_by_side
from lawdiff.comparison.rules.enclosed import Step
from lawdiff.comparison.sentences import Unit, unit_sentence
from lawdiff.comparison.states import UNCHANGED
from lawdiff.prints.model import CLAUSE_KINDS, GROUP_KINDS, Print, Provision

_GRAVITY: dict[Significance | None, int] = {
    None: 0,
    "editorial": 1,
    "consequential": 2,
    "substantive": 3,
}


_UNITS = CLAUSE_KINDS | {"schedule"}


def owners(provisions: Sequence[Provision]) -> list[int]:
    """For each provision the one whose account tells of it."""
    found = [-1] * len(provisions)
    for unit in [p for p in provisions if not p.quoted and p.kind in _UNITS]:
        # One that stands in another comes after it, and takes back what is its own.
        found[unit.index : unit.end] = [unit.index] * (unit.end - unit.index)
    for n, owner in enumerate(found):
        if owner < 0:
            parent = provisions[n].parent
            if parent is None or provisions[parent].kind in GROUP_KINDS:
                found[n] = n
            else:
                found[n] = found[parent]
    return found


def accounts_of(
    alignment: Alignment,
    rows: Sequence[Row],
    clusters: Sequence[Cluster],
    place: Place,
    steps: Mapping[int, Step],
) -> tuple[Account, ...]:
    """One account for each clause, schedule, Part, cross-heading and text outside clauses.

    Args:
        alignment: the pairs that ``rows`` are of.
        rows: in the order of the pairs.
        clusters: of the rows' changes.
        place: the other law that a row is about.
        steps: words that became those of a numbered part, or were, by their row.
    """
    by_old, by_new = pairs_by_side(alignment.pairs)
    old_owner = owners(alignment.old.provisions)
    new_owner = owners(alignment.new.provisions)
    members: dict[int, list[int]] = {}
    head_of: list[int] = []
    moved: list[Row] = []
    for n, row in enumerate(rows):
        if row.new is not None:
            head = by_new[new_owner[row.new.index]]
        else:
            assert row.old is not None
            head = by_old[old_owner[row.old.index]]
        head_of.append(head)
        if head in members:
            members[head].append(n)
        else:
            members[head] = [n]
        if row.states is not UNCHANGED and "moved" in row.states:
            moved.append(row)
    left: dict[int, list[Row]] = {}
    for row in moved:
        if row.displaced:
            assert row.old is not None
            assert row.new is not None
            home = head_of[by_old[old_owner[row.old.index]]]
            if home != by_new[new_owner[row.new.index]]:
                left.setdefault(home, []).append(row)
    parts = shared([row for row in rows if row.states is not UNCHANGED])
    uses = _Uses(alignment.new)
    by_id = {cluster.id: cluster for cluster in clusters}
    accounts = []
    for head in sorted(members):
        own = members[head]
        if own[0] != head:
            own = [head, *(n for n in own if n != head)]
        told = [row for n in own if (row := rows[n]).states is not UNCHANGED and _eventful(row)]
        gone = left.get(head, ())
        taken = [steps[n] for n in own if n in steps] if steps else []
        unit = Unit(rows[head], told, by_id, place, uses, gone, taken, parts)
        sentence = unit_sentence(unit)
        accounts.append(Account(head, tuple(own), sentence, gravest((*told, *gone))))
    return tuple(accounts)


class _Uses:
    """Counts words in a print; its text is only put together when somebody asks."""

    def __init__(self, print_: Print) -> None:
        self._print = print_
        self._lower: str | None = None

    def __call__(self, words: str, entry: Provision) -> int:
        """How often they stand there, singular or plural, the entry itself aside."""
        if self._lower is None:
            # Each for itself: what is ASCII, and half of all is, takes a tenth of the time.
            self._lower = "\n".join([p.text.casefold() for p in self._print.provisions])
        count = _count(words.casefold(), self._lower)
        if self._print.provisions[entry.index : entry.index + 1] == (entry,):
            count -= _count(words.casefold(), entry.text.casefold())
        return count


_ENDING = re.compile(r"(?:s|es|['’]s)?(?!\w)")


def _count(words: str, text: str) -> int:
    """How often words stand in a text, singular or plural, not inside another word."""
    count = 0
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if not (at and text[at - 1].isalnum()) and _ENDING.match(text, end):
            count += 1
        at = text.find(words, end)
    return count


def _eventful(row: Row) -> bool:
    """Something can be told of it."""
    return (
        bool(row.changes)
        or row.old is None
        or row.new is None
        or "moved" in row.states
        or "split" in row.states
        or "merged" in row.states
    )


def gravest(rows: Sequence[Row]) -> Significance | None:
    """The gravest thing that happened in any of ``rows``."""
    found: Significance | None = None
    for row in rows:
        if row.substantive:
            return "substantive"
        if row.slight and found is None:
            found = "editorial"
        for change in row.changes:
            if _GRAVITY[change.significance] > _GRAVITY[found]:
                found = change.significance
    return found
