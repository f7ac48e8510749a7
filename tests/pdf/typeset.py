"""A print typeset as a made PDF, laid out as its publisher does: to be read back."""

from __future__ import annotations

from dataclasses import dataclass

from lawdiff.prints.model import Print, Provision
from tests.pdf.made import Bill

_GROUPS = ("part", "chapter")
_SCHEDULE_CLEAR = 10.0


@dataclass
class Item:
    """One paragraph or heading to set."""

    provision: Provision
    number: str
    text: str
    column: float
    style: str
    """``text``, ``clause``, ``definition``, ``group``, ``schedule``, ``cross`` or ``schedules``."""


class Setter:
    """Walks a print and puts down its items."""

    def __init__(self, print_: Print) -> None:
        self.print = print_
        self.items: list[Item] = []
        self._columns: dict[int, float] = {}

    def walk(self) -> list[Item]:
        """All items of the Bill itself."""
        for provision in self.print.provisions:
            front = provision.kind in ("cover", "long-title", "enacting-words")
            outside = provision.label.startswith(("preface", "back cover", "cover"))
            if provision.parent is None and not front and not outside:
                self._provision(provision)
        return self.items

    def _provision(self, p: Provision) -> None:
        if p.kind == "note":
            return
        column = self._columns[p.index] = self._column(p)
        mark = p.open_quote
        if p.kind in ("clause", "section", "article"):
            self.items.append(Item(p, mark + p.number, p.heading, column - 6, "clause"))
        elif p.kind in _GROUPS:
            self.items.append(Item(p, mark + p.number.upper(), p.heading, 0, "group"))
        elif p.kind == "schedule":
            self.items.append(Item(p, mark + p.number.upper(), p.heading, 0, "schedule"))
        elif p.kind == "crossheading":
            self.items.append(Item(p, "", mark + p.heading, column, "cross"))
        elif p.kind == "other" and p.heading == "Schedules":
            self.items.append(Item(p, "", "", 0, "schedules"))
        self._words(p, column, mark)
        if p.close_quote and self.items:
            self.items[-1].text += p.close_quote

    def _words(self, p: Provision, column: float, mark: str) -> None:
        headed = p.kind in ("clause", "section", "article", "schedule", "crossheading", *_GROUPS)
        number = "" if headed else (mark + p.number if p.number else "")
        opening = mark if not headed and not p.number else ""
        style = "definition" if p.kind == "definition" else "text"
        at, first = 0, True
        for child in [*[self.print.provisions[c] for c in p.children], None]:
            upto = len(p.text) if child is None else child.at
            piece = p.text[at:upto].strip()
            at = upto
            tail = not first and piece and not piece[0].isalnum() and len(piece) < 12
            if tail and not piece.startswith(("“", "(")):
                self.items[-1].text += piece
            elif piece or (first and number):
                self.items.append(Item(p, number, opening + piece, column, style))
                number, opening, style = "", "", "text"
            first = False
            if child is not None:
                self._provision(child)

    def _column(self, p: Provision) -> float:
        above = None if p.parent is None else self.print.provisions[p.parent]
        while above is not None and above.kind in ("crossheading", "schedule", "other", *_GROUPS):
            if above.quote_depth < p.quote_depth:
                break
            above = None if above.parent is None else self.print.provisions[above.parent]
        outside = above is None or above.quote_depth < p.quote_depth
        start = 0.0 if above is None else self._columns.get(above.index, 0.0)
        if p.kind in ("crossheading", "note"):
            return start if outside else 0.0
        if outside:
            plain = p.kind == "paragraph" and not p.number.startswith("(")
            if p.kind == "clause":
                return 36.0
            if p.kind == "definition":
                return start + 36.0
            return start + (48.0 if plain else 36.0)
        assert above is not None
        if above.kind in ("clause", "section") and p.kind == "subsection":
            return start
        if p.kind == "subparagraph" and above.kind == "paragraph":
            figures = any(c.isdecimal() for c in p.number) and "(" not in above.number
            return start if figures else start + 36.0
        return start + 36.0


def typeset(print_: Print) -> Bill:
    """The print as a made PDF."""
    bill = Bill(title=print_.title or "Made Bill", number=print_.number or "HL Bill 1")
    items = Setter(print_).walk()
    skip = False
    for i, item in enumerate(items):
        if skip:
            skip = False
            continue
        after = items[i + 1] if i + 1 < len(items) else None
        skip = _set(bill, item, after, print_)
    return bill


def _set(bill: Bill, item: Item, after: Item | None, print_: Print) -> bool:
    """Set one item; true where the next was set on its first line too."""
    p = item.provision
    if item.style == "clause":
        bill.headed(item.number, item.text, item.column, bool(p.quote_depth))
    elif item.style == "schedules":
        bill.schedules()
    elif item.style in ("group", "schedule"):
        note = next((c for c in p.children if print_.provisions[c].kind == "note"), None)
        side = "" if note is None else print_.provisions[note].text
        bill.group(item.number, item.text, side, bold=item.style == "group")
    elif item.style == "cross":
        quoted_or_schedule = p.quote_depth or (p.parent is not None and _in_schedule(p, print_))
        if quoted_or_schedule:
            bill.side_cross(item.text, item.column)
        else:
            bill.cross(item.text)
    elif item.style == "definition":
        bill.definition(item.text, item.column - 12)
    else:
        return _paragraph(bill, item, after)
    return False


def _in_schedule(p: Provision, print_: Print) -> bool:
    return any(print_.provisions[i].kind == "schedule" for i in print_.ancestors(p.index))


def _paragraph(bill: Bill, item: Item, after: Item | None) -> bool:
    p = item.provision
    plain = bool(item.number) and "(" not in item.number
    if plain:
        joined = not item.text and after is not None and after.provision.parent == p.index
        inner = after if joined and after is not None and after.number.startswith("(") else None
        if inner is not None:
            bill.numbered(item.number, inner.number, inner.text, item.column)
            return True
        bill.numbered(item.number, "", item.text, item.column)
        return False
    figures = any(c.isdecimal() for c in item.number)
    clear = _SCHEDULE_CLEAR if figures and p.kind == "subparagraph" else 12.0
    gap = 21.3 if figures else 15.3
    bill.paragraph(item.number, item.text, item.column, gap, clear)
    return False
