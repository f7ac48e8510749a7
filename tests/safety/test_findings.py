"""What strangers found, a number each: it stays mended.

A finding is named after what was wrong, with the least input that showed it. What belongs to a
table of its kind stands there, and the finding says where.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lawdiff.cli.main import run
from lawdiff.errors import UnreadablePrint
from lawdiff.limits import Limits, names
from lawdiff.prints.reading import read_data
from tests.pdf.bills import plain
from tests.prints.made import bill, clause, said

NOTE = "---\nby: Someone\nprint: HL Bill 7\n---\n\n"

ABSURD = "9" * 40


@pytest.mark.parametrize(
    "command",
    [
        ("compare", "old.xml", "new.xml", "--max-bytes", ABSURD),
        ("batch", "m.csv", "-o", "out", "--max-bytes", ABSURD),
        ("batch", "m.csv", "-o", "out", "--jobs", ABSURD),
        ("batch", "m.csv", "-o", "out", "--time-limit", ABSURD),
        ("batch", "m.csv", "-o", "out", "--time-limit", "nan"),
        ("batch", "m.csv", "-o", "out", "--memory-limit", ABSURD),
    ],
    ids=lambda command: f"{command[0]} {command[-2]} {command[-1][:3]}",
)
def test_finding_1_a_number_that_no_machine_has(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    command: tuple[str, ...],
) -> None:
    """Numbers that no machine has ended in a traceback, or in a batch of nothing."""
    (tmp_path / "old.xml").write_bytes(bill(clause("1", said("One."))))
    (tmp_path / "new.xml").write_bytes(bill(clause("1", said("Two."))))
    (tmp_path / "m.csv").write_text("old,new\nold.xml,new.xml\n")
    monkeypatch.chdir(tmp_path)
    assert run(list(command)) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_finding_2_the_highest_limits(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Room was made for as many bytes as a limit allowed, whatever the file held."""
    print_, notes = tmp_path / "print.pdf", tmp_path / "notes.md"
    print_.write_bytes(plain().pdf())
    notes.write_text(NOTE.replace("Bill 7", "Bill 12") + "## Whole Bill\n\nNo.\n")
    most = [f"{name}={2_000 if name == 'depth' else 10**9}" for name in names()]
    limits = [part for one in most for part in ("--limit", one)]
    given = ["--print", str(print_), "--max-bytes", str(10**15)]
    assert run(["annotations", "check", str(notes), *given, *limits[2:]]) == 0
    assert "lands on the whole Bill" in capsys.readouterr().out


@pytest.mark.parametrize(
    "inside",
    [said("x" * 10_100_000), f'<content><p title="{"x" * 10_100_000}">x</p></content>'],
    ids=["a text", "an attribute"],
)
def test_finding_3_a_text_that_is_too_long(inside: str) -> None:
    """The message did not name the option that lifts the limit."""
    with pytest.raises(UnreadablePrint) as refused:
        read_data(bill(clause("1", inside)), "made.xml")
    option = re.search(r"--limit depth=(\d+)", refused.value.remedy)
    assert option
    assert read_data(bill(clause("1", inside)), "made.xml", Limits(depth=int(option[1])))


def test_finding_4_a_file_that_breaks_while_it_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The fault of an input was told as one of standard output."""
    memory = Path("/proc/self/mem")
    if not memory.exists():
        pytest.skip("needs a file that opens and cannot be read: Linux has one")
    path = tmp_path / "print.xml"
    path.symlink_to(memory)
    assert run(["outline", str(path)]) == 2
    assert capsys.readouterr().err.startswith(f"lawdiff: {path}: cannot be read: ")


@pytest.mark.parametrize("command", ["compare", "history"])
@pytest.mark.parametrize("given", ["lga.md", "."])
def test_finding_5_a_report_in_the_place_of_notes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str, given: str
) -> None:
    """Notes that somebody wrote by hand were overwritten with the report they were for."""
    for name, verb in (("old.xml", "may"), ("new.xml", "must")):
        (tmp_path / name).write_bytes(bill(clause("1", said(f"It {verb} be."))))
    notes = tmp_path / "lga.md"
    notes.write_text(NOTE + "## Clause 1\n\nNo.\n")
    prints = [str(tmp_path / "old.xml"), str(tmp_path / "new.xml")]
    asked = [command, *prints, "--annotations", str(tmp_path / given), "-o"]
    assert run([*asked, str(notes)]) == 2
    assert capsys.readouterr().err == (
        f"lawdiff: {notes}: stands among the notes and would be overwritten. Name another file with -o.\n"
    )
    assert notes.read_text().endswith("No.\n")
    assert run([*asked, str(tmp_path / "report.html"), "-q"]) == 0
    assert run([*asked, str(tmp_path / "report.html"), "-q"]) == 0
