"""What a file's own references point at."""

from __future__ import annotations

from lxml import etree

from lawdiff.prints.akn.drafts import Draft, RawReference
from lawdiff.prints.akn.identifiers import Identifiers
from lawdiff.prints.akn.metadata import Placeholders
from lawdiff.prints.model import Reference, Warning


class Targets:
    """References' tags, resolved within the document: by GUID, else by ``eId``.

    An identifier that stands twice is nobody's.
    """

    def __init__(
        self, drafts: list[Draft], identifiers: Identifiers, placeholders: Placeholders
    ) -> None:
        self.warnings: list[Warning] = []
        self._identifiers = identifiers
        self._placeholders = placeholders
        self._drafts = drafts
        self._by_guid: dict[str, int | None] = {}
        self._by_eid: dict[str, int | None] = {}
        self._by_element: dict[etree._Element, int] = {}
        self._elsewhere: dict[str, int | None] = {}
        by_guid, by_eid = self._by_guid, self._by_eid
        for index, draft in enumerate(drafts):
            guid, eid = draft.guid, draft.eid
            if guid:
                if guid in by_guid:
                    self._repeated(by_guid, "GUID", guid, draft.element)
                else:
                    by_guid[guid] = index
            if eid:
                if eid in by_eid:
                    self._repeated(by_eid, "eId", eid, draft.element)
                else:
                    by_eid[eid] = index

    def all(self, raw: list[RawReference] | tuple[()]) -> tuple[Reference, ...]:
        """References with their targets."""
        return tuple(
            [
                Reference(start, end, self._target(guid, href), href)
                for start, end, guid, href in raw
            ]
        )

    def _repeated(
        self, known: dict[str, int | None], kind: str, identifier: str, element: etree._Element
    ) -> None:
        if known[identifier] is not None:
            known[identifier] = None
            self.warnings.append(
                Warning(
                    f"{kind} {identifier[:80]!r} is used more than once: read all the same",
                    line=element.sourceline,
                )
            )

    def _target(self, guid: str, href: str) -> int | None:
        if guid:
            return self._by_guid[guid] if guid in self._by_guid else self._around(guid)
        if href.startswith("#") and len(href) > 1:
            name = href[1:]
            return self._by_eid[name] if name in self._by_eid else self._around(name)
        return None

    def _around(self, identifier: str) -> int | None:
        """The provision around an element, such as a heading or a defined word, so named."""
        if identifier in self._elsewhere:
            return self._elsewhere[identifier]
        if not self._by_element:
            self._by_element = {draft.element: draft.index for draft in self._drafts}
        found = None
        current = None
        if not self._placeholders.knows(identifier):
            current = self._identifiers.only(identifier)
        while current is not None and found is None:
            found = self._by_element.get(current)
            current = current.getparent()
        self._elsewhere[identifier] = found
        return found
