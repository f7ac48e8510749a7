"""Paragraphs to provisions: nesting from columns, quotations from the balance of their marks."""

from __future__ import annotations

from lawdiff.prints.model import Kind, Warning
from lawdiff.prints.pdf.blocks import Block, cut, unnumbered
from lawdiff.prints.pdf.drafts import Draft
from lawdiff.prints.pdf.kinds import (
    GROUP_COLUMN,
    GROUP_RANKS,
    defined_in,
    group_of,
    in_lower_case,
    is_heading_text,
    kind_of_number,
)
from lawdiff.prints.pdf.quotes import Quote, encloses, left_open, unmatched_close
from lawdiff.prints.pdf.sequence import clause_out_of_sequence, out_of_sequence
from lawdiff.prints.pdf.setoff import add_formula, add_table

_NEAR = 4.0
"""Points by which two lines of one column may differ."""
_HANG = 12.0
"""How much further in a definition goes on than it starts."""
_CLAUSE_LEFT = 8.0
"""The Bill's own clause numbers stand no further in."""


class Tree:
    """Provisions in the making, in print order."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.warnings: list[Warning] = []
        self._stack: list[Draft] = []
        self._quotes: list[Quote] = []
        self._awaiting: Draft | None = None
        """A Part or Schedule whose heading is still to come."""
        self._opening = False
        """The paragraph being read opens a quotation."""
        self._clause = ""

    # One paragraph

    def take(self, block: Block, leading: float) -> None:
        """Put a paragraph where it belongs."""
        if block.kind != "text":
            self._set_off(block, leading)
            return
        self._opening = False
        numbered = bool(block.numbers)
        if numbered and block.first.bold and block.first.left < _CLAUSE_LEFT:
            self._end_quotes(block)
        if numbered and not self._plain_outside(block):
            self._numbered(block)
        elif self._heads(block) or self._out_of_line(block, leading):
            self._centred(block)
        else:
            if numbered:
                block = unnumbered(block)
            self._running(block)

    def _heads(self, block: Block) -> bool:
        """A heading in the middle of the column."""
        first = block.first
        letters = block.text.lstrip("“").rstrip("”.;")
        if self._awaiting and (letters.isupper() or self._awaiting.kind == "article"):
            return True
        if not first.inward:
            return False
        return letters.isupper() or first.bold or is_heading_text(block) or bool(self._awaiting)

    def finish(self) -> None:
        """Say which quotations never closed; end everything."""
        self._end_quotes(None)
        self._pop_to(0)
        for draft in self.drafts:
            draft.words.finish()

    def _plain_outside(self, block: Block) -> bool:
        """A bare number in front of ordinary words, where no Schedule's paragraph can be."""
        if block.numbers[0].startswith(("(", "“(")) or block.first.bold or self.depth:
            return False
        inside = any(draft.kind == "schedule" for draft in self._stack)
        return not inside and not block.numbers[0].startswith("“")

    # Quotations

    @property
    def column(self) -> float:
        """Where the words of the provision made last begin."""
        top = self._top
        return _wrap(top) if top is not None and top.column > 0 else 36.0

    @property
    def depth(self) -> int:
        """How many quotations are open."""
        return sum(quote.structural for quote in self._quotes)

    @property
    def _floor(self) -> int:
        return next((q.floor for q in reversed(self._quotes) if q.structural), 0)

    @property
    def _top(self) -> Draft | None:
        return self._stack[-1] if self._stack else None

    def _open(self, block: Block) -> None:
        self._opening = True
        self._quotes.append(Quote(self._top, len(self._stack), block, True))

    def _instruction(self) -> str:
        """The words before the innermost quotation."""
        quote = next((q for q in reversed(self._quotes) if q.structural), None)
        return quote.holder.words.text if quote and quote.holder else ""

    def _text(self, draft: Draft, block: Block, skip: int = 0) -> None:
        """Take a paragraph's words into a provision, and close the quotations that end in it."""
        whole = block.text
        text = whole[skip:]
        at = unmatched_close(text)
        if at is None or not self._quotes:
            draft.add_block(block, skip)
            if at is not None:
                self.doubt(block, "a quotation closes here that never opened")
            for _ in range(left_open(text)):
                rest = text[max(text.rfind(mark) for mark in '“”"') + 1 :]
                # “means any of the following— and its paragraphs: text for another law.
                follows = text.endswith("—") or not any(c.isalnum() for c in rest)
                self._quotes.append(Quote(draft, len(self._stack), block, follows, running=True))
            return
        quote = self._quotes.pop()
        if not quote.structural:
            # The mark belongs to running words and stays with them.
            self.warn("a quotation opens here and goes on past its paragraph", *quote.place)
            kept = text[: at + 1]
            further = unmatched_close(text[at + 1 :])
            if further is None or not self._quotes:
                draft.add_block(block, skip)
                return
            draft.add_block(block, skip, skip + at + 1 + further)
            self._close(self._quotes.pop(), text[len(kept) + further + 1 :])
            return
        draft.add_block(block, skip, skip + at)
        self._close(quote, text[at + 1 :])

    def _close(self, quote: Quote, tail: str) -> None:
        if quote.last is not None:
            quote.last.close_quote = "”"
        self._pop_to(quote.floor)
        tail = tail.strip()
        if not tail:
            return
        at = unmatched_close(tail)
        holder = quote.holder
        if at is None or not self._quotes or not self._quotes[-1].structural:
            if holder is not None:
                holder.append(tail)
            return
        if at and holder is not None:
            holder.append(tail[:at])
        self._close(self._quotes.pop(), tail[at + 1 :])

    def _end_quotes(self, block: Block | None) -> None:
        """A clause of the Bill begins, or the Bill ends: no quotation goes on past that."""
        for quote in self._quotes:
            end = ": read to the end of its clause" if quote.structural else ""
            self.warn(f"a quotation opens here and never closes{end}", *quote.place)
        if self._quotes:
            self._pop_to(min(quote.floor for quote in self._quotes))
            self._quotes.clear()

    def _follow_quote(self, block: Block) -> None:
        """Numbers further in, right after “ in running words: what is quoted begins with them."""
        quote = self._quotes[-1] if self._quotes else None
        if quote is None or quote.structural or quote.holder is not self._top:
            return
        if quote.holder is not None and block.left > quote.holder.column + 3:
            quote.structural = True
            quote.floor = len(self._stack)

    def _leave_quotes(self, block: Block) -> None:
        """End quotations this number stands too far out for: their closing mark was not found."""
        while self._quotes:
            quote = self._quotes[-1]
            holder, first = quote.holder, quote.first
            if not quote.structural:
                self.warn("a quotation opens here and never closes", *quote.place)
                self._quotes.pop()
                continue
            if holder is None or first is None or block.left > holder.column + 3:
                return
            if max(first.column, self._stack[-1].column) < holder.column + 10:
                return
            page, line = quote.place
            self.warn(
                "a quotation opens here and never closes: read to the end of its paragraphs",
                page,
                line,
            )
            self._quotes.pop()
            self._pop_to(quote.floor)

    # Kinds of paragraph

    def _numbered(self, block: Block) -> None:
        number = block.numbers[0]
        if number.startswith("“"):
            if not (self._quotes and self._quotes[-1].running and self._quotes[-1].first is None):
                # Else the mark at the end of the words before is printed twice.
                self._open(block)
            block.numbers[0] = number[1:]
        else:
            self._follow_quote(block)
            self._leave_quotes(block)
        article = block.numbers[0].startswith("Article ")
        if article or (block.first.bold and not block.numbers[0].startswith("(")):
            self._section(block)
            return
        count = len(block.numbers)
        draft = None
        for i, number in enumerate(block.numbers):
            plain = not number.startswith("(")
            digits = any(c.isdecimal() for c in number)
            rank = 0 if plain else 1 if digits else 2
            # Outer numbers of one line stand a column further out, a paragraph's in the same.
            out = 36.0 * (count - 1 - i) if not plain else 0.0
            draft = self._place("paragraph", number, block, block.left - out, rank)
            same = draft.above if draft.above and draft.above.depth == draft.depth else None
            draft.kind = kind_of_number(number, same, self._instruction(), block.clear)
            draft.place = block.first.page, block.first.line
            odd = out_of_sequence(draft, self.drafts)
            if odd:
                self.doubt(block, odd)
        assert draft is not None
        self._text(draft, block)

    def _section(self, block: Block) -> None:
        kind: Kind = "section" if self.depth else "clause"
        # A long number pushes the heading on; its place does not change.
        left = min(block.left, block.first.left + (35.0 if self.depth else 30.0))
        if block.numbers[0].startswith("Article "):
            # It may stand in the middle: further out than all it holds.
            kind, left = "article", min(left, 60.0)
        draft = self._place(kind, block.numbers[0], block, left, 0)
        draft.place = block.first.page, block.first.line
        self._heading(draft, block, block.text)
        if kind == "article" and not draft.heading:
            self._awaiting = draft
        if kind == "clause":
            out = clause_out_of_sequence(self._clause, draft.number)
            self._clause = draft.number
            if out:
                self.doubt(block, out)

    def _heading(self, draft: Draft, block: Block, text: str) -> None:
        at = unmatched_close(text)
        draft.heading = f"{draft.heading} {text if at is None else text[:at]}".strip()
        if at is not None and self._quotes:
            self._close(self._quotes.pop(), text[at + 1 :])

    def _out_of_line(self, block: Block, leading: float) -> bool:
        """An italic cross-heading that stands at the left, as in Schedules."""
        first = block.first
        if not is_heading_text(block):
            return bool(not block.numbers and first.bold and first.right < first.width - 40)
        if block.text.startswith("“") and self._expects_quote():
            return bool(left_open(block.text)) or encloses(block.text)
        apart = first.gap > leading * 1.4 or not first.gap
        return apart and not any(
            abs(_wrap(draft) - block.left) < _NEAR and draft.rank for draft in self._stack[-1:]
        )

    def _centred(self, block: Block) -> None:
        skip = 0
        text = block.text
        whole = text.startswith("“") and (left_open(text) or encloses(text))
        if whole and (self._expects_quote() or group_of(text[1:].rstrip("”.;"))):
            self._open(block)
            skip = 1
        plain = text[skip:]
        if "".join(plain.split()).upper() == "SCHEDULES" and not self.depth:
            self._pop_to(0)
            draft = self._group("other", "", block)
            draft.heading = "Schedules"
            return
        group = group_of(plain.rstrip("”.;"))
        if group is not None:
            draft = self._group(group[0], group[1], block)
            self._awaiting = draft
            if block.first.side:
                self._note(draft, block)
            return
        italic = all(word.italic for row in block.words for word in row)
        awaiting, self._awaiting = self._awaiting, None
        if awaiting is not None and (not italic or awaiting.kind == "article"):
            self._heading(awaiting, block, in_lower_case(block)[skip:])
            return
        if italic or block.first.bold:
            draft = self._group("crossheading", "", block)
            self._heading(draft, block, plain)
            return
        self.doubt(block, "a line in the middle of the page that is no known heading")
        self._running(block)

    def _group(self, kind: Kind, number: str, block: Block) -> Draft:
        rank = GROUP_RANKS[kind]
        draft = self._place(kind, number, block, GROUP_COLUMN + rank, 0)
        draft.place = block.first.page, block.first.line
        return draft

    def _note(self, draft: Draft, block: Block) -> None:
        note = Draft("note", "", draft, draft.depth, len(self.drafts), draft.column, 9)
        note.words.add(block.first.side)
        note.place = draft.place
        note.end = note.index + 1
        self.drafts.append(note)

    def _running(self, block: Block) -> None:
        text = block.text
        if not text:
            return
        self._awaiting = None
        skip = 0
        expected = self._expects_quote()
        if text.startswith("““") or (
            text.startswith("“") and expected and (left_open(text) or encloses(text))
        ):
            self._open(block)
            skip = 1
        term = defined_in(text[skip:])
        column = _hanging(block, skip)
        if term and (skip or self._wrapped(block.left) is None or len(block.rows) == 1):
            wrapped = None if skip else self._wrapped(block.left)
            if wrapped is None:
                draft = self._place("definition", "", block, column, 2)
                draft.defines = term
                self._text(draft, block, skip)
                return
        if skip:
            draft = self._place("other", "", block, column, 2)
            self._text(draft, block, skip)
            return
        self._wrap(block)

    def _wrap(self, block: Block) -> None:
        """Words that go on with a provision after what it holds, or stand in it by themselves."""
        draft = self._wrapped(block.left)
        listed = draft is self._top and draft is not None and not draft.children
        if draft is not None and listed and draft.kind == "paragraph" and not draft.number:
            # The next of a list without numbers.
            self._text(self._place("paragraph", "", block, block.left, 2), block)
            return
        if draft is not None:
            self._pop_to(self._stack.index(draft) + 1)
            self._text(draft, block)
            return
        while len(self._stack) > self._floor + 1 and self._stack[-1].column > block.left:
            self._pop_to(len(self._stack) - 1)
        top = self._top
        if top is None or (len(self._stack) <= self._floor and not self.depth):
            draft = self._place("other", "", block, block.left, 2)
            self.doubt(block, "words that stand in no provision")
        elif top.words.text.endswith("—") and block.left > _wrap(top) + 8:
            draft = self._place("paragraph", "", block, block.left, 2)
        else:
            draft = top
            if abs(block.left - _wrap(top)) > 2 * _NEAR:
                self.doubt(block, "it is not sure which provision these words belong to")
        self._text(draft, block)

    def _wrapped(self, left: float) -> Draft | None:
        """The innermost open provision whose column this is."""
        for draft in reversed(self._stack[self._floor :]):
            if draft.column > GROUP_COLUMN + 50 and abs(_wrap(draft) - left) < _NEAR:
                return draft
        return None

    def _expects_quote(self) -> bool:
        top = self._top
        return top is not None and top.words.text.rstrip().endswith(("—", ":", "–"))

    def _set_off(self, block: Block, leading: float) -> None:
        """A table or formula: its words are kept, and that no more is compared is said."""
        text = block.text
        row = block.first
        self.warn(
            f"[{block.kind}: not compared] only its words are read, not how they are arranged",
            row.page,
            row.line,
        )
        skip = int(text.startswith("“") and self._expects_quote() and block.kind == "table")
        if skip:
            self._open(block)
        draft = self._top
        if skip or draft is None:
            draft = self._place("other", "", block, block.left, 2)
        if draft.place is None:
            draft.place = row.page, row.line
        at = unmatched_close(text[skip:]) if self._quotes else None
        tail = ""
        if at is not None:
            tail = text[skip + at + 1 :]
            block = cut(block, len(tail) + 1)
        if block.kind == "table":
            add_table(draft, block, skip, leading)
        else:
            add_formula(draft, block)
        if at is not None:
            self._close(self._quotes.pop(), tail)

    # The stack

    def _place(self, kind: Kind, number: str, block: Block, column: float, rank: int) -> Draft:
        """A new provision under the innermost one whose column is further out."""
        if kind not in ("part", "chapter", "schedule"):
            self._awaiting = None
        floor = self._floor
        while len(self._stack) > floor and not _holds(self._stack[-1], column, rank):
            self._pop_to(len(self._stack) - 1)
        draft = Draft(kind, number, self._top, self.depth, len(self.drafts), column, rank)
        quote = next((q for q in reversed(self._quotes) if q.structural), None)
        if quote is not None and len(self._stack) == floor:
            if quote.first is None:
                quote.first = draft
                draft.open_quote = "" if quote.running else "“"
            quote.last = draft
        self.drafts.append(draft)
        self._stack.append(draft)
        return draft

    def _pop_to(self, size: int) -> None:
        while len(self._stack) > size:
            self._stack.pop().end = len(self.drafts)

    # Doubts

    def doubt(self, block: Block, message: str) -> None:
        """Warn of a doubtful place."""
        self.warn(message, block.first.page, block.first.line)

    def warn(self, message: str, page: int, line: int) -> None:
        """Warn, naming page and line."""
        self.warnings.append(Warning(f"page {page}, line {line}: {message}"))


def _wrap(draft: Draft) -> float:
    """Where a provision's own words begin: a clause's stand further in than its heading."""
    return draft.column + 6 if draft.kind in ("clause", "section") else draft.column


def _holds(draft: Draft, column: float, rank: int) -> bool:
    if draft.column < column - 3:
        return True
    return abs(draft.column - column) <= 3 and draft.rank < rank


def _hanging(block: Block, skip: int) -> float:
    """The column of an unnumbered paragraph whose first line hangs out."""
    if len(block.rows) > 1 and block.rows[1].page == block.rows[0].page:
        return block.rows[1].left
    return block.left + _HANG + (5.5 if skip else 0)
