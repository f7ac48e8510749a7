"""Which words changed: a word diff of two texts, the same for the same texts everywhere.

diff-match-patch (Myers, "An O(ND) Difference Algorithm", 1986) works on strings, so each
token becomes one code point. Its default time limit makes the answer depend on the machine
and is switched off; what would take it long goes to rapidfuzz, whose opcodes give a longest
common subsequence too (Hyyrö 2004).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lawdiff.comparison.tokens import Tokens
from lawdiff.limits import DEFAULT

LONG = 300
"""Differing words on one side above which rapidfuzz takes over."""

MOST = DEFAULT.words
"""Words of two passages that are all held against each other, if both have so many: above that
it takes the square of them in time and memory. Longer ones are cut first at the words and
phrases that stand once in each; where they have none in common, they are told as one change."""

TOO_LONG = "These passages are too long to compare word by word: they are told as one change."
"""Why such a change is what it is."""

PHRASES = (1, 8)
"""Words of the phrases at which passages that are too long are cut, one length after the other."""


class Edit(NamedTuple):
    """Tokens ``[i1:i2]`` of the old text became tokens ``[j1:j2]`` of the new one."""

    i1: int
    i2: int
    j1: int
    j2: int


def differing(old: Sequence[str], new: Sequence[str], most: int = MOST) -> list[Edit]:
    """Edits that make ``new`` of ``old``, in order, with an equal token between any two.

    Swapping the arguments mirrors the answer exactly.

    Args:
        old: tokens of the old text.
        new: tokens of the new text.
        most: see :data:`MOST`.

    >>> differing("the authority may act".split(), "the authority must act".split())
    [Edit(i1=2, i2=3, j1=2, j2=3)]
    """
    head, tail = _alike_at_ends(old, new)
    a, b = old[head : len(old) - tail], new[head : len(new) - tail]
    if not a and not b:
        return []
    if not a or not b:
        edits = [Edit(head, head + len(a), head, head + len(b))]
    else:
        found = _diff(a, b, most)
        edits = [Edit(i1 + head, i2 + head, j1 + head, j2 + head) for i1, i2, j1, j2 in found]
    return (
        [_slide(edit, old, new) for edit in edits] if len(edits) == 1 else _settle(edits, old, new)
    )


def too_long(old: int, new: int, most: int = MOST) -> bool:
    """Whether passages of so many words are too long to hold each word against each."""
    return old * new > most * most


def _alike_at_ends(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many tokens are the same at the beginning, and how many of the others at the end."""
    head = 0
    shortest = min(len(old), len(new))
    while head < shortest and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shortest - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return head, tail


def _diff(a: Sequence[str], b: Sequence[str], most: int) -> list[Edit]:
    """Diff in one canonical direction, so that ties fall the same way both times."""
    swapped = (len(b), list(b)) < (len(a), list(a))
    if swapped:
        a, b = b, a
    edits = _in_pieces(a, b, most, PHRASES) if too_long(len(a), len(b), most) else _whole(a, b)
    return [Edit(j1, j2, i1, i2) for i1, i2, j1, j2 in edits] if swapped else edits


def _whole(a: Sequence[str], b: Sequence[str]) -> list[Edit]:
    if max(len(a), len(b)) > LONG:
        return _by_rapidfuzz(a, b)
    return _by_diff_match_patch(a, b)


def _in_pieces(
    a: Sequence[str], b: Sequence[str], most: int, phrases: tuple[int, ...]
) -> list[Edit]:
    """Diff what stands between the phrases that stand once in each; whole where there are none."""
    size, *shorter = phrases
    edits: list[Edit] = []
    i = j = 0
    for i2, j2 in (*_meeting(_phrases(a, size), _phrases(b, size)), (len(a), len(b))):
        head, tail = _alike_at_ends(a[i:i2], b[j:j2])
        old, new = a[i + head : i2 - tail], b[j + head : j2 - tail]
        if not old or not new:
            found = [Edit(0, len(old), 0, len(new))] if old or new else []
        elif not too_long(len(old), len(new), most):
            found = _whole(old, new)
        elif shorter:
            found = _in_pieces(old, new, most, tuple(shorter))
        else:
            found = [Edit(0, len(old), 0, len(new))]
        by = i + head, j + head
        edits += [Edit(e.i1 + by[0], e.i2 + by[0], e.j1 + by[1], e.j2 + by[1]) for e in found]
        i, j = i2 + 1, j2 + 1
    return edits


def _phrases(words: Sequence[str], size: int) -> Sequence[str]:
    """At each word the phrase of so many words that begins there."""
    if size == 1:
        return words
    return ["\x1f".join(words[at : at + size]) for at in range(len(words) - size + 1)]


def _by_diff_match_patch(a: Sequence[str], b: Sequence[str]) -> list[Edit]:
    from diff_match_patch import diff_match_patch  # noqa: PLC0415 (only when words differ)

    codes: dict[str, str] = {}
    left, right = _as_code_points(a, codes), _as_code_points(b, codes)
    dmp = diff_match_patch()
    dmp.Diff_Timeout = 0
    edits: list[Edit] = []
    i = j = i0 = j0 = 0
    for operation, run in dmp.diff_main(left, right, False):
        size = len(run)
        if operation == 0:
            if i > i0 or j > j0:
                edits.append(Edit(i0, i, j0, j))
            i, j = i + size, j + size
            i0, j0 = i, j
        elif operation < 0:
            i += size
        else:
            j += size
    if i > i0 or j > j0:
        edits.append(Edit(i0, i, j0, j))
    return edits


def _as_code_points(tokens: Iterable[str], codes: dict[str, str]) -> str:
    """One code point a token, the surrogates left out: they cannot stand alone in a string."""
    out = []
    for token in tokens:
        code = codes.get(token)
        if code is None:
            number = len(codes) + 1
            code = codes[token] = chr(number if number < 0xD800 else number + 0x800)
        out.append(code)
    return "".join(out)


def _by_rapidfuzz(a: Sequence[str], b: Sequence[str]) -> list[Edit]:
    from rapidfuzz.distance import Indel  # noqa: PLC0415 (45 ms to import, seldom needed)

    edits: list[Edit] = []
    for code in Indel.opcodes(a, b):
        if code.tag == "equal":
            continue
        last = edits[-1] if edits else None
        if last and last.i2 == code.src_start and last.j2 == code.dest_start:
            edits[-1] = Edit(last.i1, code.src_end, last.j1, code.dest_end)
        else:
            edits.append(Edit(code.src_start, code.src_end, code.dest_start, code.dest_end))
    return edits


def _settle(edits: list[Edit], old: Sequence[str], new: Sequence[str]) -> list[Edit]:
    """Slide each insertion or deletion between its neighbours to where a reader would put it."""
    out: list[Edit] = []
    for n, edit in enumerate(edits):
        low = edits[n - 1].i2 + 1 if n else 0
        high = edits[n + 1].i1 - 1 if n + 1 < len(edits) else len(old)
        if out:
            low = max(low, out[-1].i2 + 1)
        out.append(_slide(edit, old, new, low, high))
    return out


def _slide(
    edit: Edit, old: Sequence[str], new: Sequence[str], low: int = 0, high: int | None = None
) -> Edit:
    """Of the places at which a pure insertion or deletion can be said to stand, the best.

    "the A, [the B,] and" can as well be read "the [A, the] B, and": an edit that begins after
    a punctuation mark, or ends with one, reads better; of equals the last, as people read.
    """
    i1, i2, j1, j2 = edit
    if (i1 == i2) == (j1 == j2):
        return edit
    tokens, start, end = (new, j1, j2) if i1 == i2 else (old, i1, i2)
    limit = len(old) if high is None else high
    back = 0
    while (
        i1 - back > low and start - back > 0 and tokens[start - back - 1] == tokens[end - back - 1]
    ):
        back += 1
    ahead = 0
    while (
        i2 + ahead < limit
        and end + ahead < len(tokens)
        and tokens[start + ahead] == tokens[end + ahead]
    ):
        ahead += 1
    if not back and not ahead:
        return edit
    best = max(range(-back, ahead + 1), key=lambda by: (_reads(tokens, start + by, end + by), by))
    return Edit(i1 + best, i2 + best, j1 + best, j2 + best)


_BREAKS = frozenset(",;:.-")
_WEAK_ENDS = frozenset("the a an of to in for by with and or such any that".split())


def _reads(tokens: Sequence[str], start: int, end: int) -> int:
    """How naturally ``tokens[start:end]`` stands as a phrase."""
    score = 0
    if start == 0 or tokens[start - 1] in _BREAKS:
        score += 2
    if tokens[end - 1] in _BREAKS or end == len(tokens) or tokens[end] in _BREAKS:
        score += 2
    if tokens[start] in _BREAKS:
        score += 1
    if tokens[start] == '"':
        score += 3
    elif tokens[start - 1] == tokens[end - 1] == '"' and start:
        score -= 3
    if tokens[end - 1] in _WEAK_ENDS:
        score -= 3
    if tokens[start] in {"and", "or"} and end - start > 1:
        score += 1
    return score


def meeting_lines(old: Tokens, new: Tokens) -> list[tuple[int, int, int, int]]:
    """Lines that stand once in each text, in an order both share: anchors for a diff of lines.

    Bram Cohen's patience diff: a longest increasing run of places, found with one bisection a
    line, where a general diff would weigh every renumbered line against every other.
    """
    return [(i, i + 1, j, j + 1) for i, j in _meeting(old.keys, new.keys)]


def _meeting(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Places of what stands once in each, in an order both share."""
    places = {key: j for j, key in enumerate(new)}
    once_old, once_new = Counter(old), Counter(new)
    pairs = [
        (i, places[key]) for i, key in enumerate(old) if once_old[key] == 1 and once_new[key] == 1
    ]
    ends: list[int] = []
    best: list[int] = []
    before: list[int] = []
    for n, (_, j) in enumerate(pairs):
        at = bisect_left(ends, j)
        ends[at : at + 1] = [j]
        best[at : at + 1] = [n]
        before.append(best[at - 1] if at else -1)
    chain: list[tuple[int, int]] = []
    n = best[-1] if best else -1
    while n >= 0:
        chain.append(pairs[n])
        n = before[n]
    return chain[::-1]


def diff_between(
    old: Tokens,
    new: Tokens,
    anchors: Sequence[tuple[int, int, int, int]] = (),
    most: int = MOST,
) -> list[Edit]:
    """Edits of two texts, given token ranges that are known to answer to each other.

    Args:
        old: tokens of the old text.
        new: tokens of the new text.
        anchors: token ranges ``(i1, i2, j1, j2)`` in order, not crossing; what stands in
            them is left to whoever knows what they are.
        most: see :data:`MOST`.

    Returns:
        The edits outside the anchors, in order.
    """
    edits: list[Edit] = []
    i = j = 0
    for i1, i2, j1, j2 in (*anchors, (len(old), len(old), len(new), len(new))):
        for edit in differing(old.keys[i:i1], new.keys[j:j1], most):
            edits.append(Edit(edit.i1 + i, edit.i2 + i, edit.j1 + j, edit.j2 + j))
        i, j = i2, j2
    return edits
