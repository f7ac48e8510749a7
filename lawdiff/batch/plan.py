"""Which prints are compared with which, once they are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from lawdiff.batch.model import (
    BillPlan,
    Failure,
    FolderBill,
    Outcome,
    PairPlan,
    PrintInfo,
    Source,
    WantedPair,
)
from lawdiff.batch.naming import Names, natural, slug
from lawdiff.batch.notes import Notes
from lawdiff.comparison.warnings import different_bills
from lawdiff.reports.words import listed

Read = dict[str, PrintInfo | Outcome]
"""Path of a print within the source → what is known of it, or why it could not be read."""


@dataclass(slots=True)
class Planned:
    """What is to be compared."""

    bills: list[BillPlan] = field(default_factory=list)
    """Those with at least one pair."""
    failures: list[Failure] = field(default_factory=list)
    """The inputs that are in none."""
    warnings: list[str] = field(default_factory=list)


def plan(source: Source, read: Read, notes: Notes) -> Planned:
    """Order the prints of every Bill and name every comparison.

    Args:
        source: what was found.
        read: what came of reading it.
        notes: where the notes of a Bill are looked for.
    """
    planner = _Planner(read, notes, alone=len(source.bills) == 1)
    for bill in source.bills:
        planner.folder(bill)
    planner.manifest(source.pairs)
    return planner.planned


def in_order(prints: Sequence[PrintInfo]) -> list[PrintInfo]:
    """Prints by their own dates; one without a date stays where its file name puts it.

    Args:
        prints: by file name.
    """
    dated = iter(sorted((p for p in prints if p.date), key=lambda p: (p.date, natural(p.path))))
    return [next(dated) if p.date else p for p in prints]


class _Planner:
    def __init__(self, read: Read, notes: Notes, alone: bool) -> None:
        self._read = read
        self._notes = notes
        self._alone = alone
        self._names = Names()
        self._bill_names = Names()
        self.planned = Planned()

    def folder(self, bill: FolderBill) -> None:
        """Each print of a folder with the next."""
        good: list[PrintInfo] = []
        bad: list[Failure] = []
        seen: dict[str, str] = {}
        for found in bill.prints:
            taken = self._read[found.path]
            if isinstance(taken, Outcome):
                bad.append(Failure(found.path, "", taken.happened, taken.reason))
            elif taken.sha256 in seen:
                reason = f"it is the same print as {seen[taken.sha256]}"
                bad.append(Failure(found.path, "", "repeated", reason))
            else:
                seen[taken.sha256] = found.path
                good.append(taken)
        ordered = in_order(good)
        if len(ordered) < 2:
            bad = _left_alone(ordered, bad)
        self.planned.failures += bad
        if len(ordered) < 2:
            return
        self.planned.warnings += _several(bill.name, ordered)
        name = self._bill_names.take(slug(bill.name))
        stored = self._notes.of((bill.name, bill.name.rpartition("/")[2]), alone=self._alone)
        pairs = tuple(
            PairPlan(self._slug(name, old, new), old, new, notes=stored)
            for old, new in pairwise(ordered)
        )
        title = next((p.title for p in ordered if p.title), bill.name)
        self.planned.bills.append(BillPlan(name, title, tuple(ordered), pairs))

    def manifest(self, wanted: Sequence[WantedPair]) -> None:
        """The pairs of a manifest; those that share a print are of one Bill."""
        groups = _groups([pair for pair in wanted if self._readable(pair)])
        for group in groups:
            infos = [(pair, self._info(pair.old.path), self._info(pair.new.path)) for pair in group]
            prints = list({p.path: p for _, old, new in infos for p in (old, new)}.values())
            ordered = _by_pairs(prints, [(old.path, new.path) for _, old, new in infos])
            title = next((p.title for p in ordered if p.title), ordered[0].path)
            name = self._bill_names.take(slug(title))
            pairs = []
            for pair, old, new in infos:
                names = [
                    pair.name,
                    *(p.path.rpartition("/")[0] for p in (old, new)),
                    *(p.path.rpartition("/")[0].rpartition("/")[2] for p in (old, new)),
                    name,
                ]
                stored = self._notes.of(names, pair.notes, alone=len(groups) == 1)
                given = slug(pair.name) if pair.name else ""
                called = self._names.take(given) if given else self._slug(name, old, new)
                place = f"line {pair.line}"
                pairs.append(PairPlan(called, old, new, pair.name, place, stored))
            self.planned.bills.append(BillPlan(name, title, tuple(ordered), tuple(pairs)))

    def _readable(self, pair: WantedPair) -> bool:
        fine = True
        for found in dict.fromkeys((pair.old, pair.new)):
            taken = self._read[found.path]
            if isinstance(taken, Outcome):
                place = f"line {pair.line}"
                self.planned.failures.append(
                    Failure(found.path, place, taken.happened, taken.reason)
                )
                fine = False
        return fine

    def _info(self, path: str) -> PrintInfo:
        taken = self._read[path]
        assert isinstance(taken, PrintInfo)
        return taken

    def _slug(self, bill: str, old: PrintInfo, new: PrintInfo) -> str:
        return self._names.take(slug(f"{bill} {_told(old, new)} to {_told(new, old)}"))


def _several(folder: str, ordered: Sequence[PrintInfo]) -> list[str]:
    """A folder is one Bill: where its prints look like those of several, someone should know."""
    apart: list[PrintInfo] = []
    for one in ordered:
        if all(different_bills(other, one) for other in apart):
            apart.append(one)
    if len(apart) < 2:
        return []
    named = listed(f"“{one.title or one.path}”" for one in apart)
    return [
        f"{folder}: its prints look like those of {len(apart)} different Bills, {named}, and are "
        "compared with each other. Give each Bill a folder of its own, or name the pairs to "
        "compare in a manifest"
    ]


def _told(info: PrintInfo, other: PrintInfo) -> str:
    """A print by its stage, with its number where the stage does not tell it from the other."""
    if info.stage and info.stage != other.stage:
        return info.stage
    file = info.path.rpartition("/")[2].rpartition(".")[0]
    return info.number or info.stage or info.date or file


def _left_alone(good: list[PrintInfo], bad: list[Failure]) -> list[Failure]:
    """A print that has nothing to be compared with is told where it is told why."""
    if not good:
        return bad
    lone = good[0].path
    if not bad:
        reason = "it is the only print of its Bill: there is nothing to compare it with"
        return [Failure(lone, "", "alone", reason)]
    first = bad[0]
    reason = f"{first.reason.rstrip('.')}. So {lone} has nothing to be compared with"
    return [Failure(first.input, first.place, first.happened, reason), *bad[1:]]


def _groups(pairs: Sequence[WantedPair]) -> list[list[WantedPair]]:
    """Pairs that share prints, directly or through others, by first appearance."""
    home: dict[str, str] = {}

    def top(path: str) -> str:
        while home.setdefault(path, path) != path:
            home[path] = home[home[path]]
            path = home[path]
        return path

    for pair in pairs:
        home[top(pair.new.path)] = top(pair.old.path)
    found: dict[str, list[WantedPair]] = {}
    for pair in pairs:
        found.setdefault(top(pair.old.path), []).append(pair)
    return list(found.values())


def _by_pairs(prints: list[PrintInfo], pairs: list[tuple[str, str]]) -> list[PrintInfo]:
    """Old prints before the new ones they are compared with; else by date and file name.

    Pairs that contradict each other (a print before and after another) give way to dates.
    """
    left = sorted(prints, key=lambda p: (p.date or "9999", natural(p.path)))
    ordered: list[PrintInfo] = []
    before: dict[str, set[str]] = {p.path: set() for p in prints}
    for old, new in pairs:
        if old != new:
            before[new].add(old)
    while left:
        free = [p for p in left if not before[p.path]]
        chosen = free[0] if free else left[0]
        left.remove(chosen)
        ordered.append(chosen)
        for waiting in before.values():
            waiting.discard(chosen.path)
    return ordered
