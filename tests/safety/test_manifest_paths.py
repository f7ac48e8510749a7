"""A manifest's paths stay inside its folder, or the line is refused with its number.

Whoever wrote a manifest may not be who runs it. Each case is read by itself, as either side of a
pair and as a folder of notes; then all of them run in one batch beside a file that must not be
opened.
"""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from lawdiff.batch.manifest import read_manifest
from tests.batch.running import batch, bytes_of, rows
from tests.safety.hostile import bill

CANARY = "The canary that no report may ever sing of"

REFUSED = {
    "out by ..": ("../secret.xml", "leads out"),
    "out by .. further in": ("inner/../../secret.xml", "leads out"),
    "out by .. of what is not there": ("nowhere/../../secret.xml", "leads out"),
    "out by .. and back in under another name": ("../home/../secret.xml", "leads out"),
    "out by .. all the way": ("../" * 50 + "etc/passwd", "leads out"),
    "absolute": ("/etc/passwd", "absolute"),
    "absolute, two slashes": ("//etc/passwd", "absolute"),
    "a device": ("/dev/zero", "absolute"),
    "what a process has open": ("/proc/self/environ", "absolute"),
    "home": ("~/secret.xml", "absolute"),
    "somebody's home": ("~root/secret.xml", "absolute"),
    "UNC": ("\\\\host\\share\\secret.xml", "absolute"),
    "a Windows device": ("\\\\.\\C:\\secret.xml", "absolute"),
    "a Windows drive": ("C:\\secret.xml", "absolute"),
    "a Windows drive, slashes": ("C:/secret.xml", "absolute"),
    "a link out": ("link.xml", "leads out"),
    "a link to a folder out": ("away/secret.xml", "leads out"),
    "a link to a link out": ("link-to-link.xml", "leads out"),
    "a link to itself": ("loop.xml", "no such file"),
    "out by backslashes": ("..\\secret.xml", "no such file"),
    "out by percent signs": ("%2e%2e/secret.xml", "no such file"),
    "an address of a file": ("file:///etc/passwd", "no such file"),
    "an address of a page": ("http://127.0.0.1:9/secret.xml", "no such file"),
    "a variable": ("$HOME/secret.xml", "no such file"),
    "a pattern": ("*.xml", "no such file"),
    "trailing dots": ("a.xml...", "no such file"),
    "trailing space": ("a.xml ", "no such file"),
    "a Windows device's name": ("NUL", "no such file"),
    "a stream of a file": ("a.xml::$DATA", "no such file"),
    "NUL": ("a.xml\0.png", "NUL"),
    "NUL before ..": ("\0../secret.xml", "NUL"),
    "too long a name": ("x" * 300 + ".xml", "cannot be used"),
    "too long a path": ("d/" * 5000 + "a.xml", "cannot be used"),
    "empty": ("", "empty"),
    "blank": (" \t ", "empty"),
}

KEPT = {
    "plain": "a.xml",
    "a leading dash": "-rf",
    "a leading dash, an option": "--output=x.xml",
    "a line feed": "new\nline.xml",
    "an escape": "\x1b[31m.xml",
    "a quotation mark": 'qu"ote.xml',
    ".. that stays inside": "inner/../a.xml",
    ".. that comes back in": "../home/a.xml",
    "a dot": "./a.xml",
    "two slashes": "inner//b.xml",
    "a link that stays inside": "in.xml",
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The manifest's folder, with links that lead out of it to a secret beside it."""
    folder = tmp_path / "home"
    (folder / "inner").mkdir(parents=True)
    (tmp_path / "secret.xml").write_text(print_of(CANARY), encoding="utf-8")
    for name in {*KEPT.values(), "b.xml"} - {"in.xml"}:
        (folder / name).write_text(print_of(f"Words of {name!r}"), encoding="utf-8")
    (folder / "in.xml").symlink_to("a.xml")
    (folder / "link.xml").symlink_to(tmp_path / "secret.xml")
    (folder / "link-to-link.xml").symlink_to("link.xml")
    (folder / "away").symlink_to(tmp_path)
    (folder / "loop.xml").symlink_to("loop.xml")
    return folder


def print_of(words: str) -> str:
    said = "".join(letter if letter.isprintable() else " " for letter in words).replace("<", " ")
    clause = f"<section><num>1</num><heading>{said}</heading><content><p>{said}.</p></content>"
    return bill(f"{clause}</section>", title=said, number="Bill 1")


def manifest(home: Path, *lines: tuple[str, ...]) -> Path:
    path = home / "manifest.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([("old", "new", "name", "annotations"), *lines])
    return path


def test_there_are_at_least_20_cases() -> None:
    assert len(REFUSED) >= 20


@pytest.mark.parametrize("case", REFUSED)
def test_a_path_that_leads_out_is_refused_with_its_line(home: Path, case: str) -> None:
    written, reason = REFUSED[case]
    good = ("a.xml", "b.xml", "", "")
    lines = [good, (written, "b.xml", "", ""), ("a.xml", written, "x", "")]
    source = read_manifest(manifest(home, *lines))
    assert [pair.line for pair in source.pairs] == [2]
    assert [failure.place for failure in source.failures] == ["line 3", "line 4"]
    for failure in source.failures:
        assert reason in failure.reason
        assert failure.input.isprintable()


@pytest.mark.parametrize("case", [case for case in REFUSED if REFUSED[case][0].strip()])
def test_notes_that_lead_out_are_refused_with_their_line(home: Path, case: str) -> None:
    written, _ = REFUSED[case]
    source = read_manifest(manifest(home, ("a.xml", "b.xml", "", written)))
    assert source.pairs == ()
    (failure,) = source.failures
    assert failure.place == "line 2"


@pytest.mark.parametrize("case", KEPT)
def test_an_odd_path_that_stays_inside_is_kept(home: Path, case: str) -> None:
    source = read_manifest(manifest(home, (KEPT[case], "b.xml", "", "")))
    (pair,) = source.pairs
    assert source.failures == ()
    assert Path(pair.old.file).resolve().is_relative_to(home)
    assert Path(pair.old.file).read_text(encoding="utf-8")


def test_a_link_that_is_turned_round_after_the_look_is_not_followed(home: Path) -> None:
    """What is read is what was looked at: the file itself, not the name that led to it."""
    (pair,) = read_manifest(manifest(home, ("in.xml", "b.xml", "", ""))).pairs
    (home / "in.xml").unlink()
    (home / "in.xml").symlink_to(home.parent / "secret.xml")
    assert CANARY not in Path(pair.old.file).read_text(encoding="utf-8")


def test_not_a_byte_from_outside_comes_into_the_batch(home: Path, tmp_path: Path) -> None:
    os.mkfifo(home / "pipe.xml")
    lines = [(written, "b.xml", written[:50], "") for written, _ in REFUSED.values()]
    lines += [(written, "b.xml", f"kept {case}", "") for case, written in KEPT.items()]
    lines += [("inner", "b.xml", "a folder", ""), ("pipe.xml", "b.xml", "a pipe", "")]
    lines += [("a.xml", "b.xml", "../../../escaped", ""), ("a.xml", "b.xml", "/tmp/escaped", "")]
    before = {path: path.lstat().st_mtime_ns for path in tmp_path.rglob("*")}
    done = batch(manifest(home, *lines), "-o", tmp_path / "out", "--jobs", "1")
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    for path, data in bytes_of(tmp_path / "out").items():
        assert CANARY.encode() not in data, path
        assert b"root:x:" not in data, path
    refused = rows(tmp_path / "out" / "failures.csv")
    assert len(refused) == len(REFUSED) + 2, "and a folder, and a pipe"
    assert len(list((tmp_path / "out" / "reports").iterdir())) == len(KEPT) + 2
    made = {path for path in tmp_path.rglob("*") if not path.is_relative_to(tmp_path / "out")}
    assert made - set(before) == {home / "manifest.csv"}


@pytest.mark.parametrize("output", ["manifest.csv", "home", "link.xml", "a.xml"])
def test_the_folder_to_write_is_not_what_is_read(home: Path, tmp_path: Path, output: str) -> None:
    source = manifest(home, ("a.xml", "b.xml", "", ""))
    target = {"home": home}.get(output, home / output)
    before = bytes_of(home)
    done = batch(source if output != "home" else home, "-o", target, "--jobs", "1")
    assert done.returncode == 2, done.stderr
    assert done.stderr.count("\n") == 1
    assert bytes_of(home) == before
    assert CANARY in (tmp_path / "secret.xml").read_text(encoding="utf-8")
