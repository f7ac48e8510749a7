"""Large prints, unlike prints, tables, and the same result every time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from lawdiff.alignment import align
from lawdiff.comparison import compare
from lawdiff.errors import BadRequest
from lawdiff.history import trace
from lawdiff.limits import limits_from
from lawdiff.prints import Cell, Print, Table, read
from tests.alignment.outline import print_of

SCRIPT = """
import sys
from lawdiff.alignment import align
from lawdiff.prints import read
old, new = (read(path) for path in sys.argv[1:3])
for match in ("auto", "content"):
    print(align(old, new, match).pairs)
"""


def clauses(count: int, copy: int = 0, edited: int = -1) -> list[str]:
    """Clauses of three subsections; one word of the edited one is another."""
    lines = []
    for c in range(count):
        verb = "shall" if c == edited else "must"
        lines.append(f"{c + 1 + copy * count} *Duty {c} of the authority*")
        lines += [
            f"  ({k}) The authority {verb} keep record {k} of matter {c} for {copy} years"
            for k in range(1, 4)
        ]
    return lines


def test_a_print_twenty_times_the_size() -> None:
    old = print_of("\n".join(line for k in range(20) for line in clauses(60, k)))
    new = print_of("\n".join(line for k in range(20) for line in clauses(60, k, edited=k)))
    assert len(old.provisions) == 4800
    assert all(o == n for o, n in align(old, new, "content").successors().items())
    assert len(align(old, new, "content").successors()) == 4800


def test_identical_copies_twenty_times() -> None:
    old = print_of("\n".join(clauses(30) * 20))
    new = print_of("\n".join(clauses(30) * 10 + clauses(30, edited=7) + clauses(30) * 9))
    to_new = align(old, new, "content").successors()
    assert to_new == {i: i for i in range(len(old.provisions))}


def test_nothing_in_common() -> None:
    old = print_of("\n".join(clauses(40)))
    new = print_of(
        "\n".join(
            f"{c} *Règlement {c}*\n  (1) Les communes arrêtent leurs dépenses {c}"
            for c in range(40)
        )
    )
    assert all(p.old is None or p.new is None for p in align(old, new, "content").pairs)


def test_an_empty_print() -> None:
    empty = msgspec.structs.replace(print_of("1 words"), provisions=())
    assert align(empty, empty).pairs == ()
    [pair] = align(empty, print_of("1 words")).pairs
    assert (pair.old, pair.new, pair.method, pair.score) == (None, 0, "none", 0.0)


def test_a_control_character_in_the_words() -> None:
    plain = print_of("1 some words\n2 others")
    first = msgspec.structs.replace(plain.provisions[0], text="some\x1ewords")
    odd = msgspec.structs.replace(plain, provisions=(first, plain.provisions[1]))
    assert align(odd, plain).successors() == {0: 0, 1: 1}


def with_table(source: Print, label: str) -> Print:
    """The provision of that label has a table of one cell, in which its children stand."""
    provisions = list(source.provisions)
    [i] = [p.index for p in provisions if p.label == label]
    table = Table(0, 0, ((Cell(0, 0),),))
    provisions[i] = msgspec.structs.replace(provisions[i], tables=(table,))
    return msgspec.structs.replace(source, provisions=tuple(provisions))


def test_a_table_that_occurs_twice() -> None:
    rows = "\n  (a) Fee for a licence\n  (b) Fee for a permit\n  (c) Fee for a search"
    old = print_of(f"1 *Fees in England*{rows}\n2 *Fees in Wales*{rows}")
    changed = rows.replace("a permit", "a permit or renewal")
    new = print_of(f"1 *Fees in England*{rows}\n2 *Fees in Wales*{changed}")
    alignment = align(with_table(old, "1"), with_table(new, "1"), "content")
    assert alignment.successors() == {i: i for i in range(8)}
    assert not any(p.moved for p in alignment.pairs)


@pytest.mark.parametrize("pair", [("1-hl-bill-12.xml", "2-hl-bill-31.xml"),
                                  ("2-hl-bill-31.xml", "3-hl-bill-40.xml")])  # fmt: skip
def test_the_same_under_any_hash_seed(corpus: Path, pair: tuple[str, str]) -> None:
    paths = [str(corpus / "specimen" / name) for name in pair]
    said = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT, *paths],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(said) == 1


def test_without_guids_on_either_side_identifiers_decide_nothing(corpus: Path) -> None:
    folder = corpus / "children-and-social-work"
    old, new = read(folder / "1-hl-bill-1.xml"), read(folder / "2-hl-bill-57.xml")
    assert align(old, new).pairs == align(old, new, "content").pairs


def crowd(step: int) -> Print:
    """Many items that differ in two words, each of which many of them share."""
    pairs = [((k * step) % 199, (k * step + step) % 199) for k in range(199)]
    items = [
        f"  ({k}) The office keeps w{a} and w{b} in the register of matters that are open to all"
        for k, (a, b) in enumerate(pairs, 1)
    ]
    return print_of("\n".join(["1 *List*", *items]))


def test_a_crowd_is_told_and_a_print_itself_is_none() -> None:
    old, new = crowd(1), crowd(7)
    most = align(old, new, "content").crowd
    assert most > 150
    (said,) = compare(old, new, "content").warnings
    assert said.startswith(f"Paired less exactly: {most} provisions")
    assert align(old, old, "content").crowd == 0
    assert said in trace([old, msgspec.structs.replace(new, sha256="2")], "content").warnings


def test_a_crowd_that_the_limit_lets_in_is_weighed_whole() -> None:
    old, new = crowd(1), crowd(7)
    (told,) = compare(old, new, "content").warnings
    assert "--limit crowd=NUMBER" in told
    assert compare(old, new, "content", limits_from(["crowd=1000"])).warnings == ()


def test_a_way_to_match_that_there_is_not() -> None:
    with pytest.raises(BadRequest, match='Use "auto" or "content"'):
        align(crowd(1), crowd(7), "guid")  # type: ignore[arg-type]
