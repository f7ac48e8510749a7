"""Words against the files' own links, on real prints."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from lawdiff.alignment.model import Alignment, Pair
from lawdiff.comparison.citations.changes import CitationChanges
from lawdiff.comparison.citations.grammar import find_citations
from lawdiff.comparison.citations.index import Index
from lawdiff.comparison.citations.model import Address, Citation, Finding, Target
from lawdiff.comparison.citations.resolving import (
    law_meant,
    range_cut,
    resolve_end,
    standing,
)
from lawdiff.prints import read
from lawdiff.prints.model import Print, Reference

PRINTS = (
    "social-housing/2-lords-committee.xml",
    "social-housing/3-lords-report.xml",
    "social-housing/4-commons-brought-from-lords.xml",
    "social-housing/5-commons-committee.xml",
    "data-protection/1-commons-introduced.xml",
    "data-protection/2-commons-committee.xml",
    "robustness/uk-non-domestic-rating-mathml.xml",
    "robustness/uk-sustainable-aviation-fuel-commons-committee.xml",
    "robustness/scotland-bail-and-release-stage-2.xml",
    "pdf/retained-eu-law.xml",
)


def ends(text: str, citation: Citation) -> Iterator[tuple[Address, tuple[int, int]]]:
    """Every address a citation says, and where its words stand."""
    for item in citation.items:
        cut = range_cut(text, item) if item.last is not None else item.end
        yield item.first, (item.start, cut)
        if item.last is not None:
            yield item.last, (cut, item.end)


def linked(
    address: Address, span: tuple[int, int], text: str, references: tuple[Reference, ...]
) -> tuple[Address, int] | None:
    """The part of an address that the file's innermost link covers, and the link's target."""
    inside = [r for r in references if r.start < span[1] and r.end > span[0]]
    if not inside or inside[-1].target is None:
        return None
    rest = text[inside[-1].end : span[1]].count("(")
    covered = address[: len(address) - rest] if rest else address
    return (covered, inside[-1].target) if covered else None


def judged(printed: Print) -> Iterator[tuple[Target, int]]:
    """For each linked address: what the words alone say, and what the link says.

    Links that contradict their own words (another number; out of a quotation into the Bill) are
    faults of the file and no truth.
    """
    index = Index(printed)
    for provision in printed.provisions:
        for field in ("text", "heading"):
            stand = standing(index, provision.index, field, use_tags=False)
            tags = provision.references if field == "text" else provision.heading_references
            for citation in find_citations(stand.text) if tags else ():
                for address, span in ends(stand.text, citation):
                    found = linked(address, span, stand.text, tags)
                    if found is None:
                        continue
                    covered, truth = found
                    target = printed.provisions[truth]
                    if covered[-1].number and index.number(truth) != covered[-1].number:
                        continue
                    named = index.is_this_bill(citation.law)
                    if provision.quoted and not target.quoted and not named:
                        continue
                    meant = law_meant(stand, citation)
                    yield resolve_end(stand, citation, covered, span, meant), truth


def score(printed: Print) -> Counter[str]:
    """How many linked addresses the words place right, wrong, or not surely."""
    counts: Counter[str] = Counter()
    for target, truth in judged(printed):
        if target.status == "unsure":
            counts["unsure"] += 1
        else:
            counts["right" if target.provisions[:1] == (truth,) else "wrong"] += 1
    return counts


@pytest.mark.real_prints
def test_words_agree_with_the_files_links(real_prints: Path) -> None:
    """Where the words claim to be sure, they are right in 99 of 100 cases; few are left unsure."""
    total: Counter[str] = Counter()
    for name in PRINTS:
        counts = score(read(real_prints / name))
        print(name, dict(counts))
        total += counts
    assert sum(total.values()) > 2500
    assert total["right"] / (total["right"] + total["wrong"]) >= 0.99
    assert total["unsure"] / sum(total.values()) <= 0.03


@pytest.mark.real_prints
@pytest.mark.parametrize("name", PRINTS)
def test_each_print_by_itself(real_prints: Path, name: str) -> None:
    """No print is much worse than the others."""
    counts = score(read(real_prints / name))
    assert counts["right"] / (counts["right"] + counts["wrong"]) >= 0.97


# One number moved on every print ----------------------------------------------------------

_CLAUSES = ("clause", "section")
_SAID = re.compile(r"\d+")


def shifted(printed: Print, least: int, words: bool) -> tuple[Print, set[int]]:
    """A print whose clauses from one on are renumbered by one, without links.

    Args:
        printed: a real print.
        least: the first number that moves.
        words: whether the words of linked references follow.
    """
    moved = {
        p.index
        for p in printed.provisions
        if p.kind in _CLAUSES and not p.quoted and p.number.isdigit() and int(p.number) >= least
    }
    made = []
    for provision in printed.provisions:
        text = provision.text
        for reference in reversed(provision.references if words else ()):
            if reference.target in moved:
                said = text[reference.start : reference.end]
                said = _SAID.sub(lambda number: str(int(number[0]) + 1), said, count=1)
                text = text[: reference.start] + said + text[reference.end :]
        number = provision.number
        if provision.index in moved:
            number = str(int(number) + 1)
        made.append(replace(provision, number=number, text=text, references=()))
    return replace(printed, provisions=tuple(made)), moved


def unlinked(printed: Print) -> Print:
    """A print without the file's links, so that words alone decide."""
    bare = tuple(replace(p, references=(), heading_references=()) for p in printed.provisions)
    return replace(printed, provisions=bare)


def findings(printed: Print, least: int, words: bool) -> tuple[dict[int, list[Finding]], set[int]]:
    """What is found when clauses move, by provision, and the clauses that moved."""
    other, moved = shifted(printed, least, words)
    pairs = tuple(Pair(n, n, "identical", 1.0) for n in range(len(other.provisions)))
    changes = CitationChanges(Alignment(unlinked(printed), other, "auto", pairs))
    found: dict[int, list[Finding]] = {}
    for silent in changes.silent():
        found.setdefault(silent.old, []).append(silent.finding)
    for one, two in zip(printed.provisions, other.provisions, strict=True):
        if one.text != two.text:
            found.setdefault(one.index, []).extend(changes.compare(one.index, one.index))
    return found, moved


def citing(printed: Print, moved: set[int]) -> Iterator[tuple[int, Reference]]:
    """Links to clauses that moved, where a number is said and the file does not err."""
    for provision in printed.provisions:
        for reference in provision.references:
            said = _SAID.search(provision.text[reference.start : reference.end])
            if provision.kind == "cover" or reference.target not in moved or not said:
                continue
            if said[0] == printed.provisions[reference.target].number:
                yield provision.index, reference


def covers(found: list[Finding], reference: Reference) -> list[Finding]:
    """The findings whose words hold a link's."""
    return [f for f in found if f.old_start <= reference.start and reference.end <= f.old_end]


@pytest.mark.real_prints
@pytest.mark.parametrize("name", PRINTS)
def test_words_that_do_not_follow_are_all_told(real_prints: Path, name: str) -> None:
    """Clauses move and no word does: every reference to one of them is substantive."""
    printed = read(real_prints / name)
    found, moved = findings(printed, 3, words=False)
    expected = list(citing(printed, moved))
    missed = [(at, r) for at, r in expected if not covers(found.get(at, []), r)]
    assert missed == []
    assert all(f.silent and f.significance == "substantive" for fs in found.values() for f in fs)


@pytest.mark.real_prints
@pytest.mark.parametrize("name", PRINTS)
def test_words_that_follow_are_all_consequential(real_prints: Path, name: str) -> None:
    """Clauses move and the words with them: every reference to one of them follows."""
    printed = read(real_prints / name)
    found, moved = findings(printed, 3, words=True)
    for at, reference in citing(printed, moved):
        told = covers(found.get(at, []), reference)
        assert [f.verdict for f in told] == ["same"], (printed.provisions[at].label, told)


def bumped(printed: Print, least: int) -> Print:
    """A print whose clauses are renumbered, and so are its references to other laws' sections.

    The latter are those without a link in the Bill's own words: almost all belong to the laws
    that it amends. A comparison that took them for the Bill's clauses would fold them.
    """
    moved, _ = shifted(printed, least, words=False)
    numbers = {p.number for p in printed.provisions if p.kind in _CLAUSES and not p.quoted}
    made = []
    for provision, other in zip(printed.provisions, moved.provisions, strict=True):
        text = provision.text
        for citation in reversed(find_citations(text)) if provision.kind != "cover" else ():
            head = citation.items[0].first[0]
            linked_here = any(
                r.start < citation.end and r.end > citation.start for r in provision.references
            )
            if citation.law or linked_here or head.unit not in _CLAUSES:
                continue
            if head.number in numbers and head.number.isdigit() and int(head.number) >= least:
                said = text[citation.start : citation.end]
                said = _SAID.sub(lambda number: str(int(number[0]) + 1), said, count=1)
                text = text[: citation.start] + said + text[citation.end :]
        made.append(replace(other, text=text))
    return replace(moved, provisions=tuple(made))


@pytest.mark.real_prints
@pytest.mark.parametrize(
    "name", [name for name in PRINTS if not name.startswith(("social", "pdf"))]
)
def test_sections_of_other_laws_do_not_pass_for_clauses(real_prints: Path, name: str) -> None:
    """Another law's section that changes by one while clauses do is not taken for a clause."""
    printed = read(real_prints / name)
    other = bumped(printed, 3)
    pairs = tuple(Pair(n, n, "identical", 1.0) for n in range(len(other.provisions)))
    changes = CitationChanges(Alignment(unlinked(printed), other, "auto", pairs))
    told = [
        finding
        for one, two in zip(printed.provisions, other.provisions, strict=True)
        if one.text != two.text
        for finding in changes.compare(one.index, one.index)
        if not finding.silent
    ]
    folded = [finding for finding in told if finding.significance == "consequential"]
    # data-protection cites its own clause 94 twice without a link, in clauses 97 and 104.
    assert len(folded) <= 2, [finding.old_text for finding in folded]
    assert told or name.startswith("robustness")
