"""Formulae: MathML kept, and nothing else that a file might put there."""

from __future__ import annotations

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
            else:
                pieces.append(_inside(child))
        pieces.append(escape(child.tail or ""))
    return "".join(" ".join(piece.split()) if piece.isspace() else piece for piece in pieces)
