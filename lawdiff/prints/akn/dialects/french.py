"""France and Luxembourg: Article 1er, I, 1°, a bis), alinéa 2.

A division is cited by its number as printed; what has none is an *alinéa*, counted within what
it stands in (France's *Guide de légistique*, fiche 3.4.1; Luxembourg's *Traité de légistique
formelle*).
"""

from __future__ import annotations

from lawdiff.prints.akn.dialects.tradition import Tradition, Unit

_LISTED = Unit("{p}", bare="alinéa {k}")

FRENCH = Tradition(
    {
        "article": Unit("Article {n}", joint=""),
        "paragraph": Unit("paragraphe {n}", bare="alinéa {k}"),
        "subparagraph": _LISTED,
        "alinea": _LISTED,
        "point": _LISTED,
        "item": _LISTED,
        "indent": Unit("{p}", bare="tiret {k}"),
        "clause": Unit("{p}", bare="formule exécutoire"),
        "recital": Unit("considérant {n}", bare="considérant {k}"),
        "citation": Unit("visa {n}", bare="visa {k}"),
    },
    attachment="annexe",
)
