"""``lawdiff batch``."""

from __future__ import annotations

import math
import os
import time
from typing import TYPE_CHECKING, Any

import click

from lawdiff.cli import options
from lawdiff.cli.console import Progress, plain, say, warn

if TYPE_CHECKING:
    from lawdiff.batch import Summary
    from lawdiff.limits import Limits as Reading

_DOING = {
    "read": "reading prints",
    "compare": "comparing",
    "chain": "chaining Bills",
    "write": "writing the files over all Bills",
}

_SHOWN = 20
"""Failures told on the terminal; ``failures.csv`` has them all."""


class _Seconds(click.FloatRange):
    """A time; what is called a number and is none ("nan") is no time."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """The number of seconds."""
        seconds = float(super().convert(value, param, ctx))
        if math.isnan(seconds):
            self.fail(f"{value!r} is not a number.", param, ctx)
        return seconds


@click.command("batch")
@click.argument("source")
@click.option(
    "-o", "--output", "output", required=True, metavar="FOLDER", help="The folder to write."
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 4096),
    default=lambda: len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 2,
    show_default="one for each processor",
    help="Worker processes on this machine.",
)
@click.option(
    "--scheduler",
    default="",
    metavar="ADDRESS",
    help="Hand the work to a Dask cluster (tcp://host:8786); needs the extra [cluster].",
)
@click.option(
    "--annotations",
    multiple=True,
    metavar="PATH",
    help="A folder of stakeholders' notes, a folder in it for each Bill; may be repeated.",
)
@click.option("--dry-run", is_flag=True, help="List what would be compared; write nothing.")
@click.option(
    "--time-limit",
    type=_Seconds(0.1, 1e7),
    default=300.0,
    show_default=True,
    metavar="SECONDS",
    help="Longest time for one print or comparison.",
)
@click.option(
    "--memory-limit",
    type=click.IntRange(0, 10**9),
    default=4096,
    show_default=True,
    metavar="MIB",
    help="Most memory for one worker; 0 for no limit.",
)
@click.option("--quiet", "-q", is_flag=True, help="No summary, no warnings, no progress.")
@options.limits
def command(
    source: str,
    output: str,
    jobs: int,
    scheduler: str,
    annotations: tuple[str, ...],
    dry_run: bool,
    time_limit: float,
    memory_limit: int,
    quiet: bool,
    limits: Reading,
) -> int:
    """Compare many prints: SOURCE is a folder of Bills, or a manifest (CSV).

    Leaves a browsable site and a data set. Run again after any kind of stop, it goes on
    where it was.
    """
    from lawdiff.batch import Limits, plan_batch, run_batch  # noqa: PLC0415

    allowed = Limits(time_limit, memory_limit, limits)
    with Progress(quiet).running() as progress:
        watcher = _Teller(progress, quiet)
        if dry_run:
            summary = plan_batch(
                source, output, jobs=jobs, annotations=annotations, limits=allowed, watcher=watcher
            )
        else:
            summary = run_batch(
                source,
                output,
                jobs=jobs,
                scheduler=scheduler,
                annotations=annotations,
                limits=allowed,
                watcher=watcher,
            )
    if dry_run:
        _list(summary)
    elif not quiet:
        _tell(summary, output)
    return int(bool(summary.failures))


class _Teller:
    """Tells a person how far it is, on one line of a terminal."""

    def __init__(self, progress: Progress, quiet: bool) -> None:
        self._progress = progress
        self._quiet = quiet
        self._phase = ""
        self._total = self._ended = self._failed = self._again = 0
        self._began = time.monotonic()

    def phase(self, name: str, total: int) -> None:
        """A list of jobs begins."""
        self._phase = _DOING[name]
        self._total, self._ended, self._failed, self._again = total, 0, 0, 0
        self._began = time.monotonic()
        self._show()

    def done(self, failed: bool, again: bool) -> None:
        """A job has ended."""
        self._ended += 1
        self._failed += failed
        self._again += again
        self._show()

    def warn(self, message: str) -> None:
        """A person should know."""
        if not self._quiet:
            warn(message)

    def _show(self) -> None:
        self._progress.stage(self._line())

    def _line(self) -> str:
        said = [f"{self._phase}: {self._ended:,} of {self._total:,} done"]
        if self._failed:
            said.append(f"{self._failed:,} failed")
        said.append(f"{self._total - self._ended:,} left")
        fresh = self._ended - self._again
        if fresh > 1:
            each = (time.monotonic() - self._began) / fresh
            said.append(f"about {_duration(each * (self._total - self._ended))}")
        return ", ".join(said)


def _duration(seconds: float) -> str:
    """A time as people say it.

    >>> _duration(12), _duration(200), _duration(7300)
    ('12 s', '3 min', '2 h 2 min')
    """
    if seconds < 100:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} h {minutes % 60} min"


def _list(summary: Summary) -> None:
    """What would be compared, and what would not."""
    for bill in summary.bills:
        click.echo(plain(bill.name))
        for pair in bill.pairs:
            old, new = (
                f"{', '.join(part for part in (p.number, p.stage, p.date) if part)} ({p.path})"
                for p in (pair.old, pair.new)
            )
            click.echo(plain(f"  {pair.slug}: {old} → {new}"))
    for failure in summary.failures:
        click.echo(plain(f"not compared: {_failure(failure)}"))
    pairs = sum(len(bill.pairs) for bill in summary.bills)
    click.echo(f"{_comparisons(pairs, summary)}; nothing was written.")


def _tell(summary: Summary, output: str) -> None:
    """The closing summary, on standard error; where the site is, on standard output."""
    from lawdiff.reports.words import number_of  # noqa: PLC0415

    for failure in summary.failures[:_SHOWN]:
        say(f"not compared: {_failure(failure)}")
    if len(summary.failures) > _SHOWN:
        say(f"and {len(summary.failures) - _SHOWN:,} more, all in failures.csv")
    if not summary.parquet:
        say('no Parquet files were written: they need the extra, pip install "lawdiff[parquet]"')
    again = f", {summary.again:,} of them done before" if summary.again else ""
    say(
        f"{_comparisons(summary.compared, summary)}{again}; "
        f"{number_of(len(summary.failures), 'input')} not compared"
    )
    click.echo(plain(os.path.join(output, "index.html")))  # noqa: PTH118 (as the user named it)


def _comparisons(count: int, summary: Summary) -> str:
    from lawdiff.reports.words import number_of  # noqa: PLC0415

    bills = number_of(len(summary.bills), "Bill")
    return f"{number_of(count, 'comparison')} of {bills}"


def _failure(failure: object) -> str:
    from lawdiff.batch import Failure  # noqa: PLC0415

    assert isinstance(failure, Failure)
    where = ", ".join(part for part in (failure.input, failure.place) if part)
    return f"{where}: {failure.happened}: {failure.reason}"
