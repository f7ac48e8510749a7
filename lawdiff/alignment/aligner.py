"""Which provision became which: the layers, one after the other."""

from __future__ import annotations

from typing import get_args

from lawdiff.alignment.assignment import Crowds
from lawdiff.alignment.covers import pair_covers
from lawdiff.alignment.elsewhere import recover
from lawdiff.alignment.flat import Flat, lay_out
from lawdiff.alignment.gaps import come_home, cut_in_gaps, force
from lawdiff.alignment.groups import pair_groups
from lawdiff.alignment.identifiers import give_back, pair_by_identifier
from lawdiff.alignment.inside import align_inside, settle
from lawdiff.alignment.model import Alignment, Match
from lawdiff.alignment.moves import find_places
from lawdiff.alignment.repair import drop_doubtful, leave_copies
from lawdiff.alignment.rows import make_pairs
from lawdiff.alignment.shares import share_afar, share_texts, tidy
from lawdiff.alignment.strays import pair_strays
from lawdiff.alignment.terms import learn_terms
from lawdiff.alignment.work import Work
from lawdiff.errors import BadRequest
from lawdiff.limits import DEFAULT, Limits
from lawdiff.prints.model import Print


def align(old: Print, new: Print, match: Match = "auto", limits: Limits = DEFAULT) -> Alignment:
    """Find out which provision of the old print became which of the new one.

    Aligning NEW with OLD gives the same edges the other way round: the work is done in
    one direction, which the words of the prints decide, and turned at the end.

    Args:
        old: the earlier print.
        new: the later print.
        match: ``auto`` takes persistent identifiers as evidence, ``content`` reads none.
        limits: past which provisions that are much alike are paired less exactly.

    Returns:
        The alignment: every provision of each print stands in at least one pair.

    Raises:
        BadRequest: there is no such way to match.
    """
    if match not in get_args(Match):
        raise BadRequest(f"there is no match {match!r}", remedy='Use "auto" or "content".')
    flat_old, flat_new = lay_out(old, new)
    turned = _comes_first(flat_new, flat_old)
    first, second = (flat_new, flat_old) if turned else (flat_old, flat_new)
    work = pair_up(first, second, match, limits)
    places = find_places(work)
    if turned:
        work, places = work.turned(), places.turned(work.to_new)
    pairs = tuple(make_pairs(work, places, match, turned))
    return Alignment(old, new, match, pairs, max(work.crowds, default=0))


def _comes_first(one: Flat, other: Flat) -> bool:
    """An order of prints that does not depend on which is called the old one."""
    if len(one) != len(other):
        return len(one) < len(other)
    return (one.folded, one.parent, one.numbers()) < (other.folded, other.parent, other.numbers())


def pair_up(old: Flat, new: Flat, match: Match, limits: Limits = DEFAULT) -> Work:
    """Go through all layers; the pairs as they are before they are put in order."""
    work = Work(old, new)
    work.crowds = Crowds(limits.crowd)
    held_back = pair_by_identifier(work) if match == "auto" else []
    _in_place(work)
    if learn_terms(work):
        _in_place(work)
    leave_copies(work)
    recover(work)
    come_home(work)
    drop_doubtful(work)
    if held_back:
        give_back(work, held_back)
        settle(work)
    share_texts(work)
    share_afar(work)
    tidy(work)
    cut_in_gaps(work)
    force(work)
    pair_strays(work)
    pair_groups(work)
    return work


def _in_place(work: Work) -> None:
    """Pair what stands where its partner should."""
    pair_covers(work)
    align_inside(work, -1, -1)
    settle(work)
