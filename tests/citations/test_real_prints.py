"""Words against the files' own links, on real prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from lawdiff.comparison.citations.grammar import find_citations
from lawdiff.comparison.citations.index import Index
from lawdiff.comparison.citations.model import Address, Citation, Target
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
