"""A job done on this machine: its inputs read, its files written."""

from __future__ import annotations

from pathlib import Path

from lawdiff.batch.model import Job, Made, Outcome
from lawdiff.batch.store import cannot_write, sha256, write
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
        made = perform(job.kind, job.options, inputs_of(job, folder, most))
    except LawdiffError as error:
        return refused(job, error)
    except MemoryError:
        return Outcome("memory", "it needed more memory than its limit")
    return keep(job, made, folder)


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


def keep(job: Job, made: Made, folder: str) -> Outcome:
    """Write what a job made."""
    digests = []
    for name, data in zip(job.outputs, made.files, strict=True):
        path = Path(folder, name)
        try:
            digests.append(write(path, data))
        except OSError as error:
            return Outcome("refused", str(cannot_write(path, error)), fatal=True)
    return Outcome(files=tuple(digests), meta=made.meta)


def refused(job: Job, error: LawdiffError) -> Outcome:
    """For a job whose inputs cannot be read or compared."""
    said = error.problem if not error.place else f"{error.place}: {error.problem}"
    said = f"{said.rstrip('.')}. {error.remedy}" if error.remedy else said
    happened = "bad print" if job.kind == "read" else "refused"
    return Outcome(happened, " ".join(said.split())[:_LONGEST_REASON])
