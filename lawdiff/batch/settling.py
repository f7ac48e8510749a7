"""Gives finished files their names, several at a time, while the workers go on."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Lock

from lawdiff.batch.journal import Journal
from lawdiff.batch.model import Job, Outcome
from lawdiff.batch.store import WORK, cannot_write, settle

_THREADS = 16
_WAITING = 64
"""Most jobs whose files wait for the disk."""


class Settler:
    """Takes what jobs wrote; notes in the journal what has its name."""

    def __init__(self, folder: Path, journal: Journal) -> None:
        self._folder = folder
        self._journal = journal
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="lawdiff-settle")
        self._noting = Lock()
        self._waiting: deque[Future[None]] = deque()

    def __enter__(self) -> Settler:
        return self

    def __exit__(self, *problem: object) -> None:
        self._threads.shutdown(cancel_futures=True)

    def take(self, job: Job, outcome: Outcome) -> None:
        """Settle what a job wrote, soon.

        Raises:
            CannotWrite: the disk did not take an earlier file.
        """
        self._waiting.append(self._threads.submit(self._settle, job, outcome))
        while self._waiting and (len(self._waiting) > _WAITING or self._waiting[0].done()):
            self._check()

    def finish(self) -> None:
        """Wait until everything has its name.

        Raises:
            CannotWrite: the disk did not take a file.
        """
        while self._waiting:
            self._check()

    def _check(self) -> None:
        try:
            self._waiting.popleft().result()
        except OSError as error:
            raise cannot_write(self._folder, error) from None

    def _settle(self, job: Job, outcome: Outcome) -> None:
        for part, name in zip(outcome.parts, job.outputs, strict=False):
            settle(self._folder / part, self._folder / name, not name.startswith(WORK))
        with self._noting:
            self._journal.add(job, outcome)
