"""Formulae: MathML kept, and nothing else that a file might put there."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from lxml import etree

from lawdiff.prints.akn.vocabulary import local_name

_ELEMENTS = frozenset(
    "math mrow mi mn mo mtext ms mspace mfrac msqrt mroot mstyle merror mpadded mphantom mfenced "
    "menclose msub msup msubsup munder mover munderover mmultiscripts mprescripts none mtable mtr "
    "mtd semantics".split()
)
_ATTRIBUTES = frozenset(
    "display mathvariant stretchy fence separator form lspace rspace open close separators "
    "linethickness columnalign rowalign columnspan rowspan notation accent accentunder".split()
)


def mathml(element: etree._Element) -> str:
    """A formula as MathML, of known elements and attributes only, in one namespace.

    Args:
        element: a ``math`` element.
    """
    return f'<math xmlns="http://www.w3.org/1998/Math/MathML">{_inside(element)}</math>'


def raised(name: str, words: str) -> str:
    """Words raised (``sup``) or lowered (``sub``) in running text, as MathML."""
    tag = "msub" if name == "sub" else "msup"
    return (
        f'<math xmlns="http://www.w3.org/1998/Math/MathML"><{tag}><mrow></mrow>'
        f"<mtext>{escape(words)}</mtext></{tag}></math>"
    )


def spoken(element: etree._Element) -> Iterator[str]:
    """The words and signs of a formula, in order; notes for programs are left out."""
    if isinstance(element.tag, str) and not local_name(element.tag).startswith("annotation"):
        if element.text:
            yield element.text
        for child in element:
            yield from spoken(child)
            if child.tail:
                yield child.tail


def _inside(element: etree._Element) -> str:
    pieces = [escape(element.text or "")]
    for child in element:
        if isinstance(child.tag, str):
            name = local_name(child.tag)
            if name in _ELEMENTS and name != "math":
                attributes = "".join(
                    f' {key}="{escape(value)}"'
                    for key, value in sorted(child.attrib.items())
                    if key in _ATTRIBUTES
                )
                pieces.append(f"<{name}{attributes}>{_inside(child)}</{name}>")
            elif not name.startswith("annotation"):
                pieces.append(_inside(child))
        pieces.append(escape(child.tail or ""))
    return "".join(" ".join(piece.split()) if piece.isspace() else piece for piece in pieces)
