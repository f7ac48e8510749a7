"""Options that several commands share: one spelling, one default, one line of help."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any

import click

from lawdiff.errors import BadRequest
from lawdiff.limits import DEFAULT, limits_from, names

_READ = (".md", ".markdown", ".json", ".jsonld", "aliases.csv")

notes = click.option(
    "--annotations",
    "annotations",
    multiple=True,
    metavar="PATH",
    help="A file or folder of stakeholders' notes; may be repeated.",
)
match = click.option(
    "--match",
    type=click.Choice(["auto", "content"]),
    default="auto",
    show_default=True,
    help="Use persistent identifiers as evidence (auto), or read none of them (content).",
)
strict = click.option(
    "--strict",
    is_flag=True,
    help="End with status 1 when a note is ambiguous or could not be placed.",
)
quiet = click.option("--quiet", "-q", is_flag=True, help="No summary, no warnings, no progress.")
_max_bytes = click.option(
    "--max-bytes",
    type=click.IntRange(min=1),
    default=DEFAULT.bytes,
    show_default=True,
    help="Largest print to read.",
)
_limit = click.option(
    "--limit",
    multiple=True,
    metavar="NAME=NUMBER",
    help="Set another limit, past which lawdiff stops or tells less exactly what changed; may be "
    f"repeated. {', '.join(names()[1:])}.",
)


def limits(given: Callable[..., int]) -> Callable[..., int]:
    """Options that set limits; the command gets them as one value, ``limits``."""

    @wraps(given)
    def command(*arguments: Any, max_bytes: int, limit: tuple[str, ...], **others: Any) -> int:
        found = limits_from([f"bytes={max_bytes}", *limit])
        return given(*arguments, limits=found, **others)

    return _limit(_max_bytes(command))


def spare_notes(outputs: Iterable[str], annotations: Sequence[str]) -> None:
    """See that no output takes the place of a file of notes, which somebody wrote by hand.

    Raises:
        BadRequest: an output is one of them, or is there already in a folder of them, among
            what is read as notes.
    """
    for path in outputs:
        real = os.path.realpath(path)
        for given in map(os.path.realpath, annotations):
            within = given in map(str, Path(real).parents) and real.endswith(_READ)
            if real == given or (within and Path(real).is_file()):
                raise BadRequest(
                    "stands among the notes and would be overwritten",
                    path=path,
                    remedy="Name another file with -o.",
                )
