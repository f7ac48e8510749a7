"""The page of a Bill's life in a real browser: the same demands as for a comparison's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lawdiff.annotations import read_notes
from lawdiff.history import History, trace
from lawdiff.history.notes import NoteLife, follow_notes
from lawdiff.prints import read
from lawdiff.reports.history import render_history

from .browser import opened
from .conftest import BILL
from .test_in_browser import NARROW, WIDE, lay_out_all, violations

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def told(corpus: Path, bundled_annotations: Path) -> tuple[History, tuple[NoteLife, ...]]:
    history = trace([read(path) for path in sorted((corpus / BILL).glob("*.xml"))])
    return history, follow_notes(history, read_notes(bundled_annotations / BILL))


@pytest.fixture(scope="module")
def life_page(
    tmp_path_factory: pytest.TempPathFactory, told: tuple[History, tuple[NoteLife, ...]]
) -> Path:
    path = tmp_path_factory.mktemp("life") / "history.html"
    path.write_bytes(render_history(told[0], "html", told[1]))
    return path


# axe takes half a minute for a page of this length, so all looks but one are for the long run.
@pytest.mark.long
@pytest.mark.parametrize("look", ["light", "dark", "print", "narrow"])
def test_axe_finds_nothing(browser: Any, life_page: Path, look: str) -> None:
    settings = {
        "viewport": NARROW if look == "narrow" else WIDE,
        "color_scheme": "dark" if look == "dark" else "light",
        "bypass_csp": True,
    }
    with opened(browser, life_page, **settings) as page:
        if look == "print":
            page.emulate_media(media="print")
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        lay_out_all(page)
        assert violations(page) == []


def test_it_asks_for_nothing_but_itself(browser: Any, life_page: Path) -> None:
    with opened(browser, life_page, viewport=WIDE) as page:
        page.wait_for_load_state("networkidle")
        assert page.asked == [life_page.as_uri()]
        assert page.said == []
        assert page.locator("script").count() == 0


def test_no_sideways_scroll_at_320_pixels(browser: Any, life_page: Path) -> None:
    with opened(browser, life_page, viewport=NARROW) as page:
        lay_out_all(page)
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        widths = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert widths[0] <= widths[1]


def test_wide_tables_scroll_inside_a_region_the_keyboard_reaches(
    browser: Any, life_page: Path
) -> None:
    with opened(browser, life_page, viewport=NARROW) as page:
        regions = page.evaluate(
            "[...document.querySelectorAll('.scroll')].map(e => [e.getAttribute('role'),"
            " e.tabIndex, e.scrollWidth > e.clientWidth])"
        )
        assert regions
        assert all(role == "region" and tab == 0 for role, tab, _ in regions)
        assert any(wide for _, _, wide in regions)


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_what_a_table_is_called_is_read_whole_and_its_edge_is_shaded(
    browser: Any, life_page: Path, width: int
) -> None:
    with opened(browser, life_page, viewport={"width": width, "height": 900}) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        names = page.evaluate(
            "[...document.querySelectorAll('.scroll')].map(e => {"
            " const said = document.getElementById(e.getAttribute('aria-labelledby'));"
            " return said ? said.getBoundingClientRect().right : 0 })"
        )
        assert sum(right > 0 for right in names) == 2
        assert max(names) <= width
        back = page.locator("tr.back div").first.bounding_box()
        assert back["x"] + back["width"] <= width
        assert page.evaluate(
            "[...document.querySelectorAll('.scroll')].every(e =>"
            " getComputedStyle(e).backgroundAttachment.includes('local'))"
        )


def test_the_columns_of_prints_are_about_as_wide_as_each_other(
    browser: Any, life_page: Path
) -> None:
    with opened(browser, life_page, viewport=WIDE) as page:
        widths = page.evaluate(
            "[...document.querySelectorAll('.life-table thead th')].slice(1)"
            ".map(e => e.getBoundingClientRect().width)"
        )
        assert len(widths) == 6
        assert max(widths) < 1.5 * min(widths)


def test_nothing_is_lost_with_scripts_off(browser: Any, life_page: Path) -> None:
    with (
        opened(browser, life_page, viewport=WIDE) as with_scripts,
        opened(browser, life_page, viewport=WIDE, java_script_enabled=False) as without,
    ):
        assert without.locator("body").inner_text() == with_scripts.locator("body").inner_text()
        before = without.locator("article:visible").count()
        without.locator("#only-changed").check()
        assert 0 < without.locator("article:visible").count() < before


def test_ids_are_unique_and_every_link_leads_somewhere(browser: Any, life_page: Path) -> None:
    with opened(browser, life_page, viewport=WIDE) as page:
        ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
        assert len(ids) == len(set(ids))
        targets = page.evaluate(
            "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.hash.slice(1))"
        )
        assert set(targets) <= set(ids)


def test_notes_in_equals_notes_out(
    browser: Any, life_page: Path, told: tuple[History, tuple[NoteLife, ...]]
) -> None:
    with opened(browser, life_page, viewport=WIDE) as page:
        assert page.locator(".note").count() == len(told[1])


def test_any_two_versions_of_a_clause_can_be_compared(browser: Any, life_page: Path) -> None:
    with opened(browser, life_page, viewport=WIDE, java_script_enabled=False) as page:
        article = page.locator("#life-clause-32")
        titles = article.locator("summary").all_text_contents()
        assert "HL Bill 57 compared with Bill 121" in titles
        article.locator("summary", has_text="HL Bill 57 compared with Bill 121").click()
        assert article.locator("ins:visible").count() > 3
        assert article.locator("del:visible").count() > 0
