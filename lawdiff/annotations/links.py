"""From words of one print to the same place in the other, by what the comparison found.

What lies outside a provision's changes is equal in both prints, so every offset has its
counterpart; the report marks the same changes, so note and report cannot disagree.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from lawdiff.annotations.desk import Desk
from lawdiff.annotations.flow import Span
from lawdiff.annotations.model import Field
from lawdiff.comparison.model import Comparison

_LONGER = 3
"""Words that have grown by more than this are other words."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Words here that are other words there."""

    field: Field
    start: int
    end: int
    there_start: int
    there_end: int


@dataclass(frozen=True, slots=True)
class Link:
    """A provision's counterpart in the other print."""

    there: int
    edits: tuple[Edit, ...]
    primary: bool


@dataclass(slots=True)
class Bridge:
    """Two prints and the way from the words of one to those of the other."""

    here: Desk
    there: Desk
    links: dict[int, list[Link]] = field(default_factory=lambda: defaultdict(list))
    back: dict[int, list[Link]] = field(default_factory=lambda: defaultdict(list))
    changed_here: set[int] = field(default_factory=set)
    """Provisions here in whose row something of substance happened."""
    changed_there: set[int] = field(default_factory=set)

    def reversed(self) -> Bridge:
        """The way back."""
        return Bridge(
            self.there,
            self.here,
            self.back,
            self.links,
            self.changed_there,
            self.changed_here,
        )

    def targets(self, index: int) -> list[int]:
        """Counterparts of a provision, the one that carries its identity on first."""
        links = self.links.get(index, [])
        return [link.there for link in sorted(links, key=lambda link: not link.primary)]

    def unchanged(self, index: int, there: int) -> bool:
        """Whether a provision and all beneath it are unchanged in substance."""
        mine = self.here.print.provisions[index]
        theirs = self.there.print.provisions[there]
        if any(i in self.changed_here for i in range(index, mine.end)):
            return False
        if any(i in self.changed_there for i in range(there, theirs.end)):
            return False
        inside = range(there, theirs.end)
        return all(
            any(link.there in inside for link in self.links.get(i, ()))
            for i in range(index, mine.end)
        )

    def mapped(self, start: int, end: int) -> list[tuple[int, int]]:
        """Where a stretch of this print's stream stands in the other's, by its provisions.

        Several answers where a provision was split; none where all of it is gone.
        """
        spans = self.here.flow.spans(start, end)
        if not spans:
            return []
        options = [self._options(span) for span in spans]
        if len(spans) == 1:
            return options[0]
        ends = [option[0] for option in options if option]
        if not ends:
            return []
        low, high = min(one[0] for one in ends), max(one[1] for one in ends)
        if high - low > _LONGER * (end - start) + 80:
            return sorted(ends, key=lambda one: one[0] - one[1])[:3]
        return [(low, high)]

    def _options(self, span: Span) -> list[tuple[int, int]]:
        found = []
        for link in sorted(self.links.get(span.index, ()), key=lambda link: not link.primary):
            edits = [edit for edit in link.edits if edit.field == span.field]
            low = _start(span.start, edits)
            high = _end(span.end, edits)
            if low >= high:
                continue
            flow = self.there.flow
            p = flow.print.provisions[link.there]
            low, high = _whole_words(p.heading if span.field == "heading" else p.text, low, high)
            start = flow.position(link.there, span.field, low)
            end = flow.position(link.there, span.field, high, end=True)
            if start is not None and end is not None and start < end:
                found.append((start, end))
        return found


def _whole_words(text: str, low: int, high: int) -> tuple[int, int]:
    """A change may begin inside a word; what a note is shown on never does."""
    while 0 < low < len(text) and text[low - 1].isalnum() and text[low].isalnum():
        low -= 1
    while 0 < high < len(text) and text[high - 1].isalnum() and text[high].isalnum():
        high += 1
    return low, high


def _start(offset: int, edits: list[Edit]) -> int:
    """Where the character at ``offset`` stands there; what was put in before it stays before."""
    shift = 0
    for edit in edits:
        if edit.start <= offset < edit.end:
            return edit.there_start
        if edit.end <= offset:
            shift = edit.there_end - edit.end
    return offset + shift


def _end(offset: int, edits: list[Edit]) -> int:
    """Where the words that end before ``offset`` end there."""
    last = offset - 1
    shift = 0
    for edit in edits:
        if edit.start <= last < edit.end:
            return edit.there_end
        if edit.end <= last:
            shift = edit.there_end - edit.end
    return last + 1 + shift


def bridge_of(comparison: Comparison) -> Bridge:
    """The way from the old print of a comparison to its new one."""
    bridge = Bridge(Desk(comparison.old), Desk(comparison.new))
    for row in comparison.rows:
        if row.substantive:
            if row.old is not None:
                bridge.changed_here.add(row.old.index)
            if row.new is not None:
                bridge.changed_there.add(row.new.index)
        if row.old is None or row.new is None:
            continue
        edits = [Edit(c.field, c.old_start, c.old_end, c.new_start, c.new_end) for c in row.changes]
        edits.sort(key=lambda edit: (edit.start, edit.end))
        bridge.links[row.old.index].append(Link(row.new.index, tuple(edits), row.primary))
        swapped = [Edit(e.field, e.there_start, e.there_end, e.start, e.end) for e in edits]
        swapped.sort(key=lambda edit: (edit.start, edit.end))
        bridge.back[row.new.index].append(Link(row.old.index, tuple(swapped), row.primary))
    return bridge
