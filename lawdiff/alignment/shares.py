"""Splits and merges: one provision whose words or insides went to several, and the mirror.

A split is looked for from the old side, a merge is a split seen from the new side: the
same code runs twice with the prints changed over. Where the words went decides, after
the idea of m:n alignment in Gale & Church 1993 and Thompson & Koehn 2019: a half is taken
in when it covers words that its sibling leaves uncovered.
"""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from lawdiff.alignment.flat import Flat
from lawdiff.alignment.inside import align_between, settle
from lawdiff.alignment.work import Work
from lawdiff.alignment.words import Strings, common, ratio

COVER, COVER_SHORT = 0.5, 0.8
"""So much of the second half must be words of the whole that the first half lacks; more where it has
fewer than eight words."""
WHOLE = 0.55
"""The halves together must be this like the whole."""
MANY = 60
"""Where more leftovers than this stand side by side, none is taken for a half."""
MATTER = 0.5
"""So much of a new container must have come out of the old one."""


class View(NamedTuple):
    """A pair of prints seen from one side: what of ``here`` came apart over ``there``?"""

    here: Flat
    there: Flat
    here_words: Strings
    there_words: Strings
    out: list[int]
    """Partner there of each provision here."""
    back: list[int]
    """Partner here of each provision there."""
    turned: bool
    """``here`` is the new print: what comes apart, seen from here, was merged."""


def views(work: Work) -> tuple[View, View]:
    """From the old side (splits) and from the new side (merges)."""
    return (
        View(work.old, work.new, work.old_words, work.new_words, work.to_new, work.to_old, False),
        View(work.new, work.old, work.new_words, work.old_words, work.to_old, work.to_new, True),
    )


def find_shares(work: Work) -> None:
    """Find splits and merges among what is still without a partner or weakly paired."""
    for view in views(work):
        for whole, first, second in _cut_texts(work, view):
            _record(work, view, whole, first, second)
        for whole, first, second in _shared_insides(work, view):
            _record(work, view, whole, first, second)
    settle(work)


def _record(work: Work, view: View, whole: int, first: int, second: int) -> None:
    """Keep an edge: the half with the first words carries the identity on."""
    if view.out[whole] != first:
        if view.out[whole] >= 0:
            work.part(view.out[whole] if view.turned else whole)
        taken = view.back[first]
        if taken >= 0:
            work.part(first if view.turned else taken)
        o, n = (first, whole) if view.turned else (whole, first)
        work.pair(o, n, "content")
    o, n = (second, whole) if view.turned else (whole, second)
    (work.merges if view.turned else work.splits).append((o, n))
    align_between(work, o, n)


def _free(view: View, n: int) -> bool:
    return view.back[n] < 0


def _cut_texts(work: Work, view: View) -> list[tuple[int, int, int]]:
    """Provisions whose own words were cut in two: (whole, first half, second half)."""
    found = []
    used: set[int] = set()
    free_below: dict[int, list[int]] = {}
    for whole, half in enumerate(view.out):
        if view.here.group[whole]:
            continue
        if half < 0:
            up = view.here.up[whole]
            home = view.out[up] if up >= 0 else -1
            if up >= 0 and home < 0:
                continue
        elif view.here.key[whole] == view.there.key[half]:
            continue
        else:
            home = view.there.up[half]
        free = free_below.get(home)
        if free is None:
            free = free_below[home] = [k for k in view.there.below(home) if view.back[k] < 0]
        if len(free) + (half >= 0) < 2 or len(free) > MANY:
            continue
        text = view.here_words.own(whole)
        if len(text) < 6:
            continue
        if half < 0:
            half = _first_piece(view, text, [k for k in free if k not in used])
        best = None
        for other in free if half >= 0 else ():
            if other != half and other not in used:
                covered = _covers(view, text, half, other)
                if covered and (best is None or covered[0] > best[0]):
                    best = (*covered, other)
        if best:
            used |= {best[2], half}
            found.append((whole, half, best[2]) if best[1] else (whole, best[2], half))
    return found


def _first_piece(view: View, text: str, free: list[int]) -> int:
    """The leftover that is most surely a piece of the text; -1 where none is."""
    best, most = -1, 0
    for k in free:
        words = view.there_words.own(k)
        if 3 <= len(words) < len(text):
            shared = common(text, words)
            if shared >= 0.7 * len(words) and shared > most:
                best, most = k, shared
    return best


def _covers(view: View, text: str, half: int, other: int) -> tuple[float, bool] | None:
    """How much of the other half is words the first lacks, and whether the first comes first."""
    a, b = view.there_words.own(half), view.there_words.own(other)
    if len(b) < 3 or len(a) >= 0.95 * len(text) + 2:
        return None
    needed = COVER if len(b) >= 8 else COVER_SHORT
    if common(text, b) < needed * len(b):
        return None
    after, before = common(text, a + b), common(text, b + a)
    covered = max(after, before)
    gain = (covered - common(text, a)) / len(b)
    if gain < needed or 2 * covered < WHOLE * (len(text) + len(a) + len(b)):
        return None
    return gain, (after, half < other) >= (before, other < half)


def _shared_insides(work: Work, view: View) -> list[tuple[int, int, int]]:
    """Provisions whose insides were shared out over several containers."""
    from_whole: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for whole, there in enumerate(view.out):
        if there >= 0:
            up_here, up_there = view.here.up[whole], view.there.up[there]
            if up_here >= 0 and up_there >= 0 and view.back[up_there] < 0:
                from_whole[up_there][up_here] += view.there.size[there]
    found = []
    for container in sorted(from_whole):
        whole, matter = max(from_whole[container].items(), key=lambda item: (item[1], -item[0]))
        first = view.out[whole]
        inside = sum(view.there.size[k] for k in view.there.below(container))
        if (
            first >= 0
            and view.there.up[first] == view.there.up[container]
            and matter >= MATTER * inside
            and len(view.there.below(container)) > 1
            and any(
                view.back[k] >= 0 and view.here.up[view.back[k]] == whole
                for k in view.there.below(first)
            )
        ):
            found.append((whole, *_elder(view, whole, first, container)))
    return found


def _elder(view: View, whole: int, first: int, other: int) -> tuple[int, int]:
    """The two containers, the one that speaks more like the whole first."""
    own = view.here_words.own(whole)
    a = ratio(own, view.there_words.own(first))
    b = ratio(own, view.there_words.own(other))
    return (other, first) if (b, first) > (a, other) else (first, other)
