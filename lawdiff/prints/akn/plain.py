"""The words of an element of a few lines, where nothing else about them matters."""

from __future__ import annotations

from lxml import etree

from lawdiff.prints.akn.vocabulary import ROLES, Role, local_name
from lawdiff.prints.words import Words

_RUNNING = frozenset(
    {
        Role.INLINE,
        Role.NAMED_INLINE,
        Role.RAISED,
        Role.REFERENCE,
        Role.DEFINED,
        Role.QUOTED_TEXT,
    }
)


def plain_words(element: etree._Element) -> str:
    """An element's words on one line, blocks apart, without notes and what is not printed."""
    words = Words()
    _take(element, words)
    return words.text


def _take(element: etree._Element, words: Words) -> None:
    words.add(element.text or "")
    for child in element:
        if isinstance(child.tag, str):
            role = ROLES.get(local_name(child.tag), Role.BLOCK)
            if role not in (Role.SKIP, Role.NOTE):
                apart = role not in _RUNNING
                words.broken |= apart
                _take(child, words)
                words.broken |= apart
        words.add(child.tail or "")
