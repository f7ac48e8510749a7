"""Provisions in the making."""

from __future__ import annotations

from lxml import etree
from msgspec import Struct

from lawdiff.prints.model import Formula, Kind, Table
from lawdiff.prints.words import Place, Words

RawReference = tuple[int, int, str, str]
"""Start, end, ``targetGuid``, ``href``."""


class Text(Words):
    """Own text with the references, tables and formulae found in it."""

    # What most texts lack stands here once.
    references: list[RawReference] | tuple[()] = ()
    tables: list[Table] | tuple[()] = ()
    formulae: list[Formula] | tuple[()] = ()

    def refer(self, reference: RawReference) -> None:
        """Note a reference."""
        if self.references:
            self.references.append(reference)
        else:
            self.references = [reference]

    def hold(self, formula: Formula) -> None:
        """Note a formula or picture."""
        if self.formulae:
            self.formulae.append(formula)
        else:
            self.formulae = [formula]

    def tabulate(self, place: int, table: Table) -> None:
        """Note a table, before those that were noted at ``place`` and after."""
        if self.tables:
            self.tables.insert(place, table)
        else:
            self.tables = [table]


class Draft(Struct, eq=False, gc=False):
    """One provision while the file is being walked."""

    element: etree._Element
    kind: Kind
    above: Draft | None
    depth: int
    index: int
    at: int
    guid: str | None
    eid: str | None
    text: Text
    children: list[int] = []
    number: str = ""
    numbered: bool = False
    """The file gives it a number, if only an empty one."""
    number_place: Place | None = None
    heading: str = ""
    heading_text: Text | None = None
    open_quote: str = ""
    close_quote: str = ""
    defines: str = ""
    place_name: str = ""
    attached: bool = False
    """It is a document that follows the law itself."""
    cited: str = ""
    """What it is called in its own country, where that is not the common way."""
    joint: str = ""
    """What stands between that and what it is in."""
    end: int = 0
    """One past the index of its last descendant."""

    @property
    def place(self) -> Place | None:
        """Page and line of its first word."""
        if self.number_place is not None:
            return self.number_place
        if self.heading_text is not None and self.heading_text.first is not None:
            return self.heading_text.first
        return self.text.first
