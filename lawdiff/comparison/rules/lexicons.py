"""All lexicons in order, and the kind of every token of a text.

The order decides where several could claim a word: "subject to annulment" is procedure and
no condition, the number in "within 28 days" is time, the "no" of "no more than" is quantity.
"""

from __future__ import annotations

from bisect import bisect_left

from lawdiff.comparison.rules import connective, extent, operative, procedure, quantity, time
from lawdiff.comparison.rules.lexicon import Lexicon
from lawdiff.comparison.tokens import Tokens

LEXICONS: tuple[Lexicon, ...] = (
    procedure.LEXICON,
    time.LEXICON,
    quantity.LEXICON,
    extent.LEXICON,
    operative.LEXICON,
    connective.LEXICON,
)

SAID: dict[str, str] = {lexicon.kind: lexicon.said for lexicon in LEXICONS}

WORD, LITTLE, MARK = "word", "little", "mark"
"""Tags of tokens that no lexicon claims: a word, a function word, a punctuation mark."""

_LITTLE = frozenset(
    """the a an of in to for by with on at as that which who whom whose it its they their them this
    these those such any all each is are was were be been being has have had do does did under into
    from there then so than out up upon about between through per""".split()
)


def tags(tokens: Tokens) -> list[str]:
    """For each token the kind of words it is part of.

    >>> tags(Tokens("It may act within 28 days."))
    ['little', 'operative', 'word', 'time', 'time', 'time', 'mark']
    """
    found: list[str] = [""] * len(tokens)
    starts, ends = tokens.starts, tokens.ends
    for lexicon in LEXICONS:
        kind = lexicon.kind
        for start, end in lexicon.spans(tokens.text):
            n = bisect_left(starts, start)
            while n < len(starts) and starts[n] < end:
                if not found[n] and ends[n] <= end:
                    found[n] = kind
                n += 1
    for n, tag in enumerate(found):
        word = tokens.keys[n]
        if word[0].isalnum() or word[0] in "(£€$" and len(word) > 1:
            if not tag:
                found[n] = LITTLE if word in _LITTLE else WORD
        else:
            found[n] = MARK
    return found
