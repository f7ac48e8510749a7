"""The page in a real browser: who can use it, and what it asks of the world."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from lawdiff.comparison.model import Comparison
from lawdiff.reports import render_pdf
from lawdiff.reports.words import both_addresses

from .browser import chromium, opened

pytestmark = pytest.mark.browser

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}

AXE_TAGS = [
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
]

SHOW_ALL = "article { content-visibility: visible !important }"
"""Off-screen clauses are not laid out until they are scrolled to; the checks want all of them."""


def violations(page: Any) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415

    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": AXE_TAGS}})
    return [
        f"{one['id']}: {one['help']}: {node['html'][:200]} {node.get('failureSummary', '')[:300]}"
        for one in found.response["violations"]
        for node in one["nodes"][:3]
    ]


def lay_out_all(page: Any) -> None:
    """Lay out what is off the screen; set by the test's hand, which no policy of the page binds."""
    page.evaluate(
        "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);"
        " document.adoptedStyleSheets = [sheet] }",
        SHOW_ALL,
    )


@pytest.mark.parametrize(
    ("which", "look"),
    [
        ("made_page", "light"),
        ("made_page", "dark"),
        *(
            pytest.param(which, look, marks=pytest.mark.long)
            for which in ("made_page", "founding_page")
            for look in ("light", "dark", "print", "narrow")
            if (which, look) not in {("made_page", "light"), ("made_page", "dark")}
        ),
    ],
)
def test_axe_finds_nothing(browser: Any, look: str, which: str, request: Any) -> None:
    path: Path = request.getfixturevalue(which)
    settings = {
        "viewport": NARROW if look == "narrow" else WIDE,
        "color_scheme": "dark" if look == "dark" else "light",
        "bypass_csp": True,  # so that axe's own script may run
    }
    with opened(browser, path, **settings) as page:
        if look == "print":
            page.emulate_media(media="print")
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        lay_out_all(page)
        assert violations(page) == []


@pytest.mark.parametrize("which", ["made_page", "founding_page"])
def test_it_asks_for_nothing_but_itself(browser: Any, which: str, request: Any) -> None:
    path: Path = request.getfixturevalue(which)
    with opened(browser, path, viewport=WIDE) as page:
        page.emulate_media(media="print")
        page.emulate_media(media="screen")
        page.wait_for_load_state("networkidle")
        assert page.asked == [path.as_uri()]
        assert page.said == []  # no style or script was refused by the policy


def test_hostile_words_stay_words(browser: Any, made_page: Path) -> None:
    with opened(browser, made_page, viewport=WIDE) as page:
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert page.locator("script").count() == 0
        headings = page.locator("article h3 .hd").all_text_contents()
        assert "New <script>alert(1)</script>" in headings
        assert page.locator(".law b", has_text="now").count() == 0


def test_nothing_is_lost_with_scripts_off(browser: Any, made_page: Path) -> None:
    with (
        opened(browser, made_page, viewport=WIDE) as with_scripts,
        opened(browser, made_page, viewport=WIDE, java_script_enabled=False) as without,
    ):
        assert without.locator("body").inner_text() == with_scripts.locator("body").inner_text()
        without.locator("#v-side").check()
        assert without.locator(".s").first.is_visible()
        without.locator("#f-outcome").select_option(index=1)
        assert without.locator("article:visible").count() == 3


@pytest.mark.parametrize("which", ["made_page", "founding_page", "social_housing_page"])
@pytest.mark.parametrize("view", ["v-marked", "v-side"])
def test_no_sideways_scroll_at_320_pixels(
    browser: Any, which: str, view: str, request: Any
) -> None:
    path: Path = request.getfixturevalue(which)
    with opened(browser, path, viewport=NARROW) as page:
        lay_out_all(page)
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        page.locator(f"#{view}").check()
        widths = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert widths[0] <= widths[1]


def test_the_keyboard_reaches_everything_and_shows_where_it_is(
    browser: Any, made_page: Path
) -> None:
    with opened(browser, made_page, viewport=WIDE) as page:
        wanted = page.evaluate(
            "[...document.querySelectorAll('a[href], summary, input:not([type=radio]), select,"
            ' button, [tabindex="0"]\')].filter(e => e.checkVisibility()).length'
        )
        reached = 0
        page.keyboard.press("Tab")
        for _ in range(wanted + 20):
            seen = page.evaluate(
                "(() => { const e = document.activeElement; if (e === document.body) return null;"
                " const s = getComputedStyle(e); return [e.type === 'radio', s.outlineStyle,"
                " parseFloat(s.outlineWidth), e.checkVisibility()] })()"
            )
            if seen is None:
                break
            assert seen[1:] == ["solid", 3, True]
            reached += not seen[0]
            page.keyboard.press("Tab")
        assert reached == wanted


def test_targets_are_large_enough(browser: Any, made_page: Path) -> None:
    with opened(browser, made_page, viewport=NARROW) as page:
        lay_out_all(page)
        small = page.evaluate(
            "[...document.querySelectorAll('summary, input, select, button, .cells a, .toc a')]"
            ".filter(e => e.checkVisibility()).map(e => [e.outerHTML.slice(0, 80),"
            " e.getBoundingClientRect().height])"
            ".filter(([html, height]) => height < 24 && !html.includes('type=\"'))"
        )
        assert small == []


def test_copied_words_are_the_words_of_the_law(browser: Any, made_page: Path) -> None:
    with opened(browser, made_page, viewport=WIDE) as page:
        copied = selected(page, "#now-clause-1 .law")
        assert "inserted:" not in copied
        assert "deleted:" not in copied
        assert "may must" in copied
        page.locator("#v-new").check()
        assert selected(page, "#now-clause-1-1 .u") == "(1) The authority must—"
        page.locator("#v-old").check()
        assert selected(page, "#now-clause-1-1 .u") == "(1) The authority may —"


def selected(page: Any, element: str) -> str:
    """What a reader copies who selects an element."""
    copied: str = page.evaluate(
        "of => { const r = document.createRange();"
        " r.selectNodeContents(document.querySelector(of));"
        " getSelection().removeAllRanges(); getSelection().addRange(r);"
        " return getSelection().toString() }",
        element,
    )
    return copied


def test_ids_are_unique_and_every_link_leads_somewhere(
    browser: Any, made_page: Path, founding_page: Path
) -> None:
    for path in (made_page, founding_page):
        with opened(browser, path, viewport=WIDE) as page:
            ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
            assert len(ids) == len(set(ids))
            targets = page.evaluate(
                "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.hash.slice(1))"
            )
            assert set(targets) <= set(ids)


@pytest.mark.real_prints
def test_data_protection_shows_within_a_second_and_a_half(
    browser: Any, data_protection_page: Path
) -> None:
    size = data_protection_page.stat().st_size
    assert size <= 3_000_000
    times = []
    for _ in range(3):
        with opened(browser, data_protection_page, viewport=WIDE) as page:
            page.wait_for_function("performance.getEntriesByType('paint').length > 0")
            times.append(
                page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
            )
    assert min(times) <= 1500, times


@pytest.mark.real_prints
def test_five_questions_from_the_first_two_screens(
    browser: Any, social_housing_page: Path, social_housing: Comparison
) -> None:
    """Each answer stands in a named element, within two screens of 1280 by 900."""
    answers = {
        "What changed in substance?": "#what-happened .o-substantive",
        "Which clauses are new?": "#what-happened .o-inserted",
        "Where is old clause 15 now, and what happened to it?": "#map-was-clause-15",
        "Which changes may I ignore?": "#can-be-passed-over",
        "Where on the page do I look?": "#what-changed tbody tr:first-child",
    }
    with opened(browser, social_housing_page, viewport=WIDE) as page:
        said = {}
        for question, element in answers.items():
            found = page.locator(element)
            assert found.count() == 1, question
            box = found.bounding_box()
            assert box["y"] + box["height"] <= 2 * WIDE["height"], question
            said[question] = " ".join(found.text_content().split())
    new = {row.new.number for row in social_housing.rows
           if row.new is not None and row.old is None and row.new.kind == "clause"}  # fmt: skip
    assert all(number in said["Which clauses are new?"] for number in new)
    (row,) = [r for r in social_housing.rows if r.old is not None and r.old.label == "clause 15"]
    assert row.new is not None
    assert row.new.number in said["Where is old clause 15 now, and what happened to it?"]
    assert "page" in said["Where on the page do I look?"].lower()


def pdf_words(pdf: bytes, folder: Path) -> str:
    """The words of a PDF in reading order, without the heads and feet of its pages or spaces."""
    pdftotext = shutil.which("pdftotext")
    if pdftotext is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no pdftotext: install Debian's poppler-utils")
        pytest.skip("no pdftotext on this machine: install Debian's poppler-utils")
    target = folder / "report.pdf"
    target.write_bytes(pdf)
    done = subprocess.run([pdftotext, str(target), "-"], capture_output=True, check=True, text=True)
    assert "1 of " in done.stdout  # pages are numbered
    return "".join(re.sub(r"\d+ of \d+\s+\x0c[^\n]*\n+[^\n]*\n", "", done.stdout).split())


@pytest.mark.parametrize("which", ["made", pytest.param("founding", marks=pytest.mark.long)])
def test_the_pdf_holds_every_change_and_reads_in_order(
    which: str, request: Any, tmp_path: Path
) -> None:
    chromium()
    html = request.getfixturevalue(f"{which}_page").read_bytes()
    comparison = request.getfixturevalue("made_comparison" if which == "made" else "founding")
    if which == "founding":
        comparison = comparison[0]
    pdf = render_pdf(html)
    assert pdf == render_pdf(html)
    said = pdf_words(pdf, tmp_path)
    said = said[said.index("Clausebyclause") :]
    assert "deleted:" not in said
    places = []
    for row in comparison.rows:
        for change in row.changes:
            assert "".join(change.old_text.split()) in said
            assert "".join(change.new_text.split()) in said
        if row.new is not None and row.new.kind == "clause":
            title = both_addresses(row.old, row.new) + row.new.heading
            if not row.changes:
                places.append(said.index("".join(title.split())))
    assert places == sorted(places)
    assert len(places) > 2


def test_the_html_is_valid(made_page: Path, founding_page: Path) -> None:
    java, jar = shutil.which("java"), validator()
    if java is None or jar is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no HTML validator: npm install --prefix … vnu-jar, and LAWDIFF_VNU")
        pytest.skip("no HTML validator: install npm's vnu-jar and name its vnu.jar in LAWDIFF_VNU")
    done = subprocess.run(
        [java, "-jar", str(jar), "--stdout", "--format", "gnu", str(made_page), str(founding_page)],
        capture_output=True,
        check=False,
        text=True,
    )
    assert (done.returncode, done.stdout) == (0, "")


def validator() -> Path | None:
    """The Nu Html Checker's jar, where the machine has it."""
    told = os.environ.get("LAWDIFF_VNU")
    return Path(told) if told and Path(told).is_file() else None
