"""The way from two prints to a comparison."""

from __future__ import annotations

from lawdiff.alignment.model import Alignment, Match, Pair
from lawdiff.comparison.accounts import accounts_of
from lawdiff.comparison.citing import Citing
from lawdiff.comparison.clusters import clustered
from lawdiff.comparison.headlines import headline
from lawdiff.comparison.model import Comparison, Row
from lawdiff.comparison.rows import rows_of
from lawdiff.comparison.rules import enclosed, lists, shares
from lawdiff.comparison.warnings import coarser, crowded, warnings_of
from lawdiff.limits import DEFAULT, Limits
from lawdiff.prints.model import Print

__all__ = ["Pair", "Row", "compare", "compare_aligned"]


def compare(old: Print, new: Print, match: Match = "auto", limits: Limits = DEFAULT) -> Comparison:
    """Compare two prints of a Bill.

    Args:
        old: the earlier print.
        new: the later print.
        match: whether persistent identifiers may be read as evidence (``"auto"``) or not
            (``"content"``).
        limits: past which it is told less exactly what changed.

    Returns:
        Every provision of both prints in a row, with what changed, of which kind, and why.
        Prints of different Bills are compared too, with a warning.
    """
    from lawdiff.alignment import align  # noqa: PLC0415 (only when two prints are compared)

    return compare_aligned(align(old, new, match, limits), limits)


def compare_aligned(alignment: Alignment, limits: Limits = DEFAULT) -> Comparison:
    """Say what changed between two prints that are already aligned."""
    citing = Citing(alignment)
    rows = shares.told(lists.settled(alignment, rows_of(alignment, citing, limits)))
    steps = enclosed.found(rows, citing.reread)
    rows, clusters = clustered(enclosed.told(rows, steps))
    accounts = accounts_of(alignment, rows, clusters, citing.place, steps)
    return Comparison(
        alignment=alignment,
        rows=rows,
        clusters=clusters,
        accounts=accounts,
        headline=headline(rows, accounts, clusters),
        warnings=(
            *warnings_of(alignment.old, alignment.new),
            *crowded(alignment, limits),
            *coarser(rows, limits),
        ),
    )
