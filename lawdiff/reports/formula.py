"""Formulae for the page: MathML rebuilt from an allow-list, so that none can carry a script."""

from __future__ import annotations

from functools import lru_cache

from lxml import etree

from lawdiff.prints.model import Formula
from lawdiff.reports.escaping import esc

MATHML = "http://www.w3.org/1998/Math/MathML"

_ELEMENTS = frozenset(
    "math mi mn mo ms mspace mtext mfrac mroot msqrt mrow mstyle merror mpadded mphantom msub "
    "msup msubsup munder mover munderover mmultiscripts mprescripts none mtable mtr mtd "
    "mfenced menclose semantics".split()
)
"""MathML Core's presentation elements, and the older two that prints still use."""

_ATTRIBUTES = frozenset(
    "display mathvariant displaystyle scriptlevel stretchy fence separator lspace rspace minsize "
    "maxsize symmetric largeop movablelimits accent accentunder linethickness columnspan rowspan "
    "width height depth open close separators notation".split()
)

_TOKENS = frozenset(("mi", "mn", "mo", "ms", "mtext"))

_DEPTH = 64


@lru_cache(maxsize=1024)
def formula_html(formula: Formula, words: str) -> str:
    """A formula as HTML: MathML where the print has it, else its words or its picture's name.

    Args:
        formula: the formula.
        words: its words in the provision's text, for where there is no MathML.
    """
    if formula.mathml:
        made = _rebuilt(formula.mathml)
        if made:
            return made
    if formula.image and not words.strip():
        return f'<span class="fig">[picture: {esc(formula.image)}]</span>'
    if formula.image:
        return f'{esc(words)} <span class="fig">[picture: {esc(formula.image)}]</span>'
    return esc(words)


def _rebuilt(mathml: str) -> str:
    """The MathML with only what the allow-list knows; empty where it cannot be read."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(mathml.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return ""
    if _name(root) != "math":
        return ""
    parts: list[str] = []
    _write(root, parts, 0)
    return "".join(parts)


def _write(element: etree._Element, parts: list[str], depth: int) -> None:
    name = _name(element)
    known = name in _ELEMENTS and depth < _DEPTH
    if known:
        kept = [
            f' {key}="{esc(value)}"'
            for key, value in sorted(element.attrib.items())
            if isinstance(key, str) and key in _ATTRIBUTES
        ]
        parts.append(f"<{name}{''.join(kept)}>")
    if name:
        parts.append(_text(element.text, name))
    for child in element:
        if depth < _DEPTH and _name(child) not in ("", "annotation", "annotation-xml"):
            _write(child, parts, depth + 1)
        parts.append(_text(child.tail, name))
    if known:
        parts.append(f"</{name}>")


def _text(text: str | None, name: str) -> str:
    """Words in a formula; outside the elements that hold words they get one of their own."""
    if not text:
        return ""
    if name in _TOKENS:
        return esc(text)
    return f"<mtext>{esc(text.strip())}</mtext>" if text.strip() else ""


def _name(element: etree._Element) -> str:
    """Local name of a MathML element; empty for comments, instructions and foreign elements."""
    if not isinstance(element.tag, str):
        return ""
    found = etree.QName(element)
    return found.localname if found.namespace in (None, MATHML) else ""
