"""What every command shares: messages, progress, and files written whole or not at all."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
import threading
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lawdiff.errors import BadRequest, CannotWrite

if TYPE_CHECKING:
    from lawdiff.prints.model import Print

_SLOW = 1.0
"""Seconds after which a command that still runs says what it is doing."""


def plain(text: str) -> str:
    r"""One line that cannot steer a terminal: what is not to be seen is spelt out, not obeyed.

    A line feed too: a file's name can hold one, and the next line would pass for ours.

    >>> plain("a\x1b[31mred"), plain("a\nlawdiff: done")
    ('a\\x1b[31mred', 'a\\nlawdiff: done')
    """
    if text.isprintable():
        return text
    return "".join(
        character
        if character.isprintable() or unicodedata.category(character) == "Zs"
        else character.encode("unicode_escape").decode("ascii")
        for character in text
    )


def say(message: str) -> None:
    """A message for a person, on standard error; the work goes on where nobody can hear it."""
    with contextlib.suppress(OSError):
        click.echo(plain(f"lawdiff: {message}"), err=True)


def silence() -> None:
    """Let nothing more go to a standard output that cannot take it, not at the end either."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def warn(message: str) -> None:
    """A warning, on standard error."""
    say(f"warning: {message}")


def warn_of_prints(prints: Iterable[Print]) -> None:
    """Say which faults were found in files that were read all the same."""
    for read in prints:
        for fault in read.warnings:
            warn(f"{read.path}{f', line {fault.line}' if fault.line else ''}: {fault.message}")


def check_outputs(
    outputs: Iterable[str], inputs: Sequence[str], form_of: Callable[[str], str]
) -> dict[str, str]:
    """Output file → form, before any work is done.

    Args:
        outputs: files named with ``-o``.
        inputs: the prints, which no output may overwrite.
        form_of: which form a file's name asks for.

    Raises:
        BadRequest: a file named twice, a print, a folder, or one that cannot be made.
    """
    files: dict[str, str] = {}
    for path in outputs:
        if path in files:
            raise BadRequest("is named twice with -o", path=path, remedy="Name it once.")
        if any(os.path.realpath(path) == os.path.realpath(given) for given in inputs):
            raise BadRequest(
                "is one of the prints and would be overwritten",
                path=path,
                remedy="Name another file with -o.",
            )
        files[path] = form_of(path)
        if not Path(path).parent.is_dir():
            raise BadRequest(
                "cannot be written: its folder does not exist",
                path=path,
                remedy="Make the folder first, or name another with -o.",
            )
        if Path(path).is_dir():
            raise BadRequest("is a folder", path=path, remedy="Name a file with -o.")
    return files


_kept: list[object] = []


def keep_all(*values: object) -> None:
    """Stop looking for garbage, and keep values: for a command that makes one thing and ends.

    Prints and comparisons are tens of thousands of small values without cycles; looking
    through them again and again took a tenth of the time and freed nothing. Nor is anything
    won by taking ``values`` apart just before the process ends.
    """
    gc.disable()
    _kept.extend(values)


class Progress:
    """One line on a terminal that says what is being done, once it takes a while."""

    def __init__(self, quiet: bool = False) -> None:
        self._live = not quiet and sys.stderr.isatty()
        self._stage = ""
        self._shown = False
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None

    @contextlib.contextmanager
    def running(self) -> Iterator[Progress]:
        """Show stages while the block runs, then take the line away."""
        if self._live:
            self._timer = threading.Timer(_SLOW, self._show)
            self._timer.daemon = True
            self._timer.start()
        try:
            yield self
        finally:
            if self._timer is not None:
                self._timer.cancel()
            with self._lock:
                if self._shown:
                    sys.stderr.write("\r\x1b[K")
                    sys.stderr.flush()
                self._live = False

    def stage(self, name: str) -> None:
        """Say what is being done now."""
        with self._lock:
            self._stage = plain(name)
            if self._shown:
                self._draw()

    def _show(self) -> None:
        with self._lock:
            if self._live:
                self._shown = True
                self._draw()

    def _draw(self) -> None:
        sys.stderr.write(f"\r\x1b[K{self._stage} …")
        sys.stderr.flush()


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write several files: each whole, and none unless all can be.

    Each is written beside its place under another name, brought to the disk and then given
    its name, so that a stop at any moment leaves the old file or the new one. A symbolic
    link is replaced, never written through.

    Args:
        files: path → contents.

    Raises:
        CannotWrite: with the file and the reason; what stood there before still does.
    """
    # Named before they are made: an interrupt may come between any two steps.
    waiting = {path.parent / f".lawdiff-{os.urandom(8).hex()}.part": path for path in files}
    path = Path()
    try:
        for temporary, path in waiting.items():
            _fill(temporary, files[path], _mode(path))
        for temporary, path in waiting.items():
            temporary.replace(path)
    except OSError as error:
        raise CannotWrite(
            f"could not be written: {error.strerror or error}",
            path=str(path),
            remedy="Check that the folder exists and has room, or name another with -o.",
        ) from None
    finally:
        for temporary in waiting:
            temporary.unlink(missing_ok=True)


def _fill(temporary: Path, data: bytes, mode: int) -> None:
    """Make a file that was not there, and bring it to the disk."""
    with open(temporary, "xb", opener=_private) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.chmod(mode)


def _private(path: str, flags: int) -> int:
    """Nobody else may read a file before it has the permissions of the one that it replaces."""
    return os.open(path, flags, 0o600)


def _mode(path: Path) -> int:
    """The old file's permissions, else those that a new file would get."""
    try:
        if not path.is_symlink():
            return path.stat().st_mode & 0o777
    except OSError:
        pass
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
