"""A real Dask cluster on the loopback interface gives the bytes that one machine gives."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.batch.running import batch, bill, bytes_of, start, wait_for

pytest.importorskip("distributed", reason="needs the extra [cluster]")

DASK = [sys.executable, "-m", "dask"]


class Cluster:
    """A scheduler and its workers, each a process of its own."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._running: list[subprocess.Popen[bytes]] = []
        self._start("scheduler", "scheduler", "--host", "127.0.0.1", "--port", "0")
        told = place / "scheduler.log"
        wait_for(lambda: re.search(r"tcp://127\.0\.0\.1:\d+", told.read_text()) is not None)
        found = re.search(r"tcp://127\.0\.0\.1:\d+", told.read_text())
        assert found
        self.address = found[0]
        self.workers = [self.worker(n) for n in range(2)]

    def worker(self, number: int) -> subprocess.Popen[bytes]:
        name = f"worker-{number}"
        options = ["--nthreads", "1", "--no-nanny", "--host", "127.0.0.1"]
        started = self._start(
            name, "worker", self.address, *options, "--local-directory", str(self._place / name)
        )
        wait_for(lambda: "Registered to" in (self._place / f"{name}.log").read_text())
        return started

    def _start(self, name: str, *arguments: str) -> subprocess.Popen[bytes]:
        log = (self._place / f"{name}.log").open("wb")
        with log:
            process = subprocess.Popen(
                [*DASK, *arguments, "--no-dashboard"], stdout=log, stderr=subprocess.STDOUT
            )
        self._running.append(process)
        return process

    def close(self) -> None:
        # Asked politely, a scheduler waits ten seconds for workers that are gone.
        for process in self._running:
            process.kill()
        for process in self._running:
            process.wait()


@pytest.fixture
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A scheduler and two workers."""
    made = Cluster(tmp_path_factory.mktemp("cluster"))
    try:
        yield made
    finally:
        made.close()


@pytest.fixture(scope="module")
def source(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two Bills, one with a file that is no print."""
    home = tmp_path_factory.mktemp("cluster-in") / "in"
    for name in ("children-and-social-work", "specimen"):
        bill(sorted((corpus / name).glob("*.xml")), home / name)
    (home / "specimen" / "9-cut.xml").write_text("<akomaNtoso>")
    return home


@pytest.fixture(scope="module")
def alone(
    source: Path, bundled_annotations: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, bytes]:
    """What one machine gives."""
    out = tmp_path_factory.mktemp("alone") / "out"
    done = batch(source, "-o", out, "--jobs", "2", "--annotations", bundled_annotations)
    assert done.returncode == 1, done.stderr
    return bytes_of(out)


def test_the_same_bytes(
    source: Path,
    bundled_annotations: Path,
    alone: dict[str, bytes],
    cluster: Cluster,
    tmp_path: Path,
) -> None:
    where: list[str | Path] = ["--scheduler", cluster.address, "--annotations", bundled_annotations]
    done = batch(source, "-o", tmp_path / "out", *where)
    assert done.returncode == 1, done.stderr
    assert bytes_of(tmp_path / "out") == alone


def test_the_same_bytes_when_a_worker_is_killed_half_way(
    source: Path,
    bundled_annotations: Path,
    alone: dict[str, bytes],
    cluster: Cluster,
    tmp_path: Path,
) -> None:
    out = tmp_path / "out"
    where: list[str | Path] = ["--scheduler", cluster.address, "--annotations", bundled_annotations]
    process = start(source, "-o", out, *where)
    wait_for(lambda: (out / "reports").is_dir() and any((out / "reports").glob("*.html")))
    assert not (out / "index.html").exists()
    cluster.workers[0].send_signal(signal.SIGKILL)
    process.communicate(timeout=200)
    assert process.returncode == 1
    assert bytes_of(out) == alone


@pytest.mark.long  # it waits ten seconds for an answer
def test_nobody_answers(corpus: Path, tmp_path: Path) -> None:
    done = batch(corpus, "-o", tmp_path / "out", "--scheduler", "tcp://127.0.0.1:9")
    assert done.returncode == 2
    assert "no Dask scheduler answers" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_the_extra_it_says_what_to_install(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "distributed.py").write_text("raise ImportError('not here')")
    code = "import sys; from lawdiff.cli.main import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "batch", str(corpus), "-o", str(tmp_path / "out"),
         "--scheduler", "tcp://127.0.0.1:9"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": f"{tmp_path}:{os.environ.get('PYTHONPATH', '')}"},
    )  # fmt: skip
    assert done.returncode == 2
    assert 'pip install "lawdiff[cluster]"' in done.stderr
