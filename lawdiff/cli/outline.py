"""``lawdiff outline``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from lawdiff.cli import options
from lawdiff.cli.console import plain, warn

if TYPE_CHECKING:
    from lawdiff.limits import Limits

_LABEL_WIDTH = 44
_HEADING_WIDTH = 60


@click.command("outline")
@click.argument("print_", metavar="PRINT")
@click.option("--quiet", "-q", is_flag=True, help="No warnings.")
@options.limits
def command(print_: str, quiet: bool, limits: Limits) -> int:
    """List every provision of PRINT: label, heading, page and line.

    The labels are the addresses that annotations can use.
    """
    from lawdiff.prints import read  # noqa: PLC0415

    found = read(print_, limits=limits)
    if not quiet:
        for fault in found.warnings:
            warn(f"{found.path}{f', line {fault.line}' if fault.line else ''}: {fault.message}")
    said = ", ".join(part for part in (found.title, found.number, found.stage, found.date) if part)
    lines = [said or print_, ""]
    for provision in found.provisions:
        heading = provision.heading
        if len(heading) > _HEADING_WIDTH:
            heading = heading[: _HEADING_WIDTH - 1] + "…"
        place = f"page {provision.page}, line {provision.line}" if provision.page else ""
        lines.append(
            f"{provision.label:<{_LABEL_WIDTH}}  {heading:<{_HEADING_WIDTH}}  {place}".rstrip()
        )
    click.echo("\n".join(map(plain, lines)))
    return 0
