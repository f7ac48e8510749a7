"""The European Union in English (AKN4EU, LEOS): Article 1(6), point (a), second subparagraph.

After the institutions' Joint Practical Guide and the Interinstitutional Style Guide, on citing
parts of an act. Documents in other languages are cited as that language's own law is.
"""

from __future__ import annotations

from lxml import etree

from lawdiff.prints.akn.dialects.tradition import Tradition, Unit
from lawdiff.prints.akn.vocabulary import local_name
from lawdiff.prints.model import Warning
from lawdiff.prints.xml import XML_ID

EUROPEAN = Tradition(
    {
        "article": Unit("Article {n}", joint=""),
        "paragraph": Unit("({n})", bare="{th} paragraph", joint=""),
        "subparagraph": Unit("({n})", bare="{th} subparagraph"),
        "alinea": Unit("({n})", bare="{th} subparagraph"),
        "point": Unit("point ({n})", within="({n})", bare="point {k}"),
        "item": Unit("point ({n})", within="({n})", bare="point {k}"),
        "indent": Unit("indent {n}", bare="{th} indent"),
        "clause": Unit("clause {n}", bare="closing words"),
        "recital": Unit("recital {n}", bare="recital {k}"),
        "citation": Unit("citation {n}", bare="citation {k}"),
    },
    attachment="annex",
)

_SET_ASIDE = {"del": "deleted", "move_to": "moved away"}


class Ghosts:
    """The copies that LEOS leaves where a passage was moved from.

    ``leos:softmove_to`` names the live copy; only where that stands in the document is the
    other one a ghost, so that no words can be lost.
    """

    def __init__(self, root: etree._Element) -> None:
        self.warnings: list[Warning] = []
        self._live: set[str] = set()
        for element in root.iter(etree.Element):
            name = element.get(XML_ID) or element.get("eId") or element.get("id")
            if name and not _leos(element, "softmove_to"):
                self._live.add(name)

    def __call__(self, element: etree._Element) -> bool:
        """Whether this element is one."""
        if _leos(element, "softmove_to") in self._live:
            return True
        said = _SET_ASIDE.get(_leos(element, "softaction"))
        if said:
            name = local_name(element.tag)
            self.warnings.append(
                Warning(f"this <{name}> is marked as {said}: kept as text", element.sourceline)
            )
        return False


def _leos(element: etree._Element, name: str) -> str:
    for key, value in element.attrib.items():
        if key.rpartition("}")[2].lower() == name:
            return value
    return ""
