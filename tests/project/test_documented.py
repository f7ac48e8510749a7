"""Every command, option and public function is documented, and the README tells the truth."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import click
import pytest

import lawdiff
from lawdiff.cli.main import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
MANUAL = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")


def all_commands() -> list[tuple[str, click.Command]]:
    found: list[tuple[str, click.Command]] = []
    for name, (module, _) in COMMANDS.items():
        command = import_module(module).command
        if isinstance(command, click.Group):
            found += [(f"{name} {sub}", part) for sub, part in command.commands.items()]
        else:
            found.append((name, command))
    return found


def section(name: str) -> str:
    start = re.search(rf"^## lawdiff {re.escape(name)}\b", MANUAL, re.M)
    assert start, f"docs/commands.md has no section on lawdiff {name}"
    rest = MANUAL[start.end() :]
    return rest.split("\n## ")[0]


@pytest.mark.parametrize(("name", "command"), all_commands(), ids=lambda value: str(value)[:30])
def test_a_command_and_its_options_are_in_the_manual(name: str, command: click.Command) -> None:
    said = section(name)
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name
            for spelling in parameter.opts:
                assert f"`{spelling}" in said, spelling


def test_the_manual_names_no_option_that_is_not_there() -> None:
    there = {"--help", "--version"}
    for _, command in all_commands():
        for parameter in command.params:
            there.update(parameter.opts)
    # `git diff --exit-code` is another program's, with the same name as ours.
    assert set(re.findall(r"`(--[a-z-]+)", MANUAL)) <= there


def test_public_names_are_in_the_python_manual_and_have_docstrings() -> None:
    manual = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    for name in lawdiff.__all__:
        if not name.startswith("_"):
            assert f"`lawdiff.{name}" in manual, name
            assert getattr(lawdiff, name).__doc__, name


def test_public_things_have_docstrings() -> None:
    """Beside ruff's D rules, which a `noqa` could hush: modules, classes and functions."""
    missing = []
    for path in sorted((ROOT / "lawdiff").rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        module = import_module(name)
        if not module.__doc__:
            missing.append(name)
        for thing, value in vars(module).items():
            public = not thing.startswith("_") and getattr(value, "__module__", "") == name
            if public and callable(value) and not getattr(value, "__doc__", None):
                missing.append(f"{name}.{thing}")
    assert missing == []


def test_the_readme_shows_the_help_as_it_is() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"<!-- help: .*?-->\n```text\n(.*?)```", readme, re.S)
    assert shown
    done = subprocess.run(
        [sys.executable, "-c", "from lawdiff.cli.main import main; main(['--help'])"],
        capture_output=True,
        text=True,
        check=True,
        env={"COLUMNS": "80", "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
    )
    assert shown[1] == done.stdout


def test_links_in_the_docs_lead_somewhere() -> None:
    pages = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
    pages += sorted((ROOT / "docs").rglob("*.md"))
    broken = []
    for page in pages:
        for target in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
            if not re.match(r"[a-z]+:", target) and not (page.parent / target).exists():
                broken.append(f"{page.relative_to(ROOT)}: {target}")
    assert broken == []


def test_the_readme_begins_with_one_sentence_one_picture_and_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    before_use = readme.split("\n## ")[0]
    assert len(re.findall(r"!\[[^\]]{20,}\]\(", before_use)) == 1
    blocks = re.findall(r"```sh\n(.*?)```", before_use, re.S)
    assert [block.count("\n") for block in blocks] == [1, 1]
    assert blocks[0].rstrip().endswith("lawdiff demo")
    assert blocks[1].rstrip().endswith("pytest")
