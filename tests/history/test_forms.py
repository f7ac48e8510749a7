"""What the forms of a history say, in small made prints."""

from __future__ import annotations

import re
from pathlib import Path

from msgspec.structs import replace

from lawdiff.history import History, trace
from lawdiff.prints import read
from lawdiff.reports.history import render_history
from lawdiff.reports.history.concordance import MARKS, concordance
from tests.alignment.outline import print_of

FIRST = """
Part 1 *Ferries*
  == Fares
    1 *Duty to publish fares* The authority must publish “the fares” of every ferry.
    2 *Visits* The inspector must visit each ferry once in every calendar year.
    3 *Inspection* The inspector may board a ferry under section 2 at any time.
"""
SECOND = """
Part 1 *Ferries*
  == Fares
    1 *Duty to publish fares* The authority must publish ‘the fares’ of every ferry.
    2 *Landing stages* A landing stage is to be lit from dusk until dawn.
    3 *Inspection* The inspector may board a ferry under section 2 at any time.
"""
THIRD = """
Part 1 *Ferries*
  == Fares
    1 *Duty to publish fares* The authority must publish ‘the fares’ of every ferry.
    2 *Landing stages* A landing stage is to be lit from dusk until dawn.
    3 *Visits* The inspector must visit each ferry once in every calendar year.
    4 *Inspection* The inspector may board a ferry under section 2 at any time.
"""


def history_of(*outlines: str) -> History:
    return trace([
        replace(
            print_of(outline, f"{number}.xml"), sha256=f"{number:064}", number=f"Bill {number}",
            title="Ferries Bill",
        )
        for number, outline in enumerate(outlines, 1)
    ])  # fmt: skip


def marks(history: History) -> dict[str, list[str]]:
    return {
        line.heading: [MARKS[cell.happened] for cell in line.cells] for line in concordance(history)
    }


def test_quote_marks_are_editorial_and_no_wording() -> None:
    assert marks(history_of(FIRST, SECOND))["Duty to publish fares"] == ["", "editorial only"]


def test_a_reference_that_follows_its_clause_is_consequential(corpus: Path) -> None:
    prints = [read(path) for path in sorted((corpus / "children-and-social-work").glob("*.xml"))]
    history = trace(prints)
    outcomes = {
        (number, row.new.index): account.significance
        for number, comparison in enumerate(history.comparisons, 1)
        for account in comparison.accounts
        if (row := comparison.rows[account.row]).new is not None
    }
    found = 0
    for line in concordance(history):
        for number, cell in enumerate(line.cells[1:], 1):
            if cell.step is None or cell.step.index is None or cell.step.since is not None:
                continue
            outcome = outcomes.get((number, cell.step.index))
            if outcome == "consequential" and cell.step.event != "moved":
                assert MARKS[cell.happened] == "consequential only"
                found += 1
    assert found > 20


def test_what_moved_and_changed_says_both() -> None:
    before = """
Part 1 *Ferries*
  1 *Fares* The authority must publish the fares of every ferry on a website.
  2 *Visits* The inspector must visit each ferry once in every calendar year.
Part 2 *General*
  3 *Extent* This Act extends to England.
"""
    after = """
Part 1 *Ferries*
  1 *Visits* The inspector must visit each ferry once in every calendar year.
Part 2 *General*
  2 *Fares* The authority must publish the fares of every large ferry on a website.
  3 *Extent* This Act extends to England.
"""
    assert marks(history_of(before, after))["Fares"] == ["", "moved, changed"]


def test_what_came_back_is_named_with_a_way_to_its_life() -> None:
    page = render_history(history_of(FIRST, SECOND, THIRD), "html").decode("utf-8")
    (row,) = re.findall(r'<tr class="back">.*?</tr>', page, re.DOTALL)
    (target,) = re.findall(r'<a href="#([^"]+)">3</a>', row)
    assert "Visits" in row
    assert f'<article class="life" id="{target}"' in page
    markdown = render_history(history_of(FIRST, SECOND, THIRD), "md").decode("utf-8")
    assert "Back in Bill 3: 3 (Visits)" in markdown


def test_where_nothing_came_back_no_row_says_so() -> None:
    page = render_history(history_of(FIRST, SECOND), "html").decode("utf-8")
    assert '<tr class="back">' not in page


def test_what_came_back_beneath_a_clause_that_stayed_is_named_too() -> None:
    clause = "1 *Fees* The authority may charge a fee.\n  (1) The fee must be reasonable."
    more = f"{clause}\n  (2) Each notice must be given at least 24 hours before the survey begins."
    page = render_history(history_of(more, clause, more), "html").decode("utf-8")
    (row,) = re.findall(r'<tr class="back">.*?</tr>', page, re.DOTALL)
    assert re.search(r'<a href="#life-1">1\(2\)</a>', row)


def test_the_summary_goes_through_the_clauses_in_order_and_cuts_no_word(corpus: Path) -> None:
    prints = [read(path) for path in sorted((corpus / "children-and-social-work").glob("*.xml"))]
    history = trace(prints)
    text = render_history(history, "text").decode("utf-8")
    told = text.partition("Clauses that came, went or moved")[2].splitlines()[1:]
    lines = [line.strip() for line in told if "→" in line]
    assert len(lines) == 12
    headings = iter([line.heading for line in concordance(history)])
    for line in lines:
        heading = line.partition("  ")[2]
        words = heading.removesuffix("…").rstrip()
        assert any(f"{whole} ".startswith(f"{words} ") for whole in headings), line
        assert "cross-heading" not in line
        assert "Part" not in line.partition("  ")[0]
    assert any("Power to test different ways of working" in line for line in lines)


def test_dates_that_contradict_the_order_are_told_in_words(corpus: Path) -> None:
    one, other = (
        read(path) for path in sorted((corpus / "children-and-social-work").glob("*.xml"))[:2]
    )
    (warning,) = [said for said in trace([other, one]).warnings if "dated" in said]
    assert "14 July 2016" in warning
    assert "19 May 2016" in warning
    assert not re.search(r"\d{4}-\d\d", warning)
