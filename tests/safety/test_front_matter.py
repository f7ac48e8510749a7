"""The few lines at the top of a note, and annotations of other programs: as typed, or refused.

YAML and JSON can say more than ``key: value``: things that grow, that make objects, that are no
text. Nothing of it is resolved.
"""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawdiff import annotate, compare, read, read_notes, render
from lawdiff.annotations import to_csv, to_w3c
from lawdiff.annotations.markdown import is_safe_link
from lawdiff.annotations.notes import read_text
from lawdiff.errors import BadAnnotation
from lawdiff.reports.forms import Form
from tests.safety.hostile import bill

FORMS: tuple[Form, ...] = ("html", "json", "md", "csv", "text")

BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{b}: &{b} [{','.join(['*' + a] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)

REFUSED = {
    "aliases that multiply": (BOMB, "anchor"),
    "an anchor": ("by: &x A", "anchor"),
    "an alias": ("by: *x", "alias"),
    "an alias of itself": ("by: &x [*x]", "anchor"),
    "a Python object": ("by: !!python/object/apply:os.system ['touch hit']", "tag"),
    "a Python name": ("by: !!python/name:os.system ''", "tag"),
    "a tag of its own": ("by: !x A", "tag"),
    "a binary value": ("by: !!binary QQ==", "tag"),
    "a merge": ("<<: {by: A}", "more than one value"),
    "a list": ("by: [A, B]", "list"),
    "a mapping": ("by: {a: b}", "more than one value"),
    "lists in lists": ("by: " + "[" * 5_000, "list"),
    "mappings in mappings": ("by: " + "{a: " * 3_000, "more than one value"),
    "a key that is a list": ("? [a, b]\n: c", "list"),
    "a key given twice": ("by: A\nby: B", "given twice"),
    "a key given twice in other letters": ("by: A\nBY: B", "given twice"),
    "text alone": ("only text", "not key: value"),
    "a quotation never closed": ('by: "A', "cannot be read"),
    "an escape that is none": ('by: "\\q"', "cannot be read"),
    "a tab for a space": ("by:\n\tA", "cannot be read"),
    "a directive": ("%TAG ! tag:x,2000:\n--- \nby: !x A", "cannot be read"),
    "longer than a page": ("x: " + "a" * 17_000, "longer than a page"),
}

AS_TYPED = {
    "a huge number": "9" * 5_000,
    "a number of another base": "0x7fffffffffffffffffffffff",
    "an octal": "012",
    "sixty to the": "1:30:00",
    "an infinity": ".inf",
    "no number": ".nan",
    "a truth": "NO",
    "nothing": "~",
    "a date": "2016-07-14",
    "a date that is none": "2016-99-99",
    "a moment": "2001-12-14t21:59:43.10-05:00",
    "a template": "x {{7*7}} %s",
    "a path": "../../etc/passwd",
    "a command": "$(touch hit) `touch hit`",
}


def note(front: str) -> str:
    return f"---\n{front}\n---\n\n## Clause 1\n\nWords.\n"


@pytest.mark.parametrize("name", REFUSED)
def test_more_than_key_and_value_is_refused_with_its_line(name: str) -> None:
    front, problem = REFUSED[name]
    start = time.process_time()
    with pytest.raises(BadAnnotation, match=problem) as refused:
        read_text(note(front), "a.md")
    assert time.process_time() - start < 1.0
    assert refused.value.path == "a.md"
    assert refused.value.place.startswith("line ")
    assert not Path("hit").exists()


@pytest.mark.parametrize("name", AS_TYPED)
def test_a_value_is_what_was_typed(name: str) -> None:
    notes, _ = read_text(note(f"by: {AS_TYPED[name]}\nprint: Bill 1"), "a.md")
    assert notes[0].by == AS_TYPED[name]


ESCAPES = {
    "NUL": '"A\\0B"',
    "an escape": '"A\\eB"',
    "a bell": '"A\\aB"',
    "an old control character": '"A\\x9bB"',
    "half a character": '"A\\ud800B"',
    "words turned round": '"A\\u202eB"',
    "no character": '"A\\uffffB"',
}


@pytest.mark.parametrize("name", ESCAPES)
def test_an_escape_brings_nothing_in_that_a_file_may_not_hold(name: str) -> None:
    notes, warnings = read_text(note(f"by: {ESCAPES[name]}\nprint: Bill 1"), "a.md")
    assert notes[0].by == "AB"
    assert any("left out" in warning.message and warning.line == 2 for warning in warnings)


@pytest.mark.parametrize("raw", ["\0", "\x1b", "\x9b", "\u202e", "\x7f"])
def test_a_character_that_misleads_is_left_out_and_said(tmp_path: Path, raw: str) -> None:
    path = tmp_path / "a.md"
    path.write_text("\n" * 200 + note(f"by: A{raw}B"), encoding="utf-8")
    path.write_text(note(f"by: A{raw}B\nsource: {'x' * 200}\nprint: Bill 1{raw}"), encoding="utf-8")
    files = read_notes(path)
    assert files.notes[0].by == "AB"
    assert any("left out" in warning.message for warning in files.warnings)


@given(st.text(max_size=80))
def test_whatever_stands_there_it_is_read_or_refused(front: str) -> None:
    try:
        notes, _ = read_text(note(f"by: A\n{front}"), "a.md")
    except BadAnnotation as refused:
        assert "a.md, line" in str(refused)
    else:
        assert all(isinstance(one.by, str) for one in notes)


# -- annotations of other programs ---------------------------------------------------------------


EXCHANGES = {
    "a number of 5,000 digits": ('[{"target": ' + "9" * 5_000 + "}]", "too long"),
    "deep": ("[" * 50_000, "too deep"),
    "deep and closed": ("[" * 5_000 + "]" * 5_000, "too deep"),
    "no JSON": ("{'a': 1}", "not JSON"),
    "no annotation": ("[1, 2]", "no annotation"),
    "nothing": ("", "not JSON"),
}


@pytest.mark.parametrize("name", EXCHANGES)
def test_what_is_no_annotation_is_refused(tmp_path: Path, name: str) -> None:
    text, problem = EXCHANGES[name]
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadAnnotation, match=problem) as refused:
        read_notes(path)
    assert refused.value.place.startswith("line ")


def test_values_of_other_kinds_end_in_no_traceback(tmp_path: Path) -> None:
    odd: list[object] = [None, True, 1, 1.5, "", "x", [], [[]], {}, {"value": []}, {"name": {}}]
    keys = ("target", "body", "creator", "created", "source", "tags", "text", "user", "id", "uri")
    for key in keys:
        for value in odd:
            one = {"target": {}, "body": "x", key: value}
            (tmp_path / "a.json").write_text(json.dumps([one]), encoding="utf-8")
            try:
                files = read_notes(tmp_path / "a.json")
            except BadAnnotation:
                assert key == "target"
            else:
                assert len(files.notes) == 1


def test_an_escape_in_json_brings_nothing_in(tmp_path: Path) -> None:
    """Half a character once ended in a traceback, in every form."""
    said = '"A\\ud800\\u001b[31m\\u202e\\u0000B"'
    (tmp_path / "a.json").write_text(
        f'[{{"creator": {{"name": {said}}}, "body": [{{"value": {said}}}], "id": {said}, '
        f'"created": {said}, "source": {said}, "target": {{"source": {said}, "selector": '
        f'{{"type": "TextQuoteSelector", "exact": {said}, "prefix": {said}}}}}}}]',
        encoding="utf-8",
    )
    clause = "<section><num>1</num><heading>x</heading><content><p>A [31mB {}</p></content>"
    for edition in "12":
        text = bill(f"{clause.format(edition)}</section>", title="x", number=f"Bill {edition}")
        (tmp_path / f"{edition}.xml").write_text(text, encoding="utf-8")
    comparison = compare(read(tmp_path / "1.xml"), read(tmp_path / "2.xml"))
    notes = annotate(comparison, read_notes(tmp_path / "a.json"))
    (one,) = notes
    assert one.note.by == "A[31mB"
    for form in FORMS:
        assert b"\x1b" not in render(comparison, form, notes)
    assert "\x1b" not in to_csv(notes) + to_w3c(comparison, notes)


def test_a_file_whose_name_is_no_text_is_told_in_every_form(tmp_path: Path) -> None:
    """Its bytes once ended in a traceback in JSON."""
    import os  # noqa: PLC0415

    folder = os.fsencode(tmp_path)
    clause = "<section><num>1</num><content><p>Lamp {}</p></content></section>"
    for edition in (b"1", b"2"):
        text = bill(clause.format(edition), title="", number="")
        with open(folder + b"/\xe9" + edition + b".xml", "wb") as file:  # noqa: PTH123
            file.write(text.encode())
    with open(folder + b"/\xe9.json", "wb") as file:  # noqa: PTH123
        file.write(b'[{"target": {}, "body": "x"}]')
    old, new = (read(os.fsdecode(folder + b"/\xe9" + one + b".xml")) for one in (b"1", b"2"))
    comparison = compare(old, new)
    notes = annotate(comparison, read_notes(os.fsdecode(folder + b"/\xe9.json")))
    said = json.loads(render(comparison, "json", notes))
    assert said["old"]["path"].endswith("\\xe91.xml")
    for form in FORMS:
        assert render(comparison, form, notes)
    assert "\\xe9.json" in to_csv(notes)
    assert to_w3c(comparison, notes).encode()


# -- links ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "link",
    [
        "javascript:x", "JAVASCRIPT:x", " javascript:x", "java\tscript:x", "\x01javascript:x",
        "vbscript:x", "data:text/html,x", "file:///etc/passwd", "blob:x", "about:blank", "ftp://x/y",
        "//x.org", "/x", "#x", "x", "?x", "", "http:", "http:///x", "https:x", "mailto:", "http://[x",
        "tel:1", "ms-word:x", "view-source:http://x.org", "feed:javascript:x", "jar:http://x!/y",
    ],
)  # fmt: skip
def test_a_link_of_another_kind_is_no_link(link: str) -> None:
    assert not is_safe_link(link)
    notes, _ = read_text(note("by: A\nprint: B") + f"\n[x](<{link.strip()}>) [y]({link})\n", "a.md")
    assert "href" not in notes[0].html


@pytest.mark.parametrize("link", ["http://x.org", "https://x.org/a?b=c#d", "mailto:a@x.org"])
def test_a_link_that_leads_to_a_page_or_a_person_is_one(link: str) -> None:
    notes, _ = read_text(note("by: A\nprint: B") + f"\n[x]({link})\n", "a.md")
    assert f'href="{link}"' in notes[0].html
