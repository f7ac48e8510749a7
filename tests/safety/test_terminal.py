"""Nothing that a file says or is called steers the terminal, or passes for a line of ours.

Every command is run with escapes, old control characters and marks of direction in every field
that comes as far as the screen; what it writes is looked at byte by byte.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from lawdiff import annotate, compare, follow_notes, read, read_notes, render, render_history, trace
from lawdiff.annotations import to_w3c
from tests.safety.hostile import bill, in_xml

STEERS = {
    "colour": "\x1b[31mred\x1b[0m",
    "clears the screen": "\x1b[2J\x1b[H",
    "title of the window": "\x1b]0;owned\x07",
    "a link": "\x1b]8;;http://127.0.0.1:9/\x1b\\here\x1b]8;;\x1b\\",
    "the clipboard": "\x1b]52;c;b3duZWQ=\x07",
    "asks the terminal": '\x1bP$q"p\x1b\\\x1b[6n',
    "colour in one byte": "\x9b31m",
    "title in one byte": "\x9d0;owned\x9c",
    "writes over the line": "all is well\rlawdiff:",
    "takes letters back": "guilty\x08\x08\x08\x08\x08\x08",
    "rings": "\x07\x07",
    "another alphabet": "\x0e\x0f",
    "deletes": "\x7f\x7f",
    "turns words round": "\u202etsum\u202c",
    "isolates words": "\u2067tsum\u2069",
    "marks of direction": "\u200e\u200f\u061c",
    "nothing to see": "\u200b\u2060\ufeff",
    "separates lines": "\u2028lawdiff: done\u2029",
    "tags": "\U000e0041\U000e007f",
    "a line of its own": "x\nlawdiff: 0 inputs not compared",
}

ALL = " ".join(STEERS.values())


def steering(said: bytes) -> list[str]:
    """Characters in what was written that are not letters, signs, spaces or ends of line."""
    return [
        f"U+{ord(letter):04X}"
        for letter in said.decode("utf-8")
        if (letter != "\n" and unicodedata.category(letter)[0] == "C")
        or unicodedata.category(letter) in {"Zl", "Zp"}
    ]


def lawdiff(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    """The command as a user runs it."""
    return subprocess.run(
        [sys.executable, "-c", "from lawdiff.cli.main import main; main()", *map(str, arguments)],
        capture_output=True,
        cwd=cwd,
        env={**os.environ, "PYTHONWARNINGS": "error", "PYTHONUTF8": "1"},
        check=False,
        timeout=60,
    )


def print_of(edition: int) -> str:
    """A print that says them in its title, number, stage, headings, numbers and text."""
    said = in_xml(ALL)
    verb = ("may", "must", "shall")[edition - 1]
    clauses = "".join(
        f"<section eId='same {escape(in_xml(one))}'><num>{place}{escape(in_xml(one))}</num>"
        f"<heading>{escape(in_xml(one))} heading</heading><content><p>The keeper {verb} say "
        f"{escape(in_xml(one))} {place} times.</p></content></section>"
        for place, one in enumerate(STEERS.values(), 1 if edition == 1 else 2)
    )
    more = f"<section><num>90</num><heading>{escape(said)}</heading><content><p>{escape(said)}</p>"
    return bill(
        clauses + f"{more}</content></section>" * (edition - 1),
        title=f"Lamps {said} Bill",
        number=f"HL Bill {edition} {said}",
        stage=said,
        house=said,
    )


NAME = "print " + "".join(ALL.replace("/", " ").split("\0"))
"""A file's name can hold anything but NUL and slashes."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Prints and notes whose names and words steer terminals."""
    folder = tmp_path_factory.mktemp("terminal")
    bills = folder / "bills" / "a\x1b[31mbill\nlawdiff: done"
    bills.mkdir(parents=True)
    for edition in (1, 2, 3):
        name = f"{edition} {NAME}"[:200].encode()[:200].decode("utf-8", "ignore") + ".xml"
        (bills / name).write_text(print_of(edition), encoding="utf-8")
        (folder / f"{edition}.xml").write_text(print_of(edition), encoding="utf-8")
    (bills / "broken\x1b[31m\u202e.xml").write_text("<a>", encoding="utf-8")
    (folder / "notes").mkdir()
    escaped = json.dumps(ALL)
    text = (
        f"---\nby: {escaped}\nprint: HL Bill 1\nsource: {escaped}\n"
        f"{json.dumps('x' + ALL)}: y\n---\n"
        f"\n## Clause 1\n\n{ALL}\n\n## Clause 999\n\n> quoted {ALL}\n\n{ALL}\n"
    )
    name = "note \x1b[31m\u202e\nlawdiff: done.md"
    (folder / "notes" / name).write_text(text, encoding="utf-8", newline="")
    said = [
        {
            "creator": {"name": ALL},
            "body": [{"value": ALL}, {"value": f"print: {ALL}", "purpose": "tagging"}],
            "target": {"selector": {"type": "TextQuoteSelector", "exact": ALL}},
        }
    ]
    (folder / "notes" / "n.json").write_text(json.dumps(said), encoding="utf-8")
    (folder / "bad \x1b[31m\n.md").write_text(f"---\n{escaped}: [1]\n---\n", encoding="utf-8")
    (folder / "manifest.csv").write_text(
        f'old,new,name,"{ALL}"\n1.xml,2.xml,"{ALL}",\n"{ALL}",2.xml,,\n',
        encoding="utf-8",
        newline="",
    )
    return folder


COMMANDS = {
    "compare": ["compare", "1.xml", "2.xml", "--annotations", "notes"],
    "compare a name": ["compare", "1.xml", f"nowhere {ALL}.xml"],
    "compare, output": ["compare", "1.xml", "2.xml", "-o", f"out {ALL}/x.html"],
    "compare, suffix": ["compare", "1.xml", "2.xml", "-o", f"out.{ALL.replace('/', '')}"],
    "history": ["history", "1.xml", "2.xml", "3.xml", "--annotations", "notes"],
    "outline": ["outline", "1.xml"],
    "outline, odd name": ["outline", "*"],
    "check": ["annotations", "check", "notes", "--print", "1.xml"],
    "check, no print": ["annotations", "check", "notes", "bad \x1b[31m\n.md"],
    "check, no such": ["annotations", "check", ALL],
    "new": ["annotations", "new", "2.xml", "--by", ALL],
    "batch": ["batch", "bills", "-o", "out", "--jobs", "1"],
    "batch, dry": ["batch", "bills", "-o", "none", "--dry-run", "--jobs", "1"],
    "manifest": ["batch", "manifest.csv", "-o", "out2", "--jobs", "1", "--annotations", "notes"],
    "no such command": [ALL],
    "no such option": ["compare", f"--{ALL}"],
    "no such choice": ["compare", "1.xml", "2.xml", "--match", ALL],
}

FORGED = ("lawdiff: done", "lawdiff: 0 inputs not compared", "lawdiff: 0 inputs")


@pytest.mark.parametrize("name", COMMANDS)
def test_nothing_that_was_written_steers_the_terminal(home: Path, name: str) -> None:
    arguments = COMMANDS[name]
    if arguments[-1] == "*":
        arguments = [arguments[0], *map(str, sorted(home.glob("bills/*/1*.xml")))]
    done = lawdiff(*arguments, cwd=home)
    said = done.stdout + done.stderr
    assert said
    assert b"Traceback" not in said
    assert steering(done.stdout) == []
    assert steering(done.stderr) == []
    for line in said.decode("utf-8").split("\n"):
        assert not line.startswith(FORGED)
    for line in done.stderr.decode("utf-8").splitlines():
        assert line.startswith("lawdiff: ")


@pytest.mark.parametrize("form", ["json", "jsonld", "md", "text", "history json", "history md"])
def test_nothing_in_a_file_steers_the_terminal_that_shows_it(home: Path, form: str) -> None:
    old, new, last = (read(home / f"{edition}.xml") for edition in (1, 2, 3))
    notes = read_notes(home / "notes", (old, new))
    if form.startswith("history"):
        history = trace([old, new, last])
        lives = follow_notes(history, notes)
        data = render_history(history, form.split()[1], lives)
    else:
        comparison = compare(old, new)
        carried = annotate(comparison, notes)
        if form == "jsonld":
            data = to_w3c(comparison, carried).encode()
        else:
            data = render(comparison, form, carried)  # type: ignore[arg-type]
    kinds = {"U+200B", "U+2060", "U+FEFF", "U+200E", "U+200F", "U+061C", "U+E0041", "U+E007F"}
    assert set(steering(data)) <= kinds, "what only hides or marks may stand in a file"
    if "json" in form:
        assert "\u202e" in json.dumps(json.loads(data), ensure_ascii=False), "and words are kept"


def test_a_name_that_is_no_text_is_spelt_out(home: Path, tmp_path: Path) -> None:
    by = os.fsdecode(b"Soci\xe9t\xe9")
    done = lawdiff("annotations", "new", "1.xml", "--by", by, "-o", tmp_path / "a.md", cwd=home)
    assert done.returncode == 0, done.stderr
    assert "Soci\\\\xe9t\\\\xe9" in (tmp_path / "a.md").read_text(encoding="utf-8")
    for arguments in (["outline", by], ["compare", by, by], [by], ["annotations", "check", by]):
        done = lawdiff(*arguments, cwd=home)
        assert done.returncode == 2
        assert done.stderr.count(b"\n") == 1, done.stderr


def test_words_with_spaces_of_other_widths_are_shown_as_words() -> None:
    from lawdiff.cli.console import plain  # noqa: PLC0415

    assert plain("section\u00a05,\u202f“x”\u3000") == "section\u00a05,\u202f“x”\u3000"
