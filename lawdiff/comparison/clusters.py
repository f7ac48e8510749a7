"""The same edit in several places is one cluster."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from lawdiff.comparison.model import Change, Cluster, Row
from lawdiff.comparison.rules import phrases, terms
from lawdiff.comparison.rules.terms import Term
from lawdiff.comparison.tokens import plain

Key = tuple[str, str, str, str]
Where = tuple[int, int]
"""A row, and the position of a change in it."""


def clustered(rows: Sequence[Row]) -> tuple[tuple[Row, ...], tuple[Cluster, ...]]:
    """Find the terms, and gather like edits.

    Returns:
        The rows, each change with the id of its cluster, and the clusters in the order in which
        their first edit stands. A term is a cluster even in one place, for its exceptions.
    """
    if not any(row.changes for row in rows):
        return tuple(rows), ()
    found = terms.found(rows)
    keys = {term.key for term in found if len(term.places) > 1}
    apart = phrases.taken_apart(rows, keys) if keys else {}
    if apart:
        rows = [replace(row, changes=apart[n]) if n in apart else row for n, row in enumerate(rows)]
        found = terms.found(rows)
    rows = _with(rows, terms.marked(rows, found))
    groups = _groups(rows, found)
    clusters: list[Cluster] = []
    named: dict[int, dict[int, Change]] = {}
    words = terms.Words(rows) if found else None
    for number, (places, term) in enumerate(groups, 1):
        stays = words.rows_with(term.old) if words and term else ()
        cluster = _cluster(f"c{number}", places, term, rows, stays)
        clusters.append(cluster)
        for n, position in places:
            change = rows[n].changes[position]
            named.setdefault(n, {})[position] = replace(change, cluster=cluster.id)
    return _with(rows, named), tuple(clusters)


def _groups(
    rows: Sequence[Row], found: Sequence[Term]
) -> list[tuple[tuple[Where, ...], Term | None]]:
    """Places of each cluster, and the term if it is one, in the order of their first place."""
    out: list[tuple[tuple[Where, ...], Term | None]] = []
    taken: set[Where] = set()
    for term in found:
        places = tuple((place.row, place.position) for place in term.places)
        taken.update(places)
        out.append((places, term))
    alike: dict[Key, list[Where]] = {}
    for n, row in enumerate(rows):
        # A table of contents repeats every number once: no news.
        if not row.changes or (row.new is not None and row.new.kind == "cover"):
            continue
        for position, change in enumerate(row.changes):
            if (n, position) not in taken and change.old_text != change.new_text:
                alike.setdefault(_key(change), []).append((n, position))
    out += [(tuple(places), None) for places in alike.values() if len(places) > 1]
    return sorted(out, key=lambda group: group[0][0])


def _key(change: Change) -> Key:
    return change.kind, change.significance, plain(change.old_text), plain(change.new_text)


def _cluster(
    name: str,
    places: tuple[Where, ...],
    term: Term | None,
    rows: Sequence[Row],
    stays: tuple[int, ...],
) -> Cluster:
    changes = [rows[n].changes[position] for n, position in places]
    first = next((c for c in changes if c.kind != "heading"), changes[0])
    return Cluster(
        id=name,
        kind="term" if term else first.kind,
        significance=first.significance,
        old_text=term.old if term else first.old_text,
        new_text=term.new if term else first.new_text,
        count=len(places),
        rows=tuple(dict.fromkeys(n for n, _ in places)),
        exceptions=stays,
    )


def _with(rows: Sequence[Row], changed: dict[int, dict[int, Change]]) -> tuple[Row, ...]:
    """Rows with some of their changes replaced."""
    if not changed:
        return tuple(rows)
    out = list(rows)
    for n, by_position in changed.items():
        changes = tuple(by_position.get(k, change) for k, change in enumerate(rows[n].changes))
        out[n] = replace(rows[n], changes=changes)
    return tuple(out)
