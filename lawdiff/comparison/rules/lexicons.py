"""All lexicons in order, and the kind of every token of a text.

The order decides where several could claim a word: "subject to annulment" is procedure and
no condition, the number in "within 28 days" is time, the "no" of "no more than" is quantity.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from lawdiff.comparison.rules import connective, extent, laws, operative, procedure, quantity, time
from lawdiff.comparison.rules.lexicon import Cased, Lexicon
from lawdiff.comparison.tokens import Tokens

LEXICONS: tuple[Lexicon, ...] = (
    laws.LEXICON,
    procedure.LEXICON,
    extent.LEXICON,
    time.LEXICON,
    quantity.LEXICON,
    operative.LEXICON,
    connective.LEXICON,
)

SAID: dict[str, str] = {lexicon.kind: lexicon.said for lexicon in LEXICONS}

WORD, LITTLE, MARK = "word", "little", "mark"
"""Tags of tokens that no lexicon claims: a word, a function word, a punctuation mark."""

REACH = 8
"""Tokens on either side of a change that are looked at to tell what it is part of."""

_LITTLE = frozenset(
    """the a an of in to for by with on at as that which who whom whose it its they their them this
    these those such any all each is are was were be been being has have had do does did under into
    from there then so than out up upon about between through per""".split()
)


def tags(tokens: Tokens, windows: Sequence[tuple[int, int]] | None = None) -> list[str]:
    """For each token the kind of words it is part of.

    Args:
        tokens: of one text.
        windows: the runs of tokens that are asked about; by default all. Their surroundings
            are looked at as far as a phrase may reach. Nothing is asked about an empty run.

    >>> tags(Tokens("It may act within 28 days."))
    ['little', 'operative', 'word', 'time', 'time', 'time', 'mark']
    """
    found: list[str] = [""] * len(tokens)
    asked = _widened(windows, len(tokens)) if windows is not None else [(0, len(tokens))]
    text = Cased.of(tokens.text) if asked else Cased("", "")
    for first, last in asked:
        _tag(tokens, text, first, last, found)
    return found


def _widened(windows: Sequence[tuple[int, int]], size: int) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    empty: list[bool] = []
    for start, end in windows:
        first, last = max(0, start - REACH), min(size, end + REACH)
        if out and first <= out[-1][1]:
            out[-1] = (out[-1][0], last)
            empty[-1] = empty[-1] and start == end
        else:
            out.append((first, last))
            empty.append(start == end)
    return [window for window, nothing in zip(out, empty, strict=True) if not nothing]


def _tag(tokens: Tokens, text: Cased, first: int, last: int, found: list[str]) -> None:
    """Write the kinds of tokens ``first`` to ``last`` into ``found``."""
    if first >= last:
        return
    starts, ends, keys = tokens.starts, tokens.ends, tokens.keys
    begin, stop = starts[first], ends[last - 1]
    for lexicon in LEXICONS:
        kind = lexicon.kind
        for start, end in lexicon.spans(text, begin, stop):
            n = bisect_left(starts, start)
            while n < last and starts[n] < end:
                if not found[n] and ends[n] <= end:
                    found[n] = kind
                n += 1
    for n in range(first, last):
        word = keys[n]
        if not (word[0].isalnum() or (word[0] in "(£€$" and len(word) > 1)):
            found[n] = MARK
        elif not found[n]:
            found[n] = LITTLE if word in _LITTLE else WORD
