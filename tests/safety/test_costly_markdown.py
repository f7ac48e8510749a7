"""64 KB of the worst Markdown cost a second at most, from the file to the pages.

Each case is a note's body, a note's quote, and the text of an annotation of another program's;
each is read, placed and written into the report. The clock is the processor's.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from lawdiff import annotate, compare, read, read_notes, render
from lawdiff.annotations.markdown import render as render_note
from lawdiff.comparison.model import Comparison
from lawdiff.errors import BadAnnotation
from lawdiff.reports.forms import Form
from tests.safety.hostile import bill

SIZE = 65_536
SECONDS = 1.0
FORMS: tuple[Form, ...] = ("html", "md", "json")


def of(pattern: str) -> str:
    """64 KB of it."""
    return pattern * (SIZE // len(pattern.encode()))


COSTLY: dict[str, str] = {
    # deep nesting
    "quotes in quotes": of(">"),
    "quotes in quotes, spaced": of("> "),
    "lists in lists": of("- "),
    "numbered lists in lists": of("1. "),
    "quotes in lists in quotes": of("> - "),
    "lists, further in each line": "\n".join(" " * (2 * n) + "- a" for n in range(250)),
    "brackets": of("["),
    "brackets closed": of("[")[: SIZE // 2] + of("]")[: SIZE // 2],
    "brackets in brackets": of("[[]"),
    "links in links": of("[a]("),
    "images in images": of("!["),
    "images in links": of("[![a]("),
    "emphasis in emphasis": of("*a **a "),
    "emphasis, stars and lines": of("*_"),
    "emphasis never closed": of("a**b"),
    "emphasis closed by others": of("**x* "),
    "strikes": of("~~a~"),
    # wide and long tables
    "5,000 columns": of("|a")[:10_000] + "\n" + "|-" * 5_000 + "\n" + "|b" * 5_000 + "\n",
    "5,000 columns, no cells": "|a" * 5_000 + "\n" + "|-" * 5_000 + "\n" + "a\n" * 20_000,
    "rows of one cell": "|a" * 50 + "\n" + "|-" * 50 + "\n" + "|\n" * 30_000,
    "tables one after another": of("|a|\n|-|\n\n"),
    "rules that are no tables": of("-|"),
    # references
    "definitions": "".join(f"[r{n}]: https://example.org/{n}\n" for n in range(1_500)),
    "definitions never ended": of("[a\n"),
    "one definition, used everywhere": "[a]: https://example.org\n\n" + of("[a]"),
    "one definition, long, used": f"[a]: https://example.org/{'x' * 30_000}\n\n" + "[a]" * 1_400,
    "a definition's title never ended": '[a]: <b> "' + of("c\n"),
    "a long label": "[" + "a" * 60_000 + "]",
    # code, entities, HTML, addresses
    "runs of backticks": "".join("`" * n + "a" for n in range(1, 360)),
    "runs of backticks, falling": "".join("`" * n + "a" for n in range(360, 1, -1)),
    "fences": of("```\n"),
    "fences never closed": of("~~~ a\n"),
    "entities": of("&#"),
    "entities, whole": of("&amp;"),
    "entities of long names": of("&CounterClockwiseContourIntegral;"),
    "tags left open": of("<a "),
    "tags": of("<b>"),
    "comments": of("<!--"),
    "declarations": of("<!A "),
    "instructions": of("<?"),
    "CDATA": of("<![CDATA["),
    "addresses in angles": of("<a:"),
    "backslashes": of("\\"),
    "escapes": of("\\*"),
    # lines
    "lines": of("a\n"),
    "empty lines": of("\n"),
    "hard breaks": of("a\\\n"),
    "spaces": of(" ") + "a",
    "tabs": of("\t") + "a",
    "spaces and lines": of("  \n"),
    "one word": of("a"),
    "letters of four bytes": of("\U0001f4a3"),
    "rules": of("***\n"),
    "setext": of("a\n=\n"),
    "setext, long": of("a\n") + "=",
    # what our own format makes of lines
    "headings": of("# a\n"),
    "headings with addresses": of("## 1\na\n"),
    "headings with many addresses": "## Clauses " + of("1(1)(a), ") + "\n\na\n",
    "one long heading": "## " + of("Clause 1(2) and ") + "\n\na\n",
    "parentheses in a heading": "## Clause 1" + of("(1)") + "\n\na\n",
    "stances": of("Stance: x\n"),
    "quotes and words": of("> a\nb\n\n"),
    "ellipses in a quote": "> " + of("a … ") + "\n\nb\n",
}


@pytest.fixture(scope="module")
def comparison(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    """A small Bill, so that the notes are what costs."""
    folder = tmp_path_factory.mktemp("bill")
    prints = []
    for edition, verb in enumerate(("may", "must"), 1):
        clauses = "".join(
            f"<section><num>{n}</num><heading>Lamp {n}</heading><content><p>The keeper of lamp "
            f"{n} {verb} light it.</p></content></section>"
            for n in range(1, 21)
        )
        path = folder / f"{edition}.xml"
        path.write_text(bill(clauses, title="Lamps Bill", number=f"Bill {edition}"))
        prints.append(read(path))
    old, new = prints
    compared = compare(old, new)
    for form in FORMS:
        render(compared, form)  # templates are compiled once
    return compared


def as_body(text: str) -> str:
    return f"---\nby: A\nprint: Bill 1\n---\n\n## Clause 1\n\n{text}\n"


def as_quote(text: str) -> str:
    quoted = "".join(f"> {line}\n" for line in text.splitlines())[:SIZE]
    return f"---\nby: A\nprint: Bill 1\n---\n\n## Clause 1\n\n{quoted}\n\nWords.\n"


def as_exchange(text: str) -> str:
    tags = [{"value": "print: Bill 1", "purpose": "tagging"}]
    target = {"selector": {"type": "TextQuoteSelector", "exact": "must light it"}}
    return json.dumps([{"body": [{"value": text}, *tags], "target": target}])


WAYS = [
    as_body,
    pytest.param(as_quote, marks=pytest.mark.long),
    pytest.param(as_exchange, marks=pytest.mark.long),
]


@pytest.mark.parametrize("write", WAYS)
@pytest.mark.parametrize("name", COSTLY)
def test_markdown_costs_a_second_at_most(
    comparison: Comparison, tmp_path: Path, name: str, write: Callable[[str], str]
) -> None:
    path = tmp_path / ("note.json" if write is as_exchange else "note.md")
    path.write_text(write(COSTLY[name]), encoding="utf-8")
    start = time.process_time()
    pages = []
    with suppress(BadAnnotation):
        notes = read_notes(path, (comparison.old, comparison.new))
        carried = annotate(comparison, notes)
        pages = [render(comparison, form, carried) for form in FORMS]
    spent = time.process_time() - start
    assert spent < SECONDS, f"{spent:.2f} s"
    assert sum(map(len, pages)) < 40 * SIZE, "nor does it grow"


@pytest.mark.parametrize(
    "body", [of("[")[:2_000] + of("a\n\n"), of("> ")[:200], of("*a "), "[a]: https://example.org/x"]
)
def test_what_is_too_intricate_loses_no_words(body: str) -> None:
    html, _ = render_note(f"{body}\n\nThe last words.")
    assert "The last words." in html
