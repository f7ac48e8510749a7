"""The batch's folder: files that are whole or not there, and one run at a time."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from lawdiff.errors import BadRequest, CannotWrite

WORK = ".lawdiff"
"""The folder within the batch's folder that keeps what a later run can use again."""

PART = ".part"
"""Suffix of a file that is being written."""

TOP = ("index.html", "reports", "comparisons", "bills", "changes.csv", "changes.parquet",
       "provisions.parquet", "failures.csv", "journal.jsonl")  # fmt: skip
"""What stands in the batch's folder beside ``WORK``."""


def sha256(data: bytes) -> str:
    """The hash by which files and inputs are told apart."""
    return hashlib.sha256(data).hexdigest()


def file_sha256(path: Path) -> str | None:
    """Hash of a file's bytes; ``None`` where there is no such ordinary file."""
    try:
        if path.is_symlink():
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def write(path: Path, data: bytes) -> str:
    """Write a file whole or not at all: under another name, synced, renamed.

    Returns:
        The hash of its bytes.

    Raises:
        OSError: it could not be written; what stood there before still does.
    """
    with writing(path) as temporary:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    return sha256(data)


@contextlib.contextmanager
def writing(path: Path) -> Iterator[Path]:
    """A name to write under; when the block ends without an error, it becomes ``path``."""
    temporary = part_of(path)
    temporary.unlink(missing_ok=True)
    try:
        yield temporary
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def part_of(path: Path) -> Path:
    """The name under which this process writes a file."""
    return path.with_name(f".{os.getpid()}-{sha256(os.fsencode(path.name))[:12]}{PART}")


def write_part(path: Path, data: bytes) -> Path:
    """Write a file that is to become ``path``, and leave the rest to :func:`settle`.

    Returns:
        Where it is.

    Raises:
        OSError: it could not be written; nothing is left.
    """
    temporary = part_of(path)
    temporary.unlink(missing_ok=True)
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def settle(part: Path, path: Path, sync: bool) -> None:
    """Bring a written file to the disk and give it its name.

    Any process may do it. To wait for a disk takes no processor: threads that settle let the
    workers go on, and the disk takes several files at a time.

    Args:
        part: where :func:`write_part` left it.
        path: what it becomes.
        sync: wait until the disk has it. What is only kept for later runs need not wait: it
            is checked by its hash before it is used.
    """
    if sync:
        descriptor = os.open(part, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    part.replace(path)


def cannot_write(path: Path | str, error: OSError) -> CannotWrite:
    """The message for a file that could not be written."""
    return CannotWrite(
        f"could not be written: {error.strerror or error}",
        path=str(path),
        remedy="What was finished before is kept: make room, or see to the folder's permissions, "
        "and run the same command again.",
    )


class Folder:
    """A batch's folder, opened by one run."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = -1

    def open(self) -> None:
        """Make the folder, lock it and take away what a stopped run left half-written.

        Raises:
            BadRequest: another run is at work on it, or it holds something else.
            CannotWrite: it cannot be made.
        """
        try:
            self._refuse_strangers()
            for name in (WORK, "reports", "comparisons", "bills"):
                (self.path / name).mkdir(parents=True, exist_ok=True)
            for name in ("prints", "pairs", "notes", "provisions"):
                (self.path / WORK / name).mkdir(exist_ok=True)
        except OSError as error:
            raise cannot_write(self.path, error) from None
        self._take_lock()
        self.sweep()

    def _refuse_strangers(self) -> None:
        links = [name for name in (WORK, *TOP) if (self.path / name).is_symlink()]
        theirs = [name for name in TOP if (self.path / name).exists()]
        if links or (theirs and not (self.path / WORK).is_dir()):
            problem = (
                f"holds a link, {links[0]}, where a batch writes"
                if links
                else f"holds {theirs[0]}, which no batch has written"
            )
            raise BadRequest(problem, path=str(self.path), remedy="Name an empty folder with -o.")

    def _take_lock(self) -> None:
        try:
            import fcntl  # noqa: PLC0415  (not on every system)
        except ImportError:
            raise BadRequest(
                "batch needs file locks, which this system does not have",
                remedy="Run it on Linux or macOS, or under WSL.",
            ) from None
        # The folder itself is locked: no lock file is left, and the system lets go of the
        # lock however the run ends.
        self._lock = os.open(self.path / WORK, os.O_RDONLY)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self.close()
            raise BadRequest(
                "another run is at work on this folder",
                path=str(self.path),
                remedy="Wait until it has ended, or name another folder with -o.",
            ) from None

    def close(self) -> None:
        """Let another run have the folder."""
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1

    def sweep(self) -> None:
        """Remove files that a run was stopped in the middle of writing."""
        for place in (".", "reports", "comparisons", "bills"):
            for part in (self.path / place).glob(f".*{PART}"):
                part.unlink(missing_ok=True)
        for part in (self.path / WORK).rglob(f".*{PART}"):
            part.unlink(missing_ok=True)

    def write(self, name: str, data: bytes) -> str:
        """Write a file of the folder.

        Raises:
            CannotWrite: with the reason.
        """
        try:
            return write(self.path / name, data)
        except OSError as error:
            raise cannot_write(self.path / name, error) from None

    def keep_only(self, names: Iterable[str], earlier: Iterable[str]) -> None:
        """Remove what earlier runs made and this one did not.

        Args:
            names: files of this run.
            earlier: files that the journal says earlier runs made. Only they, and what is in
                the work folder, are removed.
        """
        kept = set(names)
        for name in earlier:
            if name not in kept and ".." not in Path(name).parts and not Path(name).is_absolute():
                (self.path / name).unlink(missing_ok=True)
        work = self.path / WORK
        for file in work.rglob("*"):
            if file.is_file() and file.relative_to(self.path).as_posix() not in kept:
                file.unlink(missing_ok=True)
