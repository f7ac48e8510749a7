"""The jobs themselves: bytes in, bytes out, the same wherever they run.

A job reads no file and writes none, so it can run in a process on this machine or on a
cluster's worker that shares no disk with us. What it gives depends on its inputs and
options alone.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from itertools import pairwise

import msgspec
from msgspec import Struct

from lawdiff.annotations.annotating import annotate
from lawdiff.annotations.model import NoteFiles
from lawdiff.batch.entries import Entry, entry_of
from lawdiff.batch.model import Made, PrintInfo
from lawdiff.batch.options import BillOptions, CompareOptions, ReadOptions
from lawdiff.batch.packed import pack, unpack
from lawdiff.batch.pages import bill_page
from lawdiff.batch.records import change_columns, csv_lines, provision_columns
from lawdiff.comparison import compare
from lawdiff.comparison.model import Comparison
from lawdiff.history.tracing import trace
from lawdiff.prints.model import Print
from lawdiff.prints.reading import read_data
from lawdiff.reports import render

_PLAIN = 1
"""zlib's fastest level: the cache is written once and read two or three times."""


class PairData(Struct, frozen=True):
    """What the data set, the index and the Bill's page need of one comparison. Each is packed."""

    packed: bytes
    csv: bytes
    columns: bytes
    entry: bytes


_encode = msgspec.msgpack.Encoder().encode
_decode_print = msgspec.msgpack.Decoder(Print).decode
_decode_notes = msgspec.msgpack.Decoder(NoteFiles).decode
decode_pair = msgspec.msgpack.Decoder(PairData).decode
decode_entry = msgspec.msgpack.Decoder(Entry).decode
_decode_read = msgspec.msgpack.Decoder(ReadOptions).decode
_decode_compare = msgspec.msgpack.Decoder(CompareOptions).decode
_decode_bill = msgspec.msgpack.Decoder(BillOptions).decode


def squeeze(value: object) -> bytes:
    """A value packed and compressed."""
    return zlib.compress(_encode(value), _PLAIN)


def perform(kind: str, options: bytes, inputs: Sequence[bytes]) -> Made:
    """Do a job.

    Args:
        kind: ``"read"``, ``"compare"`` or ``"bill"``.
        options: the kind's options, packed.
        inputs: the bytes of its inputs.

    Raises:
        LawdiffError: the inputs cannot be read or compared; the message is for the user.
    """
    return _KINDS[kind](options, inputs)


def _read(options: bytes, inputs: Sequence[bytes]) -> Made:
    told = _decode_read(options)
    taken = read_data(inputs[0], told.path, told.limits)
    info = PrintInfo(
        taken.path, taken.sha256, taken.title, taken.number, taken.house, taken.stage, taken.date,
        taken.language, len(taken.provisions), len(taken.warnings),
        taken.work,
    )  # fmt: skip
    return Made((squeeze(taken),), msgspec.json.encode(info))


def _print(data: bytes) -> Print:
    return _decode_print(zlib.decompress(data))


def _compare(options: bytes, inputs: Sequence[bytes]) -> Made:
    told = _decode_compare(options)
    comparison = compare(_print(inputs[0]), _print(inputs[1]), limits=told.limits)
    notes = annotate(comparison, _decode_notes(inputs[2])) if len(inputs) > 2 else ()
    report = render(comparison, "html", notes=notes)
    data = render(comparison, "json", notes=notes)
    columns = change_columns(comparison, told.bill, told.slug)
    ids = frozenset(re.findall(rb'\bid="((?:now|was)-[^"]*)"', report))
    entry = entry_of(comparison, told.bill, told.slug, notes, ids)
    kept = PairData(
        zlib.compress(pack(comparison), _PLAIN),
        zlib.compress(csv_lines(columns), _PLAIN),
        squeeze(columns),
        squeeze(entry),
    )
    return Made((report, data, _encode(kept)))


def _bill(options: bytes, inputs: Sequence[bytes]) -> Made:
    told = _decode_bill(options)
    count = len(told.prints)
    prints = [_print(data) for data in inputs[:count]]
    history = None
    if told.chained:
        compared: list[Comparison] = [
            unpack(zlib.decompress(decode_pair(data).packed), old, new)
            for data, (old, new) in zip(inputs[count:], pairwise(prints), strict=True)
        ]
        history = trace(prints, comparisons=compared, limits=told.limits)
    page = bill_page(told.slug, told.name, told.prints, told.pairs, history)
    columns = provision_columns(told.slug, told.name, prints, history)
    return Made((page, squeeze(columns)))


_KINDS = {"read": _read, "compare": _compare, "bill": _bill}
