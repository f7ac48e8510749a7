"""Files that cannot be read and streams that take nothing, in every command."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lawdiff.cli.main import run
from tests.prints.made import bill, clause, said

WHOLE = bill(clause("1", said("One.")))
COMMAND = [sys.executable, "-c", "from lawdiff.cli.main import main; main()"]


def commands(bad: Path, good: Path) -> dict[str, list[str]]:
    """Each command with a file that cannot be read."""
    return {
        "compare": ["compare", str(good), str(bad)],
        "history": ["history", str(good), str(bad)],
        "outline": ["outline", str(bad)],
        "annotations check": ["annotations", "check", str(bad)],
        "annotations check --print": ["annotations", "check", str(good), "--print", str(bad)],
        "annotations new": ["annotations", "new", str(bad), "--by", "Someone"],
        "batch": ["batch", str(bad), "-o", str(good.parent / "batch")],
    }


NAMES = list(commands(Path(), Path()))


@pytest.mark.parametrize("what", ["missing", "empty", "folder", "fifo", "no rights"])
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.timeout(30)
def test_a_file_that_cannot_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, what: str
) -> None:
    """One line that names the file, status 2, nothing on standard output."""
    good = tmp_path / "good.xml"
    good.write_bytes(WHOLE)
    bad = tmp_path / "bad.xml"
    if what == "empty":
        bad.write_bytes(b"")
    elif what == "folder":
        bad.mkdir()
    elif what == "fifo":
        os.mkfifo(bad)
    elif what == "no rights":
        bad.write_bytes(WHOLE)
        bad.chmod(0)
        if os.access(bad, os.R_OK):
            pytest.skip("the administrator may read everything")
    if what == "folder" and name == "annotations check":
        pytest.skip("a folder of notes may be given")
    assert run(commands(bad, good)[name]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    lines = told.err.strip().split("\n")
    assert len([line for line in lines if not line.startswith("lawdiff: warning")]) == 1, lines
    if name != "annotations check --print":
        assert "bad.xml" in told.err


@pytest.mark.parametrize("name", ["outline", "compare", "history", "annotations check"])
def test_standard_output_that_takes_nothing(corpus: Path, tmp_path: Path, name: str) -> None:
    """A closed pipe is status 141 without a word, a full disk status 2 and a line."""
    prints = list(map(str, sorted((corpus / "specimen").glob("*.xml"))))
    note = tmp_path / "someone.md"
    note.write_text("---\nby: Someone\n---\n\n" + "## Clause 1\n\nNo.\n\n" * 1_500)
    arguments = {
        "outline": ["outline", prints[0]],
        "compare": ["compare", *prints[:2]],
        "history": ["history", *prints[:3]],
        "annotations check": ["annotations", "check", str(note)],
    }[name]
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        gone = subprocess.run(
            [*COMMAND, *arguments], stdout=closed, stderr=subprocess.PIPE, text=True, check=False
        )
    assert gone.returncode == 141
    assert "Traceback" not in gone.stderr
    assert "could not be written" not in gone.stderr
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, *arguments], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    assert (
        done.stderr.strip()
        .split("\n")[-1]
        .startswith("lawdiff: standard output could not be written: No space left on device")
    )


def test_standard_error_that_takes_nothing(corpus: Path, tmp_path: Path) -> None:
    """The result is written all the same."""
    prints = sorted(map(str, (corpus / "specimen").glob("*.xml")))[:2]
    out = tmp_path / "out.json"
    with Path("/dev/full").open("wb") as full:
        subprocess.run(
            [*COMMAND, "compare", *reversed(prints), "-o", str(out)], stderr=full, check=False
        )
    assert out.read_bytes().endswith(b"\n")
