"""What the first screens show: the figures, where the Bill changed, the same change repeated."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup
from msgspec import Struct

from lawdiff.comparison.model import Cluster, Comparison
from lawdiff.reports.articles import Article
from lawdiff.reports.clauses import OUTCOMES, Outcome
from lawdiff.reports.links import Links, refer
from lawdiff.reports.repeats import Repeat, repeat_of
from lawdiff.reports.words import KIND_WORDS, SIGNIFICANCE_WORDS, capital

READ: tuple[Outcome, ...] = ("inserted", "deleted", "substantive")
PASS_OVER: tuple[Outcome, ...] = (
    "moved",
    "consequential",
    "editorial",
    "renumbered",
    "unchanged",
)

LISTED_AT_MOST = 60
"""Clauses named in one row of the first table; more are counted, and stand in the concordance."""


class FateRow(Struct, frozen=True):
    """One row of the first table: what happened, to how many, to which."""

    outcome: Outcome
    words: str
    count: int
    articles: list[Article]
    """Empty where they are too many to name."""


class FateTable(Struct, frozen=True):
    """The first table, in two groups: what to read and what can be passed over."""

    read: list[FateRow]
    pass_over: list[FateRow]


class MapGroup(Struct, frozen=True):
    """One Part in the picture of the Bill."""

    title: str
    articles: list[Article]


class ClusterLine(Struct, frozen=True):
    """The same edit in several places, with a link to each."""

    ident: str
    repeat: Repeat
    kind: str
    count: int
    places: list[Markup]
    exceptions: list[Markup]


def fates(articles: Sequence[Article]) -> FateTable:
    """Count clauses and schedules by what happened to them; other texts where there are none."""
    units = [a for a in articles if a.clause.unit] or list(articles)

    def row(outcome: Outcome) -> FateRow:
        found = [article for article in units if article.outcome == outcome]
        return FateRow(
            outcome,
            capital(OUTCOMES[outcome]),
            len(found),
            found if len(found) <= LISTED_AT_MOST else [],
        )

    rows = {outcome: row(outcome) for outcome in OUTCOMES}
    return FateTable(
        [rows[outcome] for outcome in READ],
        [rows[outcome] for outcome in PASS_OVER if rows[outcome].count],
    )


def bill_map(articles: Sequence[Article], parts: Sequence[str]) -> list[MapGroup]:
    """The clauses and schedules as a picture: one group for each Part, one cell for each."""
    groups: dict[int, list[Article]] = {}
    for article in articles:
        if article.clause.unit:
            groups.setdefault(article.part, []).append(article)
    return [MapGroup(parts[part - 1] if part else "", found) for part, found in groups.items()]


def cluster_lines(comparison: Comparison, links: Links) -> list[ClusterLine]:
    """Clusters with a link to every place."""
    return [_cluster_line(cluster, comparison, links) for cluster in comparison.clusters]


def _cluster_line(cluster: Cluster, comparison: Comparison, links: Links) -> ClusterLine:
    def places(rows: Sequence[int]) -> list[Markup]:
        found = []
        for index in dict.fromkeys(rows):
            row = comparison.rows[index]
            provision = row.new if row.new is not None else row.old
            assert provision is not None
            found.append(refer(links, index, provision.label))
        return found

    return ClusterLine(
        f"same-{cluster.id}" if cluster.id.isalnum() and cluster.id.isascii() else "",
        repeat_of(cluster, comparison.rows),
        f"{KIND_WORDS[cluster.kind]}, {SIGNIFICANCE_WORDS[cluster.significance]}",
        cluster.count,
        places(cluster.rows),
        places(cluster.exceptions),
    )
