"""One provision's own words as blocks of HTML, with what stands among them in its place.

A provision's text is cut where a block ends, where a child stands, at the cells of
its tables and at the words a note is about. What was left out goes before what came
in; a change that runs over a cut is marked on both sides of it.

Speed matters here: a Bill has thousands of provisions. Everything that comes from a
print passes :func:`markupsafe.escape` (or the allow-list for formulae) in
:meth:`Flow._slice`; nothing else writes a print's words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from lawdiff.comparison.model import Change
from lawdiff.prints.model import Formula
from lawdiff.reports.escaping import esc
from lawdiff.reports.marked import Segment

Mode = Literal["same", "in", "out"]
"""``in``: all of it was inserted; ``out``: all of it was left out."""

DELETED = '<span class="h">deleted: </span>'
INSERTED = '<span class="h">inserted: </span>'
"""Words for who cannot see the marks; the style sheet hides them and keeps them out of copies."""

INS = {"substantive": "<ins>", "consequential": '<ins class="q">', "editorial": '<ins class="q">'}
DEL = {"substantive": "<del>", "consequential": '<del class="q">', "editorial": '<del class="q">'}


class Event(Struct, gc=False):
    """Something that stands at an offset of the text, and what to do there."""

    at: int
    order: float
    """Ties at one offset go by this."""
    what: Literal["break", "html", "cell", "row", "table", "end", "mark", "unmark"]
    html: str = ""
    stop: int = 0
    """For a table: where it ends. For a cell: where the cell does."""


def slice_html(text: str, start: int, end: int, formulae: Sequence[Formula]) -> str:
    """Words of a text, escaped, with each whole formula among them as a formula."""
    if formulae:
        parts = []
        for formula in formulae:
            if start <= formula.start and formula.end <= end:
                from lawdiff.reports.formula import formula_html  # noqa: PLC0415  (few need it)

                parts.append(esc(text[start : formula.start]))
                parts.append(formula_html(formula, text[formula.start : formula.end]))
                start = formula.end
        parts.append(esc(text[start:end]))
        return "".join(parts)
    return esc(text[start:end])


class Flow:
    """Writes one provision's words and what stands among them, block by block."""

    def __init__(self, lead: str, lead_old: str, mode: Mode) -> None:
        """Begin with the provision's number, as HTML, before the first block."""
        self.out: list[str] = []
        self._lead, self._lead_old = lead, lead_old
        self._mode = mode
        self._now: list[str] = []
        self._was: list[str] = []
        self._line: list[str] = []
        self._changed = False
        self._marks = 0
        self._table = False
        self._cell = ""

    # -- what the words are made of -------------------------------------------------

    def same(self, now: str, was: str) -> None:
        """Words that did not change, escaped: as the new and as the old print has them."""
        if self._marks:
            now = _marked(now)
        if self._mode != "same" and now.strip():
            now = f"<ins>{now}</ins>" if self._mode == "in" else f"<del>{now}</del>"
        self._line.append(now)
        self._now.append(now)
        self._was.append(was)

    def gone(self, html: str, change: Change, ident: str) -> None:
        """Words that were left out, escaped."""
        self._changed = True
        tag = DEL[change.significance]
        marked = f"{DELETED}{html}</del>"
        self._line.append(f'{tag[:-1]} id="{ident}">{marked}' if ident else tag + marked)
        self._was.append(tag + marked)

    def came(self, html: str, change: Change, ident: str, gap: bool) -> None:
        """Words that came in, escaped; ``gap``: words that were left out stand just before."""
        self._changed = True
        if self._marks:
            html = _marked(html)
        tag = INS[change.significance]
        marked = f"{INSERTED}{html}</ins>"
        if gap:
            self._line.append(" ")
        self._line.append(f'{tag[:-1]} id="{ident}">{marked}' if ident else tag + marked)
        self._now.append(tag + marked)

    # -- what stands among them -----------------------------------------------------

    def handle(self, event: Event) -> None:
        """Do what an event asks."""
        what = event.what
        if what == "break":
            self.close()
        elif what == "html":
            self.close()
            self.out.append(event.html)
        elif what == "mark":
            self._marks += 1
        elif what == "unmark":
            self._marks -= 1
            self._line.append(event.html)
        else:
            self._handle_table(event)

    def _handle_table(self, event: Event) -> None:
        self.close()
        if event.what == "table":
            self._table = True
        self.out.append(self._cell + event.html)
        self._cell = ""
        if event.what == "cell":
            self._cell = "</th>" if event.html.startswith("<th") else "</td>"
        elif event.what == "end":
            self._table = False

    def close(self) -> None:
        """End the block that is open, if there is anything in it."""
        line = "".join(self._line).strip()
        if not line and not self._lead:
            self._clear()
            return
        if self._table:
            self.out.append(line if not self._lead else f"{self._lead}{line}")
        elif self._changed:
            now, was = "".join(self._now).strip(), "".join(self._was).strip()
            self.out.append(
                f'<p class="u">{self._lead}{line}</p>'
                f'<div class="s"><p>{self._lead_old}{was}</p><p>{self._lead}{now}</p></div>'
            )
        else:
            alone = "" if line else ' class="lone"'
            self.out.append(f"<p{alone}>{self._lead}{line}</p>")
        self._lead = self._lead_old = ""
        self._clear()

    def block(self, html: str) -> None:
        """A whole block of words that did not change; nothing where there are none."""
        line = html.strip()
        if line:
            self.out.append(f"<p>{self._lead}{line}</p>")
        elif self._lead:
            self.out.append(f'<p class="lone">{self._lead}</p>')
        self._lead = ""

    def _clear(self) -> None:
        self._line.clear()
        self._now.clear()
        self._was.clear()
        self._changed = False

    def line(self) -> str:
        """What stands in the open block, for words that are no block, such as a heading."""
        return "".join(self._line)

    def tail(self, html: str) -> None:
        """Put something at the very end of the open block, such as a closing quotation mark."""
        self._line.append(html)
        self._now.append(html)
        self._was.append(html)


class Words(Struct, frozen=True):
    """A provision's words, ready to be written."""

    segments: Sequence[Segment]
    formulae: tuple[Formula, ...]
    old_formulae: tuple[Formula, ...]
    wrap: int | None
    """Offset in the old text from which it stands after the children; ``None``: no children."""
    shown: frozenset[int] = frozenset()
    """``old_start`` of changes whose old words are shown elsewhere, as lines of a table."""


def _marked(html: str) -> str:
    """Words marked for a note, without the spaces around them."""
    words = html.strip()
    if not words:
        return html
    start = html.index(words)
    return f"{html[:start]}<mark>{words}</mark>{html[start + len(words) :]}"


def write(flow: Flow, words: Words, events: list[Event], row: str) -> None:
    """Write the words of a provision and what stands among them, in order.

    Args:
        flow: what to write to.
        words: the text, cut where it changed.
        events: what stands in it, by offset in the new text (or the only one).
        row: id of the provision on the page; its changes are ``row--change-1`` and so on.
    """
    events.sort(key=lambda event: (event.at, event.order))
    pending = iter(events)
    event = next(pending, None)
    count = 0
    for segment in words.segments:
        change = segment.change
        start = segment.new_start
        end = start + len(segment.new)
        ident = ""
        gap = False
        if change is not None:
            count += 1
            ident = f"{row}--change-{count}" if row else ""
            if segment.old and segment.old_start not in words.shown:
                while event is not None and (
                    event.at < start
                    or (event.at == start and _first(event, segment.old_start, words.wrap))
                ):
                    flow.handle(event)
                    event = next(pending, None)
                gone = _whole(segment.old, segment.old_start, words.old_formulae)
                if segment.left:
                    gone = f" {gone}"
                flow.gone(f"{gone} " if segment.right else gone, change, ident)
                ident, gap = "", True
        at = start
        while at < end or (event is not None and event.at < end):
            if event is not None and event.at <= at:
                flow.handle(event)
                if event.what in ("break", "html") and at < end and segment.new[at - start] == " ":
                    at += 1
                event = next(pending, None)
                continue
            stop = min(end, event.at) if event is not None else end
            new = _part(segment, at, stop, words.formulae)
            if change is not None:
                flow.came(new, change, ident, gap)
                ident, gap = "", False
            else:
                flow.same(new, _as_it_was(segment, at, stop, words) or new)
            at = stop
    while event is not None:
        flow.handle(event)
        event = next(pending, None)


def write_calm(flow: Flow, text: str, events: list[Event], ending: str) -> None:
    """Write words that are the same in both prints: what :func:`write` would, in half the time.

    Args:
        flow: what to write to.
        text: the words.
        events: breaks, and what else stands in it as blocks of HTML.
        ending: HTML for the end of the last block.
    """
    if len(events) > 1:
        events.sort(key=lambda event: (event.at, event.order))
    end = len(text)
    at = 0
    for event in events:
        stop = event.at if event.at < end else end
        flow.block(esc(text[at:stop]) if at < stop else "")
        at = stop if at < stop else at
        if event.what == "html":
            flow.out.append(event.html)
        if at < end and text[at] == " ":
            at += 1
    flow.block(esc(text[at:]) + ending)


def _first(event: Event, old_start: int, wrap: int | None) -> bool:
    """Whether an event at the place of words left out stands before them."""
    if event.what == "html":
        return wrap is not None and old_start >= wrap
    return event.what in ("table", "row", "cell", "mark")


def _whole(text: str, start: int, formulae: Sequence[Formula]) -> str:
    """Words left out, escaped; formulae among them count from the start of the old text."""
    if not formulae:
        return esc(text)
    return slice_html(" " * start + text, start, start + len(text), formulae)


def _part(segment: Segment, start: int, end: int, formulae: Sequence[Formula]) -> str:
    base = segment.new_start
    if not formulae:
        return esc(segment.new[start - base : end - base])
    return slice_html(" " * base + segment.new, start, end, formulae)


def _as_it_was(segment: Segment, start: int, end: int, words: Words) -> str:
    """A stretch of words that did not change, as the old print has them; empty if unknown.

    The prints may differ in spaces and quotation marks there. Where their lengths differ
    only the whole segment can be told.
    """
    first, last = start - segment.new_start, end - segment.new_start
    if first == 0 and last == len(segment.new):
        return _whole(segment.old, segment.old_start, words.old_formulae)
    if len(segment.old) != len(segment.new):
        return ""
    if not words.old_formulae:
        return esc(segment.old[first:last])
    base = segment.old_start
    return slice_html(" " * base + segment.old, base + first, base + last, words.old_formulae)
