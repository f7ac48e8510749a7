"""Words of somebody else, where a program would read more in them than words.

Escaping for HTML and Markdown stands with the pages; here is what concerns every form: cells
that a spreadsheet would run, and characters that turn the direction of the text around them.

Patterns stand as strings and are compiled when first needed: every run loads this module.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import Any

_UNSEEN = "\\s\\x00-\\x20\\x7f-\\xa0\\xad\\u200b-\\u200f\\u2028-\\u202f\\u2060-\\u206f\\ufeff"
_FORMULA = f"[{_UNSEEN}]*[=+\\-@|＝＋－＠﹦﹢﹣﹫\\t\\r\\n]"
"""How a cell begins that may be run; spreadsheets differ in what they skip before the sign."""

_TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u2060\ufeff"
"""Characters that turn the direction of text, and those of no width that stand for nothing."""

_STEERS = f"[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f{_TURNS}]"

_JSON = (b"\x7f", b"\xc2[\x80-\x9f]", b"\xe2\x80[\xa8-\xae]", b"\xe2\x81[\xa6-\xa9]")
"""In UTF-8: old control characters, separators of lines, turns of direction.

Apart, because a pattern that begins with one certain byte is found ten times as fast."""


def defused(cells: Sequence[Any]) -> list[Any]:
    """The cells of a CSV, with an apostrophe before each that a spreadsheet would run.

    >>> defused(["=1+1", " ＠x", "clause 1", 3, None])
    ["'=1+1", "' ＠x", 'clause 1', 3, None]
    """
    return [_defused(cell) if isinstance(cell, str) else cell for cell in cells]


def _defused(cell: str) -> str:
    """One cell; a bare carriage return in it would end the line for some readers."""
    if re.match(_FORMULA, cell):
        cell = f"'{cell}"
    return cell.replace("\r", " ") if "\r" in cell else cell


def upright(page: str) -> str:
    r"""A page whose words read as they are written: what would mislead the eye is shown instead.

    A character that turns the direction of text (CVE-2021-42574) makes words read otherwise
    than they are written, and ours beside them too; one of no width hides a change of words.

    >>> upright("must \u202eton\u202c pay 10\u200b0")
    'must [U+202E]ton[U+202C] pay 10[U+200B]0'
    """
    if page.isascii() or not any(turn in page for turn in _TURNS):
        return page
    return re.sub(f"[{_TURNS}]", lambda found: f"[U+{ord(found[0]):04X}]", page)


def still(text: str) -> str:
    r"""The same for a text that may be shown on a terminal: what would steer it is shown too.

    >>> still("a\x9b31m")
    'a[U+009B]31m'
    """
    return re.sub(_STEERS, lambda found: f"[U+{ord(found[0]):04X}]", text)


def plain_json(data: bytes) -> bytes:
    r"""JSON that can be shown on a terminal, or pasted into a program, as it is.

    What could steer a terminal or turn the text around it is written as an escape; to a reader
    of JSON nothing changes.

    >>> plain_json('"\u202e"'.encode())
    b'"\\u202e"'
    """
    for kind in _JSON:
        if re.search(kind, data):
            data = re.sub(kind, lambda found: b"\\u%04x" % ord(found[0].decode()), data)
    return data


def shown(path: str | os.PathLike[str]) -> str:
    """A path as text that every form can hold: bytes that are no UTF-8 are spelt out."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
