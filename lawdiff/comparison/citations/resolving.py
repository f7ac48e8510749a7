"""Where a citation leads within its own print.

The file's own tags come first, where they cover the words; else the words themselves, read
where they stand: in the Bill's own text a section is a clause of the Bill, in text for another
law it is a section of that law, which may be one that the Bill inserts. What cannot be told
is ``unsure``.
"""

from __future__ import annotations

import re

from lawdiff.comparison.citations.contexts import cites_own_work, in_quotation, joins_on, last_law
from lawdiff.comparison.citations.index import FAMILY, Index
from lawdiff.comparison.citations.laws import looks_back
from lawdiff.comparison.citations.model import Address, Citation, Item, Target, Targets
from lawdiff.comparison.citations.outside import from_quoted, of_other_law
from lawdiff.comparison.citations.own import by_heading, own
from lawdiff.comparison.citations.pointing import antecedent, beside, the_schedule, this
from lawdiff.comparison.citations.ranges import between
from lawdiff.comparison.citations.tags import tagged
from lawdiff.comparison.citations.walking import EXTERNAL, UNSURE, Meant, Standing

_ORDER = re.compile(
    r"(?<!may )(?<!must )(?<!to )\b(?:substitute|insert|omit|leave out)\b", re.IGNORECASE
)
_REPLACED = re.compile(r"\b(?:[Ff]or|[Oo]mit|[Rr]epeal|[Rr]evoke)\s*$")
_WORDS_QUOTED = re.compile(r"\bwords?\s[“\"‘'][^”\"’]*$")
"""Words quoted from a law, as in a table of repeals: "In section 9, the words “section 3 or”"."""
_INSERTED = re.compile(r"[^”“]{0,120}\binserted by\b")
_RANGE = re.compile(r"\s(?:to|through)\s|[–—‑-](?=\s*[\dA-Z(])")


def resolve(
    index: Index,
    at: int,
    citation: Citation,
    *,
    field: str = "text",
    use_tags: bool = True,
) -> Targets:
    """Where a citation leads.

    Args:
        index: of the print it stands in.
        at: index of the provision whose words cite.
        citation: as :func:`~.grammar.find_citations` gives it for those words.
        field: ``"text"`` or ``"heading"``: which words.
        use_tags: read the file's own tags; without, words alone decide.

    Returns:
        One target an item.
    """
    stand = standing(index, at, field, use_tags)
    meant = law_meant(stand, citation)
    items = tuple(_item(stand, citation, item, meant) for item in citation.items)
    return Targets(items, meant.law)


def standing(index: Index, at: int, field: str = "text", use_tags: bool = True) -> Standing:
    """The words and tags of a provision's text or heading."""
    provision = index.provisions[at]
    if field == "heading":
        references = provision.heading_references if use_tags else ()
        return Standing(index, at, provision.heading, references)
    return Standing(index, at, provision.text, provision.references if use_tags else ())


def law_meant(stand: Standing, citation: Citation) -> Meant:
    """The law a citation cites, and how it is looked for."""
    index, at = stand.prints, stand.at
    provision = index.provisions[at]
    if citation.scope in ("other", "back"):
        if index.is_this_bill(citation.law):
            return Meant("", "own")
        before = last_law(stand.text, citation.start) if looks_back(citation.law) else ""
        return Meant(before or citation.law, "other")
    if citation.doubt:
        return Meant("", "doubt")
    if provision.quoted:
        return Meant(index.law_of(at), "quoted")
    if citation.scope == "own" or "this" in (citation.anchor, citation.base):
        return Meant("", "own")
    if provision.kind == "note":
        # "Section 30" under a Schedule's heading; a footnote tells of any law.
        return Meant("", "own" if citation.end - citation.start + 2 > len(stand.text) else "doubt")
    return _amended(stand, citation)


def _amended(stand: Standing, citation: Citation) -> Meant:
    """The law meant in the Bill's own words, which may be those of an instruction."""
    context = stand.prints.contexts.of(stand.at)
    if not context.law:
        # An instruction about a law that its words do not name: not surely the Bill's own.
        tells = context.instructs and (
            _ORDER.search(stand.text) or in_quotation(stand.text, citation.start)
        )
        if tells and not _own_work(stand, citation):
            return Meant("", "doubt")
        start = citation.start
        near = stand.text[max(0, start - 100) : start]
        quoted = "word" in near and _WORDS_QUOTED.search(near)
        return Meant("", "doubt" if quoted else "own")
    if in_quotation(stand.text, citation.start):
        return Meant(context.law, "quoted")
    if not context.instructs or _own_work(stand, citation):
        return Meant("", "own")
    start = citation.start
    replaced = _REPLACED.search(stand.text, max(0, start - 12), start)
    if replaced and not _INSERTED.match(stand.text, citation.end):
        return Meant(context.law, "existing")
    return Meant(context.law, "amended")


def tells_where(index: Index, at: int, citation: Citation, field: str = "text") -> bool:
    """Whether a citation belongs to an instruction: it tells where in another law text goes."""
    provision = index.provisions[at]
    if provision.quoted or not index.contexts.of(at).instructs:
        return False
    stand = standing(index, at, field)
    if in_quotation(stand.text, citation.start) or index.contexts.makes_law(at):
        return False
    return law_meant(stand, citation).scope in ("amended", "existing", "other")


def _own_work(stand: Standing, citation: Citation) -> bool:
    """Whether an instruction's citation is of the Bill: "(inserted by section 21)"."""
    text = stand.text
    if cites_own_work(text, citation):
        return True
    start = citation.start
    if text is not stand.prints.provisions[stand.at].text:
        return False
    for before in reversed(stand.prints.contexts.citations(stand.at)):
        if before.end <= start:
            if not joins_on(text, before.end, start):
                return False
            if cites_own_work(text, before):
                return True
            start = before.start
    return False


def _item(stand: Standing, citation: Citation, item: Item, meant: Meant) -> Target:
    if item.last is None:
        return resolve_end(stand, citation, item.first, (item.start, item.end), meant)
    cut = range_cut(stand.text, item)
    first = resolve_end(stand, citation, item.first, (item.start, cut), meant)
    last = resolve_end(stand, citation, item.last, (cut, item.end), meant)
    return between(stand.prints, item, first, last, meant.law)


def range_cut(text: str, item: Item) -> int:
    """Where the words of a range's second end begin."""
    cut = item.start
    for found in _RANGE.finditer(text, item.start, item.end):
        cut = found.start()
    return cut


def resolve_end(
    stand: Standing, citation: Citation, address: Address, span: tuple[int, int], meant: Meant
) -> Target:
    """Where one address leads.

    Args:
        stand: the words.
        citation: the citation it is part of.
        address: one item of it, or one end of a range.
        span: where its words stand.
        meant: whose law the citation cites.
    """
    if stand.references:
        said = tagged(stand, citation, address, span)
        if said is not None:
            return said if _borne_out(said, stand, citation, address, meant) else UNSURE
    if meant.scope == "doubt":
        return UNSURE
    return _by_words(stand, citation, address, meant)


def _borne_out(
    said: Target, stand: Standing, citation: Citation, address: Address, meant: Meant
) -> bool:
    """Whether the words, read alone, leave room for what a tag says."""
    if said.status != "here":
        return True
    bill = not stand.prints.provisions[said.provisions[0]].quoted
    if bill and meant.scope in ("amended", "existing", "quoted", "other"):
        return False  # the words speak of another law: "in that Act, in section 5"
    if meant.scope == "doubt":
        return True
    top = FAMILY.get(address[0].unit) in ("top", "schedule") and address[0].number
    if top and meant.scope == "own" and bill:
        return True  # every number of it has been read: the words can lead nowhere else
    words = _by_words(stand, citation, address, meant)
    if words.status == "here":
        return words.provisions == said.provisions
    return words.status != "dangling"


def _by_words(stand: Standing, citation: Citation, address: Address, meant: Meant) -> Target:
    index, at = stand.prints, stand.at
    head = address[0]
    if head.heading:
        return by_heading(index, head, address[1:])
    if not head.number:
        return _pointed(stand, citation, address, meant)
    if meant.scope == "own":
        return own(index, at, address)
    if meant.scope == "existing":
        return EXTERNAL
    if meant.scope == "quoted" and index.provisions[at].quoted:
        return from_quoted(index, at, address, meant.law)
    return of_other_law(index, at, address, meant)


def _pointed(stand: Standing, citation: Citation, address: Address, meant: Meant) -> Target:
    index, at = stand.prints, stand.at
    anchor = citation.anchor or citation.base
    if anchor == "this":
        return this(index, at, address)
    if anchor in ("preceding", "following"):
        several = stand.text[: citation.end].endswith("s")
        return UNSURE if several else beside(index, at, address, after=anchor == "following")
    if anchor == "the" and address[0].unit == "schedule":
        return the_schedule(index, address[1:]) if meant.scope == "own" else EXTERNAL
    if anchor == "that":
        before = antecedent(stand, citation, address)
        if before is not None:
            return resolve(index, at, before, use_tags=False).items[0]
    return UNSURE
