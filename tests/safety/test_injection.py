"""Whatever a print, a note, a file name or a manifest says stays words, in every page we write.

Each payload of ``payloads/injection.txt`` goes into each of eleven sinks; every page that comes
of it is opened in a real browser, where scripts, requests, handlers and foreign elements are
counted and named by sink and payload. A sample in every run, all of them in the long one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from markdown_it import MarkdownIt

from lawdiff import annotate, compare, follow_notes, read, read_notes, render, render_history, trace
from lawdiff.annotations import skeleton
from lawdiff.batch import run_batch
from lawdiff.reports.forms import render_pdf
from tests.safety.hostile import (
    SINKS,
    Payload,
    big_bill,
    in_xml,
    path_of,
    payloads,
    where,
    write_manifest,
    write_notes,
)
from tests.safety.watched import Listener, listening, watching

PAYLOADS = payloads()
CLEAN = [Payload(one.number, one.name, "plain words {n}") for one in PAYLOADS]

EVERYTHING_A_NOTE_MAY_HOLD = """\
---
by: A careful reader
print: HL Bill 1
---

## Clause 1

A [link](https://example.org "of its own"), <mailto:a@example.org>, *one*, **two**, ~~three~~ and
`four`.\\
Five.

| a | b |
|---|---|
| c | d |

> a quote

- a list
  1. in a list

3. that begins late

```
code
```

---

# One

## Two

### Three
"""
"""What our own Markdown may become; whatever else comes of a note came from a payload."""


MARKS = {f"{tag} {name}" for tag in ("ins", "del") for name in ("id", "class")}
"""Which of these a page of plain words has depends on what changed in it."""


class Made(NamedTuple):
    """All pages made of some payloads."""

    chosen: Sequence[Payload]
    url: str
    pages: dict[str, Path]
    """HTML that we write."""
    plain: dict[str, Path]
    """Markdown that we write, as a renderer that lets HTML through shows it."""


def make(home: Path, chosen: Sequence[Payload], url: str) -> Made:
    """Every kind of page we write, of prints, notes, names and a manifest that hold payloads."""
    home.mkdir()
    for edition in (1, 2, 3):
        (home / f"{edition}.xml").write_text(big_bill(chosen, url, edition), encoding="utf-8")
    old, new, last = (read(home / f"{edition}.xml") for edition in (1, 2, 3))
    expected = write_notes(home / "notes", chosen, url) + 1
    (home / "notes" / "showcase.md").write_text(EVERYTHING_A_NOTE_MAY_HOLD, encoding="utf-8")
    notes = read_notes(home / "notes", (old, new))
    assert len(notes.notes) == expected
    comparison = compare(old, new)
    carried = annotate(comparison, notes)
    history = trace([old, new, last])
    lives = follow_notes(history, notes)
    manifest = write_manifest(home / "many", chosen, url)
    run_batch(str(manifest), str(home / "out"), jobs=2)
    named = [read(home / "many" / path_of(one)) for one in chosen]
    life = trace(named)

    pages = {
        "compare.html": render(comparison, "html", carried),
        "history.html": render_history(history, "html", lives),
        "life.html": render_history(life, "html"),
    }
    plain = {
        "compare.md": render(comparison, "md", carried),
        "history.md": render_history(history, "md", lives),
        "life.md": render_history(life, "md"),
        "skeleton.md": skeleton(new, "Somebody").encode(),
    }
    for one, print_ in zip(chosen, named, strict=True):
        pair = compare(print_, named[one.number % len(named)])
        plain[f"pair-{one.number}.md"] = render(pair, "md")
    made = Made(chosen, url, {}, {})
    for name, data in pages.items():
        made.pages[name] = home / name
        (home / name).write_bytes(data)
    for path in sorted((home / "out").rglob("*.html")):
        made.pages[path.relative_to(home / "out").as_posix()] = path
    shown = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    for name, data in plain.items():
        (home / name).write_bytes(data)
        page = "".join(
            shown.render(part) for part in re.split(r"(?s)^---\n.*?\n---\n", data.decode("utf-8"))
        )
        path = made.plain[name] = home / f"{name}.html"
        path.write_text(f'<!doctype html><meta charset="utf-8">{page}', encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    """Whoever a page calls."""
    with listening() as one:
        yield one


@pytest.fixture(
    scope="module",
    params=["a sample", pytest.param("all", marks=pytest.mark.long)],
)
def chosen(request: pytest.FixtureRequest) -> list[int]:
    """Places in the fixture of the payloads to try."""
    return list(range(0, len(PAYLOADS), 12 if request.param == "a sample" else 1))


@pytest.fixture(scope="module")
def already() -> dict[int, Made]:
    """What was made, by how many payloads: tests in another order need not make it again."""
    return {}


@pytest.fixture(scope="module")
def hostile(
    chosen: list[int],
    listener: Listener,
    already: dict[int, Made],
    tmp_path_factory: pytest.TempPathFactory,
) -> Made:
    """Pages of the payloads."""
    if len(chosen) not in already:
        folder = tmp_path_factory.mktemp("hostile") / "made"
        already[len(chosen)] = make(folder, [PAYLOADS[place] for place in chosen], listener.url)
    return already[len(chosen)]


@pytest.fixture(scope="module")
def ours(
    browser: Any, tmp_path_factory: pytest.TempPathFactory
) -> tuple[frozenset[str], frozenset[str]]:
    """Elements and attributes of the same pages of plain words: the HTML's, and the Markdown's."""
    clean = make(tmp_path_factory.mktemp("clean") / "made", CLEAN[:3], "http://127.0.0.1:9")
    found = []
    for pages in (clean.pages, clean.plain):
        with watching(browser, policy=True) as watcher:
            for path in pages.values():
                assert [one for one in watcher.look(path) if "console" in one] == []
            found.append(frozenset(watcher.shapes | MARKS))
    return found[0], found[1]


def counted(findings: dict[str, list[str]]) -> Counter[str]:
    """Findings by sink and payload."""
    return Counter(f"{where(one)} in {page}: {one}" for page in findings for one in findings[page])


def test_there_are_at_least_120_payloads_and_eight_sinks() -> None:
    assert len(PAYLOADS) >= 120
    assert len(SINKS) >= 8
    assert len({one.name for one in PAYLOADS}) == len(PAYLOADS)
    assert len({one.pattern for one in PAYLOADS}) == len(PAYLOADS)
    for one in PAYLOADS:
        said = one.at("text")
        assert where(said) == f"text × {one.name}", "a payload says its own number"


WORDS_ANYWAY = {
    "script written as entities",
    "script written as numbers",
    "script escaped for JSON",
    "script in full-width marks",
    "script in marks that lose a bit",
    "script after a NUL",
    "style that ends a rule",
    "comment left open",
    "CDATA",
    "svg title and paragraph",
    "template: arithmetic",
    "words with nothing between",
}
"""Payloads that do nothing in a page that escapes nothing: they are for one that unescapes."""


@pytest.mark.browser
def test_the_watch_sees_what_gets_through(
    browser: Any,
    listener: Listener,
    chosen: list[int],
    ours: tuple[frozenset[str], frozenset[str]],
    tmp_path: Path,
) -> None:
    """Without escaping it does: a count of nothing is worth what the counter sees."""
    unseen = set()
    shown = MarkdownIt("commonmark", {"html": True}).enable("table")
    shown.validateLink = lambda url: True  # type: ignore[method-assign]
    with watching(browser, policy=False) as watcher:
        for one in (PAYLOADS[place] for place in chosen):
            said = one.at("text", listener.url)
            page = tmp_path / f"{one.number}.html"
            page.write_text(
                f'<!doctype html><meta charset="utf-8"><title>x</title>'
                f"<p class=\"{said}\">{said}</p><p class='{said}'>x</p><p class={said}>x</p>"
                f"{said}<div>{shown.render(said)}</div>",
                encoding="utf-8",
            )
            if not watcher.look(page, ours[0]):
                unseen.add(one.name)
    assert unseen <= WORDS_ANYWAY


@pytest.mark.browser
@pytest.mark.timeout(600)
@pytest.mark.parametrize("policy", [False, True], ids=["without the policy", "with the policy"])
def test_no_script_request_or_handler_in_any_page(
    browser: Any,
    listener: Listener,
    hostile: Made,
    ours: tuple[frozenset[str], frozenset[str]],
    policy: bool,
) -> None:
    listener.knocks.clear()
    findings = {}
    with watching(browser, policy=policy) as watcher:
        for name, path in hostile.pages.items():
            findings[name] = watcher.look(path, ours[0])
    assert sum(name.startswith("reports/") for name in findings) >= 0.9 * len(hostile.chosen)
    assert counted(findings) == Counter()
    assert listener.knocks == []


@pytest.mark.browser
@pytest.mark.timeout(600)
def test_no_script_request_or_handler_in_markdown(
    browser: Any,
    listener: Listener,
    hostile: Made,
    ours: tuple[frozenset[str], frozenset[str]],
) -> None:
    listener.knocks.clear()
    findings = {}
    with watching(browser, policy=False) as watcher:
        for name, path in hostile.plain.items():
            findings[name] = watcher.look(path, ours[1])
    assert counted(findings) == Counter()
    assert listener.knocks == []


@pytest.mark.browser
def test_no_action_in_a_printed_report(browser: Any, listener: Listener, tmp_path: Path) -> None:
    """Of a sample only: printing a page of all payloads takes the browser minutes."""
    listener.knocks.clear()
    made = make(tmp_path / "made", PAYLOADS[::12], listener.url)
    printed = render_pdf(made.pages["compare.html"].read_bytes())
    links = re.findall(rb"/URI \((.*?)\)", printed)
    assert links, "a note of ours has one"
    assert [one for one in links if not re.match(rb"https?:|mailto:", one)] == []
    for action in (
        b"/JavaScript",
        b"/JS",
        b"/Launch",
        b"/SubmitForm",
        b"/EmbeddedFile",
        b"/OpenAction",
    ):
        assert action not in printed
    assert listener.knocks == []


DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
MISLEADING = re.compile("[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff]")
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028]")


def of_a_name(words: str) -> str:
    """As a page shows the name of a file: what misleads the eye by its number."""
    return MISLEADING.sub(lambda found: f"[U+{ord(found[0]):04X}]", words)


def of_a_print(words: str) -> str:
    """As a page shows what a print says, which has none of the characters that XML forbids."""
    return of_a_name(in_xml(words))


def of_a_note(words: str) -> str:
    """As a page shows what a note says: such marks, and control characters, are left out."""
    return of_a_name(CONTROLS.sub("", DIRECTION.sub("", words)))


def of_front_matter(words: str) -> str:
    """The same where it was written on one line."""
    return of_a_note(" ".join(words.split()))


def of_a_manifest(words: str) -> str:
    """As a page shows what a line of a manifest says: what cannot be seen is spelt out."""
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode()
        for letter in words
    )


SHOWN = {
    "text": ("compare.html", "write {} on every", of_a_print),
    "heading": ("compare.html", "Buoy {}", of_a_print),
    "number": ("compare.html", "{}", of_a_print),
    "metadata": ("life.html", "{}", of_a_print),
    "organisation": ("compare.html", "{}", of_front_matter),
    "front matter": ("compare.html", "Source: {}", of_front_matter),
    "exchange": ("compare.html", "Exchange {}", of_a_note),
    "file name": ("life.html", "{}", of_a_name),
    "manifest": ("index.html", "{}", of_a_manifest),
}


@pytest.fixture(scope="module")
def texts(browser: Any, hostile: Made) -> dict[str, str]:
    """What stands on the pages that show everything, as a reader copies it."""
    with watching(browser, policy=True) as watcher:
        for name in {page for page, *_ in SHOWN.values()}:
            watcher.look(hostile.pages[name])
    return {name: watcher.texts.get(str(path), "") for name, path in hostile.pages.items()}


@pytest.mark.browser
@pytest.mark.parametrize("sink", SHOWN)
def test_what_was_written_is_shown_as_words(
    hostile: Made, texts: dict[str, str], sink: str
) -> None:
    name, around, shown = SHOWN[sink]
    lost = []
    for one in hostile.chosen:
        said = path_of(one) if sink == "file name" else one.at(sink, hostile.url)
        if around.format(" ".join(shown(said).split())) not in texts[name]:
            lost.append(one.name)
    assert lost == []


@pytest.mark.browser
def test_nothing_after_a_payload_is_swallowed(hostile: Made, texts: dict[str, str]) -> None:
    text = texts["compare.html"]
    for one in hostile.chosen:
        assert f"First words of note {one.number}." in text
    assert "The notes are their authors’ own." in text[-100:]
