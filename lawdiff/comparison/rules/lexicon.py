"""What a lexicon is: a kind, and a pattern that finds its words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lawdiff.comparison.model import ChangeKind


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words of one kind."""

    kind: ChangeKind
    """The kind a change has when it is these words that changed."""
    pattern: re.Pattern[str]
    """Finds them in a text, outermost first; where it has a group ``words``, only that."""
    said: str
    """What the words are, for the reader: "a power, duty or condition"."""

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Start and end of each run of such words in ``text``, in order."""
        return [match.span() for match in self.pattern.finditer(text)]


def compiled(pattern: str, *, case: bool = False) -> re.Pattern[str]:
    """A verbose pattern; unless ``case``, capitals and small letters are the same."""
    return re.compile(pattern, re.VERBOSE | (0 if case else re.IGNORECASE))
