"""Germany (LegalDocML.de): § 20 Absatz 1 Nummer 2 Buchstabe a.

After the Federal Ministry of Justice's handbook of drafting (*Handbuch der
Rechtsförmlichkeit*), on citing parts of a law.
"""

from __future__ import annotations

from lawdiff.prints.akn.dialects.tradition import Tradition, Unit

_LISTED = Unit(
    "Nummer {n}",
    letter="Buchstabe {n}",
    twice="Doppelbuchstabe {n}",
    bare="Punkt {k}",
    joint=" ",
    bare_joint=" ",
)

GERMAN = Tradition(
    {
        "article": Unit("{p}", joint=""),
        "section": Unit("{p}", joint=""),
        "paragraph": Unit("Absatz {n}", bare="Absatz {k}", joint=" ", bare_joint=" "),
        "subparagraph": Unit("Unterabsatz {n}", bare="Unterabsatz {k}", joint=" ", bare_joint=" "),
        "point": _LISTED,
        "item": _LISTED,
        "indent": _LISTED,
        "recital": Unit("Erwägungsgrund {n}", bare="Erwägungsgrund {k}"),
        "citation": Unit("Bezugsvermerk {n}", bare="Bezugsvermerk {k}"),
    },
    attachment="Anlage",
)
