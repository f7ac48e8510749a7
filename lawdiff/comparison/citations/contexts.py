"""Which law a provision speaks about: the Bill itself, or one that it amends.

"In section 92K of the Housing and Regeneration Act 2008, in subsection (3)—" makes all that
stands beneath it speak about that section; "The 2018 Act is amended as follows." does so for
the provisions after it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from lawdiff.comparison.citations.grammar import find_citations
from lawdiff.comparison.citations.laws import SPACE, match_law
from lawdiff.comparison.citations.model import Address, Citation, Unit
from lawdiff.comparison.citations.numbers import typed
from lawdiff.comparison.citations.patterns import may_hold
from lawdiff.prints.model import CLAUSE_KINDS, GROUP_KINDS, Print

_VERB = re.compile(
    r"\b(?:(?:inserts?|substitutes?|omit|leave out|repeal|revoke|renumber|add|move"
    r"|(?:is|are|was|were) (?:further )?(?:amended|repealed|revoked|omitted|modified|inserted)"
    r"|(?:is|are|were) substituted|amended (?:as|in accordance|by)|has effect as if"
    r"|ceases? to have effect|becomes?)\b|(?:for|after|before) (?:the words? )?[“\"])"
)
_OPENS = re.compile(
    r"(?:in|after|before|for|at the end of) (?:(?:the|that) )?(?:heading|entry|definition|table"
    r"|words|consequence|(?:sub-?)*(?:section|paragraph)|schedule|part|chapter|article|regulation"
    r"|point|(?-i:[A-Z“])|\"|(?-i:[^.]{0,80}?\b(?:Act|GDPR|Regulations?|Order|Measure|Rules)\b))",
    re.IGNORECASE,
)
_MORE_FOLLOWS = ("—", "–", ":", "—\n", "–\n", ":\n")
"""How words end under which the law that they put in stands."""
_HINTS = tuple(
    """insert substitut omit leave repeal revoke renumber add move amended modified effect become
    “ \"""".split()
)
"""Small letters of which some stand wherever a verb does."""
_LEAD = re.compile(
    r"\b(?:is|are) (?:further )?(?:amended|modified)\b|amended (?:as|in accordance)"
    r"|has effect as if"
)
_OPENING = re.compile(
    rf"(?:In|After|Before|To|At{SPACE}the{SPACE}end{SPACE}of|For)?{SPACE}*"
    r"(?=[Tt]h(?:e|at|ose)\b|[A-Z])"
)
_OWN_BEFORE = re.compile(
    r"(?:\b(?:inserted|substituted|amended|added|repealed|revoked|omitted|made|moved|renumbered"
    r"|modified|set out|specified|provided for|imposed|conferred|inserts?|substitutes?)"
    r"(?: (?:by|in|under))?(?: (?:virtue of|accordance with|any of|each of))?"
    r"|\bin accordance with|\b(?:as )?(?:set out|specified) in|\bsubject to|\bby(?: virtue of)?"
    r"|\bsee(?: also)?|\bconsequential on|\b(?:in consequence|as a result) of"
    r"|\bcoming into force of|\bcommencement of)\s*$"
)
_OWN_REACH = 48
"""Letters before a citation in which that stands, spaces to spare."""
_OWN_AFTER = re.compile(
    r"\s+(?:of this Act )?(?:inserts?|amends?|contains?|makes?|substitutes?|repeals?|gives?"
    r"|confers?|sets? out)\b"
)
_NOT_INTO = re.compile(
    r"\b(?:after|before|for|omit|repeal|from|of|leave out|in place of)\s*$", re.IGNORECASE
)
_JOINS = re.compile(r"\s*(?:,\s*)?(?:and|or)?\s*$")


_SHORTEST_SENTENCE = 40
"""Letters below which words under an instruction may be one of its items: "Section 5."."""


class Context(Struct, frozen=True, gc=False):
    """What a provision of the Bill amends."""

    law: str = ""
    """The law amended, in the words that name it; empty where it amends none."""
    place: Address = ()
    """Where in that law: section 117, or section 45(1)."""
    instructs: bool = False
    """The words tell what to do with that law, rather than make law of their own."""


NOTHING = Context()


class Contexts:
    """Contexts of the provisions of one print, worked out when asked for.

    Args:
        printed: the print.
        other: of the print it is compared with: what both say in the same words is read once.
    """

    def __init__(self, printed: Print, other: Contexts | None = None) -> None:
        self._provisions = printed.provisions
        self._known: dict[int, Context] = {}
        self._leads: dict[int, tuple[tuple[int, Context], ...]] = {}
        self._citations: dict[str, tuple[Citation, ...]] = other._citations if other else {}
        self._laws: dict[str, tuple[str, Address]] = other._laws if other else {}
        self._verbs: dict[str, bool] = other._verbs if other else {}
        self._named: dict[tuple[int, Unit], tuple[list[int], list[Citation]]] = {}

    def citations(self, index: int) -> tuple[Citation, ...]:
        """The citations in a provision's text, parsed once."""
        provision = self._provisions[index]
        text = provision.text
        found = self._citations.get(text)
        if found is None:
            found = self._citations[text] = find_citations(text) if text else ()
        if provision.formulae:
            # "T x R 100" in a formula multiplies; it cites no rule.
            return tuple(
                c
                for c in found
                if not any(f.start < c.end and c.start < f.end for f in provision.formulae)
            )
        return found

    def last_named(self, index: int, unit: Unit, before: int) -> Citation | None:
        """The last citation before an offset that names one provision of that unit.

        Found once for all of a text: it may point back thousands of times.
        """
        known = self._named.get((index, unit))
        if known is None:
            said = [c for c in self.citations(index) if _names_one(c, unit)]
            known = self._named[index, unit] = ([c.end for c in said], said)
        ends, citations = known
        place = bisect_right(ends, before)
        return citations[place - 1] if place else None

    def of(self, index: int) -> Context:
        """The context of a provision; of a quoted one, that of what quotes it."""
        known = self._known.get(index)
        if known is not None:
            return known
        provision = self._provisions[index]
        if provision.quoted:
            found = self._above(index)
        elif provision.kind == "schedule" or provision.parent is None:
            found = self._read(index, NOTHING)
        else:
            found = self._read(index, self._around(index))
        self._known[index] = found
        return found

    def makes_law(self, index: int) -> bool:
        """Whether a provision is a sentence of its own that instructs nothing.

        It may stand beside an instruction, or under the words of one.
        """
        provision = self._provisions[index]
        text = provision.text
        sentence = text[:1].isupper() and text.endswith(".") and len(text) > _SHORTEST_SENTENCE
        quotes = any(self._provisions[child].quoted for child in provision.children)
        return sentence and not quotes and not self._instructs(text)

    def _instructs(self, text: str) -> bool:
        """Whether words have a verb that amends a law."""
        found = self._verbs.get(text)
        if found is None:
            found = self._verbs[text] = _instructs(text)
        return found

    def _above(self, index: int) -> Context:
        depth = self._provisions[index].quote_depth
        parent = self._provisions[index].parent
        while parent is not None and self._provisions[parent].quote_depth >= depth:
            parent = self._provisions[parent].parent
        if parent is None or depth > 1:
            return NOTHING
        return self.of(parent)

    def _around(self, index: int) -> Context:
        """What the parent, and the statements that stand before it there, say."""
        provision = self._provisions[index]
        if provision.kind in CLAUSE_KINDS:
            return NOTHING
        holder = provision.parent
        while holder is not None and self._provisions[holder].kind in GROUP_KINDS:
            holder = self._provisions[holder].parent
        if holder is None:
            return NOTHING
        inherited = self.of(holder)
        lead = NOTHING
        for at, said in self._lead(holder):
            if at >= index:
                break
            lead = said
        if lead.law or lead.place:
            return Context(lead.law or inherited.law, lead.place, inherited.instructs)
        return inherited

    def _lead(self, holder: int) -> tuple[tuple[int, Context], ...]:
        """Statements among a provision's children that speak for those after them."""
        known = self._leads.get(holder)
        if known is not None:
            return known
        # What stands beside may be asked for while this is being worked out.
        self._leads[holder] = ()
        found = []
        law = ""
        todo = list(self._provisions[holder].children[::-1])
        while todo:
            child = todo.pop()
            provision = self._provisions[child]
            if provision.quoted:
                continue
            if provision.kind in GROUP_KINDS:
                todo.extend(provision.children[::-1])
            elif provision.text and not provision.children and _lead(provision.text):
                said = self._read(child, Context(law))
                law = said.law or law
                found.append((child, said))
        self._leads[holder] = tuple(found)
        return self._leads[holder]

    def _read(self, index: int, inherited: Context) -> Context:
        provision = self._provisions[index]
        text = provision.text
        quotes = any(self._provisions[c].quoted for c in provision.children)
        verb = quotes or self._instructs(text)
        if not verb and not (inherited.instructs and inherited.law):
            return Context(inherited.law, inherited.place)
        law, place = self._law(index)
        if not law and not inherited.law:
            law = self._law_beside(index)
        if place and place[0].unit not in _PLACES:
            place = within(inherited.place, place)
        if law and not place and law != inherited.law:
            return Context(law, (), verb or inherited.instructs)
        return Context(law or inherited.law, place or inherited.place, verb or inherited.instructs)

    def _law_beside(self, index: int) -> str:
        """The law that the provisions before an instruction amend, where it names none itself.

        "(1) In the UK GDPR omit Article 27. (2) In consequence—".
        """
        provision = self._provisions[index]
        if provision.parent is None or provision.kind in CLAUSE_KINDS:
            return ""
        before = ""
        for child in self._provisions[provision.parent].children:
            if child >= index:
                break
            sibling = self._provisions[child]
            if not sibling.quoted and sibling.kind not in GROUP_KINDS:
                said = self.of(child)
                before = said.law if said.instructs else before
        return before

    def _law(self, index: int) -> tuple[str, Address]:
        """The law an instruction names, and the place in it."""
        provision = self._provisions[index]
        if provision.formulae:
            return self._law_in(index, provision.text)
        found = self._laws.get(provision.text)
        if found is None:
            found = self._laws[provision.text] = self._law_in(index, provision.text)
        return found

    def _law_in(self, index: int, text: str) -> tuple[str, Address]:
        law = ""
        place: Address = ()
        if not text:
            return law, place
        opening = _OPENING.match(text)
        if opening:
            named = match_law(text, opening.end())
            if named and named.scope != "own":
                law = named.words
        if not law:
            lead = _lead(text)
            law = _law_before(text, lead.start()) if lead else ""
        for citation in self.citations(index):
            if citation.scope == "own" or citation.anchor or citation.base:
                continue
            if in_quotation(text, citation.start) or cites_own_work(text, citation):
                continue
            law = law or citation.law
            said = typed(citation.items[0].first)
            several = len(citation.items) > 1 or citation.items[0].last is not None
            if several or _NOT_INTO.search(text, max(0, citation.start - 20), citation.start):
                said = said[:-1]
            if said:
                place = said if said[0].unit in _PLACES else within(place, said)
        return law, place


def _names_one(citation: Citation, unit: Unit) -> bool:
    """It cites one provision by its number, with a step of that unit, and is sure of it."""
    if citation.anchor or len(citation.items) != 1 or citation.doubt:
        return False
    item = citation.items[0]
    return item.last is None and any(s.unit == unit and s.number for s in item.first)


def _instructs(text: str) -> bool:
    """Whether words have a verb that amends; most have nothing that looks like one."""
    lower = text.lower()
    for hint in _HINTS:
        if hint in lower:
            if _VERB.search(lower):
                return True
            break
    return text.endswith(_MORE_FOLLOWS) and _OPENS.match(text) is not None


def _lead(text: str) -> re.Match[str] | None:
    """What makes words speak for those after them; few have any of these words at all."""
    if "amended" in text or "modified" in text or "has effect as if" in text:
        return _LEAD.search(text)
    return None


_LAW_MAY_BEGIN = re.compile(r"\b(?:[Tt]h(?:e|at|ose)\b|[A-Z])")


def _law_before(text: str, end: int) -> str:
    """The first law named before an offset: "Accordingly, the 2018 Act is amended"."""
    for found in _LAW_MAY_BEGIN.finditer(text, 0, end):
        named = match_law(text, found.start())
        if named and named.scope != "own" and named.end <= end:
            return named.words
    return ""


def last_law(text: str, end: int) -> str:
    """The last law named before an offset, which "that Act" there points back at."""
    named = _laws_in(text)
    k = bisect_right(named.ends, end)
    law, at = (named.words[k - 1], named.ends[k - 1]) if k else ("", 0)
    # A name that goes on past the offset may hold another that does not.
    for start, stop, words in named.anywhere[bisect_left(named.anywhere, (at,)) :]:
        if start >= end:
            break
        if start >= at and stop <= end:
            law, at = words, stop
    return law


class _Laws(NamedTuple):
    """The laws that a text names, found once: a text may point back at them thousands of times."""

    ends: list[int]
    words: list[str]
    """One after the other, none within another."""
    anywhere: list[tuple[int, int, str]]


@lru_cache(maxsize=64)
def _laws_in(text: str) -> _Laws:
    laws = _Laws([], [], [])
    for found in _LAW_MAY_BEGIN.finditer(text):
        named = match_law(text, found.start())
        if named and named.scope == "other":
            laws.anywhere.append((found.start(), named.end, named.words))
            if not laws.ends or found.start() >= laws.ends[-1]:
                laws.ends.append(named.end)
                laws.words.append(named.words)
    return laws


def within(place: Address, address: Address) -> Address:
    """An address said where a place is already being spoken of.

    "in subsection (3)", said of section 45(1), is section 45(3).
    """
    head = address[0]
    kept = 0
    for step in place:
        if not may_hold(step.unit, head.unit, head.brackets):
            break
        if step.unit == head.unit == "paragraph" and step.brackets:
            break
        kept += 1
    return place[:kept] + address


_PLACES = frozenset({"section", "article", "regulation", "rule", "schedule", "annex"})
"""Units that a law is cited by; what is smaller is said within them."""


def in_quotation(text: str, at: int) -> bool:
    """Whether an offset stands inside quotation marks: words of another law.

    >>> text = "for “section 5” substitute"
    >>> in_quotation(text, 6), in_quotation(text, 18)
    (True, False)
    """
    if "“" in text:
        return text.count("“", 0, at) > text.count("”", 0, at)
    return text.count('"', 0, at) % 2 == 1


def cites_own_work(text: str, citation: Citation) -> bool:
    """Whether the words beside a citation show that it cites the Bill: "inserted by section 21"."""
    start = citation.start
    if _OWN_BEFORE.search(text[max(0, start - _OWN_REACH) : start].lower()):
        return True
    return start == 0 and _OWN_AFTER.match(text, citation.end) is not None


def joins_on(text: str, start: int, end: int) -> bool:
    """Whether only a list's comma, "and" or "or" stands between two places."""
    return end - start < 12 and _JOINS.match(text[start:end]) is not None
