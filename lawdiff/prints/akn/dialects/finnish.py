"""Finland: 2 § 1 momentti 3 kohta, after the Ministry of Justice's *Lainkirjoittajan opas*."""

from __future__ import annotations

from lawdiff.prints.akn.dialects.tradition import Tradition, Unit

FINNISH = Tradition(
    {
        "section": Unit("{n} §", joint=""),
        "article": Unit("{n} artikla", joint=""),
        "subsection": Unit("{n} momentti", bare="{k} momentti", joint=" ", bare_joint=" "),
        "paragraph": Unit("{n} kohta", bare="{k} kohta", joint=" ", bare_joint=" "),
        "subparagraph": Unit("{n} alakohta", bare="{k} alakohta", joint=" ", bare_joint=" "),
    },
    attachment="liite",
)
