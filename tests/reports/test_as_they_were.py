""" "As they were" is the older print, and "As they are" the newer one, whatever has moved."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import html

from lawdiff.alignment.model import Alignment, Pair
from lawdiff.comparison.model import Account, Comparison, Row
from lawdiff.prints.model import GROUP_KINDS, Print
from lawdiff.reports import render

from .browser import opened
from .made import make_print, p

HIDDEN = {
    "old": {"s", "stub", "tag", "h", "ql", "nn", "ww", "nr", "mi", "in"},
    "new": {"s", "stub", "tag", "h", "ql", "nr", "mvw", "was", "out", "mo"},
}
"""What the style sheet hides in each view, and what is no word of the law."""

MARK = {"old": "ins", "new": "del"}


def names(element: Any) -> set[str]:
    return set((element.get("class") or "").split())


def squeezed(text: str) -> str:
    """Letters only: prints differ in spaces, and a closing mark stands as the newer has it."""
    return "".join(c for c in text if c.isalnum())


def shown(element: Any, view: str) -> str:
    """The law's words in an element as a view shows them."""
    if element.tag in (MARK[view], "summary") or names(element) & HIDDEN[view]:
        return element.tail or ""
    said = element.text or ""
    return said + "".join(shown(child, view) for child in element) + (element.tail or "")


def printed(print_: Print, index: int, *, top: bool = True) -> str:
    """A clause in print order, without its own number and heading."""
    provision = print_.provisions[index]
    said = "" if top else provision.number + provision.heading
    at = 0
    for kid in provision.children:
        child = print_.provisions[kid]
        own = child.kind in ("clause", "section", "article", "schedule")
        groups = child.kind in GROUP_KINDS and print_.clause_of(kid) is None
        if (own or groups) and not child.quoted:
            continue
        said += provision.text[at : child.at] + printed(print_, kid, top=False)
        at = max(at, child.at)
    return said + provision.text[at:]


def assert_views_are_the_prints(comparison: Comparison) -> None:
    page = html.document_fromstring(render(comparison, "html").decode())
    articles = page.xpath('//div[@class="list"]/article')
    for article, account in zip(articles, comparison.accounts, strict=True):
        row = comparison.rows[account.row]
        for view, print_, side in (
            ("old", comparison.old, row.old),
            ("new", comparison.new, row.new),
        ):
            if side is None or (view == "old" and "mi" in names(article)):
                continue
            (law,) = article.xpath('.//div[@class="law"]') or [html.Element("div")]
            said = "".join([law.text or "", *(shown(child, view) for child in law)])
            assert squeezed(said) == squeezed(printed(print_, side.index)), (view, side.label)


def dissolved() -> Comparison:
    """Clause 1(2) loses its paragraph (a) to clause 2, and clause 1(1) goes there whole."""
    old = make_print([
        p("clause", "1", "Fares", "", "clause 1",
            p("subsection", "(1)", "", "Fares are public.", "clause 1(1)"),
            p("subsection", "(2)", "", "They stand—", "clause 1(2)",
                p("paragraph", "(a)", "", "on a website,", "clause 1(2)(a)", at=11),
                p("paragraph", "(b)", "", "in print.", "clause 1(2)(b)", at=11))),
        p("clause", "2", "Left", "", "clause 2",
            p("subsection", "(1)", "", "It stays.", "clause 2(1)")),
    ])  # fmt: skip
    new = make_print([
        p("clause", "1", "Fares", "", "clause 1",
            p("subsection", "(1)", "", "They stand—", "clause 1(1)",
                p("paragraph", "(a)", "", "in print.", "clause 1(1)(a)", at=11))),
        p("clause", "2", "Left", "", "clause 2",
            p("subsection", "(1)", "", "It stays.", "clause 2(1)"),
            p("subsection", "(2)", "", "on a website,", "clause 2(2)")),
        p("clause", "3", "New", "", "clause 3",
            p("subsection", "(1)", "", "Fares are public.", "clause 3(1)"),
            p("subsection", "(2)", "", "And cheap.", "clause 3(2)")),
    ])  # fmt: skip
    olds = {one.label: one for one in old.provisions}
    news = {one.label: one for one in new.provisions}
    told: list[tuple[str, str, tuple[str, ...]]] = [
        ("clause 1", "clause 1", ("unchanged",)),
        ("clause 1(2)", "clause 1(1)", ("renumbered",)),
        ("clause 1(2)(b)", "clause 1(1)(a)", ("renumbered",)),
        ("clause 2", "clause 2", ("unchanged",)),
        ("clause 2(1)", "clause 2(1)", ("unchanged",)),
        ("clause 1(2)(a)", "clause 2(2)", ("renumbered", "moved")),
        ("", "clause 3", ("inserted",)),
        ("clause 1(1)", "clause 3(1)", ("moved",)),
        ("", "clause 3(2)", ("inserted",)),
    ]
    rows = tuple(
        Row(olds.get(was), news[now], states, "content", 1.0)  # type: ignore[arg-type]
        for was, now, states in told
    )
    pairs = tuple(
        Pair(row.old.index if row.old else None, row.new.index if row.new else None, "content", 1.0)
        for row in rows
    )
    accounts = (
        Account(0, (0, 1, 2), "Subsections moved.", "substantive"),
        Account(3, (3, 4, 5), "A subsection came.", "substantive"),
        Account(6, (6, 7, 8), "Inserted.", "substantive"),
    )
    return Comparison(Alignment(old, new, "auto", pairs), rows, (), accounts, "Words moved.")


def test_what_moved_stands_where_it_stood_in_the_older_print() -> None:
    assert_views_are_the_prints(dissolved())


def test_what_moved_out_of_a_clause_is_told_in_that_clause() -> None:
    page = html.document_fromstring(render(dissolved(), "html").decode())
    (article,) = page.xpath('//article[@id="now-clause-1"]')
    stubs = [" ".join(stub.text_content().split()) for stub in article.xpath('.//p[@class="stub"]')]
    assert stubs == [
        "Clause 1(1) stood here. It is now clause 3(1).",
        "Clause 1(2)(a) stood here. It is now clause 2(2).",
    ]
    assert not page.xpath('//div[@class="list"]/div')


@pytest.mark.real_prints
def test_each_view_of_real_prints_is_that_print(
    social_housing: Comparison, data_protection: Comparison
) -> None:
    for comparison in (social_housing, data_protection):
        assert_views_are_the_prints(comparison)


@pytest.mark.browser
def test_the_style_sheet_shows_what_stood_and_hides_what_came(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(render(dissolved(), "html"))
    with opened(browser, path) as page:
        clause = page.locator("#now-clause-1 .law")
        new = page.locator("#now-clause-3 .law")
        assert "It is now clause 3(1)" in clause.inner_text()
        assert "Fares are public" not in clause.inner_text()
        page.check("#v-old")
        said = " ".join(clause.inner_text().split())
        assert said == "(1) Fares are public. (2) They stand— (a) on a website, (b) in print."
        assert not new.is_visible()
        page.check("#v-new")
        said = " ".join(clause.inner_text().split())
        assert said == "(1) They stand— (a) in print."
        assert "Fares are public" in new.inner_text()


def test_markdown_and_terminal_name_what_moved() -> None:
    for form in ("md", "text"):
        said = " ".join(render(dissolved(), form).decode().split())
        assert "Clause 1(2)(a) is now clause 2(2)" in said
        assert "lause 1(1) is now clause 3(1)" in said


def test_an_inserted_clause_is_whole_in_markdown_with_what_it_took_from_elsewhere() -> None:
    said = render(dissolved(), "md").decode()
    start = said.index("### Clause 3 (inserted)")
    clause = said[start : said.index("\n## ", start)]
    assert "- Clause 3(1) (was clause 1(1)): Fares are public.\n" in clause
    assert "- Clause 3(2): And cheap." in clause
