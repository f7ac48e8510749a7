"""How a file is laid out says nothing: pretty-printed or on one line, it is the same print."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from lxml import etree

from lawdiff.prints import Print
from tests.prints.made import bill, clause, only_clause, read_made, said
from tests.prints.oracle import INLINE, UNSEEN, local
from tests.prints.real import every_print, print_of

Layout = Callable[[etree._Element], None]


def spread(root: etree._Element) -> None:
    """White space on both sides of every tag of a block."""
    for element in _blocks(root):
        element.text = "\n\t  " + (element.text or "")
        last = element[-1] if len(element) else None
        if last is not None:
            last.tail = (last.tail or "") + "\n  "
        else:
            element.text += "\n  "
        before = element.getprevious()
        above = element.getparent()
        if before is not None:
            before.tail = (before.tail or "") + "\n "
        elif above is not None:
            above.text = (above.text or "") + "\n "
        element.tail = "\r\n    " + (element.tail or "")


def closed_up(root: etree._Element) -> None:
    """No white space between the tags of blocks."""
    for element in _blocks(root):
        first = element[0] if len(element) else None
        if _blank(element.text) and (first is None or _is_block(first)):
            element.text = None
        after = element.getnext()
        above = element.getparent()
        at_end = after is None and above is not None and _is_block(above)
        if _blank(element.tail) and (at_end or (after is not None and _is_block(after))):
            element.tail = None


# A note's mark and a picture stand in running text, where white space is a word's.
RUNNING = INLINE | {"authorialNote", "img", "math"}


def _blocks(root: etree._Element) -> list[etree._Element]:
    unseen = {b for top in root.iter() if local(top) in UNSEEN | {"math"} for b in top.iter()}
    return [e for e in root.iter(etree.Element) if e not in unseen and _is_block(e)]


def _is_block(element: etree._Element) -> bool:
    return isinstance(element.tag, str) and local(element) not in RUNNING


def _blank(words: str | None) -> bool:
    return not (words or "").strip(" \t\r\n")


def without_file(source: Print) -> Print:
    """The print apart from the file it came in."""
    return msgspec.structs.replace(source, sha256="", path="", warnings=())


@pytest.mark.parametrize("layout", [spread, closed_up])
@every_print
def test_layout_changes_nothing(path: Path, layout: Layout) -> None:
    parser = etree.XMLParser(recover=True, collect_ids=False)
    root = etree.fromstring(path.read_bytes(), parser)
    layout(root)
    other = without_file(read_made(etree.tostring(root, with_tail=False)))
    this = without_file(print_of(path))
    for a, b in zip(this.provisions, other.provisions, strict=True):
        assert a == b
    assert this == other


def test_block_boundaries_separate_words_and_inline_ones_do_not() -> None:
    inside = (
        "<content><p>One <b>t</b>w<i>o</i></p><p>three</p><blockContainer>four</blockContainer>"
    )
    provision = only_clause(inside + "five</content>")
    assert provision.text == "One two three four five"
    assert [provision.text[at:] for at in provision.breaks] == [
        " three four five",
        " four five",
        " five",
    ]


def test_special_spaces_are_the_prints_own() -> None:
    assert (
        only_clause(said("£5\u00a0million\u202f–\u20075\n")).text == "£5\u00a0million\u202f–\u20075"
    )
    assert only_clause(said("\u00a0One\u00a0")).text == "\u00a0One\u00a0"


def test_a_line_break_in_the_print_separates_words() -> None:
    assert only_clause(said("One<br/>two<eol/>three")).text == "One two three"


def test_words_beside_a_block_are_in_print_order() -> None:
    provision = only_clause("<content><p>One<p>two</p>three</p></content>")
    assert provision.text == "One two three"


def test_one_line_or_many(tmp_path: Path) -> None:
    data = bill(clause("1", said("One.")) + clause("2", said("Two."))).decode()
    many = data.replace("><", ">\n  <")
    assert without_file(read_made(data)) == without_file(read_made(many))
