"""Definitions: of different words they are two, unless the one was renamed."""

from __future__ import annotations

from lawdiff.alignment.flat import Flat
from lawdiff.alignment.words import Strings, common
from lawdiff.alignment.work import Work

USUAL, SAYING, RENAMED = 0.2, 3, 0.4
"""Words of more than so many of the definitions beside it say nothing of one; of so many others,
two that define different words must have so much in common to be one, renamed."""


def define_others(work: Work, o: int, n: int) -> bool:
    """Both are definitions, and of different words."""
    a, b = work.old.print.provisions[o].defines, work.new.print.provisions[n].defines
    return bool(a and b) and a.casefold() != b.casefold()


def define_same(work: Work, o: int, n: int) -> bool:
    """Both are definitions, and of the same word, whatever they say of it."""
    a, b = work.old.print.provisions[o].defines, work.new.print.provisions[n].defines
    return bool(a) and a.casefold() == b.casefold()


def say_other(work: Work, o: int, n: int) -> bool:
    """Both are definitions, of different words, and say different things of them.

    "means", "has the same meaning as in the Act": what many of their siblings have does
    not count.
    """
    if not define_others(work, o, n):
        return False
    olds, news = _own_words(work.old, work.old_words, o), _own_words(work.new, work.new_words, n)
    least = min(len(olds), len(news))
    return least < SAYING or common(olds, news) < RENAMED * least


def _own_words(flat: Flat, words: Strings, i: int) -> str:
    """The words of a definition that few others beside it have."""
    count, often = words.of_definitions(flat.up[i])
    few = USUAL * (count - 1)
    return "".join([word for word in words.tree(i) if often[word] - 1 <= few])
