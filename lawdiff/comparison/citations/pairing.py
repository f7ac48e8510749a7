"""Which citation of the new words is which of the old.

Each citation stands as one token among the words; citations that lead to the same provisions
are the same token, so that they anchor the others. Pairs never cross.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from lawdiff.comparison.citations.model import Citation
from lawdiff.comparison.words import Edit, differing, too_long

_WORD = re.compile(r"[^\W_]+|[^\w\s]")
_PLAIN = {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-"}


class Words(NamedTuple):
    """A provision's words and the citations in them."""

    text: str
    citations: Sequence[Citation]
    keys: Sequence[Hashable] = ()
    """What each citation leads to, equal in both prints where that is the same."""


def same_words(one: str, other: str) -> bool:
    """Whether two texts differ at most in spaces, quote marks and dashes.

    >>> same_words("“this  Part”", '"this Part"')
    True
    """
    return one == other or plain(one) == plain(other)


def plain(text: str) -> str:
    """Words without what typography may change."""
    return " ".join(_straight(text).split())


def _straight(text: str) -> str:
    """Quote marks and dashes as a typewriter has them; sign by sign, which beats ``translate``."""
    if not text.isascii():
        for sign, typed in _PLAIN.items():
            text = text.replace(sign, typed)
    return text


def skeleton(words: Words) -> str:
    """The words between citations, each citation one mark."""
    out = []
    at = 0
    for citation in words.citations:
        out.append(words.text[at : citation.start])
        at = citation.end
    out.append(words.text[at:])
    return "\x00".join(out)


def pair_citations(old: Words, new: Words) -> list[tuple[int, int]]:
    """Pairs of positions among the citations of both, in order."""
    one, other = _tokens(old), _tokens(new)
    taken = [(-1, -1), *_anchors(old, one, new, other), (len(old.citations), len(new.citations))]
    left, right = _places(one), _places(other)
    found: list[tuple[int, int]] = []
    for after, before in pairwise(taken):
        if after[0] >= 0:
            found.append(after)
        if before[0] - after[0] > 1 and before[1] - after[1] > 1:
            found += _gap(
                one[left[after[0]] + 1 : left[before[0]]],
                other[right[after[1]] + 1 : right[before[1]]],
                old,
                new,
            )
    return found


Token = tuple[str, int]
"""A word and -1, or an empty string and a citation's position."""


def _tokens(words: Words) -> list[Token]:
    out: list[Token] = []
    at = 0
    for place, citation in enumerate(words.citations):
        out += [(w, -1) for w in _WORD.findall(_straight(words.text[at : citation.start]))]
        out.append(("", place))
        at = citation.end
    out += [(w, -1) for w in _WORD.findall(_straight(words.text[at:]))]
    return out


def _anchors(
    old: Words, one: Sequence[Token], new: Words, other: Sequence[Token]
) -> list[tuple[int, int]]:
    """Pairs that lead to the same, by the longest common sequence of words and targets."""
    left: list[Hashable] = [("c", old.keys[p]) if p >= 0 else w for w, p in one]
    right: list[Hashable] = [("c", new.keys[p]) if p >= 0 else w for w, p in other]
    return [(one[i][1], other[j][1]) for i, j in _common(left, right) if one[i][1] >= 0]


def _gap(
    left: Sequence[Token], right: Sequence[Token], old: Words, new: Words
) -> list[tuple[int, int]]:
    """Pairs between two that are sure: by the words beside them, then by their order."""
    olds = [p for _, p in left if p >= 0]
    news = [p for _, p in right if p >= 0]
    if not olds or not news:
        return []
    by_words = [
        (left[i][1], right[j][1])
        for i, j in _common(
            [_sort(old.citations[p]) if p >= 0 else w for w, p in left],
            [_sort(new.citations[p]) if p >= 0 else w for w, p in right],
        )
        if left[i][1] >= 0
    ]
    if by_words or len(olds) != len(news):
        return by_words
    return list(zip(olds, news, strict=True))


def _places(tokens: Sequence[Token]) -> dict[int, int]:
    """Citation → where its token stands; one before the first and one after the last besides."""
    places = {citation: n for n, (_, citation) in enumerate(tokens) if citation >= 0}
    return {**places, -1: -1, len(places): len(tokens)}


def _sort(citation: Citation) -> Hashable:
    return ("c", citation.items[0].first[-1].unit != "level", bool(citation.law))


def _common(left: Sequence[Hashable], right: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Positions of a longest common subsequence; of a long one, where both are very long."""
    out: list[tuple[int, int]] = []
    if too_long(len(left), len(right)):
        return _common_of_long(left, right)
    for op in LCSseq.opcodes(left, right):
        if op.tag == "equal":
            out += zip(
                range(op.src_start, op.src_end), range(op.dest_start, op.dest_end), strict=True
            )
    return out


def _common_of_long(left: Sequence[Hashable], right: Sequence[Hashable]) -> list[tuple[int, int]]:
    names: dict[Hashable, str] = {}
    a, b = ([names.setdefault(one, str(len(names))) for one in side] for side in (left, right))
    out: list[tuple[int, int]] = []
    i = j = 0
    for edit in (*differing(a, b), Edit(len(a), len(a), len(b), len(b))):
        out += zip(range(i, edit.i1), range(j, edit.j1), strict=True)
        i, j = edit.i2, edit.j2
    return out
