"""``lawdiff history``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from lawdiff.cli import options
from lawdiff.cli.console import (
    Progress,
    check_outputs,
    keep_all,
    warn,
    warn_of_prints,
    write_all,
)
from lawdiff.errors import BadRequest

if TYPE_CHECKING:
    from lawdiff.history.model import History
    from lawdiff.history.notes import NoteLife
    from lawdiff.limits import Limits


@click.command("history")
@click.argument("prints", nargs=-1, required=True, metavar="PRINT PRINT...")
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="FILE",
    help="Write a file; may be repeated. .html .json .md .txt, .csv (a line a "
    "step) or .numbering.csv",
)
@options.notes
@options.match
@options.strict
@options.quiet
@options.limits
def command(
    prints: tuple[str, ...],
    outputs: tuple[str, ...],
    annotations: tuple[str, ...],
    match: Literal["auto", "content"],
    strict: bool,
    quiet: bool,
    limits: Limits,
) -> int:
    """Follow every provision through two or more prints, in the order given.

    Without -o, a short summary goes to standard output.
    """
    keep_all()
    from lawdiff.history import trace  # noqa: PLC0415
    from lawdiff.prints import read  # noqa: PLC0415
    from lawdiff.reports.history import PAGES, form_of, render_history  # noqa: PLC0415

    for path in prints:
        if Path(path).is_dir():
            raise BadRequest(
                "is a folder, not a print",
                path=path,
                remedy=f"Name its prints in order, as in: lawdiff history {path.rstrip('/')}/*.xml",
            )
    if len(prints) < 2:
        raise BadRequest(
            "a history needs two prints or more", remedy="Name the Bill's prints in order."
        )
    files = check_outputs(outputs, prints, form_of)
    options.spare_notes(files, annotations)
    with Progress(quiet).running() as progress:
        progress.stage("reading")
        paths = not PAGES.issuperset(files.values())
        taken = [read(path, limits=limits, paths=paths) for path in prints]
        progress.stage("following provisions")
        history = trace(taken, match, limits=limits)
        keep_all(history)
        notes = _notes(history, annotations, progress, quiet, limits)
        if not quiet:
            warn_of_prints(taken)
            for warning in history.warnings:
                warn(warning)
        progress.stage("writing")
        write_all({Path(p): render_history(history, form, notes) for p, form in files.items()})
    if not files and not quiet:
        click.echo(render_history(history, "text", notes).decode("utf-8"), nl=False)
    lost = ("ambiguous", "unplaced")
    return int(strict and any(step.carried.status in lost for n in notes for step in n.at))


def _notes(
    history: History,
    paths: tuple[str, ...],
    progress: Progress,
    quiet: bool,
    limits: Limits,
) -> tuple[NoteLife, ...]:
    if not paths:
        return ()
    from lawdiff.annotations import read_notes  # noqa: PLC0415
    from lawdiff.history.notes import follow_notes  # noqa: PLC0415

    progress.stage("placing notes")
    read = read_notes(paths, history.prints, limits=limits)
    if not quiet:
        for warning in read.warnings:
            warn(str(warning))
    return follow_notes(history, read)
