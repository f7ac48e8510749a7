"""The bytes of a file, under a cap and only if they are a file."""

from __future__ import annotations

import os
import stat
from typing import BinaryIO

from lawdiff.errors import UnreadablePrint
from lawdiff.limits import DEFAULT

DEFAULT_LIMIT = DEFAULT.bytes
"""Largest file read, in bytes, unless told otherwise."""

_PART = 4 * 1024 * 1024

_COMPRESSED = {b"\x1f\x8b": "gzip", b"PK\x03\x04": "zip", b"BZh": "bzip2", b"\xfd7zXZ": "xz"}


def read_bytes(path: str | os.PathLike[str], limit: int = DEFAULT_LIMIT) -> bytes:
    """Read a whole file.

    Args:
        path: the file.
        limit: most bytes to take.

    Raises:
        UnreadablePrint: it is missing, not a regular file, empty, too large or compressed.
    """
    name = os.fspath(path)
    try:
        # Not blocking, so that a FIFO without a writer is refused and not waited for.
        descriptor = os.open(name, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except FileNotFoundError:
        raise UnreadablePrint(
            "there is no such file", path=name, remedy="Check the name and the folder."
        ) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UnreadablePrint(
            f"cannot be opened: {reason}", path=name, remedy="Check the name and its permissions."
        ) from None
    try:
        _check(os.fstat(descriptor), name, limit)
    except UnreadablePrint:
        os.close(descriptor)
        raise
    try:
        with os.fdopen(descriptor, "rb") as file:
            data = whole(file, limit)
    except OSError as error:
        raise UnreadablePrint(
            f"cannot be read: {error.strerror}", path=name, remedy="Fetch the print again."
        ) from None
    if len(data) > limit:
        # It grew since it was measured.
        raise _too_large(name, limit)
    if not data or data.isspace():
        raise UnreadablePrint("is empty", path=name, remedy="Fetch the print again.")
    for magic, form in _COMPRESSED.items():
        if data.startswith(magic):
            raise UnreadablePrint(
                f"is compressed ({form})", path=name, remedy="Unpack it and name the file inside."
            )
    return data


def whole(file: BinaryIO, limit: int) -> bytes:
    """What a file holds, one byte past the limit at most.

    A file is asked for so many bytes as would be made room for at once, whatever it holds.
    """
    parts: list[bytes] = []
    left = limit + 1
    while left and (part := file.read(min(left, _PART))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _check(status: os.stat_result, name: str, limit: int) -> None:
    """Refuse what is no file of that size, before a byte of it is read."""
    if stat.S_ISDIR(status.st_mode):
        raise UnreadablePrint("is a folder, not a print", path=name, remedy="Name one file in it.")
    if not stat.S_ISREG(status.st_mode):
        raise UnreadablePrint(
            "is not an ordinary file", path=name, remedy="Save the print to a file first."
        )
    if status.st_size > limit:
        raise _too_large(name, limit)


def _too_large(name: str, limit: int) -> UnreadablePrint:
    return UnreadablePrint(
        f"is larger than the limit of {limit:,} bytes",
        path=name,
        remedy="If you trust it, raise the limit with --max-bytes.",
    )
