"""Quotes, dashes, spacing, punctuation, capitals, hyphens: what a printer changes.

Only where every letter and figure stays. A correction that makes another word of a word is
wording.
"""

from __future__ import annotations

import re
from itertools import pairwise

from lawdiff.comparison.pieces import Piece
from lawdiff.comparison.tokens import Tokens
from lawdiff.comparison.words import Edit

# Joined up or written apart, these are different words.
_APART = frozenset(
    """anyone everyone someone maybe already altogether apart anyway sometime sometimes everyday
    indeed into onto upon without within always almost although otherwise therefore therein notable
    another nowhere away along around across asunder together forward indirect insecure
    inapplicable insofar overtime undertaking uphold outstanding nonetheless""".split()
)
_ALLOWED = frozenset({"cannot", "insofar", "anyone"})


def same_letters(edit: Edit, old: Tokens, new: Tokens) -> Piece | None:
    """Words written apart, hyphenated or joined: the same letters in the same order."""
    if _spaced_otherwise(edit, old, new):
        return Piece(edit, "typography", "editorial", "The same characters, spaced otherwise.")
    if _same_number(edit, old, new):
        return Piece(edit, "typography", "editorial", "The same number, its thousands marked.")
    a, b = _letters(edit.i1, edit.i2, old), _letters(edit.j1, edit.j2, new)
    if edit.i2 - edit.i1 > 1 or edit.j2 - edit.j1 > 1:
        a, b = a.casefold(), b.casefold()  # a label alone keeps its case: (A) is not (a)
    if not a or a != b:
        return None
    if any(ch.isdigit() for ch in a):
        return None
    if a in _APART and a not in _ALLOWED:
        return None
    return Piece(edit, "typography", "editorial", "The same letters, joined or written apart.")


def _spaced_otherwise(edit: Edit, old: Tokens, new: Tokens) -> bool:
    """As "10 %" and "10%"; never two numbers or two words run together."""
    a, b = old.keys[edit.i1 : edit.i2], new.keys[edit.j1 : edit.j2]
    if "".join(a) != "".join(b):
        return False
    return not any(
        one[-1].isalnum() and other[0].isalnum() for keys in (a, b) for one, other in pairwise(keys)
    )


_THOUSANDS = re.compile(r"[£€$]?\d{1,3}(?:,\d{3})+(?:\.\d+)?[%]?")


def _same_number(edit: Edit, old: Tokens, new: Tokens) -> bool:
    """As "1000" and "1,000"."""
    if edit.i2 - edit.i1 != 1 or edit.j2 - edit.j1 != 1:
        return False
    a, b = old.keys[edit.i1], new.keys[edit.j1]
    marked = [n for n in (a, b) if _THOUSANDS.fullmatch(n)]
    return len(marked) == 1 and a.replace(",", "") == b.replace(",", "")


def _letters(start: int, end: int, tokens: Tokens) -> str:
    return "".join(ch for key in tokens.keys[start:end] for ch in key if ch.isalnum())


def marks(edit: Edit) -> Piece:
    """Punctuation alone came, went or changed."""
    return Piece(edit, "typography", "editorial", "Only punctuation changed.")


def in_equal_words(edits: list[Edit], old: Tokens, new: Tokens) -> list[Piece]:
    """What differs in characters where the words are the same: capitals, quotes, dashes, spaces.

    Args:
        edits: all edits and anchors, in order; what stands between them has equal keys.
        old: tokens of the old text.
        new: tokens of the new text.
    """
    pieces: list[Piece] = []
    i = j = 0
    for edit in (*edits, Edit(len(old), len(old), len(new), len(new))):
        size = edit.i1 - i
        if size and _slice(old, i, edit.i1) != _slice(new, j, edit.j1):
            pieces += _run(old, new, i, j, size)
        i, j = edit.i2, edit.j2
    return pieces


def _slice(tokens: Tokens, start: int, end: int) -> str:
    return tokens.text[tokens.starts[start] : tokens.ends[end - 1]]


def _run(old: Tokens, new: Tokens, i: int, j: int, size: int) -> list[Piece]:
    pieces: list[Piece] = []
    for n in range(size):
        a, b = _slice(old, i + n, i + n + 1), _slice(new, j + n, j + n + 1)
        if a != b:
            pieces.append(
                Piece(
                    Edit(i + n, i + n + 1, j + n, j + n + 1), "typography", "editorial", _why(a, b)
                )
            )
        if n + 1 < size and _gap(old, i + n) != _gap(new, j + n):
            pieces.append(
                Piece(
                    Edit(i + n, i + n + 2, j + n, j + n + 2),
                    "typography",
                    "editorial",
                    "The same words with another space between them.",
                )
            )
    return _apart(pieces)


def _apart(pieces: list[Piece]) -> list[Piece]:
    """Join what overlaps, so that each word is marked once."""
    out: list[Piece] = []
    for piece in pieces:
        last = out[-1] if out else None
        if last and last.edit.i2 > piece.edit.i1:
            edit = Edit(
                last.edit.i1,
                max(last.edit.i2, piece.edit.i2),
                last.edit.j1,
                max(last.edit.j2, piece.edit.j2),
            )
            out[-1] = Piece(edit, "typography", "editorial", last.why)
        else:
            out.append(piece)
    return out


def _gap(tokens: Tokens, n: int) -> str:
    return tokens.text[tokens.ends[n] : tokens.starts[n + 1]]


def _why(a: str, b: str) -> str:
    if a.casefold() == b.casefold():
        return "Only capital and small letters differ."
    if not any(ch.isalnum() for ch in a):
        return "Only the style of a quote mark or dash differs."
    return "Only the style of an apostrophe or hyphen differs."
