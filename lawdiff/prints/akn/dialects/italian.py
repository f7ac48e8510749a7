"""Italy: articolo 1, comma 2, lettera a), numero 1).

After the three Presidencies' rules of drafting (*Regole e raccomandazioni per la formulazione
tecnica dei testi legislativi*, 2001), on partitions of an article.
"""

from __future__ import annotations

from lawdiff.prints.akn.dialects.tradition import Tradition, Unit

_LISTED = Unit("numero {n})", letter="lettera {n})", bare="capoverso {k}")

ITALIAN = Tradition(
    {
        "article": Unit("articolo {n}", joint=""),
        "paragraph": Unit("comma {n}", bare="capoverso {k}"),
        "subparagraph": _LISTED,
        "alinea": Unit("capoverso {n}", bare="capoverso {k}"),
        "point": _LISTED,
        "item": _LISTED,
        "indent": _LISTED,
        "recital": Unit("considerando {n}", bare="considerando {k}"),
        "citation": Unit("visto {n}", bare="visto {k}"),
    },
    attachment="allegato",
)
