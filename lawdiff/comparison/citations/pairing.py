"""Which citation of the new words is which of the old.

Each citation stands as one token among the words; citations that lead to the same provisions
are the same token, so that they anchor the others. Pairs never cross.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence

from lawdiff.comparison.citations.model import Citation

_WORD = re.compile(r"[^\W_]+|[^\w\s]")
_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-"})


def same_words(one: str, other: str) -> bool:
    """Whether two texts differ at most in spaces, quote marks and dashes.

    >>> same_words("“this  Part”", '"this Part"')
    True
    """
    return one == other or plain(one) == plain(other)


def plain(text: str) -> str:
    """Words without what typography may change."""
    return " ".join(text.translate(_QUOTES).split())


def skeleton(text: str, citations: Sequence[Citation]) -> str:
    """The words between citations, each citation one mark."""
    out = []
    at = 0
    for citation in citations:
        out.append(text[at : citation.start])
        at = citation.end
    out.append(text[at:])
    return plain("\x00".join(out))


def pair_citations(
    old_text: str,
    old: Sequence[Citation],
    old_keys: Sequence[Hashable],
    new_text: str,
    new: Sequence[Citation],
    new_keys: Sequence[Hashable],
) -> list[tuple[int, int]]:
    """Pairs of positions in ``old`` and ``new``, in order.

    Args:
        old_text: words of the old provision.
        old: its citations.
        old_keys: what each leads to, in terms that are equal where the new one leads there too.
        new_text: words of the new provision.
        new: its citations.
        new_keys: what each leads to.
    """
    one = _tokens(old_text, old)
    other = _tokens(new_text, new)
    pairs = _matched(one, other, old, new, old_keys, new_keys)
    taken = [(-1, -1), *pairs, (len(old), len(new))]
    found: list[tuple[int, int]] = []
    for (a, b), (c, d) in zip(taken, taken[1:], strict=False):
        if a >= 0:
            found.append((a, b))
        found += _gap(one, other, old, new, (a, b), (c, d))
    return found


Token = tuple[str, int]
"""A word and -1, or an empty string and a citation's position."""


def _tokens(text: str, citations: Sequence[Citation]) -> list[Token]:
    out: list[Token] = []
    at = 0
    for place, citation in enumerate(citations):
        out += [(w, -1) for w in _WORD.findall(text[at : citation.start].translate(_QUOTES))]
        out.append(("", place))
        at = citation.end
    out += [(w, -1) for w in _WORD.findall(text[at:].translate(_QUOTES))]
    return out


def _matched(
    one: Sequence[Token],
    other: Sequence[Token],
    old: Sequence[Citation],
    new: Sequence[Citation],
    old_keys: Sequence[Hashable],
    new_keys: Sequence[Hashable],
) -> list[tuple[int, int]]:
    """Pairs that lead to the same, by the longest common sequence of words and targets."""
    del old, new
    left = [("c", old_keys[place]) if place >= 0 else word for word, place in one]
    right = [("c", new_keys[place]) if place >= 0 else word for word, place in other]
    return [(one[i][1], other[j][1]) for i, j in _common(left, right) if one[i][1] >= 0]


def _gap(
    one: Sequence[Token],
    other: Sequence[Token],
    old: Sequence[Citation],
    new: Sequence[Citation],
    after: tuple[int, int],
    before: tuple[int, int],
) -> list[tuple[int, int]]:
    """Pairs among citations between two pairs: by the words beside them, then by their order."""
    olds = list(range(after[0] + 1, before[0]))
    news = list(range(after[1] + 1, before[1]))
    if not olds or not news:
        return []
    left = _between(one, after[0], before[0])
    right = _between(other, after[1], before[1])
    by_words = [
        (left[i][1], right[j][1])
        for i, j in _common(
            [_unit(old[p]) if p >= 0 else w for w, p in left],
            [_unit(new[p]) if p >= 0 else w for w, p in right],
        )
        if left[i][1] >= 0
    ]
    if by_words or len(olds) != len(news):
        return by_words
    return list(zip(olds, news, strict=True))


def _between(tokens: Sequence[Token], after: int, before: int) -> list[Token]:
    start = next((n + 1 for n, (_, p) in enumerate(tokens) if p == after and p >= 0), 0)
    end = next((n for n, (_, p) in enumerate(tokens) if p == before and p >= 0), len(tokens))
    return list(tokens[start:end])


def _unit(citation: Citation) -> Hashable:
    return ("c", citation.items[0].first[-1].unit != "level", bool(citation.law))


def _common(left: Sequence[Hashable], right: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Positions of a longest common subsequence."""
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415

    out = []
    for tag, i, i_end, j, _ in LCSseq.opcodes(left, right):
        if tag == "equal":
            out += [(i + n, j + n) for n in range(i_end - i)]
    return out
