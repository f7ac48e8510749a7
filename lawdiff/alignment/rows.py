"""The pairs in the order of the new print, deleted provisions where they stood."""

from __future__ import annotations

from lawdiff.alignment.flat import FIELD
from lawdiff.alignment.model import Match, Method, Pair, Share
from lawdiff.alignment.moves import Places
from lawdiff.alignment.scores import SAME_AT_HOME, SHARED, score
from lawdiff.alignment.words import ratio
from lawdiff.alignment.work import Work

WEAK = 0.45
"""Own words less alike than this make a pair a redraft."""
SPEAKING = 6
"""Shorter texts are never called redrafted for their words alone."""


def make_pairs(work: Work, places: Places, match: Match, turned: bool) -> list[Pair]:
    """One pair for each edge, insertion and deletion.

    What was both split and merged is called split; where the work was done from the new
    print to the old, merged, so that the mirror says the same.
    """
    both: Share = "merged" if turned else "split"
    moved, away = places
    split_from = {o for o, _ in work.splits}
    origin = {n: o for o, n in work.splits}
    joined: dict[int, list[int]] = {}
    for o, n in work.merges:
        joined.setdefault(n, []).append(o)
    gone = _gone(work)
    pairs: list[Pair] = [_alone(o, None) for o in gone.get(0, ())]
    add = pairs.append
    method, old_folded, new_folded = work.method, work.old.folded, work.new.folded
    for n, o in enumerate(work.to_old):
        if o >= 0:
            if old_folded[o] == new_folded[n] and o not in away:
                how: Method = "identifier" if method[o] == "identifier" else "identical"
                sure, redrafted = SAME_AT_HOME, False
            else:
                how = _method(work, o, n)
                sure = score(work, o, n, how, o not in away)
                redrafted = _redrafted(work, o, n, match)
            share: Share = "split" if o in split_from else "merged" if n in joined else ""
            if o in split_from and n in joined:
                share = both
            add(Pair(o, n, how, sure, o in moved, redrafted, share))
        elif n in origin:
            add(Pair(origin[n], n, "content", SHARED, share="split", primary=False))
        elif n not in joined:
            add(_alone(None, n))
        for other in joined.get(n, ()):
            add(Pair(other, n, "content", SHARED, share="merged", primary=False))
        if n + 1 in gone:
            pairs += [_alone(o, None) for o in gone[n + 1]]
    return pairs


def _alone(old: int | None, new: int | None) -> Pair:
    return Pair(old, new, "none", 0.0)


def _method(work: Work, o: int, n: int) -> Method:
    """What the pair rests on, in the end."""
    how = work.method[o]
    if how == "identifier":
        return how
    if work.old.folded[o] == work.new.folded[n]:
        return "identical" if work.old.folded[o].strip(FIELD) else "context"
    return "content" if how == "identical" else how


def _redrafted(work: Work, o: int, n: int, match: Match) -> bool:
    """The same provision in new words: its identifier was lost, or little of its words is left."""
    if work.old.folded[o] == work.new.folded[n] or work.method[o] == "identifier":
        return False
    if work.old.apart[o]:
        return False
    if match == "auto":
        before, after = work.old.print.provisions[o].guid, work.new.print.provisions[n].guid
        if before and after:
            return True
    a, b = work.old_words.own(o), work.new_words.own(n)
    return min(len(a), len(b)) >= SPEAKING and ratio(a, b) < WEAK


def _gone(work: Work) -> dict[int, list[int]]:
    """Deleted provisions by the new index before which they stood, in old order.

    A deleted provision stands after its nearest earlier sibling that is still in its
    place, else straight after its parent.
    """
    found: dict[int, list[int]] = {}
    before: dict[int, int] = {}
    provisions = work.old.print.provisions
    tops = tuple(p.index for p in provisions if p.parent is None)
    to_new, parent, new_parent = work.to_new, work.old.parent, work.new.parent
    for o, n in enumerate(to_new):
        if n >= 0 or o in work.merged:
            continue
        up = parent[o]
        home = to_new[up] if up >= 0 else -1
        at = before[up] if up in before else home + 1
        for sibling in provisions[up].children if up >= 0 else tops:
            if sibling >= o:
                break
            if sibling in before:
                at = max(at, before[sibling])
            elif to_new[sibling] >= 0 and new_parent[to_new[sibling]] == home:
                at = max(at, work.new.end[to_new[sibling]])
        before[o] = at
        found.setdefault(at, []).append(o)
    return found
