"""Provisions in the making."""

from __future__ import annotations

from lxml import etree

from lawdiff.prints.model import Formula, Kind, Table
from lawdiff.prints.words import Place, Words

RawReference = tuple[int, int, str, str]
"""Start, end, ``targetGuid``, ``href``."""


class Text(Words):
    """Own text with the references, tables and formulae found in it."""

    def __init__(self) -> None:
        super().__init__()
        self.references: list[RawReference] = []
        self.tables: list[Table] = []
        self.formulae: list[Formula] = []


class Draft:
    """One provision while the file is being walked."""

    # What most drafts lack stands here once.
    number = ""
    numbered = False
    """The file gives it a number, if only an empty one."""
    number_place: Place | None = None
    heading = ""
    heading_text: Text | None = None
    open_quote = ""
    close_quote = ""
    defines = ""
    place_name = ""
    index = -1

    def __init__(
        self, element: etree._Element, kind: Kind, above: Draft | None, depth: int
    ) -> None:
        self.element = element
        self.kind: Kind = kind
        self.above = above
        self.depth = depth
        self.children: list[Draft] = []
        self.text = Text()
        self.at = 0
        if above is not None:
            self.at = above.text.length
            above.children.append(self)

    @property
    def place(self) -> Place | None:
        """Page and line of its first word, its first child's where it has no word of its own."""
        draft = self
        while True:
            if draft.number_place is not None:
                return draft.number_place
            if draft.heading_text is not None and draft.heading_text.first is not None:
                return draft.heading_text.first
            if draft.text.first is not None or not draft.children:
                return draft.text.first
            draft = draft.children[0]
