"""Statutory instruments of the United Kingdom: regulation 2(1)(a), rule 3(2), article 4.

What Akoma Ntoso calls an article is named after the instrument (*Statutory Instrument
Practice*, 5th edition, on citing provisions).
"""

from __future__ import annotations

import re

from lawdiff.prints.akn.dialects.tradition import COMMON, Tradition, Unit

_NAMES = re.compile(r"(?:wsi|uksi|ssi|nisr|nisi|uksro|draft-?si)$", re.I)
_WORDS = {"Regulations": "regulation", "Rules": "rule", "Order": "article", "Scheme": "article"}
_TITLE = re.compile(rf"\b({'|'.join(_WORDS)})\b(?!.*\b(?:{'|'.join(_WORDS)})\b)")

_TRADITIONS = {
    said: Tradition({"article": Unit(f"{said} {{n}}", joint="")}) for said in set(_WORDS.values())
}


def instrument(name: str, title: str) -> Tradition:
    """The way an instrument's provisions are cited; the common way for other documents.

    Args:
        name: of the document, as the file gives it ("wsi").
        title: its title.

    >>> list(instrument("wsi", "The Welsh Language Standards Regulations 2026").units)
    ['article']
    """
    found = _TITLE.search(title) if _NAMES.match(name) else None
    return _TRADITIONS[_WORDS[found[1]]] if found else COMMON
