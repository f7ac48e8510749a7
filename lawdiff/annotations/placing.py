"""Where a note's quote stands in the print it was written on."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import takewhile

from rapidfuzz.distance import OSA

from lawdiff.annotations.addresses import normal
from lawdiff.annotations.desk import Desk
from lawdiff.annotations.flow import squeeze
from lawdiff.annotations.likeness import FLOOR, MARGIN, MOST_WORDS, Like, words_in
from lawdiff.annotations.locating import Found, cited_as
from lawdiff.annotations.model import Note
from lawdiff.annotations.telling import agreeing, complete, decided, threaded

_ELISION = re.compile(r"\s*(?:[\[(]\s*(?:…|\.{3})\s*[\])]|…|\.{3,}|\. \. \.)\s*")
_FEW = 4
"""Fewer words than this are looked for only where the note cites."""
_HERE = 0.10
"""What it is worth to stand in the provision that the note cites."""
_NEAR = 0.03
"""What it is worth to stand in its clause."""

_AROUND = 400
"""How far from like words, in letters, to look at each of their neighbours."""
_MOST_AROUND = 6
_ACROSS = 0.90
"""Words that run from one clause into the next must be this like to be a note's."""


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a quote, or a piece of one, stands."""

    quote: str
    hits: tuple[Like, ...] = ()
    """One: placed. Several: it could be any. None: not found."""
    why: str = ""
    exact: bool = False
    """It stands there word for word."""
    numbered: bool = False
    """It has provisions' numbers among its words, and begins with one if ``opens``."""
    opens: bool = False

    @property
    def placed(self) -> Like | None:
        """The place, where there is only one."""
        return self.hits[0] if len(self.hits) == 1 else None


def likes_of(placings: list[Placing]) -> list[Like]:
    """The places of those quotes that were placed."""
    return [like for placing in placings if (like := placing.placed) is not None]


def place_quotes(desk: Desk, note: Note, found: Found) -> list[Placing]:
    """Place every quote of a note, elided ones piece by piece."""
    placings: list[Placing] = []
    for quote in note.quotes:
        if desk.exactly(quote):
            placings.append(_place(desk, quote, note, found))
            continue
        own = _in_own_text(desk, quote, found)
        if own:
            placings.extend(own)
            continue
        pieces = [piece for piece in _ELISION.split(quote) if words_in(piece)] or [quote]
        placings.extend(_place(desk, piece, note, found) for piece in pieces)
    return [_numbered(desk, placing) for placing in _together(desk, placings)]


def _numbered(desk: Desk, placing: Placing) -> Placing:
    """Say whether a quote has provisions' numbers among its words."""
    like = placing.placed
    if like is None or not placing.exact:
        return placing
    quote = squeeze(placing.quote)
    if desk.flow.text[like.start : like.end] == quote:
        return placing
    opens = squeeze(desk.with_numbers(like.start, like.end, True)) == quote
    return replace(placing, numbered=True, opens=opens)


def _in_own_text(desk: Desk, quote: str, found: Found) -> list[Placing]:
    """A quote of a provision's opening and closing words that leaves out what is between.

    Placed only where it is plain which provision's they are.
    """
    hits = desk.around_children(quote)
    if len(hits) > 1:
        scopes = [desk.scope(index) for index in found.indices]
        inside = [hit for hit in hits if all(_in(Like(*one, 1.0), scopes) for one in hit)]
        own = [hit for hit in inside if desk.index_at(hit[0][0]) in found.indices]
        hits = own if len(own) == 1 else inside
    if len(hits) != 1:
        return []
    return [
        Placing(desk.flow.shown(start, end), (Like(start, end, 1.0),), exact=True)
        for start, end in hits[0]
    ]


def _place(desk: Desk, quote: str, note: Note, found: Found) -> Placing:
    exact = [Like(start, end, 1.0) for start, end in desk.exactly(quote)]
    scopes = [desk.scope(index) for index in found.indices]
    inside = [hit for hit in exact if _in(hit, scopes)]
    if inside:
        return Placing(quote, _told_apart(desk, inside, note, found), exact=True)
    clauses = [desk.clause_scope(index) for index in found.indices]
    near = [hit for hit in exact if _in(hit, clauses)]
    if near:
        return _elsewhere(
            desk, _told_apart(desk, near, note, found), note, Placing(quote, exact=True)
        )
    if len(words_in(quote)) < _FEW and scopes:
        return Placing(quote, why="its few words do not stand in what it cites")
    if exact:
        hits = _told_apart(desk, exact, note, found)
        rivals = [like for scope in scopes for like in desk.like(quote, *scope)[:1]]
        rivals = [
            like for like in rivals if like.score > 1 - MARGIN and agreeing(desk, quote, like)
        ]
        if len(hits) == 1 and rivals:
            return Placing(quote, (*rivals, *hits), "like words stand in what it cites")
        placing = Placing(quote, hits, exact=True)
        return _elsewhere(desk, hits, note, placing) if scopes else placing
    return _nearly(desk, quote, scopes, clauses, note)


def _in(hit: Like, scopes: list[tuple[int, int]]) -> bool:
    return any(low <= hit.start and hit.end <= high for low, high in scopes)


def _elsewhere(desk: Desk, hits: tuple[Like, ...], note: Note, placing: Placing) -> Placing:
    """Placed by its words, against its citation: that has to be said."""
    if len(hits) != 1:
        return replace(placing, hits=hits)
    there = desk.label_at(hits[0].start)
    why = f"it cites {note.cited}, but its words stand in {there}"
    return replace(placing, hits=hits, why=why)


TOO_LONG = f"a quote of more than {MOST_WORDS} words is looked for word for word only"


def _nearly(
    desk: Desk,
    quote: str,
    scopes: list[tuple[int, int]],
    clauses: list[tuple[int, int]],
    note: Note,
) -> Placing:
    """Place a misquote: the likeliest words, ahead of all others by the margin."""
    if len(words_in(quote)) > MOST_WORDS:
        return Placing(quote, why=TOO_LONG)
    found = desk.like(quote)
    found = _added(found, [like for scope in scopes for like in desk.like(quote, *scope)])
    ranked = _ranked(desk, quote, found, scopes, clauses)
    if not ranked:
        nearest = tuple(found[:1])
        label = f"; the nearest are in {desk.label_at(nearest[0].start)}" if nearest else ""
        return Placing(quote, why=f"its words were not found{label}")
    best = ranked[0][0]
    hits = tuple(like for value, like in ranked if value >= best - MARGIN)
    if len(hits) > 1 and not any(_in(hit, clauses) for hit in hits):
        slipped = _a_slip_away(desk, list(hits), note)
        hits = tuple(slipped) if len(slipped) == 1 else hits
    if len(hits) == 1 and scopes and not _in(hits[0], clauses):
        return _elsewhere(desk, hits, note, Placing(quote))
    return Placing(quote, hits[:8])


def _ranked(
    desk: Desk,
    quote: str,
    found: list[Like],
    scopes: list[tuple[int, int]],
    clauses: list[tuple[int, int]],
) -> list[tuple[float, Like]]:
    """Passages that a misquote could be of, the likeliest first, each with what it is worth."""
    few = len(words_in(quote)) <= _FEW
    if not (found and complete(desk, quote, found[0])):
        found = _added(found, _neighbours(desk, quote, found, clauses))
    worth: dict[Like, float] = {}
    for like in found:
        here, near = _in(like, scopes), _in(like, clauses)
        if like.score < FLOOR or (few and not near):
            continue
        if like.score < _ACROSS and desk.clauses_at(like.start, like.end) > 1:
            continue
        worth[like] = like.score + (_HERE if here else _NEAR if near else 0.0)
    ranked = sorted(worth, key=lambda like: (-worth[like], like.start))
    if not ranked or not complete(desk, quote, ranked[0]):
        around = [like for like in found if not clauses or _in(like, clauses)]
        for thread in () if few else threaded(desk, quote, around):
            ranked = [one for one in ranked if not _overlap(one, thread)]
            ranked.append(thread)
            worth[thread] = max(thread.score, FLOOR) + (_HERE if _in(thread, scopes) else 0.0)
    cited = [like for like in ranked if _in(like, clauses)]
    others = [like for like in ranked if not _in(like, clauses)]
    others = decided(desk, quote, others)
    # a cited place with another number loses to one elsewhere that has the quote's
    if cited and not any(agreeing(desk, quote, like) for like in cited):
        enough = max(like.score for like in cited) - MARGIN
        sure = [o for o in others if o.score >= enough and agreeing(desk, quote, o)]
        cited, others = ([], sure) if sure else (cited, others)
    kept = {*decided(desk, quote, cited), *others}
    ranked = [like for like in ranked if like in kept]
    return sorted(((worth[like], like) for like in ranked), key=lambda one: (-one[0], one[1].start))


def _neighbours(
    desk: Desk, quote: str, found: list[Like], clauses: list[tuple[int, int]]
) -> list[Like]:
    """Like words in what is cited, and beside the likest, each provision looked at by itself."""
    stretches = list(clauses)
    for like in found[:_MOST_AROUND]:
        end = min(like.end + _AROUND, desk.flow.body)
        stretches.append((like.start - _AROUND, end))
    each = (like for stretch in stretches for like in desk.index.like_each(quote, *stretch))
    return list(dict.fromkeys(each))


def _overlap(one: Like, other: Like) -> bool:
    return one.start < other.end and other.start < one.end


def _added(found: list[Like], more: list[Like]) -> list[Like]:
    """Both, less those that a better one overlaps; ``more``, where the note cites, goes first."""
    kept: list[Like] = []
    ranked = [(like.score, like) for like in found] + [(like.score + _HERE, like) for like in more]
    ranked.sort(key=lambda one: (-one[0], one[1].start, one[1].end))
    for _, like in ranked:
        if all(like.end <= best.start or like.start >= best.end for best in kept):
            kept.append(like)
    return kept


def _told_apart(desk: Desk, hits: list[Like], note: Note, found: Found) -> tuple[Like, ...]:
    """Choose among several places of the same words: by address, by line, by context."""
    if len(hits) == 1:
        return tuple(hits)
    own = [hit for hit in hits if desk.index_at(hit.start) in found.indices]
    if len(own) == 1:
        return tuple(own)
    hits = own or hits
    if found.span is not None:
        index, start, _ = found.span
        line = desk.flow.position(index, "text", start)
        if line is not None:
            ordered = sorted(hits, key=lambda hit: (abs(hit.start - line), hit.start))
            return (ordered[0],)
    slipped = [] if own else _a_slip_away(desk, hits, note)
    if len(slipped) == 1:
        return tuple(slipped)
    if note.prefix or note.suffix:
        scored = sorted(
            ((-_context(desk, hit, note), at, hit) for at, hit in enumerate(hits)),
            key=lambda one: one[:2],
        )
        if scored[0][0] < scored[1][0]:
            return (scored[0][2],)
    return tuple(hits[:8])


def _a_slip_away(desk: Desk, hits: list[Like], note: Note) -> list[Like]:
    """Places whose citation is the note's but for one slip: a digit wrong, missing or doubled."""
    cited = {normal(cited_as(a.steps)) for a in note.addresses if a.steps and not a.last}
    cited.add(normal(note.cited))
    found = []
    for hit in hits:
        index = desk.index_at(hit.start)
        if index is None:
            continue
        above = (index, *desk.print.ancestors(index))
        labels = [normal(desk.print.provisions[at].label) for at in above]
        if any(OSA.distance(one, label, score_cutoff=1) == 1 for one in cited for label in labels):
            found.append(hit)
    return found


def _context(desk: Desk, hit: Like, note: Note) -> int:
    """How many squeezed characters around a place agree with the note's own context."""
    text = desk.flow.text
    before, after = squeeze(note.prefix), squeeze(note.suffix)
    stands_before = text[max(0, hit.start - len(before)) : hit.start]
    stands_after = text[hit.end : hit.end + len(after)]
    return _agreed(before[::-1], stands_before[::-1]) + _agreed(after, stands_after)


def _agreed(one: str, other: str) -> int:
    """How many characters two texts have in common from their start."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in same)


def _together(desk: Desk, placings: list[Placing]) -> list[Placing]:
    """Pieces of a note's quotes that could be anywhere stand where its other pieces do."""
    anchors = [placing.placed for placing in placings if placing.placed is not None]
    if not anchors or len(anchors) == len(placings):
        return placings
    settled = []
    for at, placing in enumerate(placings):
        if placing.placed is not None:
            settled.append(placing)
            continue
        before = [p.placed for p in placings[:at] if p.placed is not None]
        settled.append(_beside(desk, placing, anchors, before[-1] if before else None))
    return settled


def _beside(desk: Desk, placing: Placing, anchors: list[Like], before: Like | None) -> Placing:
    scopes = [
        desk.clause_scope(index)
        for anchor in anchors
        if (index := desk.index_at(anchor.start)) is not None
    ]
    hits = list(placing.hits) or [Like(s, e, 1.0) for s, e in desk.exactly(placing.quote)]
    hits = [hit for hit in hits if _in(hit, scopes)]
    if before is not None:
        hits = [hit for hit in hits if hit.start >= before.end] or hits
    if not hits:
        return placing
    hit = min(hits, key=lambda hit: hit.start)
    words = desk.flow.text[hit.start : hit.end]
    return Placing(placing.quote, (hit,), exact=words == squeeze(placing.quote))
