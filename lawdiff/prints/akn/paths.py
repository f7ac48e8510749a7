"""Where elements stand in a file, as lxml's ``getpath`` says it."""

from __future__ import annotations

from lxml import etree

_Kin = tuple[str, str | None] | None
"""What elements are counted together: those of one name and prefix, or (``None``) all."""


class Paths:
    """Paths of many elements, asked for in the order of the file.

    The same words as ``ElementTree.getpath``, which counts an element's siblings anew each time:
    on a body of 100,000 clauses that alone would take hours.
    """

    def __init__(self) -> None:
        self._paths: dict[etree._Element, str] = {}
        self._among_all: dict[etree._Element, int] = {}
        self._among_kin: dict[etree._Element, int] = {}

    def path(self, element: etree._Element) -> str:
        """The path of one element."""
        found = self._paths.get(element)
        if found is None:
            above = element.getparent()
            base = ""
            if above is not None:
                base = self._paths.get(above) or self.path(above)
            found = self._paths[element] = f"{base}/{self._step(element)}"
        return found

    def _step(self, element: etree._Element) -> str:
        tag = str(element.tag)
        prefix = element.prefix
        kin: _Kin = None
        name = "*"
        if prefix is not None or tag[0] != "{":
            kin = (tag, prefix)
            local = tag.rpartition("}")[2]
            name = f"{prefix}:{local}" if prefix is not None else local
        count = self._count(element, kin)
        alone = count == 1 and not _followed(element, kin)
        return name if alone else f"{name}[{count}]"

    def _count(self, element: etree._Element, kin: _Kin) -> int:
        """Its place among its kin, from the nearest one before it whose place is known."""
        counts = self._among_all if kin is None else self._among_kin
        count = 1
        before = element.getprevious()
        while before is not None:
            known = counts.get(before)
            if known is not None and (kin is None or _counted(before, kin)):
                count += known
                break
            if _counted(before, kin):
                count += 1
            before = before.getprevious()
        counts[element] = count
        return count


def _counted(element: etree._Element, kin: _Kin) -> bool:
    if kin is None:
        return isinstance(element.tag, str)
    return element.tag == kin[0] and element.prefix == kin[1]


def _followed(element: etree._Element, kin: _Kin) -> bool:
    after = element.getnext()
    while after is not None:
        if _counted(after, kin):
            return True
        after = after.getnext()
    return False
