"""Terms that were replaced throughout.

A word that has vanished from the old print and one that is new in the new print, which
stand in the same place of pair after pair, and so two phrases with such words ("Secretary of
State", "Minister"), are taken for the same word while provisions
are compared: a term replaced everywhere says nothing about which provision became which.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from rapidfuzz.distance import LCSseq

from lawdiff.alignment.words import Strings
from lawdiff.alignment.work import Work

OFTEN = 4
"""In so many pairs a replacement must be seen."""
LEFT = 0.3
"""So much of it may be left over: in quotations, in another form."""
PHRASE = 4
"""A term is no longer than this."""
SURE = 0.5
"""So much of the pairs that lost the word must have got the other."""


def learn_terms(work: Work) -> bool:
    """Find terms replaced throughout; the words of the new print are renamed accordingly."""
    lost, gained = _vanished(work)
    if not lost or not gained:
        return False
    seen: Counter[str] = Counter()
    together: dict[str, Counter[str]] = defaultdict(Counter)
    for o, n in enumerate(work.to_new):
        if n >= 0 and work.old.key[o] != work.new.key[n]:
            old, new = work.old_words.own(o), work.new_words.own(n)
            seen.update(lost.intersection(old).difference(new))
            for a, b in _replaced(old, new):
                if not lost.isdisjoint(a) and not gained.isdisjoint(b):
                    together[a][b] += 1
    words: dict[str, str] = {}
    phrases: dict[str, str] = {}
    for a, votes in together.items():
        b, count = max(votes.items(), key=lambda vote: (vote[1], vote[0]))
        found = words if len(a) == len(b) == 1 else phrases
        pairs = min(seen[word] for word in a if word in lost)
        if count >= OFTEN and count >= SURE * pairs and b not in found:
            found[b] = a
    if not words and not phrases:
        return False
    work.new_words.lexicon.rename(words)
    work.new_words.rename(words, phrases)
    work.start_again()
    return True


def _replaced(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Words that stand in each other's place between words both texts have."""
    before, after = "", ""
    for step in LCSseq.opcodes(old, new):
        if step.tag == "equal":
            yield from _matched(before, after)
            before, after = "", ""
        else:
            before += old[step.src_start : step.src_end]
            after += new[step.dest_start : step.dest_end]
    yield from _matched(before, after)


def _matched(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Word for word where they are as many, else as two phrases."""
    if len(before) == len(after):
        yield from zip(before, after, strict=True)
    elif before and after and max(len(before), len(after)) <= PHRASE:
        yield before, after


def _vanished(work: Work) -> tuple[set[str], set[str]]:
    """Words of what changed, came or went that only the old print has, or only the new."""
    olds, news = _words(work.old_words, _changed(work)), _words(work.new_words, _came(work))
    lost = {c for c, count in olds.items() if count >= OFTEN and news[c] <= LEFT * count}
    gained = {c for c, count in news.items() if count >= OFTEN and olds[c] <= LEFT * count}
    if not lost or not gained:
        return lost, gained
    numbers = {c for word, c in work.old_words.lexicon.items() if not word.isalpha()}
    return lost - numbers, gained - numbers


def _changed(work: Work) -> list[int]:
    old, new = work.old.key, work.new.key
    return [o for o, n in enumerate(work.to_new) if n < 0 or old[o] != new[n]]


def _came(work: Work) -> list[int]:
    old, new = work.old.key, work.new.key
    return [n for n, o in enumerate(work.to_old) if o < 0 or old[o] != new[n]]


def _words(words: Strings, members: list[int]) -> Counter[str]:
    """In how many of these texts each word stands."""
    found: Counter[str] = Counter()
    for i in members:
        found.update(set(words.own(i)))
    return found
