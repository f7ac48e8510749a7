"""What a note marks in the words of the law, and the table of who says what."""

from __future__ import annotations

from typing import Any

from lxml import html
from msgspec.structs import replace

from lawdiff.comparison.model import Comparison
from lawdiff.reports import render


def page_of(comparison: Comparison, notes: Any) -> Any:
    return html.document_fromstring(render(comparison, "html", notes).decode())


def test_a_note_about_a_heading_marks_the_heading(founding: tuple[Comparison, Any]) -> None:
    comparison, notes = founding
    (note,) = [n for n in notes if n.note.id == "editors-hl-bill-1#1"] or notes[:1]
    (clause,) = [x for x in comparison.new.provisions if x.label == "clause 29"]
    assert note.note is not None
    place = next(n.new for n in notes if n.new is not None)
    at = replace(
        place, index=clause.index, label="clause 29", start=0, end=len(clause.heading),
        field="heading",
    )  # fmt: skip
    moved = replace(note, status="same", new_places=(at,))
    page = page_of(comparison, [moved])
    (heading,) = page.xpath('//article[@id="now-clause-29"]/h3//mark')
    assert heading.text_content() == clause.heading
    assert heading.getnext().get("href") == "#note-1"
    assert not page.xpath('//article[@id="now-clause-29"]/div[@class="law"]//mark')


def test_marks_have_no_space_at_their_ends_and_links_none_before_a_full_stop(
    founding: tuple[Comparison, Any],
) -> None:
    page = page_of(*founding)
    marks = page.xpath('//div[@class="law"]//mark')
    assert marks
    assert all(mark.text_content() == mark.text_content().strip() for mark in marks)
    links = page.xpath('//div[@class="law"]//a[@class="nr"]')
    assert any((link.tail or "").startswith(".") for link in links)
    assert not any((link.tail or "").startswith((" .", " ,", " ;")) for link in links)


def test_no_stance_has_an_empty_column(founding: tuple[Comparison, Any]) -> None:
    page = page_of(*founding)
    (table,) = page.xpath('//table[contains(@class, "pos")]')
    rows = [[cell.text_content() for cell in row.xpath("td")] for row in table.xpath("tbody/tr")]
    assert all(any(cell != "–" for cell in column) for column in zip(*rows, strict=True))
