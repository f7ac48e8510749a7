"""The walk inside provisions: every word met once, and put where it belongs."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from lxml import etree

from lawdiff.prints.akn.drafts import Draft, Text
from lawdiff.prints.akn.kinds import kind_of
from lawdiff.prints.akn.metadata import Placeholders
from lawdiff.prints.akn.tables import read_table
from lawdiff.prints.akn.vocabulary import BLOCKS, ROLES, Role, local_name
from lawdiff.prints.model import Formula, Kind, Warning
from lawdiff.prints.words import LAYOUT, Place

_OPENING = ("“", '"', "‘", "'")
_DEFINITION = (
    r"[“\"‘']([^“”\"‘’']{1,100})[”\"’'](?: \([^)]{1,100}\))?"
    r"(?:,? (?:and|or) [“\"‘'][^“”\"‘’']{1,100}[”\"’'])* "
    r"(?:means|includes?|has the|have the|is to be|are to be)\b"
)
"""An entry of a list of definitions whose term is not tagged as one; in most files all are."""

# Looked up once: an enumeration's members cost as much as a comparison each time.
_BLOCK = Role.BLOCK
_INSTRUCTION = Role.INSTRUCTION
_NUMBER = Role.NUMBER
_PROVISION = Role.PROVISION
_REFERENCE = Role.REFERENCE
_INLINE = Role.INLINE
_ProcessingInstruction = etree._ProcessingInstruction

IsGhost = Callable[[etree._Element], bool]
"""Whether an element is a copy that is left where a passage was moved from."""


class Contents:
    """What provisions of one document hold, in drafts in print order."""

    def __init__(
        self, placeholders: Placeholders, section: Kind, is_ghost: IsGhost | None = None
    ) -> None:
        self.drafts: list[Draft] = []
        self.warnings: list[Warning] = []
        self._placeholders = placeholders
        self._section = section
        self._is_ghost = is_ghost
        self._place: Place | None = None
        self._depth = 0
        self._roles: dict[object, Role] = {
            etree.ProcessingInstruction: Role.INSTRUCTION,
            etree.Comment: Role.SKIP,
            etree.Entity: Role.SKIP,
        }
        self._names: dict[object, str] = {}
        self._keys: dict[str, str] = {}
        self._heeded: etree._Element | None = None
        self._metas: list[etree._Element] = []

    # Provisions

    def _provision(self, element: etree._Element, above: Draft | None) -> None:
        if self._is_ghost is not None and self._is_ghost(element):
            return
        section = "section" if self._depth else self._section
        name = self._names[element.tag]
        draft = self._new(element, kind_of(element, name, above, section), above)
        self._contents(element, draft, draft.text, head=True)
        draft.end = len(self.drafts)
        if not draft.numbered and draft.kind in ("paragraph", "subparagraph"):
            words = draft.text.text
            found = re.match(_DEFINITION, words) if words.startswith(_OPENING) else None
            if found:
                draft.kind = "definition"
                draft.defines = draft.defines or found[1]
                for index in draft.children:
                    if self.drafts[index].kind == "subparagraph":
                        self.drafts[index].kind = "paragraph"

    def _new(self, element: etree._Element, kind: Kind, above: Draft | None) -> Draft:
        drafts = self.drafts
        index = len(drafts)
        at = 0
        if above is not None:
            at = above.text.length
            above.children.append(index)
        get = element.get
        draft = Draft(element, kind, above, self._depth, index, at, get("GUID"), get("eId"), Text())
        drafts.append(draft)
        return draft

    def _forget(self, draft: Draft) -> None:
        """Take back the draft made last."""
        self.drafts.pop()
        if draft.above is not None:
            draft.above.children.pop()

    def _contents(  # noqa: PLR0912 (the busiest loop there is)
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
            if chunk.isspace() and chunk.isascii():
                text.spaced = True
            else:
                text.add(chunk, self._place)
        roles = self._roles
        child: Any
        # A list of all children is made faster than they are taken one by one.
        for child in element[:]:
            role = roles.get(child.tag) or self._learn(child)
            if role is _BLOCK:
                text.broken = True
                self._contents(child, draft, text)
                text.broken = True
            elif role is _INSTRUCTION:
                self.instruction(child, text)
            elif role is _PROVISION:
                text.broken = True
                self._provision(child, draft)
                text.broken = True
            elif role is _NUMBER:
                self._number(child, draft, text, head)
            elif role is _INLINE:
                self._contents(child, draft, text)
            else:
                self._special(child, role, draft, text, head)
            chunk = child.tail
            if chunk:
                if chunk.isspace() and chunk.isascii():
                    text.spaced = True
                else:
                    text.add(chunk, self._place)

    def _special(
        self, element: etree._Element, role: Role, draft: Draft, text: Text, head: bool
    ) -> None:
        if role is _NUMBER:
            self._number(element, draft, text, head)
        elif role is _REFERENCE:
            self._reference(element, draft, text)
        elif role is Role.HEADING:
            self._heading(element, draft, text, head)
        else:
            self._set_off(element, role, draft, text)

    def _set_off(self, element: etree._Element, role: Role, draft: Draft, text: Text) -> None:
        if role is Role.DEFINED:
            self._defined(element, draft, text)
        elif role is Role.QUOTED:
            text.broken = True
            self._quoted(element, draft)
            text.broken = True
        elif role is Role.QUOTED_TEXT:
            self._between(element, draft, text, self._attribute(element, "startQuote"))
        elif role is Role.NOTE:
            note = self._new(element, "note", draft)
            self._contents(element, note, note.text)
            note.end = len(self.drafts)
        elif role is Role.TABLE:
            read_table(self, element, draft, text)
        elif role is Role.MATHS:
            self._maths(element, text)
        elif role is Role.RAISED:
            self._raised(element, draft, text)
        elif role is Role.IMAGE:
            self._image(element, text)
            self._within(element, draft, text)
        elif role is Role.BREAK:
            text.spaced = True
            self._within(element, draft, text)
        elif role is Role.NAMED_INLINE:
            # The number and heading of a contents entry touch in the file, not in print.
            apart = (element.get("name") or "").startswith("toc")
            text.broken |= apart
            self._contents(element, draft, text)
            text.broken |= apart
        elif role is Role.SKIP:
            self._skip(element)

    def _within(self, element: etree._Element, draft: Draft, text: Text) -> None:
        """Words in an element that should be empty: a break, a picture."""
        if element.text or len(element):
            self._contents(element, draft, text)
            text.spaced = True

    def _skip(self, element: etree._Element) -> None:
        """Pass by what is not printed, and remember metadata: notes may be kept among it."""
        if self._names.get(element.tag) == "meta":
            self._metas.append(element)

    def contents(self, element: etree._Element, draft: Draft, text: Text) -> None:
        """Take a block's words into ``text``, apart from what stands around it."""
        text.broken = True
        self._contents(element, draft, text)
        text.broken = True

    def _number(self, element: etree._Element, draft: Draft, text: Text, head: bool) -> None:
        if not head or draft.numbered:
            if head and draft.heading_text is None and not draft.text.length:
                # "Article 1" and its title, both written as numbers (AKN4EU).
                self._heading(element, draft, text, head)
            else:
                self.contents(element, draft, text)
            return
        draft.numbered = True
        words = element.text or ""
        parts = element[:]
        if len(parts) == 1 and not words and isinstance(parts[0], _ProcessingInstruction):
            # It begins a printed line, as many do.
            self.instruction(parts[0], None)
            words = parts[0].tail or ""
        elif parts:
            words = ""
        words = words.strip(LAYOUT)
        if not words or "\n" in words or "  " in words or "\t" in words or "\r" in words:
            number = Text()
            self._contents(element, draft, number)
            draft.number = number.text
            draft.number_place = number.first
        else:
            draft.number = words
            draft.number_place = self._place

    def _heading(self, element: etree._Element, draft: Draft, text: Text, head: bool) -> None:
        if not head:
            self.contents(element, draft, text)
            return
        heading = draft.heading_text
        if heading is None:
            heading = draft.heading_text = Text()
        self.contents(element, draft, heading)
        draft.heading = heading.text

    def _reference(self, element: etree._Element, draft: Draft, text: Text) -> None:
        href = element.get("href") or ""
        spot = text.spot()
        self._contents(element, draft, text)
        if text.length == spot[0]:
            if element.get("class") == "placeholder":
                shown = self._placeholders.words_for(href, self._attribute(element, "dateFormat"))
                text.add(shown, self._place)
            return
        start = text.start_from(spot)
        text.refer((start, text.length, self._attribute(element, "targetGuid"), href))

    def _defined(self, element: etree._Element, draft: Draft, text: Text) -> None:
        spot = text.spot()
        self._between(element, draft, text, self._attribute(element, "startQuote"))
        holder = draft if draft.kind == "definition" else draft.above
        if holder is not None and holder.kind == "definition" and not holder.defines:
            holder.defines = text.since(spot).strip("“”\"'‘’«» ")

    def _between(self, element: etree._Element, draft: Draft, text: Text, opening: str) -> None:
        """Words between the quotation marks that an element's attributes print."""
        if opening:
            if len(element) and not (element.text or "").strip(LAYOUT):
                mark = element[0]
                if isinstance(mark, _ProcessingInstruction):
                    # Printed, the line begins with the quotation mark.
                    self.instruction(mark, text)
                    self._heeded = mark
            text.add(opening, self._place)
        self._contents(element, draft, text)
        closing = self._attribute(element, "endQuote")
        if closing:
            text.add(closing, self._place)

    # Quotations

    def _quoted(self, element: etree._Element, draft: Draft) -> None:
        """Text for another law: its provisions, or one of kind ``other`` for loose words."""
        self._depth += 1
        first = len(draft.children)
        child: Any
        if self._only_provisions(element):
            for child in element:
                if isinstance(child.tag, str):
                    self._provision(child, draft)
                else:
                    self.instruction(child, None)
        else:
            loose = self._new(element, "other", draft)
            self._contents(element, loose, loose.text, head=True)
            loose.end = len(self.drafts)
        self._depth -= 1
        quoted = draft.children[first:]
        if quoted:
            self.drafts[quoted[0]].open_quote = self._attribute(element, "startQuote")
            self.drafts[quoted[-1]].close_quote = self._attribute(element, "endQuote")

    def _only_provisions(self, element: etree._Element) -> bool:
        if element.text and element.text.strip(LAYOUT):
            return False
        found = False
        for child in element:
            if child.tail and child.tail.strip(LAYOUT):
                return False
            role = self._roles.get(child.tag) or self._learn(child)
            if role is Role.PROVISION:
                found = True
            elif role is not Role.INSTRUCTION:
                return False
        return found

    # Formulae, pictures

    def _maths(self, element: etree._Element, text: Text) -> None:
        from lawdiff.prints.akn.mathml import mathml, spoken  # noqa: PLC0415 (few need it)

        text.spaced = True
        spot = text.spot()
        for words in spoken(element):
            text.spaced = True
            text.add(words, self._place)
        start = text.start_from(spot)
        formula = Formula(start, text.length, mathml=mathml(element))
        text.hold(formula)
        text.spaced = True

    def _raised(self, element: etree._Element, draft: Draft, text: Text) -> None:
        """An exponent or index: its words stay where they are, and are known to be one."""
        from lawdiff.prints.akn.mathml import raised  # noqa: PLC0415 (few need it)

        spot = text.spot()
        self._contents(element, draft, text)
        start = text.start_from(spot)
        words = text.since(spot).strip()
        last = text.formulae[-1].end if text.formulae else 0
        if words and last <= start:
            text.hold(Formula(start, text.length, mathml=raised(local_name(element.tag), words)))

    def _image(self, element: etree._Element, text: Text) -> None:
        name = (element.get("src") or element.get("href") or "").rpartition("/")[2]
        words = " ".join(part for part in (element.get("alt") or "", name) if part)
        text.spaced = True
        spot = text.spot()
        # A picture may be the law (a formula, a map): its name is text, so a change shows.
        text.add(f"[image: {words}]" if words else "[image]", self._place)
        formula = Formula(text.start_from(spot), text.length, image=name or None)
        text.hold(formula)
        text.spaced = True

    # Attributes, page and line, roles

    def _attribute(self, element: etree._Element, name: str) -> str:
        """An attribute by its local name: dialects put it in different namespaces."""
        value = element.get(name)
        if value is None:
            # As it was last written: a file is of one habit.
            value = element.get(self._keys.get(name, name))
        if value is not None:
            return value
        for key, found in element.attrib.items():
            if key.endswith(name) and key.rpartition("}")[2] == name:
                self._keys[name] = key
                return found
        return ""

    def instruction(self, element: etree._ProcessingInstruction, text: Text | None) -> None:
        """``<?L 24-15?>``: line 15 of page 24 begins here; others say nothing of the print."""
        if element.target != "L" or element is self._heeded:
            return
        page, _, line = (element.text or "").strip().partition("-")
        if page.isdecimal() and line.isdecimal() and len(page) <= 5 and len(line) <= 4:
            self._place = place = (int(page), int(line))
            if text is not None:
                text.mark(place)

    def _learn(self, element: etree._Element) -> Role:
        """The role of a name met for the first time."""
        tag = element.tag
        name = self._names[tag] = local_name(tag)
        role = ROLES.get(name, Role.BLOCK)
        if role is Role.BLOCK and name not in BLOCKS:
            self.warnings.append(
                Warning(
                    f"<{name[:40]}> is not an element this version knows: kept as text",
                    line=element.sourceline,
                )
            )
        self._roles[tag] = role
        return role

    def _name(self, element: etree._Element) -> str:
        return self._names.get(element.tag) or local_name(element.tag)
