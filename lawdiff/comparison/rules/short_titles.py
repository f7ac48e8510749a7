"""The words by which an Act gives itself its name: they cite no other law.

"This Act may be cited as the Water Act 2016" names this very Act. Another year there is a year,
and another name other words.
"""

from __future__ import annotations

import re

from lawdiff.comparison.model import ChangeKind
from lawdiff.comparison.tokens import Tokens
from lawdiff.comparison.words import Edit

_LAW = "(?:Act|Measure|Order|Regulations|Rules|Scheme|Code)"
_CAPITAL = "(?-i:[A-ZÀ-Þ(])"
_NAMED = re.compile(
    rf"""(?:
        (?:^|(?<=[.;:—“"]\s)|(?<=[—“"])) th(?:is|ese)\s {_LAW}\s
          (?:may\sbe|is|are)\s cited\s as\s
      | \bshort\stitle\sof\sthis\s (?:Act|Measure)\s is\s
    ) (?:the\s)?
    (?P<name> (?={_CAPITAL})
      (?: (?! \b(?:Act|Measure|Regulations)\b | \b{_LAW}\b(?!\s{_CAPITAL}))
          (?:No\.|[^.;:“”"]) ){{1,400}}?
      \b{_LAW} ,? (?:\s\([^()]{{1,60}}\))? \s (?:1[6-9]|20)\d\d
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""The sentence is about the whole law, not about a Part of it; and where the name has no year,
as in "the Water Act and is to be construed as one with the Gas Act 1986", the next law's year is
no part of it. An Order can be in a name, as in that of the Public Order Act."""
_AROUND = 500
"""Characters before and after a change that are looked at: no name is so long."""
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")

WHY_YEAR = "The year in the name that it gives itself is another."
WHY_NAME = "The name that it gives itself is another: it cites no other law."


def kind_and_why(edit: Edit, old: Tokens, new: Tokens) -> tuple[ChangeKind, str] | None:
    """The kind of a change within the name that a law gives itself; ``None`` of any other."""
    if not (_within(old, edit.i1, edit.i2) and _within(new, edit.j1, edit.j2)):
        return None
    keys = old.keys[edit.i1 : edit.i2], new.keys[edit.j1 : edit.j2]
    if all(len(side) == 1 and _YEAR.fullmatch(side[0]) for side in keys):
        return "time", WHY_YEAR
    return "wording", WHY_NAME


def _within(tokens: Tokens, start: int, end: int) -> bool:
    text = tokens.text
    first = tokens.starts[start] if start < len(tokens.starts) else len(text)
    last = tokens.ends[end - 1] if start < end else first
    return any(
        found.start("name") <= first and last <= found.end("name")
        for found in _NAMED.finditer(text, max(0, first - _AROUND), last + _AROUND)
    )
