"""Identifiers that are repeated, missing, odd or hostile: the right words all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.prints.made import bill
from tests.safety.measure import read_apart

HALF = "<subsection><num>({0})</num><content><p>Words of {0}.</p></content></subsection>"


def clauses(first: str, second: str, inside: str = "") -> bytes:
    """Two clauses with these attributes."""
    return bill(
        f"<section {first}><num>1</num><heading>One</heading>{HALF.format('a')}{inside}</section>"
        f"<section {second}><num>2</num><heading>Two</heading>{HALF.format('b')}</section>"
    )


LONG = "x" * 10_000
IDENTIFIERS = {
    "none": ("", ""),
    "empty": ('eId="" GUID=""', 'eId="" GUID=""'),
    "the same eId twice": ('eId="sec_1"', 'eId="sec_1"'),
    "the same GUID twice": ('GUID="_a"', 'GUID="_a"'),
    "the same xml:id twice": ('xml:id="a"', 'xml:id="a"'),
    "the same id under two names": ('eId="a" wId="b"', 'eId="b" wId="a"'),
    "10,000 characters": (f'eId="{LONG}1"', f'eId="{LONG}2"'),
    "10,000 characters, the same": (f'eId="{LONG}"', f'eId="{LONG}"'),
    "spaces and quotation marks": ('eId="a \'b"', "eId='a \"b'"),
    "what a path of XPath means": ('eId="//*[1]"', "eId=\"' or 1=1 or '\""),
    "another script": ('eId="第一条"', 'eId="\u202eenoitces"'),
    "controls": ('eId="&#x9;a&#xA;"', 'eId="&#x85;"'),
    "only the first": ('eId="sec_1" GUID="_1"', ""),
    "crossed": ('eId="sec_2" GUID="_2"', 'eId="sec_1" GUID="_1"'),
    "one that the document has": ('eId="varBillTitle"', 'eId="x"'),
}


@pytest.mark.parametrize("name", IDENTIFIERS)
def test_odd_identifiers_leave_the_words_right(tmp_path: Path, name: str) -> None:
    path = tmp_path / "print.xml"
    path.write_bytes(clauses(*IDENTIFIERS[name]))
    reading = read_apart(path)
    assert reading.problem == ""
    assert [words for words in reading.words.split("\x1f") if words.startswith("Words")] == [
        "Words of a.",
        "Words of b.",
    ]
    assert reading.seconds < 1
