"""Paths say what lxml says, whatever prefixes stand side by side."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from lawdiff.prints.akn.paths import Paths

_OPEN = '<r xmlns="urn:a" xmlns:b="urn:b" xmlns:c="urn:a">'
_PIECES = ("<x/>", "<y/>", "<b:x/>", "<c:x/>", '<z xmlns=""/>', "<?L 1-2?>", "words")


@given(st.lists(st.sampled_from(_PIECES), max_size=12))
def test_paths_are_those_of_lxml(pieces: list[str]) -> None:
    """The same words as ``getpath``, for every element in the order of the file."""
    tree = etree.ElementTree(etree.fromstring(f"{_OPEN}{''.join(pieces)}</r>"))
    paths = Paths()
    for element in tree.iter(etree.Element):
        assert paths.path(element) == tree.getpath(element)
