"""Where things stand on the page: ids, and the links between what split or merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup, escape
from msgspec import Struct

from lawdiff.comparison.model import Comparison, Row
from lawdiff.prints.model import Provision
from lawdiff.reports.anchors import Anchors
from lawdiff.reports.lawtext import Mark
from lawdiff.reports.words import listed

if TYPE_CHECKING:
    from lawdiff.annotations.model import CarriedNote, Place

_LINKED = frozenset({"moved", "split", "merged", "redrafted"})


class RowMaps(Struct, frozen=True):
    """Which row tells of which provision."""

    new: dict[int, int]
    """Index in the new print → row; of several, the one that carries the identity on."""
    old: dict[int, int]
    """Index in the old print → row."""
    parents: list[int | None]
    """Row → the row it stands in: by the new print, or by the old where it was left out."""


class Links(Struct):
    """Ids and links for one page; indices are rows of the comparison."""

    maps: RowMaps
    anchors: Anchors
    ids: dict[int, str]
    """Row → id of the provision it tells of."""
    tags: dict[int, str]
    """Row → HTML before its words: where it came from, what it split into."""
    stubs: dict[int, str]
    """Row → HTML after it: what stood here and has moved."""
    inside: dict[int, list[tuple[int, str]]]
    """Row → HTML in it, each with an offset in its old words: what stood there and has moved."""
    came: set[int]
    """Rows whose words stood elsewhere in the older print."""


def map_rows(comparison: Comparison) -> RowMaps:
    """Find the row of each provision, and the row each row stands in."""
    new: dict[int, int] = {}
    old: dict[int, int] = {}
    for index, row in enumerate(comparison.rows):
        one, other = row.new, row.old
        if one is not None and (row.primary or one.index not in new):
            new[one.index] = index
        if other is not None and (row.primary or other.index not in old):
            old[other.index] = index
    parents: list[int | None] = []
    for row in comparison.rows:
        provision, side = (row.new, new) if row.new is not None else (row.old, old)
        assert provision is not None
        parent = provision.parent
        parents.append(None if parent is None else side.get(parent))
    return RowMaps(new, old, parents)


def link(comparison: Comparison, maps: RowMaps, places: Iterable[int]) -> Links:
    """Give an id to every clause, change, arrival and departure, and name splits and merges.

    Args:
        comparison: two prints, compared.
        maps: which row tells of which provision.
        places: rows that notes are about; they get ids too.
    """
    rows = comparison.rows
    links = Links(maps, Anchors(), {}, {}, {}, {}, set())
    wanted = {account.row for account in comparison.accounts} | set(places)
    for index, row in enumerate(rows):
        states = row.states
        if (
            row.changes
            or (states != ("unchanged",) and not _LINKED.isdisjoint(states))
            or row.old is None
            or row.new is None
            or index in wanted
        ):
            provision = row.new if row.new is not None else row.old
            assert provision is not None
            side = "now" if row.new is not None else "was"
            links.ids[index] = links.anchors.take(side, provision.label)
    _shares(rows, links)
    return links


def refer(links: Links, index: int, words: str) -> Markup:
    """A link to a row, or plain words where it has no id."""
    ident = links.ids.get(index)
    if ident is None:
        return escape(words)
    return Markup('<a href="#{}">{}</a>').format(ident, words)


def _shares(rows: Sequence[Row], links: Links) -> None:
    """Say of every part of a split or merge what the whole was."""
    by_old: defaultdict[int, list[int]] = defaultdict(list)
    by_new: defaultdict[int, list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        if ("split" in row.states or "merged" in row.states) and row.old and row.new:
            if "split" in row.states:
                by_old[row.old.index].append(index)
            if "merged" in row.states:
                by_new[row.new.index].append(index)
    for group in by_old.values():
        old = rows[group[0]].old
        assert old is not None
        became = Markup(listed([refer(links, i, _new(rows[i]).label) for i in group]))
        for index in group:
            tag(links, index, Markup("Split: {} became {}.").format(old.label, became))
    for group in by_new.values():
        parts = Markup(listed([escape(_old(rows[i]).label) for i in group]))
        for index in group:
            new = refer(links, index, _new(rows[index]).label)
            tag(links, index, Markup("Merged: {} became {}.").format(parts, new))


def tag(links: Links, index: int, said: Markup) -> None:
    """Say something before a row's words."""
    made = Markup('<p class="tag">{}</p>').format(said)
    links.tags[index] = links.tags.get(index, "") + made


def _new(row: Row) -> Provision:
    assert row.new is not None
    return row.new


def _old(row: Row) -> Provision:
    assert row.old is not None
    return row.old


def rows_of_note(note: CarriedNote, maps: RowMaps) -> list[tuple[int, Place]]:
    """The rows a note is about, with its place in each: in the new print, else in the old one."""
    places, side = (note.new_places, maps.new) if note.new_places else (note.old_places, maps.old)
    return [
        (side[place.index], place)
        for place in places
        if place.index is not None and place.index in side
    ]


def marks_of(
    noted: Sequence[tuple[str, Sequence[tuple[int, Place]]]],
) -> dict[int, list[Mark]]:
    """The words to mark in each row.

    Args:
        noted: for each note its id on the page and its places by row.
    """
    found: dict[int, list[Mark]] = {}
    for number, (ident, places) in enumerate(noted, 1):
        for row, place in places:
            link_ = Markup('<a class="nr" href="#{}">note {}</a>').format(ident, number)
            found.setdefault(row, []).append(
                Mark(place.start, place.end, link_, heading=place.field == "heading")
            )
    return found
