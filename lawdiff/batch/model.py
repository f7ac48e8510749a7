"""What a batch works on: the inputs found, the Bills planned, the jobs and what became of them."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from lawdiff.limits import DEFAULT
from lawdiff.limits import Limits as Reading

Happened = Literal[
    "refused", "alone", "repeated", "bad print", "bad notes", "killed", "crashed", "memory", "time",
    "broke down", "cluster",
]  # fmt: skip
"""Why something was not compared, in one or two words, for the column of ``failures.csv``."""


class Failure(Struct, frozen=True, order=True):
    """An input that was not compared, or not wholly, and why."""

    input: str
    """The file, as it is called within the source."""
    place: str
    """``"line 7"`` of the manifest, or the comparison it was wanted for; empty where neither."""
    happened: str
    reason: str
    """One sentence that a person can act on."""


class Found(Struct, frozen=True):
    """A file that may be a print."""

    path: str
    """Its name within the source, with ``/``: what messages and reports call it."""
    file: str
    """Where it is on this machine."""


class FolderBill(Struct, frozen=True):
    """A folder of prints."""

    name: str
    """Path of the folder within the source; the source's own name for the source itself."""
    prints: tuple[Found, ...]
    """By file name, numbers counted as numbers."""


class WantedPair(Struct, frozen=True):
    """One line of a manifest."""

    line: int
    old: Found
    new: Found
    name: str
    """As the manifest gives it; empty where it does not."""
    notes: str
    """Where the notes of this pair are on this machine; empty where there are none."""


class Source(Struct, frozen=True):
    """All that a folder or a manifest asks for."""

    root: str
    """The folder that holds every input."""
    bills: tuple[FolderBill, ...] = ()
    pairs: tuple[WantedPair, ...] = ()
    failures: tuple[Failure, ...] = ()
    warnings: tuple[str, ...] = ()

    def prints(self) -> list[Found]:
        """Every file to read, each once."""
        every = [found for bill in self.bills for found in bill.prints]
        every += [found for pair in self.pairs for found in (pair.old, pair.new)]
        return list(dict.fromkeys(every))


class PrintInfo(Struct, frozen=True):
    """What is known of a print once it was read."""

    path: str
    sha256: str
    title: str
    number: str
    house: str
    stage: str
    date: str
    language: str
    provisions: int
    warnings: int
    """Faults in the file that was read all the same."""
    work: str = ""
    """The Bill, as the print's metadata identify it."""


class PairPlan(Struct, frozen=True):
    """Two prints to compare."""

    slug: str
    """Name of its files: ``reports/{slug}.html``."""
    old: PrintInfo
    new: PrintInfo
    name: str = ""
    """As the manifest names it."""
    place: str = ""
    """``"line 7"``."""
    notes: str = ""
    """Where in the batch's folder its notes are kept; empty where there are none."""


class BillPlan(Struct, frozen=True):
    """A Bill, its prints in order and the pairs to compare."""

    slug: str
    name: str
    """The short title, or the folder's name."""
    prints: tuple[PrintInfo, ...]
    pairs: tuple[PairPlan, ...]


class Job(Struct, frozen=True):
    """A piece of work that depends on nothing but its inputs and options."""

    kind: str
    key: str
    """Hash of all that the result depends on."""
    about: str
    """What it is about, for people."""
    inputs: tuple[str, ...]
    """Files to hand over; those of the batch's folder by their path within it."""
    sha256: tuple[str, ...]
    """Of each input; empty where it is not checked."""
    options: bytes
    outputs: tuple[str, ...]
    """Files to make, by their path within the batch's folder."""


class Made(Struct, frozen=True):
    """What a job gives."""

    files: tuple[bytes, ...]
    """One for each of its outputs."""
    meta: bytes = b""
    """What the plan needs to know of it, as JSON."""


class Outcome(Struct, frozen=True):
    """What became of a job."""

    happened: str = ""
    """Empty: it is done."""
    reason: str = ""
    files: tuple[str, ...] = ()
    """SHA-256 of each output."""
    parts: tuple[str, ...] = ()
    """Where each output is written, by path within the batch's folder, until it is settled;
    empty where it has its name already."""
    meta: bytes = b""
    fatal: bool = False
    """Nothing more can be written: the batch stops."""


class Limits(Struct, frozen=True):
    """What a job may take."""

    seconds: float = 300.0
    megabytes: int = 4096
    """Address space of a worker; 0: no limit."""
    reading: Reading = DEFAULT
    """What is taken from a file."""
