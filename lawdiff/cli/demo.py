"""``lawdiff demo``."""

from __future__ import annotations

from pathlib import Path

import click

from lawdiff.cli.console import Progress, plain, write_all
from lawdiff.errors import CannotWrite

_BILL = "children-and-social-work"


@click.command("demo")
@click.option(
    "-o",
    "--output",
    "folder",
    default="lawdiff-demo",
    show_default=True,
    metavar="FOLDER",
    help="Where to put the report; made if it is not there.",
)
def command(folder: str) -> int:
    """Compare the first two prints of the Children and Social Work Bill, with notes.

    The prints are a reconstruction that travels with lawdiff, so this works anywhere.
    """
    from lawdiff.annotations import annotate, read_notes  # noqa: PLC0415
    from lawdiff.bundle import bundled  # noqa: PLC0415
    from lawdiff.comparison import compare  # noqa: PLC0415
    from lawdiff.prints import read  # noqa: PLC0415
    from lawdiff.reports import render  # noqa: PLC0415
    from lawdiff.reports.terminal import summary  # noqa: PLC0415

    old_path, new_path = sorted((bundled("corpus") / _BILL).glob("*.xml"))[:2]
    where = _made(folder)
    with Progress().running() as progress:
        progress.stage("comparing")
        comparison = compare(read(old_path), read(new_path))
        notes = annotate(comparison, read_notes([str(bundled("annotations") / _BILL)]))
        progress.stage("writing")
        write_all(
            {
                where / f"report.{form}": render(comparison, form, notes=notes)
                for form in ("html", "json", "csv", "md")
            }
        )
    click.echo(summary(comparison, notes, colour=False))
    click.echo(plain(f"\nThe report is {(where / 'report.html').resolve()}"))
    click.echo("Beside it: report.json, report.csv and report.md.")
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
