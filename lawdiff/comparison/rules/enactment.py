"""What a Bill is called when it has become an Act: the same, in another formula.

"Water Bill [HL]" is the Water Act 2017, and "A Bill to" make provision is "An Act to". Another
name, or anything else in the long title, is no formula.
"""

from __future__ import annotations

import re

from lawdiff.comparison.model import Change
from lawdiff.prints.model import Provision

ENACTED = "Only the formula differs by which a Bill is told from an Act."

_BILL = re.compile(r"\s+bill(?:\s*\[HL\])?\s*$", re.IGNORECASE)
_ACT = re.compile(r"\s+act\s+(?:1[6-9]|20)\d\d\s*$", re.IGNORECASE)
_OPENING = re.compile(r"\s*an?\s+(bill|act)\s+to\b", re.IGNORECASE)


def name_of(title: str) -> str:
    """What a Bill and the Act that comes of it are both called.

    >>> name_of("Water Bill [HL]") == name_of("Water  Act 2017")
    True
    """
    text = title.strip()
    name, cut = _BILL.subn("", text)
    if not cut:
        name, cut = _ACT.subn("", text)
    return " ".join((name if cut else text).split()).casefold()


def becomes_act(change: Change, old: Provision, new: Provision) -> bool:
    """Whether a change is of the formula alone: a title, or the words a long title begins with."""
    if old.kind == new.kind == "long-title":
        return _another_opening(change, old.text, new.text)
    titles = all(p.label.rpartition(", ")[2].partition(" [")[0] == "title" for p in (old, new))
    return titles and _one_of_each(old.text, new.text) and name_of(old.text) == name_of(new.text)


def _one_of_each(one: str, other: str) -> bool:
    """A Bill's title and an Act's."""
    return bool(
        (_BILL.search(one) and _ACT.search(other)) or (_ACT.search(one) and _BILL.search(other))
    )


def _another_opening(change: Change, old: str, new: str) -> bool:
    before, after = _OPENING.match(old), _OPENING.match(new)
    return (
        before is not None
        and after is not None
        and change.field == "text"
        and before[1].casefold() != after[1].casefold()
        and change.old_end <= before.end()
        and change.new_end <= after.end()
    )
