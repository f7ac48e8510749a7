"""Provisions in the making."""

from __future__ import annotations

from lxml import etree

from lawdiff.prints.model import Cell, Formula, Kind, Table
from lawdiff.prints.words import Place, Words

RawReference = tuple[int, int, str, str]
"""Start, end, ``targetGuid``, ``href``."""


class Text(Words):
    """Own text with the references, tables and formulae found in it."""

    __slots__ = ("formulae", "references", "tables")

    def __init__(self) -> None:
        super().__init__()
        self.references: list[RawReference] = []
        self.tables: list[tuple[int, list[list[Cell]]]] = []
        self.formulae: list[Formula] = []


class Draft:
    """One provision while the file is being walked."""

    __slots__ = (
        "above",
        "at",
        "children",
        "close_quote",
        "defines",
        "depth",
        "element",
        "heading_text",
        "index",
        "kind",
        "number_text",
        "open_quote",
        "place_name",
        "tables",
        "text",
    )

    def __init__(
        self, element: etree._Element, kind: Kind, above: Draft | None, depth: int
    ) -> None:
        self.element = element
        self.kind = kind
        self.above = above
        self.depth = depth
        self.at: int = above.text.length if above is not None else 0
        self.children: list[Draft] = []
        self.text: Text = Text()
        self.number_text: Words | None = None
        self.heading_text: Text | None = None
        self.tables: list[Table] = []
        self.open_quote = ""
        self.close_quote = ""
        self.defines = ""
        self.place_name = ""
        self.index = -1

    @property
    def number(self) -> str:
        """The number as printed."""
        return self.number_text.text if self.number_text is not None else ""

    @property
    def heading(self) -> str:
        """The heading as printed."""
        return self.heading_text.text if self.heading_text is not None else ""

    @property
    def place(self) -> Place | None:
        """Page and line of its first word, its first child's where it has no word of its own."""
        for words in (self.number_text, self.heading_text, self.text):
            if words is not None and words.first is not None:
                return words.first
        return self.children[0].place if self.children else None
