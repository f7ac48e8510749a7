"""How alike two texts are, by their words.

Every different word is given one character, so a text becomes a short string and the
longest common subsequence of two texts is one call of a bit-parallel routine (Hyyrö 2004,
by way of rapidfuzz). Sorting such a string first turns the same call into the size of
the overlap of two bags of words: how alike they are in whatever order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from rapidfuzz.distance import LCSseq

from lawdiff.alignment.flat import Flat
from lawdiff.limits import DEFAULT

common: Callable[[str, str], int] = LCSseq.similarity
"""The length of the longest common subsequence of two word strings."""
MOST = DEFAULT.words**2
"""Pairs of words that are looked at for how alike two texts are; where there are more, it is the
phrases of three words they share, which takes no longer than reading them."""
WORD = re.compile(r"\w+")
FIRST = 0xE000
"""Words are numbered from the private use area on, clear of the surrogates below it."""


class Lexicon(dict[str, str]):
    """Word to character, a new character for each new word."""

    def rename(self, characters: dict[str, str]) -> None:
        """Let words that had the one character have the other."""
        for word, character in self.items():
            if character in characters:
                self[word] = characters[character]

    def __missing__(self, word: str) -> str:
        character = chr(min(FIRST + len(self), 0x10FFFF))
        self[word] = character
        return character


class Strings:
    """The word strings of one print, made when asked for and kept."""

    __slots__ = ("_bag", "_flat", "_often", "_own", "_phrases", "_tree", "lexicon")

    def __init__(self, flat: Flat, lexicon: Lexicon) -> None:
        self._flat = flat
        self.lexicon = lexicon
        self._phrases: list[tuple[str, str]] = []
        self._own: list[str | None] = [None] * len(flat)
        self._tree: dict[int, str] = {}
        self._bag: dict[int, str] = {}
        self._often: dict[int, tuple[int, Counter[str]]] = {}

    def rename(self, characters: dict[str, str], phrases: dict[str, str]) -> None:
        """Take these characters for others from now on, and then these runs of them."""
        table = str.maketrans(characters)
        longest_first = sorted(phrases.items(), key=lambda found: (-len(found[0]), found))
        self._phrases = [(new.translate(table), old) for new, old in longest_first]
        self._own = [words and self._exchanged(words.translate(table)) for words in self._own]
        self._tree.clear()
        self._bag.clear()
        self._often.clear()

    def own(self, i: int) -> str:
        """The words of its heading and text, one character each, in order."""
        found = self._own[i]
        if found is None:
            lexicon = self.lexicon
            words = WORD.findall(self._flat.folded[i].lower())
            found = "".join([lexicon[word] for word in words])
            found = self._own[i] = self._exchanged(found)
        return found

    def _exchanged(self, words: str) -> str:
        for phrase, other in self._phrases:
            words = words.replace(phrase, other)
        return words

    def tree(self, i: int) -> str:
        """The words of the whole subtree, in print order."""
        end = self._flat.end[i]
        if end == i + 1:
            return self.own(i)
        found = self._tree.get(i)
        if found is None:
            found = self._tree[i] = "".join([self.own(k) for k in range(i, end)])
        return found

    def of_definitions(self, i: int) -> tuple[int, Counter[str]]:
        """How many definitions stand right below it, and in how many of them each word does."""
        found = self._often.get(i)
        if found is None:
            provisions = self._flat.print.provisions
            trees = [self.tree(k) for k in self._flat.below(i) if provisions[k].defines]
            often = Counter(word for tree in trees for word in set(tree))
            found = self._often[i] = len(trees), often
        return found

    def bag(self, i: int) -> str:
        """The words of the whole subtree, sorted."""
        found = self._bag.get(i)
        if found is None:
            found = self._bag[i] = "".join(sorted(self.tree(i)))
        return found


def ratio(a: str, b: str) -> float:
    """Common words in order over all words: 1 for equal strings, 0 for nothing in common.

    >>> ratio("abcd", "abxd")
    0.75
    """
    total = len(a) + len(b)
    if not total:
        return 1.0
    shared = common(a, b) if len(a) * len(b) <= MOST else _phrases_shared(a, b)
    return 2 * shared / total


def _phrases_shared(a: str, b: str) -> int:
    """About the words in common: those that begin a phrase that stands in both."""
    one, other = (
        Counter(map("".join, zip(text, text[1:], text[2:], strict=False))) for text in (a, b)
    )
    return (one & other).total()


def longest_gap(a: str, b: str) -> float:
    """The longest run of words of either text that the other lacks, as a share of that text.

    >>> longest_gap("abcdef", "abef"), longest_gap("axcxe", "aycye")
    (0.3333333333333333, 0.2)
    """
    longest = 0.0
    for step in LCSseq.opcodes(a, b):
        if step.tag != "equal":
            longest = max(
                longest,
                (step.src_end - step.src_start) / len(a),
                (step.dest_end - step.dest_start) / len(b),
            )
    return longest
