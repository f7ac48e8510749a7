"""CSV, Markdown, terminal and PDF: the words are the same, and none of them runs anything."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from lawdiff.comparison.model import Change, Comparison, Row
from lawdiff.errors import BadRequest, CannotWrite
from lawdiff.reports import FORMS, form_of, pdf, render, render_pdf
from lawdiff.reports.escaping import esc
from lawdiff.reports.flow import Flow, Words, write
from lawdiff.reports.markdown import escape, marked
from lawdiff.reports.marked import segments
from lawdiff.reports.table import COLUMNS
from lawdiff.reports.terminal import summary

from .made import make_print, p


def records(comparison: Comparison) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render(comparison, "csv").decode("utf-8"))))


def test_the_csv_has_a_line_for_every_change_and_every_arrival_and_departure(
    made_comparison: Comparison,
) -> None:
    found = records(made_comparison)
    assert tuple(found[0]) == COLUMNS
    changes = sum(len(row.changes) for row in made_comparison.rows)
    assert sum(line["why"] != "" for line in found) == changes
    inserted = [line["new_label"] for line in found if line["kind"] == "inserted"]
    assert inserted == ["clause 2", "clause 3", "clause 3(1)", "Part 2"]
    (gone,) = [line for line in found if line["kind"] == "deleted"]
    assert (gone["old_label"], gone["old_text"]) == ("clause 2", "This clause goes & is gone.")
    assert {line["significance"] for line in found if line["kind"] == "inserted"} == {"substantive"}


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"])
def test_a_cell_that_a_spreadsheet_would_run_is_defused(
    made_comparison: Comparison, cell: str
) -> None:
    rows = tuple(
        replace(row, changes=tuple(replace(c, old_text=cell, new_text=cell) for c in row.changes))
        for row in made_comparison.rows
    )
    for line in records(replace(made_comparison, rows=rows)):
        assert not any(value.lstrip().startswith(("=", "+", "-", "@")) for value in line.values())


def test_the_markdown_holds_what_changed_in_substance(made_comparison: Comparison) -> None:
    said = render(made_comparison, "md").decode()
    assert "### Clause 4 (was clause 3): Inspection and entry" in said
    assert "Clause 1(1): The authority ~~may~~ **must**— publish the fares." in said
    assert "Page 2, line 2 (was page 2, line 1)" in said
    assert "Brand new words." in said
    assert "| Clause 3 | Clause 4 | Inspection and entry |" in said


HOSTILE = [
    "<script>alert(1)</script>",
    "[click](javascript:alert(1))",
    "![x](http://x.example/a.png)",
    "# not a heading",
    "- not a list",
    "1. not a list",
    "a | b",
    "`code`",
    "***",
    "http://x.example <http://x.example>",
    "&lt;b&gt;",
    "    indented",
    "~~~",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_a_print_are_only_words_in_markdown(words: str) -> None:
    rendered = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    html = rendered.render(f"{escape(words)}\n\n| a |\n| --- |\n| {escape(words)} |\n")
    for tag in ("<script", "<a ", "<img", "<h1", "<li", "<code", "<hr", "<b>", "<s>", "<em"):
        assert tag not in html
    assert html.count("<td>") == 1


@pytest.mark.parametrize(
    ("old", "was", "new", "now"),
    [
        ("safe”;", "", "safe, efficient”;", ", efficient"),
        ("safe, efficient”;", ", efficient", "safe”;", ""),
        ("may—", "may", "must—", "must"),
        ("in (a)b", "(a)", "in (c)b", "(c)"),
        ("a*b* c", "*b*", "a_d_ c", "_d_"),
    ],
)
def test_marks_are_read_as_marks_in_markdown(old: str, was: str, new: str, now: str) -> None:
    prints = [make_print([p("clause", "1", "", words, "clause 1")]) for words in (old, new)]
    old_at = old.index(was) if was else new.index(now)
    new_at = new.index(now) if now else old_at
    row = Row(prints[0].provisions[0], prints[1].provisions[0], ("amended",), "content", 1.0,
              (change_at(old_at, was, new_at, now),))  # fmt: skip
    rendered = MarkdownIt("commonmark").enable("strikethrough").render(marked(row, "text"))
    assert re.findall(r"<s>(.*?)</s>", rendered) == ([was] if was else [])
    assert re.findall(r"<strong>(.*?)</strong>", rendered) == ([now] if now else [])


def test_the_terminal_summary_fits_a_screen(
    made_comparison: Comparison, founding: tuple[Comparison, Any]
) -> None:
    for comparison, notes in ((made_comparison, ()), founding):
        for width, height in ((80, 24), (60, 24), (120, 40)):
            lines = summary(comparison, notes, width=width, height=height).splitlines()
            assert len(lines) < height
            assert max(map(len, lines)) <= width


def test_colour_only_where_it_is_asked_for(made_comparison: Comparison) -> None:
    assert "\x1b" not in summary(made_comparison)
    coloured = summary(made_comparison, colour=True)
    assert "\x1b[1mFerries Bill [HL]\x1b[0m" in coloured
    assert coloured.replace("\x1b[1m", "").replace("\x1b[0m", "") == summary(made_comparison)


def test_no_print_can_drive_the_terminal(made_comparison: Comparison) -> None:
    poisoned = replace(made_comparison, headline="a\x1b]0;owned\x07b\x9b31mc\u202ed")
    said = summary(poisoned)
    assert all(c.isprintable() or c == "\n" for c in said)


def test_the_suffix_chooses_the_form() -> None:
    assert {form_of(f"x.{suffix}") for suffix in ("html", "json", "csv", "md", "txt", "pdf")} == {
        *FORMS,
        "pdf",
    }
    for name in ("report", "report.docx"):
        with pytest.raises(BadRequest, match=r"Use \.html, \.json"):
            form_of(name)


def test_an_unknown_form_is_refused(made_comparison: Comparison) -> None:
    with pytest.raises(BadRequest, match="no report form is called 'docx'"):
        render(made_comparison, "docx")  # type: ignore[arg-type]


def test_a_pdf_is_the_html_printed(
    monkeypatch: pytest.MonkeyPatch, made_comparison: Comparison
) -> None:
    monkeypatch.setattr(pdf, "print_to_pdf", lambda html: b"%PDF-" + html)
    assert render(made_comparison, "pdf") == b"%PDF-" + render(made_comparison, "html")


def test_without_a_browser_a_pdf_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(CannotWrite, match=r"no Chromium is installed.*Install Debian's chromium"):
        render_pdf(b"<!doctype html><title>x</title>")


def test_a_browser_that_fails_is_a_clear_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    failing = tmp_path / "chromium"
    failing.write_text("#!/bin/sh\necho broken pipe to display >&2\nexit 3\n")
    failing.chmod(0o755)
    monkeypatch.setattr(pdf, "find_browser", lambda: str(failing))
    with pytest.raises(CannotWrite, match="chromium failed: broken pipe to display"):
        render_pdf(b"x")
    failing.write_text("#!/bin/sh\nexit 0\n")
    with pytest.raises(CannotWrite, match="chromium printed no PDF"):
        render_pdf(b"x")


def test_notes_stand_in_the_json_as_the_interface_says(
    founding: tuple[Comparison, Any],
) -> None:
    comparison, notes = founding
    data = json.loads(render(comparison, "json", notes))
    assert [note["id"] for note in data["annotations"]] == [note.note.id for note in notes]
    assert list(data["annotations"][0])[:11] == [
        "id", "by", "stance", "written_on", "quote", "status", "moved", "old", "new", "places",
        "score",
    ]  # fmt: skip
    assert sum(data["summary"]["annotations"].values()) == len(notes)


# -- what must hold for any words ---------------------------------------------------------

word = st.sampled_from(["a", "of", "<b>", "&", "may", "“x”", "10%", "é"])
text = st.lists(word, max_size=8).map(" ".join)


def change_at(old: int, was: str, new: int, now: str) -> Change:
    ends = (old, old + len(was), new, new + len(now))
    return Change("wording", "substantive", was, now, *ends, why="Made.")


@st.composite
def edits(draw: st.DrawFn) -> Row:
    """A pair of texts made of kept, deleted and inserted stretches, with its true changes."""
    old = new = ""
    changes = []
    for _ in range(draw(st.integers(0, 4))):
        kept, was, now = draw(text), draw(text), draw(text)
        old, new = f"{old}{kept} ", f"{new}{kept} "
        if was != now:
            changes.append(
                change_at(len(old), was, len(new), now),
            )
        old, new = f"{old}{was} ", f"{new}{now} "
    prints = [make_print([p("clause", "1", "", words, "clause 1")]) for words in (old, new)]
    breaks = draw(st.sets(st.sampled_from([i for i, c in enumerate(new) if c == " "] or [0])))
    provision = replace(prints[1].provisions[0], breaks=tuple(sorted(breaks)))
    return Row(prints[0].provisions[0], provision, ("amended",), "content", 1.0, tuple(changes))


@given(edits())
def test_segments_joined_are_the_texts(row: Row) -> None:
    assert row.old is not None
    assert row.new is not None
    found = segments(row)
    assert "".join(s.old for s in found) == row.old.text
    assert "".join(s.new for s in found) == row.new.text


@given(edits())
def test_blocks_hold_every_word_of_both_texts_in_order(row: Row) -> None:
    from lxml import html  # noqa: PLC0415

    from lawdiff.reports.flow import Event  # noqa: PLC0415

    assert row.old is not None
    assert row.new is not None
    flow = Flow("", "", "same")
    events = [Event(at, 0.0, "break") for at in row.new.breaks]
    write(flow, Words(segments(row), (), (), None), events, "x")
    flow.close()
    made = html.fragment_fromstring("".join(flow.out), create_parent="div")
    for copy in made.xpath('.//div[@class="s"]'):
        copy.drop_tree()
    for hidden in made.xpath('.//span[@class="h"]'):
        hidden.text = ""
    for tag, wanted in (("ins", row.old.text), ("del", row.new.text)):
        side = html.fragment_fromstring(html.tostring(made), create_parent=False)
        for mark in side.xpath(f".//{tag}"):
            mark.drop_tree()
        assert "".join("".join(side.itertext()).split()) == "".join(wanted.split())


@given(st.text(st.sampled_from("<>&\"'ab—“"), max_size=20))
def test_escaped_words_read_as_they_were(words: str) -> None:
    from lxml import html  # noqa: PLC0415

    assert html.fragment_fromstring(f"<p>{esc(words)}</p>").text_content() == words
