"""Where words of one print stand in the other.

In order: the same place, word for word; the same words, wherever they went, unless they
are another passage's; like words in the same place, in its clause, in its Part, anywhere;
then it gives up loudly. A passage that stood in the other print's counterpart all along
belongs to that provision and is never given to a note on another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lawdiff.annotations.flow import squeeze
from lawdiff.annotations.likeness import FLOOR, MARGIN, Like, likeness, words_in
from lawdiff.annotations.links import Bridge
from lawdiff.annotations.telling import decided
from lawdiff.prints.model import GROUP_KINDS

_FEW = 5
"""Fewer words than this don't leave their clause: they stand everywhere."""
_AWAY = 0.75
"""The floor for words that are not in their own provision's counterpart any more."""
_SURE = 0.90
"""Words this like in the same place need no look elsewhere in the clause."""
_PLACE = 0.15
"""What it is worth to stand in the same place."""
_NEWS = 0.10
"""Words that came to another provision make it this much liker to the note than it was."""

Outcome = Literal["same", "reworded", "ambiguous", "gone"]


@dataclass(frozen=True, slots=True)
class Carrying:
    """What became of words."""

    outcome: Outcome
    hits: tuple[Like, ...] = ()
    """Where they stand; for ``ambiguous`` all places; for ``gone`` the nearest, if any."""
    how: str = ""


def carry(bridge: Bridge, start: int, end: int) -> Carrying:
    """Carry a stretch of the stream of ``bridge.here`` to ``bridge.there``."""
    needle = bridge.here.flow.text[start:end]
    there = bridge.there.flow
    mapped = bridge.mapped(start, end)
    for low, high in mapped:
        if there.text[low:high] == needle:
            return Carrying("same", (Like(low, high, 1.0),))
    words = bridge.here.flow.shown(start, end)
    free = _free(bridge, needle, (start, end), words)
    inside = [like for like in free if _in_counterpart(bridge, like, start, end)]
    best = _best_mapped(bridge, words, mapped, (start, end))
    if len(inside) == 1 and (
        best is None or best.score <= 1 - MARGIN or _same_place(inside[0], best)
    ):
        return Carrying("same", tuple(inside))
    if free:
        return _with_free(free, best)
    return _by_likeness(bridge, words, (start, end), best)


def _free(bridge: Bridge, needle: str, own: tuple[int, int], words: str) -> list[Like]:
    """Places of the same words that no other passage of this print holds."""
    hits = [hit for hit in bridge.there.find(needle) if not _held(bridge, hit, needle, own)]
    if len(words_in(words)) < _FEW:
        low, high = _clause_there(bridge, own[0])
        hits = [hit for hit in hits if low <= hit[0] and hit[1] <= high]
    return [Like(low, high, 1.0) for low, high in hits]


def _held(bridge: Bridge, hit: tuple[int, int], needle: str, own: tuple[int, int]) -> bool:
    """Whether words there were these words here already, in another passage."""
    for low, high in bridge.reversed().mapped(*hit):
        if (low, high) != own and bridge.here.flow.text[low:high] == needle:
            return True
    return False


def _in_counterpart(bridge: Bridge, like: Like, start: int, end: int) -> bool:
    """Whether words stand in the counterpart of the provision they are from."""
    for span in bridge.here.flow.spans(start, end):
        for target in bridge.targets(span.index):
            low, high = bridge.there.scope(target)
            if low <= like.start and like.end <= high:
                return True
    return False


def _with_free(free: list[Like], best: Like | None) -> Carrying:
    if best is not None and best.score > 1 - MARGIN:
        return Carrying("ambiguous", (best, *free[:7]), "the same words also stand elsewhere now")
    if len(free) > 1:
        return Carrying("ambiguous", tuple(free[:8]), "the same words stand in several places now")
    return Carrying("same", tuple(free), "its words have moved")


def _best_mapped(
    bridge: Bridge, words: str, mapped: list[tuple[int, int]], own: tuple[int, int]
) -> Like | None:
    """The likest words in the same place: by offset, or anywhere in the counterpart."""
    there = bridge.there
    found = [Like(low, high, likeness(words, there.flow.shown(low, high))) for low, high in mapped]
    if not found or max(like.score for like in found) < _SURE:
        for span in bridge.here.flow.spans(*own)[:4]:
            for target in bridge.targets(span.index):
                found.extend(_own_likes(bridge, words, own, there.scope(target)))
    found.sort(key=lambda like: (-like.score, like.start))
    return found[0] if found else None


def _own_likes(
    bridge: Bridge, words: str, own: tuple[int, int], scope: tuple[int, int] | None
) -> list[Like]:
    """Like words in a stretch of the other print, less those that are another passage's."""
    across = bridge.here.clauses_at(*own)
    return [
        like
        for like in bridge.there.like(words, *(scope or (0, None)))
        if like.score >= FLOOR
        and bridge.there.clauses_at(like.start, like.end) <= across
        and not _theirs(bridge, words, like, own)
    ]


def _theirs(bridge: Bridge, words: str, like: Like, own: tuple[int, int]) -> bool:
    """Whether these words came from another passage here rather than from the note's.

    They did if they stood there already, or if something in the provision they stood in
    was as like the note's words as they are now.
    """
    shown = bridge.there.flow.shown(like.start, like.end)
    back = bridge.reversed()
    for low, high in back.mapped(like.start, like.end):
        if low < own[1] and own[0] < high:
            return False
        if likeness(bridge.here.flow.shown(low, high), shown) >= like.score:
            return True
    for span in bridge.there.flow.spans(like.start, like.end):
        for before in back.targets(span.index):
            for one in bridge.here.like(words, *bridge.here.scope(before)):
                apart = one.end <= own[0] or own[1] <= one.start
                if apart and one.score >= like.score - _NEWS:
                    return True
    return False


def _by_likeness(bridge: Bridge, words: str, own: tuple[int, int], best: Like | None) -> Carrying:
    if best is not None and best.score >= _SURE:
        return Carrying("reworded", (best,))
    if best is not None and best.score < FLOOR:
        best = None  # its place has other words now: it stands in the way of none
    few = len(words_in(words)) < _FEW
    for how, scope in _widening(bridge, own[0]):
        if few and how != "in its clause":
            break
        likes = [like for like in _own_likes(bridge, words, own, scope) if like.score >= _AWAY]
        ranked = [(like.score, like) for like in likes if not _same_place(like, best)]
        if best is not None:
            ranked.append((best.score + _PLACE, best))
        if not ranked:
            continue
        ranked.sort(key=lambda one: (-one[0], one[1].start))
        top = ranked[0]
        rivals = tuple(like for value, like in ranked if value > top[0] - MARGIN)
        if len(rivals) > 1 and top[1] is not best:
            rivals = tuple(decided(bridge.there, words, list(rivals)))
            if len(rivals) == 1:
                return Carrying("reworded", rivals, how)
            return Carrying("ambiguous", rivals[:8], "like words stand in several places")
        return Carrying("reworded", (top[1],), "" if top[1] is best else how)
    nearest = bridge.there.like(words)[:1] if not few else []
    return Carrying("gone", tuple(nearest))


def _same_place(like: Like, best: Like | None) -> bool:
    return best is not None and like.start < best.end and best.start < like.end


def _widening(bridge: Bridge, place: int) -> list[tuple[str, tuple[int, int] | None]]:
    """Where to look: in the clause, in its Part, anywhere."""
    found: list[tuple[str, tuple[int, int] | None]] = []
    clause = _clause_there(bridge, place)
    if clause[0] < clause[1]:
        found.append(("in its clause", clause))
    part = _part_there(bridge, place)
    if part is not None:
        found.append(("in its Part", part))
    found.append(("elsewhere", None))
    return found


def _clause_there(bridge: Bridge, place: int) -> tuple[int, int]:
    """The stretch of the clause there that the clause here became."""
    index = bridge.here.index_at(place)
    if index is None:
        return 0, 0
    clause = bridge.here.print.clause_of(index)
    targets = bridge.targets(index if clause is None else clause)
    if targets:
        return bridge.there.clause_scope(targets[0])
    targets = bridge.targets(index)
    return bridge.there.clause_scope(targets[0]) if targets else (0, 0)


def _part_there(bridge: Bridge, place: int) -> tuple[int, int] | None:
    index = bridge.here.index_at(place)
    for above in bridge.here.print.ancestors(index) if index is not None else ():
        if bridge.here.print.provisions[above].kind in GROUP_KINDS:
            targets = bridge.targets(above)
            if targets:
                return bridge.there.scope(targets[0])
    return None


def same_words(quote: str, words: str) -> bool:
    """Whether two texts differ in nothing but spaces and quotation marks."""
    return squeeze(quote) == squeeze(words)


def gravest(carried: list[Carrying]) -> Outcome:
    """What became of several stretches of words together: the worst of it."""
    order: tuple[Outcome, ...] = ("gone", "ambiguous", "reworded", "same")
    return min((c.outcome for c in carried), key=order.index)
