"""Stakeholders' notes for each Bill: found by its name, read once, handed on as one file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace

from lawdiff.annotations.files import read_notes
from lawdiff.annotations.model import NoteFiles
from lawdiff.batch.model import Failure
from lawdiff.batch.store import WORK, Folder, sha256
from lawdiff.errors import BadAnnotation, BadRequest
from lawdiff.harmless import shown
from lawdiff.limits import DEFAULT, Limits

_encode = msgspec.msgpack.Encoder().encode


class Notes:
    """The notes under all ``--annotations``."""

    def __init__(self, paths: Sequence[str], folder: Folder, limits: Limits = DEFAULT) -> None:
        self._limits = limits
        self._roots = [Path(path) for path in paths]
        for root in self._roots:
            if not root.exists():
                raise BadRequest(
                    "there is no such file or folder", path=shown(root), remedy="Check the name."
                )
        self._folder = folder
        self._read: dict[tuple[Path, ...], str] = {}
        self._used: set[Path] = set()
        self.failures: list[Failure] = []
        self.warnings: list[str] = []
        self.files: set[str] = set()
        """Files of the batch's folder that hold notes."""

    def of(self, names: Iterable[str], more: str = "", alone: bool = False) -> str:
        """Where the notes of a Bill are kept in the batch's folder; empty where it has none.

        Args:
            names: what its folder of notes may be called.
            more: another file or folder of notes, of one pair.
            alone: it is the only Bill, so that notes of no Bill's folder are its notes too.
        """
        places: dict[Path, None] = {}
        wanted = [name for name in dict.fromkeys(names) if name]
        for root in self._roots:
            for name in wanted:
                if (root / name).is_dir():
                    places[root / name] = None
            if root.name in wanted or (alone and not _has_folders(root)):
                places[root] = None
        self._used.update(places)
        if more:
            places[Path(more)] = None
        key = tuple(places)
        if not key:
            return ""
        if key not in self._read:
            self._read[key] = self._keep(key)
        return self._read[key]

    def unused(self) -> list[str]:
        """Folders of notes that no Bill is called after."""
        found = []
        for root in self._roots:
            if root in self._used:
                continue
            inside = [p for p in sorted(root.iterdir()) if p.is_dir()] if root.is_dir() else []
            inside = [p for p in inside if not p.name.startswith((".", "_"))]
            aside = [p for p in inside if p not in self._used] if inside else [root]
            found += [
                f"{shown(place)}: its notes are not used, no Bill's folder has this name"
                for place in aside
            ]
        return found

    def _keep(self, places: tuple[Path, ...]) -> str:
        faults: list[BadAnnotation] = []
        try:
            read = read_notes(places, faults=faults, limits=self._limits)
        except BadAnnotation as fault:
            faults.append(fault)
            read = NoteFiles()
        self._tell(places, faults, read)
        if not read.notes:
            return ""
        data = _encode(_renamed(places, read))
        name = f"{WORK}/notes/{sha256(data)[:40]}"
        if not (self._folder.path / name).is_file():
            self._folder.write(name, data)
        self.files.add(name)
        return name

    def _tell(self, places: tuple[Path, ...], faults: list[BadAnnotation], read: NoteFiles) -> None:
        for fault in faults:
            reason = f"{fault.problem.rstrip('.')}. {fault.remedy}".strip()
            name = _name(places, fault.path)
            failure = Failure(name, fault.place, "bad notes", reason)
            if failure not in self.failures:
                self.failures.append(failure)
        for warning in map(str, read.warnings):
            if warning not in self.warnings:
                self.warnings.append(warning)


def _has_folders(root: Path) -> bool:
    return root.is_dir() and any(p.is_dir() and p.name[0] not in "._" for p in root.iterdir())


def _renamed(places: tuple[Path, ...], read: NoteFiles) -> NoteFiles:
    """Notes whose files are named from the folder they stand in, the same on every machine."""
    return NoteFiles(
        tuple(replace(note, path=_name(places, note.path)) for note in read.notes),
        tuple(replace(warning, path=_name(places, warning.path)) for warning in read.warnings),
        tuple(replace(alias, path=_name(places, alias.path)) for alias in read.aliases),
    )


def _name(places: tuple[Path, ...], path: str) -> str:
    for place in places:
        if Path(path).is_relative_to(place.parent):
            return shown(Path(path).relative_to(place.parent).as_posix())
    return shown(path)
