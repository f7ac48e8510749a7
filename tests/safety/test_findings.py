"""What strangers found, a number each: it stays mended.

A finding is named after what was wrong, with the least input that showed it. What belongs to a
table of its kind stands there, and the finding says where.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lawdiff.annotations.aliases import read_aliases
from lawdiff.annotations.decoding import decode
from lawdiff.annotations.markdown import words_of
from lawdiff.annotations.notes import read_text
from lawdiff.cli.main import run
from lawdiff.comparison import compare
from lawdiff.errors import BadAnnotation, UnreadablePrint
from lawdiff.history import trace
from lawdiff.limits import Limits, names
from lawdiff.prints.reading import read_data
from tests.pdf.bills import plain
from tests.prints.made import bill, clause, only_clause, said

NOTE = "---\nby: Someone\nprint: HL Bill 7\n---\n\n"

ABSURD = "9" * 40


@pytest.mark.parametrize(
    "command",
    [
        ("compare", "old.xml", "new.xml", "--max-bytes", ABSURD),
        ("batch", "m.csv", "-o", "out", "--max-bytes", ABSURD),
        ("batch", "m.csv", "-o", "out", "--jobs", ABSURD),
        ("batch", "m.csv", "-o", "out", "--time-limit", ABSURD),
        ("batch", "m.csv", "-o", "out", "--time-limit", "nan"),
        ("batch", "m.csv", "-o", "out", "--memory-limit", ABSURD),
    ],
    ids=lambda command: f"{command[0]} {command[-2]} {command[-1][:3]}",
)
def test_finding_1_a_number_that_no_machine_has(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    command: tuple[str, ...],
) -> None:
    """Numbers that no machine has ended in a traceback, or in a batch of nothing."""
    (tmp_path / "old.xml").write_bytes(bill(clause("1", said("One."))))
    (tmp_path / "new.xml").write_bytes(bill(clause("1", said("Two."))))
    (tmp_path / "m.csv").write_text("old,new\nold.xml,new.xml\n")
    monkeypatch.chdir(tmp_path)
    assert run(list(command)) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_finding_2_the_highest_limits(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Room was made for as many bytes as a limit allowed, whatever the file held."""
    print_, notes = tmp_path / "print.pdf", tmp_path / "notes.md"
    print_.write_bytes(plain().pdf())
    notes.write_text(NOTE.replace("Bill 7", "Bill 12") + "## Whole Bill\n\nNo.\n")
    most = [f"{name}={2_000 if name == 'depth' else 10**9}" for name in names()]
    limits = [part for one in most for part in ("--limit", one)]
    given = ["--print", str(print_), "--max-bytes", str(10**15)]
    assert run(["annotations", "check", str(notes), *given, *limits[2:]]) == 0
    assert "lands on the whole Bill" in capsys.readouterr().out


@pytest.mark.parametrize(
    "inside",
    [said("x" * 10_100_000), f'<content><p title="{"x" * 10_100_000}">x</p></content>'],
    ids=["a text", "an attribute"],
)
def test_finding_3_a_text_that_is_too_long(inside: str) -> None:
    """The message did not name the option that lifts the limit."""
    with pytest.raises(UnreadablePrint) as refused:
        read_data(bill(clause("1", inside)), "made.xml")
    option = re.search(r"--limit depth=(\d+)", refused.value.remedy)
    assert option
    assert read_data(bill(clause("1", inside)), "made.xml", Limits(depth=int(option[1])))


def test_finding_4_a_file_that_breaks_while_it_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The fault of an input was told as one of standard output."""
    memory = Path("/proc/self/mem")
    if not memory.exists():
        pytest.skip("needs a file that opens and cannot be read: Linux has one")
    path = tmp_path / "print.xml"
    path.symlink_to(memory)
    assert run(["outline", str(path)]) == 2
    assert capsys.readouterr().err.startswith(f"lawdiff: {path}: cannot be read: ")


@pytest.mark.parametrize("command", ["compare", "history"])
@pytest.mark.parametrize("given", ["lga.md", "."])
def test_finding_5_a_report_in_the_place_of_notes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str, given: str
) -> None:
    """Notes that somebody wrote by hand were overwritten with the report they were for."""
    for name, verb in (("old.xml", "may"), ("new.xml", "must")):
        (tmp_path / name).write_bytes(bill(clause("1", said(f"It {verb} be."))))
    notes = tmp_path / "lga.md"
    notes.write_text(NOTE + "## Clause 1\n\nNo.\n")
    prints = [str(tmp_path / "old.xml"), str(tmp_path / "new.xml")]
    asked = [command, *prints, "--annotations", str(tmp_path / given), "-o"]
    assert run([*asked, str(notes)]) == 2
    assert capsys.readouterr().err == (
        f"lawdiff: {notes}: stands among the notes and would be overwritten. "
        "Name another file with -o.\n"
    )
    assert notes.read_text().endswith("No.\n")
    assert run([*asked, str(tmp_path / "report.html"), "-q"]) == 0
    assert run([*asked, str(tmp_path / "report.html"), "-q"]) == 0


OTHERS = "by: Department of Ports\nprint: HL Bill 7\n---\n\n## Clause 2\n\nYes.\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"{NOTE}## Clause 1\n\nNo.\n\n---\n{OTHERS}", 10),
        (f"{NOTE}## Clause 1\n\nNo.\n---\n{OTHERS}", 9),
        (f"{NOTE}## Clause 1\n\nNo.\n\n---\n\ndate: 2020\nBy : Us\n\n## Clause 2\n", 10),
        (f"{NOTE}---\n{OTHERS}", 6),
        (f"# Our notes\n\n---\n{OTHERS}", 3),
        (f"\n\nOur notes\n---\n{OTHERS}", 4),
    ],
)
def test_finding_6_two_files_of_notes_put_together(text: str, line: int) -> None:
    """What the Department wrote was shown as somebody else's, and its name was nowhere."""
    with pytest.raises(BadAnnotation, match="front matter begins here") as refused:
        read_text(text, "both.md")
    assert refused.value.place == f"line {line}"


@pytest.mark.parametrize(
    "inside",
    [
        "```\n---\nby: Us\n---\n```",
        "---\nWe say it by: two ways.\n---",
        "by: Us\n\n---",
        "---\n\nSo.",
    ],
)
def test_finding_6_a_rule_is_not_front_matter(inside: str) -> None:
    notes, _ = read_text(f"{NOTE}## Clause 1\n\nFirst.\n\n{inside}\n\nLast.\n", "one.md")
    assert [note.by for note in notes] == ["Someone"]
    assert notes[0].body.endswith("Last.")


@pytest.mark.parametrize(
    "paragraph",
    ["It matters much.", "It matters\nmuch", "It matters “much”", "It matters much"],
)
def test_finding_7_a_paragraph_with_dashes_right_below(paragraph: str) -> None:
    """Markdown takes it for a heading: it opened a note, which was empty, and was lost."""
    text = f"{NOTE}## Clause 1\n\nNo.\n\n{paragraph}\n---\n\n## Clause 2\n\nYes.\n"
    notes, warnings = read_text(text, "one.md")
    assert not warnings
    assert [note.cited for note in notes] == ["Clause 1", "Clause 2"]
    assert paragraph.replace("\n", " ") in " ".join(notes[0].body.split())
    assert words_of(paragraph) in " ".join(notes[0].html.split())


def test_finding_7_headings_that_are_underlined_are_headings() -> None:
    text = f"{NOTE}Clause 1\n---\n\nNo.\n\nIn general\n---\n\nYes.\n\nClause 2\n---\n\nOh.\n"
    notes, _ = read_text(text, "one.md")
    assert [note.heading for note in notes] == ["Clause 1", "In general", "Clause 2"]


def test_finding_8_a_heading_with_nothing_below() -> None:
    """It made no note and no warning, though it may be all that somebody had to say."""
    text = (
        f"{NOTE}# Our notes\n\n## Clause 1\n\nNo.\n\n## We oppose the Bill\n\n## Clause 2\n\nNo.\n"
    )
    notes, warnings = read_text(text, "one.md")
    assert len(notes) == 2
    assert [str(one) for one in warnings] == [
        "one.md, line 1: 1 heading has nothing below and made no note: "
        '"We oppose the Bill" (line 12)'
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"---\nby: So\0meone\nprint: Bill 7\n---\n\n## Clause 1\n\nN\0o.\n", ""),
        (b"PK\x03\x04\0\0", "the file is not text"),
        (b"\x1f\x8b\x08\0", "the file is not text"),
        (b"%PDF-1.7\n", "the file is not text"),
        (b"{\\rtf1 No.}", "the file is not text"),
        ("No.".encode("utf-16-be"), "the file is in UTF-16"),
    ],
)
def test_finding_9_a_stray_nul_is_not_utf_16(data: bytes, said: str) -> None:
    """What is wrong with a file was told wrongly, and with it what to do."""
    if said:
        with pytest.raises(BadAnnotation, match=said):
            decode(data, "one.md")
        return
    text, warnings = decode(data, "one.md")
    assert "by: Someone" in text
    assert "No." in text
    assert [str(one) for one in warnings] == ["one.md, line 2: control characters were left out"]


def test_finding_10_a_provision_in_two_places() -> None:
    """The first line was taken, and nobody was told of the second."""
    table = (
        "address,print,stands_as_print,stands_as\n"
        "NC2,Bill 7,Bill 9,clause 2\nNC3,Bill 7,Bill 9,clause 3\n"
        "nc2,Bill 7,Bill 9,clause 1\nNC3,Bill 7,Bill 9,Clause 3\nNC2,Bill 7,Bill 11,clause 4\n"
    )
    aliases, warnings = read_aliases(table, "aliases.csv")
    assert [alias.line for alias in aliases] == [3, 5, 6]
    assert [str(one) for one in warnings] == [
        "aliases.csv, line 4: nc2 stands as clause 2 on line 2 and as clause 1 here: "
        "neither line is used"
    ]


@pytest.mark.parametrize(
    ("front", "declared", "fault"),
    [
        (b"\n", True, "white space"),
        (b" \r\n\t\r\n", True, "white space"),
        (b"\xef\xbb\xbf\n", True, "byte-order marks or white space"),
        (b"\xef\xbb\xbf" * 2, True, "byte-order marks or white space"),
        (b"\n\xef\xbb\xbf", False, "byte-order marks or white space"),
        (b"\n\n", False, ""),
    ],
)
def test_finding_11_something_before_the_declaration(
    front: bytes, declared: bool, fault: str
) -> None:
    """A print that a server put a line end in front of was refused, and so was a second mark."""
    whole = bill(clause("1", said("One – two.")) + '\n<section class="prov1"><num/></section>')
    if not declared:
        whole = whole.partition(b"?>")[2].lstrip()
    source = read_data(front + whole, "made.xml")
    assert source.provisions[0].text == "One – two."
    *told, empty = source.warnings
    assert [one.message for one in told] == (
        [f"the file begins with {fault}: read all the same"] if fault else []
    )
    assert empty.line == 1 + front.count(b"\n") + whole[: whole.index(b"<num/>")].count(b"\n")


def test_finding_12_an_act_where_a_bill_was_meant() -> None:
    """It was compared, and nobody told that it is an Act."""
    data = bill(clause("1", said("One.")))
    act = data.replace(b"<bill ", b"<act ").replace(b"</bill>", b"</act>")
    of_bill, of_act = read_data(data, "bill.xml"), read_data(act, "act.xml")
    said_so = (
        "act.xml is an Act and bill.xml a Bill. If a print of the Bill was meant, "
        "take that from the Bill's publications page."
    )
    assert said_so in compare(of_act, of_bill).warnings
    assert said_so in trace([of_act, of_bill]).warnings
    assert not compare(of_bill, of_act).warnings, "a Bill's last print is its Act"
    assert not compare(of_act, of_act).warnings
    other = read_data(act.replace(b"Harbours", b"Ports"), "act.xml")
    assert said_so in compare(of_bill, other).warnings


@pytest.mark.parametrize("name", ["br", "eol", "eop", "img", "image", "colgroup", "col"])
@pytest.mark.parametrize(
    "around",
    [
        "<content><p>{}</p></content>",
        "<content><table>{}<tr><td>b</td></tr></table></content>",
        "<content><table><tr><td>{}</td></tr></table></content>",
        "<heading>{}</heading>",
        "<num>{}</num>",
        "{}",
    ],
    ids=["paragraph", "table", "cell", "heading", "number", "provision"],
)
def test_finding_13_words_in_an_element_that_should_be_empty(name: str, around: str) -> None:
    """They were dropped in silence."""
    for inside in ("words", "<b>words</b>", "<?L 4-2?>words", "<p>wo<b>r</b>ds</p>"):
        data = bill(clause("1", around.format(f"a <{name}>{inside}</{name}> c")))
        [source] = read_data(data, "made.xml").provisions
        told = f"{source.number} {source.heading} {source.text}".split()
        assert [word for word in told if word in ("a", "words", "c")] == ["a", "words", "c"]


def test_finding_13_columns_that_say_nothing_are_no_rows() -> None:
    table = "<table><colgroup> <col/><?L 4-2?><col> </col></colgroup><tr><td>a</td></tr></table>"
    source = only_clause(f"<content>{table}</content>")
    assert source.text == "a"
    assert len(source.tables[0].rows) == 1


@pytest.mark.parametrize("where", ["{}<bill", "</bill>{}", "<?x y?>{}<bill"])
def test_finding_14_words_beside_the_document(where: str) -> None:
    """They were dropped in silence."""
    tag = where.format("").replace("<?x y?>", "")
    data = bill(clause("1", said("One."))).replace(tag.encode(), where.format("Loose").encode())
    source = read_data(data, "made.xml")
    assert sorted(p.text for p in source.provisions) == ["Loose", "One."]
    assert [w.message for w in source.warnings] == [
        "words that stand in no paragraph of <akomaNtoso>: kept as text"
    ]


def test_finding_15_a_document_of_another_kind_is_named() -> None:
    """It was told that a root of <akomaNtoso> is not Akoma Ntoso."""
    data = bill("").replace(b"<bill ", b"<debate ").replace(b"</bill>", b"</debate>")
    with pytest.raises(UnreadablePrint, match="<debate>"):
        read_data(data, "made.xml")


def test_finding_16_a_limit_of_notes_is_told_in_the_output(tmp_path: Path) -> None:
    """That a note is shown as typed, and that a quote was not looked for, stood nowhere in it."""
    for name, verb in (("old.xml", "may"), ("new.xml", "must")):
        (tmp_path / name).write_bytes(bill(clause("1", said(f"It {verb} be."))))
    notes = f"{NOTE}## Clause 1\n\n{'*a_ ' * 7000}\n\n## Clause 1\n\n> {'word ' * 601}\n\nNo.\n"
    (tmp_path / "n.md").write_text(notes)
    prints = [str(tmp_path / "old.xml"), str(tmp_path / "new.xml")]
    given = ["--annotations", str(tmp_path / "n.md"), "-q"]
    for command in ("compare", "history"):
        for suffix in ("html", "json"):
            out = tmp_path / f"{command}.{suffix}"
            assert run([command, *prints, *given, "-o", str(out)]) == 0
            page = " ".join(out.read_text("utf-8").split())
            assert "too intricate for Markdown, so it is shown as plain text" in page, out.name
            assert "a quote of more than 600 words is looked for word for word only" in page, out


@pytest.mark.parametrize("declared", ['xmlns:x=""', 'xmlns=""', 'xmlns:x="urn:x" xmlns=""'])
def test_finding_17_a_prefix_of_nothing_among_mixed_namespaces(declared: str) -> None:
    """A name with an undeclared prefix ended the search for mixed namespaces in a traceback."""
    source = read_data(bill(clause("1", said(f"One <x:b {declared}>two</x:b>."))), "made.xml")
    assert source.provisions[0].text == "One two."
