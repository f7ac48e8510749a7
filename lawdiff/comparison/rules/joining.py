"""Words joined, hyphenated or written apart: seldom one word, often two.

"Co-operate" is "cooperate". But "in valid form" is not "invalid form", to re-lease is not to
release and "may or" is no "mayor": what is not known to be one word counts as other words.
"""

from __future__ import annotations

import re

_PREFIXES = frozenset("co non sub inter multi anti semi micro".split())
"""A word with one of these means the same with and without the hyphen."""

_SHORTEST = 4
"""Letters after a prefix: "co-op" is not "coop"."""

_ONE_WORD = frozenset(
    """cannot email emails emailed insofar inasmuch wellbeing website websites webpage online
    offline ongoing healthcare childcare percent percentage decisionmaker decisionmakers
    decisionmaking policymaker policymakers landowner landowners homeowner homeowners timetable
    workplace workplaces database databases lifelong nationwide reenact reenacted reenactment
    safeguard goodwill fulltime parttime headteacher headteachers taxpayer taxpayers
    ratepayer ratepayers rulemaking lawmaking caretaker caseworker caseworkers sublet sublets
    subletting noone""".split()
)
"""Joined, hyphenated or apart, one word."""

_KEPT = frozenset(
    """a an in re un on off up out over under to by or and no not any some every may all is be
    one two three four five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty
    ninety hundred thousand first second third half part self""".split()
)
"""With a hyphen after or before it, such a word is part of another."""

_SEPARATOR = re.compile(r"[-\s]")


def one_word(a: list[str], b: list[str]) -> bool:
    """Whether words of the same letters are the same word, written otherwise.

    Args:
        a: keys of the words on one side.
        b: keys of the words on the other.

    >>> one_word(["co-operate"], ["cooperate"]), one_word(["can", "not"], ["cannot"])
    (True, True)
    >>> one_word(["re-lease"], ["release"]), one_word(["a", "void"], ["avoid"])
    (False, False)
    """
    left, right = " ".join(a), " ".join(b)
    first, second = _SEPARATOR.split(left), _SEPARATOR.split(right)
    if first == second:
        return _apart_or_hyphenated(left, right, first)
    parts, whole = (first, second) if len(first) > len(second) else (second, first)
    if len(whole) != 1 or len(parts) != 2:
        return False
    if whole[0] in _ONE_WORD:
        return True
    hyphenated = "-" in (left if parts is first else right)
    return hyphenated and parts[0] in _PREFIXES and len(parts[1]) >= _SHORTEST


def _apart_or_hyphenated(a: str, b: str, parts: list[str]) -> bool:
    """As "decision maker" and "decision-maker": one side has hyphens, the other only spaces."""
    if a == b:
        return True
    if " " in (b if "-" in a else a) and "-" in a and "-" in b:
        return False
    if (" " in a) == (" " in b) or len(parts) != 2:
        return False
    return "".join(parts) in _ONE_WORD or not _KEPT.intersection(parts)
