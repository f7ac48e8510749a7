"""The rooms stand in one row, and nothing is loaded before it is needed."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "lawdiff"
ROOMS = (
    "errors harmless limits prints alignment comparison annotations history reports bundle "
    "batch cli"
).split()


def imports_of(path: Path) -> set[str]:
    """The rooms a module imports when it runs; those for type checking only are left out."""
    found = set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            node.body = []
    for node in ast.walk(tree):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "lawdiff" and len(parts) > 1:
                found.add(parts[1])
    return found


@pytest.mark.parametrize("room", [r for r in ROOMS if (PACKAGE / r).is_dir()])
def test_a_room_imports_only_rooms_before_it(room: str) -> None:
    allowed = set(ROOMS[: ROOMS.index(room) + 1])
    modules = list((PACKAGE / room).rglob("*.py"))
    assert modules
    for path in modules:
        assert imports_of(path) <= allowed, path


def loaded_after(statement: str) -> set[str]:
    code = f"import sys\n{statement}\nprint(' '.join(m.split('.')[0] for m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


HEAVY = {"lxml", "jinja2", "markdown_it", "yaml", "nh3", "rapidfuzz", "diff_match_patch"}


@pytest.mark.parametrize(
    ("statement", "may_load"),
    [
        ("import lawdiff", set()),
        ("from lawdiff.cli.main import run; run(['--help'])", set()),
        ("from lawdiff.prints import read", set()),
        ("import lawdiff; lawdiff.read", {"lxml"}),
        ("import lawdiff; lawdiff.compare", {"lxml", "rapidfuzz", "diff_match_patch"}),
    ],
)
def test_nothing_heavy_is_loaded_before_it_is_needed(statement: str, may_load: set[str]) -> None:
    assert loaded_after(statement) & HEAVY <= may_load


def test_json_of_a_comparison_without_notes_loads_no_template_engine_and_no_markdown(
    corpus: Path, tmp_path: Path
) -> None:
    prints = sorted((corpus / "children-and-social-work").glob("*.xml"))[:2]
    arguments = ["compare", *map(str, prints), "-o", str(tmp_path / "out.json")]
    loaded = loaded_after(f"from lawdiff.cli.main import run; assert run({arguments!r}) == 0")
    assert not loaded & {"jinja2", "markdown_it", "yaml", "nh3"}
