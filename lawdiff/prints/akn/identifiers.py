"""Elements by the identifiers they carry, for references and placeholders."""

from __future__ import annotations

from lxml import etree

_KEYS = ("GUID", "eId", "id")
_FEW = 4
"""Searches from the top before an index of the whole document is worth its price."""


class Identifiers:
    """What an identifier names in a document."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._searches = 0
        self._index: dict[str, list[etree._Element]] | None = None

    def first(self, identifier: str) -> etree._Element | None:
        """The first element so named."""
        if self._index is None and self._searches < _FEW:
            # A placeholder stands for the long title, which is near the top.
            self._searches += 1
            return next((e for e in self._root.iter(etree.Element) if _is(e, identifier)), None)
        found = self._indexed().get(identifier)
        return found[0] if found else None

    def only(self, identifier: str) -> etree._Element | None:
        """The one element so named; ``None`` where none or several are."""
        found = self._indexed().get(identifier, [])
        return found[0] if len(found) == 1 else None

    def _indexed(self) -> dict[str, list[etree._Element]]:
        if self._index is None:
            self._index = {}
            for element in self._root.iter(etree.Element):
                for name in {element.get(key) for key in _KEYS}:
                    if name:
                        self._index.setdefault(name, []).append(element)
        return self._index


def _is(element: etree._Element, identifier: str) -> bool:
    return any(element.get(key) == identifier for key in _KEYS)
