"""Numbers as laws write them, shared by the rules for quantities and for time."""

from __future__ import annotations

_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"

WORDS = (
    rf"(?:(?:{_TENS})(?:[-\u2010\u2011\s](?:{_ONES}))?|{_TEENS}|{_ONES}"
    r"|(?:a\s)?(?:hundred|thousand|million|billion)|dozen)"
)
"""Pattern of a number in words."""

DIGITS = r"(?:(?<!\d[.,])\d+(?:[.,]\d+)*)"
"""Pattern of a number in figures; it never begins within another, or a row of ten thousand with
commas between them would be looked through ten thousand times."""

ANY = rf"(?:{DIGITS}|{WORDS})"
"""Pattern of a number either way."""

_HIGH = (
    "fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth"
    "|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth"
)
_LOW = "first|second|third"

HIGH_ORDINAL = (
    rf"(?:(?:{_TENS})[-\u2010\u2011\s](?:{_LOW}|{_HIGH})|{_HIGH}|twentieth|thirtieth|fortieth"
    r"|fiftieth|sixtieth|seventieth|eightieth|ninetieth|hundredth)"
)
"""Pattern of an ordinal in words above the third: lower ones mostly tell conditions apart."""

ORDINAL = rf"(?:{HIGH_ORDINAL}|{_LOW}|\d+(?:st|nd|rd|th))"
"""Pattern of any ordinal."""
