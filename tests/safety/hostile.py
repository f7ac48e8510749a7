"""What a hostile file writes, put wherever a file or a user can write anything.

A *sink* is such a place: the text of a Bill, the name of an organisation, a line of a manifest.
Every payload goes into every sink under a number of its own, so that whatever comes out of a
page says where it went in.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from tests.prints.made import AKN

FIXTURE = Path(__file__).parent / "payloads" / "injection.txt"

SINKS = (
    "text",
    "heading",
    "number",
    "metadata",
    "organisation",
    "front matter",
    "note",
    "link",
    "exchange",
    "file name",
    "manifest",
)

_ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "0": "\0", "\\": "\\"}
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NUMBER = re.compile(r"(?<![:\d])(\d{4,5})(?!\d)")


class Payload(NamedTuple):
    """One line of the fixture."""

    number: int
    """From 1."""
    name: str
    """What it tries."""
    pattern: str

    def at(self, sink: str, url: str = "http://127.0.0.1:9") -> str:
        """What is written into a sink; ``url``: who listens."""
        said = str(self.number_at(sink))
        return (
            self.pattern.replace("HIT", f"hit({said})")
            .replace("URL", f"{url}/{said}")
            .replace("{n}", said)
        )

    def number_at(self, sink: str) -> int:
        """The number by which it is known there."""
        return (SINKS.index(sink) + 1) * 1000 + self.number


def payloads() -> list[Payload]:
    """All of the fixture, in order."""
    found: list[Payload] = []
    for line in FIXTURE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, pattern = re.split(r" {2,}", line, maxsplit=1)
            found.append(Payload(len(found) + 1, name, _written(pattern)))
    return found


def _written(pattern: str) -> str:
    """The payload with its escapes as the characters they stand for."""
    said = re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: chr(int(code[1], 16)), pattern)
    return re.sub(r"\\([tnr0\\])", lambda mark: _ESCAPES[mark[1]], said)


def where(finding: str) -> str:
    """Sink and payload a finding is of, as far as it says its number."""
    for said in reversed(_NUMBER.findall(finding)):
        sink, number = divmod(int(said), 1000)
        if 1 <= sink <= len(SINKS) and number:
            names = {one.number: one.name for one in payloads()}
            return f"{SINKS[sink - 1]} × {names.get(number, number)}"
    return "somewhere"


def in_xml(text: str) -> str:
    """As an XML file can hold it: without the characters that no XML can."""
    return _NOT_XML.sub("", text)


# -- prints ------------------------------------------------------------------------------------


def bill(body: str, *, title: str, number: str, stage: str = "", house: str = "") -> str:
    """A Bill that says these things of itself."""
    said = {"varBillTitle": title, "varBillNo": number, "varStageVersion": stage, "varHouse": house}
    references = "".join(
        f'<TLCConcept eId="{name}" href="" showAs={quoteattr(in_xml(value))}/>'
        for name, value in said.items()
    )
    frbr = quoteattr(in_xml(title))
    work = f"<FRBRWork><FRBRthis value={frbr}/><FRBRuri value={frbr}/><FRBRname value={frbr}/>"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<akomaNtoso xmlns="{AKN}"><bill name="public">'
        f'<meta><identification source="#x">{work}</FRBRWork></identification>'
        f'<references source="#x">{references}</references></meta>'
        f"<preface><p><docNumber>{escape(in_xml(number))}</docNumber></p></preface>"
        f"<body>{body}</body></bill></akomaNtoso>"
    )


def big_bill(chosen: Sequence[Payload], url: str, edition: int) -> str:
    """A Bill with a clause for each payload and sink of its text.

    The second edition has other words beside each payload, takes some away and brings some in:
    what came and what went are written by other code than what stayed.
    """
    verb, day = {1: ("may", "Monday"), 2: ("must", "Friday"), 3: ("shall", "Sunday")}[edition]
    clauses = []
    for one in chosen:
        text = escape(in_xml(one.at("text", url)))
        gone, came = ("nothing", text) if edition == 2 else (text, "nothing")
        inner = (
            f"<subsection><num>(1)</num><content><p>The keeper of lamp {one.number} {verb} write "
            f"{text} on every {day}.</p></content></subsection>"
            f"<subsection><num>(2)</num><content><p>Left out of lamp {one.number} is {gone} for "
            f"its keeper.</p></content></subsection>"
            f"<subsection><num>(3)</num><content><p>Brought into lamp {one.number} is {came} for "
            f"its keeper.</p></content></subsection>"
        )
        if edition == 2:
            inner += (
                f"<subsection><num>(4)</num><content><p>Wholly new in lamp {one.number}: {text}."
                f"</p></content></subsection>"
            )
        clauses.append(_clause(str(one.number), f"Lamp {one.number} of the harbour", inner))
    for one in chosen:
        heading = escape(in_xml(one.at("heading", url)))
        inner = (
            f"<content><p>The heading of buoy {one.number} {verb} be read on a {day}.</p></content>"
        )
        clauses.append(_clause(str(500 + one.number), f"Buoy {heading}", inner))
    for one in chosen:
        number = escape(in_xml(one.at("number", url)))
        inner = f"<content><p>The number of mast {one.number} {verb} be on it.</p></content>"
        clauses.append(_clause(f"{number}", f"Mast {one.number}", inner))
    return bill("".join(clauses), title="Lamps Bill", number=f"HL Bill {edition}")


def _clause(number: str, heading: str, inside: str) -> str:
    return f"<section><num>{number}</num><heading>{heading}</heading>{inside}</section>"


def small_bill(one: Payload, url: str) -> str:
    """A Bill of one clause whose metadata is the payload, wherever there is any."""
    said = one.at("metadata", url)
    body = _clause("1", "Lamps", f"<content><p>Lamp {one.number} must be lit.</p></content>")
    return bill(body, title=said, number=said, stage=said, house=said)


def path_of(one: Payload, sink: str = "file name", url: str = "") -> str:
    """The payload as a path that a file system can hold: each of its slashes leads into a folder.

    NUL, and names of more than 200 bytes, cannot be.
    """
    parts = [
        part.encode("utf-8")[:200].decode("utf-8", "ignore")
        for part in one.at(sink, url).replace("\0", "").split("/")
        if part not in {"", ".", ".."}
    ]
    return "/".join(parts) + ".xml"


# -- notes -------------------------------------------------------------------------------------


def write_notes(folder: Path, chosen: Sequence[Payload], url: str) -> int:
    """Annotation files with each payload in each of their sinks; returns how many notes."""
    folder.mkdir()
    for one in chosen:
        link = " ".join(one.at("link", url).split()).replace("\0", "")
        text = (
            f"---\nby: {_quoted(one.at('organisation', url))}\nprint: HL Bill 1\n"
            f"source: {_quoted(one.at('front matter', url))}\n---\n\n"
            f"## Clause {one.number}\n\n"
            f"Note {one.number} [of words]({link}) and [of words](<{link}>) and <{link}> end.\n\n"
            f"First words of note {one.number}.\n\n{one.at('note', url)}\n"
        )
        (folder / f"note-{one.number}.md").write_text(text, encoding="utf-8", newline="")
    exchanged = [
        {
            "type": "Annotation",
            "creator": {"name": f"Exchange {one.at('exchange', url)}"},
            "body": [
                {"type": "TextualBody", "value": one.at("exchange", url)},
                {"type": "TextualBody", "value": "print: HL Bill 1", "purpose": "tagging"},
                {"type": "TextualBody", "value": f"clause {one.number}", "purpose": "tagging"},
            ],
            "target": {"selector": {"type": "FragmentSelector", "value": f"clause {one.number}"}},
        }
        for one in chosen
    ]
    (folder / "exchange.json").write_text(json.dumps(exchanged), encoding="utf-8")
    return 2 * len(chosen)


def _quoted(value: str) -> str:
    """A value between double quotation marks, as YAML reads it."""
    value = " ".join(value.replace("\0", "").split())
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


# -- a manifest --------------------------------------------------------------------------------


def write_manifest(folder: Path, chosen: Sequence[Payload], url: str) -> Path:
    """Small Bills with payloads for names, and a manifest that names them and what is not there."""
    folder.mkdir()
    paths = []
    for one in chosen:
        path = folder / path_of(one)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(small_bill(one, url), encoding="utf-8")
        paths.append(path.relative_to(folder).as_posix())
    manifest = folder / "manifest.csv"
    with manifest.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["old", "new", "name"])
        for one, old, new in zip(chosen, paths, [*paths[1:], paths[0]], strict=True):
            writer.writerow([old, new, one.at("manifest", url)])
            writer.writerow([one.at("manifest", url), new, ""])
    return manifest
