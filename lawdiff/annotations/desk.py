"""A print with the tools that notes need at hand, each made when first used."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from lawdiff.annotations.flow import Flow, squeeze
from lawdiff.annotations.locating import Locator
from lawdiff.prints.model import Print

if TYPE_CHECKING:
    from lawdiff.annotations.likeness import Like, WordIndex


class Desk:
    """A print, its words as a stream, and ways to find things in it."""

    def __init__(self, print_: Print) -> None:
        self.print = print_

    @cached_property
    def flow(self) -> Flow:
        """Its words without provisions' numbers."""
        return Flow(self.print)

    @cached_property
    def numbered(self) -> Flow:
        """Its words with provisions' numbers, as in a quote copied whole."""
        return Flow(self.print, numbers=True)

    @cached_property
    def index(self) -> WordIndex:
        """Where every word stands."""
        from lawdiff.annotations.likeness import WordIndex  # noqa: PLC0415

        return WordIndex(self.flow)

    @cached_property
    def locator(self) -> Locator:
        """Where citations lead."""
        return Locator(self.print)

    def scope(self, index: int) -> tuple[int, int]:
        """The stretch of the stream that a provision and all beneath it take up."""
        return self.flow.first[index], self.flow.last[index]

    def find(self, needle: str) -> list[tuple[int, int]]:
        """All places of a squeezed text; those on covers only if there is no other."""
        found = self.flow.find(needle)
        return [hit for hit in found if hit[1] <= self.flow.body] or found

    def exactly(self, quote: str) -> list[tuple[int, int]]:
        """All places of the stream where a quote stands, with or without numbers in it."""
        needle = squeeze(quote)
        found = self.find(needle)
        if found or not any(letter.isdigit() or letter == "(" for letter in quote):
            return found
        ranges = []
        for start, end in self.numbered.find(needle):
            spans = self.numbered.spans(start, end)
            if not spans:
                continue
            first, last = spans[0], spans[-1]
            low = self.flow.position(first.index, first.field, first.start)
            high = self.flow.position(last.index, last.field, last.end, end=True)
            if low is not None and high is not None and low < high:
                ranges.append((low, high))
        return ranges

    def with_numbers(self, start: int, end: int, first: bool) -> str:
        """The words of a stretch with the numbers of the provisions that begin in it.

        Args:
            start: start of the stretch.
            end: its end.
            first: whether the number of the provision it begins in belongs to it.
        """
        said = []
        for at, span in enumerate(self.flow.spans(start, end)):
            p = self.print.provisions[span.index]
            opens = span.start == 0 and (span.field == "heading" or not p.heading)
            if p.number and opens and (at or first):
                said.append(p.number)
            said.append((p.heading if span.field == "heading" else p.text)[span.start : span.end])
        return " ".join(said)

    @cached_property
    def own(self) -> Flow:
        """Its words provision by provision, what stands inside one after its own words."""
        return Flow(self.print, apart=True)

    def around_children(self, quote: str) -> list[list[tuple[int, int]]]:
        """Where a quote stands in a provision's own words, with others printed among them.

        Each answer is the stretches of the stream that the words take up.
        """
        answers = []
        for start, end in self.own.find(squeeze(quote)):
            spans = self.own.spans(start, end)
            pieces = [piece for span in spans for piece in self.flow.pieces(span)]
            if len({span.index for span in spans}) == 1 and pieces:
                answers.append(pieces)
        return answers

    def like(self, quote: str, low: int = 0, high: int | None = None) -> list[Like]:
        """Places whose words are like a quote; on covers only if they are asked for."""
        return self.index.like(quote, low, self.flow.body if high is None else high)

    def label_at(self, place: int) -> str:
        """The label of the provision whose words stand at a place of the stream."""
        spans = self.flow.spans(place, place + 1)
        return self.print.provisions[spans[0].index].label if spans else ""

    def index_at(self, place: int) -> int | None:
        """The provision whose words stand at a place of the stream."""
        spans = self.flow.spans(place, place + 1)
        return spans[0].index if spans else None

    def clauses_at(self, start: int, end: int) -> int:
        """How many clauses a stretch of the stream touches."""
        spans = self.flow.spans(start, end)
        return len({self.print.clause_of(span.index) for span in spans})

    def clause_scope(self, index: int) -> tuple[int, int]:
        """The stretch of the clause (or Schedule) a provision stands in; its own outside them."""
        clause = self.print.clause_of(index)
        return self.scope(index if clause is None else clause)
