"""The same edit in several places is one cluster."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from lawdiff.comparison.model import Change, Cluster, Row

Key = tuple[str, str, str, str]


def clustered(rows: Sequence[Row]) -> tuple[tuple[Row, ...], tuple[Cluster, ...]]:
    """Gather like edits; every one that stands in two places or more gets a cluster's id."""
    places: dict[Key, list[int]] = {}
    for n, row in enumerate(rows):
        for change in row.changes:
            if change.old_text != change.new_text:
                places.setdefault(_key(change), []).append(n)
    ids: dict[Key, str] = {}
    clusters: list[Cluster] = []
    for key, where in places.items():
        if len(where) < 2:
            continue
        first = next(c for c in rows[where[0]].changes if _key(c) == key)
        ids[key] = f"c{len(ids) + 1}"
        clusters.append(
            Cluster(
                id=ids[key],
                kind=first.kind,
                significance=first.significance,
                old_text=first.old_text,
                new_text=first.new_text,
                count=len(where),
                rows=tuple(dict.fromkeys(where)),
            )
        )
    return tuple(_named(row, ids) for row in rows), tuple(clusters)


def _named(row: Row, ids: dict[Key, str]) -> Row:
    if not row.changes or not ids:
        return row
    changes = tuple(
        msgspec.structs.replace(c, cluster=ids[_key(c)]) if _key(c) in ids else c
        for c in row.changes
    )
    return msgspec.structs.replace(row, changes=changes)


def _key(change: Change) -> Key:
    return change.kind, change.significance, change.old_text, change.new_text
