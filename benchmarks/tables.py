"""Tables that commands write into docs/benchmarks.md, each into its own marked section."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"
TITLE = """# Benchmarks

Every table here is written by the command named above it; none is written by hand.
"""


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table.

    >>> print(table(["a", "b"], [["1", "2"]]))
    | a | b |
    |---|---|
    | 1 | 2 |
    """
    lines = [f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join(lines)


def write_section(name: str, text: str, page: Path = PAGE) -> None:
    """Put ``text`` into the page between the marks of that name, or at its end."""
    begin, end = f"<!-- {name}: written by a command, from here -->", f"<!-- {name}: to here -->"
    section = f"{begin}\n{text.strip()}\n{end}"
    whole = page.read_text(encoding="utf-8") if page.exists() else TITLE
    before, mark, rest = whole.partition(begin)
    if mark:
        after = rest.partition(end)[2]
        whole = before + section + after
    else:
        whole = f"{whole.rstrip()}\n\n{section}\n"
    page.write_text(whole, encoding="utf-8")
