"""Which provision became which: the layers, one after the other."""

from __future__ import annotations

from lawdiff.alignment.covers import pair_covers
from lawdiff.alignment.elsewhere import force, recover
from lawdiff.alignment.flat import lay_out
from lawdiff.alignment.groups import pair_groups
from lawdiff.alignment.inside import align_inside, settle
from lawdiff.alignment.model import Alignment, Match
from lawdiff.alignment.rows import make_pairs
from lawdiff.alignment.shares import share_texts
from lawdiff.alignment.terms import learn_terms
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
    _in_place(work)
    if learn_terms(work):
        _in_place(work)
    recover(work)
    share_texts(work)
    force(work)
    pair_groups(work)
    return Alignment(old, new, match, tuple(make_pairs(work, match)))


def _in_place(work: Work) -> None:
    """Pair what stands where its partner should."""
    pair_covers(work)
    align_inside(work, -1, -1)
    settle(work)


def _by_identifier(work: Work, old: Print, new: Print) -> None:
    places = {p.guid: p.index for p in new.provisions if p.guid}
    for p in old.provisions:
        n = places.get(p.guid) if p.guid else None
        if n is not None and work.to_old[n] < 0:
            work.pair(p.index, n, "identifier")
