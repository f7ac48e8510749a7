"""Elements by the identifiers they carry, for references and placeholders."""

from __future__ import annotations

from lxml import etree


class Identifiers:
    """What an identifier names in a document; read from it once, when first asked."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._named: dict[str, etree._Element | None] | None = None

    def element(self, identifier: str) -> etree._Element | None:
        """The one element with that GUID or ``eId``; ``None`` where none or several have it."""
        if self._named is None:
            self._named = {}
            for element in self._root.iter(etree.Element):
                for key in ("GUID", "eId", "id"):
                    name = element.get(key)
                    if name:
                        self._named[name] = None if name in self._named else element
        return self._named.get(identifier)
