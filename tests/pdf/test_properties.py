"""Whatever is printed: nothing is lost, nothing is made up, and nothing ends in a traceback."""

from __future__ import annotations

from collections import Counter
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from lawdiff.limits import Limits
from lawdiff.prints.model import Print
from lawdiff.prints.pdf import reader
from lawdiff.prints.pdf.child import read as read_leaves
from lawdiff.prints.pdf.lines import Leaf
from lawdiff.prints.reading import read_data
from tests.pdf.made import Bill

WORDS = st.lists(
    st.sampled_from(
        [
            "maker",
            "“thing”",
            "“thing",
            "thing”",
            '"half',
            'half"',
            "(2)",
            "5",
            "must—",
            "or",
            "X",
            "omit",
            "“(4A)",
            "”.",
            "“;",
            "£5",
            "Part",
            "Schedule",
            "section",
            "Article",
        ]
    ),
    min_size=1,
    max_size=25,
)
PIECES = st.lists(
    st.tuples(st.sampled_from(["sub", "para", "subpara", "quoted", "wrap", "cross", "part",
                               "definition", "schedule"]), WORDS),
    min_size=1,
    max_size=14,
)  # fmt: skip


def made(pieces: list[tuple[str, list[str]]]) -> tuple[Bill, Counter[str]]:
    bill = Bill()
    bill.clause("1", "Making")
    printed = Counter(["1", "Making"])
    for i, (kind, words) in enumerate(pieces, start=1):
        text = " ".join(words)
        number = f"({i})" if kind == "sub" else f"({'abcdefghijklmnop'[i]})"
        if kind == "sub":
            bill.sub(number, text)
        elif kind == "para":
            bill.para(number, text)
        elif kind == "subpara":
            bill.subpara(number, text)
        elif kind == "quoted":
            bill.quoted(f"“{number}", text)
        elif kind == "wrap":
            bill.paragraph("", text, 36, 15.3)
        elif kind == "definition":
            bill.definition(f"“term” means {text}")
            printed.update(["“term”", "means"])
        elif kind == "cross":
            bill.cross("Other things")
            printed.update(["Other", "things"])
        elif kind == "part":
            bill.part("2", "Further things")
            printed.update(["Part", "2", "Further", "things"])
        else:
            bill.schedule("1", "Things listed", "Section 1")
            printed.update(["Schedule", "1", "Things", "listed", "Section", "1"])
        if kind in ("sub", "para", "subpara", "quoted"):
            printed[number] += 1
        if kind not in ("cross", "part", "schedule"):
            printed.update(words)
    return bill, printed


def letters(words: Counter[str]) -> Counter[str]:
    """Letters and figures, which no quotation mark that moves to a field of its own changes."""
    found: Counter[str] = Counter()
    for word, count in words.items():
        for character in word:
            if character.isalnum():
                found[character.casefold()] += count
    return found


def of_print(print_: Print) -> Counter[str]:
    return Counter(
        word for p in print_.provisions[2:] for word in f"{p.number} {p.heading} {p.text}".split()
    )


def _here(data: bytes, path: str, limits: Limits) -> list[Leaf]:
    return read_leaves(data, limits.pages, limits.seconds).leaves


@settings(max_examples=60, deadline=None)
@given(PIECES)
def test_no_word_is_lost_or_made_up(pieces: list[tuple[str, list[str]]]) -> None:
    bill, printed = made(pieces)
    # In this process, which is quicker.
    with patch.object(reader, "read_leaves", _here):
        print_ = read_data(bill.pdf(), "made.pdf")
    assert letters(of_print(print_)) == letters(printed)
    for p in print_.provisions:
        assert p.end > p.index
        assert p.at >= 0
        for child in p.children:
            assert print_.provisions[child].at <= len(p.text)
