"""The regular expressions of the reference grammar, compiled once."""

from __future__ import annotations

import re
from functools import lru_cache

from lawdiff.comparison.citations.laws import SPACE
from lawdiff.comparison.citations.model import Anchor, Unit

_NAMES: dict[str, Unit] = {
    "subsubparagraph": "subsubparagraph",
    "subparagraph": "subparagraph",
    "subpara": "subparagraph",
    "subsection": "subsection",
    "subs": "subsection",
    "section": "section",
    "sec": "section",
    "clause": "clause",
    "cl": "clause",
    "paragraph": "paragraph",
    "para": "paragraph",
    "article": "article",
    "art": "article",
    "regulation": "regulation",
    "reg": "regulation",
    "rule": "rule",
    "recital": "recital",
    "schedule": "schedule",
    "sch": "schedule",
    "sched": "schedule",
    "part": "part",
    "pt": "part",
    "chapter": "chapter",
    "ch": "chapter",
    "title": "title",
    "annex": "annex",
    "annexe": "annex",
    "point": "point",
    "item": "item",
    "head": "head",
}
_SPECIAL: dict[str, tuple[Unit, bool]] = {
    "s": ("section", False),
    "ss": ("section", True),
    "sss": ("section", True),
    "cll": ("clause", True),
    "annexes": ("annex", True),
    "r": ("rule", False),
    "rr": ("rule", True),
    "subs": ("subsection", False),
    "subss": ("subsection", True),
    "§": ("section", False),
    "§§": ("section", True),
}

WORD_UNITS = (
    r"(?:sub-?sub-?paragraph|sub-?paragraph|sub-?section|section|clause|paragraph|article"
    r"|regulation|rule|recital|schedule|part|chapter|title|annexe?|point|item|head)s?"
)
_SHORT_UNITS = (
    r"(?:sub-?paras?|sub-?ss?|subs|secs?|cll?|paras?|arts?|regs?|rr?|scheds?|schs?|pts?|chs?|ss?)"
)
_WITHOUT_POINT = (
    r"(?:ss?|[Ss]ub-?ss?|[Cc]ll?|[Pp]aras?|[Ss]ub-?paras?|[Ss]ch(?:ed)?s?|[Rr]egs?|[Aa]rts?"
    r"|[Pp]ts?|[Cc]hs?)"
)
"""Short forms that may lack their point: a capital letter alone is a quantity in a formula."""
SPACES = frozenset(
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
"""All that :data:`SPACE` matches."""
_NUMBERISH = r"(?=[A-Z]{0,2}\d|\((?!\()|[IVXLC]{1,6}[A-Z]?\b|[A-Z]\b)"
_ANCHORS = (
    r"this|that|these|those"
    rf"|the{SPACE}+(?:preceding|previous|foregoing|following|next|same)|the"
)

START = re.compile(
    rf"(?<![\w’'])(?<!/)(?=[SsPpCcAaRrTtIiHh§])(?:"
    rf"(?P<unit>(?!title)(?i:{WORD_UNITS})|(?i:{_SHORT_UNITS})\.|{_WITHOUT_POINT}(?={SPACE}?[\d(])|§§?)"
    rf"{SPACE}*{_NUMBERISH}"
    rf"|(?P<anchor>(?i:{_ANCHORS})){SPACE}+"
    rf"(?P<bare>(?:[Ss]ub-?){{0,2}}[Pp]aragraphs?|(?:[Ss]ub-?)?[Ss]ections?|[Cc]lauses?"
    rf"|[Aa]rticles?|[Rr]egulations?|[Rr]ules?|Schedules?|Parts?|Chapters?|Titles?|Annex)\b"
    rf"(?!{SPACE}*(?:[A-Z]{{0,2}}\d|\(\w{{1,5}}\)))"  # "provide that section 1 applies"
    rf")"
)
"""Where a citation may begin: a unit before a number, or "this section"."""

_BARE = r"\s+(?:[Ss](?:e|u|ch)|[Pp]ar|[Cc](?:l|h)|[Aa](?:r|nn)|[Rr](?:eg|ul)|Tit)"
MAY_START = re.compile(
    r"[^\w’'](?<!/)(?:(?:"
    r"[Ss](?:[Ee](?i:ctions?|cs?\.?)|[Uu](?i:b-?(?:s|par)[a-z-]*\.?)|[Cc](?i:hedules?|h(?:ed)?s?\.?)"
    r"|[Ss]?\.?)"
    r"|[Pp](?:[Aa](?i:r(?:agraph|a|t)s?\.?)|[Oo](?i:ints?)|[Tt](?i:s?\.?))"
    r"|[Cc](?:[Ll](?i:auses?|l?\.?)|[Hh](?i:apters?|s?\.?))"
    r"|[Aa](?:[Rr](?i:t(?:icle)?s?\.?)|[Nn](?i:nex(?:e?s?)))"
    r"|[Rr](?:[Ee](?i:g(?:ulation)?s?\.?|citals?)|[Uu](?i:les?)|[Rr]?\.)"
    r"|T(?i:itles?)|[Ii](?i:tems?)|[Hh](?i:eads?)|§§?"
    r")\s*[\dA-Z(]"
    rf"|[Tt][Hh](?:[Ee](?:[Ss](?i:e){_BARE}|\s+(?:Sched|[PpFfNnSs]"
    rf"(?i:receding|revious|oregoing|ollowing|ext|ame){_BARE}))"
    rf"|[Ii](?i:s){_BARE}|[Aa](?i:t){_BARE}|[Oo](?i:se){_BARE}))"
)
"""A quick look for :data:`START`, which is slow to try at every letter.

It matches the sign before every citation that does not begin the text, and few others.
"""

RECKONED = re.compile(rf"(?:[+*×÷=−]|{SPACE}[x/–-]){SPACE}*$")
"""What stands before a letter that is reckoned with: the R of "T x R. 100" is no rule."""

TOP = (
    r"(?:[A-Z]{1,2})?\d+(?:[A-Z]{1,4}(?:\d+[A-Z]*)?|(?:\.\d+){1,3})?"
    r"(?![A-Za-z0-9_%])(?!\.\d)"
)
_BRACKET = (
    r"\((?:[A-Z]{0,3}\d{1,4}[A-Z]{0,4}\d{0,2}|[a-z]{1,3}\d{0,2}|[ivxlc]{2,6}[a-z]{0,2}"
    r"|[A-Z]{1,3})\)"
)
_SPACED = r"\((?:\d{1,3}[A-Z]{0,3}|[a-z]|[ivx]{2,4})\)"
NUMBER = re.compile(
    rf"(?:(?P<top>{TOP})|(?P<roman>(?:[IVXLC]{{1,6}}[A-Z]?|[A-Z])(?![\w’'(.]|-\w)))?"
    rf"(?P<brackets>(?:{_BRACKET}|{SPACE}{_SPACED})*)"
)
BRACKET = re.compile(r"\(([A-Za-z0-9]+)\)")
HEADING = re.compile(r"\(([A-Z][^()]{3,200}(?:\([^()]*\)[^()]*){0,3})\)")

JOIN = re.compile(
    rf"{SPACE}*(?:(?P<range>–|—|‑|-)|(?P<comma>,|;(?={SPACE}*\d))){SPACE}*(?P<after>(?:and/or|and|or)\b{SPACE}+)?"
    rf"(?P<aside>as{SPACE}+the{SPACE}+case{SPACE}+may{SPACE}+be,?{SPACE}+)?"
    rf"|{SPACE}+(?P<to>to|through){SPACE}+"
    rf"|{SPACE}+(?P<word>and/or|and|or|&){SPACE}+"
    rf"(?:,?{SPACE}*as{SPACE}+the{SPACE}+case{SPACE}+may{SPACE}+be,?{SPACE}+)?"
    rf"|{SPACE}+(?P<or>or),{SPACE}+as{SPACE}+the{SPACE}+case{SPACE}+may{SPACE}+be,{SPACE}+"
)
"""What may stand between two numbers of one list."""

NOT_A_NUMBER = re.compile(
    rf"{SPACE}*(?:%|"
    rf"(?:or{SPACE}+(?:more|fewer|less|over|under|above|below)"
    r"|(?:working|clear|calendar|consecutive|business|sitting|school|other|more|further|additional)"
    r"|(?:year|month|week|day|hour|minute|second|person|people|member|dwelling|unit|time|copy"
    r"|copies|metre|kilometre|mile|pound|percentage|per|million|billion|thousand|hundred|employee"
    r"|premises|child|children|adult|occasion|instalment|tonne|litre|gram|kilogram|hectare|square"
    r"|quarter|penn|pence|Sections|Houses|January|February|March|April|May|June|July|August"
    r"|September|October|November|December)s?|of{SPACE}+(?:those|them|these|the{SPACE}+[a-z]+s))\b)"
)
"""What shows that a number after a reference counts or dates something else."""

_AFTER_A_LIST = frozenset(
    """of to in on at by for from with within without under over above below before after until
    during since through against between among as than that which who whom whose where when
    while if unless except save subject so but and or nor not only also then thereof therein
    respectively accordingly together apart either neither both the this these those an a any
    each it he she they there otherwise instead et ou is are was were be been being has have
    had having do does did may might must shall should will would can could cannot apply
    applies applied extend extends bind binds come comes cease ceases take takes contain
    contains make makes give gives confer confers provide provides require requires relate
    relates refer refers amend amends insert inserts substitute substitutes repeal repeals
    omit omits include includes affect affects prevent prevents prohibit prohibits authorise
    authorises operate operates remain remains continue continues fall falls govern governs
    impose imposes create creates define defines describe describes specify specifies appear
    appears become becomes modify modifies entitle entitles enable enables restrict restricts
    allow allows begin begins commence commences inserted substituted amended repealed
    omitted mentioned modified virtue inclusive""".split()
)
_NOUN = re.compile(rf"{SPACE}+([a-z]\w*|[A-Z](?![^.;]{{0,60}}\b(?:1[2-9]|20)\d\d\b))")
_COUNTED = re.compile(
    rf"[-‑][A-Za-z]|{SPACE}*[¼-¾⅐-⅞]|{SPACE}+[\"“‘']|{SPACE}+(?:in|to|for){SPACE}+(?:each|every)\b"
    rf"|{SPACE}*\((?:one|two|three|four|five|six|seven|eight|nine|ten)\b"
)

TAIL = re.compile(
    rf"(?P<gap>{SPACE}+|,{SPACE}*)(?P<word>of|to|in)(?P<comma>,)?{SPACE}+(?!(?:and|or)\b)"
)
SUSPENDED = re.compile(rf"{SPACE}+(?:of|to|in),{SPACE}+(?:and|or){SPACE}+")
DESCRIPTION = re.compile(rf"{SPACE}*\((?:[^()]|\([^()]*\)){{4,300}}\)")
INVERTED = re.compile(rf",{SPACE}+")
PLACE = re.compile(rf"{SPACE}+(?:above|below)\b(?!-)")
JOINED = re.compile(
    rf"[,;]?{SPACE}+(?:and|or)(?:,[^,.;]{{1,40}},)?{SPACE}+"
    rf"(?:(?:under|in|by|of|to|with|for|from|on|within|by{SPACE}virtue{SPACE}of){SPACE}+)?"
    rf"|[,;]{SPACE}+"
)

LAW_BEFORE = re.compile(
    rf"\b(?:(?:Act|Order|Regulations|Measure|Rules)(?:{SPACE}\(?\d{{4}}\)?(?:{SPACE}[^.;:,“”]{{1,40}})?)?"
    rf",{SPACE}|Act{SPACE}\d{{4}}(?:{SPACE}\([a-z.]{{1,5}}{SPACE}?\d{{1,3}}\))?,?{SPACE}\(?"
    rf"|(?!HMRC)[A-Z]{{3,6}},?{SPACE})"
    rf"(?:(?:and{SPACE})?(?:in{SPACE}particular|especially|namely),?{SPACE}"
    rf"|(?:but{SPACE})?see(?:{SPACE}also)?{SPACE})?$"
)
"""A law named just before: "the Housing Act 1996, section 5"."""


def noun_follows(text: str, at: int) -> bool:
    """Whether a number is followed by what it counts: no word that goes on after a list.

    >>> noun_follows("In section 5, 3 copies", 15), noun_follows("sections 3, 5 apply", 13)
    (True, False)
    """
    noun = _NOUN.match(text, at)
    if noun is not None and noun[1] not in _AFTER_A_LIST:
        return True
    return _COUNTED.match(text, at) is not None


@lru_cache(maxsize=256)
def unit_of(words: str) -> tuple[Unit, bool]:
    """The unit that a word or abbreviation stands for, and whether it is a plural.

    >>> unit_of("Sub-paragraphs"), unit_of("ss.")
    (('subparagraph', True), ('section', True))
    """
    key = words.casefold().rstrip(".").replace("-", "")
    if key in _SPECIAL:
        return _SPECIAL[key]
    if key in _NAMES:
        return _NAMES[key], False
    # Letters match without regard to case that no word of ours is spelt with: "artİcle".
    return _NAMES.get(key.removesuffix("s"), "item"), True


@lru_cache(maxsize=64)
def anchor_of(words: str) -> Anchor:
    """Which way an unnumbered citation points.

    >>> anchor_of("the preceding"), anchor_of("Those")
    ('preceding', 'that')
    """
    last = words.lower().split()[-1]
    anchors: dict[str, Anchor] = {
        "this": "this",
        "these": "this",
        "that": "that",
        "those": "that",
        "same": "that",
        "preceding": "preceding",
        "previous": "preceding",
        "foregoing": "preceding",
        "following": "following",
        "next": "following",
    }
    return anchors.get(last, "the")


RANK: dict[Unit, int] = {
    "act": 0,
    "schedule": 1,
    "annex": 1,
    "title": 2,
    "part": 2,
    "chapter": 3,
    "crossheading": 4,
    "clause": 5,
    "section": 5,
    "article": 5,
    "regulation": 5,
    "rule": 5,
    "recital": 5,
    "subsection": 6,
    "paragraph": 7,
    "subparagraph": 8,
    "subsubparagraph": 9,
    "head": 10,
    "point": 10,
    "item": 10,
    "entry": 10,
    "table": 10,
    "level": 11,
}
"""How large a unit is: the smaller the number, the larger."""

BRACKET_UNITS: frozenset[Unit] = frozenset(
    {"subsection", "paragraph", "subparagraph", "subsubparagraph", "point", "item", "head"}
)
"""Units whose own number may stand in brackets."""

UNBRACKETED: frozenset[Unit] = frozenset({"part", "chapter", "title", "annex", "schedule"})
"""Units below which no number in brackets counts."""

ROMAN_UNITS: frozenset[Unit] = frozenset(
    {"part", "chapter", "title", "annex", "schedule", "article"}
)
"""Units that may be numbered in capitals: Part II, Annex A."""


def may_hold(outer: Unit, inner: Unit, inner_in_brackets: bool) -> bool:
    """Whether "INNER of OUTER" can be one address.

    A lettered paragraph stands in a sub-paragraph of a Schedule, though a Schedule's own
    paragraph holds the sub-paragraph.
    """
    if inner == "paragraph" and outer in ("subparagraph", "paragraph"):
        return inner_in_brackets
    return RANK[outer] < RANK[inner]
