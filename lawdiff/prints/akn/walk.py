"""The walk over a document: its head and back, its body, what is attached to it."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from lawdiff.prints.akn.contents import Contents
from lawdiff.prints.akn.drafts import Draft
from lawdiff.prints.akn.vocabulary import TRANSPARENT, Role, local_name
from lawdiff.prints.model import Kind, Warning
from lawdiff.prints.words import LAYOUT

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_STATEMENTS = {
    "stageVersion": "stage",
    "toc": "contents",
    "ToCHeading": "contents heading",
    "ToCtype": "contents column",
    "p": "paragraph",
    "blockList": "list",
    "blockContainer": "block",
    "preamble.final": "closing formula",
}
_LONGEST_NAME = 40
"""Most characters of a document's name that is used as a label."""
_OUTSIDE = {"coverPage": "cover", "preface": "preface", "conclusions": "back cover"}


class Walk(Contents):
    """One document, walked from its root to drafts in print order."""

    _outside = ""
    """What it is on outside the body: the cover, the preface, the back."""

    def gather(self, element: etree._Element, above: Draft | None = None) -> None:
        """Walk an element that only gathers others: the document, its body, its cover."""
        loose = None
        child: Any
        if element.text and element.text.strip(LAYOUT):
            loose = self._loose(element, above, None, element.text)
        for child in element:
            self._gather_one(child, above)
            if child.tail and child.tail.strip(LAYOUT):
                loose = self._loose(element, above, loose, child.tail)

    def gather_notes(self) -> None:
        """Read the notes that a file keeps among its metadata; they are printed all the same."""
        for meta in self._metas:
            for notes in meta.iterchildren(etree.Element):
                if local_name(notes.tag) == "notes":
                    for note in notes.iterchildren(etree.Element):
                        self._kept_note(note)

    def _kept_note(self, element: etree._Element) -> None:
        draft = self._new(element, "note", None)
        self._contents(element, draft, draft.text)
        draft.end = len(self.drafts)
        if not draft.text.length and not draft.children:
            self._forget(draft)
            return
        marker = " ".join((element.get("marker") or "").split())[:_LONGEST_NAME]
        draft.place_name = f"note {marker}".strip()

    def _gather_one(self, child: Any, above: Draft | None) -> None:
        role = self._roles.get(child.tag) or self._learn(child)
        if role is Role.INSTRUCTION:
            self.instruction(child, None)
        elif role is Role.PROVISION:
            self._provision(child, above)
        elif role is Role.SKIP:
            self._skip(child)
        else:
            self._gathered(child, self._names[child.tag], above)

    def _gathered(self, child: etree._Element, name: str, above: Draft | None) -> None:
        if name in _OUTSIDE or name == "preamble":
            before, self._outside = self._outside, _OUTSIDE.get(name, name)
            if name == "conclusions":
                # The last marked line was in the body.
                self._place = None
            self.gather(child, above)
            self._outside = before
        elif name == "attachment" or (name == "component" and _is_attached(child)):
            self._attachment(child, above)
        elif name in TRANSPARENT:
            self.gather(child, above)
        else:
            self._statement(child, name, above)

    def _attachment(self, element: etree._Element, above: Draft | None) -> None:
        """A document that follows the law itself: an annex, an agreement it approves."""
        draft = self._new(element, "schedule", above)
        draft.attached = True
        name = next((child.get("name") or "" for child in element if _is_document(child)), "")
        draft.place_name = " ".join(name.split()) if len(name) <= _LONGEST_NAME else ""
        before, self._outside = self._outside, ""
        child: Any
        draft.text.add(element.text or "")
        for child in element:
            role = self._roles.get(child.tag) or self._learn(child)
            if role is Role.NUMBER or role is Role.HEADING:
                self._special(child, role, draft, draft.text, head=True)
            else:
                self._gather_one(child, draft)
            draft.text.add(child.tail or "")
        self._outside = before
        draft.end = len(self.drafts)

    def _loose(
        self, element: etree._Element, above: Draft | None, loose: Draft | None, words: str
    ) -> Draft:
        """Words that stand in no paragraph, in a text of their own."""
        if loose is None:
            loose = self._new(element, "cover" if self._on_cover else "other", above)
            loose.place_name = self._named("loose words")
            loose.end = loose.index + 1
            self.warnings.append(
                Warning(
                    f"words that stand in no paragraph of <{self._name(element)}>: kept as text",
                    line=element.sourceline,
                )
            )
        loose.text.broken = True
        loose.text.add(words, self._place)
        return loose

    def _statement(self, element: etree._Element, name: str, above: Draft | None) -> None:
        """A text that stands outside provisions."""
        kind: Kind = "cover" if self._on_cover else "other"
        if name == "longTitle" and self._outside != "back cover":
            kind = "long-title"
        elif name == "formula" and self._outside == "preamble":
            kind = "enacting-words"
        draft = self._new(element, kind, above)
        self._contents(element, draft, draft.text)
        draft.end = len(self.drafts)
        if not draft.text.length and not draft.children:
            self._forget(draft)
            return
        said = element.get("name") or element.get("class") or name
        if "undefin" in said or len(said) > _LONGEST_NAME:
            # "attributsemantik-noch-undefiniert" is no name.
            said = name
        if above is not None and above.attached:
            draft.cited, draft.joint = _worded(said), ", "
        elif kind not in ("long-title", "enacting-words"):
            draft.place_name = self._named(said)

    @property
    def _on_cover(self) -> bool:
        return self._outside not in ("", "preamble")

    def _named(self, said: str) -> str:
        return f"{self._outside or 'text'}, {_worded(said)}"


def _worded(said: str) -> str:
    """An element's name as words: "stageVersion" is "stage"."""
    return _STATEMENTS.get(said) or _CAMEL.sub(" ", said).replace("_", " ").lower()


def _is_attached(component: etree._Element) -> bool:
    """It holds a document of its own that is not the Bill or Act itself."""
    return any(_is_document(child) for child in component)


def _is_document(element: etree._Element) -> bool:
    return isinstance(element.tag, str) and local_name(element.tag) in ("doc", "statement")
