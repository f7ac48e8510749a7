"""``read``: a file to a :class:`Print`, by the reader that fits what the bytes are."""

from __future__ import annotations

import gc
import hashlib
import os

from lawdiff.harmless import shown
from lawdiff.limits import DEFAULT, Limits
from lawdiff.prints.files import read_bytes
from lawdiff.prints.model import Print


def read(
    path: str | os.PathLike[str],
    *,
    max_bytes: int | None = None,
    limits: Limits = DEFAULT,
    kept: list[object] | None = None,
    paths: bool = True,
) -> Print:
    """Read one print.

    Args:
        path: the file; what it is is told from its bytes, not its name.
        max_bytes: largest file read; by default what ``limits`` says.
        limits: past which it is not read.
        kept: takes what the file was read with, which else is taken apart here; for a program
            that ends soon and leaves that to the system.
        paths: say of each provision where it stands in the file (``xpath``); for a program
            that shows it nowhere, an eighth of the time of reading is saved.

    Returns:
        The print: metadata and provisions in print order.

    Raises:
        UnreadablePrint: the file cannot be read as a print; the message names the file, the
            place in it and what to do.
    """
    data = read_bytes(path, limits.bytes if max_bytes is None else max_bytes)
    return read_data(data, shown(path), limits, kept, paths)


def read_data(
    data: bytes,
    path: str,
    limits: Limits = DEFAULT,
    kept: list[object] | None = None,
    paths: bool = True,
) -> Print:
    """Read one print from its bytes.

    Args:
        data: the file's bytes.
        path: what to call the file in messages and output.
        limits: past which it is not read.
        kept: as for :func:`read`.
        paths: as for :func:`read`.

    Raises:
        UnreadablePrint: as :func:`read`.
    """
    # A PDF may have a little in front of it.
    if b"%PDF-" in data[:1024] and not data.lstrip().startswith(b"<"):
        from lawdiff.prints.pdf.reader import read_pdf  # noqa: PLC0415

        return read_pdf(data, path, hashlib.sha256(data).hexdigest(), limits)
    if b"<html" in data[:2048].lower():
        from lawdiff.prints.oldhtml.reader import looks_like_a_bill, read_old_html  # noqa: PLC0415

        if looks_like_a_bill(data):
            return read_old_html(data, path, hashlib.sha256(data).hexdigest())
    # Imported here, so that `lawdiff --help` does not wait for lxml.
    from lawdiff.prints.akn.reader import read_akn  # noqa: PLC0415

    # A model is many small objects that all stay: looking for garbage among them while they are
    # made costs a third of the time and finds none.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return read_akn(data, path, limits, kept, paths)
    finally:
        if collecting:
            gc.enable()
