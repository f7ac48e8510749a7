"""What a print read from PDF has of the same print in XML."""

from __future__ import annotations

from msgspec import Struct
from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from lawdiff.comparison import compare
from lawdiff.prints.model import Print, Provision

_OUTSIDE = frozenset({"cover"})
ALIKE = 95.0
"""Per cent of likeness from which two texts count as the same."""


class Figures(Struct, frozen=True):
    """One print's figures, each a share of 1."""

    words: float
    labelled: float
    exact: float
    placed: float
    changed: float
    seconds: float
    pages: int


def body(print_: Print) -> list[Provision]:
    """The provisions held against each other: all but the cover's words."""
    return [p for p in print_.provisions if p.kind not in _OUTSIDE and not _outside(p)]


def _outside(provision: Provision) -> bool:
    return provision.label.startswith(("preface,", "back cover,", "cover,"))


def said(provision: Provision) -> str:
    """All its printed words."""
    return f"{provision.heading} {provision.text}".strip()


def words(print_: Print) -> list[str]:
    """Every printed word, in print order of provisions."""
    return [w for p in body(print_) for w in f"{p.number} {said(p)}".split()]


def _f1(right: int, read: int, true: int) -> float:
    return 2 * right / (read + true) if read + true else 0.0


def chain(print_: Print, index: int) -> list[str]:
    """The labels of what a provision stands in, nearest first; not of what only gathers."""
    above = (print_.provisions[i] for i in print_.ancestors(index))
    return [p.label for p in above if p.kind != "other" or p.text]


def matched(pdf: Print, xml: Print) -> list[tuple[Provision, Provision]]:
    """Provisions with the same label and alike in text."""
    true = {p.label: p for p in body(xml)}
    return [
        (p, true[p.label])
        for p in body(pdf)
        if p.label in true and fuzz.ratio(said(p), said(true[p.label])) >= ALIKE
    ]


def measure(pdf: Print, xml: Print, seconds: float, pages: int) -> Figures:
    """The figures of one print.

    Args:
        pdf: read from PDF.
        xml: the same print, read from XML.
        seconds: what reading the PDF took.
        pages: how many pages it has.
    """
    pairs = matched(pdf, xml)
    exact = sum(
        a.kind == b.kind and a.quoted == b.quoted and chain(pdf, a.index) == chain(xml, b.index)
        for a, b in pairs
    )
    placed = [(a, b) for a, b in pairs if b.page is not None and b.line is not None]
    right = sum((a.page, a.line) == (b.page, b.line) for a, b in placed)
    true = words(xml)
    read, count = len(body(pdf)), len(body(xml))
    return Figures(
        words=LCSseq.similarity(words(pdf), true) / len(true),
        labelled=_f1(len(pairs), read, count),
        exact=_f1(exact, read, count),
        placed=right / len(placed) if placed else float("nan"),
        changed=changed_share(pdf, xml),
        seconds=seconds,
        pages=pages,
    )


def changed_share(pdf: Print, xml: Print) -> float:
    """The share of provisions that a comparison of the two shows as changed."""
    comparison = compare(pdf, xml)
    rows = [
        row
        for row in comparison.rows
        if not all(p is None or p.kind in _OUTSIDE or _outside(p) for p in (row.old, row.new))
    ]
    return sum("unchanged" not in row.states for row in rows) / len(rows)
