"""What is said of each readable case, in full, kept beside the cases.

The cases say what must be so; these files say all that a reader is told of them, word by word,
so that no sentence, mark or score changes unseen. ``python -m tests.told`` writes them anew:
then read what git shows to have changed, and keep it only if it is better. A case that is not
in them yet is not looked at.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from pathlib import Path

MODULES = (
    "tests.alignment.test_in_full",
    "tests.citations.test_in_full",
    "tests.comparison.test_in_full",
)


def read(path: Path) -> dict[str, list[str]]:
    """The lines under each title of a file."""
    found: dict[str, list[str]] = {}
    for section in path.read_text(encoding="utf-8").split("\n## ")[1:]:
        title, *lines = section.strip("\n").split("\n")
        found[title] = [line for line in lines if line]
    return found


def write(path: Path, about: str, said: Iterable[tuple[str, list[str]]]) -> None:
    """Write a file anew."""
    sections = [f"## {title}\n\n" + "\n".join(lines) for title, lines in said]
    path.write_text("\n\n".join([f"# {about}", *sections]) + "\n", encoding="utf-8")


def main() -> None:
    """Write all of them anew."""
    for name in MODULES:
        anew: Callable[[], None] = importlib.import_module(name).anew
        anew()


if __name__ == "__main__":
    main()
