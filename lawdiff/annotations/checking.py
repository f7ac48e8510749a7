"""What ``lawdiff annotations check`` says of files, and the skeleton of a new one."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import PurePath

from msgspec import Struct

from lawdiff.annotations.aliases import alias_of
from lawdiff.annotations.annotating import alias_target, misspelt, problems_of, without_address
from lawdiff.annotations.desk import Desk
from lawdiff.annotations.files import read_notes
from lawdiff.annotations.likeness import Like
from lawdiff.annotations.locating import Found
from lawdiff.annotations.model import Alias, AnnotationWarning, Note, Place
from lawdiff.annotations.outcome import listed, places_of, provision_place
from lawdiff.annotations.placing import place_quotes
from lawdiff.annotations.whichprint import fit, name_of
from lawdiff.errors import BadAnnotation, BadRequest
from lawdiff.harmless import shown, still
from lawdiff.limits import DEFAULT, Limits
from lawdiff.prints.model import CLAUSE_KINDS, Print


class CheckedNote(Struct, frozen=True):
    """Where a note lands on a print, or why it does not: what a comparison would say of it."""

    note: Note
    lands: bool
    places: tuple[Place, ...]
    said: str
    """One sentence: ``"clause 29(1), its words found"``."""
    doubts: tuple[str, ...] = ()
    """What a comparison would warn of though it places the note (part of ``said``)."""
    on_print: bool = True
    """Whether there was a print to look at; without one only the form is checked."""

    def __str__(self) -> str:
        """``lga.md, line 8: lga#1 lands on clause 29(1)``."""
        verb = "lands on" if self.on_print else "is about"
        if not self.on_print and self.note.addresses:
            verb = "cites"
        if not self.lands:
            verb = "does not land:" if self.on_print else "is not readable:"
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
    limits: Limits = DEFAULT,
) -> Checked:
    """Read annotation files and say, per note, where it lands.

    Args:
        paths: files or folders.
        print: the print to place the notes on; without one, only the form is checked.
        limits: past which a file is not read.
    """
    errors: list[BadAnnotation] = []
    files = read_notes(paths, (print,) if print else (), errors, limits)
    desk = Desk(print) if print else None
    notes = tuple(_checked(note, desk, files.aliases) for note in files.notes)
    warnings = [
        AnnotationWarning(doubt, one.note.path, one.note.line)
        for one in notes
        for doubt in one.doubts
    ]
    return Checked(notes, (*files.warnings, *warnings), tuple(errors))


def _checked(note: Note, desk: Desk | None, aliases: tuple[Alias, ...]) -> CheckedNote:
    if desk is None:
        return _form_only(note)
    found = desk.locator.note(note) if fit(note.print, desk.print) or not note.print else None
    if found is None or found.stood_in_no_print or not (found.indices or found.whole):
        by_alias = _by_alias(note, desk, aliases)
        if by_alias is not None:
            return by_alias
    if found is None:
        name = name_of(desk.print)
        return CheckedNote(note, False, (), f"it was written on {note.print}, this is {name}")
    return _by_quote(note, desk, found) if note.quotes else _by_address(note, desk, found)


def _by_alias(note: Note, desk: Desk, aliases: tuple[Alias, ...]) -> CheckedNote | None:
    """A note on a provision that stood in no print: it lands where the alias says it stands."""
    known = ((a, alias_of(note, a, aliases)) for a in note.addresses)
    address, alias = next(((a, one) for a, one in known if one), (None, None))
    if address is None or alias is None:
        return None
    stands = alias_target(address, alias)
    said = f"{stands} of {alias.stands_as_print}, by {PurePath(alias.path).name}"
    if not fit(alias.stands_as_print, desk.print):
        return CheckedNote(note, True, (), said)
    found = desk.locator.text(stands)
    places = tuple(provision_place(desk, index) for index in found.indices)
    return CheckedNote(note, bool(places), places, "; ".join((said, *found.problems)))


def _by_address(note: Note, desk: Desk, found: Found) -> CheckedNote:
    problems = tuple(problems_of(note, found))
    places = tuple(provision_place(desk, index) for index in found.indices)
    if places or found.whole:
        said = listed([place.label for place in places]) or "the whole Bill"
        return CheckedNote(note, True, places, "; ".join((said, *problems)), problems)
    meant = misspelt(note.heading)
    if note.addresses or meant:
        said = f'did you mean "{meant}"?' if meant else "; ".join(problems)
        return CheckedNote(note, False, (), said)
    doubt = without_address(note, desk)
    return CheckedNote(note, True, (), f"the whole Bill; {doubt}", (doubt,))


def _by_quote(note: Note, desk: Desk, found: Found) -> CheckedNote:
    placings = place_quotes(desk, note, found)
    hits: list[Like] = [hit for placing in placings for hit in placing.hits]
    places = tuple(dict.fromkeys(place for hit in hits for place in places_of(desk, hit)))
    labels = listed([place.label for place in places])
    doubts = dict.fromkeys(placing.why for placing in placings if placing.why)
    told = tuple(dict.fromkeys((*doubts, *problems_of(note, found))))
    if any(len(placing.hits) > 1 for placing in placings):
        return CheckedNote(note, False, places, "; ".join((f"it could be {labels}", *told)))
    if not hits:
        return _not_its_words(note, desk, found, told)
    exact = all(placing.exact for placing in placings)
    how = "its words found" if exact else "though its quote is not quite what is printed"
    if any(not placing.hits for placing in placings):
        how = "where part of its words was found"
    return CheckedNote(note, True, places, "; ".join((f"{labels}, {how}", *told)), told)


def _not_its_words(note: Note, desk: Desk, found: Found, told: tuple[str, ...]) -> CheckedNote:
    """Its words are not there: it stands at what it cites, if that is there."""
    places = tuple(provision_place(desk, index) for index in found.indices)
    why = f"the quoted words do not stand in {name_of(desk.print)}"
    if not places:
        return CheckedNote(note, False, (), "; ".join((why, *told)))
    labels = listed([place.label for place in places])
    said = "; ".join((f"{labels}, which it cites, but {why}", *told))
    return CheckedNote(note, True, places, said, (why, *problems_of(note, found)))


def _form_only(note: Note) -> CheckedNote:
    if note.addresses:
        said = f"{note.cited} (give --print to see if it is there)"
        return CheckedNote(note, True, (), said, on_print=False)
    meant = misspelt(note.heading)
    if meant:
        said = f'"{note.heading}" is not a citation; did you mean "{meant}"?'
        return CheckedNote(note, False, (), said, on_print=False)
    if note.quotes:
        said = "the words it quotes (give --print to see where they stand)"
        return CheckedNote(note, True, (), said, on_print=False)
    doubt = without_address(note, None)
    return CheckedNote(note, True, (), f"the whole Bill; {doubt}", (doubt,), on_print=False)


def skeleton(print: Print, by: str) -> str:
    """An annotation file for a print with a heading for each clause and Schedule.

    Headings with nothing below them make no note, so nothing has to be deleted.

    Raises:
        BadRequest: nobody is named who speaks.
    """
    if not by.strip():
        raise BadRequest(
            "the notes need the name of who speaks",
            remedy='Name the organisation: --by "Local Government Association".',
        )
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
        label = _escaped(f"{provision.label[:1].upper()}{provision.label[1:]}")
        lines += [f"## {label}{f': {_escaped(heading)}' if heading else ''}", "", "Stance:", ""]
    return still("\n".join(lines))


def _quoted(value: str) -> str:
    """A value for the front matter that reads back as it is."""
    value = shown(" ".join(value.split()))
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _escaped(text: str) -> str:
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>#&" else letter for letter in text)
