"""A manifest may come from anybody: what it names stays inside its folder or is refused."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawdiff.batch.manifest import read_manifest
from lawdiff.batch.naming import Names, slug
from lawdiff.errors import BadRequest
from tests.batch.running import batch, names_in, rows


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with two files in it, and secrets beside it."""
    folder = tmp_path / "home"
    folder.mkdir()
    for name in ("a.xml", "b.xml", "-rf", 'qu"ote.xml', "new\nline.xml", "x" * 251 + ".xml"):
        (folder / name).write_text("<a/>")
    (tmp_path / "secret.xml").write_text("<a/>")
    (folder / "out.xml").symlink_to(tmp_path / "secret.xml")
    (folder / "in.xml").symlink_to(folder / "a.xml")
    (folder / "away").symlink_to(tmp_path)
    (folder / "notes").mkdir()
    (folder / "notes" / "theirs.md").symlink_to(tmp_path / "secret.xml")
    return folder


def manifest(home: Path, *lines: dict[str, str], header: str = "old,new,name,annotations") -> Path:
    path = home / "manifest.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header.split(","), lineterminator="\n")
        writer.writeheader()
        writer.writerows(lines)
    return path


REFUSED = {
    "..": ("../secret.xml", "leads out"),
    ".. in the middle": ("notes/../../secret.xml", "leads out"),
    "absolute": ("/etc/passwd", "absolute"),
    "another system's absolute": ("\\\\host\\share", "absolute"),
    "home": ("~/print.xml", "absolute"),
    "a link out": ("out.xml", "leads out"),
    "a folder that is a link out": ("away/secret.xml", "leads out"),
    "NUL": ("a\0.xml", "NUL"),
    "nothing": ("", "empty"),
    "blank": ("   ", "empty"),
    "not there": ("c.xml", "no such file"),
    "256 bytes": ("x" * 252 + ".xml", "cannot be used"),
    "a very long path": ("d/" * 3000, "cannot be used"),
}


@pytest.mark.parametrize("case", REFUSED)
@pytest.mark.parametrize("side", ["old", "new"])
def test_a_line_that_leads_out_is_refused_with_its_number(home: Path, case: str, side: str) -> None:
    written, reason = REFUSED[case]
    other = {"old": "new", "new": "old"}[side]
    good = {"old": "a.xml", "new": "b.xml"}
    source = read_manifest(manifest(home, good, {side: written, other: "a.xml"}))
    assert [pair.line for pair in source.pairs] == [2]
    (failure,) = source.failures
    assert failure.place == "line 3"
    assert reason in failure.reason
    assert "\n" not in failure.input
    assert "\0" not in failure.input


KEPT = {
    "a leading dash": "-rf",
    "a quote": 'qu"ote.xml',
    "a line break": "new\nline.xml",
    "255 bytes": "x" * 251 + ".xml",
    "a link that stays inside": "in.xml",
    ".. that stays inside": "notes/../a.xml",
}


@pytest.mark.parametrize("case", KEPT)
def test_an_odd_name_inside_the_folder_is_kept(home: Path, case: str) -> None:
    source = read_manifest(manifest(home, {"old": KEPT[case], "new": "b.xml"}))
    (pair,) = source.pairs
    assert source.failures == ()
    assert Path(pair.old.file).is_relative_to(home)
    assert Path(pair.old.file).is_file()


def test_lines_are_counted_as_an_editor_counts_them(home: Path) -> None:
    lines = [{"old": "new\nline.xml", "new": "b.xml"}, {}, {"old": "../secret.xml", "new": "b.xml"}]
    source = read_manifest(manifest(home, *lines))
    assert [pair.line for pair in source.pairs] == [2]
    assert [failure.place for failure in source.failures] == ["line 5"]


def test_notes_that_lead_out_are_refused(home: Path) -> None:
    pair = {"old": "a.xml", "new": "b.xml"}
    lines = [{**pair, "annotations": written} for written in ("../", "notes", "/etc")]
    source = read_manifest(manifest(home, *lines))
    assert source.pairs == ()
    assert [failure.place for failure in source.failures] == ["line 2", "line 3", "line 4"]


def test_the_same_line_twice_is_told(home: Path) -> None:
    pair = {"old": "a.xml", "new": "b.xml"}
    source = read_manifest(manifest(home, pair, pair, {**pair, "name": "again"}))
    assert [found.line for found in source.pairs] == [2, 4]
    assert [failure.place for failure in source.failures] == ["line 3"]


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        (b"", "no column 'old'"),
        (b"from,to\n", "no column 'old'"),
        (b"old\n", "no column 'new'"),
        (b"old,new,old\n", "two columns 'old'"),
        (b"old,new\n\xff,b\n", "line 2"),
        (b'old,new\n"a,b\n', "line 2"),
        (b'old,new\n"a"b,c\n', "line 2"),
    ],
)
def test_what_is_no_manifest_is_refused_whole(home: Path, written: bytes, problem: str) -> None:
    path = home / "manifest.csv"
    path.write_bytes(written)
    with pytest.raises(BadRequest, match=problem):
        read_manifest(path)


@given(st.lists(st.text(), max_size=20))
def test_names_of_files_are_safe_and_each_is_given_once(names: list[str]) -> None:
    given_out = Names()
    made = [given_out.take(slug(name)) for name in names]
    assert len(set(made)) == len(made)
    for name in made:
        assert name.isascii()
        assert name.replace("-", "").isalnum()
        assert name[0] != "-"
        assert len(name) < 200


@settings(max_examples=50)
@given(written=st.text(max_size=40))
def test_whatever_is_written_a_pair_stays_inside(
    tmp_path_factory: pytest.TempPathFactory, written: str
) -> None:
    home = tmp_path_factory.mktemp("home")
    (home / "a.xml").write_text("<a/>")
    path = home / "manifest.csv"
    with path.open("w", encoding="utf-8", newline="", errors="replace") as file:
        csv.writer(file).writerows([["old", "new"], [written, "a.xml"]])
    try:
        source = read_manifest(path)
    except BadRequest:
        return
    for pair in source.pairs:
        assert Path(pair.old.file).resolve().is_relative_to(home.resolve())


def test_names_from_a_manifest_through_to_the_folder(corpus: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(corpus / "specimen", home)
    odd = home / "=cmd|' C calc'!A0.xml"
    shutil.copyfile(home / "2-hl-bill-31.xml", odd)
    one, two, three = (f"{name}.xml" for name in ("1-hl-bill-12", "2-hl-bill-31", "3-hl-bill-40"))
    names = ["../../etc/passwd", "Twice", "twice", "-rf", "x" * 255, "=1+1", "two\nlines", "法案"]
    lines = [{"old": one, "new": two, "name": name} for name in names]
    lines += [{"old": odd.name, "new": three}, {"old": "=nowhere()", "new": three}]
    done = batch(manifest(home, *lines), "-o", tmp_path / "out", "--jobs", "2")
    assert done.returncode == 1, done.stderr
    assert len(names_in(tmp_path / "out", "reports")) == len(lines) - 1
    assert len(names_in(tmp_path / "out", "comparisons")) == len(lines) - 1
    assert not (tmp_path / "etc").exists()
    (failure,) = rows(tmp_path / "out" / "failures.csv")
    assert failure["input"] == "'=nowhere()"
    assert failure["place"] == "line 12"
    for row in rows(tmp_path / "out" / "changes.csv"):
        assert not any(str(cell).startswith(("=", "+", "-", "@")) for cell in row.values())
