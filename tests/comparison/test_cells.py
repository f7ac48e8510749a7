"""The same words in another column or row of a table are another law."""

from __future__ import annotations

import pytest

from lawdiff.comparison import compare
from lawdiff.comparison.model import Change
from lawdiff.prints.reading import read_data
from lawdiff.reports.forms import render
from tests.comparison.applying import applied, same_but_for_space
from tests.comparison.made import made_xml

LINES = """\
Clause 1 Charges
(1) The charges are set out in the following table. TABLE
Clause 2 Maps
(1) A map is drawn by the surveyor of each county.
"""

HEAD = "Class | Small | Large"


def table(*rows: str) -> str:
    """A table of rows; ``|`` parts two cells, ``2 down:`` and ``2 over:`` reach over as many."""
    out = []
    for row in rows:
        cells = [cell.strip() for cell in row.split("|")]
        drawn = []
        for cell in cells:
            count, way, words = cell.rpartition(" down:" if " down:" in cell else " over:")
            name = "rowspan" if way == " down:" else "colspan"
            drawn.append(f'<td {name}="{count or 1}"><p>{words}</p></td>')
        out.append(f"<tr>{''.join(drawn)}</tr>")
    return f"<table>{''.join(out)}</table>"


def changes(old: str, new: str) -> list[Change]:
    prints = [
        read_data(made_xml(LINES).replace("TABLE", words).encode(), f"{name}.xml")
        for name, words in (("old", old), ("new", new))
    ]
    comparison = compare(prints[0], prints[1])
    assert render(comparison, "html")
    return [change for row in comparison.rows for change in row.changes]


MOVED = [
    (
        table(HEAD, "Boat | | £120", "Raft | £9 | £8"),
        table(HEAD, "Boat | £120 |", "Raft | £9 | £8"),
    ),
    (table("Boat | £120", "Raft | £9"), table("Boat", "£120 | Raft", "£9")),
    (table("Boat | £120", "Raft | £9"), table("Boat £120 |", "Raft | £9")),
    (table("2 down:Boat | £1", "£2"), table("Boat | £1", "£2")),
    (
        table(HEAD, "Boat | | £120", "Raft | £9 | £8"),
        table(HEAD, "Boat | £120 |", "Raft | £9 | £7"),
    ),
    # Another edit in the row, slight or not.
    (table(HEAD, "Boat (open) | £120 |"), table(HEAD, "Boat (open); | | £120")),
    (table(HEAD, "Boat (open) | £120 | –"), table(HEAD, "Boat (open); | – | £120")),
    (table(HEAD, "Boat | £120 |", "Raft | £9 |"), table(HEAD, "Big boat | | £120", "Raft | £9 |")),
    (table(HEAD, "Boat | £1 |", "Raft | £9 |"), table(HEAD, "Boat | £2 |", "Raft | | £9")),
    # A column that comes or goes while no word is told to.
    (table("Boat | £120 |", "Raft | | £9"), table("Boat. | £120", "Raft | £9")),
    # What a cell reaches over.
    (
        table(HEAD, "Boat | 2 down:£120 | £5", "Raft | £7"),
        table(HEAD, "Boat | £120 | £5", "Raft | | £7"),
    ),
    (table(HEAD, "Boat | 2 over:£120"), table(HEAD, "Boat | £120 |")),
    (table(HEAD, "Boat | 2 over:£120"), table(HEAD, "Boat; | £120 |")),
]


@pytest.mark.parametrize(("old", "new"), MOVED)
def test_words_in_another_cell_are_never_silent(old: str, new: str) -> None:
    for found in (changes(old, new), changes(new, old)):
        assert any((c.kind, c.significance) == ("list", "substantive") for c in found)


@pytest.mark.parametrize(("old", "new"), MOVED)
def test_what_is_told_makes_the_new_words_of_the_old(old: str, new: str) -> None:
    prints = [
        read_data(made_xml(LINES).replace("TABLE", words).encode(), f"{name}.xml")
        for name, words in (("old", old), ("new", new))
    ]
    for row in compare(prints[0], prints[1]).rows:
        if row.old and row.new and row.changes:
            assert same_but_for_space(applied(row.old.text, row.changes), row.new.text)


def test_the_words_that_moved_are_marked_alone() -> None:
    (change,) = changes(*MOVED[0])
    assert (change.old_text, change.new_text) == ("£120", "£120")


def test_the_sentence_says_what_happened() -> None:
    prints = [
        read_data(made_xml(LINES).replace("TABLE", words).encode(), f"{name}.xml")
        for name, words in zip(("old", "new"), MOVED[0], strict=True)
    ]
    told = [account.sentence for account in compare(prints[0], prints[1]).accounts]
    assert any("‘£120’ now stands in another cell of the table." in sentence for sentence in told)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (table(HEAD, "Boat | £1 | £2"), table(HEAD, "Boat | £1 | £2")),
        (table("Boat | | £1", "Raft | | £2"), table("Boat | £1", "Raft | £2")),
        (table("Boat | £1", "|"), table("Boat | £1")),
        (table("Boat | £1"), table("Boat | £1").replace(' colspan="1"', "")),
        # Over columns that hold nothing a cell reaches for looks only.
        (table("Boat | 3 over:£1", "Raft | £2"), table("Boat | £1", "Raft | £2")),
    ],
)
def test_another_drawing_is_no_change(old: str, new: str) -> None:
    assert not changes(old, new)


def test_a_row_that_comes_moves_no_other() -> None:
    found = changes(table("Boat | £1", "Raft | £2"), table("Boat | £1", "Tug | £3", "Raft | £2"))
    assert [c.new_text for c in found] == ["Tug £3"]


def test_a_row_that_comes_under_a_cell_is_told_alone() -> None:
    found = changes(
        table(HEAD, "Boat | 2 down:£1 | £5", "Raft | £7"),
        table(HEAD, "Boat | 3 down:£1 | £5", "Tug | £6", "Raft | £7"),
    )
    assert [c.new_text for c in found] == ["Tug £6"]


def test_a_column_that_comes_is_told_by_its_words() -> None:
    found = changes(table("Boat | £1", "Raft | £2"), table("Boat | wood | £1", "Raft | £2"))
    assert [c.new_text for c in found] == ["wood"]
