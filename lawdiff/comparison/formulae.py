"""Formulae and raised figures: the same signs in another arrangement say something else.

The words of a formula are its signs in order, so a quotient that becomes a product, or "10²" that
becomes "102", need not change a word. What the file says of the arrangement is compared too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from msgspec.structs import replace

from lawdiff.comparison.model import Change
from lawdiff.comparison.tokens import plain
from lawdiff.prints.model import Formula, Provision

WHY = "The formula is arranged otherwise: the same signs give another result."
WHY_ORDINAL = "Letters after a number are raised in one print only: they say the same."
WHY_SPACED = "The same signs of a formula: how one file spaces them says nothing."
WHY_INSIDE = "The words that changed are part of a formula."

_STYLE = re.compile(
    r"""\s(?:display|stretchy|lspace|rspace|form|fence|separator|columnalign|rowalign)="[^"]*"|</?mstyle[^>]*>"""
)

_ORDINALS = frozenset("st nd rd th er re e ère ème o".split())
"""Raised for looks only, as in "1st"."""

_AROUND_TAGS = re.compile(r"\s*(<[^>]*>)\s*")


def with_formulae(old: Provision, new: Provision, changes: Sequence[Change]) -> list[Change]:
    """The changes of a text, with those that its formulae show, in order.

    Args:
        old: the old provision.
        new: the new provision.
        changes: between their texts, in order.
    """
    found = [_graver(change, old, new) for change in changes]
    told = [change for change in found if change.field == "text"]
    more = []
    for a, b in _pairs(old, new):
        if _arrangement(a) == _arrangement(b):
            continue
        span = _spans(a, b, told, old.text, new.text)
        if span is not None:
            more.append(span)
    if not more:
        return found
    heading = [change for change in found if change.field != "text"]
    return heading + sorted([*told, *_apart(more)], key=lambda c: (c.old_start, c.new_start))


def _apart(changes: list[Change]) -> list[Change]:
    """Those that do not overlap one before them."""
    out: list[Change] = []
    for change in sorted(changes, key=lambda c: (c.old_start, c.new_start)):
        if not out or (change.old_start >= out[-1].old_end and change.new_start >= out[-1].new_end):
            out.append(change)
    return out


def _pairs(old: Provision, new: Provision) -> list[tuple[Formula | None, Formula | None]]:
    """Formulae of both sides in order; those of like arrangement meet first."""
    from difflib import SequenceMatcher  # noqa: PLC0415 (seldom needed)

    a, b = old.formulae, new.formulae
    if len(a) == len(b):
        return list(zip(a, b, strict=True))
    pairs: list[tuple[Formula | None, Formula | None]] = []
    keys = [_arrangement(f) for f in a], [_arrangement(f) for f in b]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if tag != "equal":
            size = max(i2 - i1, j2 - j1)
            for n in range(size):
                pairs.append(
                    (a[i1 + n] if i1 + n < i2 else None, b[j1 + n] if j1 + n < j2 else None)
                )
    return pairs


def _arrangement(formula: Formula | None) -> str:
    """How a formula is put together, without what only concerns its looks."""
    if formula is None or not formula.mathml:
        return ""
    return plain(_AROUND_TAGS.sub(r"\1", _STYLE.sub("", formula.mathml)))


def _spans(
    a: Formula | None, b: Formula | None, told: Sequence[Change], old: str, new: str
) -> Change | None:
    """A change over the formula; ``None`` where a change is told of its words already."""
    if a is None and b is None:
        return None
    i1, i2 = (a.start, a.end) if a else (-1, -1)
    j1, j2 = (b.start, b.end) if b else (-1, -1)
    if any(
        (c.old_start < i2 and c.old_end > i1) or (c.new_start < j2 and c.new_end > j1) for c in told
    ):
        return None
    if a is None:
        i1, i2 = _across(j1, told, 1, old), _across(j2, told, 1, old)
    if b is None:
        j1, j2 = _across(i1, told, 0, new), _across(i2, told, 0, new)
    ordinal = (old[i1:i2] or new[j1:j2]).casefold() in _ORDINALS
    return Change(
        kind="typography" if ordinal else "quantity",
        significance="editorial" if ordinal else "substantive",
        old_text=old[i1:i2],
        new_text=new[j1:j2],
        old_start=i1,
        old_end=i2,
        new_start=j1,
        new_end=j2,
        why=WHY_ORDINAL if ordinal else WHY,
    )


def _across(at: int, told: Sequence[Change], side: int, other: str) -> int:
    """The same place in the other text, where nothing but ``told`` differs before it."""
    found = at
    for change in told:
        end, there = change.old_end, change.new_end
        if side:
            end, there = there, end
        if end <= at:
            found = there + at - end
    return min(max(found, 0), len(other))


def _graver(change: Change, old: Provision, new: Provision) -> Change:
    """Capitals and marks in a formula are signs, whatever they are elsewhere; so are letters."""
    if change.field != "text" or change.significance == "consequential":
        return change
    if change.significance == "editorial" and plain(change.old_text) == plain(change.new_text):
        return change
    if change.significance == "substantive" and not (
        change.kind == "wording" and _within(change, old, new)
    ):
        return change
    inside = any(
        f.start < change.old_end and change.old_start < f.end for f in old.formulae if f.mathml
    ) or any(
        f.start < change.new_end and change.new_start < f.end for f in new.formulae if f.mathml
    )
    if not inside:
        return change
    return replace(change, kind="quantity", significance="substantive", why=WHY_INSIDE)


def without_spaces(old: Provision, new: Provision, changes: Sequence[Change]) -> list[Change]:
    """The changes, those aside that only say how the signs of a formula are spaced.

    A page shows signs side by side, a file has each for itself; "xM" and "x M" are x times M. To
    be asked of two kinds of file only: in two of one kind the spaces are the drafter's.
    Between two digits a space may be all that is left of a raised figure.
    """
    return [_spaced(change, old, new) for change in changes]


def _spaced(change: Change, old: Provision, new: Provision) -> Change:
    drawn = any(f.mathml is None for f in (*old.formulae, *new.formulae))
    if not drawn or change.field != "text" or change.significance == "editorial":
        return change
    one, other = ("".join(plain(t).split()) for t in (change.old_text, change.new_text))
    if not one or one != other or not _within(change, old, new):
        return change
    if _between_digits(change.old_text) != _between_digits(change.new_text):
        return change
    return replace(change, kind="typography", significance="editorial", why=WHY_SPACED)


def _between_digits(text: str) -> list[int]:
    """Before which signs a space stands between two digits: "10 2" may be 10², "102" is not."""
    parts = plain(text).split()
    ends = list(accumulate(len(part) for part in parts))
    return [
        end
        for end, one, other in zip(ends, parts, parts[1:], strict=False)
        if one[-1].isdigit() and other[0].isdigit()
    ]


def _within(change: Change, old: Provision, new: Provision) -> bool:
    """Nothing outside the formulae changed with it."""
    return any(
        f.start <= change.old_start and change.old_end <= f.end for f in old.formulae
    ) and any(f.start <= change.new_start and change.new_end <= f.end for f in new.formulae)
