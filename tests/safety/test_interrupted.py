"""A single command that is killed, interrupted or runs out of room: the old file or the new one.

What a batch does is in ``tests/batch/test_stops.py``.
"""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.batch.running import bill, in_session, kill_group, start, wait_for
from tests.reports.browser import chromium
from tests.safety.test_costly_texts import all_in_the_long_run

SCRIPT = (
    "from lawdiff.cli.main import main\nimport sys\n"
    "sys.stdout.write('began\\n')\nsys.stdout.flush()\nmain()"
)
LOST = """
import time
from lawdiff.cli import main
class Dying:
    def __del__(self):
        raise KeyboardInterrupt
def work(*args, **options):
    Dying()
    time.sleep(5)
main.cli.main = work
main.main([])
"""
"""An interrupt that falls while Python tidies up: it says so, and goes on as if nothing were."""
TURNED = """
import signal
from lawdiff.cli import main
def work(*args, **options):
    try:
        signal.raise_signal(signal.SIGINT)
    except KeyboardInterrupt:
        raise ImportError("cannot initialise module strings")
main.cli.main = work
main.main([])
"""
"""An interrupt that a library takes for its own misfortune."""
OLD = b"what stood here before\n"


class Place:
    """A folder with prints and notes beside it, and what each command writes into it."""

    def __init__(self, corpus: Path, notes: Path) -> None:
        self.prints = sorted((corpus / "children-and-social-work").glob("*.xml"))
        self.notes = notes / "children-and-social-work"

    def command(self, name: str, out: Path) -> tuple[list[str], list[Path]]:
        """Arguments, and the files they ask for."""
        old, new = map(str, self.prints[:2])
        forms = {
            "compare to HTML": ["html"],
            "compare to JSON": ["json"],
            "compare to four forms": ["html", "json", "csv", "md"],
            "history": ["html", "csv"],
            "annotations export": ["jsonld", "notes.csv"],
        }[name]
        files = [out / f"out.{form}" for form in forms]
        asked = [word for file in files for word in ("-o", str(file))]
        if name == "history":
            return ["history", *map(str, self.prints[:3]), *asked], files
        return ["compare", old, new, "--annotations", str(self.notes), *asked], files


NAMES = ["compare to HTML", "compare to JSON", "compare to four forms", "history"]
NAMES.append("annotations export")
FEW = ["compare to four forms", "history"]


@pytest.fixture(scope="module")
def place(corpus: Path, bundled_annotations: Path) -> Place:
    return Place(corpus, bundled_annotations)


def begun(arguments: list[str]) -> subprocess.Popen[str]:
    """A run that has loaded the program and begins its work."""
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "began\n"
    return process


Whole = tuple[dict[str, bytes], float]
"""What a run writes that nothing stops, and how long it takes."""
_whole: dict[str, Whole] = {}


def undisturbed(place: Place, name: str, folder: Path) -> Whole:
    """Found out once for each command."""
    if name not in _whole:
        folder.mkdir()
        arguments, files = place.command(name, folder)
        takes = []
        for _ in range(3):  # the quickest counts: a kill is to come before the end
            process = begun(arguments)
            since = time.monotonic()
            assert process.wait() == 0
            takes.append(time.monotonic() - since)
            process.communicate()
        _whole[name] = {f.name: f.read_bytes() for f in files}, min(takes)
    return _whole[name]


def old_or_new(files: list[Path], wanted: dict[str, bytes]) -> None:
    """Every file is whole: what it was, or what it was to become."""
    for file in files:
        assert file.read_bytes() in (OLD, wanted[file.name])


def killed(place: Place, name: str, out: Path, part: float) -> bool:
    """Kill a run at this part of its time; whether that came before its end."""
    wanted, takes = undisturbed(place, name, out / "whole")
    arguments, files = place.command(name, out)
    for file in files:
        file.write_bytes(OLD)
    process = begun(arguments)
    time.sleep(part * takes)
    hit = process.poll() is None
    kill_group(process)
    old_or_new(files, wanted)
    # What a kill leaves of a file half written is no file that anybody asked for.
    assert all(
        p.name.startswith(".lawdiff-")
        for p in out.iterdir()
        if p not in files and p.name != "whole"
    )
    return hit


@pytest.mark.parametrize("name", FEW)
def test_killed_the_file_is_the_old_one_or_the_new(place: Place, tmp_path: Path, name: str) -> None:
    assert sum(killed(place, name, tmp_path, part) for part in (0.3, 0.9)) >= 1


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", NAMES)
def test_killed_at_ten_moments(place: Place, tmp_path: Path, name: str) -> None:
    """Fifty moments over the five commands, most of them late, when files are written."""
    moments = random.Random(name)
    parts = [moments.uniform(0.0, 0.6) for _ in range(3)]
    parts += [moments.uniform(0.6, 1.05) for _ in range(7)]
    assert sum(killed(place, name, tmp_path, part) for part in parts) >= 4


def interrupted(place: Place, name: str, out: Path, part: float) -> bool:
    """Press Ctrl-C at this part of a run's time; whether that came before its end."""
    wanted, takes = undisturbed(place, name, out / "whole")
    arguments, files = place.command(name, out)
    for file in files:
        file.write_bytes(OLD)
    process = begun(arguments)
    time.sleep(part * takes)
    since = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)
    said, error = process.communicate(timeout=20)
    assert time.monotonic() - since < 2
    wait_for(lambda: not in_session(process.pid), 2)
    old_or_new(files, wanted)
    assert sorted(p.name for p in out.iterdir() if p.name != "whole") == sorted(
        file.name for file in files
    )
    assert "Traceback" not in error
    assert said == ""
    if process.returncode == 0:
        assert all(file.read_bytes() == wanted[file.name] for file in files)
        return False
    assert process.returncode == 130
    assert error.strip().split("\n")[-1] == "lawdiff: interrupted"
    return True


@pytest.mark.parametrize("name", FEW)
def test_an_interrupt_ends_it_within_two_seconds(place: Place, tmp_path: Path, name: str) -> None:
    assert sum(interrupted(place, name, tmp_path, part) for part in (0.05, 0.6)) >= 1


@pytest.mark.parametrize("script", [LOST, TURNED], ids=["lost", "turned"])
def test_an_interrupt_that_others_catch_is_heard(script: str) -> None:
    """CI met both while modules were being loaded, and a traceback was shown."""
    since = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert time.monotonic() - since < 4
    assert (done.returncode, done.stderr) == (130, "lawdiff: interrupted\n")


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", NAMES)
def test_interrupted_at_ten_moments(place: Place, tmp_path: Path, name: str) -> None:
    parts = [(moment + 0.5) / 10 for moment in range(10)]
    assert sum(interrupted(place, name, tmp_path, part) for part in parts) >= 6


@pytest.mark.long
@pytest.mark.timeout(900)
def test_a_batch_interrupted_at_ten_moments(place: Place, tmp_path: Path) -> None:
    source = tmp_path / "in"
    bill(place.prints, source / "children-and-social-work")
    began = time.monotonic()
    process = start(source, "-o", tmp_path / "whole", "--jobs", "2")
    process.communicate(timeout=120)
    takes = time.monotonic() - began
    for moment in range(1, 11):
        process = start(source, "-o", tmp_path / str(moment), "--jobs", "2")
        # The first words of a Python program are its own to say.
        time.sleep(max(1.0, takes * moment / 11))
        since = time.monotonic()
        os.killpg(process.pid, signal.SIGINT)
        _, error = process.communicate(timeout=20)
        assert time.monotonic() - since < 2
        wait_for(lambda: not in_session(process.pid), 2)  # noqa: B023
        assert process.returncode in (130, 0)
        assert "Traceback" not in error


@pytest.mark.browser
@pytest.mark.long
def test_an_interrupt_ends_the_browser_that_prints_a_pdf(place: Place, tmp_path: Path) -> None:
    chromium()
    process = begun(["compare", *map(str, place.prints[:2]), "-o", str(tmp_path / "out.pdf")])
    wait_for(lambda: len(in_session(process.pid)) > 2, 30)
    os.killpg(process.pid, signal.SIGINT)
    process.communicate(timeout=20)
    assert process.returncode == 130
    wait_for(lambda: not in_session(process.pid), 5)
    assert list(tmp_path.iterdir()) == []


# No room ------------------------------------------------------------------------------------


def full(arguments: list[str], most: int) -> subprocess.CompletedProcess[str]:
    """Run where no file may have more bytes, as on a disk that is full before it is whole."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    code = "from lawdiff.cli.main import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limit,
    )


@pytest.mark.parametrize("name", all_in_the_long_run(NAMES, FEW))
def test_a_full_disk_leaves_every_old_file(place: Place, tmp_path: Path, name: str) -> None:
    arguments, files = place.command(name, tmp_path)
    for file in files:
        file.write_bytes(OLD)
    done = full(arguments, 5_000)
    assert done.returncode == 2, done.stderr
    assert "could not be written: File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert {file.read_bytes() for file in files} == {OLD}
    assert sorted(tmp_path.iterdir()) == sorted(files)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 128 KiB, where this machine lets us have one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=128k", "none", str(folder)]
    if (
        sys.platform != "linux"
        or subprocess.run(mount, capture_output=True, check=False).returncode
    ):
        pytest.skip("no disk of our own can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("name", FEW)
def test_a_disk_without_room(place: Place, small_disk: Path, name: str) -> None:
    arguments, files = place.command(name, small_disk)
    for file in files:
        file.write_bytes(OLD)
    code = "from lawdiff.cli.main import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2, done.stderr
    assert "could not be written: No space left on device" in done.stderr
    assert {file.read_bytes() for file in files} == {OLD}
    assert sorted(small_disk.iterdir()) == sorted(files)


# Links --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", all_in_the_long_run(NAMES, FEW))
def test_a_link_at_the_output(place: Place, tmp_path: Path, name: str) -> None:
    """It is replaced, as ``mv`` does it: what it led to is not written."""
    arguments, files = place.command(name, tmp_path)
    target = tmp_path / "precious"
    target.write_bytes(OLD)
    for file in files:
        file.symlink_to(target)
    code = "from lawdiff.cli.main import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert target.read_bytes() == OLD
    assert not any(file.is_symlink() for file in files)
    assert all(len(file.read_bytes()) > len(OLD) for file in files)
