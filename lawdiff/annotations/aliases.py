"""``aliases.csv``: where provisions stand that stood in no print when people wrote of them."""

from __future__ import annotations

import csv
import io

from lawdiff.annotations.addresses import normal, read_citation
from lawdiff.annotations.model import Address, Alias, AnnotationWarning, Note
from lawdiff.annotations.whichprint import numbered
from lawdiff.errors import BadAnnotation

COLUMNS = ("address", "print", "stands_as_print", "stands_as")


def read_aliases(text: str, path: str) -> tuple[tuple[Alias, ...], list[AnnotationWarning]]:
    """Read an alias table.

    Raises:
        BadAnnotation: a missing column.
    """
    rows = csv.reader(io.StringIO(text), strict=False)
    try:
        header = [name.strip().lower() for name in next(rows, [])]
        missing = [name for name in COLUMNS if name not in header]
        if missing:
            raise BadAnnotation(
                f"the table has no column {missing[0]}",
                path=path,
                place="line 1",
                remedy=f"Its first line is {','.join(COLUMNS)}.",
            )
        aliases, warnings = [], []
        for row in rows:
            if not any(cell.strip() for cell in row):
                continue
            cells = dict(zip(header, (cell.strip() for cell in row), strict=False))
            line = rows.line_num
            empty = [name for name in COLUMNS if not cells.get(name)]
            if empty:
                warnings.append(AnnotationWarning(f"{empty[0]} is empty", path, line))
                continue
            if not read_citation(cells["stands_as"]).addresses:
                said = f'"{cells["stands_as"]}" is not an address such as clause 32'
                warnings.append(AnnotationWarning(said, path, line))
                continue
            address, print_, stands_as_print, stands_as = (cells[name] for name in COLUMNS)
            aliases.append(Alias(address, print_, stands_as_print, stands_as, path, line))
    except csv.Error as error:
        raise BadAnnotation(
            f"the table cannot be read: {error}", path=path, place=f"line {rows.line_num}"
        ) from None
    doubtful, said_so = _contradicted(aliases)
    return tuple(alias for alias in aliases if alias not in doubtful), [*warnings, *said_so]


def _contradicted(aliases: list[Alias]) -> tuple[set[Alias], list[AnnotationWarning]]:
    """Lines that put one provision in two places of one print: nobody knows which is meant."""
    first: dict[tuple[str, ...], Alias] = {}
    doubtful: set[Alias] = set()
    warnings = []
    for alias in aliases:
        asked = tuple(map(normal, (alias.address, alias.print, alias.stands_as_print)))
        known = first.setdefault(asked, alias)
        if normal(known.stands_as) != normal(alias.stands_as):
            doubtful |= {known, alias}
            said = (
                f"{alias.address} stands as {known.stands_as} on line {known.line} and as "
                f"{alias.stands_as} here: neither line is used"
            )
            warnings.append(AnnotationWarning(said, alias.path, alias.line))
    return doubtful, warnings


def alias_of(note: Note, address: Address, aliases: tuple[Alias, ...]) -> Alias | None:
    """The alias that says where a cited provision stands, if there is one.

    It is for one print: a note that names another is left alone; one that names none
    may use it.
    """
    for alias in aliases:
        if note.print and not _same_print(note.print, alias.print):
            continue
        cited = read_citation(alias.address).addresses
        if cited and cited[0].steps == address.steps[: len(cited[0].steps)] and address.steps:
            return alias
        if normal(alias.address) == normal(address.written):
            return alias
    return None


def _same_print(one: str, other: str) -> bool:
    if normal(one) == normal(other):
        return True
    number = numbered(normal(one))
    return number is not None and number == numbered(normal(other))
