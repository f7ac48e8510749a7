"""A Dask cluster's workers: the same jobs, handed over as bytes and taken back as bytes.

Workers need no disk in common with this machine, only the same lawdiff. A worker that is lost
on the way costs nothing but time: its jobs are given to another.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from typing import Any

from lawdiff.batch.doing import attempt, inputs_of, keep, refused
from lawdiff.batch.local import broke_down
from lawdiff.batch.model import Job, Limits, Made, Outcome
from lawdiff.errors import BadRequest, LawdiffError

_PATIENCE = 10
"""Seconds to wait for a scheduler to answer."""

_AHEAD = 2
"""Jobs handed out for each thread of the cluster: one to do, one to have at hand."""


class ClusterCrew:
    """Workers of a Dask cluster."""

    def __init__(self, address: str, folder: str, limits: Limits, made_by: str) -> None:
        self._address = address
        self._folder = folder
        self._limits = limits
        self._made_by = made_by
        self._dask = _dask()
        self._client: Any = None

    def __enter__(self) -> ClusterCrew:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # versions that differ a little are no matter
                self._client = self._dask.Client(
                    self._address, timeout=_PATIENCE, set_as_default=False
                )
        except (OSError, TimeoutError, ValueError) as error:
            raise BadRequest(
                f"no Dask scheduler answers ({str(error) or 'timed out'})",
                path=self._address,
                remedy="Start one with: dask scheduler",
            ) from None
        return self

    def __exit__(self, *problem: object) -> None:
        if self._client is not None:
            self._client.close(timeout=1)

    def run(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Outcome]]:
        """Do jobs, as many at a time as keep the cluster busy.

        Yields:
            Each job with what became of it, in the order in which they end.
        """
        waiting = iter(jobs)
        busy: dict[str, Job] = {}
        ended = self._dask.as_completed(loop=self._client.loop)
        refused_here: list[tuple[Job, Outcome]] = []
        while True:
            while len(busy) < self._room():
                job = next(waiting, None)
                if job is None:
                    break
                try:
                    future = self._submit(job)
                except LawdiffError as error:
                    refused_here.append((job, refused(job.kind, error)))
                    continue
                busy[future.key] = job
                ended.add(future)
            yield from refused_here
            refused_here.clear()
            if not busy:
                return
            future = next(ended)
            job = busy.pop(future.key)
            yield job, self._outcome(job, future)
            future.release()

    def _room(self) -> int:
        threads: int = sum(self._client.nthreads().values())
        return max(1, threads) * _AHEAD

    def _submit(self, job: Job) -> Any:
        inputs = inputs_of(job, self._folder, self._limits.reading.bytes)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that a task carries its inputs is the point
            return self._client.submit(
                do_far,
                job.kind,
                job.options,
                inputs,
                self._limits.seconds,
                self._made_by,
                key=f"lawdiff-{job.kind}-{job.key}",
                pure=True,
            )

    def _outcome(self, job: Job, future: Any) -> Outcome:
        error: BaseException | None = future.exception() if future.status == "error" else None
        if error is None and future.status == "finished":
            made: Made | Outcome = future.result()
            return keep(job, made, self._folder)
        if isinstance(error, self._dask.scheduler.KilledWorker):
            return Outcome("killed", "every worker that took it was killed or crashed")
        if error is None:
            return Outcome("cluster", f"the cluster gave it up ({future.status})")
        return broke_down(error)


def do_far(
    kind: str, options: bytes, inputs: list[bytes], seconds: float, made_by: str
) -> Made | Outcome:
    """Do a job on a worker.

    Args:
        kind: as for :func:`lawdiff.batch.work.perform`.
        options: likewise.
        inputs: likewise.
        seconds: longest time. A thread cannot be ended from outside: one that takes longer is
            given up, and its worker's processor is free again when it ends.
        made_by: the program that hands the job out; another would make other bytes.
    """
    from lawdiff.batch.running import made_by as made_by_here  # noqa: PLC0415  (on workers)

    if made_by_here() != made_by:
        reason = f"its worker has {made_by_here()}, and this is {made_by}: install the same"
        return Outcome("cluster", reason)
    hand = ThreadPoolExecutor(1)
    try:
        return hand.submit(attempt, kind, options, inputs).result(seconds)
    except TimeoutError:
        return Outcome("time", f"it took longer than its {seconds:g} seconds")
    finally:
        hand.shutdown(wait=False)


def _dask() -> Any:
    """Dask's distributed part; loaded by name, so that nothing else needs it or its types.

    Raises:
        BadRequest: it is not installed.
    """
    try:
        return import_module("distributed")
    except ImportError:
        raise BadRequest(
            "--scheduler needs Dask, which is not installed",
            remedy='Install the extra: pip install "lawdiff[cluster]".',
        ) from None
