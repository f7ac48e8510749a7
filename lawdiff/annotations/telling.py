"""Which of several like passages a misquote is of: the words that decide.

Two paragraphs often differ in little but who must do it and how soon, so the one that is
letter by letter liker to a quote may be the wrong one. A number, a date, a "may" or a
"not" of the quote, and then any longer word of it, says which is meant.
"""

from __future__ import annotations

from collections import Counter

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from lawdiff.annotations.desk import Desk
from lawdiff.annotations.flow import Span
from lawdiff.annotations.likeness import Like, words_in

_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve fourteen fifteen twenty "
    "thirty forty fifty sixty hundred thousand half third quarter".split()
)
_MONTHS = frozenset(
    "january february march april june july august september october november december".split()
)
_TIME = frozenset("day days week weeks month months year years hour hours".split())
_NOT = frozenset("not no never neither nor without cannot unless except".split())
_MUST = frozenset("may must shall should might will can only".split())
_LONG = 4
"""Shorter words than this don't decide."""
_SPELT = 75
"""From 0 to 100: words this like are one word in two spellings."""
_STRETCHED = 3
"""Words this many times as many as the quote's are not the quote."""


def telling(words: list[str]) -> Counter[str]:
    """The words that change what a provision does: numbers, dates, operative words.

    >>> sorted(telling(["may", "not", "act", "within", "24", "hours"]))
    ['24', 'hours', 'may', 'not']
    """
    return Counter(word for word in words if _tells(word))


def _tells(word: str) -> bool:
    return (
        word[0].isdigit()
        or word in _NUMBERS
        or word in _MONTHS
        or word in _TIME
        or word in _NOT
        or word in _MUST
    )


def agrees(quote: list[str], words: list[str]) -> bool:
    """Whether words have every number, date and operative word of a quote, and no other "not".

    >>> agrees(["at", "least", "24"], ["at", "least", "48"]), agrees(["may"], ["may", "not"])
    (False, False)
    """
    mine, theirs = telling(quote), telling(words)
    return not mine - theirs and not any(word in _NOT for word in theirs - mine)


def lacks(quote: list[str], words: list[str]) -> set[str]:
    """The words of a quote that a passage has not, not even in another spelling.

    Numbers, dates and operative words have no other spelling; of the others only longer
    ones count.
    """
    there = set(words)
    missing = set(telling(quote) - telling(words))
    for word in set(quote) - there - missing:
        if len(word) >= _LONG and not any(fuzz.ratio(word, one) >= _SPELT for one in there):
            missing.add(word)
    return missing


def decided(desk: Desk, quote: str, likes: list[Like]) -> list[Like]:
    """Of several passages like a quote, those its telling words do not rule out.

    A passage without a number, date or operative word of the quote loses to one that has
    them all. One that lacks a longer word of the quote loses to one that lacks nothing
    but what it lacks too.
    """
    if len(likes) < 2:
        return likes
    wanted = words_in(quote)
    held = [(like, words_in(desk.flow.shown(like.start, like.end))) for like in likes]
    held = [one for one in held if agrees(wanted, one[1])] or held
    missing = [lacks(wanted, words) for _, words in held]
    return [
        like
        for (like, _), mine in zip(held, missing, strict=True)
        if not any(other < mine for other in missing)
    ]


def agreeing(desk: Desk, quote: str, like: Like) -> bool:
    """Whether a passage has every number, date and operative word of a quote."""
    return agrees(words_in(quote), words_in(desk.flow.shown(like.start, like.end)))


def complete(desk: Desk, quote: str, like: Like) -> bool:
    """Whether a passage has every word of a quote that could decide."""
    wanted, words = words_in(quote), words_in(desk.flow.shown(like.start, like.end))
    return agrees(wanted, words) and not lacks(wanted, words)


def threaded(desk: Desk, quote: str, likes: list[Like]) -> list[Like]:
    """Passages of one provision that hold all words of a quote in their order, with others between.

    People leave words out and do not always say so.

    Args:
        desk: the print.
        quote: words as written.
        likes: where to look: the provisions that these stand in.
    """
    wanted = words_in(quote)
    found = []
    for index in dict.fromkeys(desk.index_at(like.start) for like in likes):
        if index is not None:
            like = _thread(desk, wanted, index)
            if like is not None:
                found.append(like)
    return found


def _thread(desk: Desk, wanted: list[str], index: int) -> Like | None:
    p = desk.print.provisions[index]
    pieces = desk.flow.pieces(Span(index, "text", 0, len(p.text)))
    if len(pieces) != 1:
        return None
    placed = desk.index.between(*pieces[0])
    words = [word for word, _, _ in placed]
    blocks = [b for b in Indel.opcodes(wanted, words).as_matching_blocks() if b.size]
    if sum(block.size for block in blocks) < len(wanted):
        return None
    start, end = placed[blocks[0].b][1], placed[blocks[-1].b + blocks[-1].size - 1][2]
    taken = words[blocks[0].b : blocks[-1].b + blocks[-1].size]
    if len(taken) > _STRETCHED * len(wanted):
        return None
    return Like(start, end, fuzz.ratio(" ".join(wanted), " ".join(taken)) / 100)
