"""Which print a note was written on: people name it by number, stage, file or date."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

from lawdiff.annotations.addresses import normal
from lawdiff.prints.model import Print

Side = Literal["old", "new", "neither"]

_NUMBER = re.compile(r"(?:\b(hl|hc|sp|lords|commons)\W*)?\bbill\W*(?:no\W*)?(\d+[a-z]?)\b")
_SHORT = re.compile(r"(hl|hc|sp)?\W*(\d+[a-z]?)")
_HOUSE = {"lords": "hl", "commons": "", "hc": "", None: ""}


def numbered(text: str) -> tuple[str, str] | None:
    """House and number: ``("hl", "57")``; Commons prints have no prefix."""
    found = _NUMBER.search(re.sub(r"[_-]", " ", text))
    if found is None:
        return None
    return _HOUSE.get(found.group(1), found.group(1) or ""), found.group(2)


def fit(written: str, print_: Print) -> int:
    """How well a name fits a print: 0 not at all, 4 by its number.

    >>> from lawdiff.prints.model import Print
    >>> p = Print("2-lords.xml", "", "A Bill", "HL Bill 57", "", "As amended", "", "eng", "xml", ())
    >>> fit("hl bill 57", p), fit("Bill 57", p), fit("HL Bill 57 (amended)", p), fit("2-lords", p)
    (4, 0, 4, 2)
    """
    said = normal(written).strip(" .[]()\"'")
    if not said:
        return 0
    number = normal(print_.number)
    if number and said.replace(" ", "") == number.replace(" ", ""):
        return 4
    told, has = numbered(said), numbered(number) or numbered(PurePath(print_.path).stem.lower())
    if told and has:
        return 4 if told == has else 0
    name = PurePath(print_.path)
    if said in (name.name.casefold(), name.stem.casefold(), print_.path.casefold()):
        return 2
    if told:
        return 0
    if number and not has and re.search(rf"(?<!\w){re.escape(number)}(?!\w)", said):
        return 4  # "2017 c. 16" for an Act whose number is "c. 16"
    if print_.title and said == normal(print_.title):
        return 2
    if print_.stage and _same_stage(said, normal(print_.stage)):
        return 3
    if print_.date and said == print_.date:
        return 2
    short = _SHORT.fullmatch(said)
    if short and has and short.group(2) == has[1]:
        return (
            1
            if short.group(1) is None or _HOUSE.get(short.group(1), short.group(1)) == has[0]
            else 0
        )
    return 0


def _same_stage(said: str, stage: str) -> bool:
    for word in ("the ", "print ", "version ", "bill "):
        said, stage = said.replace(word, ""), stage.replace(word, "")
    return said in (stage, f"{stage} print")


def which(written: str, old: Print, new: Print) -> tuple[Side, str]:
    """The print that is meant, and what to say where that is not plain."""
    if not written:
        return "old", ""
    fits = fit(written, old), fit(written, new)
    if fits == (0, 0):
        return "neither", ""
    if fits[0] == fits[1] and (fits[0] < 4 or old.number != new.number):
        return "neither", f'both prints answer to "{written}"; name one by its number'
    return ("old" if fits[0] >= fits[1] else "new"), ""


def name_of(print_: Print) -> str:
    """What a print is called in a message.

    Its number; its stage or file where it has none.
    """
    return print_.number or print_.stage or PurePath(print_.path).name
