"""Language codes as web pages write them."""

from __future__ import annotations

import re

_TWO_LETTERS = dict(
    pair.split(":")
    for pair in (
        "eng:en fra:fr fre:fr deu:de ger:de ita:it spa:es por:pt nld:nl dut:nl swe:sv fin:fi "
        "dan:da nor:no nob:nb nno:nn isl:is ice:is gle:ga cym:cy wel:cy gla:gd ltz:lb pol:pl "
        "ces:cs cze:cs slk:sk slo:sk hun:hu ron:ro rum:ro bul:bg hrv:hr slv:sl srp:sr ell:el "
        "gre:el est:et lav:lv lit:lt mlt:mt tur:tr rus:ru ukr:uk ara:ar heb:he fas:fa per:fa "
        "zho:zh chi:zh jpn:ja kor:ko hin:hi ben:bn swa:sw afr:af zul:zu xho:xh cat:ca eus:eu "
        "baq:eu glg:gl lat:la"
    ).split()
)
"""ISO 639-2 → ISO 639-1, which web pages use where it exists (BCP 47)."""

_CODE = re.compile(r"[a-z]{2,3}")


def html_language(code: str) -> str:
    """The language of a print for the page's ``lang``; English where it says none.

    >>> html_language("eng"), html_language("FRA"), html_language("xx; evil"), html_language("")
    ('en', 'fr', 'en', 'en')
    """
    said = code.strip().lower()
    if said in _TWO_LETTERS:
        return _TWO_LETTERS[said]
    return said if _CODE.fullmatch(said) and said not in ("und", "mul", "zxx") else "en"
