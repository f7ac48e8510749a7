"""Which numbers mean in the new print what they meant in the old.

Most citations lead to provisions whose numbers and neighbours did not change: those need not
be looked at again. This is what makes looking for silent changes cheap.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from lawdiff.comparison.citations.index import FAMILY, Index
from lawdiff.comparison.citations.model import Citation, Item, Step, Unit
from lawdiff.comparison.citations.numbers import number_key
from lawdiff.prints.model import CLAUSE_KINDS, GROUP_KINDS, Reference

KINDS_OF: dict[Unit, tuple[str, ...]] = {
    "section": ("section", "clause"),
    "clause": ("section", "clause"),
    "article": ("article",),
    "regulation": ("section", "article"),
    "rule": ("section", "article"),
    "schedule": ("schedule",),
    "annex": ("schedule",),
    "part": ("part",),
    "title": ("part",),
    "chapter": ("chapter",),
}
"""The kinds of provision that the words may call by a unit."""

AROUND: tuple[Unit, ...] = ("part", "chapter", "schedule")
"""What "this Part" points at: no number tells that it is another."""

_TOPS = ("top", "schedule", "part", "chapter")


class Stability:
    """What changed among the numbers of two aligned prints."""

    def __init__(
        self, old: Index, new: Index, follow: dict[int, int], before: dict[int, int]
    ) -> None:
        self.old = old
        self.new = new
        self.follow = follow
        self.before = before
        self.shaken: set[int] = set()
        """Old provisions whose children are not the same under the same numbers; -1 for the top."""
        self.own: dict[str, set[str]] = {}
        """Family → numbers of the Bill's own that do not mean what they meant."""
        self.quoted: dict[str, set[str]] = {}
        """Family → the same of text for other laws."""
        self._kinds: dict[tuple[bool, str], set[str]] = {}
        self._moved_units: dict[tuple[bool, Unit], frozenset[str]] = {}
        self.local: dict[int, set[str]] = {}
        """Old clause or schedule → numbers inside it that do not mean what they meant."""
        self._find()

    def _find(self) -> None:
        old, new = self.old, self.new
        for was in old.provisions:
            to = self.follow.get(was.index)
            if to is not None:
                now = new.provisions[to]
                if was.number == now.number and self._same_parent(was.parent, now.parent):
                    continue
            self._shake(was.parent)
            if was.number:
                self._unsettle(old, was.index, was.parent)
                if to is not None:
                    self._unsettle(new, to, was.parent)
        for now in new.provisions:
            if now.index not in self.before:
                at = self.before.get(now.parent) if now.parent is not None else None
                self._shake(at)
                if now.number:
                    self._unsettle(new, now.index, at)

    def _same_parent(self, one: int | None, other: int | None) -> bool:
        if one is None or other is None:
            return one is other
        return self.follow.get(one) == other

    def _shake(self, at: int | None) -> None:
        while at is not None and self.old.provisions[at].kind in GROUP_KINDS:
            at = self.old.provisions[at].parent
        self.shaken.add(-1 if at is None else at)

    def _unsettle(self, index: Index, at: int, holder: int | None) -> None:
        provision = index.provisions[at]
        clause = self.old.clause_of(holder) if holder is not None else None
        if clause is not None:
            self.local.setdefault(clause, set()).add(index.number(at))
        family = FAMILY.get(provision.kind)
        if family is None:
            return
        into = self.quoted if provision.quoted else self.own
        into.setdefault(family, set()).add(index.number(at))
        by_kind = self._kinds.setdefault((provision.quoted, provision.kind), set())
        by_kind.add(index.number(at))

    @cached_property
    def homes(self) -> frozenset[int]:
        """Old sections, Articles and schedules (and quoting provisions) with a shaken inside."""
        out = set()
        for at in self.shaken:
            here: int | None = at if at >= 0 else None
            while here is not None:
                out.add(here)
                here = self.old.provisions[here].parent
        return frozenset(out)

    def suspect(self, old: int, citation: Citation) -> bool:
        """Whether a citation in unchanged words may lead elsewhere than it did."""
        quoted = self.old.provisions[old].quoted
        for item in citation.items:
            head = item.first[0]
            family = FAMILY.get(head.unit)
            if family in ("top", "schedule", "part", "chapter"):
                if self._moved(head, quoted, citation):
                    return True
                if item.last is not None and self._within(family, item, quoted):
                    return True
                if len(item.first) > 1 and self._shaken_inside(family, head.number):
                    return True
            elif self._inner_may_move(old, item) or (
                quoted and head.number in self.quoted.get(family or "", ())
            ):
                return True
        return False

    def _inner_may_move(self, old: int, item: Item) -> bool:
        """Whether a number inside the clause moved that an item says, or one within its range."""
        moved = self.around[old]
        if moved is None:
            return False
        return item.last is not None or any(
            step.number in moved or not step.number for step in item.first
        )

    def _moved(self, head: Step, quoted: bool, citation: Citation) -> bool:
        number = head.number
        if number in self.moved(True, head.unit):
            return True
        named = citation.scope in ("other", "back")
        if named and not self.old.is_this_bill(citation.law):
            return False
        if quoted and not named:
            return False
        return not number or number in self.moved(False, head.unit)

    def _within(self, family: str, item: Item, quoted: bool) -> bool:
        """Whether anything that moved, came or went has a number inside a range."""
        assert item.last is not None
        low, high = number_key(item.first[0].number), number_key(item.last[0].number)
        moved = self.quoted.get(family, set())
        if not quoted:
            moved = moved | self.own.get(family, set())
        return any(low <= number_key(number) <= high for number in moved)

    def _shaken_inside(self, family: str, number: str) -> bool:
        tops = (
            *self.old.own.get((family, number), ()),
            *self.old.quoted.get((family, number), ()),
        )
        return any(at in self.homes for at in tops)

    @cached_property
    def around(self) -> list[frozenset[str] | None]:
        """For each old provision: the numbers that moved in its clause or schedule, if any did."""
        marks: list[frozenset[str] | None] = [None] * len(self.old.provisions)
        for at in self.homes:
            provision = self.old.provisions[at]
            if not provision.quoted and (
                provision.kind in CLAUSE_KINDS or provision.kind == "schedule"
            ):
                moved = frozenset(self.local.get(at, ()))
                marks[at : provision.end] = [moved] * (provision.end - at)
        return marks

    @cached_property
    def moved_sections(self) -> frozenset[str]:
        """Numbers of sections, Articles and Schedules for other laws that moved."""
        return self._tops(self.quoted)

    def moved(self, quoted: bool, unit: Unit) -> frozenset[str]:
        """Numbers of a unit that moved, in text for other laws or in the Bill itself."""
        known = self._moved_units.get((quoted, unit))
        if known is None:
            kinds = KINDS_OF.get(unit, ())
            found = (self._kinds.get((quoted, kind), ()) for kind in kinds)
            known = self._moved_units[quoted, unit] = frozenset[str]().union(*found)
        return known

    def moved_or_shaken(self, quoted: bool, unit: Unit) -> frozenset[str]:
        """Those, and the numbers of what has something shaken inside."""
        provisions = self.old.provisions
        kinds = KINDS_OF.get(unit, ())
        shaken = (
            self.old.number(at)
            for at in self.homes
            if provisions[at].quoted == quoted and provisions[at].kind in kinds
        )
        return self.moved(quoted, unit).union(shaken)

    @cached_property
    def said_of_all(self) -> tuple[str, ...]:
        """Words that cite without a number what may have moved: the Bill's name, its Schedule."""
        schedules = [p.index for p in self.old.provisions if p.kind == "schedule" and not p.quoted]
        sole = len(schedules) == 1 and schedules[0] in self.homes
        title = (self.old.title,) if self.old.title else ()
        return (*title, "the Schedule") if sole else title

    def other_law_moved(self, citation: Citation) -> bool:
        """Whether text for other laws moved that a citation of another law may name."""
        inner = self._inner_moved
        for item in citation.items:
            head = item.first[0]
            family = FAMILY.get(head.unit, "")
            if family not in _TOPS or head.number in self.quoted.get(family, ()):
                return True
            if any(step.number in inner for step in item.first[1:]):
                return True
            if item.last is not None and self._within(family, item, True):
                return True
            if len(item.first) > 1 and self._shaken_inside(family, head.number):
                return True
        return False

    @cached_property
    def _inner_moved(self) -> frozenset[str]:
        moved: set[str] = set()
        for family, numbers in self.quoted.items():
            if family not in _TOPS:
                moved |= numbers
        return frozenset(moved)

    @staticmethod
    def _tops(table: dict[str, set[str]]) -> frozenset[str]:
        return frozenset().union(*(table.get(family, ()) for family in _TOPS))

    def stays_in(self, old: int, new: int, kind: Unit) -> bool:
        """Whether a provision stands in the Part, Chapter or Schedule that it stood in.

        One that only one of the files takes for text of another law may, and is not asked.
        """
        if self.old.provisions[old].quote_depth != self.new.provisions[new].quote_depth:
            return True
        was = _around(self.old, old, kind)
        return was is None or self.follow.get(was) == _around(self.new, new, kind)

    def retagged(self, was: Sequence[Reference], now: Sequence[Reference]) -> bool:
        """Whether the files' own links of unchanged words lead to different provisions."""
        if not was or len(was) != len(now):
            return False
        return any(
            a.target is not None and b.target is not None and self.follow.get(a.target) != b.target
            for a, b in zip(was, now, strict=True)
        )


def _around(index: Index, at: int, kind: Unit) -> int | None:
    """The nearest provision of a kind around another, at its depth of quotation."""
    provisions = index.provisions
    depth = provisions[at].quote_depth
    here: int | None = at
    while here is not None and provisions[here].quote_depth == depth:
        if provisions[here].kind == kind:
            return here
        here = provisions[here].parent
    return None
