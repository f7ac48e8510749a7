"""The change between a note's words and the words they have become."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from lawdiff.annotations.flow import squeeze
from lawdiff.annotations.model import Piece, WordingPiece

_LONG = 1_500
"""Words beyond which the two texts are shown one after the other."""
_SHORT = 120
"""Exchanges of more letters are not spelt out in a sentence."""


def wording_change(before: str, after: str) -> tuple[WordingPiece, ...]:
    """Word by word, what stayed, what went out and what came in.

    >>> [(p.piece, p.text) for p in wording_change("it may consult", "it must consult")]
    [('kept', 'it'), ('out', 'may'), ('in', 'must'), ('kept', 'consult')]
    """
    old, new = before.split(), after.split()
    if len(old) + len(new) > _LONG:
        return _pieces([("out", before), ("in", after)])
    keys_old, keys_new = [squeeze(word) for word in old], [squeeze(word) for word in new]
    found: list[tuple[Piece, str]] = []
    matcher = SequenceMatcher(None, keys_old, keys_new, autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            found.append(("kept", " ".join(new[k:m])))
            continue
        found.append(("out", " ".join(old[i:j])))
        found.append(("in", " ".join(new[k:m])))
    return _pieces(found)


def _pieces(found: list[tuple[Piece, str]]) -> tuple[WordingPiece, ...]:
    return tuple(WordingPiece(piece, text) for piece, text in found if text)


def exchanged(pieces: Sequence[WordingPiece]) -> str:
    """What other words stood for those that came in, as the end of a sentence "in HL Bill 1 …".

    >>> exchanged(wording_change("under section 15, may", "under section 29, may"))
    '“15” stood for “29”'
    """
    said = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        at += 1
        if piece.piece == "kept":
            continue
        if piece.piece == "out" and at < len(pieces) and pieces[at].piece == "in":
            out, came = _bare(piece.text, pieces[at].text)
            said.append(f"“{out}” stood for “{came}”")
            at += 1
        elif piece.piece == "out":
            said.append(f"“{piece.text}” stood there too")
        else:
            said.append(f"“{piece.text}” was not there")
    told = " and ".join(said)
    return told if said and len(told) <= _SHORT else "they were in other words"


def _bare(out: str, came: str) -> tuple[str, str]:
    """Both without the comma or full stop that they end in."""
    if out[-1:] == came[-1:] and out[-1:] in ",;.:" and len(out) > 1 and len(came) > 1:
        return out[:-1], came[:-1]
    return out, came
