"""Spanish, as Uruguay writes it: artículo 3º, literal A), numeral 1), inciso 2."""

from __future__ import annotations

from lawdiff.prints.akn.dialects.tradition import Tradition, Unit

_LISTED = Unit("numeral {n})", letter="literal {n})", bare="inciso {k}")

SPANISH = Tradition(
    {
        "article": Unit("artículo {n}", joint=""),
        "paragraph": Unit("apartado {n}", bare="inciso {k}"),
        "subparagraph": _LISTED,
        "alinea": _LISTED,
        "point": _LISTED,
        "item": _LISTED,
        "indent": _LISTED,
        "recital": Unit("considerando {n}", bare="considerando {k}"),
        "citation": Unit("visto {n}", bare="visto {k}"),
    },
    attachment="anexo",
)
