"""A job done on this machine: its inputs read, its files written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lawdiff.batch.model import Job, Made, Outcome
from lawdiff.batch.store import cannot_write, sha256, write_part
from lawdiff.batch.work import perform
from lawdiff.errors import LawdiffError
from lawdiff.prints.files import read_bytes

_LONGEST_REASON = 2000


def do(job: Job, folder: str, most: int) -> Outcome:
    """Read a job's inputs, do it and write what it makes.

    Args:
        job: what to do.
        folder: the batch's folder, in which its relative paths are.
        most: largest print, in bytes.
    """
    try:
        inputs = inputs_of(job, folder, most)
    except LawdiffError as error:
        return refused(job.kind, error)
    return keep(job, attempt(job.kind, job.options, inputs), folder)


def attempt(kind: str, options: bytes, inputs: Sequence[bytes]) -> Made | Outcome:
    """Do a job on its inputs; what cannot be read or compared is an outcome like another.

    Args:
        kind: as for :func:`lawdiff.batch.work.perform`, like the rest.
        options: likewise.
        inputs: likewise.
    """
    try:
        return perform(kind, options, inputs)
    except LawdiffError as error:
        return refused(kind, error)
    except MemoryError:
        return Outcome("memory", "it needed more memory than its worker may have")


def inputs_of(job: Job, folder: str, most: int) -> list[bytes]:
    """The bytes of a job's inputs.

    Raises:
        LawdiffError: one cannot be read, or changed since the batch was planned.
    """
    found = []
    for name, digest in zip(job.inputs, job.sha256, strict=True):
        path = Path(folder, name)
        data = read_bytes(path, most) if job.kind == "read" else path.read_bytes()
        if digest and sha256(data) != digest:
            raise LawdiffError(
                "changed while it was being read", remedy="Run the same command again."
            )
        found.append(data)
    return found


def keep(job: Job, made: Made | Outcome, folder: str) -> Outcome:
    """Write what a job made, where it made something."""
    if isinstance(made, Outcome):
        return made
    parts = []
    for name, data in zip(job.outputs, made.files, strict=True):
        path = Path(folder, name)
        try:
            parts.append(write_part(path, data).relative_to(folder).as_posix())
        except OSError as error:
            for part in parts:
                Path(folder, part).unlink(missing_ok=True)
            return Outcome("refused", str(cannot_write(path, error)), fatal=True)
    digests = tuple(sha256(data) for data in made.files)
    return Outcome(files=digests, parts=tuple(parts), meta=made.meta)


def refused(kind: str, error: LawdiffError) -> Outcome:
    """For a job whose inputs cannot be read or compared."""
    said = error.problem if not error.place else f"{error.place}: {error.problem}"
    said = f"{said.rstrip('.')}. {error.remedy}" if error.remedy else said
    happened = "bad print" if kind == "read" else "refused"
    return Outcome(happened, " ".join(said.split())[:_LONGEST_REASON])
