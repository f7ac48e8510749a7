"""What stands where in a print, by the numbers it is cited by."""

from __future__ import annotations

import re
from functools import cached_property

from lawdiff.comparison.citations.contexts import Contexts
from lawdiff.comparison.citations.laws import law_key, looks_back, may_be_same_law, may_have
from lawdiff.comparison.citations.model import Address, Step, Unit
from lawdiff.prints.model import CLAUSE_KINDS, GROUP_KINDS, Print
from lawdiff.prints.numbers import bare_number

FAMILY: dict[str, str] = {
    "clause": "top",
    "section": "top",
    "article": "top",
    "regulation": "top",
    "rule": "top",
    "schedule": "schedule",
    "annex": "schedule",
    "part": "part",
    "title": "part",
    "chapter": "chapter",
    "subsection": "subsection",
    "paragraph": "paragraph",
    "subparagraph": "subparagraph",
    "point": "paragraph",
}
"""Units and provision kinds that can be one another, by a common name."""

_INNER = ("subsection", "paragraph", "subparagraph")
Numbers = tuple[tuple[str, str], ...]
_UNKNOWN: Numbers = (("?", "?"),)
_GROUPS = frozenset({"part", "chapter", "title", "crossheading"})


class Index:
    """A print's provisions by number, worked out when asked for.

    Args:
        printed: the print.
        other: of the print it is compared with, if it is.
    """

    def __init__(self, printed: Print, other: Index | None = None) -> None:
        self.print = printed
        self.provisions = printed.provisions
        self.contexts: Contexts = Contexts(printed, other.contexts if other else None)
        self.own: dict[tuple[str, str], list[int]] = {}
        """(family, number) → the Bill's own clauses, schedules, Parts and Chapters."""
        self.quoted: dict[tuple[str, str], list[int]] = {}
        """(family, number) → provisions for other laws that a citation can name by itself."""
        self.headings: dict[str, list[int]] = {}
        """Heading → own clauses and schedules under it."""
        self._children: dict[int | None, dict[str, list[int]]] = {}
        self._flat: dict[int | None, tuple[int, ...]] = {}
        self._words: dict[int, str] = {}
        self._held: dict[int, Numbers | None] = {}
        self.numbers: dict[int, str] = {}
        self._fill()
        self.title = _short_title(printed)
        """The Bill's name, without the word for what it is."""
        self.titles = _titles(self.title, printed.date[:4])

    def _fill(self) -> None:
        for provision in self.provisions:
            kind = provision.kind
            if kind in CLAUSE_KINDS or kind in ("schedule", "part", "chapter"):
                number = self.number(provision.index)
                into = self.quoted if provision.quoted else self.own
                into.setdefault((FAMILY[kind], number), []).append(provision.index)
                if provision.heading and not provision.quoted and kind not in GROUP_KINDS:
                    key = provision.heading.casefold()
                    self.headings.setdefault(key, []).append(provision.index)
            elif provision.quoted and kind in _INNER and self.quote_root(provision.index):
                key2 = (FAMILY[kind], self.number(provision.index))
                self.quoted.setdefault(key2, []).append(provision.index)

    def number(self, index: int) -> str:
        """A provision's number without brackets and words."""
        known = self.numbers.get(index)
        if known is None:
            known = self.numbers[index] = bare_number(self.provisions[index].number)
        return known

    @cached_property
    def _clauses(self) -> list[int | None]:
        found: list[int | None] = [None] * len(self.provisions)
        for unit in self.provisions:
            if (unit.kind in CLAUSE_KINDS or unit.kind == "schedule") and not unit.quoted:
                # One that stands in another comes after it, and takes back what is its own.
                found[unit.index : unit.end] = [unit.index] * (unit.end - unit.index)
        return found

    def clause_of(self, index: int) -> int | None:
        """As :meth:`Print.clause_of`, worked out for all at once."""
        return self._clauses[index]

    def quote_root(self, index: int) -> bool:
        """Whether a quotation begins with this provision, weak groups not counted."""
        provisions = self.provisions
        parent = provisions[index].parent
        depth = provisions[index].quote_depth
        while parent is not None and provisions[parent].quote_depth == depth:
            if provisions[parent].kind not in GROUP_KINDS:
                return False
            parent = provisions[parent].parent
        return True

    def depth_in_quotation(self, index: int) -> int:
        """How many numbered provisions of one quotation lead down to this, it included."""
        provisions = self.provisions
        depth = provisions[index].quote_depth
        if not depth:
            return 0
        count = 0
        at: int | None = index
        while at is not None and provisions[at].quote_depth == depth:
            count += bool(self.number(at)) and provisions[at].kind not in GROUP_KINDS
            at = provisions[at].parent
        return count

    def flat(self, container: int | None, depth: int | None = None) -> tuple[int, ...]:
        """What stands directly in a container at its own quotation depth, in print order.

        Cross-headings, Parts and Chapters are looked through.
        """
        key = container if depth is None or container is None else -2 - container * 8 - depth
        known = self._flat.get(key)
        if known is not None:
            return known
        provisions = self.provisions
        out: list[int] = []
        if container is None:
            todo = [p.index for p in provisions if p.parent is None][::-1]
            level = 0
        else:
            todo = list(provisions[container].children[::-1])
            level = provisions[container].quote_depth if depth is None else depth
        while todo:
            at = todo.pop()
            child = provisions[at]
            if child.quote_depth != level:
                continue
            if child.kind in GROUP_KINDS or (child.kind == "other" and not child.number):
                todo.extend(child.children[::-1])
            else:
                out.append(at)
        found = self._flat[key] = tuple(out)
        return found

    def child(self, container: int, number: str, unit: Unit, depth: int | None = None) -> list[int]:
        """Children of a container that carry a number, those of the unit's kind first."""
        key = container if depth is None else -2 - container * 8 - depth
        known = self._children.get(key)
        if known is None:
            known = {}
            for at in self.flat(container, depth):
                known.setdefault(self.number(at), []).append(at)
            self._children[key] = known
        found = known.get(number, [])
        if unit == "level" or len(found) < 2:
            return found
        family = FAMILY.get(unit, unit)
        fitting = [i for i in found if FAMILY.get(self.provisions[i].kind) == family]
        return fitting or found

    def home(self, index: int) -> int | None:
        """The section, article or schedule that a provision stands in, at its quotation depth."""
        provisions = self.provisions
        depth = provisions[index].quote_depth
        at: int | None = index
        while at is not None and provisions[at].quote_depth == depth:
            kind = provisions[at].kind
            if kind in CLAUSE_KINDS or kind == "schedule":
                return at
            at = provisions[at].parent
        return None

    def law_of(self, index: int) -> str:
        """The law that a quoted provision is text for, as far as the words tell."""
        provision = self.provisions[index]
        if provision.quote_depth != 1:
            return ""
        return self.contexts.of(index).law

    def place_of(self, index: int) -> Address:
        """Where in that law a quoted fragment goes: section 45(1)."""
        provision = self.provisions[index]
        if provision.quote_depth != 1:
            return ()
        return self.contexts.of(index).place

    def fragments(self, address: Address, law: str) -> tuple[list[int], list[int]]:
        """Fragments the Bill adds that may be, or may hold, what an address of a law names.

        Args:
            address: from its section, Article or Schedule down.
            law: the law's name.

        Returns:
            Roots of quotations, each with a number that the address has at its level: those that
            go there, and those of which the words do not say where they go.
        """
        surely: list[int] = []
        perhaps: list[int] = []
        top = address[0].number
        for level in range(1, len(address)):
            number = address[level].number
            before = _without_groups(address[:level])
            for family in _INNER:
                for i in self.quoted.get((family, number), ()):
                    if i not in self._held and top not in self._instructions(i):
                        continue
                    place = self._held.get(i, _UNKNOWN)
                    if place is _UNKNOWN:
                        place = self._held[i] = self._holder(i)
                    if place is not None and place != before:
                        continue
                    if not may_be_same_law(self.law_of(i), law):
                        continue
                    if place is not None:
                        surely.append(i)
                    elif self.provisions[i].quote_depth == 1:
                        perhaps.append(i)
        return surely, perhaps

    def _instructions(self, index: int) -> str:
        """The Bill's own words in the clause or schedule that a fragment stands in."""
        clause = self.clause_of(index)
        if clause is None:
            return ""
        known = self._words.get(clause)
        if known is None:
            inside = self.provisions[clause : self.provisions[clause].end]
            known = "\n".join(p.text for p in inside if not p.quoted)
            self._words[clause] = known
        return known

    def _holder(self, index: int) -> Numbers | None:
        """Where a fragment goes, by numbers; ``None`` where the words do not say."""
        place = self.place_of(index)
        if place and place[0].unit not in _GROUPS and place[0].unit in FAMILY:
            return _without_groups(place)
        return None

    def quoted_named(self, step: Step, law: str, near: int) -> list[int]:
        """Quoted provisions that a number of another law may mean, the surest first.

        Args:
            step: what is cited: ``section 16E``.
            law: the law it is a section of; empty where unknown.
            near: the provision that cites, to prefer text quoted beside it.
        """
        family = FAMILY.get(step.unit)
        if family is None:
            return []
        found = [
            i
            for i in self.quoted.get((family, step.number), ())
            if kinds_agree(step.unit, self.provisions[i].kind)
        ]
        if not found:
            return found
        # Text in a quotation inside a quotation amends a third law; it is not looked for.
        found = [i for i in found if self.provisions[i].quote_depth == 1] or found
        found = [
            i
            for i in found
            if may_be_same_law(self.law_of(i), law) and may_have(self.law_of(i), step.unit)
        ]
        if looks_back(law):
            # "that Act" is one named a few words before: it is not sought in other clauses.
            clause = self.clause_of(near)
            return [i for i in found if self.clause_of(i) == clause]
        if len(found) > 1 and law:
            surely = [i for i in found if law_key(self.law_of(i)) == law_key(law)]
            found = surely or found
        if len(found) > 1:
            clause = self.clause_of(near)
            beside = [i for i in found if self.clause_of(i) == clause]
            found = beside or found
        return found

    def is_this_bill(self, law: str) -> bool:
        """Whether a law's name is that of the Bill itself, as an Act."""
        return law_key(law) in self.titles


def _without_groups(address: Address) -> Numbers:
    """Numbers that tell where something stands: the Part of a Schedule adds nothing to them."""
    return tuple(
        (FAMILY.get(step.unit, "") if n == 0 else "", step.number)
        for n, step in enumerate(s for s in address if s.unit not in _GROUPS)
    )


def kinds_agree(unit: str, kind: str) -> bool:
    """Whether what the words call a unit may be a provision of that kind.

    An instrument's regulations and rules come as sections or articles; a clause is none.
    """
    if unit == "article":
        return kind == "article"
    if unit in ("regulation", "rule"):
        return kind in ("section", "article")
    if unit in ("section", "clause"):
        return kind in ("section", "clause")
    return True


_KIND_OF_LAW = re.compile(r"\s*\b(?:Bill|Act)\b.*$", re.DOTALL)


def _short_title(printed: Print) -> str:
    title = _KIND_OF_LAW.sub("", printed.title)
    return re.sub(r"\s*\(No\. ?\d+\)$", "", title).strip()


def _titles(title: str, year: str) -> frozenset[str]:
    """What the Bill is called once it is an Act, in the years that may be."""
    if not title:
        return frozenset()
    made = {law_key(f"{title} Act")}
    if year.isdigit():
        made |= {law_key(f"{title} Act {int(year) + n}") for n in (-1, 0, 1, 2)}
    return frozenset(made)
