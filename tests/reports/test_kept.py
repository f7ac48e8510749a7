"""Compiled templates are kept where only this user writes, and change nothing but the time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CALL = "import sys; from lawdiff.cli.main import main; main()"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A user's folder for caches, empty."""
    home = tmp_path / "caches"
    home.mkdir()
    return home


def compared(corpus: Path, home: Path, **more: str) -> bytes:
    """The report of two bundled prints, made by a process that Python tells to keep nothing."""
    pair = sorted((corpus / "children-and-social-work").glob("*.xml"))[:2]
    told = {"PYTHONDONTWRITEBYTECODE": "1", "XDG_CACHE_HOME": str(home), **more}
    out = home.parent / "out.html"
    subprocess.run(
        [sys.executable, "-c", CALL, "compare", *map(str, pair), "-q", "-o", str(out)],
        check=True,
        env={**os.environ, **told},
    )
    return out.read_bytes()


def kept(home: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in home.rglob("*.jinja")}


def test_kept_once_and_read_again(corpus: Path, home: Path) -> None:
    first = compared(corpus, home)
    after = kept(home)
    assert len(after) > 0
    assert compared(corpus, home) == first
    assert kept(home) == after


def test_one_that_is_damaged_is_compiled_again(corpus: Path, home: Path) -> None:
    first = compared(corpus, home)
    for path in home.rglob("*.jinja"):
        path.write_bytes(path.read_bytes()[:40])
    assert compared(corpus, home) == first


def test_a_folder_that_others_may_write_to_is_not_read(corpus: Path, home: Path) -> None:
    first = compared(corpus, home)
    (folder,) = {path.parent for path in home.rglob("*.jinja")}
    for path in folder.iterdir():
        path.unlink()
    folder.chmod(0o777)
    assert compared(corpus, home) == first
    assert kept(home) == {}


def test_a_link_in_its_place_is_not_followed(corpus: Path, home: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (home / "lawdiff").mkdir()
    (home / "lawdiff" / "templates").symlink_to(tmp_path / "other")
    compared(corpus, home)
    assert list((tmp_path / "other").iterdir()) == []


def test_nowhere_to_keep_them_is_no_fault(corpus: Path, home: Path) -> None:
    (home / "file").write_text("")
    assert compared(corpus, home, XDG_CACHE_HOME=str(home / "file")) == compared(corpus, home)
