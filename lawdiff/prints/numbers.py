"""Numbers as printed and as cited."""

from __future__ import annotations

import re

_EDGE = "()[]{}.,:;–—-_ \u00a0\u2002\u2003\u2007\u2009\u202f§"
_ENUMERATOR = re.compile(r"\d|^[A-Za-z]{1,4}$|^[ivxlcdmIVXLCDM]+$")


def bare_number(printed: str) -> str:
    """What identifies a provision in its printed number; empty where nothing does.

    >>> [bare_number(n) for n in ("29", "(ca)", "Schedule 5", "1.", "Article 8A", "ANNEX")]
    ['29', 'ca', '5', '1', '8A', '']
    """
    text = printed.strip(_EDGE)
    if not text:
        return ""
    words = text.split()
    last = words[-1].strip(_EDGE)
    if len(words) == 1 and len(last) > 4 and not _ENUMERATOR.search(last):
        return ""
    return last if _ENUMERATOR.search(last) else ""
