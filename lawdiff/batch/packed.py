"""A comparison in few bytes: provisions are told by their place in the two prints.

What was compared once is kept, so that the page of a Bill chains its pairs without comparing
them again. Unpacked beside the same two prints, it is the same comparison.
"""

from __future__ import annotations

import msgspec
from msgspec import Struct

from lawdiff.alignment.model import Alignment, Match, Method, Pair
from lawdiff.comparison.model import Account, Change, Cluster, Comparison, Row, State
from lawdiff.prints.model import Print


class _Row(Struct, frozen=True, array_like=True):
    old: int | None
    new: int | None
    states: tuple[State, ...]
    method: Method
    score: float
    changes: tuple[Change, ...]
    primary: bool
    slight: bool


class _Packed(Struct, frozen=True, array_like=True):
    match: Match
    pairs: tuple[Pair, ...]
    rows: tuple[_Row, ...]
    clusters: tuple[Cluster, ...]
    accounts: tuple[Account, ...]
    headline: str
    warnings: tuple[str, ...]


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_Packed).decode


def pack(comparison: Comparison) -> bytes:
    """The comparison without its two prints."""
    rows = tuple(
        _Row(
            row.old.index if row.old is not None else None,
            row.new.index if row.new is not None else None,
            row.states,
            row.method,
            row.score,
            row.changes,
            row.primary,
            row.slight,
        )
        for row in comparison.rows
    )
    alignment = comparison.alignment
    return _encode(
        _Packed(
            alignment.match,
            alignment.pairs,
            rows,
            comparison.clusters,
            comparison.accounts,
            comparison.headline,
            comparison.warnings,
        )
    )


def unpack(data: bytes, old: Print, new: Print) -> Comparison:
    """The comparison again.

    Args:
        data: as :func:`pack` gave it.
        old: the old print it was made of.
        new: the new print it was made of.
    """
    packed = _decode(data)
    return Comparison(
        Alignment(old, new, packed.match, packed.pairs),
        tuple(
            Row(
                old.provisions[row.old] if row.old is not None else None,
                new.provisions[row.new] if row.new is not None else None,
                row.states,
                row.method,
                row.score,
                row.changes,
                row.primary,
                row.slight,
            )
            for row in packed.rows
        ),
        packed.clusters,
        packed.accounts,
        packed.headline,
        packed.warnings,
    )
