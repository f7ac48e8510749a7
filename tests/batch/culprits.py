"""Jobs that go wrong in every way a job can; found by name by the workers."""

from __future__ import annotations

import ctypes
import os
import signal
import time

from lawdiff.batch.model import Job, Outcome


def do(job: Job, folder: str, most: int) -> Outcome:
    """Do what the job's name says."""
    if job.about == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if job.about == "segfault":
        ctypes.string_at(0)
    if job.about == "memory":
        bytearray(3 << 30)
    if job.about == "eats":
        eaten = []
        while True:
            eaten.append(bytearray(8 << 20))
    if job.about == "hangs":
        time.sleep(600)
    if job.about == "exits":
        os._exit(7)
    if job.about == "breaks":
        raise KeyError("a fault of ours")
    time.sleep(0.005)
    return Outcome(files=(), meta=str(os.getpid()).encode())
