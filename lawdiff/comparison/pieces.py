"""Pieces: an edit on its way to becoming a change.

An edit of the word diff may do several things at once ("section 5 may" → "section 7 must").
It is cut into pieces, each of one kind, and like pieces a word or two apart are joined into
a phrase, so that nothing is folded into something else and the reader sees no confetti.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from lawdiff.comparison.model import ChangeKind, Significance
from lawdiff.comparison.rules.terms import stem
from lawdiff.comparison.tokens import Tokens
from lawdiff.comparison.words import Edit

JOINING_GAP = 2
"""Equal words between two marks that are still shown as one phrase."""

_ASIDE = 40
"""Articles and marks by which the same words may differ in length: nobody writes so many."""

_STOPS = frozenset(".;:")


class Piece(Struct, frozen=True, gc=False):
    """One edit of one kind, in tokens of both texts."""

    edit: Edit
    kind: ChangeKind
    significance: Significance
    why: str
    fixed: bool = False
    """A citation or a gap: never joined with its neighbours."""
    little: bool = False
    """Only function words changed: they go with a weightier change beside them."""


def joined(pieces: list[Piece], old: Tokens, new: Tokens) -> list[Piece]:
    """Join neighbouring pieces of one kind and significance.

    Typography between two words that are joined goes with them, and so does a capital letter
    that changed only because words were put before it.
    """
    out: list[Piece] = []
    held: list[Piece] = []
    for piece in pieces:
        if piece.kind == "typography" and out and out[-1].kind != "typography":
            if not held and _touching(out[-1], piece):
                out[-1] = replace(out[-1], edit=_over(out[-1].edit, piece.edit))
            else:
                held.append(piece)
        elif out and _join(out[-1], piece, old, new):
            out[-1] = replace(_weightier(out[-1], piece), edit=_over(out[-1].edit, piece.edit))
            held = []
        else:
            out += _close(held, old, new)
            held = []
            out.append(piece)
    return out + _close(held, old, new)


def _touching(a: Piece, b: Piece) -> bool:
    """Nothing stands between them, and they may be shown as one."""
    return (
        not a.fixed
        and a.significance == "substantive"
        and a.edit.i2 == b.edit.i1
        and a.edit.j2 == b.edit.j1
    )


def _over(a: Edit, b: Edit) -> Edit:
    return Edit(a.i1, b.i2, a.j1, b.j2)


def _close(pieces: list[Piece], old: Tokens, new: Tokens) -> list[Piece]:
    out: list[Piece] = []
    for piece in pieces:
        if out and _join(out[-1], piece, old, new):
            out[-1] = replace(piece, edit=_over(out[-1].edit, piece.edit))
        else:
            out.append(piece)
    return out


def _same(a: Edit, b: Edit, old: Tokens, new: Tokens) -> bool:
    """The same words became the same words, plurals aside: one edit twice, counted twice.

    What is much longer is not the same, and is not looked at: a phrase that grows piece by piece
    would be read again for each.
    """
    return (
        a.i2 > a.i1
        and a.j2 > a.j1
        and abs(_size(a) - _size(b)) <= _ASIDE
        and stem(" ".join(old.keys[a.i1 : a.i2])) == stem(" ".join(old.keys[b.i1 : b.i2]))
        and stem(" ".join(new.keys[a.j1 : a.j2])) == stem(" ".join(new.keys[b.j1 : b.j2]))
    )


def _weightier(a: Piece, b: Piece) -> Piece:
    if a.little != b.little:
        return b if a.little else a
    return a if _size(a.edit) >= _size(b.edit) else b


def _size(edit: Edit) -> int:
    return edit.i2 - edit.i1 + edit.j2 - edit.j1


def _join(a: Piece, b: Piece, old: Tokens, new: Tokens) -> bool:
    if a.significance != b.significance or (a.kind != b.kind and a.little == b.little):
        return False
    if (a.fixed or b.fixed) and a.kind != "amendment-instruction":
        return False
    gap = old.keys[a.edit.i2 : b.edit.i1]
    other = new.keys[a.edit.j2 : b.edit.j1]
    if a.kind == "typography":
        return not gap and not other
    if max(len(gap), len(other)) > (JOINING_GAP if a.kind == b.kind else 1):
        return False
    if _STOPS.intersection(gap) or _STOPS.intersection(other):
        return False
    return not (gap and _same(a.edit, b.edit, old, new))
