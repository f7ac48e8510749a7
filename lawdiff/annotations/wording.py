"""The change between a note's words and the words they have become."""

from __future__ import annotations

from difflib import SequenceMatcher

from lawdiff.annotations.flow import squeeze
from lawdiff.annotations.model import Piece, WordingPiece

_LONG = 1_500
"""Words beyond which the two texts are shown one after the other."""


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
