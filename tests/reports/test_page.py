"""What the page says, read without a browser."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
from copy import deepcopy
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from msgspec.structs import replace

from lawdiff.alignment.model import Alignment, Pair
from lawdiff.comparison.model import Account, Change, Comparison, Row
from lawdiff.prints.model import Print
from lawdiff.reports import render
from lawdiff.reports.standing import ANCHORS, sentence, standing_of
from lawdiff.reports.words import capital

from .made import change, made, make_print, p

PAYLOADS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><script>alert(1)</script>",
    "</title></head><body onload=alert(1)>",
    "{{ 7*7 }}{% raw %}",
    "javascript:alert(1)",
    "--><svg onload=alert(1)>",
    "\u2028</p><p id=x>",
]


def tree(page: bytes) -> Any:
    return html.document_fromstring(page.decode("utf-8"))


def words(element: Any) -> str:
    """Its words as a reader of the marked view sees them."""
    seen = deepcopy(element)
    for copy in seen.xpath('.//div[@class="s" or starts-with(@class, "mvw")]'):
        copy.drop_tree()
    for hidden in seen.xpath('.//span[@class="h"]'):
        hidden.text = ""
    for block in seen.xpath(".//p | .//td | .//th | .//div | .//summary | .//caption"):
        block.tail = f" {block.tail or ''}"
    return " ".join("".join(seen.itertext()).split())


@pytest.fixture(scope="module")
def page(made_comparison: Comparison) -> Any:
    return tree(render(made_comparison, "html"))


def test_the_policy_allows_its_one_style_by_hash_and_nothing_else(page: Any) -> None:
    (policy,) = page.xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')
    (style,) = page.xpath("//style/text()")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; "
        "form-action 'none'"
    )
    assert not page.xpath("//script | //link | //@style | //img | //iframe | //@src")


def test_title_language_and_headings(page: Any) -> None:
    assert page.get("lang") == "en"
    assert page.xpath("string(//title)") == "Ferries Bill [HL]: HL Bill 1 compared with HL Bill 57"
    assert [words(h) for h in page.xpath("//h1")] == ["Ferries Bill [HL]"]
    levels = [int(h.tag[1]) for h in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_both_addresses_and_both_places(page: Any) -> None:
    (article,) = page.xpath('//article[@id="now-clause-4"]')
    assert (
        words(article.xpath("h3")[0]) == "Clause 4 (was clause 3) Inspection Inspection and entry"
    )
    assert words(article.xpath('p[@class="where"]')[0]) == "Page 2, line 2 (was page 2, line 1)"


def test_every_clause_has_its_article_and_its_line_in_the_concordance(
    page: Any, made_comparison: Comparison
) -> None:
    assert len(page.xpath("//article")) == len(made_comparison.accounts)
    cells = [[words(cell) for cell in row] for row in page.xpath('//table[@id="old-to-new"]//tr')]
    assert ["Clause 3", "Clause 4"] in [row[:2] for row in cells]
    assert ["Clause 2", "–"] in [row[:2] for row in cells]
    assert ["–", "Clause 3"] in [row[:2] for row in cells]


def shown(page: Any) -> str:
    """All the law's words on the page, with the words left out and those that came in."""
    return " ".join(words(e) for e in page.xpath('//div[@class="law"] | //article/h3'))


def assert_nothing_is_lost(comparison: Comparison, page: bytes) -> None:
    """Every word of both prints stands in the clauses, in its provision's order."""
    there = "".join(shown(tree(page)).split())
    for row in comparison.rows:
        both = row.old is not None and row.new is not None
        for edit in row.changes:
            for text in (edit.old_text, edit.new_text):
                assert "".join(text.split()) in there, (row, edit)
        if not both or not row.changes:
            provision = row.new if row.new is not None else row.old
            assert provision is not None
            for block in re.split(r"\s+", provision.text):
                assert block in there, provision


def test_nothing_is_lost(made_comparison: Comparison) -> None:
    assert_nothing_is_lost(made_comparison, render(made_comparison, "html"))


@pytest.mark.real_prints
def test_nothing_is_lost_of_real_prints(
    social_housing: Comparison, data_protection: Comparison
) -> None:
    for comparison in (social_housing, data_protection):
        assert_nothing_is_lost(comparison, render(comparison, "html"))


def test_every_change_is_marked_once_in_the_words(page: Any, made_comparison: Comparison) -> None:
    ids = page.xpath('//ins[contains(@id, "--")]/@id | //del[contains(@id, "--")]/@id')
    changes = sum(len(row.changes) for row in made_comparison.rows)
    assert len(ids) == len(set(ids)) == changes


def test_deleted_first_with_a_space_between(page: Any) -> None:
    (gone,) = page.xpath('//article[@id="now-clause-1"]//p[@class="u"]/del[contains(., "may")]')
    assert gone.tail == " "
    assert gone.getnext().tag == "ins"
    assert words(gone) == "may"


def test_a_move_is_linked_both_ways(page: Any) -> None:
    (tag,) = page.xpath('//article[@id="now-clause-8"]/p[@class="tag"]')
    assert words(tag) == "Moved here from clause 5."
    (stub,) = page.xpath(f'//*[@id="{tag.xpath("a/@href")[0][1:]}"]')
    assert words(stub) == "Clause 5 stood here. It is now clause 8."
    assert stub.xpath("p/a/@href") == ["#now-clause-8"]


def test_a_split_names_all_its_parts(page: Any) -> None:
    for ident in ("now-clause-6", "now-clause-7"):
        (tag,) = page.xpath(f'//article[@id="{ident}"]/p[@class="tag"]')
        assert words(tag) == "Split: clause 6 became clause 6 and clause 7."
        assert tag.xpath("a/@href") == ["#now-clause-6", "#now-clause-7"]


def test_a_merge_shows_the_words_against_each_of_its_parts() -> None:
    page = tree(render(merged(), "html"))
    (article,) = page.xpath('//article[@id="now-clause-1"]')
    tag = "Merged: clause 1 and clause 2 became clause 1."
    assert [words(t) for t in article.xpath('.//p[@class="tag"]')] == [tag, tag]
    (second,) = article.xpath('.//details[starts-with(@class, "t ")]')
    assert words(second.find("summary")) == "The words compared with clause 2"
    gone = [words(e) for e in article.xpath('.//p[@class="u"]/del')]
    came = [words(e) for e in article.xpath('.//p[@class="u"]/ins')]
    assert (gone, came) == ([], ["Two.", "One."])


def merged() -> Comparison:
    """Two clauses that became one."""
    old = make_print([p("clause", "1", "", "One.", "clause 1"),
                      p("clause", "2", "", "Two.", "clause 2")])  # fmt: skip
    new = make_print([p("clause", "1", "", "One. Two.", "clause 1")])
    (first, second), (whole,) = old.provisions, new.provisions

    def came(words: str, old_at: int, new_at: int) -> Change:
        ends = (old_at, old_at, new_at, new_at + len(words))
        return Change("wording", "substantive", "", words, *ends, why="Made.")

    rows = (
        Row(first, whole, ("amended", "merged"), "content", 0.9, (came("Two.", 4, 5),)),
        Row(second, whole, ("amended", "merged"), "content", 0.9, (came("One.", 0, 0),),
            primary=False),
    )  # fmt: skip
    pairs = (
        Pair(0, 0, "content", 0.9, share="merged"),
        Pair(1, 0, "content", 0.9, share="merged", primary=False),
    )
    return Comparison(
        Alignment(old, new, "auto", pairs),
        rows,
        (),
        (Account(0, (0, 1), "Two became one.", "substantive"),),
        "Two clauses became one.",
    )


def clauses(count: int) -> Comparison:
    """A Bill of many clauses, each with eight subsections, one of them changed."""
    sentence = "A person who carries on a service to which this Part applies {} give notice of it"
    more = " to the authority in the form and within the time that regulations say, and may appeal."

    def bill(verb: str) -> Print:
        return make_print(
            [
                p("clause", f"{n}", f"Notices of the {n}th kind", "", f"clause {n}",
                    *(
                        p("subsection", f"({m})", "",
                            sentence.format(verb if m == 3 else "must") + more,
                            f"clause {n}({m})", page=n, line=m)
                        for m in range(1, 9)
                    ))
                for n in range(1, count + 1)
            ]
        )  # fmt: skip

    old, new = bill("may"), bill("must")
    rows, accounts = [], []
    for was, now in zip(old.provisions, new.provisions, strict=True):
        changes = (
            (change(was, now, "may give", "must give", "operative", "substantive"),)
            if was.text != now.text
            else ()
        )
        states = ("amended",) if changes else ("unchanged",)
        rows.append(Row(was, now, states, "identical", 1.0, changes))  # type: ignore[arg-type]
        if now.kind == "clause":
            members = tuple(range(now.index, now.end))
            accounts.append(Account(now.index, members, "A power is a duty.", "substantive"))
    pairs = tuple(Pair(n, n, "identical", 1.0) for n in range(len(rows)))
    alignment = Alignment(old, new, "auto", pairs)
    return Comparison(alignment, tuple(rows), (), tuple(accounts), "Powers became duties.")


def test_provisions_nested_without_end_are_written_all_the_same() -> None:
    inner = p("paragraph", "(z)", "", "The innermost words.", "clause 1, innermost")
    for level in range(400, 0, -1):
        inner = p("paragraph", "(a)", "", f"Level {level}.", f"clause 1, level {level}", inner)
    print_ = make_print([p("clause", "1", "Deep", "", "clause 1", inner)])
    count = len(print_.provisions)
    rows = tuple(Row(x, x, ("unchanged",), "identical", 1.0) for x in print_.provisions)
    pairs = tuple(Pair(n, n, "identical", 1.0) for n in range(count))
    deep = Comparison(
        Alignment(print_, print_, "auto", pairs),
        rows,
        (),
        (Account(0, tuple(range(count)), "Nothing changed.", None),),
        "Nothing changed.",
    )
    said = render(deep, "html").decode()
    assert "The innermost words." in said
    assert all(f"Level {level}." in said for level in range(1, 401))


def test_300_clauses_fit_in_two_megabytes() -> None:
    page = render(clauses(300), "html")
    assert len(page) <= 2_000_000
    assert len(tree(page).xpath("//article")) == 300


def test_a_heading_that_was_left_out_is_shown_below_the_clause_too() -> None:
    comparison = made()
    rows = list(comparison.rows)
    (at,) = [n for n, r in enumerate(rows) if r.new is not None and r.new.label.endswith("16B")]
    row = rows[at]
    assert row.old is not None
    assert row.new is not None
    gone = Change("heading", "substantive", "Inspectors", "", 0, 10, 0, 0, "Made.", field="heading")
    rows[at] = replace(row, new=replace(row.new, heading=""), changes=(gone,))
    page = tree(render(replace(comparison, rows=tuple(rows)), "html"))
    (heading,) = page.xpath('//div[@id="now-clause-4-inserted-section-16b"]/p[@class="hd"]')
    assert words(heading) == "“16B was 16A Inspectors"
    assert words(heading.find("del")) == "Inspectors"


def test_tables_and_formulae_stay_what_they_are(page: Any) -> None:
    (table,) = page.xpath('//article[@id="now-clause-5"]//table')
    assert [[words(c) for c in row.xpath("th|td")] for row in table.xpath(".//tr")] == [
        ["Vessel", "Fee"],
        ["Small", "£10"],
        ["Large", "£200 £250"],
    ]
    assert page.xpath('//article[@id="now-schedule-1"]//math/mi/text()') == ["Y", "X"]


def test_quoted_law_is_drawn_apart(page: Any) -> None:
    (quoted,) = page.xpath('//article[@id="now-clause-4"]//div[@class="quo"]')
    said = words(quoted)
    assert said.startswith("Words for another law “16B was 16A Inspectors")
    assert said.endswith("a ferry.”")


def test_consequential_changes_are_quiet_and_one_click_away(page: Any) -> None:
    (schedule,) = page.xpath('//article[@id="now-schedule-1"]')
    assert words(schedule.xpath("details/summary")[0]) == (
        "Consequential changes only: show the text with its 2 changes"
    )
    assert schedule.xpath('details//ins[@class="q"]')


def test_a_cluster_is_one_line_with_its_links(page: Any) -> None:
    (line,) = page.xpath('//tr[@id="same-c1"]')
    assert [words(cell) for cell in line][:3] == ["section 3", "section 4", "2"]
    assert line.xpath(".//a/@href") == ["#now-clause-1-2", "#now-schedule-1-note"]


def hostile(print_: Print, payload: str) -> Print:
    """A print that says the payload wherever a file can say anything."""
    provisions = tuple(
        replace(
            p,
            heading=payload if p.heading else "",
            number=payload if p.number else "",
            label=f"{p.kind} {payload}",
            open_quote=payload if p.open_quote else "",
            close_quote=payload if p.close_quote else "",
            tables=tuple(replace(t, caption=payload) for t in p.tables),
            formulae=tuple(replace(f, mathml=payload, image=payload) for f in p.formulae),
        )
        for p in print_.provisions
    )
    return replace(
        print_, provisions=provisions, title=payload, number=payload, house=payload,
        stage=payload, date=payload, language=payload, path=payload,
    )  # fmt: skip


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_a_print_says_becomes_markup(payload: str) -> None:
    comparison = made()
    old, new = hostile(comparison.old, payload), hostile(comparison.new, payload)
    rows = tuple(
        replace(
            row,
            old=old.provisions[row.old.index] if row.old is not None else None,
            new=new.provisions[row.new.index] if row.new is not None else None,
            changes=tuple(
                replace(c, old_text=payload, new_text=payload, why=payload)
                for c in row.changes
                if c.field == "text"
            ),
        )
        for row in comparison.rows
    )
    poisoned = replace(
        comparison,
        alignment=replace(comparison.alignment, old=old, new=new),
        rows=rows,
        accounts=tuple(replace(a, sentence=payload) for a in comparison.accounts),
        clusters=tuple(
            replace(c, id=payload, old_text=payload, new_text=payload) for c in comparison.clusters
        ),
        headline=payload,
        warnings=(payload,),
    )
    page = tree(render(poisoned, "html"))
    clean = tree(render(comparison, "html"))
    assert {e.tag for e in page.iter()} <= {e.tag for e in clean.iter()} | {"span"}
    attributes = {name for e in page.iter() for name in e.attrib}
    assert attributes <= {name for e in clean.iter() for name in e.attrib}
    for name in page.xpath("//@id | //@class | //@href"):
        assert re.fullmatch(r"#?[A-Za-z0-9 -]+", name), name
    if "49" not in payload:
        assert "49" not in page.xpath("string(//h1)")


def test_a_print_in_another_language_is_marked_as_such() -> None:
    comparison = made()
    french = replace(comparison.new, language="fra")
    comparison = replace(comparison, alignment=replace(comparison.alignment, new=french))
    page = tree(render(comparison, "html"))
    assert (page.get("lang"), page.find("body").get("lang")) == ("fr", "en")
    assert set(page.xpath('//div[@class="law"]/@lang')) == {"fr"}


def test_a_line_of_a_table_that_was_left_out_stands_as_a_line() -> None:
    from .test_tables import without_a_line  # noqa: PLC0415

    page = tree(render(without_a_line(), "html"))
    rows = page.xpath('//article[@id="now-clause-5"]//tr')
    assert [[words(c) for c in row] for row in rows] == [
        ["Vessel", "Fee"],
        ["Small", "£10"],
        ["Large", "£200"],
    ]
    assert rows[1].get("class") == "out"
    assert rows[1].xpath("td/del")


def test_the_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    program = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1])\n"
        "from reports.made import made\n"
        "from lawdiff.reports import render\n"
        "for form in ('html', 'json', 'csv', 'md', 'text'):\n"
        "    print(form, hashlib.sha256(render(made(), form)).hexdigest())\n"
    )
    tests = str(Path(__file__).resolve().parent.parent)
    said = {
        subprocess.run(
            [sys.executable, "-c", program, tests],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "12345")
    }
    assert len(said) == 1


def test_json_and_csv_never_load_the_template_engine() -> None:
    program = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from reports.made import made\n"
        "from lawdiff.reports import render\n"
        "render(made(), 'json'); render(made(), 'csv'); render(made(), 'text')\n"
        "print([m for m in ('jinja2', 'markdown_it', 'yaml') if m in sys.modules])\n"
    )
    tests = str(Path(__file__).resolve().parent.parent)
    done = subprocess.run(
        [sys.executable, "-c", program, tests], capture_output=True, check=True, text=True
    )
    assert done.stdout.strip() == "[]"


def test_notes_in_equals_notes_out(founding: tuple[Comparison, Any]) -> None:
    comparison, notes = founding
    page = tree(render(comparison, "html", notes))
    ids = page.xpath('//div[contains(@class, "note ")]/@id')
    assert sorted(ids) == sorted(f"note-{n}" for n in range(1, len(notes) + 1))
    for number, note in enumerate(notes, 1):
        (box,) = page.xpath(f'//div[@id="note-{number}"]')
        said = words(box)
        assert note.note.by in said
        assert note.shown in said
        assert capital(note.note.stance or "not said") in said
        assert note.status in box.get("class")
        if note.status in ("unplaced", "ambiguous"):
            heading = box.xpath("preceding-sibling::h3[1]/@id")
            assert heading == [ANCHORS[standing_of(note)]], note.note.id
            assert " ".join(note.why.split()) in said
    figures = words(page.xpath('//p[@id="figures"]')[0])
    assert sentence(notes) in figures
    shown_ = sum(note.status not in ("unplaced", "ambiguous") for note in notes)
    other = sum(note.status == "unplaced" and note.side == "neither" for note in notes)
    assert 0 < other < len(notes) - shown_
    assert f"{len(notes)} notes: {shown_} shown, {other} written on other prints" in figures
    for form in ("md", "text"):
        said = " ".join(render(comparison, form, notes).decode().split())
        assert sentence(notes)[:-1] in said


def test_quoted_words_are_marked_where_they_stand(founding: tuple[Comparison, Any]) -> None:
    comparison, notes = founding
    page = tree(render(comparison, "html", notes))
    marked = {"".join(words(m).split()) for m in page.xpath('//div[@class="law"]//mark')}
    for note in notes:
        if note.status == "same" and note.note.quote and note.new is not None:
            place = note.new
            assert place.index is not None
            text = comparison.new.provisions[place.index].text[place.start : place.end]
            assert any("".join(text.split()).startswith(m) for m in marked), note.note.id
