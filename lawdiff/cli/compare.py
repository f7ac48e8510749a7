"""``lawdiff compare``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

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

if TYPE_CHECKING:
    from lawdiff.annotations.model import CarriedNote
    from lawdiff.comparison.model import Comparison
    from lawdiff.limits import Limits
    from lawdiff.prints.model import Print
    from lawdiff.reports import Form


@click.command("compare")
@click.argument("old")
@click.argument("new")
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="FILE",
    help="Write a file; may be repeated. The suffix chooses the form: .html .json .csv .md .txt "
    ".pdf, and for notes .jsonld .notes.csv",
)
@options.notes
@options.match
@click.option("--exit-code", is_flag=True, help="End with status 1 when the prints differ.")
@options.strict
@options.quiet
@options.limits
def command(
    old: str,
    new: str,
    outputs: tuple[str, ...],
    annotations: tuple[str, ...],
    match: Literal["auto", "content"],
    exit_code: bool,
    strict: bool,
    quiet: bool,
    limits: Limits,
) -> int:
    """Compare two prints of a Bill: OLD, and NEW that came after it.

    Without -o, a short summary goes to standard output.
    """
    keep_all()
    files = check_outputs(outputs, (old, new), _form_of)
    options.spare_notes(files, annotations)
    with Progress(quiet).running() as progress:
        comparison = _compare(old, new, match, limits, progress, _paths_shown(files))
        keep_all(comparison)
        notes = _notes(comparison, annotations, progress, quiet, limits)
        if not quiet:
            warn_of_prints((comparison.old, comparison.new))
            for warning in comparison.warnings:
                warn(warning)
        rendered = _rendered(comparison, notes, files, progress)
        if rendered:
            progress.stage("writing")
            write_all(rendered)
    if not files and not quiet:
        _summary(comparison, notes)
    if strict and any(note.status in ("ambiguous", "unplaced") for note in notes):
        return 1
    if exit_code and any(row.states != ("unchanged",) for row in comparison.rows):
        return 1
    return 0


def _compare(
    old: str,
    new: str,
    match: Literal["auto", "content"],
    limits: Limits,
    progress: Progress,
    paths: bool,
) -> Comparison:
    from lawdiff.prints import read  # noqa: PLC0415

    progress.stage("reading")
    kept: list[object] = []
    keep_all(kept)
    prints: tuple[Print, Print] = (
        read(old, limits=limits, kept=kept, paths=paths),
        read(new, limits=limits, kept=kept, paths=paths),
    )
    from lawdiff.comparison import compare  # noqa: PLC0415

    progress.stage("comparing")
    return compare(*prints, match=match, limits=limits)


def _notes(
    comparison: Comparison,
    paths: tuple[str, ...],
    progress: Progress,
    quiet: bool,
    limits: Limits,
) -> tuple[CarriedNote, ...]:
    if not paths:
        return ()
    from lawdiff.annotations import annotate, read_notes  # noqa: PLC0415

    progress.stage("placing notes")
    read = read_notes(paths, (comparison.old, comparison.new), limits=limits)
    notes = annotate(comparison, read)
    if not quiet:
        for warning in read.warnings:
            warn(str(warning))
        for note in notes:
            if note.status in ("ambiguous", "unplaced"):
                warn(f"{note.note.where}: {note.note.id} is {note.status}: {note.why}")
            else:
                for doubt in note.warnings:
                    warn(str(doubt))
    return notes


def _paths_shown(files: dict[str, str]) -> bool:
    """Whether an output says where in its file each provision stands."""
    from lawdiff.reports import PAGES  # noqa: PLC0415

    return not PAGES.issuperset(files.values())


def _form_of(path: str) -> str:
    """The form a file's name asks for: a report's, or one in which notes are exchanged."""
    from lawdiff.reports import form_of  # noqa: PLC0415

    lower = path.lower()
    if lower.endswith(".jsonld"):
        return "w3c"
    return "notes" if lower.endswith(".notes.csv") else form_of(path)


def _rendered(
    comparison: Comparison,
    notes: tuple[CarriedNote, ...],
    files: dict[str, str],
    progress: Progress,
) -> dict[Path, bytes]:
    made: dict[Path, bytes] = {}
    for path, form in files.items():
        progress.stage(f"writing {Path(path).name}")
        made[Path(path)] = _render(comparison, notes, form)
    return made


def _render(comparison: Comparison, notes: tuple[CarriedNote, ...], form: str) -> bytes:
    if form in ("w3c", "notes"):
        from lawdiff.annotations import to_csv, to_w3c  # noqa: PLC0415

        text = to_w3c(comparison, notes) if form == "w3c" else to_csv(notes)
        return text.encode("utf-8")
    from lawdiff.reports import render  # noqa: PLC0415

    return render(comparison, cast("Form", form), notes=notes)


def _summary(comparison: Comparison, notes: tuple[CarriedNote, ...]) -> None:
    from lawdiff.reports.terminal import summary  # noqa: PLC0415

    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    click.echo(summary(comparison, notes, colour=colour), color=colour)
