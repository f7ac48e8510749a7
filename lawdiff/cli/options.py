"""Options that several commands share: one spelling, one default, one line of help."""

from __future__ import annotations

import click

from lawdiff.prints.files import DEFAULT_LIMIT

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
    "--strict", is_flag=True, help="End with status 1 when a note could not be placed."
)
quiet = click.option("--quiet", "-q", is_flag=True, help="No summary, no warnings, no progress.")
max_bytes = click.option(
    "--max-bytes",
    type=click.IntRange(min=1),
    default=DEFAULT_LIMIT,
    show_default=True,
    help="Largest print to read.",
)
