"""Ids for the page: made of a provision's address, never of words that somebody typed.

``now-clause-29-2-a`` is clause 29(2)(a) of the new print, ``was-clause-15`` clause 15 of
the old one. A second provision cited by the same label gets ``--2``.
"""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[a-z0-9]+")

_QUOTED = re.compile('[“"‘].*?(?:[”"]|$)')
"""A heading or a defined term in a label: words that somebody typed."""

_WORDS = frozenset(
    "clause section article schedule paragraph subsection subparagraph sub part chapter cross "
    "heading crossheading before after long title enacting words preamble cover note inserted "
    "substituted definition in of the to table entry form annex appendix recital other text "
    "first schedules sections clauses item point indent group".split()
)
"""Words of an address. Other words of a label are somebody's, and are left out."""

_NUMBER = re.compile(r"[a-z]{0,2}\d+[a-z]{0,4}\d{0,3}|[a-z]{1,2}|[ivxlcdm]{1,8}")
"""A number as provisions have it: ``12``, ``194a``, ``a3``, ``zi``, ``xviii``."""


@lru_cache(maxsize=4096)
def slug(label: str) -> str:
    """The address in a label as an id can hold it.

    >>> slug("clause 3, inserted section 16A(1)(ii)")
    'clause-3-inserted-section-16a-1-ii'
    >>> slug("clause <script>alert</script> 5"), slug("Part 1, cross-heading “A new start”")
    ('clause-5', 'part-1-cross-heading')
    >>> slug("第五条")
    'provision'
    """
    kept = [
        word
        for word in _WORD.findall(_QUOTED.sub(" ", label).lower())
        if word in _WORDS or _NUMBER.fullmatch(word)
    ]
    return "-".join(kept) or "provision"


class Anchors:
    """Gives out ids, each only once."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def take(self, prefix: str, label: str) -> str:
        """A new id for a label.

        >>> anchors = Anchors()
        >>> anchors.take("now", "clause 1(2)"), anchors.take("now", "clause 1-2")
        ('now-clause-1-2', 'now-clause-1-2--2')
        """
        wanted = f"{prefix}-{slug(label)}"
        count = self._taken.get(wanted, 0) + 1
        self._taken[wanted] = count
        return wanted if count == 1 else f"{wanted}--{count}"
