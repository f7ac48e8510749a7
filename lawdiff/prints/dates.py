"""Dates as a reader says them."""

from __future__ import annotations

from lawdiff.prints.numbers import counted

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def date_in_words(date: str) -> str:
    """An ISO date as a reader says it; anything else as it stands.

    >>> date_in_words("2016-07-14"), date_in_words("2016-07"), date_in_words("last summer")
    ('14 July 2016', 'July 2016', 'last summer')
    """
    parts = date.split("-")
    if len(parts) in (2, 3) and all(part.isdecimal() and part.isascii() for part in parts):
        year, month, *day = (counted(part) or 0 for part in parts)
        if 1 <= month <= 12:
            return f"{day[0]} {MONTHS[month - 1]} {year}" if day else f"{MONTHS[month - 1]} {year}"
    return date
