"""The opening words of an amendment, such as "The 2008 Act is amended as follows".

They stand in clause after clause, and say nothing but that an amendment follows. Where
one such sentence is left out and another comes in, nothing has moved.
"""

from __future__ import annotations

import re

from lawdiff.alignment.flat import FIELD, Flat

OPENING = re.compile(
    FIELD + r".{0,300}?\b(?:"
    r"amended\s(?:as\sfollows|as\s(?:set\sout|mentioned|provided)\s.{1,60}"
    r"|in\saccordance\swith\s.{1,60}|in\sthe\sfollowing\s(?:way|ways|manner))"
    r"|(?:the|these|with\sthe)\sfollowing\samendments(?:\s(?:is|are)\s(?:made|to\sbe\smade))?"
    r"|wedi(?:'[iu]|\sei|\seu)\sd?diwygio\sfel\sa\sganlyn"
    r")\W*",
    re.IGNORECASE | re.DOTALL,
)
"""English and Welsh; the whole text, under no heading of its own."""

ONE = re.compile(
    r"\b(?:section|article|regulation|schedule|paragraph|part|chapter|rule)\s\w+(?:\(\w+\))*"
    r"(?:\s(?:of|to)\s[^()]{1,80})?\s\([^()]{3,}\)",
    re.IGNORECASE,
)
"""A provision of another Act named with its heading: "Section 118 (compulsory
de-registration)". Two prints that each amend it once amend it in the same place."""


def names_one(flat: Flat, i: int) -> bool:
    """Whether the opening words say which single provision is amended."""
    return ONE.search(flat.folded[i]) is not None


def says_opening(flat: Flat, i: int) -> bool:
    """Whether the own words of provision ``i`` say only that an amendment follows."""
    return OPENING.fullmatch(flat.folded[i]) is not None


def is_opening(flat: Flat, i: int) -> bool:
    """Whether that is all there is of it."""
    return flat.end[i] == i + 1 and says_opening(flat, i)
