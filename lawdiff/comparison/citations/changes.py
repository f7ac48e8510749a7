"""What became of the citations between two aligned prints."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from lawdiff.alignment.model import Alignment
from lawdiff.comparison.citations.contexts import in_quotation
from lawdiff.comparison.citations.grammar import find_citations
from lawdiff.comparison.citations.index import Index
from lawdiff.comparison.citations.judging import Judgement, Side, judge, things
from lawdiff.comparison.citations.laws import law_key
from lawdiff.comparison.citations.model import (
    Citation,
    Finding,
    Item,
    SilentFinding,
    Step,
    Target,
    Targets,
)
from lawdiff.comparison.citations.pairing import Words, pair_citations, same_words, skeleton
from lawdiff.comparison.citations.resolving import law_meant, resolve, standing, tells_where
from lawdiff.comparison.citations.stability import AROUND, Stability
from lawdiff.comparison.citations.suspects import suspects
from lawdiff.comparison.citations.walking import Standing
from lawdiff.comparison.model import Field

_LETTERED = re.compile(r"(?<![\w(./-])(?:[A-Z]{1,2})?\d+[A-Z]{1,4}\d?(?![\w)/-]|\.\d)")
_ONE = r"(?:[A-Z]{0,2}\d+[A-Z]{0,4}\d?(?:\(\w{1,4}\))*)"
_BETWEEN = r"(?:\s*,\s*(?:(?:and|or)\s+)?|\s*\b(?:and|or|to)\s+)"
_QUOTED_LIST = re.compile(
    rf"[“\"](?=[^“”\"]*(?:,|\b(?:and|or|to)\b))"
    rf"{_BETWEEN}?{_ONE}(?:{_BETWEEN}{_ONE})*(?:\s*,|\s+(?:and|or|to))?\s*[”\"]"
)
"""“193, 194 or 194A”, “, 194A” and “194A or”: numbers in quotation marks and what joins them."""

_BESIDE = ("preceding", "following")
_THIS_ACT = re.compile(r"\b[Tt]his Act\b")
_LOSSES = frozenset({"retargeted", "range", "dangling"})
_FOLLOWS = frozenset({"same", "inserted-number"})
_PLACES = frozenset({"retargeted", "external", "unsure"})


class _Pair(Struct, frozen=True, gc=False):
    """An aligned pair of provisions, and which of their words are compared."""

    old: int
    new: int
    field: Field


class CitationChanges:
    """The citations of two aligned prints, compared when asked for.

    Args:
        alignment: which provision became which.
    """

    def __init__(self, alignment: Alignment) -> None:
        self.alignment = alignment
        self.old = Index(alignment.old)
        self.new = Index(alignment.new, self.old)
        self.follow = alignment.successors()
        self.before = alignment.predecessors()
        self._sides: dict[tuple[bool, int, Field, int, int, bool], Side] = {}

    @cached_property
    def stability(self) -> Stability:
        """What is numbered as before, and what is not."""
        return Stability(self.old, self.new, self.follow, self.before)

    def compare(self, old: int, new: int, field: Field = "text") -> tuple[Finding, ...]:
        """Findings of one aligned pair of provisions.

        Args:
            old: index in the old print.
            new: index in the new print.
            field: which words.

        Returns:
            In the order of the words, for every citation that stands in both: those whose words
            changed, and those whose words did not but that lead elsewhere (``silent``). Spans
            neither overlap nor cross.
        """
        was, now = standing(self.old, old, field), standing(self.new, new, field)
        if not was.text or not now.text or self.old.provisions[old].kind == "cover":
            return ()
        olds, news = _citations(was, field), _citations(now, field)
        if "this Act" in was.text or "this Act" in now.text:
            olds, news = _with_this_act(was.text, olds, now.text, news)
        if not olds or not news:
            return ()
        pair = _Pair(old, new, field)
        found = []
        for one, other in self._pairs(pair, Words(was.text, olds), Words(now.text, news)):
            finding = self._finding(pair, one, other)
            if finding is not None:
                found.append(finding)
        return tuple(found)

    def silent(self) -> tuple[SilentFinding, ...]:
        """Findings of all pairs whose words did not change, in the new print's order.

        Where only one of text and heading changed, the other is looked at here.
        """
        found = []
        for old, new, field, bare in suspects(self.stability, self.alignment):
            if field == "heading":
                citations: Sequence[Citation] = find_citations(self.old.provisions[old].heading)
            else:
                citations = self.old.contexts.citations(old)
                if bare:
                    citations = _citations(standing(self.old, old), field)
            for citation in citations:
                finding = self._finding(_Pair(old, new, field), citation, citation)
                if finding is not None:
                    found.append(SilentFinding(old, new, finding))
        return tuple(found)

    # One pair -----------------------------------------------------------------------------

    def _pairs(self, pair: _Pair, old: Words, new: Words) -> list[tuple[Citation, Citation]]:
        if len(old.citations) == len(new.citations) and same_words(skeleton(old), skeleton(new)):
            return list(zip(old.citations, new.citations, strict=True))
        old_keys = [things(self._side(self.old, pair, c), self.follow) for c in old.citations]
        new_keys = [things(self._side(self.new, pair, c), None) for c in new.citations]
        places = pair_citations(old._replace(keys=old_keys), new._replace(keys=new_keys))
        return [(old.citations[i], new.citations[j]) for i, j in places]

    def _side(
        self, index: Index, pair: _Pair, citation: Citation, *, use_tags: bool = True
    ) -> Side:
        at = pair.old if index is self.old else pair.new
        # A citation is resolved to be paired, and once more to be judged.
        key = index is self.old, at, pair.field, citation.start, citation.end, use_tags
        known = self._sides.get(key)
        if known is None:
            known = self._sides[key] = self._resolved(index, at, pair.field, citation, use_tags)
        return known

    def _resolved(
        self, index: Index, at: int, field: Field, citation: Citation, use_tags: bool
    ) -> Side:
        if _is_whole(citation):
            targets = Targets((Target("here"),))
        elif _is_bare(citation):
            targets = _resolve_bare(standing(index, at, field), citation)
        else:
            targets = resolve(index, at, citation, field=field, use_tags=use_tags)
        words = standing(index, at, field).text[citation.start : citation.end]
        return Side(index, citation, targets, words)

    def _finding(self, pair: _Pair, one: Citation, other: Citation) -> Finding | None:
        was = standing(self.old, pair.old, pair.field)
        now = standing(self.new, pair.new, pair.field)
        old_words, new_words = was.text[one.start : one.end], now.text[other.start : other.end]
        silent = same_words(old_words, new_words)
        if silent and not self._suspect(pair, one):
            return None
        judgement = self._judge(pair, one, other, silent)
        if judgement is None:
            return None
        return Finding(
            verdict=judgement.verdict,
            field=pair.field,
            old_start=one.start,
            old_end=one.end,
            new_start=other.start,
            new_end=other.end,
            old_text=old_words,
            new_text=new_words,
            why=judgement.why,
            silent=silent,
            came_in=judgement.came_in,
            fell_out=judgement.fell_out,
            instruction=judgement.verdict in _PLACES
            and tells_where(self.new, pair.new, other, pair.field)
            and tells_where(self.old, pair.old, one, pair.field),
        )

    def _suspect(self, pair: _Pair, citation: Citation) -> bool:
        """Whether a citation in unchanged words may lead elsewhere than it did."""
        if citation.anchor in _BESIDE or citation.base in _BESIDE:
            return True
        if citation.anchor == "this":
            unit = citation.items[0].first[0].unit
            return unit in AROUND and not self.stability.stays_in(pair.old, pair.new, unit)
        return not citation.anchor and self.stability.suspect(pair.old, citation)

    def _judge(self, pair: _Pair, one: Citation, other: Citation, silent: bool) -> Judgement | None:
        if silent and not self._may_concern(pair, one):
            return None
        was = self._side(self.old, pair, one)
        if silent and not was.targets.provisions:
            # It led nowhere we know before; what it leads to now tells nothing.
            return None
        now = self._side(self.new, pair, other)
        if silent and now.targets.status == "unsure":
            stale = self._printed(pair, was, other)
            if stale is not None:
                return stale
        if _is_whole(one) != _is_whole(other):
            why = f"It cited “{was.words}”; it now cites “{now.words}”."
            return Judgement("retargeted", why)
        if _is_bare(one) != _is_bare(other):
            return None  # what it is called came or went: the words say so
        if _is_bare(one):
            return self._judge_bare(was, now, silent)
        judgement = judge(was, now, self.follow, self.before)
        if judgement.verdict in _FOLLOWS and self._reordered(pair, was, now):
            return Judgement("unsure", "It cites the same provisions in another order.")
        if judgement.verdict in _FOLLOWS and not silent and not self._borne_out(pair, was, now):
            why = f"Only a file’s link says the same: “{was.words}” became “{now.words}”."
            return Judgement("unsure", why)
        if silent and not _speaks(judgement, was, now) and not self._surely_not(was, now):
            return None
        return judgement

    def _printed(self, pair: _Pair, was: Side, other: Citation) -> Judgement | None:
        """What unchanged words say where the file's link went along and their number did not.

        "section 3" is printed, and the link under it leads to what is now clause 4. On paper it
        cites another clause, and paper is what is enacted.
        """
        before = self._side(self.old, pair, was.citation, use_tags=False)
        now = self._side(self.new, pair, other, use_tags=False)
        if before.targets.provisions != was.targets.provisions or now.targets.status != "here":
            return None
        judgement = judge(before, now, self.follow, self.before)
        if judgement.verdict not in _LOSSES:
            return None
        why = f"{judgement.why} The file’s own link does not say so: its number may be out of date."
        return judgement._replace(why=why)

    def _reordered(self, pair: _Pair, was: Side, now: Side) -> bool:
        """Whether a list that other words take item by item has another order."""
        if len(was.citation.items) < 2:
            return False
        said = standing(self.old, pair.old, pair.field).text
        other = standing(self.new, pair.new, pair.field).text
        if "respective" not in said and "respective" not in other:
            return False
        olds = [[self.follow.get(at) for at in t.provisions] for t in was.targets.items]
        return olds != [list(t.provisions) for t in now.targets.items]

    def _borne_out(self, pair: _Pair, was: Side, now: Side) -> bool:
        """Whether words that changed in more than their numbers say the same without links."""
        if _shape(was.citation) == _shape(now.citation):
            return True
        sides = (self.old, was), (self.new, now)
        return not any(t.evidence == "tag" for _, side in sides for t in side.targets.items) or all(
            self._side(index, pair, side.citation, use_tags=False).targets.status == "here"
            for index, side in sides
        )

    def _may_concern(self, pair: _Pair, citation: Citation) -> bool:
        """Whether a citation of another law may name something that moved there."""
        if citation.scope == "own" or _is_bare(citation):
            return True
        meant = law_meant(standing(self.old, pair.old, pair.field), citation)
        return meant.scope == "own" or self.stability.other_law_moved(citation)

    def _surely_not(self, was: Side, now: Side) -> bool:
        """Whether what was cited is none of the provisions that may be cited now."""
        if was.targets.status != "here" or not now.targets.provisions:
            return False
        if any(t.status == "unsure" and not t.provisions for t in now.targets.items):
            return False
        cited = {self.follow.get(at) for at in was.targets.provisions}
        return cited.isdisjoint(now.targets.provisions)

    def _judge_bare(self, was: Side, now: Side, silent: bool) -> Judgement | None:
        """A number without a unit counts where it surely follows, or surely stays behind."""
        if was.targets.status != "here" or now.targets.status != "here":
            return None
        judgement = judge(was, now, self.follow, self.before)
        followed = judgement.verdict in ("same", "inserted-number")
        return judgement if followed != silent else None


def _shape(citation: Citation) -> tuple[object, ...]:
    """What a citation says besides its numbers."""
    steps = [
        [bool(step.number) for step in end]
        for i in citation.items
        for end in (i.first, i.last or ())
    ]
    return citation.anchor, citation.base, law_key(citation.law), steps


def _speaks(judgement: Judgement, was: Side, now: Side) -> bool:
    """Whether a finding about unchanged words is sure enough to be told."""
    if judgement.verdict not in _LOSSES:
        return False
    return was.targets.status in ("here", "external") and now.targets.status != "unsure"


def _citations(stand: Standing, field: Field) -> list[Citation]:
    """The citations of some words, numbers without a unit among them."""
    if field == "text":
        found = stand.prints.contexts.citations(stand.at)
    else:
        found = find_citations(stand.text)
    bare = _bare_numbers(stand, found)
    return sorted((*found, *bare), key=lambda c: c.start) if bare else list(found)


# The whole Act ------------------------------------------------------------------------------


def _with_this_act(
    old: str, olds: list[Citation], new: str, news: list[Citation]
) -> tuple[list[Citation], list[Citation]]:
    """The citations and "this Act" among them, where it took the place of "this Part"."""
    more, others = _this_acts(old, olds), _this_acts(new, news)
    if len(more) == len(others) or not any(c.anchor == "this" for c in (*olds, *news)):
        return olds, news
    return (
        sorted((*olds, *more), key=lambda c: c.start),
        sorted((*news, *others), key=lambda c: c.start),
    )


def _this_acts(text: str, citations: Sequence[Citation]) -> list[Citation]:
    """Each "this Act" by itself, not as the law of a provision cited."""
    out = []
    for found in _THIS_ACT.finditer(text):
        start, end = found.span()
        if not any(c.start < end and start < c.end for c in citations):
            item = Item(start, end, (Step("act", ""),))
            out.append(Citation(start, end, (item,), "own", anchor="this"))
    return out


def _is_whole(citation: Citation) -> bool:
    return citation.items[0].first[0].unit == "act"


# Numbers without a unit -------------------------------------------------------------------


def _bare_numbers(stand: Standing, citations: Sequence[Citation]) -> list[Citation]:
    """Numbers that cite without saying so: “193, 194 or 194B” in an instruction.

    They are the tagged ones that no citation covers, and lettered ones in a quoted list of
    nothing but numbers. "Form 194B" and "flat 194B" cite no section.
    """
    text = stand.text
    spans = [(r.start, r.end) for r in stand.references if r.target is not None]
    if "“" in text or '"' in text:
        for quoted in _QUOTED_LIST.finditer(text):
            found = _LETTERED.finditer(text, quoted.start() + 1, quoted.end())
            spans += [(m.start(), m.end()) for m in found]
    if not spans:
        return []
    starts, ends = [c.start for c in citations], [c.end for c in citations]
    out: list[Citation] = []
    for start, end in sorted(set(spans)):
        after = bisect_right(ends, start)  # the first citation that ends past this number
        number = text[start:end].strip("()")
        taken = after < len(starts) and starts[after] < end
        if taken or not number.isalnum() or (out and out[-1].end > start):
            continue
        step = Step("level", number, text[start] == "(")
        out.append(Citation(start, end, (Item(start, end, (step,)),)))
    return out


def _is_bare(citation: Citation) -> bool:
    first = citation.items[0].first
    return len(first) == 1 and first[0].unit == "level"


def _resolve_bare(stand: Standing, citation: Citation) -> Targets:
    index = stand.prints
    provision = index.provisions[stand.at]
    number = citation.items[0].first[0].number
    for reference in stand.references:
        if reference.start == citation.start and reference.target is not None:
            if index.number(reference.target) == number:
                return Targets((Target("here", (reference.target,), "tag"),))
            break
    if not provision.quoted and not in_quotation(stand.text, citation.start):
        return Targets((Target("unsure"),))
    law = index.law_of(stand.at) if provision.quoted else index.contexts.of(stand.at).law
    found = index.quoted_named(Step("section", number), law, stand.at)
    if len(found) == 1:
        return Targets((Target("here", (found[0],), "words"),))
    return Targets((Target("unsure"),))
