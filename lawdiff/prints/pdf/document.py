"""A PDF's pages, read in a process of their own, so that a hostile file harms nobody."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec

import msgspec

from lawdiff.errors import UnreadablePrint
from lawdiff.limits import DEFAULT, Limits
from lawdiff.prints.pdf.lines import Leaf

_PATIENCE = 8
"""Times the limit of processor time after which the reading process is given up, on however busy
a machine."""
_LONGEST = 1_000_000
"""Seconds: the system counts waiting in milliseconds, and not further than 24 days."""
_XML = "Where the Bill was published as XML too, use that."
_AGAIN = "Fetch the print again from its publications page."
_FAULTS = {
    "password": (
        "is protected by a password",
        "Save a copy without the password and read that.",
    ),
    "damaged": ("is a PDF but damaged: its pages cannot be read", _AGAIN),
    "pages": (
        "has more than {pages:,} pages, more than any print",
        "Check that this is one print of a Bill.",
    ),
    "empty": ("is a PDF without pages", _AGAIN),
    "huge": (
        "holds more on one page than any print",
        f"Check that this is a print of a Bill. {_XML}",
    ),
    "slow": ("takes too long to read", f"Check that this is a print of a Bill. {_XML}"),
    "memory": (
        "takes more memory to read than a print can need, or is damaged",
        f"Check that this is a print of a Bill. {_XML}",
    ),
}


_RAISED = {"pages": "pages", "slow": "seconds", "memory": "memory"}
"""Faults that a limit is about."""


class Said(msgspec.Struct):
    """What the reading process answers."""

    fault: str = ""
    leaves: list[Leaf] = []


def read_leaves(data: bytes, path: str, limits: Limits = DEFAULT) -> list[Leaf]:
    """The pages of a PDF.

    Args:
        data: the file's bytes.
        path: what to call it in messages.
        limits: of pages, time and memory.

    Raises:
        UnreadablePrint: pypdfium2 is not installed, or the file cannot be read in the time and
            memory a print may take.
    """
    if not _installed():
        raise UnreadablePrint(
            "is a PDF, and reading those needs the extra [pdf]",
            path=path,
            remedy="Install it with: pip install 'lawdiff[pdf]'",
        )
    said = _ask(data, limits)
    if said.fault:
        problem, remedy = _FAULTS[said.fault]
        if said.fault in _RAISED:
            remedy = f"{remedy} {limits.more(_RAISED[said.fault])}"
        problem = problem.format(pages=limits.pages)
        raise UnreadablePrint(problem, path=path, remedy=remedy)
    return said.leaves


def _installed() -> bool:
    try:
        return find_spec("pypdfium2") is not None
    except (ImportError, ValueError):
        return False


def _ask(data: bytes, limits: Limits) -> Said:
    code = (
        f"import sys; sys.path[:] = {sys.path!r}\nfrom lawdiff.prints.pdf.child import main\n"
        f"main({limits.pages}, {limits.seconds}, {limits.memory})"
    )
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-c", code],
            input=data,
            capture_output=True,
            timeout=min(_PATIENCE * limits.seconds, _LONGEST),
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Said("slow")
    if done.returncode == 0:
        try:
            return msgspec.msgpack.decode(done.stdout, type=Said)
        except msgspec.DecodeError:
            return Said("damaged")
    return Said("slow" if done.returncode in (-27, -24) else "memory")
