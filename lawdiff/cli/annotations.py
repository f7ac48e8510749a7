"""``lawdiff annotations``: check notes, or start a file of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lawdiff.cli import options
from lawdiff.cli.console import plain, say, warn, write_all

if TYPE_CHECKING:
    from lawdiff.limits import Limits


@click.group("annotations", context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Check annotation files, or start a new one."""


@command.command("check")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--print", "print_", metavar="FILE", help="The print to place the notes on.")
@click.option("--strict", is_flag=True, help="End with status 1 when a note does not land.")
@options.limits
def check(paths: tuple[str, ...], print_: str | None, strict: bool, limits: Limits) -> int:
    """Read annotation files and say, per note, where it lands or why it does not."""
    from lawdiff.annotations import check as check_notes  # noqa: PLC0415
    from lawdiff.prints import read  # noqa: PLC0415

    found = check_notes(paths, read(print_, limits=limits) if print_ else None, limits)
    for warning in found.warnings:
        warn(str(warning))
    for error in found.errors:
        say(str(error))
    for note in found.notes:
        click.echo(plain(str(note)))
    if found.errors:
        return 2
    return 1 if strict and not found.fine else 0


@command.command("new")
@click.argument("print_", metavar="PRINT")
@click.option("--by", required=True, metavar="NAME", help="The organisation that speaks.")
@click.option("-o", "--output", metavar="FILE", help="Write it to a file that is not there yet.")
@options.limits
def new(print_: str, by: str, output: str | None, limits: Limits) -> int:
    """Start an annotation file: a skeleton with the print's clauses."""
    from lawdiff.annotations import skeleton  # noqa: PLC0415
    from lawdiff.errors import CannotWrite  # noqa: PLC0415
    from lawdiff.prints import read  # noqa: PLC0415

    text = skeleton(read(print_, limits=limits), by)
    if output is None:
        click.echo("\n".join(map(plain, text.split("\n"))), nl=False)
        return 0
    if Path(output).exists():
        raise CannotWrite(
            "is there already, and may hold notes", path=output, remedy="Name a new file with -o."
        )
    write_all({Path(output): text.encode("utf-8")})
    return 0
