"""Entries among definitions: a defined word that comes, or goes."""

from __future__ import annotations

import re

from lawdiff.comparison.tokens import Tokens
from lawdiff.comparison.words import Edit

_ENTRY = re.compile(
    r"[“\"‘][^”\"’]{1,120}[”\"’]\s*(?:\([^)]*\)\s*|,[^,]*,\s*)?(?:\w+\s+){0,6}?"
    r"(?:means?|includes?|has\s+the\s+(?:same\s+)?meaning|does\s+not\s+include|is\s+to\s+be\s+read"
    r"|are\s+to\s+be\s+read|is\s+to\s+be\s+construed|refers?\s+to|ha(?:s|ve)\s+the\s+meanings?)\b"
)

WHY = "An entry among the definitions {came}."


def entry(edit: Edit, old: Tokens, new: Tokens) -> str:
    """Why, if the edit puts in or takes out a definition; else nothing."""
    if (edit.i1 == edit.i2) == (edit.j1 == edit.j2):
        return ""
    gone = edit.j1 == edit.j2
    tokens, start, end = (old, edit.i1, edit.i2) if gone else (new, edit.j1, edit.j2)
    words = tokens.text[tokens.starts[start] : tokens.ends[end - 1]]
    if not _ENTRY.search(words):
        return ""
    return WHY.format(came="goes" if gone else "comes in")
