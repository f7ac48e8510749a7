"""Which folders are Bills, in what order their prints stand, and what they are called."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from lawdiff.batch.folder import read_folder
from lawdiff.batch.model import PrintInfo
from lawdiff.batch.plan import in_order
from lawdiff.errors import BadRequest
from tests.batch.running import batch


def info(path: str, date: str) -> PrintInfo:
    return PrintInfo(path, path, "A Bill", "", "", "", date, "eng", 1, 0)


def test_prints_stand_by_their_dates() -> None:
    prints = [info("a.xml", "2020-03-01"), info("b.xml", "2020-01-01"), info("c.xml", "2020-02-01")]
    assert [one.path for one in in_order(prints)] == ["b.xml", "c.xml", "a.xml"]
    same = [replace(one, date="2020-01-01") for one in prints]
    assert in_order(same) == same


def test_prints_without_dates_stand_where_their_names_put_them() -> None:
    prints = [info("1.xml", ""), info("2.xml", ""), info("10.xml", "")]
    assert in_order(prints) == prints
    mixed = [info("1.xml", "2021-01-01"), info("2.xml", ""), info("3.xml", "2020-01-01")]
    assert [one.path for one in in_order(mixed)] == ["3.xml", "2.xml", "1.xml"]


def test_every_folder_with_prints_is_a_bill(tmp_path: Path) -> None:
    for name in ("b/2.xml", "b/10.xml", "session/a/1.xml", ".hidden/1.xml", "out/1.xml", "b/x.png"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("<a/>")
    (tmp_path / "in" / "b" / "README.md").write_text("read me")
    (tmp_path / "in" / "b" / "bare").write_text("<a/>")
    (tmp_path / "in" / "b" / "LICENSE").write_text("you may")
    source = read_folder(tmp_path / "in", tmp_path / "in" / "out")
    assert {bill.name: [p.path for p in bill.prints] for bill in source.bills} == {
        "b": ["b/2.xml", "b/10.xml", "b/bare"],
        "session/a": ["session/a/1.xml"],
    }
    assert source.warnings == ("b/x.png: left aside, it is not a print",)


def test_a_folder_of_prints_is_itself_a_bill(tmp_path: Path) -> None:
    (tmp_path / "1.xml").write_text("<a/>")
    (bill,) = read_folder(tmp_path).bills
    assert bill.name == tmp_path.name


def test_links_that_lead_out_are_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "s.xml").write_text("<a/>")
    home = tmp_path / "home"
    home.mkdir()
    (home / "1.xml").write_text("<a/>")
    (home / "2.xml").symlink_to(home / "1.xml")
    (home / "3.xml").symlink_to(tmp_path / "secret" / "s.xml")
    (home / "more").symlink_to(tmp_path / "secret")
    source = read_folder(home)
    assert [p.path for bill in source.bills for p in bill.prints] == ["1.xml", "2.xml"]
    assert sorted(failure.input for failure in source.failures) == ["3.xml", "more"]


def test_a_folder_without_prints_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadRequest, match="holds no prints"):
        read_folder(tmp_path)


def test_the_order_in_which_a_disk_lists_files_is_no_matter(tmp_path: Path) -> None:
    names = [f"{number}-print.xml" for number in range(1, 30)]
    random.Random(7).shuffle(names)
    for name in names:
        (tmp_path / name).write_text("<a/>")
    (bill,) = read_folder(tmp_path).bills
    assert [p.path for p in bill.prints] == [f"{number}-print.xml" for number in range(1, 30)]


def test_prints_of_different_bills_in_one_folder_are_a_warning(
    corpus: Path, tmp_path: Path
) -> None:
    flat = tmp_path / "flat"
    flat.mkdir()
    for name in ("children-and-social-work", "specimen"):
        for path in sorted((corpus / name).glob("*.xml"))[:2]:
            shutil.copyfile(path, flat / f"{name}-{path.name}")
    for more in (("--dry-run",), ()):
        done = batch(flat, "-o", tmp_path / "out", *more)
        assert done.returncode == 0, done.stderr
        (warning,) = [line for line in done.stderr.splitlines() if "different Bills" in line]
        assert "flat: its prints look like those of 2 different Bills" in warning
        assert "Children and Social Work Bill [HL]" in warning
        assert "Harbour Lights and Coastal Signals Bill [HL]" in warning
        assert "3 comparisons of 1 Bill;" in f"{done.stdout}{done.stderr}"
    page = (tmp_path / "out" / "bills" / "flat.html").read_text(encoding="utf-8")
    assert "different Bills: " in page
    assert "]”.</p>" in page
    assert "”.." not in page


def test_a_bill_whose_act_has_another_title_is_one(corpus: Path, tmp_path: Path) -> None:
    done = batch(corpus, "-o", tmp_path / "out", "--dry-run")
    assert done.stderr == ""
