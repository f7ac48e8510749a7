"""Depth, width and length: right text, or a clear error, in bounded time."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lawdiff.errors import UnreadablePrint
from tests.prints.made import bill, clause, read_made, said
from tests.safety.measure import read_apart


def nested(tag: str, depth: int) -> str:
    """Elements in each other, a word in the innermost."""
    return f"<{tag}>" * depth + "deep" + f"</{tag}>" * depth


@pytest.mark.parametrize(
    "tag", ["b", "p", "level", "hcontainer", "quotedStructure", "ref", "table"]
)
@pytest.mark.parametrize("depth", [65, 200, 257, 100_000])
def test_depth(tag: str, depth: int) -> None:
    data = bill(clause("1", f"<content><p>One {nested(tag, depth)} two.</p></content>"))
    if depth < 250:
        words = " ".join(p.text for p in read_made(data).provisions).split()
        assert sorted(words) == ["One", "deep", "two."]
    else:
        with pytest.raises(UnreadablePrint, match="deeper"):
            read_made(data)


def test_depth_when_little_of_the_stack_is_left() -> None:
    data = bill(clause("1", f"<content><p>{nested('quotedStructure', 240)}</p></content>"))

    def from_depth(frames: int) -> None:
        if frames:
            from_depth(frames - 1)
        else:
            try:
                read_made(data)
            except UnreadablePrint as refused:
                assert "deeper" in str(refused)

    limit = sys.getrecursionlimit()
    for left in (120, 300, 600):
        from_depth(limit - left - 100)


WIDE: dict[str, Callable[[int], str]] = {
    "clauses": lambda n: '<section class="prov1"><num>1</num></section>' * n,
    "clauses-with-a-prefix": lambda n: (
        '<a:section xmlns:a="x" class="prov1"><a:num>1</a:num></a:section>' * n
    ),
    "definitions-of-nothing": lambda n: clause(
        "1",
        '<hcontainer name="definition"><content><p>'
        + '<def startQuote="“" endQuote="”"></def> x ' * n
        + "</p></content></hcontainer>",
    ),
    "references-to-nowhere": lambda n: clause(
        "1", said("".join(f'<ref href="#x{i}">x</ref> ' for i in range(n)))
    ),
    "placeholders-of-nowhere": lambda n: clause(
        "1", said("".join(f'<ref class="placeholder" href="#x{i}"/> ' for i in range(n)) + "x")
    ),
    "lines": lambda n: clause("1", said("x <?L 1-1?>" * n)),
    "formulae": lambda n: clause("1", said("<math><mi>x</mi></math>" * n)),
    "tables": lambda n: clause("1", "<table><tr><td>x</td></tr></table>" * n),
    "cells": lambda n: clause("1", f"<table><tr>{'<td>x</td>' * n}</tr></table>"),
    "notes": lambda n: clause("1", said("x<authorialNote><p>y</p></authorialNote>" * n)),
    "quotations": lambda n: clause(
        "1", said("<quotedStructure startQuote='“'><p>x</p></quotedStructure>" * n)
    ),
    "headings": lambda n: clause("1", "<heading>x</heading>" * n),
    "numbers": lambda n: clause("1", "<num>1</num>" * n),
    "the-same-label": lambda n: clause("1", f"<level>{said('x')}</level>" * n),
    "unknown-elements": lambda n: clause("1", "".join(f"<x{i}>x</x{i}>" for i in range(n))),
    "paragraphs-in-the-body": lambda n: "<p>x</p>" * n + clause("1", said("x")),
    "words-in-the-body": lambda n: "x<?a?>" * n + clause("1", said("x")),
    "xml-ids": lambda n: '<section xml:id="a"><num>1</num></section>' * n,
}


@pytest.mark.parametrize("name", WIDE)
def test_time_grows_with_the_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.xml"
    path.write_bytes(bill(WIDE[name](20_000)))
    reading = read_apart(path)
    assert not reading.problem
    assert "x" in reading.words or "clauses" in name or name in ("headings", "numbers", "xml-ids")
    assert reading.seconds < 5, "about half a second on a quiet machine"
    assert reading.mebibytes < 250


def test_placeholders_cannot_fill_the_memory(tmp_path: Path) -> None:
    name = '<TLCConcept eId="{}" showAs="{}"/>'.format
    grown = "".join(name(f"v{i}", f"#v{i + 1}" * 1000) for i in range(8)) + name("v8", "x" * 9999)
    path = tmp_path / "grown.xml"
    body = clause("1", said('<ref class="placeholder" href="#v0"/> ' * 5000))
    path.write_bytes(bill(body, references=grown))
    reading = read_apart(path)
    assert "placeholders" in reading.problem
    assert reading.seconds < 2
    assert reading.mebibytes < 60


def test_a_long_placeholder_is_printed_whole() -> None:
    words = "word " * 1_500 + "last"
    references = f'<TLCConcept eId="v0" href="" showAs="{words}"/>'
    body = clause("1", said('One <ref class="placeholder" href="#v0"/> two.'))
    [only] = read_made(bill(body, references=references)).provisions
    assert only.text == f"One {words} two."


def test_labels_cannot_fill_the_memory(tmp_path: Path) -> None:
    long = "x" * 50_000
    body = clause(
        "1",
        f'<hcontainer name="definition"><content><p><def>{long}</def></p></content>'
        + '<level class="para1"><num>(a)</num></level>' * 5000
        + "</hcontainer>",
    )
    body += f"<part><num>{long}</num><heading>{long}</heading>{'<chapter/>' * 5000}</part>"
    path = tmp_path / "labels.xml"
    path.write_bytes(bill(body))
    reading = read_apart(path)
    assert not reading.problem
    assert reading.mebibytes < 60


def test_labels_are_of_bounded_length() -> None:
    long = "word " * 500
    source = read_made(
        bill(f'<hcontainer name="crossheading"><heading>{long}</heading></hcontainer>' * 3)
    )
    assert [len(p.label) < 320 for p in source.provisions] == [True] * 3
    assert len({p.label for p in source.provisions}) == 3


def test_one_word_of_nine_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "word.xml"
    path.write_bytes(bill(clause("1", said("x" * 9_000_000))))
    reading = read_apart(path)
    assert not reading.problem
    assert reading.seconds < 5


def test_one_text_too_long(tmp_path: Path) -> None:
    path = tmp_path / "word.xml"
    path.write_bytes(bill(clause("1", said("x" * 11_000_000))))
    assert "too long" in read_apart(path).problem
