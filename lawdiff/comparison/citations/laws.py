"""Names of laws, as a reference says them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from lawdiff.comparison.citations.model import Scope, Unit

SPACE = r"\s"
"""Any space that occurs in prints: a list of a few of them takes ten times as long to compile."""

_SORT = (
    r"(?:Act|Bill|Orders?|Regulations?|Measure|Rules?|Scheme|Code|Directive|Decision|Convention"
    r"|Treaty|Agreement|Protocol|Charter|Law|Ordinance|Constitution|Resolution)"
)
_OWN = re.compile(
    rf"(?:this|the present){SPACE}+(?:Act|Bill|Order|Measure|Regulation|Directive|Scheme|Code|Law"
    r"|By-?law|Ordinance|Decree|Statute)s?\b"
    rf"|these{SPACE}+(?:Regulations|Rules|Orders?)\b"
)
_BACK = re.compile(
    rf"(?:[Tt]hat|[Tt]hose){SPACE}+{_SORT}\b"
    rf"|[Tt]he{SPACE}+(?:(?:1[5-9]|20)\d\d(?:{SPACE}[A-Z][a-z]*)?|[A-Za-z]?[A-Z]{{2,}})"
    rf"(?:{SPACE}+[A-Z][A-Za-z]*){{0,3}}?{SPACE}+{_SORT}\b"
    rf"|[Tt]he{SPACE}+(?:UK|EU){SPACE}GDPR\b|[Tt]he{SPACE}GDPR\b|[Tt]he{SPACE}+T(?:FEU|EU)\b"
    rf"|[Tt]he{SPACE}+(?:(?:1[5-9]|20)\d\d{SPACE}+)?{_SORT}\b(?!{SPACE}+(?:\d{{4}}|of{SPACE}+[A-Z]))"
)
_NAMED = re.compile(
    rf"(?:[Tt]he{SPACE}+)?[A-Z][^.;:“”\"—\n]{{0,180}}?\b{_SORT}"
    rf"(?:{SPACE}\((?:Northern{SPACE}Ireland|Scotland|Wales|England[^()]*)\))?"
    rf"(?:,)?{SPACE}(?:\(Northern{SPACE}Ireland\){SPACE})?(?:1[2-9]|20)\d\d\b(?!/)"
)
_NUMBERED = re.compile(
    rf"(?:[Tt]he{SPACE}+)?(?:(?:Council|Commission|Delegated|Implementing){SPACE}+){{0,2}}"
    rf"(?:Regulation|Directive|Decision|Framework{SPACE}Decision){SPACE}+"
    rf"(?:\((?:EU|EC|EEC|Euratom)(?:,{SPACE}?Euratom)?\){SPACE}+)?(?:No\.?{SPACE}+)?\d+/\d+(?:/[A-Z]+)?"
)
_DEFINED = re.compile(rf"[Tt]he{SPACE}+(?:[A-Za-z]*[A-Z][\w’'-]*{SPACE}+){{1,7}}{_SORT}\b")
_SMALL = frozenset(
    "of and for the to in on etc etc. by with from at a an no no. or other &".split()
)
_WORD = re.compile(r"[^\s,]+")


class Law(NamedTuple):
    """Words that name a law."""

    end: int
    words: str
    scope: Scope


def match_law(text: str, pos: int) -> Law | None:
    """The law named at ``pos``, if one is.

    >>> match_law("of the Children Act 1989, but", 3)
    Law(end=24, words='the Children Act 1989', scope='other')
    >>> match_law("that Act", 0).scope, match_law("this Act", 0).scope
    ('back', 'own')
    """
    found = _OWN.match(text, pos)
    if found:
        return Law(found.end(), found[0], "own")
    found = _NUMBERED.match(text, pos)
    if found:
        return Law(found.end(), found[0], "other")
    if _YEAR.search(text, pos, pos + 230):
        found = _NAMED.match(text, pos)
        if found and _is_title(found[0]):
            return Law(found.end(), found[0], "other")
    found = _BACK.match(text, pos) or _DEFINED.match(text, pos)
    if found:
        return Law(found.end(), found[0], "back")
    return None


def _is_title(words: str) -> bool:
    """Whether words could be a short title: capitals, with small words between."""
    *said, _year = _WORD.findall(words)
    return all(w[0].isupper() or w.lower() in _SMALL or w[0] in "(‘&" or w[-1] == ")" for w in said)


_SPACES = re.compile(rf"{SPACE}+")
_YEAR = re.compile(r"\b(?:1[2-9]|20)\d\d\b")


@lru_cache(maxsize=1024)
def law_key(words: str) -> str:
    """One form for the ways to write a law's name.

    >>> law_key("the  Children Act 1989") == law_key("Children Act 1989")
    True
    >>> law_key("Parties, Elections Act 2000") == law_key("Parties Elections Act 2000")
    True
    """
    return (
        _SPACES.sub(" ", words.replace(",", " "))
        .strip()
        .removeprefix("the ")
        .removeprefix("The ")
        .lower()
    )


@lru_cache(maxsize=4096)
def may_be_same_law(one: str, other: str) -> bool:
    """Whether two names may be of one law: "the 1989 Act" and "the Children Act 1989".

    An unknown law (an empty name) may be any.

    >>> may_be_same_law("the 2018 Act", "Data Protection Act 2018")
    True
    >>> may_be_same_law("the UK GDPR", "Data Protection Act 2018")
    False
    """
    if not one or not other:
        return True
    a, b = law_key(one), law_key(other)
    if a == b:
        return True
    if _vague(a) or _vague(b):
        return True
    if "gdpr" in (a, b):
        other = a if b == "gdpr" else b
        return "gdpr" in other or "2016/679" in other
    years_a, years_b = _YEAR.findall(a), _YEAR.findall(b)
    if years_a and years_b and (_short(a) or _short(b)):
        return bool(years_a[-1] == years_b[-1])
    return False


_SAID_ALONE = frozenset("act acts bill order regulations measure rules scheme".split())
"""Words that may be said of any law, or of several; "PACE" is one, though we know not which."""


def _vague(key: str) -> bool:
    return key.startswith(("that ", "those ", "this ", "these ")) or key in _SAID_ALONE


_OF_A_SORT = re.compile(
    r"\b(?:act|bill|order|regulation|measure|rule|scheme|code|directive|decision|convention|treaty"
    r"|agreement|protocol|charter|law|by-?law|ordinance|constitution|resolution|decree|statute)s?\b"
)


@lru_cache(maxsize=1024)
def sort_of(law: str) -> str:
    """What sort of law a name says it is; empty for one that does not say: "PACE".

    >>> sort_of("these Regulations"), sort_of("the Acts of Union Order 1801"), sort_of("PACE")
    ('regulations', 'order', '')
    """
    said = _OF_A_SORT.findall(law_key(law))
    return said[-1] if said else ""


def looks_back(law: str) -> bool:
    """Whether a law is only pointed back at: "that Act"."""
    return law.startswith(("that ", "those ", "That ", "Those "))


_MADE_UNDER_ACTS = re.compile(r"\b(?:Regulations|Rules|Order|GDPR|Directive)\b")


@lru_cache(maxsize=1024)
def may_have(law: str, unit: Unit) -> bool:
    """Whether a law may have provisions of that name: an Act has no regulations or rules.

    >>> may_have("the Fish Act 2002", "rule"), may_have("the Fish Regulations 2002", "section")
    (False, False)
    """
    if unit in ("regulation", "rule", "article", "recital"):
        return not re.search(r"\bAct\b", law) or bool(_MADE_UNDER_ACTS.search(law))
    return unit != "section" or not _MADE_UNDER_ACTS.search(law) or "Act" in law


def _short(key: str) -> bool:
    return key[:4].isdigit()
