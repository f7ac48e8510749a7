"""What a lexicon is: a kind, and a pattern that finds its words."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from lawdiff.comparison.model import ChangeKind


class Lexicon(Struct, frozen=True):
    """Words of one kind."""

    kind: ChangeKind
    """The kind a change has when it is these words that changed."""
    pattern: str
    """Finds them in a text, longest first; verbose, capitals and small letters alike."""
    said: str
    """What the words are, for the reader: "a power, a duty or a condition"."""
    hints: tuple[str, ...] = ()
    """Small letters of which some must stand in a text before the pattern is tried: a look for
    a handful of strings costs a tenth of the pattern. Empty: always try."""

    def may_find(self, lower: str) -> bool:
        """Whether the pattern can find anything in a text, given in small letters."""
        for hint in self.hints:
            if hint in lower:
                return True
        return not self.hints

    def spans(self, text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
        """Start and end of each run of such words in ``text[start:end]``, in order."""
        found = _compiled(self.pattern).finditer(text, start, len(text) if end is None else end)
        return [match.span() for match in found]


@lru_cache(maxsize=32)
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when first needed; only tried where a word begins, which saves most of the time."""
    return re.compile(rf"(?<!\w)(?=[\w£€$])(?:{pattern})", re.VERBOSE | re.IGNORECASE)
