"""The journal: what is done, so that a stop at any moment costs only what was being done.

One line of JSON for every finished job, appended when its files have their names. When a
batch ends it is written anew in the order of the plan, so that a run that was stopped and
taken up again leaves the same journal as one that was not.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec import Struct

from lawdiff.batch.model import Job, Outcome
from lawdiff.batch.store import Folder, cannot_write, file_sha256

NAME = "journal.jsonl"


class Line(Struct, frozen=True, omit_defaults=True):
    """A finished job."""

    job: str
    """What it did: ``"read"``, ``"compare"``, ``"bill"``, ``"table"``."""
    about: str
    key: str
    files: dict[str, str]
    """Path within the folder → SHA-256."""
    meta: Any = None


_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Line).decode


class Journal:
    """The journal of one folder."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._known: dict[str, Line] = {}
        self._now: dict[str, Line] = {}
        self._file = -1
        self.earlier: set[str] = set()
        """Files that earlier runs made."""

    def open(self) -> None:
        """Read what earlier runs did and make ready to add to it.

        Raises:
            CannotWrite: it cannot be written.
        """
        path = self._folder.path / NAME
        data = path.read_bytes() if path.is_file() else b""
        for raw in data.split(b"\n"):
            try:
                line = _decode(raw)
            except msgspec.MsgspecError:
                continue  # cut short by a stop
            self._known[line.key] = line
            self.earlier.update(line.files)
        if data and not data.endswith(b"\n"):
            self._folder.write(NAME, data[: data.rfind(b"\n") + 1])
        try:
            self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666)
        except OSError as error:
            raise cannot_write(path, error) from None

    def finished(self, job: Job) -> Outcome | None:
        """What an earlier run made of a job, where every file of it is still whole."""
        line = self._now.get(job.key) or self._known.get(job.key)
        if line is None or tuple(line.files) != job.outputs:
            return None
        for name, digest in line.files.items():
            if file_sha256(self._folder.path / name) != digest:
                return None
        self._now[job.key] = line
        meta = b"" if line.meta is None else msgspec.json.encode(line.meta)
        return Outcome(files=tuple(line.files.values()), meta=meta)

    def add(self, job: Job, outcome: Outcome) -> None:
        """Note a job that is done.

        Raises:
            OSError: the disk is full.
        """
        meta = msgspec.json.decode(outcome.meta) if outcome.meta else None
        files = dict(zip(job.outputs, outcome.files, strict=True))
        line = Line(job.kind, job.about, job.key, files, meta)
        self._now[job.key] = line
        left = _encode(line) + b"\n"
        while left and self._file >= 0:
            left = left[os.write(self._file, left) :]

    def close(self) -> None:
        """Stop adding."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def settle(self, keys: Iterable[str]) -> list[str]:
        """Write the journal anew: the jobs of this run, in the order of the plan.

        Returns:
            The files they made.

        Raises:
            CannotWrite: it cannot be written.
        """
        self.close()
        lines = [self._now[key] for key in dict.fromkeys(keys) if key in self._now]
        self._folder.write(NAME, b"".join(_encode(line) + b"\n" for line in lines))
        return [name for line in lines for name in line.files]
