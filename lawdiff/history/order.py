"""Whether the prints can stand in the order given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from lawdiff.comparison.warnings import warnings_of
from lawdiff.errors import BadRequest
from lawdiff.prints.model import Print
from lawdiff.prints.numbers import counted

_STAGES = (
    (r"introduced|first reading|brought from", 1),
    (r"committee", 2),
    (r"report|consideration", 3),
    (r"third reading", 4),
)


def check_order(prints: Sequence[Print]) -> list[str]:
    """Warnings where dates, print numbers or stages contradict the order, or Bills differ.

    Raises:
        BadRequest: fewer than two prints, or one given twice.
    """
    if len(prints) < 2:
        raise BadRequest(
            "a history needs two prints or more", remedy="Name the Bill's prints in order."
        )
    seen: dict[str, str] = {}
    for read in prints:
        if read.sha256 in seen:
            raise BadRequest(
                f"is the same print as {seen[read.sha256]}",
                path=read.path,
                remedy="Name each print once.",
            )
        seen[read.sha256] = read.path
    warnings: list[str] = []
    for earlier, later in pairwise(prints):
        for warning in (*warnings_of(earlier, later), *_contradictions(earlier, later)):
            if warning not in warnings:
                warnings.append(warning)
    return warnings


def _contradictions(earlier: Print, later: Print) -> list[str]:
    """What says that ``later`` was printed before ``earlier``, its date aside."""
    found = []
    if earlier.house == later.house and earlier.house:
        number, next_number = _number(earlier.number), _number(later.number)
        if number and next_number and next_number < number and not _new_session(earlier, later):
            found.append(
                f"{later.path} ({later.number}) has a lower number than {earlier.path} "
                f"({earlier.number}), which is given before it: check the order"
            )
        stage, next_stage = _stage(earlier.stage), _stage(later.stage)
        if stage and next_stage and next_stage < stage:
            found.append(
                f"{later.path} ({later.stage}) is of an earlier stage than {earlier.path} "
                f"({earlier.stage}), which is given before it: check the order"
            )
    return found


def _number(number: str) -> int:
    found = re.search(r"(\d+)\s*[A-Z]?$", number)
    return (counted(found[1]) or 0) if found else 0


def _new_session(earlier: Print, later: Print) -> bool:
    """Print numbers start again with a session; only the same year is held against the order."""
    return earlier.date[:4] != later.date[:4]


def _stage(stage: str) -> int:
    for pattern, rank in _STAGES:
        if re.search(rf"\b(?:{pattern})\b", stage, re.I):
            return rank
    return 0
