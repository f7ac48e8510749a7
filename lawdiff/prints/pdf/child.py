"""The process that reads a PDF: bytes on standard input, pages on standard output."""

from __future__ import annotations

import signal
import sys
import time

import msgspec

from lawdiff.prints.pdf.document import Said

_PER_PAGE = 0.03
"""Seconds that each page read adds to the time there is; a print's takes 0.015."""


def main(pages: int, seconds: float, memory: int) -> None:
    """Read, answer, end; a limit that is passed ends the process without an answer.

    Args:
        pages: most pages.
        seconds: most processor time.
        memory: most memory for data, in MiB.
    """
    _limit(seconds, memory * 1024 * 1024)
    try:
        said = read(sys.stdin.buffer.read(), pages, seconds)
    except MemoryError:
        said = Said("memory")
    sys.stdout.buffer.write(msgspec.msgpack.encode(said))


def _limit(seconds: float, memory: int) -> None:
    try:
        import resource  # noqa: PLC0415  (not on every system)
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _more(seconds)


def _more(seconds: float) -> None:
    """Be ended by the system after so many seconds of work, even in the middle of a page."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


def read(data: bytes, pages: int, seconds: float) -> Said:
    """The pages of a PDF, or what is wrong with it."""
    import pypdfium2  # noqa: PLC0415  (loaded under the limits)

    from lawdiff.prints.pdf.glyphs import TooMuch, read_leaf  # noqa: PLC0415

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        said = str(error).lower()
        return Said("password" if "password" in said else "damaged")
    with document:
        count = len(document)
        if not 0 < count <= pages:
            return Said("pages" if count else "empty")
        leaves = []
        for number in range(count):
            try:
                page = document[number]
                leaves.append(read_leaf(page, number))
                page.close()
            except TooMuch:
                return Said("huge")
            except pypdfium2.PdfiumError:
                return Said("damaged")
            if number % 10 == 9:
                # A long print may take longer; a slow one may not.
                _more(max(0.01, seconds + number * _PER_PAGE - time.process_time()))
        return Said(leaves=leaves)
