"""The walk over a document's elements: every word met once, and put where it belongs."""

from __future__ import annotations

import re

from lxml import etree

from lawdiff.prints.akn.drafts import Draft, Text
from lawdiff.prints.akn.kinds import kind_of
from lawdiff.prints.akn.mathml import mathml
from lawdiff.prints.akn.metadata import Placeholders
from lawdiff.prints.akn.vocabulary import ROLES, TRANSPARENT, Role, local_name
from lawdiff.prints.model import Cell, Formula, Kind, Table
from lawdiff.prints.words import Place, Words

_PAGE_LINE = re.compile(r"\s*(\d{1,5})-(\d{1,4})\s*$")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_STATEMENTS = {"stageVersion": "stage", "toc": "contents", "ToCHeading": "contents heading"}
_OUTSIDE = {"coverPage": "cover", "preface": "preface", "conclusions": "back cover"}


class Walk:
    """One document, walked from its root to drafts in print order."""

    def __init__(self, placeholders: Placeholders, section: Kind) -> None:
        self.drafts: list[Draft] = []
        self._placeholders = placeholders
        self._section = section
        self._place: Place | None = None
        self._depth = 0
        self._roles: dict[str, tuple[str, Role]] = {}
        self._outside = ""

    # Outside provisions

    def gather(self, element: etree._Element, above: Draft | None = None) -> None:
        """Walk an element that only gathers others: the document, its body, its cover."""
        for child in element:
            tag = child.tag
            if not isinstance(tag, str):
                self._instruction(child, None)
                continue
            name, role = self._role(tag)
            if role is Role.SKIP:
                continue
            if role is Role.PROVISION:
                self._provision(child, name, above)
            elif name in _OUTSIDE:
                before, self._outside = self._outside, _OUTSIDE[name]
                self.gather(child, above)
                self._outside = before
            elif name == "preamble":
                before, self._outside = self._outside, "preamble"
                self.gather(child, above)
                self._outside = before
            elif name in TRANSPARENT and not (child.text or "").strip():
                self.gather(child, above)
            else:
                self._statement(child, name, above)

    def _statement(self, element: etree._Element, name: str, above: Draft | None) -> None:
        """A text that stands outside provisions."""
        kind: Kind = "cover" if self._outside in _OUTSIDE.values() else "other"
        if name == "longTitle" and self._outside != "back cover":
            kind = "long-title"
        elif name == "formula" and self._outside == "preamble":
            kind = "enacting-words"
        draft = self._new(element, kind, above)
        self._contents(element, draft, draft.text)
        if not draft.text.length and not draft.children:
            self._forget(draft)
            return
        said = element.get("name") or element.get("class") or name
        draft.place_name = "" if kind in ("long-title", "enacting-words") else self._name(said)

    def _name(self, said: str) -> str:
        words = _STATEMENTS.get(said) or _CAMEL.sub(" ", said).replace("_", " ").lower()
        return f"{self._outside or 'text'}, {words}"

    # Provisions

    def _provision(self, element: etree._Element, name: str, above: Draft | None) -> Draft:
        section = "section" if self._depth else self._section
        draft = self._new(element, kind_of(element, name, above, section), above)
        self._contents(element, draft, draft.text, head=True)
        return draft

    def _new(self, element: etree._Element, kind: Kind, above: Draft | None) -> Draft:
        draft = Draft(element, kind, above, self._depth)
        self.drafts.append(draft)
        if above is not None:
            above.children.append(draft)
        return draft

    def _forget(self, draft: Draft) -> None:
        self.drafts.remove(draft)
        if draft.above is not None:
            draft.above.children.remove(draft)

    def _contents(
        self, element: etree._Element, draft: Draft, text: Text, head: bool = False
    ) -> None:
        """Take an element's words into ``text``, and what stands in it under ``draft``.

        Args:
            element: the element.
            draft: the provision it belongs to.
            text: where running words go: the provision's own text or its heading.
            head: the element is the provision's own, so a number or heading in it is its.
        """
        chunk = element.text
        if chunk:
            text.add(chunk, self._place)
        for child in element:
            tag = child.tag
            if tag.__class__ is str:
                known = self._roles.get(tag)
                name, role = known if known is not None else self._role(tag)
                if role is Role.BLOCK:
                    text.break_()
                    self._contents(child, draft, text)
                    text.break_()
                elif role is Role.INLINE:
                    self._inline(child, name, draft, text)
                elif role is Role.PROVISION:
                    text.break_()
                    self._provision(child, name, draft)
                    text.break_()
                else:
                    self._special(child, role, draft, text, head)
            else:
                self._instruction(child, text)
            chunk = child.tail
            if chunk:
                text.add(chunk, self._place)

    def _special(
        self, element: etree._Element, role: Role, draft: Draft, text: Text, head: bool
    ) -> None:
        if role is Role.NUMBER:
            self._number(element, draft, text, head)
        elif role is Role.HEADING:
            self._heading(element, draft, text, head)
        elif role is Role.REFERENCE:
            self._reference(element, draft, text)
        elif role is Role.DEFINED:
            self._defined(element, draft, text)
        elif role is Role.QUOTED:
            text.break_()
            self._quoted(element, draft)
            text.break_()
        elif role is Role.QUOTED_TEXT:
            self._between(element, draft, text, _attribute(element, "startQuote"), "endQuote")
        elif role is Role.NOTE:
            note = self._new(element, "note", draft)
            self._contents(element, note, note.text)
        elif role is Role.TABLE:
            self._table(element, draft, text)
        elif role is Role.MATHS:
            self._maths(element, text)
        elif role is Role.IMAGE:
            self._image(element, text)
        elif role is Role.BREAK:
            text.add(" ")

    def _number(self, element: etree._Element, draft: Draft, text: Text, head: bool) -> None:
        if not head or draft.number_text is not None:
            text.break_()
            self._contents(element, draft, text)
            text.break_()
            return
        number = Text()
        self._contents(element, draft, number)
        draft.number_text = number

    def _heading(self, element: etree._Element, draft: Draft, text: Text, head: bool) -> None:
        if not head:
            text.break_()
            self._contents(element, draft, text)
            text.break_()
            return
        if draft.heading_text is None:
            draft.heading_text = Text()
        draft.heading_text.break_()
        self._contents(element, draft, draft.heading_text)

    def _inline(self, element: etree._Element, name: str, draft: Draft, text: Text) -> None:
        # The number and heading of an entry in a contents table touch in the file, not in print.
        apart = name == "inline" and (element.get("name") or "").startswith("toc")
        if apart:
            text.break_()
        self._contents(element, draft, text)
        if apart:
            text.break_()

    def _reference(self, element: etree._Element, draft: Draft, text: Text) -> None:
        href = element.get("href") or ""
        start = text.position
        before = text.length
        self._contents(element, draft, text)
        if text.length == before and (element.get("class") or "") == "placeholder":
            text.add(
                self._placeholders.words_for(href, _attribute(element, "dateFormat")), self._place
            )
            return
        if text.length > before:
            text.references.append((start, text.length, _attribute(element, "targetGuid"), href))

    def _defined(self, element: etree._Element, draft: Draft, text: Text) -> None:
        before = text.length
        opening = _attribute(element, "startQuote")
        start = text.position + len(opening)
        self._between(element, draft, text, opening, "endQuote")
        if draft.kind == "definition" and not draft.defines and text.length > before:
            closing = len(_attribute(element, "endQuote"))
            draft.defines = text.text[start : text.length - closing].strip("“”\"'‘’ ")

    def _between(
        self, element: etree._Element, draft: Draft, text: Text, opening: str, closing_name: str
    ) -> None:
        """Words between the quotation marks that an element's attributes print."""
        if opening:
            text.add(opening, self._place)
        self._contents(element, draft, text)
        closing = _attribute(element, closing_name)
        if closing:
            text.add(closing, self._place)

    # Quotations

    def _quoted(self, element: etree._Element, draft: Draft) -> None:
        """Text for another law: its provisions, or one of kind ``other`` for loose words."""
        opening = _attribute(element, "startQuote")
        closing = _attribute(element, "endQuote")
        self._depth += 1
        first = len(draft.children)
        if self._only_provisions(element):
            for child in element:
                tag = child.tag
                if isinstance(tag, str):
                    self._provision(child, self._role(tag)[0], draft)
                else:
                    self._instruction(child, None)
        else:
            loose = self._new(element, "other", draft)
            self._contents(element, loose, loose.text, head=True)
        self._depth -= 1
        quoted = draft.children[first:]
        if quoted:
            quoted[0].open_quote = opening
            quoted[-1].close_quote = closing

    def _only_provisions(self, element: etree._Element) -> bool:
        if (element.text or "").strip():
            return False
        found = False
        for child in element:
            if (child.tail or "").strip():
                return False
            if isinstance(child.tag, str):
                if self._role(child.tag)[1] is not Role.PROVISION:
                    return False
                found = True
        return found

    # Tables, formulae, pictures

    def _table(self, element: etree._Element, draft: Draft, text: Text) -> None:
        text.break_()
        start = text.position
        rows: list[list[Cell]] = []
        self._rows(element, draft, text, rows, header=False)
        text.break_()
        end = text.length
        if end > start:
            draft.tables.append(Table(start, end, tuple(tuple(row) for row in rows)))
        elif rows and any(rows):
            # Nothing in it but provisions, which stand at one place of the text.
            draft.tables.append(Table(end, end, tuple(tuple(row) for row in rows)))

    def _rows(
        self,
        element: etree._Element,
        draft: Draft,
        text: Text,
        rows: list[list[Cell]],
        header: bool,
    ) -> None:
        for child in element:
            tag = child.tag
            if not isinstance(tag, str):
                self._instruction(child, text)
                continue
            name, role = self._role(tag)
            if name == "tr":
                rows.append(self._cells(child, draft, text, header))
            elif name in ("thead", "tbody", "tfoot"):
                self._rows(child, draft, text, rows, header or name == "thead")
            elif role is not Role.SKIP:
                text.break_()
                self._contents(child, draft, text)
                text.break_()

    def _cells(self, row: etree._Element, draft: Draft, text: Text, header: bool) -> list[Cell]:
        cells = []
        for child in row:
            tag = child.tag
            if not isinstance(tag, str):
                self._instruction(child, text)
                continue
            name = self._role(tag)[0]
            text.break_()
            start = text.position
            self._contents(child, draft, text)
            end = text.length
            cells.append(
                Cell(
                    start=min(start, end),
                    end=end,
                    header=header or name == "th",
                    colspan=_span(child.get("colspan")),
                    rowspan=_span(child.get("rowspan")),
                )
            )
        return cells

    def _maths(self, element: etree._Element, text: Text) -> None:
        text.add(" ")
        start = text.position
        for leaf in element.iter(etree.Element):
            if leaf.text:
                text.add(" ")
                text.add(leaf.text, self._place)
                text.add(" ")
        text.formulae.append(Formula(start, max(start, text.length), mathml=mathml(element)))
        text.add(" ")

    def _image(self, element: etree._Element, text: Text) -> None:
        name = (element.get("src") or element.get("href") or "").rpartition("/")[2]
        words = " ".join(part for part in (element.get("alt") or "", name) if part)
        text.add(" ")
        start = text.position
        # A picture may be the law (a formula, a map): its name is text, so a change shows.
        text.add(f"[image: {words}]" if words else "[image]", self._place)
        text.formulae.append(Formula(start, text.length, image=name or None))
        text.add(" ")

    # Page and line, roles

    def _instruction(self, element: etree._Element, text: Words | None) -> None:
        if getattr(element, "target", None) != "L":
            return
        found = _PAGE_LINE.match(element.text or "")
        if found:
            self._place = (int(found[1]), int(found[2]))
            if text is not None:
                text.mark(*self._place)

    def _role(self, tag: str) -> tuple[str, Role]:
        known = self._roles.get(tag)
        if known is None:
            name = local_name(tag)
            known = self._roles[tag] = (name, ROLES.get(name, Role.BLOCK))
        return known


def _attribute(element: etree._Element, name: str) -> str:
    """An attribute by its local name: dialects put it in different namespaces."""
    value = element.get(name)
    if value is not None:
        return value
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return ""


def _span(value: str | None) -> int:
    return int(value) if value and value.isdigit() and 0 < int(value) <= 1000 else 1
