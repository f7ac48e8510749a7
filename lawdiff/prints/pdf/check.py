"""The same print in two forms: where a PDF and its XML do not say the same page and line.

A check of the publisher as much as of this reader: page marks in XML are put there by a program,
and go stale when the print is set again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lawdiff.prints.model import Print, Provision

READ = "read from PDF"
"""How the first warning of a print read from PDF begins."""
_MOST = 20
"""Most pages that are named one by one."""


def said_of(print_: Print) -> str:
    """What whoever reads a comparison must know of a print that was read from PDF."""
    if print_.source == "html":
        return f"{print_.number or print_.path} was {print_.warnings[0].message}."
    rate = next((w.message for w in print_.warnings if w.message.startswith(READ)), READ)
    tables = sum(len(p.tables) for p in print_.provisions)
    formulae = sum(len(p.formulae) for p in print_.provisions)
    doubts = len(print_.warnings) - 1 - tables - formulae
    said = f"{print_.number or print_.path} was {rate}"
    if tables or formulae:
        said += (
            f"; {tables} of its tables and {formulae} of its formulae are compared by their "
            "words alone, not by how they are arranged"
        )
    if doubts > 0:
        said += f"; {doubts} places are doubtful and named among the warnings on the print"
    return f"{said}."


def same_print(old: Print, new: Print) -> bool:
    """One was read from PDF, the other from XML, and both are one printing by their covers."""
    return (
        {old.source, new.source} == {"pdf", "xml"}
        and old.number == new.number != ""
        and (not old.date or not new.date or old.date == new.date)
    )


def page_marks(pdf: Print, xml: Print) -> list[str]:
    """Where the two disagree about page and line, page by page of the PDF.

    Provisions are held against each other by label, and only where their words are the same:
    the line each begins on, and the words each printed line begins with.

    Args:
        pdf: the print read from PDF.
        xml: the same print read from XML.

    Returns:
        Sentences, in print order; none where the two agree or the XML has no page marks.
    """
    true = {p.label: p for p in xml.provisions if p.page is not None and p.line is not None}
    total: Counter[int] = Counter()
    starts: dict[int, list[tuple[Provision, Provision]]] = {}
    lines: dict[int, list[str]] = {}
    for ours in pdf.provisions:
        theirs = true.get(ours.label)
        if theirs is None or ours.page is None or _words(ours) != _words(theirs):
            continue
        total[ours.page] += 1
        if (ours.page, ours.line) != (theirs.page, theirs.line):
            starts.setdefault(ours.page, []).append((ours, theirs))
        elif not ours.tables:
            for page, said in _other_lines(ours, theirs):
                lines.setdefault(page, []).append(said)
    found = []
    for page in sorted({*starts, *lines}):
        if page in starts:
            found.append(_starts(page, starts[page], total[page]))
        if page in lines:
            found.append(
                f"page {page}: PDF and XML disagree about where {len(lines[page])} lines begin; "
                f"the first is {lines[page][0]}"
            )
    if len(found) > _MOST:
        rest = len(found) - _MOST
        found = [*found[:_MOST], f"PDF and XML disagree in {rest} further places"]
    return found


def _words(provision: Provision) -> str:
    return " ".join(f"{provision.heading} {provision.text}".casefold().split())


def _starts(page: int, pairs: list[tuple[Provision, Provision]], total: int) -> str:
    ours, theirs = pairs[0]
    return (
        f"page {page}: PDF and XML disagree about page and line of {len(pairs)} of {total} "
        f"provisions; the first is {ours.label}, by the PDF page {ours.page}, line {ours.line}, "
        f"by the XML page {theirs.page}, line {theirs.line}"
    )


def _other_lines(ours: Provision, theirs: Provision) -> Iterator[tuple[int, str]]:
    """Lines within a provision that begin with other words, as page and sentence."""
    marks = {(mark.page, mark.line): mark.at for mark in theirs.lines}
    for mark in ours.lines:
        at = marks.get((mark.page, mark.line))
        if at == mark.at:
            continue
        said = (
            f"{ours.label}, line {mark.line}, which begins with “{_from(ours, mark.at)}” by the PDF"
        )
        told = "has no mark in the XML" if at is None else f"with “{_from(theirs, at)}” by the XML"
        yield mark.page, f"{said} and {told}"


def _from(provision: Provision, at: int) -> str:
    return " ".join(provision.text[at : at + 60].split()[:4])
