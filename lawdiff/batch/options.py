"""What a job is told beside its inputs, and the key made of all it depends on."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import msgspec
from msgspec import Struct

from lawdiff.batch.model import Failure, PrintInfo
from lawdiff.limits import DEFAULT, Limits

pack_options = msgspec.msgpack.Encoder().encode


class ReadOptions(Struct, frozen=True):
    """For a job of kind ``read``: one print's bytes in, the read print out."""

    path: str
    """What to call the file."""
    limits: Limits = DEFAULT


class CompareOptions(Struct, frozen=True):
    """For ``compare``: two read prints (and notes) in; report, JSON and pair data out."""

    bill: str
    slug: str
    limits: Limits = DEFAULT


class BillPair(Struct, frozen=True):
    """A comparison, as the page of its Bill lists it."""

    slug: str
    name: str
    old: int
    """Which of the Bill's prints, from 0."""
    new: int
    failed: str
    """Why it could not be compared; empty where it was."""


class BillOptions(Struct, frozen=True):
    """For ``bill``: read prints, then pair data; its page and its provisions out."""

    slug: str
    name: str
    prints: tuple[PrintInfo, ...]
    pairs: tuple[BillPair, ...]
    chained: bool
    """The inputs after the prints are the data of each print's pair with the next."""
    limits: Limits = DEFAULT


class ListedBill(Struct, frozen=True):
    """A Bill, as the index lists it."""

    slug: str
    name: str
    prints: int


class TableOptions(Struct, frozen=True):
    """For the files over all Bills."""

    bills: tuple[ListedBill, ...] = ()
    failures: tuple[Failure, ...] = ()
    parquet: bool = False


def job_key(made_by: str, kind: str, options: bytes, sources: Sequence[str]) -> str:
    """Hash of all that a job's result depends on.

    Args:
        made_by: the program and its version.
        kind: what the job does.
        options: its options, packed.
        sources: hashes, or keys of the jobs, that its inputs come from.
    """
    told = pack_options((made_by, kind, options, tuple(sources)))
    return hashlib.sha256(told).hexdigest()[:40]
