"""Worker processes on this machine: a job that goes wrong costs itself and nothing else.

Every worker is a pool of one process (pebble's), so that a worker which is killed in the
middle of a message cannot leave a lock behind for the others to wait on.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, TimeoutError, wait
from concurrent.futures.process import BrokenProcessPool
from importlib import import_module
from multiprocessing import forkserver, resource_tracker
from multiprocessing.context import ForkServerProcess
from types import ModuleType
from typing import Any

from pebble import ProcessExpired, ProcessPool

from lawdiff.batch.model import Job, Limits, Outcome

Do = str
"""``module:function`` that does a job, given it, the batch's folder and the largest print's size.

By name, so that this process need not load what only the workers need.
"""

_WATCH = 0.5
"""Seconds after which an orphaned worker notices and ends."""

_FAREWELL = 1.0
"""Longest time, in seconds, to see the workers off."""

_TRIES = 3
"""Times a job may lose its worker before it was begun."""

_LONGEST_REASON = 2000

_PRELOADED = ("lawdiff.batch.doing", "lawdiff.reports.page", "lawdiff.batch.assembly")
"""What the fork server loads once for all workers."""


class _NoLock:
    """For a pool of one: there is nobody to lock out.

    A named semaphore would outlive a run that is killed.
    """

    def acquire(self, block: bool = True, timeout: float | None = None) -> bool:
        return True

    def release(self) -> None:
        return None


_main_hidden = threading.Lock()


class _Worker(ForkServerProcess):
    """A process that does not begin by running the script that started the batch.

    Python's own do, and a script that calls ``run_batch`` outside
    ``if __name__ == "__main__":`` would start a batch in every worker. Ours need nothing of it.
    """

    @staticmethod
    def _Popen(process_obj: Any) -> Any:  # noqa: N802  (multiprocessing's name)
        with _main_hidden:
            main = sys.modules["__main__"]
            sys.modules["__main__"] = ModuleType("__main__")
            try:
                return ForkServerProcess._Popen(process_obj)
            finally:
                sys.modules["__main__"] = main


class _Context:
    """How pebble starts processes; remembers them, so that they can be ended at once.

    Workers come from a fork server: forking this process, which has threads, is not safe.
    """

    def __init__(self) -> None:
        self._context = multiprocessing.get_context("forkserver")
        self.started: list[Any] = []

    def Pipe(self, duplex: bool = True) -> Any:  # noqa: N802  (multiprocessing's name)
        return self._context.Pipe(duplex)

    def RLock(self) -> _NoLock:  # noqa: N802
        return _NoLock()

    def Process(self, *args: Any, **kwargs: Any) -> Any:  # noqa: N802
        return self._remembered(_Worker(*args, **kwargs))

    def _remembered(self, process: Any) -> Any:
        self.started = [one for one in self.started if one.exitcode is None]
        self.started.append(process)
        return process

    def kill(self) -> None:
        """End every process that is left."""
        for process in self.started:
            # One that a thread of the pool is about to start has no number yet; the pool
            # itself ends it when it is joined.
            if process.pid is not None:
                with contextlib.suppress(OSError, ValueError):
                    process.kill()


class LocalCrew:
    """Workers on this machine."""

    def __init__(
        self,
        workers: int,
        folder: str,
        limits: Limits,
        do: Do = "lawdiff.batch.doing:do",
        ahead: int = 2,
    ) -> None:
        """Make a crew.

        Args:
            workers: how many processes.
            folder: the batch's folder.
            limits: what a job may take.
            do: who does a job.
            ahead: jobs handed to each worker: the one it does, and others to have at hand,
                so that it never waits for this process.
        """
        self._workers = workers
        self._ahead = ahead
        self._folder = folder
        self._limits = limits
        self._do = do
        self._slots: list[tuple[ProcessPool, _Context] | None] = [None] * workers

    def __enter__(self) -> LocalCrew:
        return self

    def __exit__(self, *problem: object) -> None:
        slots = [slot for slot in self._slots if slot is not None]
        self._slots = [None] * self._workers
        for pool, context in slots:
            pool.stop()  # type: ignore[no-untyped-call]
            context.kill()
        # A worker that is just being started holds its pool up until the fork server has
        # loaded everything. Nobody who interrupts a run waits for that: it then finds its
        # pipe closed, and ends.
        joining = [threading.Thread(target=pool.join, daemon=True) for pool, _ in slots]
        for thread in joining:
            thread.start()
        end = time.monotonic() + _FAREWELL
        for thread in joining:
            thread.join(max(0.0, end - time.monotonic()))

    def run(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Outcome]]:
        """Do jobs, as many at a time as there are workers.

        Yields:
            Each job with what became of it, in the order in which they end.
        """
        waiting = iter(jobs)
        busy: dict[Future[Outcome], tuple[int, Job]] = {}
        room = list(range(self._workers)) * self._ahead
        unlucky: list[Job] = []
        tried: Counter[str] = Counter()
        while True:
            while room:
                job = unlucky.pop() if unlucky else next(waiting, None)
                if job is None:
                    break
                number = room.pop()
                busy[self._start(number, job)] = (number, job)
            if not busy:
                return
            done, _ = wait(busy, return_when=FIRST_COMPLETED)
            for future in done:
                number, job = busy.pop(future)
                room.append(number)
                if isinstance(future.exception(), BrokenProcessPool) and tried[job.key] < _TRIES:
                    # Its worker ended while the job was waiting for it: not the job's fault.
                    tried[job.key] += 1
                    unlucky.append(job)
                else:
                    yield job, self._outcome(future)

    def _start(self, number: int, job: Job) -> Future[Outcome]:
        arguments = (self._do, job, self._folder, self._limits.reading.bytes)
        pool = self._pool(number)
        return pool.schedule(_work, args=arguments, timeout=self._limits.seconds or None)

    def _pool(self, number: int) -> ProcessPool:
        """The worker of that number; made, or made anew, where there is none."""
        slot = self._slots[number]
        if slot is None or not slot[0].active:
            if slot is not None:
                slot[1].kill()
                slot[0].stop()  # type: ignore[no-untyped-call]
                slot[0].join()
            slot = self._slots[number] = self._new()
        return slot[0]

    def _new(self) -> tuple[ProcessPool, _Context]:
        _start_fork_server()
        context = _Context()
        pool = ProcessPool(
            max_workers=1,
            initializer=_begin,
            initargs=(self._limits.megabytes,),
            context=context,  # type: ignore[arg-type]
        )
        return pool, context

    def _outcome(self, future: Future[Outcome]) -> Outcome:
        error = future.exception()
        if error is None:
            return future.result()
        if isinstance(error, TimeoutError):
            return Outcome("time", f"it took longer than its {self._limits.seconds:g} seconds")
        if isinstance(error, ProcessExpired):
            return _ended(error.exitcode)
        if isinstance(error, MemoryError):
            return out_of_memory(self._limits)
        if isinstance(error, BrokenProcessPool):
            return Outcome("crashed", "no worker could be started for it")
        return broke_down(error)


def _start_fork_server() -> None:
    """Start it where it does not run, deaf to the keyboard's interrupt.

    It hands its signal mask on to all workers, so that an interrupt reaches this process
    alone, which ends them in order.
    """
    multiprocessing.set_forkserver_preload(list(_PRELOADED))
    # First, because starting it takes every mask away.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def out_of_memory(limits: Limits) -> Outcome:
    """For a job that asked for more memory than it may have."""
    return Outcome("memory", f"it needed more memory than its {limits.megabytes} MiB")


def broke_down(error: BaseException) -> Outcome:
    """For a job that met a fault of the program."""
    said = f"{type(error).__name__}: {error}".splitlines()[0][:_LONGEST_REASON]
    return Outcome("broke down", f"the program met a fault of its own: {said}")


def _ended(code: int | None) -> Outcome:
    """For a job whose process ended under it."""
    if code is not None and code < 0:
        name = signal.Signals(-code).name
        if -code in (signal.SIGKILL, signal.SIGTERM):
            return Outcome("killed", f"its worker was killed ({name})")
        return Outcome("crashed", f"its worker crashed ({name})")
    return Outcome("crashed", f"its worker ended with status {code}")


def _begin(megabytes: int) -> None:
    """Make a worker ready: a limit on its memory, and an eye on who started it."""
    threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()
    if megabytes:
        with contextlib.suppress(ImportError, ValueError, OSError):
            import resource  # noqa: PLC0415  (not on every system)

            limit = megabytes * 1024 * 1024
            resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _watch(parent: int) -> None:
    """End this worker when whoever started it is gone: nobody waits for its results."""
    while os.getppid() == parent:
        time.sleep(_WATCH)
    os._exit(1)


def _work(do: Do, job: Job, folder: str, most: int) -> Outcome:
    module, _, function = do.partition(":")
    outcome: Outcome = getattr(import_module(module), function)(job, folder, most)
    return outcome
