"""One tag, several roles: which kind of provision an element is."""

from __future__ import annotations

from lxml import etree

from lawdiff.prints.akn.drafts import Draft
from lawdiff.prints.akn.vocabulary import GROUPS, LISTED, UNITS, local_name
from lawdiff.prints.model import Kind

_CLASSES: dict[str, Kind] = {
    "para1": "paragraph",
    "para2": "subparagraph",
    "para3": "subparagraph",
    "para4": "subparagraph",
    "schProv2": "subparagraph",
    "sch": "schedule",
    "definition": "definition",
}
_NAMED: dict[str, Kind] = {
    "crossheading": "crossheading",
    "crossHeading": "crossheading",
    "schedule": "schedule",
    "annex": "schedule",
    "appendix": "schedule",
    "attachment": "schedule",
    "definition": "definition",
}


def kind_of(element: etree._Element, name: str, above: Draft | None, section: Kind) -> Kind:
    """The kind of a provision's element.

    Args:
        element: the element.
        name: its local name.
        above: the provision it stands in.
        section: what a ``section`` of this document's own text is: a clause of a Bill, a
            section of an Act.
    """
    if name == "clause" and not _numbered(element):
        # The closing words of a law of the EU or Luxembourg.
        return "other"
    if name in UNITS:
        return UNITS[name]
    if name in GROUPS:
        return GROUPS[name]
    css = element.get("class") or ""
    if name == "section":
        if css.startswith(("group", "schGroup")):
            return "part"
        return section
    if name == "hcontainer":
        return _NAMED.get(element.get("name") or "") or _CLASSES.get(css) or "other"
    if css in _CLASSES:
        return _CLASSES[css]
    if name in LISTED:
        if _opens_with_definition(element):
            return "definition"
        inside = above is not None and above.kind in ("paragraph", "subparagraph")
        return "subparagraph" if inside else "paragraph"
    return "other"


def _numbered(element: etree._Element) -> bool:
    return any(local_name(child.tag) == "num" for child in element.iterchildren(etree.Element))


def _opens_with_definition(element: etree._Element) -> bool:
    """It has no number, and its first words are a defined term, in quotation marks or not."""
    words = (element.text or "").strip(_MARKS)
    for child in element.iterchildren(etree.Element):
        name = local_name(child.tag)
        if words:
            return False
        if name in ("content", "intro", "p", "subsection", "paragraph", "i", "b", "span"):
            return _opens_with_definition(child)
        return name == "def"
    return False


_MARKS = " \t\r\n“”‘’«»\"'"
