"""Files that are too large, are no files, or are packed: refused before they are parsed."""

from __future__ import annotations

import gzip
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.prints.made import bill, clause, said
from tests.safety.measure import read_apart

WHOLE = bill(clause("1", said("One.")))
MIB = 1024 * 1024


def large(path: Path) -> None:
    filling = said("Words of a clause. " * 1000)
    path.write_bytes(bill(clause("1", filling * (33 * MIB // len(filling) + 1))))


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.write(WHOLE)
        file.truncate(10 * 1024 * MIB)


def packed(path: Path) -> None:
    path.write_bytes(gzip.compress(WHOLE.replace(b"One.", b"One. " * 20 * MIB)))


def zipped(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("print.xml", WHOLE.replace(b"One.", b"One. " * 20 * MIB))


REFUSED: dict[str, tuple[Callable[[Path], None], str]] = {
    "33 MiB": (large, "is larger than"),
    "10 GiB of nothing": (sparse, "is larger than"),
    "a FIFO": (os.mkfifo, "not an ordinary file"),
    "a device": (lambda path: path.symlink_to("/dev/zero"), "not an ordinary file"),
    "gzip, of 100 MB": (packed, "gzip"),
    "zip, of 100 MB": (zipped, "zip"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_before_parsing_within_a_second_and_100_mib(tmp_path: Path, name: str) -> None:
    make, problem = REFUSED[name]
    path = tmp_path / "print.xml"
    make(path)
    reading = read_apart(path)
    assert problem in reading.problem
    assert str(path) in reading.problem
    assert reading.words == ""
    assert reading.seconds < 1
    assert reading.mebibytes < 100
