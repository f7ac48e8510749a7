"""``lawdiff demo``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lawdiff.cli.console import Progress, plain, write_all
from lawdiff.errors import CannotWrite

if TYPE_CHECKING:
    from lawdiff.reports import Form

_BILL = "children-and-social-work"
_FORMS: tuple[Form, ...] = ("html", "json", "csv", "md")


@click.command("demo")
@click.option(
    "-o",
    "--output",
    "folder",
    default="lawdiff-demo",
    show_default=True,
    metavar="FOLDER",
    help="Where to put the reports; made if it is not there.",
)
def command(folder: str) -> int:
    """Compare the first two prints of the Children and Social Work Bill, and follow all six.

    Prints and notes travel with lawdiff (the prints are a reconstruction), so this works
    anywhere.
    """
    from lawdiff.annotations import annotate, read_notes  # noqa: PLC0415
    from lawdiff.bundle import bundled  # noqa: PLC0415
    from lawdiff.comparison import compare  # noqa: PLC0415
    from lawdiff.history import trace  # noqa: PLC0415
    from lawdiff.history.notes import follow_notes  # noqa: PLC0415
    from lawdiff.prints import read  # noqa: PLC0415
    from lawdiff.reports import render  # noqa: PLC0415
    from lawdiff.reports.history import render_history  # noqa: PLC0415
    from lawdiff.reports.terminal import summary  # noqa: PLC0415

    where = _made(folder)
    with Progress().running() as progress:
        progress.stage("reading")
        prints = [read(path) for path in sorted((bundled("corpus") / _BILL).glob("*.xml"))]
        files = read_notes(bundled("annotations") / _BILL)
        progress.stage("comparing")
        comparison = compare(prints[0], prints[1])
        notes = annotate(comparison, files)
        history = trace(prints)
        lives = follow_notes(history, files)
        progress.stage("writing")
        made = {where / f"report.{form}": render(comparison, form, notes) for form in _FORMS}
        made |= {where / f"history.{f}": render_history(history, f, lives) for f in _FORMS}
        write_all(made)
    click.echo(summary(comparison, notes, colour=False))
    here = where.resolve()
    click.echo(plain(f"The report on these two prints:   {here / 'report.html'}"))
    click.echo(plain(f"The Bill's life over all {len(prints)} prints: {here / 'history.html'}"))
    click.echo("Beside them, the same as .json, .csv and .md.")
    return 0


def _made(folder: str) -> Path:
    where = Path(folder)
    try:
        where.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(
            f"cannot be made: {error.strerror or error}",
            path=folder,
            remedy="Name another folder with -o.",
        ) from None
    return where
