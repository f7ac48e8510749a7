"""The words that reports use: kinds, states, statuses, places and dates as people say them.

Every form takes its words from here, so that the terminal, the Markdown and the
page call one thing by one name.
"""

from __future__ import annotations

from collections.abc import Iterable

from lawdiff.comparison.model import ChangeKind, Significance, State
from lawdiff.prints.dates import date_in_words
from lawdiff.prints.model import Print, Provision

KIND_WORDS: dict[ChangeKind, str] = {
    "operative": "duty or power",
    "connective": "and, or, not",
    "quantity": "number or amount",
    "time": "date or period",
    "extent": "territorial extent",
    "procedure": "parliamentary procedure",
    "definition": "definition",
    "list": "list item",
    "term": "term",
    "retargeted-reference": "reference to another place",
    "reference-range": "range of a reference",
    "amendment-instruction": "instruction to amend another law",
    "heading": "heading",
    "wording": "wording",
    "cross-reference": "cross-reference renumbered",
    "inserted-number": "inserted provision renumbered",
    "typography": "punctuation or typography",
}
"""Kind of change in words, gravest first: the order that reports list them in."""

STATE_WORDS: dict[State, str] = {
    "inserted": "inserted",
    "deleted": "left out",
    "split": "split",
    "merged": "merged",
    "moved": "moved",
    "redrafted": "redrafted",
    "renumbered": "renumbered",
    "amended": "amended",
    "unchanged": "unchanged",
}
"""State in words, in the order that reports say them in."""

SIGNIFICANCES: tuple[Significance, ...] = ("substantive", "consequential", "editorial")

SIGNIFICANCE_WORDS: dict[Significance, str] = {
    "substantive": "in substance",
    "consequential": "consequential",
    "editorial": "editorial",
}


def capital(text: str) -> str:
    """The text with its first letter made a capital.

    >>> capital("clause 29(2)")
    'Clause 29(2)'
    """
    return text[:1].upper() + text[1:]


def number_of(count: int, one: str, many: str = "") -> str:
    """A count and its noun.

    >>> number_of(1, "clause"), number_of(1200, "clause"), number_of(2, "entry", "entries")
    ('1 clause', '1,200 clauses', '2 entries')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def listed(items: Iterable[str]) -> str:
    """Items as a sentence lists them.

    >>> listed(["a"]), listed(["a", "b", "c"])
    ('a', 'a, b and c')
    """
    found = list(items)
    if len(found) < 2:
        return "".join(found)
    return f"{', '.join(found[:-1])} and {found[-1]}"


def place_in_words(page: int | None, line: int | None) -> str:
    """Page and line in the form that amendment papers use; empty where the print has none.

    >>> place_in_words(20, 25), place_in_words(20, None), place_in_words(None, None)
    ('page 20, line 25', 'page 20', '')
    """
    if page is None:
        return ""
    return f"page {page}" if line is None else f"page {page}, line {line}"


def position(
    provision: Provision | None, offset: int | None = None
) -> tuple[int | None, int | None]:
    """Page and line where a provision starts or, with an offset in its text, where words do."""
    if provision is None:
        return None, None
    page, line = provision.page, provision.line
    if offset is not None:
        for mark in provision.lines:
            if mark.at > offset:
                break
            page, line = mark.page, mark.line
    return page, line


def place_of(provision: Provision | None, offset: int | None = None) -> str:
    """The same in words: ``"page 20, line 25"``."""
    return place_in_words(*position(provision, offset))


def name_of(print_: Print) -> str:
    """The shortest name for a print that tells it apart: its number, stage or date, or its file."""
    return print_.number or print_.stage or date_in_words(print_.date) or print_.path


def describe(print_: Print) -> str:
    """A print with its stage and date: ``"HL Bill 57, As amended on Report, 14 July 2016"``."""
    parts = (print_.number, print_.stage, date_in_words(print_.date))
    return ", ".join(part for part in parts if part) or print_.path


def both_addresses(old: Provision | None, new: Provision | None) -> str:
    """A provision under both its addresses: ``"Clause 29 (was clause 15)"``."""
    if new is None:
        return f"{capital(old.label)} (left out)" if old is not None else ""
    if old is None:
        return f"{capital(new.label)} (inserted)"
    if old.label == new.label:
        return capital(new.label)
    return f"{capital(new.label)} (was {old.label})"
