"""What ``lawdiff annotations check`` says of files, and the skeleton of a new one."""

from __future__ import annotations

import os
from collections.abc import Iterable

from msgspec import Struct

from lawdiff.annotations.annotating import misspelt
from lawdiff.annotations.desk import Desk
from lawdiff.annotations.files import read_notes
from lawdiff.annotations.likeness import Like
from lawdiff.annotations.model import AnnotationWarning, Note, Place
from lawdiff.annotations.outcome import listed, places_of, provision_place
from lawdiff.annotations.placing import place_quotes
from lawdiff.annotations.whichprint import fit, name_of
from lawdiff.errors import BadAnnotation
from lawdiff.prints.model import CLAUSE_KINDS, Print


class CheckedNote(Struct, frozen=True):
    """Where a note lands on a print, or why it does not."""

    note: Note
    lands: bool
    places: tuple[Place, ...]
    said: str
    """One sentence: ``"clause 29(1), its words found"``."""

    def __str__(self) -> str:
        """``lga.md, line 8: lga#1 lands on clause 29(1)``."""
        verb = "lands on" if self.lands else "does not land:"
        return f"{self.note.where}: {self.note.id} {verb} {self.said}"


class Checked(Struct, frozen=True):
    """What was found in annotation files."""

    notes: tuple[CheckedNote, ...]
    warnings: tuple[AnnotationWarning, ...]
    errors: tuple[BadAnnotation, ...]
    """Files that could not be read."""

    @property
    def fine(self) -> bool:
        """Every file was read and every note lands."""
        return not self.errors and all(note.lands for note in self.notes)


def check(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    print: Print | None = None,
) -> Checked:
    """Read annotation files and say, per note, where it lands.

    Args:
        paths: files or folders.
        print: the print to place the notes on; without one, only the form is checked.
    """
    errors: list[BadAnnotation] = []
    files = read_notes(paths, (print,) if print else (), errors)
    desk = Desk(print) if print else None
    notes = tuple(_checked(note, desk) for note in files.notes)
    return Checked(notes, files.warnings, tuple(errors))


def _checked(note: Note, desk: Desk | None) -> CheckedNote:
    if desk is None:
        return _form_only(note)
    name = name_of(desk.print)
    if note.print and not fit(note.print, desk.print):
        return CheckedNote(note, False, (), f"it was written on {note.print}, this is {name}")
    found = desk.locator.note(note)
    problems = "; ".join(found.problems)
    if not note.quotes:
        places = tuple(provision_place(desk, index) for index in found.indices)
        if not places and not found.whole:
            if note.addresses or misspelt(note.heading):
                meant = misspelt(note.heading)
                hint = f'did you mean "{meant}"?' if meant else problems
                return CheckedNote(note, False, (), hint)
            return CheckedNote(note, True, (), "the whole Bill")
        said = listed([place.label for place in places]) or "the whole Bill"
        return CheckedNote(note, not problems, places, f"{said}{f'; {problems}' * bool(problems)}")
    return _by_quote(note, desk, problems)


def _by_quote(note: Note, desk: Desk, problems: str) -> CheckedNote:
    placings = place_quotes(desk, note, desk.locator.note(note))
    hits: list[Like] = [hit for placing in placings for hit in placing.hits]
    places = tuple(dict.fromkeys(place for hit in hits for place in places_of(desk, hit)))
    labels = listed([place.label for place in places])
    doubts = [placing.why for placing in placings if placing.why]
    if problems:
        doubts.append(problems)
    tail = f"; {'; '.join(dict.fromkeys(doubts))}" if doubts else ""
    if any(len(placing.hits) > 1 for placing in placings):
        return CheckedNote(note, False, places, f"it could be {labels}{tail}")
    if any(not placing.hits for placing in placings):
        return CheckedNote(note, False, places, f"not all its words were found{tail}")
    exact = all(placing.exact for placing in placings)
    how = "its words found" if exact else "though its quote is not quite what is printed"
    return CheckedNote(note, not doubts, places, f"{labels}, {how}{tail}")


def _form_only(note: Note) -> CheckedNote:
    if note.addresses:
        return CheckedNote(note, True, (), f"{note.cited} (give --print to see if it is there)")
    meant = misspelt(note.heading)
    if meant:
        said = f'"{note.heading}" is not a citation; did you mean "{meant}"?'
        return CheckedNote(note, False, (), said)
    where = "wherever its words stand" if note.quotes else "the whole Bill"
    return CheckedNote(note, True, (), where)


def skeleton(print: Print, by: str) -> str:
    """An annotation file for a print with a heading for each clause and Schedule.

    Headings with nothing below them make no note, so nothing has to be deleted.
    """
    lines = [
        "---",
        f"by: {_quoted(by)}",
        f"print: {_quoted(name_of(print))}",
        "date:",
        "source:",
        "---",
        "",
        "## Whole Bill",
        "",
        "Stance:",
        "",
    ]
    for provision in print.provisions:
        if provision.quoted or provision.kind not in (CLAUSE_KINDS | {"schedule"}):
            continue
        heading = " ".join(provision.heading.split())
        label = f"{provision.label[:1].upper()}{provision.label[1:]}"
        lines += [f"## {label}{f': {_escaped(heading)}' if heading else ''}", "", "Stance:", ""]
    return "\n".join(lines)


def _quoted(value: str) -> str:
    """A value for the front matter that reads back as it is."""
    value = " ".join(value.split())
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _escaped(text: str) -> str:
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>#&" else letter for letter in text)
