"""What became of the citations between two aligned prints."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from lawdiff.alignment.model import Alignment
from lawdiff.comparison.citations.contexts import in_quotation
from lawdiff.comparison.citations.grammar import find_citations
from lawdiff.comparison.citations.index import Index
from lawdiff.comparison.citations.judging import Judgement, Side, judge, things
from lawdiff.comparison.citations.model import (
    Citation,
    Finding,
    Item,
    SilentFinding,
    Step,
    Target,
    Targets,
)
from lawdiff.comparison.citations.pairing import pair_citations, same_words, skeleton
from lawdiff.comparison.citations.resolving import resolve
from lawdiff.comparison.citations.stability import Stability
from lawdiff.comparison.model import Field
from lawdiff.prints.model import Reference

_LETTERED = re.compile(r"(?<![\w(./-])(?:[A-Z]{1,2})?\d+[A-Z]{1,4}\d?(?![\w)/-]|\.\d)")
_SURE_LOSS = frozenset({"retargeted", "range", "dangling"})


class CitationChanges:
    """The citations of two aligned prints, compared when asked for.

    Args:
        alignment: which provision became which.
    """

    def __init__(self, alignment: Alignment) -> None:
        self.alignment = alignment
        self.old = Index(alignment.old)
        self.new = Index(alignment.new)
        self.follow = alignment.successors()
        self.before = alignment.predecessors()

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
        was, now = self.old.provisions[old], self.new.provisions[new]
        old_text, new_text = (was.text, now.text) if field == "text" else (was.heading, now.heading)
        if not old_text or not new_text or was.kind == "cover":
            return ()
        if field == "text" and old_text == new_text:
            self.new.contexts.share(new, self.old.contexts.citations(old))
        olds = self._sides(self.old, old, field)
        news = self._sides(self.new, new, field)
        if not olds or not news:
            return ()
        found = []
        for one, other in self._pairs(old, old_text, olds, new, new_text, news, field):
            finding = self._finding(old, old_text, one, new, new_text, other, field)
            if finding is not None:
                found.append(finding)
        return tuple(found)

    def silent(self) -> tuple[SilentFinding, ...]:
        """Findings of all pairs whose words did not change, in the new print's order."""
        found = []
        for old, new in self.stability.suspects(self.alignment):
            text = self.old.provisions[old].text
            citations = self.old.contexts.citations(old)
            self.new.contexts.share(new, citations)
            for citation in citations:
                finding = self._finding(old, text, citation, new, text, citation, "text")
                if finding is not None:
                    found.append(SilentFinding(old, new, finding))
        return tuple(found)

    def renumbering(self) -> dict[str, str]:
        """Sections for other laws that are renumbered on the way: old number → new."""
        return dict(self.stability.inserted)

    # One pair -----------------------------------------------------------------------------

    def _sides(self, index: Index, at: int, field: Field) -> list[Citation]:
        provision = index.provisions[at]
        if field == "text":
            text, references = provision.text, provision.references
            found = index.contexts.citations(at)
        else:
            text, references = provision.heading, provision.heading_references
            found = find_citations(text)
        bare = _bare_numbers(text, found, references)
        return sorted((*found, *bare), key=lambda c: c.start) if bare else list(found)

    def _pairs(
        self,
        old: int,
        old_text: str,
        olds: Sequence[Citation],
        new: int,
        new_text: str,
        news: Sequence[Citation],
        field: Field,
    ) -> list[tuple[Citation, Citation]]:
        if len(olds) == len(news) and skeleton(old_text, olds) == skeleton(new_text, news):
            return list(zip(olds, news, strict=True))
        old_keys = [self._key(self.old, old, c, field, self.follow) for c in olds]
        new_keys = [self._key(self.new, new, c, field, None) for c in news]
        places = pair_citations(old_text, olds, old_keys, new_text, news, new_keys)
        return [(olds[i], news[j]) for i, j in places]

    def _key(
        self, index: Index, at: int, citation: Citation, field: Field, follow: dict[int, int] | None
    ) -> frozenset[tuple[object, ...]]:
        side = Side(index, citation, self._targets(index, at, citation, field))
        return things(side, follow)

    def _targets(self, index: Index, at: int, citation: Citation, field: Field) -> Targets:
        if _is_bare(citation):
            return _resolve_bare(index, at, citation, field)
        return resolve(index, at, citation, field=field)

    def _finding(
        self,
        old: int,
        old_text: str,
        one: Citation,
        new: int,
        new_text: str,
        other: Citation,
        field: Field,
    ) -> Finding | None:
        old_words, new_words = old_text[one.start : one.end], new_text[other.start : other.end]
        silent = same_words(old_words, new_words)
        if silent and (one.anchor or not self.stability.suspect(old, new, one, other)):
            return None
        was = Side(self.old, one, self._targets(self.old, old, one, field))
        if silent and not was.targets.provisions:
            # It led nowhere we know before; what it leads to now tells nothing.
            return None
        now = Side(self.new, other, self._targets(self.new, new, other, field))
        if _is_bare(one) or _is_bare(other):
            judgement = self._judge_bare(was, now)
        else:
            judgement = judge(was, now, self.follow, self.before)
        if judgement is None or (silent and not _speaks(judgement, was, now)):
            return None
        return Finding(
            verdict=judgement.verdict,
            field=field,
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
        )

    def _judge_bare(self, was: Side, now: Side) -> Judgement | None:
        """A number without a unit: it only counts where it surely follows what it cited."""
        if was.targets.status != "here" or now.targets.status != "here":
            return None
        judgement = judge(was, now, self.follow, self.before)
        return judgement if judgement.verdict in ("same", "inserted-number") else None


def _speaks(judgement: Judgement, was: Side, now: Side) -> bool:
    """Whether a finding about unchanged words is sure enough to be told."""
    if judgement.verdict not in _SURE_LOSS:
        return False
    if was.targets.status not in ("here", "external"):
        return False
    return now.targets.status != "unsure"


# Numbers without a unit -------------------------------------------------------------------


def _bare_numbers(
    text: str, citations: Sequence[Citation], references: Sequence[Reference]
) -> list[Citation]:
    """Numbers that cite without saying so: “193, 194 or 194B” in an instruction.

    They are the tagged ones that no citation covers, and those with letters.
    """
    spans = [(r.start, r.end) for r in references if r.target is not None]
    spans += [(m.start(), m.end()) for m in _LETTERED.finditer(text)]
    if not spans:
        return []
    covered = [(c.start, c.end) for c in citations]
    out: list[Citation] = []
    for start, end in sorted(set(spans)):
        if any(start < e and end > s for s, e in covered):
            continue
        number = text[start:end].strip("()")
        if not number.isalnum():
            continue
        step = Step("level", number, text[start] == "(")
        out.append(Citation(start, end, (Item(start, end, (step,)),)))
        covered.append((start, end))
    return out


def _is_bare(citation: Citation) -> bool:
    first = citation.items[0].first
    return len(first) == 1 and first[0].unit == "level"


def _resolve_bare(index: Index, at: int, citation: Citation, field: Field) -> Targets:
    provision = index.provisions[at]
    references = provision.references if field == "text" else provision.heading_references
    number = citation.items[0].first[0].number
    for reference in references:
        if reference.start == citation.start and reference.target is not None:
            if index.number(reference.target) == number:
                return Targets((Target("here", (reference.target,), "tag"),))
            break
    text = provision.text if field == "text" else provision.heading
    if field == "text" and not provision.quoted and not in_quotation(text, citation.start):
        return Targets((Target("unsure"),))
    step = Step("section", number)
    law = index.contexts.of(at).law if not provision.quoted else index.law_of(at)
    found = index.quoted_named(step, law, at)
    if len(found) == 1:
        return Targets((Target("here", (found[0],), "words"),))
    return Targets((Target("unsure"),))
