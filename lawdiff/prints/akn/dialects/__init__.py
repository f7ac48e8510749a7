"""How each country's law is cited: one module for each that differs from the common way."""

from __future__ import annotations

from lawdiff.prints.akn.dialects.european import EUROPEAN, Ghosts
from lawdiff.prints.akn.dialects.finnish import FINNISH
from lawdiff.prints.akn.dialects.french import FRENCH
from lawdiff.prints.akn.dialects.german import GERMAN
from lawdiff.prints.akn.dialects.instruments import instrument
from lawdiff.prints.akn.dialects.italian import ITALIAN
from lawdiff.prints.akn.dialects.spanish import SPANISH
from lawdiff.prints.akn.dialects.tradition import Tradition, cite

__all__ = ["Ghosts", "Tradition", "cite", "tradition_of"]

_BY_LANGUAGE = {
    "deu": GERMAN,
    "fin": FINNISH,
    "fra": FRENCH,
    "ita": ITALIAN,
    "spa": SPANISH,
}


def tradition_of(language: str, european: bool, name: str, title: str) -> Tradition:
    """The way of citing for a document.

    Args:
        language: ISO 639-2 code of the document's language.
        european: it is a document of the European Union.
        name: what the file calls the document ("wsi").
        title: its title.
    """
    if language in _BY_LANGUAGE:
        return _BY_LANGUAGE[language]
    return EUROPEAN if european else instrument(name, title)
