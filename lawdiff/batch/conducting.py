"""One run of a batch, phase by phase: read, compare, chain each Bill, write the files over all.

A phase is a list of jobs. Those that the journal knows, and whose files are still whole, are
not done again; the others go to the crew and are noted in the journal as they end. This
process only hands out and takes note: no print and no report stays in its memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from importlib.util import find_spec
from itertools import pairwise
from typing import Protocol

import msgspec
from msgspec import Struct

from lawdiff.batch.journal import Journal
from lawdiff.batch.model import (
    BillPlan,
    Failure,
    Found,
    Job,
    Limits,
    Outcome,
    PairPlan,
    PrintInfo,
    Source,
)
from lawdiff.batch.notes import Notes
from lawdiff.batch.options import (
    BillOptions,
    BillPair,
    CompareOptions,
    ListedBill,
    ReadOptions,
    TableOptions,
    job_key,
    pack_options,
)
from lawdiff.batch.plan import plan
from lawdiff.batch.settling import Settler
from lawdiff.batch.store import WORK, Folder, sha256
from lawdiff.errors import CannotWrite, UnreadablePrint
from lawdiff.prints.files import read_bytes


class Watcher(Protocol):
    """Somebody who is told how far a batch is."""

    def phase(self, name: str, total: int) -> None:
        """So many jobs of a kind begin: ``"read"``, ``"compare"``, ``"chain"`` or ``"write"``."""

    def done(self, failed: bool, again: bool) -> None:
        """One of them has ended; ``again``: an earlier run had done it."""

    def warn(self, message: str) -> None:
        """Something that a person should know."""


class Crew(Protocol):
    """Those who do jobs: processes of this machine, or a cluster."""

    def run(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Outcome]]:
        """Do jobs; each comes back with what became of it, in the order in which they end."""


Hire = Callable[[], AbstractContextManager[Crew]]
"""Makes a crew."""


class Summary(Struct, frozen=True):
    """What a batch did."""

    bills: tuple[BillPlan, ...]
    compared: int
    again: int
    """Of the compared, those that an earlier run had done already."""
    failures: tuple[Failure, ...]
    parquet: bool = False


class Batch:
    """One run."""

    def __init__(
        self, source: Source, folder: Folder, limits: Limits, watcher: Watcher, made_by: str
    ) -> None:
        self._source = source
        self._folder = folder
        self._limits = limits
        self._watcher = watcher
        self._made_by = made_by
        self._journal = Journal(folder)
        self._keys: list[str] = []
        """Of all jobs, in the order of the plan."""
        self._jobs_of: dict[str, Job] = {}
        """Path of a print, or slug of a pair or Bill → the job that makes what others need."""
        self._failures = list(source.failures)
        self._done: set[str] = set()
        """Keys of the jobs that are done."""
        self._again = 0

    def run(self, crew: Hire, clerks: Hire, annotations: Sequence[str]) -> Summary:
        """Do all that is not done yet.

        Args:
            crew: does the jobs.
            clerks: write the files over all Bills, on this machine.
            annotations: folders of notes.

        Raises:
            CannotWrite: the disk is full, or the like.
        """
        self._journal.open()
        try:
            notes = Notes(annotations, self._folder, self._limits.reading)
            with crew() as hands:
                bills = self._plan(hands, notes)
                failed = self._compare(hands, bills)
                self._chain(hands, bills, failed)
            parquet = find_spec("pyarrow") is not None
            failures = self._told(notes)
            with clerks() as hands:
                self._write_tables(hands, bills, failed, failures, parquet)
            files = self._journal.settle(self._keys)
            self._folder.keep_only({*files, *notes.files}, self._journal.earlier)
        finally:
            self._journal.close()
            self._folder.sweep()
        wanted = sum(len(bill.pairs) for bill in bills)
        return Summary(tuple(bills), wanted - len(failed), self._again, tuple(failures), parquet)

    def plan_only(self, crew: Hire, annotations: Sequence[str]) -> Summary:
        """Read the prints and say what would be compared."""
        self._journal.open()
        try:
            notes = Notes(annotations, self._folder, self._limits.reading)
            with crew() as hands:
                bills = self._plan(hands, notes)
        finally:
            self._journal.close()
        return Summary(tuple(bills), 0, 0, tuple(self._told(notes)))

    def _told(self, notes: Notes) -> list[Failure]:
        for warning in (*self._source.warnings, *notes.warnings, *notes.unused()):
            self._watcher.warn(warning)
        return [*self._failures, *notes.failures]

    def _do(self, crew: Crew, name: str, total: int, jobs: Iterable[Job]) -> dict[str, Outcome]:
        """Do the jobs of a phase; key → what became of each."""
        self._watcher.phase(name, total)
        outcomes: dict[str, Outcome] = {}

        def left() -> Iterator[Job]:
            for job in jobs:
                self._keys.append(job.key)
                before = self._journal.finished(job)
                if before is None:
                    yield job
                else:
                    outcomes[job.key] = before
                    self._done.add(job.key)
                    self._again += name == "compare"
                    self._watcher.done(failed=False, again=True)

        with Settler(self._folder.path, self._journal) as settler:
            for job, outcome in crew.run(left()):
                if outcome.fatal:
                    raise CannotWrite(outcome.reason)
                outcomes[job.key] = outcome
                if not outcome.happened:
                    settler.take(job, outcome)
                    self._done.add(job.key)
                self._watcher.done(failed=bool(outcome.happened), again=False)
            settler.finish()
        return outcomes

    # -- read ---------------------------------------------------------------------------

    def _plan(self, crew: Crew, notes: Notes) -> list[BillPlan]:
        found = self._source.prints()
        read: dict[str, PrintInfo | Outcome] = {}
        outcomes = self._do(crew, "read", len(found), self._read_jobs(found, read))
        for one in found:
            if one.path not in read:
                outcome = outcomes[self._jobs_of[one.path].key]
                read[one.path] = (
                    outcome
                    if outcome.happened
                    else msgspec.json.decode(outcome.meta, type=PrintInfo)
                )
        planned = plan(self._source, read, notes)
        self._failures += planned.failures
        for warning in planned.warnings:
            self._watcher.warn(warning)
        return planned.bills

    def _read_jobs(
        self, found: Sequence[Found], read: dict[str, PrintInfo | Outcome]
    ) -> Iterator[Job]:
        for one in found:
            try:
                digest = sha256(read_bytes(one.file, self._limits.reading.bytes))
            except UnreadablePrint as error:
                reason = f"{error.problem}. {error.remedy}"
                read[one.path] = Outcome("bad print", reason)
                self._watcher.done(failed=True, again=False)
                continue
            options = pack_options(ReadOptions(one.path, self._limits.reading))
            key = job_key(self._made_by, "read", options, (digest,))
            job = Job(
                "read", key, one.path, (one.file,), (digest,), options, (f"{WORK}/prints/{key}",)
            )
            self._jobs_of[one.path] = job
            yield job

    # -- compare ------------------------------------------------------------------------

    def _compare(self, crew: Crew, bills: Sequence[BillPlan]) -> dict[str, str]:
        """Compare every pair; slugs of those that failed → why."""
        jobs = {pair.slug: self._compare_job(bill, pair) for bill in bills for pair in bill.pairs}
        self._jobs_of.update({f"pair {slug}": job for slug, job in jobs.items()})
        outcomes = self._do(crew, "compare", len(jobs), jobs.values())
        failed = {}
        for bill in bills:
            for pair in bill.pairs:
                outcome = outcomes[jobs[pair.slug].key]
                if outcome.happened:
                    failed[pair.slug] = outcome.reason
                    place = pair.place or f"compared with {pair.old.path}"
                    self._failures.append(
                        Failure(pair.new.path, place, outcome.happened, outcome.reason)
                    )
        return failed

    def _compare_job(self, bill: BillPlan, pair: PairPlan) -> Job:
        sources = [self._jobs_of[pair.old.path], self._jobs_of[pair.new.path]]
        inputs = [job.outputs[0] for job in sources]
        keys = [job.key for job in sources]
        if pair.notes:
            inputs.append(pair.notes)
            keys.append(pair.notes)
        options = pack_options(CompareOptions(bill.slug, pair.slug, self._limits.reading))
        key = job_key(self._made_by, "compare", options, keys)
        outputs = (
            f"reports/{pair.slug}.html",
            f"comparisons/{pair.slug}.json",
            f"{WORK}/pairs/{key}",
        )
        return Job("compare", key, pair.slug, tuple(inputs), ("",) * len(inputs), options, outputs)

    # -- chain --------------------------------------------------------------------------

    def _chain(self, crew: Crew, bills: Sequence[BillPlan], failed: dict[str, str]) -> None:
        """Each Bill's page and provisions; without the concordance where that goes wrong."""
        jobs = {bill.slug: self._bill_job(bill, failed, chained=True) for bill in bills}
        outcomes = self._do(crew, "chain", len(jobs), jobs.values())
        again = {}
        for bill in bills:
            outcome = outcomes[jobs[bill.slug].key]
            if outcome.happened:
                reason = f"its table of concordance is left out: {outcome.reason}"
                self._failures.append(Failure(bill.name, "", outcome.happened, reason))
                again[bill.slug] = self._bill_job(bill, failed, chained=False)
        if again:
            for job_slug, outcome in zip(
                again, self._do(crew, "chain", len(again), again.values()).values(), strict=True
            ):
                if outcome.happened:
                    self._failures.append(
                        Failure(job_slug, "", outcome.happened, f"it has no page: {outcome.reason}")
                    )
        self._jobs_of.update({f"bill {slug}": job for slug, job in {**jobs, **again}.items()})

    def _bill_job(self, bill: BillPlan, failed: dict[str, str], chained: bool) -> Job:
        places = {info.path: place for place, info in enumerate(bill.prints)}
        pairs = [
            BillPair(
                pair.slug,
                pair.name or f"{_told(pair.old)} → {_told(pair.new)}",
                places[pair.old.path],
                places[pair.new.path],
                failed.get(pair.slug, ""),
            )
            for pair in bill.pairs
        ]
        known = {(pair.old, pair.new): pair.slug for pair in pairs if not pair.failed}
        steps = [known.get(step) for step in pairwise(range(len(bill.prints)))]
        same = len({info.sha256 for info in bill.prints}) < len(bill.prints)
        sources = [self._jobs_of[info.path] for info in bill.prints]
        inputs = [job.outputs[0] for job in sources]
        chained = chained and not same and None not in steps
        if chained:
            links = [self._jobs_of[f"pair {slug}"] for slug in steps]
            sources += links
            inputs += [job.outputs[2] for job in links]
        options = pack_options(
            BillOptions(
                bill.slug, bill.name, bill.prints, tuple(pairs), chained, self._limits.reading
            )
        )
        key = job_key(self._made_by, "bill", options, [job.key for job in sources])
        outputs = (f"bills/{bill.slug}.html", f"{WORK}/provisions/{key}")
        return Job("bill", key, bill.slug, tuple(inputs), ("",) * len(inputs), options, outputs)

    # -- the files over all Bills ---------------------------------------------------------

    def _write_tables(
        self,
        crew: Crew,
        bills: Sequence[BillPlan],
        failed: dict[str, str],
        failures: Sequence[Failure],
        parquet: bool,
    ) -> None:
        pairs = [
            (self._jobs_of[f"pair {pair.slug}"].key, self._jobs_of[f"pair {pair.slug}"].outputs[2])
            for bill in bills
            for pair in bill.pairs
            if pair.slug not in failed
        ]
        lives = [
            (job.key, job.outputs[1])
            for bill in bills
            if (job := self._jobs_of[f"bill {bill.slug}"]).key in self._done
        ]
        listed = tuple(ListedBill(bill.slug, bill.name, len(bill.prints)) for bill in bills)
        told = TableOptions(listed, tuple(failures), parquet)
        jobs = [
            self._table_job("index.html", pairs, told),
            self._table_job("changes.csv", pairs, TableOptions()),
            self._table_job("failures.csv", [], TableOptions(failures=tuple(failures))),
        ]
        if parquet:
            jobs.insert(0, self._table_job("provisions.parquet", lives, TableOptions()))
            jobs.insert(2, self._table_job("changes.parquet", pairs, TableOptions()))
        outcomes = self._do(crew, "write", len(jobs), jobs)
        for job in jobs:
            outcome = outcomes[job.key]
            if outcome.happened:
                raise CannotWrite(
                    f"could not be written: {outcome.reason}",
                    path=job.about,
                    remedy="What was finished is kept: run the same command again.",
                )

    def _table_job(
        self, name: str, inputs: Sequence[tuple[str, str]], options: TableOptions
    ) -> Job:
        packed = pack_options(options)
        key = job_key(self._made_by, name, packed, [key for key, _ in inputs])
        files = tuple(path for _, path in inputs)
        return Job(name, key, name, files, ("",) * len(files), packed, (name,))


def _told(info: PrintInfo) -> str:
    """A print as a list names it."""
    return ", ".join(part for part in (info.number, info.stage) if part) or info.date or info.path
