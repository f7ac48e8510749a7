"""The same print in two forms: where a PDF and its XML do not say the same page and line.

A check of the publisher as much as of this reader: page marks in XML are put there by a program,
and go stale when the print is set again.
"""

from __future__ import annotations

from collections import Counter

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

    Provisions are held against each other by label, and only where their words are the same.

    Args:
        pdf: the print read from PDF.
        xml: the same print read from XML.

    Returns:
        Sentences, in print order; none where the two agree or the XML has no page marks.
    """
    true = {p.label: p for p in xml.provisions if p.page is not None and p.line is not None}
    total: Counter[int] = Counter()
    apart: dict[int, list[tuple[Provision, Provision]]] = {}
    for ours in pdf.provisions:
        theirs = true.get(ours.label)
        if theirs is None or ours.page is None or _words(ours) != _words(theirs):
            continue
        total[ours.page] += 1
        if (ours.page, ours.line) != (theirs.page, theirs.line):
            apart.setdefault(ours.page, []).append((ours, theirs))
    said = [_sentence(page, pairs, total[page]) for page, pairs in sorted(apart.items())]
    if len(said) > _MOST:
        rest = len(said) - _MOST
        said = [*said[:_MOST], f"the same on {rest} further pages"]
    return said


def _words(provision: Provision) -> str:
    return f"{provision.heading} {provision.text}".casefold()


def _sentence(page: int, pairs: list[tuple[Provision, Provision]], total: int) -> str:
    ours, theirs = pairs[0]
    return (
        f"page {page}: PDF and XML disagree about page and line of {len(pairs)} of {total} "
        f"provisions; the first is {ours.label}, by the PDF page {ours.page}, line {ours.line}, "
        f"by the XML page {theirs.page}, line {theirs.line}"
    )
