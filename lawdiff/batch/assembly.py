"""The files over all Bills: written from what each comparison left, one at a time.

These run beside each other in processes of their own, on this machine, and hold little in
memory: rows go from file to file.
"""

from __future__ import annotations

import csv
import io
import os
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import msgspec

from lawdiff.batch.model import Failure, Job, Outcome
from lawdiff.batch.options import TableOptions
from lawdiff.batch.pages import ListedPair, index_page, print_name
from lawdiff.batch.records import csv_header
from lawdiff.batch.schema import CHANGES, PROVISIONS, Type
from lawdiff.batch.store import cannot_write, file_sha256, writing
from lawdiff.batch.work import decode_entry, decode_pair
from lawdiff.errors import LawdiffError
from lawdiff.harmless import defused

if TYPE_CHECKING:
    import pyarrow as pa

_ROWS = 50_000
"""Rows in a row group of a Parquet file."""


def assemble(job: Job, folder: str, most: int) -> Outcome:
    """Write one of the files over all Bills.

    Args:
        job: its kind says which file; its inputs are what the comparisons, or the Bills, left.
        folder: the batch's folder.
        most: not used here; every doer of jobs takes it.
    """
    options = msgspec.msgpack.decode(job.options, type=TableOptions)
    inputs = [Path(folder, name) for name in job.inputs]
    path = Path(folder, job.outputs[0])
    try:
        with writing(path) as temporary, temporary.open("wb") as file:
            _TABLES[job.kind](file, inputs, options)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        return Outcome("refused", str(cannot_write(path, error)), fatal=True)
    except LawdiffError as error:
        return Outcome("refused", str(error))
    digest = file_sha256(path)
    assert digest is not None
    return Outcome(files=(digest,))


def _changes_csv(file: IO[bytes], inputs: Sequence[Path], options: TableOptions) -> None:
    file.write(csv_header(list(CHANGES)))
    for path in inputs:
        file.write(zlib.decompress(decode_pair(path.read_bytes()).csv))


def _failures_csv(file: IO[bytes], inputs: Sequence[Path], options: TableOptions) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(Failure.__struct_fields__)
    writer.writerows(defused(msgspec.structs.astuple(one)) for one in options.failures)
    file.write(out.getvalue().encode("utf-8", "replace"))


def _changes_parquet(file: IO[bytes], inputs: Sequence[Path], options: TableOptions) -> None:
    _parquet(file, CHANGES, (decode_pair(path.read_bytes()).columns for path in inputs))


def _provisions_parquet(file: IO[bytes], inputs: Sequence[Path], options: TableOptions) -> None:
    _parquet(file, PROVISIONS, (path.read_bytes() for path in inputs))


def _parquet(file: IO[bytes], columns: dict[str, Type], packed: Iterator[bytes]) -> None:
    """Write columns that are packed and compressed, a row group whenever there are enough."""
    import pyarrow as pa  # noqa: PLC0415  (an extra)
    import pyarrow.parquet as pq  # noqa: PLC0415

    types: dict[Type, pa.DataType] = {
        "text": pa.string(),
        "number": pa.int32(),
        "yes or no": pa.bool_(),
    }
    schema = pa.schema([(name, types[type_]) for name, type_ in columns.items()])
    waiting: list[pa.RecordBatch] = []
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:

        def flush() -> None:
            writer.write_table(pa.Table.from_batches(waiting, schema), row_group_size=_ROWS)
            waiting.clear()

        for data in packed:
            values: dict[str, list[Any]] = msgspec.msgpack.decode(zlib.decompress(data))
            arrays = [pa.array(values[field.name], field.type) for field in schema]
            waiting.append(pa.RecordBatch.from_arrays(arrays, schema=schema))
            if sum(batch.num_rows for batch in waiting) >= _ROWS:
                flush()
        flush()


def _index(file: IO[bytes], inputs: Sequence[Path], options: TableOptions) -> None:
    bills = {bill.slug: bill for bill in options.bills}
    pairs = []
    searched = []
    for path in inputs:
        entry = decode_entry(zlib.decompress(decode_pair(path.read_bytes()).entry))
        number, house, stage, date = entry.new
        new = print_name(*entry.new) or entry.slug
        bill = bills[entry.bill]
        pairs.append(
            ListedPair(
                bill,
                entry.slug,
                print_name(*entry.old) or "–",
                print_name(number, "" if stage else house, "", date) or stage or new,
                stage,
                entry.substantive,
                entry.consequential,
                entry.editorial,
                entry.inserted,
                entry.left_out,
                entry.kinds,
                entry.notes,
                entry.aside,
                entry.warnings,
            )
        )
        searched.append(msgspec.json.encode((entry.slug, bill.name, new, entry.clauses)))
    data = b"[" + b",\n".join(searched) + b"]"
    file.write(index_page(pairs, options.bills, options.failures, data, options.parquet))


_TABLES = {
    "changes.csv": _changes_csv,
    "changes.parquet": _changes_parquet,
    "provisions.parquet": _provisions_parquet,
    "failures.csv": _failures_csv,
    "index.html": _index,
}
