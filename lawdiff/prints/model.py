"""What a print says, whatever file it came from.

A :class:`Print` is one printing of a Bill (or Act, or document): its metadata
and its provisions in print order. Nothing here knows of Akoma Ntoso, XML or
PDF; the readers do, and nothing past this room knows which reader it was.

Offsets count Unicode code points.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Kind = Literal[
    "part",
    "chapter",
    "crossheading",
    "clause",
    "section",
    "article",
    "schedule",
    "subsection",
    "paragraph",
    "subparagraph",
    "definition",
    "long-title",
    "enacting-words",
    "cover",
    "note",
    "other",
]
"""What a provision is called by those who cite it."""

Source = Literal["xml", "pdf", "html"]

CLAUSE_KINDS: frozenset[str] = frozenset({"clause", "section", "article"})
"""The numbered units a Bill or Act is cited by."""

GROUP_KINDS: frozenset[str] = frozenset({"part", "chapter", "crossheading"})
"""Weak parents: they gather clauses, and clauses are cited without them."""


class Reference(Struct, frozen=True, gc=False):
    """A place in a provision's words that cites another provision, as the file tags it."""

    start: int
    """Where the citing words start in the provision's ``text`` (or ``heading``)."""
    end: int
    """Where they end (exclusive)."""
    target: int | None
    """Index of the cited provision in the same print, where the file's own tag resolves."""
    href: str = ""
    """The tag as written, for references that leave the print or resolve to nothing."""


class LineMark(Struct, frozen=True, gc=False):
    """A printed line begins here."""

    at: int
    """Offset in the provision's ``text``."""
    page: int
    line: int


class Cell(Struct, frozen=True, gc=False):
    """One cell of a table; its words are a slice of the provision's text."""

    start: int
    end: int
    header: bool = False
    colspan: int = 1
    rowspan: int = 1


class Table(Struct, frozen=True):
    """A table among a provision's words.

    Provisions that stand in a cell are children of the provision with an ``at``
    within the cell's ``start``–``end`` (both ends included).
    """

    start: int
    end: int
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""


class Formula(Struct, frozen=True, gc=False):
    """A formula or image among a provision's words."""

    start: int
    end: int
    mathml: str | None = None
    """The formula as a MathML string, where the file has one."""
    image: str | None = None
    """The file name of the picture, where it is only a picture."""


class Provision(Struct, frozen=True):
    """One numbered or headed unit of a print, or a text that stands outside them.

    Its ``text`` is its own: intro, content and wrap-up in print order, block
    boundaries as one space; without its number and heading, and without the
    texts of its children (quoted provisions and notes are children too).
    """

    index: int
    """Its place in ``Print.provisions``: print order, parents before children."""
    parent: int | None
    """Index of the provision it stands in; ``None`` at the top."""
    children: tuple[int, ...]
    """Indices of what stands directly in it, in print order."""
    end: int
    """One past the index of its last descendant: ``provisions[index:end]`` is its subtree."""
    kind: Kind
    number: str
    """As printed: ``"29"``, ``"(2)"``, ``"Schedule 5"``; empty where it has none."""
    heading: str
    text: str
    label: str
    """How people cite it: ``"clause 29(2)(a)"``, ``"Schedule 5, paragraph 16"``."""
    at: int = 0
    """Offset in the parent's ``text`` at which it stands, so that print order can be told."""
    quoted: bool = False
    """It is text for another law, inside a quotation."""
    quote_depth: int = 0
    """How many quotations it stands in: 0 for the Bill's own text."""
    open_quote: str = ""
    """The quotation mark printed before it, where a quotation opens with it."""
    close_quote: str = ""
    """The quotation mark printed after its last descendant, where one closes with it."""
    defines: str = ""
    """The defined word or words, for a definition."""
    references: tuple[Reference, ...] = ()
    """Tagged references among the words of ``text``, by start."""
    heading_references: tuple[Reference, ...] = ()
    """Tagged references among the words of ``heading``."""
    breaks: tuple[int, ...] = ()
    """Offsets of the spaces in ``text`` at which one block ends and the next begins."""
    tables: tuple[Table, ...] = ()
    formulae: tuple[Formula, ...] = ()
    page: int | None = None
    """Page on which it starts, from the print itself."""
    line: int | None = None
    """Line of that page on which it starts."""
    lines: tuple[LineMark, ...] = ()
    """Where printed lines begin within ``text``."""
    xpath: str | None = None
    """Selects its element in the file; ``None`` for a print that is not XML, or was read
    without."""
    guid: str | None = None
    """The persistent identifier, where the file has one."""
    eid: str | None = None
    """The file's ``eId``: a sequence number, not an identity."""


class Warning(Struct, frozen=True, gc=False):
    """A fault in a file that was read all the same."""

    message: str
    """What is wrong, in words."""
    line: int | None = None
    """Line of the file, where known."""


class Print(Struct, frozen=True):
    """One printing of a Bill."""

    path: str
    """The file as the user named it."""
    sha256: str
    """Of the file's bytes."""
    title: str
    """Short title: ``"Social Housing (Regulation) Bill [HL]"``."""
    number: str
    """Print number: ``"HL Bill 57"``; empty where the print has none."""
    house: str
    stage: str
    date: str
    """ISO date of printing (``"2016-07-14"``); empty where unknown."""
    language: str
    """ISO 639-2 code: ``"eng"``."""
    source: Source
    provisions: tuple[Provision, ...]
    warnings: tuple[Warning, ...] = ()
    work: str = ""
    """What the print is a print of (a project number or URI), to tell another Bill."""
    doctype: str = ""
    """``"bill"``, ``"act"``, …, as the file says."""

    def ancestors(self, index: int) -> list[int]:
        """Indices of the provisions that ``index`` stands in, nearest first."""
        found = []
        parent = self.provisions[index].parent
        while parent is not None:
            found.append(parent)
            parent = self.provisions[parent].parent
        return found

    def clause_of(self, index: int) -> int | None:
        """The clause, section, article or schedule of the print's own text that holds ``index``.

        A provision that is one itself is its own; quoted ones are not: for them it is
        the clause that quotes them. ``None`` for what stands outside clauses.
        """
        for i in (index, *self.ancestors(index)):
            provision = self.provisions[i]
            if not provision.quoted and (
                provision.kind in CLAUSE_KINDS or provision.kind == "schedule"
            ):
                return i
        return None
