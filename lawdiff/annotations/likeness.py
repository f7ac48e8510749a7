"""Words that are like a note's words: misquoted, or reworded since.

Candidate places come from shared rare words (each votes for where the quote would
start), then each is measured. The likeness is the Indel similarity of the two texts in
lower case, without punctuation, from 0 to 1: twice the characters in common, divided by
all characters (Levenshtein without substitution; Navarro, "A guided tour to approximate
string matching", ACM Computing Surveys 33, 2001).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from lawdiff.annotations.flow import Flow

FLOOR = 0.70
"""Below this, words are not the note's words."""
MARGIN = 0.05
"""A place must be this much ahead of the next to be the one."""

MOST_WORDS = 600
"""Quotes of more words are looked for word for word only."""

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_COMMON = 400
"""A word that stands in more places than this tells nothing about where a quote is."""
_LOOKED_AT = 16
_SLID = 60
"""Quotes of more words are told by their words alone: sliding them costs too much."""


def words_in(text: str) -> list[str]:
    """The words of a text, lower case, apostrophes alike."""
    folded = text.casefold()
    if len(folded) == len(text):  # else folding could have cut a word in two
        return _WORD.findall(folded.replace("’", "'"))
    return [word.replace("’", "'").casefold() for word in _WORD.findall(text)]


def likeness(one: str, other: str) -> float:
    """How like two texts are, from 0 to 1.

    >>> likeness("The authority may consult.", "the authority may consult")
    1.0
    """
    return fuzz.ratio(" ".join(words_in(one)), " ".join(words_in(other))) / 100


@dataclass(frozen=True, slots=True)
class Like:
    """A place in a stream and how like its words are."""

    start: int
    end: int
    score: float


@dataclass(slots=True)
class WordIndex:
    """Where every word of a print stands."""

    flow: Flow
    words: list[str] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    """The number of each part's first word, and how many words there are."""
    places: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _bounds: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Cut the stream into words."""
        for part in self.flow.parts:
            self.first.append(len(self.words))
            self.words.extend(words_in(self.flow.words(part)))
        self.first.append(len(self.words))
        for at, word in enumerate(self.words):
            self.places[word].append(at)

    def _stretch(self, low: int, high: int) -> tuple[int, int]:
        """Where the words from one number up to another stand in the stream."""
        return self._bound(low)[0], self._bound(high - 1)[1]

    def _bound(self, number: int) -> tuple[int, int]:
        """Where a word stands in the stream."""
        part = bisect_right(self.first, number) - 1
        bounds = self._bounds.get(part)
        if bounds is None:
            base, kept = self.flow.starts[part], self.flow.offsets(part)
            start = self.flow.parts[part].start
            bounds = [
                (
                    base + bisect_left(kept, start + found.start()),
                    base + bisect_left(kept, start + found.end()),
                )
                for found in _WORD.finditer(self.flow.words(self.flow.parts[part]))
            ]
            self._bounds[part] = bounds
        return bounds[number - self.first[part]]

    def between(self, low: int, high: int) -> list[tuple[str, int, int]]:
        """The words of a stretch that begins and ends with parts, and where each stands."""
        first = self.first[bisect_left(self.flow.starts, low)]
        last = self.first[bisect_left(self.flow.starts, high)]
        return [(self.words[at], *self._bound(at)) for at in range(first, last)]

    def like(self, quote: str, low: int = 0, high: int | None = None) -> list[Like]:
        """Places whose words are like a quote, the best first; none overlaps a better one.

        Args:
            quote: words as written.
            low: start of the stretch of the stream to look in.
            high: its end.
        """
        wanted = words_in(quote)
        first = self.first[bisect_left(self.flow.starts, low)]
        last = len(self.words) if high is None else self.first[bisect_left(self.flow.starts, high)]
        if not wanted or first >= last or len(wanted) > MOST_WORDS:
            return []
        found: list[Like] = []
        for start in self._likely(wanted, first, last):
            slack = _slack(wanted)
            window = max(first, start - slack), min(last, start + len(wanted) + slack)
            like = self._measured(wanted, *window)
            if like is not None:
                found.append(like)
        found.sort(key=lambda like: (-like.score, like.start, like.end))
        apart: list[Like] = []
        for like in found:
            if all(like.end <= best.start or like.start >= best.end for best in apart):
                apart.append(like)
        return apart

    def like_each(self, quote: str, low: int, high: int) -> list[Like]:
        """The likest words of each part of a stretch that has half of a quote's words.

        Neighbours that are alike hide one another from :meth:`like`, which looks at more
        than one at once.
        """
        wanted = words_in(quote)
        if len(wanted) > MOST_WORDS:
            return []
        known = set(wanted)
        found = []
        at, last = bisect_left(self.flow.starts, low), bisect_left(self.flow.starts, high)
        for part in range(at, last):
            words = self.first[part], self.first[part + 1]
            if 2 * len(known.intersection(self.words[slice(*words)])) >= len(known):
                like = self._measured(wanted, *words)
                if like is not None:
                    found.append(like)
        return found

    def _likely(self, wanted: list[str], first: int, last: int) -> list[int]:
        """Word numbers at which the quote would start, by the votes of its rarer words."""
        if last - first <= len(wanted) + _slack(wanted):
            return [first]  # one window takes in all of it
        votes: Counter[int] = Counter()
        inside: list[tuple[int, int, list[int]]] = []
        for at, word in enumerate(wanted):
            places = self.places.get(word, [])
            here = places[bisect_left(places, first) : bisect_left(places, last)]
            if here:
                inside.append((len(here), at, here))
        inside.sort()
        rare = [one for one in inside if one[0] <= _COMMON] or inside[:3]
        for count, at, here in rare:
            for place in here[:_COMMON]:
                votes[(place - at) // 4] += 1_000 // (count + 4)
        summed = {
            bucket: vote + votes.get(bucket - 1, 0) + votes.get(bucket + 1, 0)
            for bucket, vote in votes.items()
        }
        best = sorted(summed, key=lambda bucket: (-summed[bucket], bucket))
        return [bucket * 4 for bucket in best[:_LOOKED_AT]]

    def _measured(self, wanted: list[str], first: int, last: int) -> Like | None:
        """The best stretch of a window: two ways to cut it out, the liker one wins.

        By the words it shares with the quote in order; and, as repeated words can lead
        that astray, by sliding the quote over it letter by letter.
        """
        window = self.words[first:last]
        quote = " ".join(wanted)
        cuts = [_by_words(wanted, window)]
        if len(wanted) <= _SLID:
            cuts.append(_by_letters(quote, window))
        best = None
        for low, high in cuts:
            if low < high:
                score = fuzz.ratio(quote, " ".join(window[low:high])) / 100
                if best is None or score > best[0]:
                    best = (score, low, high)
        if best is None:
            return None
        score, low, high = best
        return Like(*self._stretch(first + low, first + high), score)


def _slack(wanted: list[str]) -> int:
    """How many words more than a quote's own a window has on either side of it."""
    return len(wanted) // 2 + 6


def _by_words(wanted: list[str], window: list[str]) -> tuple[int, int]:
    shared = [
        (block.a, block.b, block.size)
        for block in Indel.opcodes(wanted, window).as_matching_blocks()
        if block.size
    ]
    if not shared:
        return 0, 0
    pairs = [at + i for _, at, size in shared for i in range(size)]
    low, high = _trimmed(pairs, len(wanted))
    return _widened(low, high, shared, len(wanted), len(window))


def _by_letters(quote: str, window: list[str]) -> tuple[int, int]:
    text = " ".join(window)
    if len(text) <= len(quote):
        return 0, len(window)
    found = fuzz.partial_ratio_alignment(quote, text)
    if found is None:
        return 0, 0
    low = text.count(" ", 0, found.dest_start + 1)
    high = text.count(" ", 0, max(found.dest_start, found.dest_end - 1)) + 1
    return low, min(high, len(window))


def _trimmed(pairs: list[int], wanted: int) -> tuple[int, int]:
    """Drop shared words at either end that stand too far out to belong."""
    low, high = 0, len(pairs)

    def worth(i: int, j: int) -> float:
        return 2 * (j - i) / (wanted + pairs[j - 1] + 1 - pairs[i])

    best, limits = worth(low, high), (low, high)
    while high - low > 1:
        left, right = worth(low + 1, high), worth(low, high - 1)
        if left >= right:
            low += 1
        else:
            high -= 1
        if max(left, right) > best:
            best, limits = max(left, right), (low, high)
    return pairs[limits[0]], pairs[limits[1] - 1] + 1


def _widened(
    low: int, high: int, shared: list[tuple[int, int, int]], wanted: int, window: int
) -> tuple[int, int]:
    """Take in words at the ends that stand where the quote's own first or last words would.

    A quote whose first word was misspelt still starts at that word.
    """
    first = next((a + low - b for a, b, size in shared if b <= low < b + size), 0)
    last = next((a + high - 1 - b for a, b, size in shared if b <= high - 1 < b + size), wanted - 1)
    before = first if first <= 2 else 0
    after = wanted - 1 - last if wanted - 1 - last <= 2 else 0
    return max(0, low - before), min(window, high + after)
