"""The site's pages: nothing in a Bill or a file name becomes part of them, and they work."""

from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from lawdiff.batch import run_batch
from tests.batch.running import bill
from tests.reports.browser import opened

PAYLOADS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</script><!--",
    "{{7*7}}",
]


class Links(HTMLParser):
    """Where a page's links lead, and its tags."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: list[str] = []
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.found += [value for name, value in attrs if name in ("href", "src") and value]
        assert not [name for name, _ in attrs if name.startswith("on")]


@pytest.fixture(scope="module")
def made(corpus: Path, bundled_annotations: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled corpus, compared with its notes."""
    out = tmp_path_factory.mktemp("site") / "out"
    run_batch(str(corpus), str(out), jobs=2, annotations=[str(bundled_annotations)])
    return out


@pytest.fixture(scope="module")
def hostile(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Bill whose title, stage, headings and file names want to be markup."""
    home = tmp_path_factory.mktemp("hostile")
    prints = bill(sorted((corpus / "specimen").glob("*.xml"))[:3], home / "in" / "<b>&bill")
    for path, payload in zip(sorted(prints.iterdir()), PAYLOADS, strict=False):
        text = path.read_text(encoding="utf-8")
        escaped = payload.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
        text = text.replace("Harbour Lights", f"Harbour {escaped}").replace(
            "<heading>", f"<heading>{escaped} "
        )
        path.write_text(text, encoding="utf-8")
        path.rename(path.with_name(path.name.replace(".xml", "<i>.xml")))
    (home / "in" / "<b>&bill" / "<img src=x onerror=alert(2)>.xml").write_text("<a>")
    run_batch(str(home / "in"), str(home / "out"), jobs=2)
    return home / "out"


def pages(out: Path) -> list[Path]:
    return [out / "index.html", *sorted((out / "bills").iterdir())]


def test_every_link_leads_to_a_file_and_a_place_in_it(made: Path) -> None:
    checked = 0
    for page in pages(made):
        for target in Links(page).found:
            path, _, place = target.partition("#")
            file = page if not path else page.parent / path
            assert file.is_file(), target
            if place:
                assert re.search(f'id="{re.escape(place)}"', file.read_text("utf-8")), target
            checked += 1
    assert checked > 30


def test_the_clauses_to_search_in_are_all_there_with_their_places(made: Path) -> None:
    import json  # noqa: PLC0415

    text = (made / "index.html").read_text(encoding="utf-8")
    data = json.loads(re.findall(r'id="clauses">(.*?)</script>', text, re.S)[0])
    assert len(data) == 8
    placed = 0
    for slug, _, _, clauses in data:
        report = (made / "reports" / f"{slug}.html").read_text(encoding="utf-8")
        for _, _, anchor, _, _ in clauses:
            if anchor:
                assert f'id="{anchor}"' in report
                placed += 1
    assert placed > 0.9 * sum(len(one[3]) for one in data) > 100


def test_nothing_of_a_bill_becomes_markup(hostile: Path) -> None:
    for page in pages(hostile):
        text = page.read_text(encoding="utf-8")
        tags = Links(page).tags
        assert not {"img", "i"} & set(tags)
        assert tags.count("script") == (2 if page.name == "index.html" else 0)
        told = re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)
        assert "{{7*7}}" in told or "49" not in told


def test_notes_that_are_not_shown_are_divided_as_in_the_report(made: Path) -> None:
    index = (made / "index.html").read_text(encoding="utf-8")
    rows = re.findall(r"<tr data-bill.*?</tr>", index, re.DOTALL)
    divided = 0
    for row in rows:
        (slug,) = re.findall(r'href="reports/([^"]+)\.html"', row)
        report = (made / "reports" / f"{slug}.html").read_text(encoding="utf-8")
        text = " ".join(re.sub(r"<[^>]+>", " ", report).split())
        for said in re.findall(r'<span class="sub">(\d+ (?:written|that) [^<]+)</span>', row):
            assert said in text
            divided += 1
    assert divided > 5
    assert "not placed</span>" not in index


@pytest.mark.browser
def test_no_script_of_a_bill_runs(browser: Any, hostile: Path) -> None:
    for path in pages(hostile):
        with opened(browser, path) as page:
            page.on("dialog", lambda dialog: pytest.fail(dialog.message))
            page.wait_for_timeout(100)
            assert [url for url in page.asked if not url.startswith("file:")] == []
            assert page.said == []


@pytest.mark.browser
def test_the_list_is_filtered_sorted_and_searched(browser: Any, made: Path) -> None:
    with opened(browser, made / "index.html") as page:
        visible = "#pairs tbody tr:not([hidden])"
        assert page.locator(visible).count() == 8
        page.select_option("#f-bill", "specimen")
        assert page.locator(visible).count() == 3
        page.select_option("#f-kind", "term")
        assert 0 < page.locator(visible).count() < 3
        page.select_option("#f-kind", "")
        page.select_option("#f-bill", "")
        page.select_option("#f-stage", "As enacted")
        assert page.locator(visible).count() == 1
        page.select_option("#f-stage", "")
        page.select_option("#f-significance", "substantive")
        assert page.locator(visible).count() > 4
        page.select_option("#f-significance", "")
        page.get_by_role("button", name="In substance").click()
        shown = [int(text) for text in page.locator(f"{visible} td:nth-child(5)").all_inner_texts()]
        assert shown == sorted(shown, reverse=True)
        page.get_by_role("button", name="In substance").click()
        again = [int(text) for text in page.locator(f"{visible} td:nth-child(5)").all_inner_texts()]
        assert again == sorted(shown)
        page.fill("#words", "different ways working")
        link = page.locator("#results a").first
        assert "Power to test different ways of working" in link.inner_text()
        link.click()
        page.wait_for_url("**/reports/*.html#*")
        assert page.locator(":target").count() == 1


@pytest.mark.browser
def test_without_scripts_the_list_is_there(browser: Any, made: Path) -> None:
    with opened(browser, made / "index.html", java_script_enabled=False) as page:
        assert page.locator("#pairs tbody tr").count() == 8
        assert page.locator("#filters").is_hidden()
        assert page.get_by_role("link", name="Report").count() >= 8


OUT_OF_THE_WINDOW = """() => [...document.querySelectorAll("body *")].filter(e => {
  const box = e.getBoundingClientRect();
  return box.width && box.right > innerWidth + 1 && !e.closest(".scroll") && !e.closest(".skip");
}).map(e => e.outerHTML.slice(0, 80))"""
OUT_OF_THEIR_PANEL = """() => [...document.querySelectorAll(".bar *")].filter(e =>
  e.getBoundingClientRect().right > e.closest(".bar").getBoundingClientRect().right
).map(e => e.outerHTML.slice(0, 80))"""


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 375, 768, 1280])
def test_no_page_is_wider_than_the_window(browser: Any, made: Path, width: int) -> None:
    for path in pages(made):
        with opened(browser, path, viewport={"width": width, "height": 900}) as page:
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path.name
            assert page.evaluate(OUT_OF_THE_WINDOW) == []
            assert page.evaluate(OUT_OF_THEIR_PANEL) == []
            tables = page.evaluate(
                "[...document.querySelectorAll('table')].map(t => t.closest('.scroll')?.tabIndex)"
            )
            assert tables
            assert set(tables) == {0}


@pytest.mark.browser
def test_no_row_is_white_for_a_column_out_of_sight(browser: Any, made: Path) -> None:
    """Narrow columns beyond the edge made rows high of which nothing was to be seen."""
    for path in pages(made):
        with opened(browser, path, viewport={"width": 320, "height": 900}) as page:
            heights = page.evaluate(
                "[...document.querySelectorAll('.prints tbody tr, #pairs tbody tr')]"
                ".map(row => row.getBoundingClientRect().height)"
            )
            assert heights
            assert max(heights) < 180


@pytest.mark.browser
def test_the_pages_have_the_typeface_of_the_reports(browser: Any, made: Path) -> None:
    report = sorted((made / "reports").iterdir())[0]
    looks = set()
    for path in (*pages(made), report):
        with opened(browser, path) as page:
            looks.add(
                page.evaluate(
                    "['body', 'h1'].map(e => getComputedStyle(document.querySelector(e)))"
                    ".map(s => [s.fontFamily, s.fontSize, s.color, s.backgroundColor].join())"
                    ".join()"
                )
            )
    assert len(looks) == 1


@pytest.mark.long
@pytest.mark.browser
def test_everybody_can_use_the_pages(browser: Any, made: Path) -> None:
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415

    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    for path in pages(made):
        for scheme in ("light", "dark"):
            # The policy of the page forbids the checker's own script, so it is set aside here.
            with opened(browser, path, bypass_csp=True, color_scheme=scheme) as page:
                found = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
                assert [one["id"] for one in found.response["violations"]] == [], path.name


def test_the_folder_can_be_moved(made: Path, tmp_path: Path) -> None:
    shutil.copytree(made, tmp_path / "elsewhere")
    text = (tmp_path / "elsewhere" / "index.html").read_text(encoding="utf-8")
    assert str(made) not in text
