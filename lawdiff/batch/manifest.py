"""A manifest: a CSV file that says which prints to compare.

Whoever wrote the manifest may not be who runs it. Every path in it is taken from the
manifest's own folder and must stay inside that folder, links followed; a line that leads
out is refused, named with its number, and the other lines are compared.
"""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path, PureWindowsPath

from lawdiff.batch.model import Failure, Found, Source, WantedPair
from lawdiff.errors import BadRequest
from lawdiff.harmless import shown

_MOST_BYTES = 64 * 1024 * 1024
_NEEDED = ("old", "new")
_KNOWN = (*_NEEDED, "name", "annotations")


def read_manifest(path: Path) -> Source:
    """Read a manifest.

    Args:
        path: a CSV file with the header ``old,new`` and, where wanted, ``name`` and
            ``annotations``; UTF-8, comma.

    Returns:
        The pairs it asks for; lines that are refused are among the failures.

    Raises:
        BadRequest: it is no such CSV at all.
    """
    lines = _lines(path)
    header = _header(path, lines)
    root = path.resolve().parent
    pairs: list[WantedPair] = []
    failures: list[Failure] = []
    warnings = [
        f"{shown(path)}: the column {name!r} is not read; known are {', '.join(_KNOWN)}"
        for name in header
        if name and name not in _KNOWN
    ]
    seen: dict[tuple[str, str, str], int] = {}
    for number, cells in lines:
        taken = _pair(root, number, header, cells)
        if isinstance(taken, WantedPair):
            same = (taken.old.path, taken.new.path, taken.name)
            if same in seen:
                reason = f"line {seen[same]} asks for the same comparison under the same name"
                taken = Failure(taken.old.path, f"line {number}", "repeated", reason)
            else:
                seen[same] = number
        if isinstance(taken, Failure):
            failures.append(taken)
        elif taken is not None:
            pairs.append(taken)
    return Source(str(root), (), tuple(pairs), tuple(failures), tuple(warnings))


def _lines(path: Path) -> list[tuple[int, list[str]]]:
    """Number of the line on which it starts, and cells, of every row."""
    try:
        if not path.is_file():
            # A FIFO would be waited for.
            raise BadRequest(
                "is no manifest: not an ordinary file", path=shown(path), remedy="Check the name."
            )
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise BadRequest(
            f"cannot be read: {error.strerror or error}", path=shown(path), remedy="Check the name."
        ) from None
    if len(data) > _MOST_BYTES:
        raise BadRequest("is too large for a manifest", path=shown(path), remedy="Split it.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise BadRequest(
            "is not UTF-8",
            path=shown(path),
            place=f"line {line}",
            remedy="Save the manifest as UTF-8 CSV.",
        ) from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[tuple[int, list[str]]] = []
    started = 1
    try:
        for row in reader:
            rows.append((started, row))
            started = reader.line_num + 1
    except csv.Error as error:
        raise BadRequest(
            f"is not a CSV: {error}",
            path=shown(path),
            place=f"line {started}",
            remedy="Quote cells that hold commas, quotes or line breaks.",
        ) from None
    return rows


def _header(path: Path, lines: list[tuple[int, list[str]]]) -> list[str]:
    """The names of the columns; the header is taken off the lines."""
    while lines and not any(cell.strip() for cell in lines[0][1]):
        lines.pop(0)
    header = [cell.strip().lower() for cell in lines.pop(0)[1]] if lines else []
    missing = [name for name in _NEEDED if name not in header]
    doubled = [name for name in _KNOWN if header.count(name) > 1]
    if missing or doubled:
        problem = f"has no column {missing[0]!r}" if missing else f"has two columns {doubled[0]!r}"
        raise BadRequest(
            problem,
            path=shown(path),
            place="line 1",
            remedy="A manifest is a CSV file whose first line is old,new (then name, annotations).",
        )
    return header


def _pair(
    root: Path, number: int, header: list[str], cells: list[str]
) -> WantedPair | Failure | None:
    if not any(cell.strip() for cell in cells):
        return None
    row = dict(zip(header, cells, strict=False))
    place = f"line {number}"
    told = row.get("old") or row.get("new") or ""
    if len(cells) > len(header):
        reason = f"the line has {len(cells)} cells, the header {len(header)}: quote the commas"
        return Failure(_printable(told), place, "refused", reason)
    found = []
    for column in _NEEDED:
        written = row.get(column, "")
        inside = _inside(root, written, column)
        if isinstance(inside, str):
            return Failure(_printable(written), place, "refused", inside)
        found.append(Found(shown(inside.relative_to(root).as_posix()), str(inside)))
    notes = row.get("annotations", "")
    where = ""
    if notes.strip():
        folder = _inside(root, notes, "annotations")
        if isinstance(folder, str):
            return Failure(_printable(notes), place, "refused", folder)
        out = _leads_out(root, folder)
        if out:
            return Failure(_printable(notes), place, "refused", out)
        where = str(folder)
    name = " ".join(_printable(row.get("name", "")).split())
    return WantedPair(number, found[0], found[1], name, where)


def _inside(root: Path, written: str, column: str) -> Path | str:
    """Where the path leads, links followed; or why it is refused."""
    problem = ""
    if not written.strip():
        problem = f"the column {column!r} is empty"
    elif "\0" in written:
        problem = "the path holds a NUL character"
    elif (
        Path(written).is_absolute()
        or PureWindowsPath(written).is_absolute()
        or written.startswith(("\\", "~"))
    ):
        problem = "the path is absolute; paths are relative to the manifest's folder"
    if problem:
        return problem
    try:
        real = Path(os.path.realpath(root / written))
        leads_out = not real.is_relative_to(root)
        there = real.exists()
    except OSError as error:
        return f"the path cannot be used: {error.strerror or error}"
    except ValueError as error:
        return f"the path cannot be used: {error}"
    if leads_out:
        return "the path leads out of the manifest's folder"
    if not there:
        return "there is no such file in the manifest's folder"
    return real


def _leads_out(root: Path, folder: Path) -> str:
    """Why a folder of notes is refused; empty where all that is in it stays inside."""
    for inner, folders, names in os.walk(folder):
        for name in (*folders, *names):
            if not Path(os.path.realpath(Path(inner, name))).is_relative_to(root):
                return f"the folder holds a link that leads out: {_printable(name)}"
    return ""


def _printable(text: str) -> str:
    """Text for one line of a message: control characters spelt out."""
    return "".join(
        c if c.isprintable() or c == " " else c.encode("unicode_escape").decode("ascii")
        for c in text.encode("utf-8", "backslashreplace").decode("utf-8")
    )
