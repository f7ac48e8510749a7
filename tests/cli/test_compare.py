"""``lawdiff compare`` as a user meets it: files out, exit codes, messages."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lawdiff import annotate, compare, read, read_notes, render
from lawdiff.reports import Form
from tests.reports.browser import chromium

SUFFIX_FORMS: dict[str, Form] = {
    "html": "html",
    "json": "json",
    "csv": "csv",
    "md": "md",
    "txt": "text",
}
SUFFIXES = list(SUFFIX_FORMS)


def lawdiff(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from lawdiff.cli.main import main; main()", *map(str, arguments)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONWARNINGS": "error", **environment},
        check=False,
    )


@pytest.fixture(scope="module")
def prints(corpus: Path) -> tuple[Path, Path]:
    old, new = sorted((corpus / "children-and-social-work").glob("*.xml"))[:2]
    return old, new


def one_line(done: subprocess.CompletedProcess[str]) -> str:
    """The message of a failed run: one line, no traceback, nothing on standard output."""
    assert done.returncode == 2, done
    assert done.stdout == ""
    lines = done.stderr.strip().split("\n")
    assert len(lines) == 1, done.stderr
    assert lines[0].startswith("lawdiff: ")
    assert "Traceback" not in done.stderr
    return lines[0]


def test_without_o_a_short_summary_is_printed(prints: tuple[Path, Path]) -> None:
    done = lawdiff("compare", *prints)
    assert done.returncode == 0
    assert done.stderr == ""
    assert 3 < done.stdout.count("\n") <= 30
    assert "Fourteen clauses" in done.stdout
    assert "\x1b" not in done.stdout


def test_quiet_prints_nothing(prints: tuple[Path, Path], tmp_path: Path) -> None:
    done = lawdiff("compare", *prints, "--quiet", "-o", tmp_path / "a.json")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_suffix_chooses_the_form(prints: tuple[Path, Path], tmp_path: Path) -> None:
    outputs = [tmp_path / f"report.{suffix}" for suffix in SUFFIXES]
    done = lawdiff("compare", *prints, *(x for path in outputs for x in ("-o", path)))
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert all(path.stat().st_size > 500 for path in outputs)
    assert outputs[0].read_text().startswith("<!doctype html>")
    assert json.loads(outputs[1].read_text())["format"] == "lawdiff-comparison"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(p.name for p in outputs)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_one_file_alone_says_what_the_library_says(
    suffix: str, prints: tuple[Path, Path], bundled_annotations: Path, tmp_path: Path
) -> None:
    """What the command does not work out for a form, no reader of that form misses."""
    notes = bundled_annotations / "children-and-social-work"
    out = tmp_path / f"out.{suffix}"
    assert lawdiff("compare", *prints, "--annotations", notes, "-o", out).returncode == 0
    old, new = (read(path) for path in prints)
    comparison = compare(old, new)
    carried = annotate(comparison, read_notes((notes,), (old, new)))
    assert out.read_bytes() == render(comparison, SUFFIX_FORMS[suffix], carried)


def test_notes_go_out_for_others_to_read(
    prints: tuple[Path, Path], bundled_annotations: Path, tmp_path: Path
) -> None:
    notes = bundled_annotations / "children-and-social-work"
    page, table = tmp_path / "notes.jsonld", tmp_path / "all.notes.csv"
    done = lawdiff("compare", *prints, "--annotations", notes, "-q", "-o", page, "-o", table)
    assert done.returncode == 0, done.stderr
    items = json.loads(page.read_text())["items"]
    with table.open(newline="") as file:
        rows = list(csv.DictReader(file))
    checked = lawdiff("annotations", "check", notes).stdout.count("\n")
    assert len(items) == len(rows) == checked


@pytest.mark.browser
def test_pdf_through_an_installed_browser(prints: tuple[Path, Path], tmp_path: Path) -> None:
    chromium()
    out = tmp_path / "report.pdf"
    done = lawdiff("compare", *prints, "-o", out)
    assert done.returncode == 0, done.stderr
    assert out.read_bytes().startswith(b"%PDF-")


def test_pdf_without_a_browser_says_what_to_do(prints: tuple[Path, Path], tmp_path: Path) -> None:
    done = lawdiff("compare", *prints, "-o", tmp_path / "report.pdf", PATH=str(tmp_path))
    assert "Chromium" in one_line(done)
    assert not (tmp_path / "report.pdf").exists()


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_same_inputs_same_bytes(
    prints: tuple[Path, Path], tmp_path: Path, seed: str, bundled_annotations: Path
) -> None:
    notes = bundled_annotations / "children-and-social-work"
    made = []
    for run, hash_seed in enumerate(("2", seed)):
        folder = tmp_path / str(run)
        folder.mkdir()
        outputs = [folder / f"report.{suffix}" for suffix in SUFFIXES]
        done = lawdiff(
            "compare",
            *prints,
            "--annotations",
            notes,
            *(x for path in outputs for x in ("-o", path)),
            PYTHONHASHSEED=hash_seed,
            TZ="Asia/Tokyo" if run else "UTC",
            LC_ALL="C" if run else "C.UTF-8",
        )
        assert done.returncode == 0, done.stderr
        made.append([path.read_bytes() for path in outputs])
    assert made[0] == made[1]


def test_a_print_with_itself_differs_in_nothing(prints: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "same.json"
    done = lawdiff("compare", prints[0], prints[0], "-o", out, "--exit-code")
    assert done.returncode == 0, done.stderr
    said = json.loads(out.read_text())
    assert said["summary"]["changes"] == {"substantive": 0, "consequential": 0, "editorial": 0}
    assert {state for row in said["provisions"] for state in row["states"]} == {"unchanged"}


def test_exit_code_tells_that_prints_differ(prints: tuple[Path, Path], tmp_path: Path) -> None:
    assert lawdiff("compare", *prints, "--exit-code", "-q").returncode == 1


def test_strict_tells_that_a_note_has_no_place(prints: tuple[Path, Path], tmp_path: Path) -> None:
    notes = tmp_path / "someone.md"
    notes.write_text("---\nby: Someone\nprint: HL Bill 57\n---\n\n## Clause 999\n\nNo.\n")
    done = lawdiff("compare", *prints, "--annotations", notes, "--strict")
    assert done.returncode == 1
    assert "someone.md, line 6" in done.stderr
    assert lawdiff("compare", *prints, "--annotations", notes).returncode == 0


BAD_FILES = {
    "empty": (b"", "is empty"),
    "web page": (b"<!doctype html><html><body><p>Bill</p></body></html>", "web page"),
    "not xml": (b"Clause 1: words", "not XML"),
    "other xml": (b"<?xml version='1.0'?><invoice><p>1</p></invoice>", "<invoice>"),
    "gzip": (b"\x1f\x8b\x08\x00rest", "compressed"),
    "no provisions": (
        b'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><bill><body/>'
        b"</bill></akomaNtoso>",
        "no provision",
    ),
}


@pytest.mark.parametrize("kind", BAD_FILES)
def test_bad_input_is_one_line_that_names_the_file_and_what_to_do(
    kind: str, prints: tuple[Path, Path], tmp_path: Path
) -> None:
    data, expected = BAD_FILES[kind]
    bad = tmp_path / "bad print.xml"
    bad.write_bytes(data)
    out = tmp_path / "out.html"
    message = one_line(lawdiff("compare", prints[0], bad, "-o", out))
    assert str(bad) in message
    assert expected in message
    assert message.count(". ") >= 1, "it says what to do"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad print.xml"]


def test_a_missing_file_and_a_folder(prints: tuple[Path, Path], tmp_path: Path) -> None:
    assert "no such file" in one_line(lawdiff("compare", prints[0], tmp_path / "nowhere.xml"))
    assert "is a folder" in one_line(lawdiff("compare", tmp_path, prints[0]))


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.999])
def test_a_print_cut_short_is_refused(
    prints: tuple[Path, Path], tmp_path: Path, part: float
) -> None:
    data = prints[0].read_bytes()
    cut = tmp_path / "cut.xml"
    cut.write_bytes(data[: int(len(data) * part)])
    message = one_line(lawdiff("compare", cut, prints[1], "-o", tmp_path / "out.json"))
    assert "cut short" in message
    assert not (tmp_path / "out.json").exists()


def test_an_unknown_suffix_is_told_before_any_work(tmp_path: Path) -> None:
    message = one_line(lawdiff("compare", "a.xml", "b.xml", "-o", tmp_path / "out.docx"))
    assert "out.docx" in message
    assert ".html" in message


def test_an_output_never_overwrites_a_print(prints: tuple[Path, Path], tmp_path: Path) -> None:
    copy = tmp_path / "print.html"
    copy.write_bytes(prints[0].read_bytes())
    assert "would be overwritten" in one_line(lawdiff("compare", copy, prints[1], "-o", copy))
    assert copy.read_bytes() == prints[0].read_bytes()


def test_a_folder_that_is_not_there(prints: tuple[Path, Path], tmp_path: Path) -> None:
    message = one_line(lawdiff("compare", *prints, "-o", tmp_path / "no" / "out.html"))
    assert "folder does not exist" in message


def test_a_link_at_the_output_is_replaced_not_written_through(
    prints: tuple[Path, Path], tmp_path: Path
) -> None:
    target = tmp_path / "precious.txt"
    target.write_text("precious")
    link = tmp_path / "out.json"
    link.symlink_to(target)
    assert lawdiff("compare", *prints, "-o", link).returncode == 0
    assert target.read_text() == "precious"
    assert not link.is_symlink()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["compare", "only-one.xml"], "Missing argument 'NEW'. See lawdiff compare --help."),
        (["compre", "a.xml"], "Did you mean compare?"),
        (["compare", "-dash.xml", "b.xml"], "is written ./-name."),
        (["compare", "a.xml", "b.xml", "--match", "best"], "'auto'"),
    ],
)
def test_wrong_usage_is_one_line_with_a_hint(arguments: list[str], said: str) -> None:
    assert said in one_line(lawdiff(*arguments))


def test_no_command_at_all_shows_the_help() -> None:
    done = lawdiff()
    assert done.returncode == 2
    assert done.stderr.startswith("Usage: lawdiff ")


@pytest.mark.parametrize("command", ["compare", "outline", "history", "--help", "--version"])
def test_a_full_standard_output_is_told(command: str, prints: tuple[Path, Path]) -> None:
    arguments: dict[str, list[object]] = {
        "outline": [command, prints[0]],
        "--help": [command],
        "--version": [command],
    }
    given = arguments.get(command, [command, *prints])
    code = "from lawdiff.cli.main import main; main()"
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", code, *map(str, given)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "standard output could not be written" in done.stderr


def test_a_reader_that_has_gone_is_no_error_message(prints: tuple[Path, Path]) -> None:
    script = f"'{sys.executable}' -c 'from lawdiff.cli.main import main; main()' outline"
    done = subprocess.run(
        ["bash", "-c", f"{script} '{prints[0]}' | true; echo ${{PIPESTATUS[0]}}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    assert done.stdout.strip() in ("0", "141")


def test_a_file_name_cannot_steer_the_terminal(prints: tuple[Path, Path]) -> None:
    message = one_line(lawdiff("compare", prints[0], "evil\x1b[2Jname.xml"))
    assert "\x1b" not in message
    assert "\\x1b[2Jname" in message


def test_prints_of_two_bills_are_compared_with_a_warning(corpus: Path) -> None:
    csw = sorted((corpus / "children-and-social-work").glob("*.xml"))[0]
    specimen = sorted((corpus / "specimen").glob("*.xml"))[0]
    done = lawdiff("compare", csw, specimen)
    assert done.returncode == 0
    assert "warning" in done.stderr
    assert "different Bills" in done.stderr


def test_a_full_disk_leaves_the_old_file(prints: tuple[Path, Path], tmp_path: Path) -> None:
    """`ulimit -f` stops a write as a full disk does."""
    out = tmp_path / "out.json"
    out.write_text("old")
    script = "import resource, signal\nsignal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
    script += "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
    script += "from lawdiff.cli.main import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", script, "compare", *map(str, prints), "-o", str(out)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "could not be written" in one_line(done)
    assert out.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]
