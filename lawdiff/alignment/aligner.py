"""Which provision became which: the layers, one after the other."""

from __future__ import annotations

from lawdiff.alignment.elsewhere import force, recover
from lawdiff.alignment.flat import lay_out
from lawdiff.alignment.groups import pair_groups
from lawdiff.alignment.inside import align_inside, settle
from lawdiff.alignment.model import Alignment, Match, Pair
from lawdiff.alignment.work import Work
from lawdiff.prints.model import Print


def align(old: Print, new: Print, match: Match = "auto") -> Alignment:
    """Find out which provision of the old print became which of the new one.

    Args:
        old: the earlier print.
        new: the later print.
        match: ``auto`` takes persistent identifiers as evidence, ``content`` reads none.

    Returns:
        The alignment: every provision of each print stands in at least one pair.
    """
    work = Work(*lay_out(old, new))
    if match == "auto":
        _by_identifier(work, old, new)
    align_inside(work, -1, -1)
    settle(work)
    recover(work)
    force(work)
    pair_groups(work)
    return Alignment(old, new, match, tuple(_pairs(work)))


def _by_identifier(work: Work, old: Print, new: Print) -> None:
    places = {p.guid: p.index for p in new.provisions if p.guid}
    for p in old.provisions:
        n = places.get(p.guid) if p.guid else None
        if n is not None and work.to_old[n] < 0:
            work.pair(p.index, n, "identifier")


def _pairs(work: Work) -> list[Pair]:
    gone: dict[int, list[int]] = {}
    for o, n in enumerate(work.to_new):
        if n < 0:
            before = o - 1
            while before >= 0 and work.to_new[before] < 0:
                before -= 1
            gone.setdefault(work.to_new[before] if before >= 0 else -1, []).append(o)
    found = [Pair(o, None, "none", 0.0) for o in gone.get(-1, ())]
    for n, o in enumerate(work.to_old):
        if o < 0:
            found.append(Pair(None, n, "none", 0.0))
        else:
            found.append(Pair(o, n, work.method[o], 1.0))
        found += [Pair(o, None, "none", 0.0) for o in gone.get(n, ())]
    return found
