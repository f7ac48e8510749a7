"""Who said what, about which words, and where those words stand now.

Nothing here is heavy: Markdown, YAML and the sanitiser are loaded by the modules
that read notes, and only when there are notes to read.
"""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct

from lawdiff.harmless import shown

Stance = Literal["support", "support with changes", "oppose", "concern", "neutral", "question"]
"""Where an organisation stands. ``None`` where it did not say: nobody says it for them."""

STANCES: tuple[Stance, ...] = (
    "support",
    "support with changes",
    "oppose",
    "concern",
    "neutral",
    "question",
)

Status = Literal["same", "reworded", "clause-only", "ambiguous", "removed", "unplaced"]

STATUSES: tuple[Status, ...] = (
    "same",
    "reworded",
    "clause-only",
    "ambiguous",
    "removed",
    "unplaced",
)

AddressKind = Literal["provision", "page", "whole", "none"]
"""``none``: the note cites nothing, so its quote has to find the place."""

Field = Literal["text", "heading"]

Piece = Literal["kept", "out", "in"]


class Step(Struct, frozen=True, gc=False):
    """One step of a citation: ``clause 31(1)`` has two."""

    kind: str
    """``"clause"``, ``"schedule"``, ``"paragraph"``, …; empty for a bracketed ``(1)``."""
    number: str
    """``"31"``, ``"1"``, ``"12a"``: lower case, without brackets."""


class Address(Struct, frozen=True):
    """One citation as people write it."""

    written: str
    """As it stands in the file: ``"Clauses 29 to 33"``."""
    kind: AddressKind = "provision"
    steps: tuple[Step, ...] = ()
    """From the outside in; where a range starts."""
    last: tuple[Step, ...] = ()
    """Where a range ends; empty for a single provision."""
    page: int | None = None
    line: int | None = None
    last_line: int | None = None
    """Of a range of lines."""
    heading: str = ""
    """For labels that are not a series of numbers: ``definition of “child”``, ``cover, stage``."""


class Note(Struct, frozen=True):
    """What one organisation says about one place (or range of places) of one print."""

    id: str
    """``"lga#1"``: the file's name and a running number."""
    by: str
    stance: Stance | None
    print: str
    """The print it was written on, as the file says; empty where it does not."""
    addresses: tuple[Address, ...]
    """What it cites; several for a list. Empty where it cites nothing readable."""
    cited: str
    """The citation as written: ``"Clauses 29 to 33"``; empty where there is none."""
    date: str
    """As written in the file, usually ISO; empty where it does not say."""
    source: str
    """Where it was published: a link or a description; not checked."""
    quotes: tuple[str, ...]
    """The Bill's words that it quotes, one for each block quote above the note's own words."""
    body: str
    """The note's own words, Markdown."""
    html: str
    """The same, rendered and sanitised: safe to stand in a report as it is."""
    path: str
    """The file it stands in, as the user named it."""
    line: int
    """Line of that file on which the note starts."""
    heading: str = ""
    """Its heading as written: ``"Clause 29(1): Power to test"``."""
    title: str = ""
    """Words of its heading beside the citation: ``"Power to test different ways of working"``."""
    bill: str = ""
    """The Bill it is about, where the file says so."""
    prefix: str = ""
    """Words that stand before the quote, where the note carries them (W3C notes do)."""
    suffix: str = ""
    """Words that stand after it."""
    plain: str = ""
    """Why it is shown as it was typed, where a limit was met; empty for most notes."""

    @property
    def quote(self) -> str | None:
        """All its quotes as one text, ``None`` where it quotes nothing."""
        return " … ".join(self.quotes) if self.quotes else None

    @property
    def where(self) -> str:
        """File and line, for messages: ``"lga.md, line 8"``."""
        return f"{self.path}, line {self.line}"


class Place(Struct, frozen=True, gc=False):
    """A provision, or words of it, in one print."""

    index: int | None
    """Index in the print's provisions; ``None`` for the whole Bill."""
    label: str
    xpath: str | None
    start: int | None = None
    """Where the words start in the provision's ``text`` (or ``heading``); ``None``: all of it."""
    end: int | None = None
    """Where they end (exclusive)."""
    field: Field = "text"
    status: Status | None = None
    """What became of this place, where a note is on several."""

    def record(self) -> dict[str, Any]:
        """As it stands in every JSON."""
        said: dict[str, Any] = {
            "xpath": self.xpath,
            "label": self.label,
            "start": self.start,
            "end": self.end,
        }
        if self.field != "text":
            said["field"] = self.field
        if self.status is not None:
            said["status"] = self.status
        return said


class Candidate(Struct, frozen=True, gc=False):
    """A place where an ambiguous or unplaced note might belong."""

    place: Place
    score: float
    """From 0 to 1: how like the words there are to the note's."""
    words: str
    """The words that stand there."""


class WordingPiece(Struct, frozen=True, gc=False):
    """A stretch of the change between a note's words and the words now."""

    piece: Piece
    """``kept`` in both, ``out``: only in the note's print, ``in``: only in the print now."""
    text: str


class CarriedNote(Struct, frozen=True):
    """A note and where it stands in two prints.

    ``old_places`` and ``new_places`` are for highlighting: every provision it touches,
    with the words in it where it quotes words. A quote that runs over several
    provisions has a place for each.
    """

    note: Note
    status: Status
    shown: str
    """The status in words for a reader: ``"Wording changed since this note"``."""
    why: str
    """How it was found, or why not: a sentence or two for a reader."""
    moved: bool
    """It is cited differently now: ``"Now at clause 12(1)"``."""
    label: str
    """The provision it was written about, as the program cites it; as written if not found."""
    written_on: str
    """Number (or name) of the print it was written on, as that print gives it."""
    side: Literal["old", "new", "neither"]
    """Which of the two prints it was written on."""
    score: float
    """From 0 to 1: how like the words now are to the note's words; 0.0 where not placed."""
    old_places: tuple[Place, ...] = ()
    new_places: tuple[Place, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    """For ``ambiguous`` all places it could be; for ``unplaced`` the nearest, if any."""
    wording: tuple[WordingPiece, ...] = ()
    """For ``reworded`` with a quote: the change from the note's words to those it stands at."""
    doubts: tuple[str, ...] = ()
    """What is doubtful about it though it was placed, in words (part of ``why``)."""
    warnings: tuple[str, ...] = ()
    """Messages for its author, each with file and line: what it cites and is not there."""
    elsewhere: bool = False
    """For ``unplaced``: it was written on a print (or Bill) that is not compared here.

    There is nothing wrong with such a note; it could be placed among other prints.
    """

    @property
    def old(self) -> Place | None:
        """Its first place in the old print."""
        return self.old_places[0] if self.old_places else None

    @property
    def new(self) -> Place | None:
        """Its first place in the new print."""
        return self.new_places[0] if self.new_places else None

    @property
    def places(self) -> tuple[Place, ...]:
        """All its places in the new print where there are several, else none.

        Those of the old print where it has left none in the new.
        """
        places = self.new_places or self.old_places
        return places if len(places) > 1 else ()

    def record(self) -> dict[str, Any]:
        """As it stands in every JSON, keys in the published order."""
        note = self.note
        return {
            "id": note.id,
            "by": note.by,
            "stance": note.stance,
            "written_on": {"print": self.written_on, "label": self.label},
            "quote": note.quote,
            "status": self.status,
            "moved": self.moved,
            "old": self.old.record() if self.old else None,
            "new": self.new.record() if self.new else None,
            "places": [place.record() for place in self.places],
            "score": round(self.score, 4),
            "why": self.why,
            "candidates": [
                {**c.place.record(), "score": round(c.score, 4), "words": c.words}
                for c in self.candidates
            ],
            "date": note.date,
            "source": note.source,
            "body": note.body,
            "path": shown(note.path),
            "line": note.line,
        }


class AnnotationWarning(Struct, frozen=True, gc=False):
    """Something in an annotation file that its author should know."""

    message: str
    """What is wrong and the nearest right thing, in words."""
    path: str
    line: int | None = None

    def __str__(self) -> str:
        """``lga.md, line 8: …``."""
        where = f"{self.path}, line {self.line}" if self.line else self.path
        return f"{where}: {self.message}"


class Alias(Struct, frozen=True, gc=False):
    """A provision that stood in no print when people wrote about it, and where it stands."""

    address: str
    """As people cite it: ``"NC2"``."""
    print: str
    """The print they cite it on: ``"Bill 99"``."""
    stands_as_print: str
    """The print in which it stands: ``"Bill 121"``."""
    stands_as: str
    """Where it stands there: ``"clause 32"``."""
    path: str = ""
    line: int = 0


class NoteFiles(Struct, frozen=True):
    """Everything read from annotation files."""

    notes: tuple[Note, ...] = ()
    warnings: tuple[AnnotationWarning, ...] = ()
    aliases: tuple[Alias, ...] = ()
