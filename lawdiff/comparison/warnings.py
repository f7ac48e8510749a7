"""What a reader must know before believing a comparison."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from lawdiff.alignment.model import Alignment
from lawdiff.comparison.model import Row
from lawdiff.comparison.words import TOO_LONG
from lawdiff.limits import Limits
from lawdiff.prints.dates import date_in_words
from lawdiff.prints.model import Print
from lawdiff.prints.pdf.check import page_marks, said_of, same_print

_KIND = re.compile(r" (bill|act)(?: (\d{4}))?$")
_NAMED = 5
"""Provisions that are named, of many."""


class _Named(Protocol):
    """What is known of a print, or of one that is not at hand."""

    @property
    def title(self) -> str: ...
    @property
    def work(self) -> str: ...


def different_bills(old: _Named, new: _Named) -> bool:
    """Whether two prints look like prints of different Bills, by their works and titles."""
    if old.work and new.work and old.work == new.work:
        return False
    known = bool(old.work and new.work) or bool(old.title and new.title)
    return known and not _same_title(old.title, new.title)


def warnings_of(old: Print, new: Print) -> tuple[str, ...]:
    """Prints of different Bills, in different languages, or handed over in the wrong order."""
    found: list[str] = []
    other = different_bills(old, new)
    if other:
        found.append(f"These look like prints of different Bills: {_said(old)} and {_said(new)}.")
    # A Bill's last print is its Act; before a Bill, or beside another, an Act is a slip.
    if {old.doctype, new.doctype} == {"act", "bill"} and (other or old.doctype == "act"):
        act, bill = (old, new) if old.doctype == "act" else (new, old)
        found.append(
            f"{act.path} is an Act and {bill.path} a Bill. If a print of the Bill was meant, "
            "take that from the Bill's publications page."
        )
    if old.language and new.language and old.language != new.language:
        found.append(f"The prints are in different languages ({old.language} and {new.language}).")
    if old.date and new.date and old.date > new.date:
        found.append(
            f"The old print is dated {date_in_words(old.date)}, after the new one "
            f"({date_in_words(new.date)}): "
            "were they given in the wrong order?"
        )
    found.extend(said_of(print_) for print_ in (old, new) if print_.source != "xml")
    if (old.source == "xml") != (new.source == "xml"):
        shown = "left out" if old.source == "xml" else "inserted"
        found.append(
            "The cover, the contents table and the back sheet are read from XML only: "
            f"what stands there appears as {shown}."
        )
    if same_print(old, new):
        pdf, xml = (old, new) if old.source == "pdf" else (new, old)
        found.extend(page_marks(pdf, xml))
    return tuple(found)


def crowded(alignment: Alignment, limits: Limits) -> list[str]:
    """Where too many provisions competed for the same partners."""
    if not alignment.crowd:
        return []
    return [
        f"Paired less exactly: {alignment.crowd:,} provisions are so alike that each could be "
        "many others. They were taken best first, not weighed all against all: "
        f"which of them became which may be wrong. {limits.more('crowd')}"
    ]


def coarser(rows: Sequence[Row], limits: Limits) -> list[str]:
    """Where passages were too long to compare word by word."""
    where = [
        row.new.label or row.new.kind
        for row in rows
        if row.changes
        and row.new is not None
        and any(change.why == TOO_LONG for change in row.changes)
    ]
    if not where:
        return []
    named = ", ".join(where[:_NAMED])
    more = f" and {len(where) - _NAMED:,} more" if len(where) > _NAMED else ""
    return [
        f"Compared less exactly: {named}{more}. Passages there are too long to compare word by "
        f"word, so each is told as one change. {limits.more('words')}"
    ]


def _same_title(one: str, other: str) -> bool:
    """Whether two titles can be those of one Bill, or of a Bill and its Act."""
    (name, kind, year), (name_there, kind_there, year_there) = _title(one), _title(other)
    if name != name_there:
        return False
    # The Finance Acts differ in their year only; a Bill mostly has none before it is law.
    return kind != kind_there or not (year and year_there) or year == year_there


def _title(title: str) -> tuple[str, str, str]:
    """Name, kind and year: "finance", "act" and "2016"."""
    plain = title.casefold().replace("[hl]", "")
    words = " ".join("".join(c if c.isalnum() else " " for c in plain).split())
    found = _KIND.search(words)
    if found is None:
        return words, "", ""
    return words[: found.start()], found[1], found[2] or ""


def _said(print_: Print) -> str:
    return f"“{print_.title}”" if print_.title else print_.path
