"""Small prints for tests, written as one would write them by hand."""

from __future__ import annotations

from lawdiff.prints.model import Print, Provision
from lawdiff.prints.reading import read_data

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
REFERENCES = (
    '<TLCConcept eId="varBillTitle" href="" showAs="Harbours Bill"/>'
    '<TLCConcept eId="varBillNo" href="" showAs="HL Bill 7"/>'
)


def bill(body: str, *, before: str = "", after: str = "", references: str = REFERENCES) -> bytes:
    """A Bill with this inside its body, before it and after it."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<akomaNtoso xmlns="{AKN}">'
        f'<bill name="public"><meta><references source="#x">{references}</references></meta>'
        f"{before}<body>{body}</body>{after}</bill></akomaNtoso>"
    ).encode()


def clause(number: str, inside: str, heading: str = "") -> str:
    """A clause."""
    titled = f"<heading>{heading}</heading>" if heading else ""
    return f'<section class="prov1"><num>{number}</num>{titled}{inside}</section>'


def said(text: str) -> str:
    """Content of one paragraph."""
    return f"<content><p>{text}</p></content>"


def read_made(data: bytes | str, path: str = "made.xml") -> Print:
    """Read a print made for a test."""
    return read_data(data.encode() if isinstance(data, str) else data, path)


def only_clause(inside: str) -> Provision:
    """The one clause of a Bill that holds this."""
    return labelled(read_made(bill(clause("1", inside))), "clause 1")


def labelled(source: Print, label: str) -> Provision:
    """The provision of that label."""
    [found] = [p for p in source.provisions if p.label == label]
    return found


def labels(source: Print) -> list[str]:
    """All labels, in print order."""
    return [provision.label for provision in source.provisions]
