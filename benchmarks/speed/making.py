"""Large prints made of the bundled ones: each copy of a Bill in words of its own.

A Bill four times over would be four times the same words, which no Bill is. So every word of
a copy gets letters of that copy, clauses go on counting, and identifiers are told apart.
"""

from __future__ import annotations

import re
from copy import deepcopy
from pathlib import Path

from lxml import etree

_WORD = re.compile(r"[^\W\d_]{4,}")
"""Words of four letters and more; "of", "the" and "may" stay what they are in every Bill."""

_NAMES = frozenset(("eId", "wId", "GUID", "href"))
_CLAUSES = 1000
"""What is added to the number of a clause for each copy."""


def many(source: Path, target: Path, times: int) -> Path:
    """Write a print whose body stands there ``times`` times, each time in other words.

    Args:
        source: an Akoma Ntoso print.
        target: the file to write.
        times: 1 for the print as it is.

    Returns:
        ``target``.
    """
    tree = etree.parse(source)
    body = next(tree.getroot().iter("{*}body"))
    first = [deepcopy(child) for child in body]
    for copy in range(1, times):
        for child in first:
            body.append(_salted(deepcopy(child), copy))
    tree.write(str(target), encoding="utf-8", xml_declaration=True)
    return target


def _salted(root: etree._Element, copy: int) -> etree._Element:
    letters = _letters(copy)
    for element in root.iter():
        if isinstance(element.tag, str):
            element.text = _words(element.text, letters)
            for name in element.attrib:
                if name in _NAMES:
                    element.set(name, f"{element.get(name)}__{letters}")
        element.tail = _words(element.tail, letters)
    for number in root.iter("{*}num"):
        above = number.getparent()
        if above is not None and etree.QName(above).localname == "section":
            _count_on(number, copy)
    return root


def _words(text: str | None, letters: str) -> str | None:
    return _WORD.sub(lambda word: word[0] + letters, text) if text else text


def _letters(copy: int) -> str:
    """Letters for a copy, such as no word ends in."""
    return f"x{chr(97 + copy // 26)}{chr(97 + copy % 26)}q"


def _count_on(number: etree._Element, copy: int) -> None:
    """A clause of a copy goes on counting where the copy before it ended."""
    for part in (number, *number):
        for field in ("text", "tail") if part is not number else ("text",):
            said = getattr(part, field)
            if said and said.strip().isdigit() and (isinstance(part.tag, str) or field == "tail"):
                setattr(part, field, said.replace(said.strip(), str(int(said) + _CLAUSES * copy)))
