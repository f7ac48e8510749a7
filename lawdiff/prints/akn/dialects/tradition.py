"""What a provision is called by those who cite it, where that is not the common way."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from lawdiff.prints.akn.drafts import Draft
from lawdiff.prints.akn.vocabulary import local_name
from lawdiff.prints.numbers import bare_number

_EDGE = " .,–—-:\u00a0"
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LONGEST_NAME = 40
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()


class Unit(Struct, frozen=True):
    """The words for one element; empty where the common way serves.

    ``{n}`` stands for the bare number, ``{p}`` for the number as printed without its
    punctuation, ``{k}`` and ``{th}`` for the place among its like.
    """

    numeral: str = ""
    letter: str = ""
    """For a number that is one letter, where that has a word of its own."""
    twice: str = ""
    """For a number that is one letter twice ("aa")."""
    bare: str = ""
    """For one without a number."""
    within: str = ""
    """For one that stands in another of its like."""
    joint: str = ", "
    """What stands between it and what it is in."""
    bare_joint: str = ", "
    """The same, for one without a number."""


class Tradition(Struct, frozen=True):
    """How one country's law is cited."""

    units: Mapping[str, Unit]
    """By the element's local name."""
    attachment: str = "attachment"
    """What follows the law itself, in its own document."""


COMMON = Tradition({})


def cite(drafts: Sequence[Draft], tradition: Tradition) -> None:
    """Say of each draft what it is called, where the tradition has a word of its own."""
    units = tradition.units
    counts: dict[tuple[int, str], int] = {}
    for draft in drafts:
        if draft.attached:
            counts[-1, ""] = counts.get((-1, ""), 0) + 1
            if not draft.numbered:
                draft.cited = draft.place_name or f"{tradition.attachment} {counts[-1, '']}"
                draft.place_name = ""
        elif _is_unnamed(draft):
            _call_by_name(draft, tradition, counts)
        elif units and not draft.place_name and draft.kind not in ("note", "definition"):
            name = local_name(draft.element.tag)
            unit = units.get(name)
            if unit is not None:
                _call(draft, unit, counts, name)


def _is_unnamed(draft: Draft) -> bool:
    return (
        draft.kind in ("other", "schedule")
        and not draft.numbered
        and not draft.heading
        and local_name(draft.element.tag) == "hcontainer"
    )


def _call_by_name(draft: Draft, tradition: Tradition, counts: dict[tuple[int, str], int]) -> None:
    """What has only the name its author gave the element: ``<hcontainer name="signatures">``."""
    name = draft.element.get("name") or ""
    if not name or len(name) > _LONGEST_NAME:
        return
    if draft.kind == "schedule":
        k = counts[-1, ""] = counts.get((-1, ""), 0) + 1
        draft.cited = f"{tradition.attachment} {k}" if name == "attachment" else ""
    else:
        draft.cited = _CAMEL.sub(" ", name).lower()
        draft.joint = ", "


def _call(draft: Draft, unit: Unit, counts: dict[tuple[int, str], int], name: str) -> None:
    number = bare_number(draft.number)
    if number:
        above = draft.above
        draft.joint = unit.joint
        form = unit.numeral
        if number.isalpha():
            form = unit.letter or form
            if len(number) > 1 and len(set(number.lower())) == 1:
                form = unit.twice or form
        if unit.within and above is not None and local_name(above.element.tag) == name:
            form, draft.joint = unit.within, ""
        draft.cited = form.format(n=number, p=draft.number.strip(_EDGE))
    elif unit.bare and not any(map(str.isalnum, draft.number)):
        key = (draft.above.index if draft.above is not None else -2, name)
        k = counts[key] = counts.get(key, 0) + 1
        draft.joint = unit.bare_joint
        draft.cited = unit.bare.format(k=k, th=_ORDINALS[k - 1] if k <= 10 else f"{k}th")
