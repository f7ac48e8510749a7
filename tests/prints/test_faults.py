"""Faults of real official prints: read whole, with a warning that names fault and line."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from lawdiff.errors import UnreadablePrint
from lawdiff.prints import read
from tests.prints.made import AKN, bill, clause, only_clause, read_made, said
from tests.prints.oracle import FileWords, print_words, tree_of
from tests.prints.real import every_print, print_of

TABLE = """<content><p>As follows—</p>
<foreign><table xmlns="http://www.w3.org/1999/xhtml" xmlns:akn="http://docs.oasis-open .org/x">
<tr><td><akn:p>Item</akn:p></td><td>Fee</td></tr></table></foreign></content>"""


def test_a_table_that_declares_an_invalid_namespace(tmp_path: Path) -> None:
    path = tmp_path / "table.xml"
    path.write_bytes(bill(clause("1", said("One.")) + clause("2", TABLE) + clause("3", said("3."))))
    source = read(path)
    assert [p.label for p in source.provisions] == ["clause 1", "clause 2", "clause 3"]
    assert source.provisions[1].text == "As follows— Item Fee"
    [warning] = source.warnings
    assert "xmlns:akn" in warning.message
    assert "not a valid URI" in warning.message
    assert warning.line == 3
    assert print_words(source).split() == FileWords(tree_of(path)).text.split()


def test_an_undeclared_prefix() -> None:
    source = read_made(bill(clause("1", said("One <ukl:b>two</ukl:b> three."))))
    assert source.provisions[0].text == "One two three."
    assert any("ukl" in warning.message for warning in source.warnings)


def test_a_repeated_xml_id() -> None:
    body = '<section class="prov1" xml:id="a"><num>1</num></section>\n' * 3
    source = read_made(bill(body))
    assert [p.label for p in source.provisions] == ["clause 1", "clause 1 [2]", "clause 1 [3]"]
    said_twice = [w for w in source.warnings if "xml:id" in w.message]
    assert [w.line for w in said_twice] == [3, 4]
    assert "'a'" in said_twice[0].message


def test_a_repeated_eid_is_no_target() -> None:
    body = (
        '<section class="prov1" eId="a"><num>1</num></section>\n'
        '<section class="prov1" eId="a"><num>2</num></section>'
        + clause("3", said('see <ref href="#a">section 1</ref>.'))
    )
    source = read_made(bill(body))
    assert source.provisions[-1].references[0].target is None
    [warning] = [w for w in source.warnings if "more than once" in w.message]
    assert "'a' is used more than once" in warning.message
    assert warning.line == 3


def test_a_repeated_guid_is_no_target() -> None:
    body = '<section class="prov1" GUID="_a"><num>1</num></section>\n' * 3
    [warning] = read_made(bill(body)).warnings
    assert warning.message == "GUID '_a' is used more than once: read all the same"
    assert warning.line == 3


def test_an_eid_of_ten_thousand_characters() -> None:
    body = f'<section class="prov1" eId="{"x" * 10_000}"><num>1</num></section>' * 2
    source = read_made(bill(body))
    assert len(source.provisions) == 2
    assert any("10,000 characters" in warning.message for warning in source.warnings)
    assert all(len(warning.message) < 200 for warning in source.warnings)


def test_windows_1252_that_says_it_is_utf_8() -> None:
    data = bill(clause("1", "\n" + said("the “regulator” – £5"))).decode().encode("cp1252")
    source = read_made(data)
    assert source.provisions[0].text == "the “regulator” – £5"
    [warning] = source.warnings
    assert "Windows-1252" in warning.message
    assert warning.line == 3


def test_a_byte_order_mark() -> None:
    data = b"\xef\xbb\xbf" + bill(clause("1", said("One.")))
    source = read_made(data)
    assert source.provisions[0].text == "One."
    assert [(w.message, w.line) for w in source.warnings] == [
        ("the file begins with a byte-order mark: read all the same", 1)
    ]
    text = bill(clause("1", said("One – two."))).decode().replace('encoding="UTF-8"', "")
    for encoding in ("utf-16", "utf-8-sig"):
        assert read_made(text.encode(encoding)).provisions[0].text == "One – two."


def test_numbers_that_are_empty_or_missing() -> None:
    body = '<section class="prov1"><num/>' + said("One.") + "</section>\n"
    body += '<section class="prov1">' + said("Two.") + "</section>"
    source = read_made(bill(body))
    assert [p.number for p in source.provisions] == ["", ""]
    assert [p.text for p in source.provisions] == ["One.", "Two."]
    assert [(w.message.partition(":")[0], w.line) for w in source.warnings] == [
        ("this <section> has an empty number", 2),
        ("this <section> has no number", 3),
    ]


def test_some_eids_missing() -> None:
    body = '<section class="prov1" eId="sec_1"><num>1</num></section>\n' + clause("2", "")
    source = read_made(bill(body))
    [warning] = source.warnings
    assert "no eId" in warning.message
    assert warning.line == 3
    assert not read_made(bill(clause("1", "") + clause("2", ""))).warnings, "none has one"


def test_many_faults_of_a_kind_are_counted() -> None:
    source = read_made(bill('<section class="prov1"><num/></section>\n' * 100))
    assert len(source.warnings) == 21
    assert source.warnings[-1].message == "and 80 more faults of this kind"


def test_namespaces_mixed_or_missing() -> None:
    old = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0/CSD13"
    mixed = f'<a:section xmlns:a="{old}" class="prov1"><a:num>1</a:num></a:section>'
    data = bill(mixed + clause("2", said("Two.")))
    source = read_made(data)
    assert [p.label for p in source.provisions] == ["clause 1", "clause 2"]
    [warning] = source.warnings
    assert warning.message == (
        f"<section> is in the namespace {old!r}, unlike the document: read all the same"
    )
    assert warning.line == 2
    bare = data.replace(f' xmlns="{AKN}"'.encode(), b"")
    assert [p.label for p in read_made(bare).provisions] == ["clause 1", "clause 2"]


def test_fifteen_comments_or_instructions_within_a_word() -> None:
    letters = "responsibilities"
    for between in ("<!-- x -->", "<?oxy_x y?>", "<?L 4-16?>", "<!--a--><?b c?>"):
        provision = only_clause(said(between.join(letters)))
        assert provision.text == letters


def test_words_that_stand_in_no_paragraph() -> None:
    source = read_made(bill("Loose " + clause("1", said("One.")) + " words."))
    assert [p.text for p in source.provisions] == ["Loose words.", "One."]
    [warning] = source.warnings
    assert "no paragraph" in warning.message


def test_an_element_nobody_knows() -> None:
    source = read_made(bill(clause("1", "<content><novelty>One <b>two</b>.</novelty></content>")))
    assert source.provisions[0].text == "One two."
    [warning] = source.warnings
    assert "<novelty>" in warning.message
    assert warning.line == 2


def cut_points(data: bytes) -> list[int]:
    """Places to cut a file: spread over it, and just before and after its last tags."""
    rng = random.Random(2016)
    whole = len(data.rstrip())
    ends = [at for at in range(max(whole - 80, 1), whole) if data[at : at + 1] in b"<>/"]
    return sorted({*(rng.randrange(1, whole) for _ in range(25)), *ends[:12]})


@every_print
def test_a_file_cut_short_is_refused(path: Path) -> None:
    data = path.read_bytes()
    for at in cut_points(data):
        with pytest.raises(UnreadablePrint) as refused:
            read_made(data[:at], "cut.xml")
        assert "cut.xml" in str(refused.value)
        assert "\n" not in str(refused.value)


def test_a_faulty_file_cut_short_is_refused() -> None:
    data = bill(clause("1", said("One.")) + clause("2", TABLE) + clause("3", said("Three.")))
    for at in range(1, len(data)):
        with pytest.raises(UnreadablePrint):
            read_made(data[:at])
    latin = bill(clause("1", said("“One” – £5"))).decode().encode("cp1252")
    for at in range(1, len(latin)):
        with pytest.raises(UnreadablePrint):
            read_made(latin[:at])


@every_print
def test_what_was_wrong_is_said_with_its_line(path: Path) -> None:
    lines = path.read_bytes().count(b"\n") + 1
    for warning in print_of(path).warnings:
        assert warning.line is None or 0 < warning.line <= lines
        assert len(warning.message) < 300
