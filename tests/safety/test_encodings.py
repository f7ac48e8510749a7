"""Encodings: read right, or refused by name; never other words than the file's."""

from __future__ import annotations

import pytest

from lawdiff.errors import UnreadablePrint
from tests.prints.made import bill, clause, read_made, said

WORDS = "£5 – “café” §"
LATIN = "£5 café §"


def declared(name: str, words: str) -> str:
    """A print that declares this encoding."""
    return bill(clause("1", said(words))).decode().replace("UTF-8", name)


READ = [
    ("UTF-8", "utf-8", WORDS),
    ("utf-8", "utf-8-sig", WORDS),
    ("UTF-16", "utf-16", WORDS),
    ("UTF-16LE", "utf-16-le", WORDS),
    ("UTF-16BE", "utf-16-be", WORDS),
    ("US-ASCII", "ascii", "£5".replace("£", "GBP ")),
    ("ISO-8859-1", "latin-1", LATIN),
    ("ISO-8859-15", "iso-8859-15", LATIN),
    ("windows-1252", "cp1252", WORDS),
]


@pytest.mark.parametrize(("name", "codec", "words"), READ, ids=[row[0] for row in READ])
def test_read(name: str, codec: str, words: str) -> None:
    data = declared(name, words).encode(codec)
    source = read_made(data)
    assert source.provisions[0].text == words
    marked = ["the file begins with a byte-order mark: read all the same"]
    assert [w.message for w in source.warnings] == (marked if codec == "utf-8-sig" else [])


REFUSED = [
    ("UTF-7", "utf-7"),
    ("UTF-32", "utf-32"),
    ("UTF-32LE", "utf-32-le"),
    ("UTF-32BE", "utf-32-be"),
    ("IBM037", "cp037"),
    ("EBCDIC-CP-US", "cp037"),
    ("Shift_JIS", "utf-8"),
    ("GB18030", "gb18030"),
    ("HZ-GB-2312", "ascii"),
    ("ISO-2022-JP", "ascii"),
    ("ISO-2022-KR", "ascii"),
    ("KOI8-R", "ascii"),
    ("x-user-defined", "ascii"),
    ("no-such-encoding", "ascii"),
]


@pytest.mark.parametrize(("name", "codec"), REFUSED, ids=[row[0] for row in REFUSED])
def test_refused(name: str, codec: str) -> None:
    data = declared(name, "One two").encode(codec)
    with pytest.raises(UnreadablePrint):
        read_made(data)


def test_utf_7_hides_no_markup() -> None:
    with pytest.raises(UnreadablePrint, match="UTF-7"):
        read_made(declared("UTF-7", "+ADw-num+AD4-").encode())


def test_utf_16_that_says_it_is_something_else() -> None:
    with pytest.raises(UnreadablePrint):
        read_made(declared("UTF-7", WORDS).encode("utf-16"))


@pytest.mark.parametrize("odd", [b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\x81", b"\x1b", b"\x0b"])
def test_odd_bytes_are_read_with_a_warning_or_refused(odd: bytes) -> None:
    data = bill(clause("1", said("One @ two."))).replace(b"@", odd)
    try:
        source = read_made(data)
    except UnreadablePrint as refused:
        assert "line 2" in str(refused)
    else:
        assert source.warnings
        assert source.provisions[0].text.startswith("One ")
        assert source.provisions[0].text.endswith(" two.")


def test_only_the_odd_bytes_are_read_as_windows_1252() -> None:
    data = bill(clause("1", said("“proper” @odd@"))).replace(b"@", b"\x94")
    source = read_made(data)
    assert source.provisions[0].text == "“proper” ”odd”"
