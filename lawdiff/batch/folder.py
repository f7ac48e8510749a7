"""A folder of Bills: each folder in it that holds prints is one Bill."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from lawdiff.batch.model import Failure, FolderBill, Found, Source
from lawdiff.batch.naming import natural
from lawdiff.errors import BadRequest
from lawdiff.harmless import shown

_SUFFIXES = {".xml", ".akn", ".pdf"}


def read_folder(folder: Path, leave_out: Path | None = None) -> Source:
    """Find the prints of every Bill.

    Args:
        folder: holds one folder a Bill, or is one. Folders may be nested (a session, then
            its Bills). Names that begin with a dot are passed over.
        leave_out: a folder that is no input: the batch's own output.

    Raises:
        BadRequest: it cannot be read, or holds no print.
    """
    root = folder.resolve()
    aside = leave_out.resolve() if leave_out is not None else None
    bills: list[FolderBill] = []
    failures: list[Failure] = []
    passed: list[str] = []
    for place, names in _walk(root, aside, failures):
        prints = []
        for name in sorted(names, key=natural):
            file = place / name
            path = shown(file.relative_to(root).as_posix())
            if not _is_print(file):
                passed.append(path)
            elif not Path(os.path.realpath(file)).is_relative_to(root):
                reason = "it is a link that leads out of the folder"
                failures.append(Failure(path, "", "refused", reason))
            else:
                prints.append(Found(path, str(file)))
        if prints:
            inner = place.relative_to(root).as_posix()
            bills.append(FolderBill(shown(root.name if inner == "." else inner), tuple(prints)))
    if not bills and not failures:
        raise BadRequest(
            "holds no prints",
            path=shown(folder),
            remedy="Name a folder that holds one folder of XML prints for each Bill.",
        )
    warnings = [f"{path}: left aside, it is not a print" for path in passed if _strange(path)]
    return Source(str(root), tuple(bills), (), tuple(failures), tuple(warnings))


def _walk(
    root: Path, aside: Path | None, failures: list[Failure]
) -> Iterator[tuple[Path, list[str]]]:
    """Every folder with the names of its files; by name, parents first."""

    def unreadable(error: OSError) -> None:
        name = shown(os.path.relpath(error.filename, root))
        reason = f"the folder cannot be read: {error.strerror}"
        failures.append(Failure(name, "", "refused", reason))

    for place, folders, files in os.walk(root, onerror=unreadable):
        for name in folders:
            link = Path(place, name)
            if link.is_symlink() and not name.startswith("."):
                reason = "it is a link to a folder, and links to folders are not followed"
                path = shown(link.relative_to(root).as_posix())
                failures.append(Failure(path, "", "refused", reason))
        folders[:] = sorted(
            (f for f in folders if not f.startswith(".") and Path(place, f).resolve() != aside),
            key=natural,
        )
        yield Path(place), [name for name in files if not name.startswith(".")]


def _is_print(file: Path) -> bool:
    """By its name; a file without a suffix by its first characters."""
    suffixes = {suffix.lower() for suffix in file.suffixes[-2:]}
    if suffixes & _SUFFIXES:
        return True
    if file.suffix or not file.is_file():
        return False
    try:
        with file.open("rb") as opened:
            return opened.read(64).lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"%PDF-"))
    except OSError:
        return True


def _strange(path: str) -> bool:
    """Worth a word: not one of the files that stand beside prints anywhere."""
    name = path.rpartition("/")[2].lower()
    return not name.endswith((".md", ".txt", ".csv", ".json", ".html")) and name != "license"
