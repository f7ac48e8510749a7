"""Files and folders of notes."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from lawdiff.annotations.aliases import read_aliases
from lawdiff.annotations.decoding import decode
from lawdiff.annotations.model import AnnotationWarning, Note, NoteFiles
from lawdiff.annotations.notes import read_text, slug
from lawdiff.annotations.whichprint import fit
from lawdiff.errors import BadAnnotation
from lawdiff.limits import DEFAULT, Limits
from lawdiff.prints.files import whole
from lawdiff.prints.model import Print

_MARKDOWN = {".md", ".markdown", ".txt"}
_EXCHANGE = {".json", ".jsonld"}
_ALIASES = "aliases.csv"
_NOT_NOTES = {"readme", "license", "licence", "changelog", "contributing"}


def read_notes(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    prints: Sequence[Print] = (),
    faults: list[BadAnnotation] | None = None,
    limits: Limits = DEFAULT,
) -> NoteFiles:
    """Read annotation files, and folders of them.

    A folder's Markdown (``.md``), W3C annotations (``.json``, ``.jsonld``) and
    ``aliases.csv`` are read, its ``README.md`` is not. Folders inside it are taken to
    be one a Bill: with ``prints`` given, the one named like the folder the prints stand
    in is read, or else those with notes on these prints; a warning says which were left
    aside.

    Args:
        paths: files or folders.
        prints: the prints the notes are for.
        faults: if given, files that cannot be read are put in this list and the others
            are read all the same.
        limits: past which a file is not read.

    Raises:
        BadAnnotation: a path that is not there, or a file that cannot be read.
    """
    given = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    how = _How(faults, limits)
    found = [_read_path(Path(path), prints, how) for path in given]
    return _with_own_ids(_once(_joined(found)))


def _once(files: NoteFiles) -> NoteFiles:
    """A file that was named twice, alone and with its folder, counts once."""
    homes: dict[str, str] = {}
    for note in files.notes:
        homes.setdefault(str(Path(note.path).resolve()), note.path)
    if len(homes) == len({note.path for note in files.notes}):
        return replace(files, notes=tuple(dict.fromkeys(files.notes)))
    kept = set(homes.values())
    notes = tuple(dict.fromkeys(note for note in files.notes if note.path in kept))
    return replace(files, notes=notes)


class _How(Struct, frozen=True):
    """How files are read."""

    faults: list[BadAnnotation] | None
    """Where files go that cannot be read; without it they are an error."""
    limits: Limits


def _read_path(path: Path, prints: Sequence[Print], how: _How) -> NoteFiles:
    if not path.is_dir():
        return _read_file(path, how)
    known = len(how.faults or ())
    files = _read_folder(path, prints, how)
    if files.notes or files.aliases or len(how.faults or ()) > known:
        return files
    none = AnnotationWarning("no notes in this folder: they are files that end in .md", str(path))
    return replace(files, warnings=(*files.warnings, none))


def _read_folder(folder: Path, prints: Sequence[Print], how: _How) -> NoteFiles:
    files, folders = _entries(folder)
    here = [_read_file(path, how) for path in files if _is_wanted(path)]
    strange = [
        AnnotationWarning("not read: notes are written in Markdown (.md)", str(path))
        for path in files
        if not _is_wanted(path) and not _is_known_otherwise(path)
    ]
    inside = [(path, _read_folder(path, prints, how)) for path in folders]
    taken, aside = _for_these_prints(inside, prints)
    return _joined([*here, NoteFiles(warnings=tuple(strange + aside)), *taken])


def _entries(folder: Path) -> tuple[list[Path], list[Path]]:
    """Files and folders in a folder, by name; hidden ones and links to folders aside."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise BadAnnotation(
            f"the folder cannot be read: {error.strerror}", path=str(folder)
        ) from None
    seen = [entry for entry in entries if not entry.name.startswith((".", "_"))]
    folders = [Path(entry.path) for entry in seen if entry.is_dir(follow_symlinks=False)]
    return [Path(entry.path) for entry in seen if not entry.is_dir()], folders


def _is_wanted(path: Path) -> bool:
    if path.name.lower() == _ALIASES:
        return True
    wanted = _MARKDOWN - {".txt"} | _EXCHANGE
    return path.suffix.lower() in wanted and path.stem.lower() not in _NOT_NOTES


def _is_known_otherwise(path: Path) -> bool:
    return path.stem.lower() in _NOT_NOTES or path.suffix.lower() in {".xml", ".py"}


def _for_these_prints(
    inside: list[tuple[Path, NoteFiles]], prints: Sequence[Print]
) -> tuple[list[NoteFiles], list[AnnotationWarning]]:
    if not prints or len(inside) < 1:
        return [files for _, files in inside], []
    homes = {Path(print_.path).resolve().parent.name for print_ in prints}
    wanted = [path for path, _ in inside if path.name in homes]
    if not wanted:
        wanted = [path for path, files in inside if _has_notes_on(files, prints)]
    if not wanted:
        return [files for _, files in inside], []
    aside = [
        AnnotationWarning(
            f"left aside: its {len(files.notes)} notes are about another Bill "
            "(name the folder itself to read them all the same)",
            str(path),
        )
        for path, files in inside
        if path not in wanted and files.notes
    ]
    return [files for path, files in inside if path in wanted], aside


def _has_notes_on(files: NoteFiles, prints: Sequence[Print]) -> bool:
    return any(fit(note.print, print_) for note in files.notes for print_ in prints)


def _read_file(path: Path, how: _How) -> NoteFiles:
    try:
        return _read_one(path, how.limits)
    except BadAnnotation as fault:
        if how.faults is None:
            raise
        how.faults.append(fault)
        return NoteFiles()


def _read_one(path: Path, limits: Limits) -> NoteFiles:
    suffix, known = path.suffix.lower(), _MARKDOWN | _EXCHANGE
    if suffix not in known and path.name.lower() != _ALIASES and path.exists():
        raise BadAnnotation(
            "this is not an annotation file",
            path=str(path),
            place="line 1",
            remedy="Notes are written in Markdown (.md).",
        )
    text, warnings = decode(_bytes(path, limits), str(path), limits)
    if path.name.lower() == _ALIASES:
        aliases, more = read_aliases(text, str(path))
        return NoteFiles(aliases=aliases, warnings=(*warnings, *more))
    if suffix in _EXCHANGE:
        from lawdiff.annotations.w3c import read_w3c  # noqa: PLC0415

        notes, more = read_w3c(text, str(path))
    else:
        notes, more = read_text(text, str(path), limits)
    return NoteFiles(notes=notes, warnings=(*warnings, *more))


def _bytes(path: Path, limits: Limits) -> bytes:
    """A regular file's bytes, one more than allowed at most."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise BadAnnotation(
                "this is not an ordinary file",
                path=str(path),
                remedy="Save the notes to a file first.",
            )
        with path.open("rb") as file:
            return whole(file, limits.note_bytes)
    except (OSError, ValueError) as error:
        problem = getattr(error, "strerror", None) or str(error)
        raise BadAnnotation(
            f"the file cannot be read: {problem}",
            path=str(path),
            remedy="Check the name.",
        ) from None


def _joined(files: list[NoteFiles]) -> NoteFiles:
    return NoteFiles(
        tuple(note for one in files for note in one.notes),
        tuple(warning for one in files for warning in one.warnings),
        tuple(alias for one in files for alias in one.aliases),
    )


def _with_own_ids(files: NoteFiles) -> NoteFiles:
    """Tell apart notes of files with the same name: by their folder, then by a number.

    The names depend on the files alone, not on the order they were given in, as far as
    their folders differ.
    """
    stems: dict[str, set[str]] = {}
    for note in files.notes:
        stems.setdefault(note.id.partition("#")[0], set()).add(note.path)
    names: dict[str, str] = {}
    used: set[str] = set()
    for stem, paths in stems.items():
        for path in sorted(paths):
            name = stem if len(paths) == 1 else f"{slug(Path(path).resolve().parent.name)}/{stem}"
            count = 1
            while name in used:
                count += 1
                name = f"{stem}-{count}"
            used.add(name)
            names[path] = name
    notes: list[Note] = []
    for note in files.notes:
        stem, _, number = note.id.partition("#")
        name = names[note.path]
        notes.append(note if name == stem else replace(note, id=f"{name}#{number}"))
    return replace(files, notes=tuple(notes))
