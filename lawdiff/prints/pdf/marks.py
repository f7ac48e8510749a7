"""What stands in a text where a table or formula was found."""

from __future__ import annotations

import hashlib


def marker(kind: str, words: str) -> str:
    """Say that a table or formula stands here and is not compared.

    The short code is made from its words in any order, so that another table does not pass
    for the same one: then the code differs, and the place is shown as changed.

    >>> marker("table", "Column 1 Column 2")
    '[table: not compared] [its words: 7d3d7c]'
    """
    letters = "".join(sorted("".join(words.split())))
    code = hashlib.sha256(letters.encode()).hexdigest()[:6]
    return f"[{kind}: not compared] [its words: {code}]"
