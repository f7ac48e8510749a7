"""What a change made in several places was and is now, in words that are true of each place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from lawdiff.comparison.model import Cluster, Row

STRAIGHT = frozenset("\"'")
CURLY = frozenset("“”‘’„‚«»‹›")


class Repeat(Struct, frozen=True):
    """Both sides of a cluster."""

    was: str
    now: str
    described: bool = False
    """They say what kind of words stood there, and are no words of the prints."""


def repeat_of(cluster: Cluster, rows: Sequence[Row]) -> Repeat:
    """The words of a cluster; for different quotation marks, what became of which.

    A cluster gathers edits that differ in nothing but their quotation marks, so that where an
    edit is of quotation marks alone no one pair is true of all.
    """
    plain = Repeat(cluster.old_text, cluster.new_text)
    if cluster.kind != "typography":
        return plain
    pairs = Counter(
        (change.old_text.strip(), change.new_text.strip())
        for index in cluster.rows
        for change in rows[index].changes
        if change.cluster == cluster.id
    )
    marks = STRAIGHT | CURLY
    if len(pairs) < 2 or not all(was and now and marks >= {*was, *now} for was, now in pairs):
        return plain
    if all({*was} <= STRAIGHT and {*now} <= CURLY for was, now in pairs):
        return Repeat("straight quotation marks", "curly quotation marks", described=True)
    told = ", ".join(f"{was} to {now} ({count:,})" for (was, now), count in pairs.most_common())
    return Repeat("quotation marks", f"other quotation marks: {told}", described=True)
