"""The words of a clause in print order, with what changed in them, as HTML.

Each provision is written once, nested as in the print, with what was left out where
it stood. Runs of unchanged provisions are folded, with their count.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence, Set
from heapq import heappop, heappush
from types import MappingProxyType

from msgspec import Struct

from lawdiff.comparison.model import Account, Comparison, Row
from lawdiff.prints.model import Provision
from lawdiff.reports.escaping import esc
from lawdiff.reports.flow import Event, Flow, Mode, Words, write, write_calm
from lawdiff.reports.leads import heading_html, number_html
from lawdiff.reports.marked import Segment, segments
from lawdiff.reports.tables import Lost, between_cells, forward, lost_lines, table_events

FOLD_AT_LEAST = 3
"""Unchanged provisions side by side that are folded into one line."""

FRAMES = 10_000
"""Calls that may stand in each other: provisions nest, and each level takes a handful."""

_FIRST, _LAST = -1.0, 1e9
_NOTHING_LOST = Lost([], frozenset())
_UNCHANGED = ("unchanged",)


class Mark(Struct, frozen=True, gc=False):
    """Words that a note is about, and the link to it (HTML) that goes after them."""

    start: int | None
    """``None``: the whole provision."""
    end: int | None
    link: str
    heading: bool = False
    """It is about the heading: all of it is marked."""


class LawText:
    """Writes the clauses of one comparison."""

    def __init__(  # noqa: PLR0913, PLR0917
        self,
        comparison: Comparison,
        parents: Sequence[int | None],
        ids: Mapping[int, str],
        marks: Mapping[int, Sequence[Mark]],
        tags: Mapping[int, str],
        stubs: Mapping[int, str],
        inside: Mapping[int, Sequence[tuple[int, str]]] = MappingProxyType({}),
        came: Set[int] = frozenset(),
    ) -> None:
        """Lay out which row stands in which.

        Args:
            comparison: two prints, compared.
            parents: for each row the row it stands in.
            ids: id on the page, for the rows that have one.
            marks: what notes are about, by row.
            tags: HTML to stand before a row's words ("Moved here from …"), by row.
            stubs: HTML to stand after a row ("Clause 6(3) stood here, it is now …"), by row.
            inside: the same, to stand in a row, each with an offset in its old words.
            came: rows whose words stood elsewhere in the older print.
        """
        self.rows = comparison.rows
        self.ids, self.marks, self.tags, self.stubs = ids, marks, tags, stubs
        self.inside = inside
        self._elsewhere = set(came)
        self._shown = {*marks, *stubs, *inside}
        self._folding = False
        self._parents = parents
        count = len(self.rows)
        self.kids: list[list[int]] = [[] for _ in range(count)]
        self.dirty = bytearray(count)
        self.size = [1] * count
        for account in comparison.accounts:
            self._gather(account)

    def _gather(self, account: Account) -> None:
        """Tie the rows of one account to the rows they stand in, and find what changed."""
        head = account.row
        inside = set(account.members)
        kids, dirty, parents, rows = self.kids, self.dirty, self._parents, self.rows
        homes = []
        for member in account.members:
            if member == head:
                continue
            parent = parents[member]
            home = parent if parent is not None and parent in inside else head
            homes.append((member, home))
            kids[home].append(member)
            if home != parent and rows[member].new is None:
                self._elsewhere.add(member)  # it stood in what has moved to another clause
        if self._elsewhere:
            for home in {home for member, home in homes if member in self._elsewhere}:
                kids[home] = self._settled(kids[home], rows[home].old)
        homes.sort(key=lambda pair: pair[0], reverse=True)
        size = self.size
        shown = self._shown
        for member in account.members:
            row = rows[member]
            if row.changes or row.states != _UNCHANGED or member in shown:
                dirty[member] = 1
        for member, home in homes:
            if dirty[member]:
                dirty[home] = 1
            size[home] += size[member]

    def _settled(self, kids: Sequence[int], home: Provision | None) -> list[int]:
        """What was left out, after what stood before it and has stayed, not what has moved."""
        if home is None:
            return list(kids)
        rows, found = self.rows, []
        gone: list[tuple[int, int]] = []
        for kid in kids:
            old = rows[kid].old
            if rows[kid].new is None and old is not None and old.parent == home.index:
                gone.append((old.index, kid))
            else:
                found.append(kid)
        for index, kid in sorted(gone):
            after = 0
            for place, other in enumerate(found, 1):
                old = rows[other].old
                if (
                    old is not None
                    and old.parent == home.index
                    and old.index < index
                    and other not in self._elsewhere
                ):
                    after = place
            found.insert(after, kid)
        return found

    def clause(self, account: Account) -> str:
        """All of an account's words below its heading."""
        self._folding = bool(self.dirty[account.row])
        limit = sys.getrecursionlimit()
        sys.setrecursionlimit(max(limit, FRAMES))
        try:
            return self._row(account.row, "", top=True)
        finally:
            sys.setrecursionlimit(limit)

    def heading(self, index: int) -> str:
        """A row's heading with what changed in it, marked where a note is about it."""
        links = [mark.link for mark in self.marks.get(index, ()) if mark.heading]
        said = self._heading(index)
        return f"<mark>{said}</mark>{''.join(links)}" if links and said else said

    def _heading(self, index: int) -> str:
        row = self.rows[index]
        if row.old is not None and row.new is not None and row.changes:
            return heading_html(row, self.ids.get(index, ""))
        provision = row.new if row.new is not None else row.old
        assert provision is not None
        return esc(provision.heading)

    def _row(self, index: int, tail: str, *, top: bool = False) -> str:
        row = self.rows[index]
        provision = row.new if row.new is not None else row.old
        assert provision is not None
        if not self.dirty[index] and not top and _plain(provision):
            css = "p mi" if index in self._elsewhere else "p"
            number = esc(provision.open_quote + provision.number)
            words = esc(provision.text + provision.close_quote)
            return f'<p class="{css}"><b>{number}</b> {words}{tail}</p>'
        return self._full(index, row, provision, tail, top)

    def _full(self, index: int, row: Row, provision: Provision, tail: str, top: bool) -> str:
        """A provision with all that can be said of it."""
        mode: Mode = "same"
        if row.old is None or row.new is None:
            mode = "in" if row.old is None else "out"
        lead, lead_old = ("", "") if top else number_html(row, provision, mode)
        flow = Flow(lead, lead_old, mode)
        tag = self.tags.get(index, "")
        if tag and not top:
            flow.out.append(tag)
        headed = provision.heading or (
            row.changes and any(change.field == "heading" for change in row.changes)
        )
        if headed and not top:
            flow.out.append(f'<p class="hd">{lead}{self._own_heading(index, mode)}</p>')
            flow = _without_lead(flow, mode)
        self._words(flow, index, row, provision, tail)
        body = "".join(flow.out)
        if top:
            return body
        if not row.primary and "merged" in row.states and row.old is not None:
            said = f"The words compared with {esc(row.old.label)}"
            body = f'<details class="t mo"><summary>{said}</summary>{body}</details>'
        ident = self.ids.get(index, "")
        named = f' id="{ident}"' if ident else ""
        kind = " in" if mode == "in" else " out" if mode == "out" else ""
        note = " nt" if provision.kind == "note" else ""
        came = " mi" if index in self._elsewhere else ""
        return f'<div class="p{kind}{note}{came}"{named}>{body}</div>'

    def _own_heading(self, index: int, mode: Mode) -> str:
        heading = self.heading(index)
        if mode == "same":
            return heading
        return f"<ins>{heading}</ins>" if mode == "in" else f"<del>{heading}</del>"

    def _words(self, flow: Flow, index: int, row: Row, provision: Provision, tail: str) -> None:
        """The text, with breaks, tables, notes' marks and children in their places."""
        text = provision.text
        parts = _segments(row, text)
        events: list[Event] = [Event(at, 0.0, "break") for at in provision.breaks]
        lost = _NOTHING_LOST
        if provision.tables:
            bare = between_cells(provision.breaks, provision.tables)
            events = [e for e in events if e.at not in bare]
            events += table_events(provision.tables)
            if row.changes and row.old is not None and row.old.tables:
                lost = lost_lines(row, parts, events, self.ids.get(index, ""))
                events += lost.events
        for mark in self.marks.get(index, ()):
            if mark.heading:
                continue
            start = len(text) if mark.start is None else mark.start
            end = len(text) if mark.end is None else mark.end
            if end > start:
                events.append(Event(start, _LAST, "mark"))
            events.append(Event(end, _FIRST, "unmark" if end > start else "mark", mark.link))
            if end <= start:
                events.append(Event(end, _LAST, "unmark", mark.link))
        if index in self.inside:
            events += self._stood(index, provision, parts)
        ending = esc(provision.close_quote) + tail if tail else esc(provision.close_quote)
        wrap = None
        kids = self.kids[index]
        calm = index not in self.marks and _calm(row, provision)
        if kids:
            wrap = None if calm else self._wrap(kids, row)
            parts, ending = self._children(kids, provision, row, parts, events, ending)
        if calm:
            write_calm(flow, parts[0].new if parts else "", events, ending)
            return
        words = Words(
            parts,
            provision.formulae,
            row.old.formulae if row.old is not None else (),
            wrap,
            lost.shown,
        )
        write(flow, words, events, self.ids.get(index, ""))
        if ending:
            flow.tail(ending)
        flow.close()

    def _stood(self, index: int, provision: Provision, parts: Sequence[Segment]) -> list[Event]:
        """What stood among a provision's words and has moved."""
        found = []
        for old_at, html in self.inside[index]:
            at = min(forward(old_at, parts), len(provision.text))
            # A table holds nothing but its cells: there it goes to the end.
            found.append(
                Event(
                    *((len(provision.text), 1e8) if provision.tables else (at, 0.4)), "html", html
                )
            )
        return found

    def _wrap(self, kids: Sequence[int], row: Row) -> int | None:
        """Offset in the old text at which the first child stood."""
        if row.old is None:
            return None
        home = row.old.index
        ats = [o.at for kid in kids if (o := self.rows[kid].old) is not None and o.parent == home]
        return min(ats, default=None)

    def _children(  # noqa: PLR0913, PLR0917
        self,
        kids: Sequence[int],
        provision: Provision,
        row: Row,
        parts: list[Segment],
        events: list[Event],
        ending: str,
    ) -> tuple[list[Segment], str]:
        """Put the children among the events, in runs that stand at one place.

        Returns:
            The segments without a bare full stop or semicolon that goes to the last child's
            end, and what is left to put at the provision's own end.
        """
        runs: list[tuple[int, list[int]]] = []
        least = 0
        length = len(provision.text)
        for kid in kids:
            at = self._at(kid, provision, row, parts)
            if at > least:
                least = min(at, length)
            if runs and runs[-1][0] == least:
                runs[-1][1].append(kid)
            else:
                runs.append((least, [kid]))
        last_at = runs[-1][0]
        rest = provision.text[last_at:].strip()
        tail = ""
        if not rest:
            tail, ending = ending, ""
        elif len(rest) <= 2 and not rest.isalnum() and _quiet_from(parts, last_at):
            tail, ending = esc(rest) + ending, ""
            parts = _cut(parts, last_at)
        ats = [at for at, _ in runs]
        orders = _cell_orders(events, ats) if provision.tables else {}
        if events:
            here = set(ats)
            events[:] = [e for e in events if not (e.what == "break" and e.at in here)]
        for at, members in runs:
            html = self._run(members, provision, tail if at == last_at else "")
            events.append(Event(at, orders.get(at, 0.5), "html", html))
        return parts, ending

    def _at(self, kid: int, provision: Provision, row: Row, parts: Sequence[Segment]) -> int:
        """Where a child stands in the text that is written."""
        child = self.rows[kid]
        if child.new is not None and row.new is provision:
            return child.new.at if child.new.parent == provision.index else len(provision.text)
        if child.old is None:
            return len(provision.text)
        if row.old is None or child.old.parent != row.old.index:
            return 0
        return child.old.at if row.new is None else forward(child.old.at, parts)

    def _run(self, kids: Sequence[int], parent: Provision, tail: str) -> str:
        """Children that stand side by side: quoted law drawn apart, the unchanged folded."""
        rows = self.rows
        parts: list[str] = []
        last = kids[-1]
        depth = parent.quote_depth
        quoted = False
        position = 0
        while position < len(kids):
            kid = kids[position]
            row = rows[kid]
            provision = row.new if row.new is not None else row.old
            assert provision is not None
            inner = provision.quote_depth > depth
            if inner is not quoted:
                parts.append(QUOTE if inner else "</div>")
                quoted = inner
            run = position
            if self._folding and not self.dirty[kid]:
                run = self._clean_run(kids, position, inner, depth)
            fold = run - position >= FOLD_AT_LEAST
            if fold:
                parts.append(self._fold_line(kids[position:run]))
            for member in kids[position:run] if fold else (kid,):
                parts.append(self._row(member, tail if member == last else ""))
                if member in self.stubs:
                    parts.append(self.stubs[member])
                position += 1
            if fold:
                parts.append("</details>")
        if quoted:
            parts.append("</div>")
        return "".join(parts)

    def _clean_run(self, kids: Sequence[int], start: int, inner: bool, depth: int) -> int:
        """One past the last of the unchanged children from ``start`` on, all quoted or none."""
        end = start
        rows, dirty = self.rows, self.dirty
        while end < len(kids) and not dirty[kids[end]]:
            provision = rows[kids[end]].new
            if provision is None or (provision.quote_depth > depth) is not inner:
                break
            end += 1
        return end

    def _fold_line(self, kids: Sequence[int]) -> str:
        """The line that stands for unchanged provisions until it is opened."""
        first, last = self.rows[kids[0]].new, self.rows[kids[-1]].new
        assert first is not None
        assert last is not None
        count = sum(self.size[kid] for kid in kids)
        numbers = (
            f"{esc(first.number)} to {esc(last.number)}: " if first.number and last.number else ""
        )
        css = "f mi" if self._elsewhere.issuperset(kids) else "f"
        return f'<details class="{css}"><summary>{numbers}{count} provisions unchanged</summary>'


QUOTE = '<div class="quo"><p class="ql">Words for another law</p>'
"""Around provisions that the Bill puts into another law."""


def _plain(provision: Provision) -> bool:
    """A provision that is one block of words and a number: most are."""
    return not (
        provision.children
        or provision.heading
        or provision.breaks
        or provision.tables
        or provision.formulae
        or provision.kind == "note"
    )


def _calm(row: Row, provision: Provision) -> bool:
    """A provision in whose own words nothing changed, and that are nothing but words."""
    return not (
        row.changes
        or row.old is None
        or row.new is None
        or provision.tables
        or provision.formulae
        or row.old.formulae
    )


def _without_lead(flow: Flow, mode: Mode) -> Flow:
    """A flow that goes on after a heading has taken the number."""
    fresh = Flow("", "", mode)
    fresh.out = flow.out
    return fresh


def _segments(row: Row, text: str) -> list[Segment]:
    if row.changes and row.old is not None and row.new is not None:
        return segments(row)
    if not text:
        return []
    old = row.old.text if row.old is not None and row.new is not None else text
    return [Segment(old, text, 0, 0)]


def _quiet_from(parts: Sequence[Segment], at: int) -> bool:
    """Nothing changed from an offset of the new text on."""
    return bool(parts) and parts[-1].change is None and parts[-1].new_start <= at


def _cut(parts: list[Segment], at: int) -> list[Segment]:
    """The segments without the last one's words from an offset on."""
    last = parts[-1]
    kept = at - last.new_start
    return [*parts[:-1], Segment(last.old[:kept], last.new[:kept], last.old_start, last.new_start)]


def _cell_orders(events: Sequence[Event], ats: Sequence[int]) -> dict[int, float]:
    """For each offset the order of a child that stands in a table's cell there.

    It comes right after the cell opens, the first to be listed where cells stand in cells.
    """
    cells = sorted((e.at, n, e) for n, e in enumerate(events) if e.what == "cell")
    orders: dict[int, float] = {}
    around: list[tuple[int, Event]] = []
    following = 0
    for at in ats:
        while following < len(cells) and cells[following][0] <= at:
            heappush(around, cells[following][1:])
            following += 1
        while around and around[0][1].stop < at:
            heappop(around)
        orders[at] = around[0][1].order + 0.5 if around else 0.5
    return orders
