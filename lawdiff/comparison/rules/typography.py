"""Quotes, dashes, spacing, punctuation, capitals, hyphens: what a printer changes.

Only where every letter and figure stays. A correction that makes another word of a word is
wording.
"""

from __future__ import annotations

import re
from itertools import pairwise

from lawdiff.comparison.pieces import Piece
from lawdiff.comparison.rules import joining, marks
from lawdiff.comparison.rules.instructions import marks_meant
from lawdiff.comparison.tokens import Tokens
from lawdiff.comparison.words import Edit


def same_letters(edit: Edit, old: Tokens, new: Tokens) -> Piece | None:
    """Words written apart, hyphenated or joined: the same letters in the same order."""
    if _spaced_otherwise(edit, old, new) or _unit_apart(edit, old, new):
        return Piece(edit, "typography", "editorial", "The same characters, spaced otherwise.")
    if _same_number(edit, old, new):
        return Piece(edit, "typography", "editorial", "The same number, its thousands marked.")
    a, b = old.keys[edit.i1 : edit.i2], new.keys[edit.j1 : edit.j2]
    letters = _letters(a)
    if not letters or letters != _letters(b) or any(ch.isdigit() for ch in letters):
        return None
    if _labels(a) != _labels(b):
        return None  # (A) is not (a)
    if marks.has_sign(old, edit.i1, edit.i2) or marks.has_sign(new, edit.j1, edit.j2):
        return None
    if marks.hard(a) != marks.hard(b):
        if set(map(_mark, marks.hard(a) + marks.hard(b))) == {"'"}:
            return Piece(edit, "wording", "substantive", _WHY_APOSTROPHE)
        return None
    if joining.one_word(_words(a), _words(b)):
        return Piece(edit, "typography", "editorial", "The same letters, joined or written apart.")
    return Piece(edit, "wording", "substantive", _WHY_JOINED)


_WHY_APOSTROPHE = "An apostrophe came, went or moved: one or several, or another word."
_WHY_JOINED = "The same letters, joined or written apart: they may be other words."


def _mark(found: tuple[int, str]) -> str:
    return found[1]


def _labels(keys: list[str]) -> list[str]:
    return [key for key in keys if key[0] == "(" and len(key) > 1]


def _words(keys: list[str]) -> list[str]:
    """The words among keys, without the full stops of abbreviations."""
    return [key.replace(".", "") for key in keys if any(ch.isalnum() for ch in key)]


def _spaced_otherwise(edit: Edit, old: Tokens, new: Tokens) -> bool:
    """As "10 %" and "10%"; never two numbers or two words run together."""
    a, b = old.keys[edit.i1 : edit.i2], new.keys[edit.j1 : edit.j2]
    if "".join(a) != "".join(b) or len(_NUMBER.findall(" ".join(a))) != len(
        _NUMBER.findall(" ".join(b))
    ):
        return False
    return not any(
        one[-1].isalnum() and other[0].isalnum() for keys in (a, b) for one, other in pairwise(keys)
    )


_MEASURE = re.compile(
    r"\d+(?:[.,]\d+)*(?:[mck]m|m|[mk]?g|m?l|[kMG]?Wh?|[kM]?V|dB|[kMG]?Hz|ha|t|h|s)"
)


def _unit_apart(edit: Edit, old: Tokens, new: Tokens) -> bool:
    """As "5m" and "5 m"; "5A" may be another provision than 5."""
    if edit.i1 == edit.i2 or edit.j1 == edit.j2:
        return False
    a = "".join(_slice(old, edit.i1, edit.i2).split())
    b = "".join(_slice(new, edit.j1, edit.j2).split())
    return a == b and _MEASURE.fullmatch(a) is not None


_NUMBER = re.compile(r"[.]?\d+(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"[£€$]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?[%]?")


def _same_number(edit: Edit, old: Tokens, new: Tokens) -> bool:
    """As "1000" and "1,000"; "10,00" is no way to write either."""
    if edit.i2 - edit.i1 != 1 or edit.j2 - edit.j1 != 1:
        return False
    a, b = old.keys[edit.i1], new.keys[edit.j1]
    marked, plain = (a, b) if "," in a else (b, a)
    return _THOUSANDS.fullmatch(marked) is not None and marked.replace(",", "") == plain


def _letters(keys: list[str]) -> str:
    return "".join(ch for key in keys for ch in key if ch.isalnum()).casefold()


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
            edit = Edit(i + n, i + n + 1, j + n, j + n + 1)
            why = _why_sign(old, new, i + n, j + n)
            if why:
                pieces.append(Piece(edit, "quantity", "substantive", why))
                continue
            pieces.append(Piece(edit, "typography", "editorial", _why(a, b)))
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


_WHY_UNIT = "Capital and small letters tell units apart: MW is not mW."
_WHY_SYMBOL = "A single letter stands for something: its capital may stand for something else."
_WHY_MINUS = "It is a minus on one side and a dash on the other."


def _why_sign(old: Tokens, new: Tokens, i: int, j: int) -> str:
    """Why two tokens that differ in their characters alone say something else, if they do."""
    if marks.is_unit(old, new, i, j):
        return _WHY_UNIT
    if marks.is_symbol(old, new, i, j):
        return _WHY_SYMBOL
    return _WHY_MINUS if marks.signs_differ(old, new, i, j) else ""


def _apart(pieces: list[Piece]) -> list[Piece]:
    """Join what overlaps, so that each word is marked once."""
    out: list[Piece] = []
    for piece in pieces:
        last = out[-1] if out else None
        if last and last.edit.i2 > piece.edit.i1 and "typography" == last.kind == piece.kind:
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


_WHY_MEANT = "An instruction is about this very mark, space or capital."


def meant(pieces: list[Piece], old: Tokens, new: Tokens) -> list[Piece]:
    """Typography that an instruction is about is what it does: for “;” substitute “.”.

    Args:
        pieces: of a text that tells how another law is amended.
        old: tokens of the old text.
        new: tokens of the new text.
    """
    if all(piece.kind != "typography" for piece in pieces):
        return pieces
    olds, news = marks_meant(old.text), marks_meant(new.text)
    if not olds and not news:
        return pieces
    return [
        Piece(piece.edit, "amendment-instruction", "substantive", _WHY_MEANT)
        if piece.kind == "typography"
        and (
            _touches(olds, old, piece.edit.i1, piece.edit.i2)
            or _touches(news, new, piece.edit.j1, piece.edit.j2)
        )
        else piece
        for piece in pieces
    ]


def _touches(spans: list[tuple[int, int]], tokens: Tokens, start: int, end: int) -> bool:
    return any(
        span[0] <= tokens.starts[n] and tokens.ends[n] <= span[1]
        for n in range(start, end)
        for span in spans
    )
