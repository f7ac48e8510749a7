"""Pieces: an edit on its way to becoming a change.

An edit of the word diff may do several things at once ("section 5 may" → "section 7 must").
It is cut into pieces, each of one kind, and like pieces a word or two apart are joined into
a phrase, so that nothing is folded into something else and the reader sees no confetti.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from lawdiff.comparison.model import ChangeKind, Significance
from lawdiff.comparison.tokens import Tokens
from lawdiff.comparison.words import Edit

JOINING_GAP = 2
"""Equal words between two marks that are still shown as one phrase."""

_STOPS = frozenset(".;:")


@dataclass(frozen=True, slots=True)
class Piece:
    """One edit of one kind, in tokens of both texts."""

    edit: Edit
    kind: ChangeKind
    significance: Significance
    why: str
    fixed: bool = False
    """A citation or a gap: never joined with its neighbours."""
    spaced: bool = False
    """The words are the same, only what stands between them differs."""


def joined(pieces: list[Piece], old: Tokens, new: Tokens) -> list[Piece]:
    """Join neighbouring pieces of one kind and significance.

    Typography between two words that are joined goes with them: it is marked already.
    """
    out: list[Piece] = []
    held: list[Piece] = []
    for piece in pieces:
        if piece.kind == "typography" and out and out[-1].kind != "typography":
            held.append(piece)
        elif out and _join(out[-1], piece, old, new):
            last = out[-1]
            edit = Edit(last.edit.i1, piece.edit.i2, last.edit.j1, piece.edit.j2)
            graver = last if _size(last.edit) >= _size(piece.edit) else piece
            out[-1] = replace(graver, edit=edit)
            held = []
        else:
            out += _close(held, old, new)
            held = []
            out.append(piece)
    return out + _close(held, old, new)


def _close(pieces: list[Piece], old: Tokens, new: Tokens) -> list[Piece]:
    out: list[Piece] = []
    for piece in pieces:
        if out and _join(out[-1], piece, old, new):
            edit = Edit(out[-1].edit.i1, piece.edit.i2, out[-1].edit.j1, piece.edit.j2)
            out[-1] = replace(piece, edit=edit)
        else:
            out.append(piece)
    return out


def _size(edit: Edit) -> int:
    return edit.i2 - edit.i1 + edit.j2 - edit.j1


def _join(a: Piece, b: Piece, old: Tokens, new: Tokens) -> bool:
    if a.fixed or b.fixed or a.kind != b.kind or a.significance != b.significance:
        return False
    gap = old.keys[a.edit.i2 : b.edit.i1]
    if a.kind == "typography":
        return not gap and a.edit.j2 == b.edit.j1
    return len(gap) <= JOINING_GAP and not _STOPS.intersection(gap)
