"""Reading annotation files: the format, its faults, and what is hostile."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawdiff.annotations import read_notes
from lawdiff.annotations.markdown import render
from lawdiff.annotations.model import AnnotationWarning, Note
from lawdiff.annotations.notes import read_text
from lawdiff.errors import BadAnnotation

LGA = """---
by: Local Government Association
print: HL Bill 57
date: 2016-11-03
source: https://example.org/briefing
---

## Clause 29(1)

> the exact words, where the note
> is about words

Stance: support with changes

Ordinary *Markdown*: [a link](https://example.org).

- and
- lists

### Why

Because.

## Clauses 29 to 33

We are against all five.

## Schedule 2, paragraph 3(a)

Stance: oppose

## Whole Bill

Overall, a question.
"""


def read_one(text: str, path: str = "lga.md") -> tuple[tuple[Note, ...], list[AnnotationWarning]]:
    return read_text(text, path)


def test_the_format() -> None:
    notes, warnings = read_one(LGA)
    assert not warnings
    assert [note.id for note in notes] == ["lga#1", "lga#2", "lga#3", "lga#4"]
    assert [note.cited for note in notes] == [
        "Clause 29(1)",
        "Clauses 29 to 33",
        "Schedule 2, paragraph 3(a)",
        "Whole Bill",
    ]
    first = notes[0]
    assert first.by == "Local Government Association"
    assert first.print == "HL Bill 57"
    assert first.date == "2016-11-03"
    assert first.quotes == ("the exact words, where the note is about words",)
    assert first.stance == "support with changes"
    assert first.line == 8
    assert "the exact words" not in first.body
    assert "Stance" not in first.body
    assert "<h4>Why</h4>" in first.html
    assert [note.stance for note in notes[1:]] == [None, "oppose", None]


def test_a_file_that_is_only_prose_works() -> None:
    notes, warnings = read_one("# What we think of clause 29\n\nIt is wrong.\n")
    assert [(n.cited, n.by, n.body) for n in notes] == [("clause 29", "lga", "It is wrong.")]
    assert len(warnings) == 3  # read from prose, no by:, no print:


def test_a_heading_by_itself_makes_no_note_and_says_so() -> None:
    notes, warnings = read_one(LGA.replace("Overall, a question.\n", ""))
    assert len(notes) == 3
    assert 'nothing below and made no note: "Whole Bill" (line 32)' in str(warnings[0])


def test_text_before_any_heading_is_a_note() -> None:
    notes, _ = read_one("---\nby: A\nprint: B\n---\nWe oppose it.\n\n## Clause 1\n\nSo.\n")
    assert [note.body for note in notes] == ["We oppose it.", "So."]


def test_a_title_above_the_notes_is_not_one() -> None:
    notes, _ = read_one("# LGA briefing\n\n## Clause 1\n\nSo.\n")
    assert [note.cited for note in notes] == ["Clause 1"]


def test_a_heading_inside_a_note_stays_in_it() -> None:
    notes, _ = read_one("## Clause 1\n\n### Cost\n\nMuch.\n\n### Clause 1(2)\n\nMore.\n")
    assert [note.cited for note in notes] == ["Clause 1", "Clause 1(2)"]
    assert "<h4>Cost</h4>" in notes[0].html


@pytest.mark.parametrize(
    ("written", "stance"),
    [
        ("Stance: oppose", "oppose"),
        ("**Stance:** Support with changes", "support with changes"),
        ("*stance*: CONCERN.", "concern"),
        ("Stance:", None),
    ],
)
def test_a_stance(written: str, stance: str | None) -> None:
    notes, _ = read_one(f"## Clause 1\n\n{written}\n\nText.\n")
    assert notes[0].stance == stance
    assert notes[0].body == "Text."


def test_a_stance_that_is_misspelt_is_nobodys() -> None:
    notes, warnings = read_one("---\nby: A\nprint: B\n---\n## Clause 1\nStance: suport\n\nText.\n")
    assert notes[0].stance is None
    assert [str(w) for w in warnings] == [
        'lga.md, line 6: the stance "suport" is not known: did you mean "support"?'
    ]


def test_values_stay_as_typed() -> None:
    notes, _ = read_one("---\nby: NO\nprint: 012\ndate: 2016-11-03\n---\n## Clause 1\nText.\n")
    assert (notes[0].by, notes[0].print, notes[0].date) == ("NO", "012", "2016-11-03")


@pytest.mark.parametrize(
    ("matter", "line", "problem"),
    [
        ("by: A\nby: B", 3, '"by" is given twice'),
        ("by: &x A\nprint: *x", 2, "&x is an anchor"),
        ("by: A\nprint: *x", 3, "*x is an alias"),
        ("by: !!python/object:os.system A", 2, "is a tag"),
        ("by:\n  - A\n  - B", 3, "a list has no place"),
        ("by:\n  x: y", 3, "holds more than one value"),
        ("by: Together: for Children", 2, "cannot be read"),
        ("- A", 2, "a list has no place"),
        ("by: [", 2, "a list has no place"),
        ('by: "A', 2, "cannot be read"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_front_matter_that_is_refused_with_its_line(matter: str, line: int, problem: str) -> None:
    with pytest.raises(BadAnnotation) as refused:
        read_one(f"---\n{matter}\n---\n## Clause 1\nText.\n")
    assert problem in str(refused.value)
    assert str(refused.value).startswith(f"lga.md, line {line}"), refused.value


def test_blank_lines_at_the_top_do_not_shift_the_lines() -> None:
    with pytest.raises(BadAnnotation, match=r"lga\.md, line 5: \"by\" is given twice"):
        read_one("\n\n---\nby: A\nby: B\n---\n## Clause 1\nText.\n")
    notes, _ = read_one("\n\n---\nby: A\n---\n\n## Clause 1\nText.\n")
    assert (notes[0].by, notes[0].line) == ("A", 7)


def test_front_matter_that_is_never_closed() -> None:
    with pytest.raises(BadAnnotation, match=r"lga\.md, line 1: .* never closed"):
        read_one("---\nby: A\n\n## Clause 1\n")


def test_an_unknown_key_gets_the_nearest() -> None:
    _, warnings = read_one("---\nby: A\nprnt: HL Bill 57\n---\n## Clause 1\nText.\n")
    assert str(warnings[0]) == 'lga.md, line 3: "prnt" was not read: did you mean "print"?'


def test_front_matter_without_its_dashes_is_nobodys_note() -> None:
    """Its lines were shown as a note on the whole Bill."""
    with pytest.raises(BadAnnotation) as refused:
        read_one("by: LGA\nprint: HL Bill 57\n\n## Clause 32\n\nBad.\n")
    assert str(refused.value) == (
        "lga.md, line 1: the front matter that begins here has no --- above it. "
        "Put a line of --- above it and one below."
    )


# -- files ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("## Clause 1\nText.\n".encode("utf-16"), "line 1: the file is in UTF-16"),
        ("## Clause 1\nText.\n".encode("utf-16-le"), "line 1: the file is in UTF-16"),
        ("## Clause 1\n\nthe “words”\n".encode("cp1252"), "line 3: byte 0x93 is not UTF-8"),
        (b"x" * ((1 << 18) + 1), "line 1: the file has"),
    ],
    ids=["utf-16", "utf-16 without a mark", "windows-1252", "too big"],
)
def test_a_file_that_is_not_text_as_we_read_it(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "lga.md"
    path.write_bytes(data)
    with pytest.raises(BadAnnotation) as refused:
        read_notes(path)
    assert f"{path}, {said}" in str(refused.value)


def test_files_that_are_not_there(tmp_path: Path) -> None:
    for name in ("none.md", "a\0b.md"):
        with pytest.raises(BadAnnotation, match="cannot be read"):
            read_notes(tmp_path / name)
    with pytest.raises(BadAnnotation, match="not an annotation file"):
        (tmp_path / "x.docx").write_bytes(b"PK")
        read_notes(tmp_path / "x.docx")


def test_direction_overrides_are_taken_out_and_said(tmp_path: Path) -> None:
    path = tmp_path / "lga.md"
    path.write_text("---\nby: A\nprint: B\n---\n## Clause 1\nsay \u202eon\u202c\n", "utf-8")
    files = read_notes(path)
    assert files.notes[0].body == "say on"
    assert "line 6: characters that change the direction" in str(files.warnings[0])


def test_line_ends_and_marks_of_other_systems(tmp_path: Path) -> None:
    path = tmp_path / "lga.md"
    path.write_bytes(b"\xef\xbb\xbf" + LGA.replace("\n", "\r\n").encode())
    assert [note.line for note in read_notes(path).notes] == [8, 24, 28, 32]


def test_ids_are_of_one_note_each_and_stay(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "lga.md").write_text(LGA, "utf-8")
    once = read_notes([tmp_path / "one", tmp_path / "two"])
    again = read_notes([tmp_path / "two", tmp_path / "one" / "lga.md", tmp_path / "one"])
    ids = [note.id for note in once.notes]
    assert len(set(ids)) == len(ids) == 8
    assert ids[0] == "one/lga#1"
    assert sorted(note.id for note in again.notes) == sorted(ids)


def test_a_readme_is_not_a_note_and_a_letter_in_word_is_told(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# Clause 1\nText\n", "utf-8")
    (tmp_path / "lga.docx").write_bytes(b"PK")
    (tmp_path / "lga.md").write_text(LGA, "utf-8")
    files = read_notes(tmp_path)
    assert len(files.notes) == 4
    assert [str(w) for w in files.warnings] == [
        f"{tmp_path / 'lga.docx'}: not read: notes are written in Markdown (.md)"
    ]


# -- Markdown that is hostile --------------------------------------------------------------


class Tags(HTMLParser):
    """What a browser would make of it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe src=//evil.example></iframe>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox(1))",
    "[x](file:///etc/passwd)",
    "[x](//evil.example/x)",
    "[x](../../etc/passwd)",
    "<javascript:alert(1)>",
    "![x](https://evil.example/track.png)",
    "![x](javascript:alert(1))",
    "[a]: javascript:alert(1)\n\n[a]",
    "`<script>`",
    "```html\n<script>alert(1)</script>\n```",
    "<!-- <script> -->",
    "</div></body></html>",
    "<a href='javascript:x'>x</a>",
    "<style>*{display:none}</style>",
    "| <script> | a |\n|---|---|\n| <b onclick=x> | 1 |",
    '[x](https://example.org "\\" onmouseover=alert(1)")',
    '[x](https://example.org/"onmouseover=alert(1))',
    '<https://example.org/"onclick=x>',
    "&lt;script&gt;",
]


@pytest.mark.parametrize("source", HOSTILE)
def test_hostile_markdown_is_harmless_text(source: str) -> None:
    html, _ = render(source)
    tags = Tags()
    tags.feed(html)
    for tag, attributes in tags.found:
        assert tag in {
            *("p", "a", "em", "strong", "code", "pre", "table", "thead", "tbody", "tr", "th", "td"),
        }
        assert set(attributes) <= {"href", "title", "rel"}, html
        href = attributes.get("href") or "https:"
        assert href.startswith(("http:", "https:", "mailto:")), html


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("a [x](javascript:alert(1))", "a link that is not http, https or mailto"),
        ("a [x](data:text/html,x)", "a link that is not http, https or mailto"),
        ("a <b>bold</b>", "HTML is shown as text"),
        ("a ![cap](https://example.org/x.png)", "an image was left out"),
    ],
)
def test_what_is_not_taken_over_is_said_with_its_line(source: str, said: str) -> None:
    _, warnings = read_one(f"---\nby: A\nprint: B\n---\n## Clause 1\n\nText.\n\n{source}\n")
    assert said in str(warnings[0])
    assert str(warnings[0]).startswith("lga.md, line 9: ")


def test_links_that_are_fine_stay() -> None:
    html, told = render("[a](https://example.org/x?y=1) <mailto:a@example.org>")
    assert not told
    assert 'href="https://example.org/x?y=1"' in html
    assert 'href="mailto:a@example.org"' in html
    assert 'rel="noopener noreferrer nofollow"' in html


def test_nesting_too_deep_loses_no_words() -> None:
    notes, warnings = read_one(
        f"---\nby: A\nprint: B\n---\n## Clause 1\n\n{'> ' * 40}deep words\n\nT"
    )
    deep = f"{notes[0].quotes} {notes[0].html}"
    assert "deep words" in deep, warnings


@given(st.text(max_size=300))
def test_any_text_is_a_file_or_an_error_of_ours(text: str) -> None:
    try:
        notes, _ = read_one(text)
    except BadAnnotation as refused:
        assert "lga.md, line" in str(refused)
    else:
        assert len({note.id for note in notes}) == len(notes)


@given(st.text(alphabet="ab \n#>-*_[]()!<&|`:1.\\\"'", max_size=200))
def test_words_of_a_body_are_never_lost(body: str) -> None:
    html, _ = render(f"{body}\n\nlast words")
    assert "last words" in html or "last\nwords" in html


# -- only lines that begin with > are the quote ----------------------------------------------


@pytest.mark.parametrize(
    ("text", "quotes", "body", "warned"),
    [
        ("> the authority may\nWe disagree.\n", ("the authority may",), "We disagree.", [3]),
        ("> the authority\n> may\nWe\ndisagree.\n", ("the authority may",), "We\ndisagree.", [4]),
        (
            "> the authority may\nWe disagree.\n> and so do others\n",
            ("the authority may",),
            "We disagree.\n> and so do others",
            [3],
        ),
        ("> the authority may\n\nWe disagree.\n", ("the authority may",), "We disagree.", []),
        ("> the authority may\nStance: oppose\nWe do.\n", ("the authority may",), "We do.", [4]),
        ("> the authority\n>\n> may consult\n", ("the authority may consult",), "", []),
        ("> one thing\nStance: oppose\n> another thing\n", ("one thing", "another thing"), "", []),
    ],
)
def test_a_line_without_the_mark_is_the_authors_own(
    text: str, quotes: tuple[str, ...], body: str, warned: list[int]
) -> None:
    (note,), warnings = read_text(f"---\nby: LGA\nprint: X\n---\n## Clause 1\n{text}", "a.md")
    assert note.quotes == quotes
    assert note.body == body
    assert [warning.line for warning in warnings] == [line + 4 for line in warned]
