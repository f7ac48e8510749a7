"""What is installed: every module, the templates, the corpus and the annotations."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import lawdiff

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("wheel")
    # A copy of what git tracks, so that nothing is written into the checkout.
    source = folder / "source"
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
    ).stdout.decode()
    for name in filter(None, listed.split("\0")):
        if name.startswith(("lawdiff/", "corpus/", "annotations/")) or "/" not in name:
            target = source / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if (ROOT / name).is_file():
                target.write_bytes((ROOT / name).read_bytes())
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", folder, source],
        check=True,
    )
    (built,) = folder.glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        return set(archive.namelist())


def tracked(*patterns: str) -> set[str]:
    done = subprocess.run(
        ["git", "ls-files", "--", *patterns], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split("\n")) - {""}


def test_every_module_and_its_data_are_installed(wheel: set[str]) -> None:
    there = {name for name in tracked("lawdiff") if (ROOT / name).is_file()}
    assert len(there) > 20
    assert there <= wheel


@pytest.mark.parametrize("folder", ["corpus", "annotations"])
def test_the_corpus_and_the_annotations_travel(wheel: set[str], folder: str) -> None:
    there = tracked(folder)
    assert there
    assert {f"lawdiff/bundled/{name}" for name in there} <= wheel


def test_nothing_else_is_installed(wheel: set[str]) -> None:
    tops = {name.split("/")[0] for name in wheel}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"lawdiff"}


def test_nothing_but_prints_and_notes_is_bundled() -> None:
    with pytest.raises(lawdiff.LawdiffError, match=r'Ask for "corpus" or "annotations"'):
        lawdiff.bundled("../tests")  # type: ignore[arg-type]
