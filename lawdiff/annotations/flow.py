"""The words of a print as one stream, so that a quote may run over provisions.

Quotes are looked for without spaces and quotation marks: people copy from web pages and
PDFs, where both differ. Nothing else is forgiven here: a "may" is not a "must".
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from lawdiff.annotations.model import Field
from lawdiff.prints.model import Print, Provision

_DROPPED = re.compile(
    r"[\s\u00ad\u200b-\u200d\u2060\ufeff\"“”„‟«»‹›]+|(?<!\w)['‘’‚‛]|['‘’‚‛](?!\w)"
)
_SAME = str.maketrans("‘’‚‛‐‑", "''''--")
_MOST_HITS = 60
"""A phrase that stands in more places than this is a formula, not a quote."""


def squeeze(text: str) -> str:
    """Text without what may differ: spaces, quotation marks, kinds of apostrophe and hyphen.

    >>> squeeze("the “local authority’s” area") == squeeze("the 'local  authority's' area")
    True
    >>> squeeze("may") == squeeze("must")
    False
    """
    return _DROPPED.sub("", text).translate(_SAME)


def kept_offsets(text: str) -> list[int]:
    """Offsets in ``text`` of the characters that :func:`squeeze` keeps."""
    kept: list[int] = []
    at = 0
    for dropped in _DROPPED.finditer(text):
        kept.extend(range(at, dropped.start()))
        at = dropped.end()
    kept.extend(range(at, len(text)))
    return kept


@dataclass(frozen=True, slots=True)
class Span:
    """Words of one provision."""

    index: int
    field: Field
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the stream: words of one provision without a break."""

    index: int
    field: Field
    start: int
    end: int


@dataclass(slots=True)
class Flow:
    """All words of a print in the order in which they are read, squeezed.

    A provision's children stand where they are printed. Covers and contents, which repeat
    what stands in the Bill, and footnotes stand at the end.
    """

    print: Print
    numbers: bool = False
    """Whether provisions' numbers are among the words, as in a quote copied with them."""
    apart: bool = False
    """Whether each provision's words stand together, before those of what is inside it."""
    text: str = ""
    parts: list[Part] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    """Where each part starts in ``text``."""
    body: int = 0
    """Where the Bill itself ends in ``text``, and covers and footnotes begin."""
    first: list[int] = field(default_factory=list)
    """Where each provision's own and lower words start in ``text``."""
    last: list[int] = field(default_factory=list)
    """Where they end."""
    number_parts: set[int] = field(default_factory=set)
    """Parts that are a provision's number."""
    _offsets: dict[int, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Lay the words out."""
        count = len(self.print.provisions)
        self.first, self.last = [0] * count, [0] * count
        laying = _Laying(self)
        tops = [p for p in self.print.provisions if p.parent is None]
        for p in tops:
            if p.kind != "cover":
                laying.lay(p)
        self.body = laying.at
        for p in tops:
            if p.kind == "cover":
                laying.lay(p)
        while laying.notes:
            laying.lay(self.print.provisions[laying.notes.pop(0)], note=True)
        self.text = "".join(laying.pieces)

    # -- from the stream to the print and back -------------------------------------

    def words(self, part: Part) -> str:
        """The words of a part as printed."""
        p = self.print.provisions[part.index]
        return (p.heading if part.field == "heading" else p.text)[part.start : part.end]

    def offsets(self, at: int) -> list[int]:
        """Offsets in the provision's text of each squeezed character of a part."""
        kept = self._offsets.get(at)
        if kept is None:
            part = self.parts[at]
            kept = [part.start + offset for offset in kept_offsets(self.words(part))]
            self._offsets[at] = kept
        return kept

    def spans(self, start: int, end: int) -> list[Span]:
        """The words between two places of the stream, provision by provision."""
        found: list[Span] = []
        at = bisect_right(self.starts, start) - 1
        while 0 <= at < len(self.parts) and self.starts[at] < end:
            if at not in self.number_parts:
                kept = self.offsets(at)
                low = max(0, start - self.starts[at])
                high = min(len(kept), end - self.starts[at])
                if low < high:
                    part = self.parts[at]
                    found.append(Span(part.index, part.field, kept[low], kept[high - 1] + 1))
            at += 1
        return _merged(found)

    def position(self, index: int, where: Field, offset: int, end: bool = False) -> int | None:
        """Where an offset of a provision stands in the stream.

        With ``end``, the place just after the character before the offset.
        """
        low = bisect_left(self.starts, self.first[index])
        nearest = None
        for at in range(low, len(self.parts)):
            if self.starts[at] >= self.last[index]:
                break
            part = self.parts[at]
            if part.index != index or part.field != where or at in self.number_parts:
                continue
            kept = self.offsets(at)
            if end:
                before = bisect_right(kept, offset - 1)
                if part.start < offset:
                    nearest = self.starts[at] + before
            elif offset < part.end or part.end == _length(self.print.provisions[index], where):
                before = bisect_right(kept, offset - 1)
                return self.starts[at] + min(before, len(kept))
        return nearest

    def pieces(self, span: Span) -> list[tuple[int, int]]:
        """The stretches of the stream that words of one provision take up, children aside."""
        found: list[tuple[int, int]] = []
        low = bisect_left(self.starts, self.first[span.index])
        for at in range(low, len(self.parts)):
            part, base = self.parts[at], self.starts[at]
            if base >= self.last[span.index]:
                break
            if part.index != span.index or part.field != span.field or at in self.number_parts:
                continue
            kept = self.offsets(at)
            start, end = bisect_left(kept, span.start), bisect_left(kept, span.end)
            if start < end:
                found.append((base + start, base + end))
        return found

    def shown(self, start: int, end: int) -> str:
        """The words between two places of the stream, as printed, one space between provisions."""
        provisions = self.print.provisions
        said = []
        for span in self.spans(start, end):
            p = provisions[span.index]
            said.append((p.heading if span.field == "heading" else p.text)[span.start : span.end])
        return " ".join(said)

    # -- looking for words ---------------------------------------------------------

    def find(self, needle: str, low: int = 0, high: int | None = None) -> list[tuple[int, int]]:
        """All places of a squeezed text that start and end at the edge of a word."""
        hits: list[tuple[int, int]] = []
        if not needle:
            return hits
        high = len(self.text) if high is None else high
        at = self.text.find(needle, low, high)
        while at >= 0 and len(hits) <= _MOST_HITS:
            if self._at_edges(at, at + len(needle)):
                hits.append((at, at + len(needle)))
            at = self.text.find(needle, at + 1, high)
        return hits

    def _at_edges(self, start: int, end: int) -> bool:
        return self._edge(start) and self._edge(end)

    def _edge(self, place: int) -> bool:
        """Whether a word ends or begins at a place of the stream."""
        at = bisect_right(self.starts, place) - 1
        if place <= 0 or place >= len(self.text) or self.starts[at] == place:
            return True
        if not (self.text[place - 1].isalnum() and self.text[place].isalnum()):
            return True
        kept = self.offsets(at) if at not in self.number_parts else []
        local = place - self.starts[at]
        return bool(kept) and kept[local] - kept[local - 1] > 1


@dataclass(slots=True)
class _Laying:
    """Lays a print's words out, provision by provision."""

    flow: Flow
    pieces: list[str] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)
    """Footnotes met on the way, to be laid out at the end."""
    at: int = 0

    def lay(self, top: Provision, note: bool = False) -> None:
        """Lay out a provision and what stands in it."""
        if top.kind == "note" and not note:
            self.notes.append(top.index)
            return
        provisions = self.flow.print.provisions
        stack: list[tuple[Provision, int, int]] = [(top, -1, 0)]
        while stack:
            p, child, done = stack.pop()
            if child < 0:
                done = self.open(p)
                child = 0
            while child < len(p.children):
                below = provisions[p.children[child]]
                child += 1
                if below.kind == "note":
                    self.notes.append(below.index)
                    continue
                if below.at > done and not self.flow.apart:
                    self.add(p, "text", done, below.at)
                    done = below.at
                stack.append((p, child, done))
                stack.append((below, -1, 0))
                break
            else:
                self.add(p, "text", done, len(p.text))
                self.flow.last[p.index] = self.at

    def open(self, p: Provision) -> int:
        """Lay out a provision's number, where wanted, and its heading; its text, if apart.

        Returns:
            How much of its text is laid out.
        """
        self.flow.first[p.index] = self.at
        if self.flow.numbers and p.number:
            self.flow.number_parts.add(len(self.flow.parts))
            self._part(Part(p.index, "text", 0, 0), squeeze(p.number))
        if p.heading:
            self.add(p, "heading", 0, len(p.heading))
        if self.flow.apart:
            self.add(p, "text", 0, len(p.text))
            return len(p.text)
        return 0

    def add(self, p: Provision, where: Field, start: int, end: int) -> None:
        """Lay out a stretch of a provision's words."""
        if end > start:
            words = p.heading if where == "heading" else p.text
            self._part(Part(p.index, where, start, end), squeeze(words[start:end]))

    def _part(self, part: Part, squeezed: str) -> None:
        if squeezed:
            self.flow.parts.append(part)
            self.flow.starts.append(self.at)
            self.pieces.append(squeezed)
            self.at += len(squeezed)


def _length(p: Provision, where: Field) -> int:
    return len(p.heading if where == "heading" else p.text)


def _merged(spans: list[Span]) -> list[Span]:
    """Neighbouring stretches of one provision (a child stands between them) as one."""
    merged: list[Span] = []
    for span in spans:
        same = merged and merged[-1].index == span.index and merged[-1].field == span.field
        if same and merged[-1].end >= span.start - 1:
            merged[-1] = Span(span.index, span.field, merged[-1].start, span.end)
        else:
            merged.append(span)
    return merged
