"""Where to look is where the change is, not where the clause begins."""

from __future__ import annotations

import pytest
from lxml import html
from msgspec.structs import replace

from lawdiff.comparison.model import Comparison
from lawdiff.prints.model import LineMark
from lawdiff.reports import render
from lawdiff.reports.clauses import clauses_of
from lawdiff.reports.spots import Spot, spot_of


def spots(comparison: Comparison) -> dict[str, Spot]:
    return {
        clause.provision.label: spot_of(clause, comparison.rows)
        for clause in clauses_of(comparison)
    }


@pytest.mark.parametrize(
    ("label", "old", "new"),
    [
        ("clause 1", "page 1, line 6", "page 1, line 6"),  # subsection (1), not the heading
        ("clause 4", "page 2, line 1", "page 2, line 2"),  # its heading changed first
        ("clause 3", "", "page 1, line 14"),  # inserted
        ("clause 8", "page 2, line 20", "page 3, line 20"),  # no word changed
    ],
)
def test_page_and_line_of_the_first_change_of_substance(
    made_comparison: Comparison, label: str, old: str, new: str
) -> None:
    assert spots(made_comparison)[label] == Spot(old, new)


def test_a_change_on_a_later_printed_line_has_that_line(made_comparison: Comparison) -> None:
    rows = list(made_comparison.rows)
    (at,) = [n for n, r in enumerate(rows) if r.new is not None and r.new.label == "clause 1(1)"]
    row = rows[at]
    assert row.new is not None
    start = row.changes[0].new_start
    marks = (LineMark(0, 1, 6), LineMark(start, 1, 7))
    rows[at] = replace(row, new=replace(row.new, lines=marks))
    comparison = replace(made_comparison, rows=tuple(rows))
    assert spots(comparison)["clause 1"] == Spot("page 1, line 6", "page 1, line 7")


def test_before_stands_left_of_after_and_covers_last(made_comparison: Comparison) -> None:
    page = html.document_fromstring(render(made_comparison, "html").decode())
    (table,) = page.xpath('//table[@id="what-changed"]')
    heads = [th.text_content() for th in table.xpath("thead//th")]
    assert heads[-2:] == ["Where in HL Bill 1", "Where in HL Bill 57"]
    named = [th.text_content() for th in table.xpath("tbody/tr/th")]
    assert named[0].startswith("Clause 1")
    assert named[-1] == "Cover"
    listed = [a.text_content() for a in page.xpath('//nav[@class="toc"]//a')]
    assert [" ".join(a.split(",")[0].split()) for a in listed[-2:]] == ["Cover ●", "Long title"]


def test_changes_on_the_cover_alone_are_counted_apart(made_comparison: Comparison) -> None:
    cover = made_comparison.rows[0]
    edit = replace(cover.changes[0], significance="editorial", kind="typography")
    rows = (replace(cover, changes=(edit,)), *made_comparison.rows[1:])
    page = html.document_fromstring(render(replace(made_comparison, rows=rows), "html").decode())
    (figures,) = page.xpath('//p[@id="figures"]')
    said = " ".join(figures.text_content().split())
    assert "capitals, spacing; 1 of them on the cover and in the contents table)" in said
