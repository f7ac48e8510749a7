"""What shows that a reference is to another law, though no full name of a law follows it.

"section 3 of the principal Act", "of PACE", "section 3 LPA 1925". Taken for a reference to the
Bill such a one would follow the Bill's own numbers wherever these happened to agree, and a real
change would be folded away. So what is not plainly the Bill's is not taken for it: where the
words name a law the reference is to that law, and where they only may, it is in doubt.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec.structs import replace

from lawdiff.comparison.citations.laws import SPACE
from lawdiff.comparison.citations.model import Citation
from lawdiff.comparison.citations.patterns import DESCRIPTION, LAW_BEFORE

_SORTS = (
    r"(?:(?:Act|Bill|Order|Regulation|Measure|Rule|Code|Directive|Decision|Convention|Agreement"
    r"|Protocol|Charter|Law|Ordinance|Constitution|Scheme|Statute|Instrument)s?|Treat(?:y|ies))"
)
_YEAR = r"(?:1[2-9]|20)\d\d\b"
_OWN = re.compile(
    rf",?{SPACE}+of{SPACE}+(?:(?:this|these|the{SPACE}present)\b|the{SPACE}Bill\b"
    rf"|(?:(?:the|that|a|an){SPACE}+)?(?:definitions?|tables?|lists?|entry|entries|headings?"
    r"|columns?|words?)\b)"
)
"""What holds a provision and is no law: "paragraph (a) of the definition"."""

_LED = (
    r"(?=(?:the|that|those|an?|any|each|every|all|either|both|neither|such|said|another|other|same"
    rf"|which|whose|its?|them)\b|[A-Z\d\"'(\[]|[“‘]|[a-z]+\.?{SPACE}\d)"
)
"""How a name begins: "the", a capital, "asp 12"; not "under section 5 of failure to comply"."""

_OF = re.compile(
    rf",?{SPACE}+(?P<word>of|to|in|under|within|from){SPACE}+(?P<law>{_LED}"
    rf"(?:(?!(?:under|within|by|in|from|for|with|to|who|which|made|given|or|above|below)\b)"
    rf"[\w’'&()-]+{SPACE}+){{0,9}}?"
    rf"{_SORTS}\b(?:{SPACE}+{_YEAR})?"
    rf"|(?:the{SPACE}+)?[A-Z]{{2,}}[A-Za-z]*\b(?:{SPACE}+{_YEAR})?)"
)
_MAY_FOLLOW = frozenset("otiuwfacsleb")
"""Small letters with which any of these patterns goes on after a space."""
_NEXT = re.compile(rf",?{SPACE}+(\w+)")
_HOLDING = frozenset("of to in under within from".split())
_GOING_ON = frozenset("of to thereof ibid as".split())
"""The next word where the patterns that these stand for can match: few go on so."""
_NO_NAME = re.compile(_SORTS)
"""The "Act" of "Act No. 5 of 1923"."""

_ANY = re.compile(
    rf"(?:,{SPACE}+[^,.;()“”]{{1,60}},|,)?{SPACE}+(?P<word>of|to){SPACE}+{_LED}"
    rf"|{SPACE}+(?:thereof|ibid)\b"
    rf"|{SPACE}+as{SPACE}(?:it|they){SPACE}ha(?:s|ve){SPACE}effect{SPACE}(?:in|under){SPACE}"
    rf"[^.;,]{{0,80}}?{_SORTS}\b"
)
_NAME = (
    rf"(?:(?:1[5-9]|20)\d\d{SPACE}+(?:[A-Z][\w’'-]*{SPACE}+){{0,3}}?{_SORTS}"
    rf"|(?:[A-Z][\w’'()-]*,?{SPACE}+(?:(?:and|of|the|for|in|to|etc\.?){SPACE}+)*){{1,12}}?{_SORTS}"
    rf"{SPACE}+{_YEAR}|[A-Z]{{2,}}[A-Za-z]*{SPACE}+{_YEAR})"
)
_CAPITALS = rf"(?:[A-Z\d][\w’'-\-]*,?{SPACE}*(?:(?:and|of|the|for|in|to|etc\.?){SPACE}+)*){{1,40}}"
_MAY_STAND_APART = re.compile(
    rf"{SPACE}*[(\[](?:of{SPACE}[^()\[\]]{{0,200}}"
    rf"|(?:(?:in|under){SPACE}+)?(?:(?:[Tt]he|that|those){SPACE}+)?(?:principal{SPACE}+)?{_CAPITALS})"
    rf"|(?:[,:]|{SPACE}[–—-]){SPACE}+{_CAPITALS}"
    rf"|,?{SPACE}+(?:as|which|that|contained|found|set|comprised|appear|included|laid|stand|enacted"
    r"|belonging|forming|is|are)[^().;:]{0,200}"
)
_SORT_OR_YEAR = re.compile(rf"{_SORTS}|{_YEAR}")
"""Quick looks for :func:`_apart`, which is slow to compile and to try: it matches no more than
the first does, and never without the second in that."""


@cache
def _apart() -> re.Pattern[str]:
    """A law that stands apart: "section 3 (1988 Act)", "section 3 contained in the 1988 Act"."""
    return re.compile(_APART)


_APART = (
    rf"{SPACE}*[(\[](?:of{SPACE}+(?!th(?:is|ese)\b)[^()\[\]]{{0,80}}?{_SORTS}\b(?:{SPACE}+{_YEAR})?"
    rf"|(?:(?:in|under){SPACE}+)?(?:[Tt]he{SPACE}+)?{_NAME}"
    rf"|(?:(?:in|under){SPACE}+)?(?:the|that|those){SPACE}+(?:principal{SPACE}+)?{_SORTS}\b"
    rf"|{_SORTS}{SPACE}+of{SPACE}+{_YEAR})"
    rf"[^()\[\]]{{0,30}}[)\]]"
    rf"|(?:[,:]|{SPACE}[–—-]){SPACE}+{_NAME}"
    rf"|,?{SPACE}+(?:(?:as|which|that)(?:{SPACE}+(?:is|are|it|they))?{SPACE}+)?"
    rf"(?:contained|found|set{SPACE}+out|comprised|appear(?:s|ing)?|included|laid{SPACE}+down"
    rf"|stand(?:s|ing)?|enacted|belonging|forming{SPACE}+part|(?:is|are)(?={SPACE}+in\b))"
    rf"{SPACE}+(?:in|by|within|of|to){SPACE}+(?!th(?:is|ese)\b){_LED}[^().;:,]{{0,60}}?{_SORTS}\b"
)
_BEFORE = re.compile(
    rf"(?<![Tt]his{SPACE})(?<![Tt]hese{SPACE})\b(?:{_SORTS}(?:{SPACE}+(?:of{SPACE}+)?\(?{_YEAR}\)?)?"
    rf"|[A-Z]{{2,}}[A-Za-z]*(?:{SPACE}+{_YEAR}|(?=[’'])))"
    rf"(?:,?{SPACE}+\(?as{SPACE}+(?:so{SPACE}+)?(?:amended|modified)\)?,?)?"
    rf"(?:[’']s?|{SPACE}*[:–—]|,?{SPACE}+\(?at"
    rf"|{SPACE}+(?:(?:that|which){SPACE}+)?(?:is|are|was|were|means?|being|includes?))?{SPACE}+$"
)
"""A law named right before: "the 1988 Act’s section 3", "a provision of that Act is section 3"."""
_MAY_NAME = (
    *"""Act Acts Bill Bills Order Orders ion ions Measure Measures Rule Rules Code Codes Directive
    Directives Treaty Treaties ment ments Protocol Protocols Charter Charters Law Laws Ordinance
    Ordinances Scheme Schemes Statute Statutes ’s 's ’ ' ) 0 1 2 3 4 5 6 7 8 9 : – — (at
    amended amended, modified modified,""".split(),
    *(" at", " is", " are", " was", " were", " mean", " means", " being", " include", " includes"),
)
"""How the words end that :data:`_BEFORE` may find; it is slow to try before every citation."""

_BETWEEN = ("particular", "especially", "namely", "see", "also")
"""The last words that may stand between a law's name and what is cited of it."""

_BESIDE = re.compile(
    rf"{SPACE}+(?P<law>(?:[A-Z][\w’'&-]*{SPACE}+(?:and{SPACE}+)?){{1,6}}{_YEAR}"
    rf"|(?!HMRC\b)[A-Z]{{2,}}\b(?!{SPACE}+(?:may|must|shall|is|are|has|have|can|will|was)\b))"
)


def of_another_law(text: str, citation: Citation) -> Citation:
    """A citation with what the words after it say of its law.

    Args:
        text: the words.
        citation: one that names no law that the grammar knows.

    Returns:
        The same, with the law where its name follows, or in doubt where one may be meant.
    """
    end = citation.end
    if text[end : end + 1] not in (" ", "\N{NO-BREAK SPACE}", ",", "("):
        return citation
    follows = text[end + 1 : end + 2]
    if follows.islower() and follows not in _MAY_FOLLOW and text[end] not in ",(":
        return citation
    apart = False
    if text.find("(", end, end + 2) >= 0:
        description = DESCRIPTION.match(text, end)
        if description is not None:
            end, apart = description.end(), True
    goes_on = _NEXT.match(text, end)
    following = goes_on[1] if goes_on else ""
    found = _OF.match(text, end) if following in _HOLDING else None
    own = following == "of" and _OWN.match(text, end) is not None
    if found and not own and _holds(found, citation):
        stop = citation.end if apart else found.end()
        return replace(citation, end=stop, scope="other", law=found["law"])
    may_go_on = following in _GOING_ON or text[end : end + 1] == ","
    loose = _ANY.match(text, end) if may_go_on else None
    may_be = found and found["word"] not in ("of", "to")
    may_be = may_be or (loose and (loose["word"] != "to" or _annexed(citation)))
    if may_be and not own:
        return replace(citation, doubt=True)
    if _stands_apart(text, citation.end):
        return replace(citation, doubt=True)
    capital = following[:1].isupper() and not text[citation.start : end].isupper()
    beside = _BESIDE.match(text, end) if capital else None
    if beside:
        stop = citation.end if apart else beside.end()
        return replace(citation, end=stop, scope="other", law=beside["law"])
    return citation


def _stands_apart(text: str, at: int) -> bool:
    """Whether a law stands apart from what is cited of it."""
    may = _MAY_STAND_APART.match(text, at)
    if may is None or not _SORT_OR_YEAR.search(text, at, may.end()):
        return False
    return _apart().match(text, at) is not None


def after_a_law(text: str, citation: Citation) -> bool:
    """Whether the words right before a citation name a law that may be meant for it."""
    start = citation.start
    before = text[max(0, start - 2) : start]
    if before[-1:] not in ("(", "\n") and not before[-1:].isspace():
        return False
    last = before[:1]
    named = (
        before[-1:] in ("(", "\n")
        or (last in ",)" or last.isdigit() or "A" <= last <= "Z")
        or text.endswith(_BETWEEN, 0, max(0, start - 1))
    )
    if named and LAW_BEFORE.search(text, max(0, start - 90), start):
        return True
    if not text.endswith(_MAY_NAME, 0, max(0, start - 1)):
        return False
    return _BEFORE.search(text, max(0, start - 90), start) is not None


def _holds(found: re.Match[str], citation: Citation) -> bool:
    """Whether it is a name, and the word before can join the two: "Schedule 1 to the Act"."""
    if _NO_NAME.fullmatch(found["law"]):
        return False
    if found["word"] == "to":
        return _annexed(citation)
    return found["word"] == "of"


def _annexed(citation: Citation) -> bool:
    return citation.items[0].first[0].unit in ("schedule", "annex")
