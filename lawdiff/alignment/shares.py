"""Splits and merges: one provision whose words or insides went to several, and the mirror.

A split is looked for from the old side, a merge is a split seen from the new side: the
same code runs twice with the prints changed over. Where the words went decides, after
the idea of m:n alignment in Gale & Church 1993 and Thompson & Koehn 2019: a half is taken
in when it covers words that its sibling leaves uncovered.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from lawdiff.alignment.flat import Flat
from lawdiff.alignment.inside import align_inside, settle
from lawdiff.alignment.openings import is_opening
from lawdiff.alignment.words import Strings, common, ratio
from lawdiff.alignment.work import Work

COVER, COVER_SHORT = 0.38, 0.5
"""So much of the second half must be words of the whole that the first half lacks; the
second figure is for halves of fewer than eight words."""
WEAKLY, LOOSELY, STOLEN, SURER = 0.55, 0.8, 0.7, 0.2
"""A half may be taken from a partner it is less like than the first, if it covers so much of
the whole; less like than the second, if it has so much more in common with the whole than
with that partner."""
AFAR, AFAR_WORDS = 0.9, 5
"""A half that stands elsewhere needs so many words and must cover so much."""
WHOLE = 0.55
"""The halves together must be this like the whole."""
MANY = 60
"""Where more leftovers than this stand side by side, none is taken for a half."""
SHORTEST = 6
"""A text of fewer words is not cut in two."""
NOWHERE = -2
NOT_CUT = (0.0, True)
MATTER, SAME_TITLE, TITLED = 0.5, 0.2, 0.8
"""So much of a new container must have come out of the old one; the second figure is for one
whose heading is so much like the old one's."""


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
    spoken_for: set[int]
    """What stands there as the later half of something already."""
    turned: bool
    """``here`` is the new print: what comes apart, seen from here, was merged."""


def views(work: Work) -> tuple[View, View]:
    """From the old side (splits) and from the new side (merges)."""
    return (
        View(
            work.old,
            work.new,
            work.old_words,
            work.new_words,
            work.to_new,
            work.to_old,
            work.split,
            False,
        ),
        View(
            work.new,
            work.old,
            work.new_words,
            work.old_words,
            work.to_old,
            work.to_new,
            work.merged,
            True,
        ),
    )


def share_insides(work: Work) -> None:
    """Find containers whose insides were shared out, or came together."""
    for view in views(work):
        for whole, container in _shared_insides(view):
            first, second = _elder(view, whole, view.out[whole], container)
            record(work, view, whole, first, second)
    settle(work)


def share_texts(work: Work) -> None:
    """Find texts that were cut in two, or joined."""
    for view in views(work):
        for whole, first, second in _cut_texts(work, view):
            record(work, view, whole, first, second)
    settle(work)


def share_afar(work: Work) -> None:
    """Find halves that stand in another place than the rest of what was cut."""
    for view in views(work):
        for whole, first, second in list(_cut_afar(view)):
            if first not in view.spoken_for and second not in view.spoken_for:
                record(work, view, whole, first, second)
    settle(work)


def tidy(work: Work) -> None:
    """Where the pair that carried an identity on was undone, the other half takes its place.

    And where all that was in a container has found its place elsewhere, it is no half.
    """
    for edges, halves, side in ((work.splits, work.split, 1), (work.merges, work.merged, 0)):
        for edge in [edge for edge in edges if _emptied(work, *edge)]:
            edges.remove(edge)
            halves.discard(edge[side])
    work.splits, splits = [], work.splits
    for o, n in splits:
        if work.to_new[o] < 0 and work.to_old[n] < 0:
            work.pair(o, n, "content")
            work.split.discard(n)
        elif work.to_old[n] < 0:
            work.splits.append((o, n))
    work.merges, merges = [], work.merges
    for o, n in merges:
        if work.to_old[n] < 0 and work.to_new[o] < 0:
            work.pair(o, n, "content")
            work.merged.discard(o)
        elif work.to_new[o] < 0:
            work.merges.append((o, n))
    settle(work)


def _emptied(work: Work, o: int, n: int) -> bool:
    """Both hold provisions, and nothing within the one has its partner within the other."""
    if work.old.end[o] == o + 1 or work.new.end[n] == n + 1:
        return False
    return not work.holds(o, n)


def _cut_afar(view: View) -> Iterator[tuple[int, int, int]]:
    """Texts that lost words, with a leftover anywhere that has these words."""
    here, there = view.here, view.there
    halves = [
        k
        for k, partner in enumerate(view.back)
        if partner < 0
        and k not in view.spoken_for
        and there.end[k] == k + 1
        and not there.apart[k]
        and len(view.there_words.own(k)) >= AFAR_WORDS
        and not is_opening(there, k)
    ]
    postings: dict[str, list[int]] = defaultdict(list)
    for whole, partner in enumerate(view.out) if halves else ():
        if partner >= 0 and here.key[whole] != there.key[partner] and here.end[whole] == whole + 1:
            lost = set(view.here_words.own(whole)).difference(view.there_words.own(partner))
            if len(lost) >= AFAR_WORDS - 2:
                for word in lost:
                    postings[word].append(whole)
    used: set[int] = set()
    for k in halves:
        votes: Counter[int] = Counter()
        for word in set(view.there_words.own(k)):
            votes.update(postings.get(word, ()))
        for whole, shared in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:3]:
            if shared < 2 or whole in used:
                continue
            half = view.out[whole]
            if there.end[half] > half + 1 and half < k < there.end[half]:
                continue
            gain, half_first = _covers(view, view.here_words.own(whole), half, k)
            if gain >= AFAR:
                used.add(whole)
                yield (whole, half, k) if half_first else (whole, k, half)
                break


def record(work: Work, view: View, whole: int, first: int, second: int) -> None:
    """Keep an edge: the half with the first words carries the identity on.

    Where an identifier said which half that is, it stays that.
    """
    if view.out[whole] == second and _identified(work, view, whole):
        first, second = second, first
    if view.out[whole] != first:
        if view.out[whole] >= 0:
            work.part(view.out[whole] if view.turned else whole)
        _let_go(work, view, first)
        o, n = (first, whole) if view.turned else (whole, first)
        work.pair(o, n, "content")
    _let_go(work, view, second)
    if view.turned:
        work.merges.append((second, whole))
        work.merged.add(second)
        align_inside(work, second, whole)
    else:
        work.splits.append((whole, second))
        work.split.add(second)
        align_inside(work, whole, second)


def _let_go(work: Work, view: View, there: int) -> None:
    """Undo the pair of what is a half of something else."""
    if view.back[there] >= 0:
        work.part(there if view.turned else view.back[there])


def _identified(work: Work, view: View, whole: int) -> bool:
    return work.method[view.out[whole] if view.turned else whole] == "identifier"


def _cut_texts(work: Work, view: View) -> list[tuple[int, int, int]]:
    """Provisions whose own words were cut in two: (whole, first half, second half)."""
    found = []
    used: set[int] = set()
    free_below = _free_below(work, view)
    if not free_below:
        return []
    cut = {n for _, n in work.merges} if view.turned else {o for o, _ in work.splits}
    here, there = view.here.key, view.there.key
    changed = [(w, p) for w, p in enumerate(view.out) if p < 0 or here[w] != there[p]]
    for whole, partner in changed:
        free = free_below.get(_home(view, whole, partner))
        if whole in used or not free or len(free) > MANY:
            continue
        text = view.here_words.own(whole)
        left = [k for k in free if k not in used]
        half = partner
        if half < 0:
            loose = [k for k in left if _claimed(work, view, k) <= STOLEN]
            half = _first_piece(view, text, loose)
        if half < 0 or len(text) < SHORTEST:
            continue
        if whole in cut:
            left = [k for k in left if view.back[k] < 0]
        covers = [
            (cover, k)
            for k in left
            if k != half
            and (cover := _covers(view, text, half, k))[0]
            and cover[0] >= _claimed(work, view, k)
        ]
        (gain, half_first), other = max(covers, default=((0.0, True), -1))
        if gain:
            used |= {other, half}
            if view.back[other] >= 0:
                used.add(view.back[other])
            found.append((whole, half, other) if half_first else (whole, other, half))
    return found


def _weak(work: Work, view: View, here: int, there: int) -> bool:
    """A pair that like words made, and not very like ones: a half may have been misplaced."""
    o, n = (there, here) if view.turned else (here, there)
    if work.method[o] != "content" or work.old.key[o] == work.new.key[n]:
        return False
    leaves = work.old.end[o] == o + 1 and work.new.end[n] == n + 1
    return leaves and work.likeness(o, n) < LOOSELY


def _claimed(work: Work, view: View, k: int) -> float:
    """How much a half must cover to be taken from the partner it has; 0 if it has none."""
    here = view.back[k]
    if here < 0:
        return 0.0
    o, n = (k, here) if view.turned else (here, k)
    if work.likeness(o, n) < WEAKLY:
        return STOLEN
    half = view.there_words.own(k)
    return max(STOLEN, common(view.here_words.own(here), half) / max(1, len(half)) + SURER)


def _free_below(work: Work, view: View) -> dict[int, list[int]]:
    """What has no partner there, or a doubtful one, by what it stands in."""
    found: dict[int, list[int]] = defaultdict(list)
    here, there = view.here.key, view.there.key
    for k, partner in enumerate(view.back):
        if partner < 0:
            if not (k in view.spoken_for or view.there.apart[k] or view.there.group[k]):
                found[view.there.up[k]].append(k)
        elif here[partner] != there[k] and _weak(work, view, partner, k):
            found[view.there.up[k]].append(k)
    return found


def _home(view: View, whole: int, partner: int) -> int:
    """Where the halves of a provision would stand; NOWHERE if it was not cut."""
    if view.here.group[whole] or view.here.apart[whole]:
        return NOWHERE
    if partner >= 0:
        return view.there.up[partner]
    up = view.here.up[whole]
    if up < 0:
        return -1
    return view.out[up] if view.out[up] >= 0 else NOWHERE


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


def _covers(view: View, text: str, half: int, other: int) -> tuple[float, bool]:
    """How much of the other half is words the first lacks, and whether the first comes first."""
    a, b = view.there_words.own(half), view.there_words.own(other)
    if len(b) < 3 or len(a) >= 0.95 * len(text) + 2:
        return NOT_CUT
    needed = COVER if len(b) >= 8 else COVER_SHORT
    if b == text or common(text, b) < needed * len(b):
        return NOT_CUT
    after, before = common(text, a + b), common(text, b + a)
    covered = max(after, before)
    gain = (covered - common(text, a)) / len(b)
    if gain < needed or 2 * covered < WHOLE * (len(text) + len(a) + len(b)):
        return NOT_CUT
    return gain, (after, half < other) >= (before, other < half)


def _shared_insides(view: View) -> Iterator[tuple[int, int]]:
    """Provisions whose insides were shared out, each with a container that has no partner."""
    containers = [
        k
        for k, partner in enumerate(view.back)
        if partner < 0 and view.there.end[k] > k + 1 and k not in view.spoken_for
    ]
    for container in containers:
        from_whole: dict[int, int] = defaultdict(int)
        for there in view.there.below(container):
            if view.back[there] >= 0:
                from_whole[view.here.up[view.back[there]]] += view.there.size[there]
        from_whole.pop(-1, None)
        if not from_whole:
            continue
        whole, matter = max(from_whole.items(), key=lambda item: (item[1], -item[0]))
        first = view.out[whole]
        if (
            first >= 0
            and view.back[container] < 0
            and _enough(view, whole, container, matter)
            and view.there.up[first] == view.there.up[container]
            and _places(view, whole, first)
        ):
            yield whole, container


def _enough(view: View, whole: int, container: int, matter: int) -> bool:
    """What came into the container is most of it; under the same heading, a good part."""
    below = view.there.below(container)
    share = matter / max(1, sum(view.there.size[k] for k in below))
    if share >= MATTER and len(below) > 1:
        return True
    heading, other = view.here_words.own(whole), view.there_words.own(container)
    return share >= SAME_TITLE and len(other) > 1 and ratio(heading, other) >= TITLED


def _places(view: View, whole: int, container: int) -> list[int]:
    """What of the insides of the whole came into the container."""
    came = [view.back[k] for k in view.there.below(container)]
    return [k for k in came if k >= 0 and view.here.up[k] == whole]


def _elder(view: View, whole: int, one: int, other: int) -> tuple[int, int]:
    """The two containers, first the one with the first words of the whole.

    Where their own words do not tell: the one that speaks more like the whole, then the
    one that has the beginning of what stood in it.
    """
    own = view.here_words.own(whole)
    a, b = view.there_words.own(one), view.there_words.own(other)
    in_turn, reversed_ = common(own, a + b), common(own, b + a)
    if in_turn != reversed_:
        return (one, other) if in_turn > reversed_ else (other, one)

    def rank(container: int, words: str) -> tuple[float, float, int]:
        came = _places(view, whole, container)
        return -ratio(own, words), sum(came) / max(1, len(came)), container

    return (one, other) if rank(one, a) <= rank(other, b) else (other, one)
