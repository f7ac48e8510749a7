"""What a lexicon is: a kind, and a pattern that finds its words."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from lawdiff.comparison.model import ChangeKind


class Words(Struct, frozen=True):
    """Some words of a kind."""

    pattern: str
    """Finds them in a text, longest first; verbose, capitals and small letters alike."""
    hints: tuple[str, ...] = ()
    """Small letters of which some must stand in a text before the pattern is tried: a look for
    a handful of strings costs a tenth of the pattern. Empty: always try."""

    def may_stand(self, lower: str) -> bool:
        """Whether the pattern can find anything in a text, given in small letters."""
        for hint in self.hints:
            if hint in lower:
                return True
        return not self.hints


class Lexicon(Struct, frozen=True):
    """Words of one kind."""

    kind: ChangeKind
    """The kind a change has when it is these words that changed."""
    said: str
    """What the words are, for the reader: "a power, a duty or a condition"."""
    words: tuple[Words, ...]
    """Where several begin at one place in a text, the first counts."""

    def spans(self, text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
        """Start and end of each run of such words in ``text[start:end]``, in order."""
        lower = text[start:end].lower()
        tried = [compiled(words.pattern) for words in self.words if words.may_stand(lower)]
        if not tried:
            return []
        end = len(text) if end is None else end
        if len(tried) == 1:
            return [match.span() for match in tried[0].finditer(text, start, end)]
        return _in_turn(tried, text, start, end)


def _in_turn(tried: list[re.Pattern[str]], text: str, at: int, end: int) -> list[tuple[int, int]]:
    """What one pattern of all these, in their order, would find."""
    spans: list[tuple[int, int]] = []
    waiting = [(found, pattern) for pattern in tried if (found := pattern.search(text, at, end))]
    while waiting:
        first = min(waiting, key=lambda one: one[0].start())[0]
        at = first.end()
        spans.append((first.start(), at))
        waiting = [
            (found, pattern)
            for known, pattern in waiting
            if (found := known if known.start() >= at else pattern.search(text, at, end))
        ]
    return spans


@lru_cache(maxsize=64)
def compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when first needed; only tried where a word begins, which saves most of the time."""
    return re.compile(rf"(?<!\w)(?=[\w£€$])(?:{pattern})", re.VERBOSE | re.IGNORECASE)
