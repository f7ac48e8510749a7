"""Reading the test cases that stand in Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent


class Case(NamedTuple):
    """One titled case."""

    title: str
    lines: tuple[str, ...]

    @property
    def expected(self) -> list[str]:
        """The list under the words."""
        return [line[2:] for line in self.lines if line.startswith("- ")]


def cases(folder: str) -> Iterator[Case]:
    """All cases of a folder, each titled by its file and heading."""
    for path in sorted((HERE / folder).glob("*.md")):
        title = ""
        lines: list[str] = []
        for line in [*path.read_text("utf-8").splitlines(), "## "]:
            if line.startswith("## "):
                if title:
                    yield Case(f"{path.stem}: {title}", tuple(lines))
                title, lines = line[3:].strip(), []
            else:
                lines.append(line)
