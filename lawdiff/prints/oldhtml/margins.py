"""Margin numbers that old HTML glues to words: "5falls", "(2) 10In"."""

from __future__ import annotations

import re

_UNITS = "st|nd|rd|th|kg|mg|g|km|cm|mm|m|ml|cl|l|t|p|am|pm|kW|kWh|MW|MWh|GW|Hz|kHz|MHz|GHz|MB|GB|C"
_GLUED = re.compile(rf"(?<![\w.,/£$€-])(\d{{1,2}})(?=[A-Za-z“‘(])(?!(?:{_UNITS})\b|\()")
_EVERY = 5


class Margins:
    """Takes out each number that is the next expected multiple of five, and no other.

    >>> margins = Margins()
    >>> margins.clean("The duty 5falls on the maker of 5kg of goods")
    'The duty falls on the maker of 5kg of goods'
    >>> margins.clean("(2) 10In this section"), margins.clean("within 25days"), margins.removed
    ('(2) In this section', 'within 25days', 2)
    """

    def __init__(self) -> None:
        self.removed = 0
        self._expected = _EVERY

    def page(self) -> None:
        """A new page begins: its lines are counted from 1 again."""
        self._expected = _EVERY

    def clean(self, text: str) -> str:
        """The words without margin numbers."""

        def judge(found: re.Match[str]) -> str:
            if int(found[1]) != self._expected:
                return found[0]
            self._expected += _EVERY
            self.removed += 1
            return ""

        return _GLUED.sub(judge, text)
