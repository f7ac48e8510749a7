"""A provision of a PDF in the making."""

from __future__ import annotations

from lawdiff.prints.model import Formula, Kind, Table
from lawdiff.prints.pdf.blocks import Block, joins
from lawdiff.prints.pdf.lines import said
from lawdiff.prints.words import Words


class Draft:
    """One provision while the paragraphs are being read."""

    cited = ""
    joint = ""
    place_name = ""
    heading = ""
    defines = ""
    open_quote = ""
    close_quote = ""
    end = 0

    def __init__(  # noqa: PLR0913, PLR0917  (what a provision is known by)
        self,
        kind: Kind,
        number: str,
        above: Draft | None,
        depth: int,
        index: int,
        column: float,
        rank: int,
    ) -> None:
        self.kind: Kind = kind
        self.number = number
        self.above = above
        self.depth = depth
        self.index = index
        self.column = column
        """Where its text begins, from the column's edge."""
        self.rank = rank
        """Which of two with one column holds the other: the lower."""
        self.children: list[int] = []
        self.words = Words()
        self.tables: list[Table] = []
        self.formulae: list[Formula] = []
        self.at = 0
        self.place: tuple[int, int] | None = None
        if above is not None:
            self.at = above.words.length
            above.children.append(index)

    def add_block(self, block: Block, skip: int = 0, upto: int | None = None) -> None:
        """Take a paragraph's words, from offset ``skip`` of its text up to ``upto``."""
        words = self.words
        words.broken = True
        at = 0
        before = ""
        for i, (row, printed) in enumerate(zip(block.rows, block.words, strict=True)):
            text = said(printed)
            if not text:
                continue
            glue = bool(before) and joins(before)
            start = at + (1 if before and not glue else 0)
            at = start + len(text)
            before = text
            piece = text[max(0, skip - start) : None if upto is None else max(0, upto - start)]
            if not piece:
                continue
            if self.place is None:
                self.place = row.page, row.line
            if i or not block.numbers:
                words.mark((row.page, row.line))
            words.add(piece if glue or words.broken else f" {piece}", (row.page, row.line))

    def append(self, text: str) -> None:
        """Words that stand after what it holds: the full stop after a quotation."""
        self.words.broken = True
        self.words.add(text)
