"""Labels: how people cite a provision.

One rule set for every reader, because a label is also the address that annotations use.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from lawdiff.prints.model import CLAUSE_KINDS, Kind
from lawdiff.prints.numbers import bare_number

_TOP_WORD = {
    "clause": "clause",
    "section": "section",
    "article": "Article",
    "schedule": "Schedule",
    "part": "Part",
    "chapter": "Chapter",
    "subsection": "subsection",
    "paragraph": "paragraph",
    "subparagraph": "sub-paragraph",
}
_LONGEST = 300
"""Most characters of a label; what is longer is cut, and told apart by its count."""
_SOLITARY = frozenset({"long-title", "enacting-words"})
_UNNUMBERED = {"paragraph": "unnumbered paragraph", "subparagraph": "unnumbered sub-paragraph"}


class Labelled(Protocol):
    """What a label is made from."""

    kind: Kind
    defines: str
    depth: int
    cited: str
    """What it is called where that is not the common way ("comma 2"); else empty."""
    joint: str
    """What stands between ``cited`` and what it is in."""
    place_name: str
    """Where a text outside provisions stands: ``"cover, stage"``; else empty."""

    @property
    def number(self) -> str:
        """As printed."""

    @property
    def heading(self) -> str:
        """As printed."""

    @property
    def above(self) -> Labelled | None:
        """What it stands in."""


def label_all(provisions: Sequence[Labelled]) -> list[str]:
    """Labels for provisions in print order, parents before children; no two are the same.

    >>> from types import SimpleNamespace as Draft
    >>> def made(kind, number, above=None, depth=0):
    ...     return Draft(kind=kind, number=number, heading="", defines="", depth=depth,
    ...                  place_name="", cited="", joint="", above=above)
    >>> clause = made("clause", "2")
    >>> section = made("section", "96A", clause, 1)
    >>> label_all([clause, section, made("subsection", "(4)", section, 1)])
    ['clause 2', 'clause 2, inserted section 96A', 'clause 2, inserted section 96A(4)']
    """
    made: dict[int, str] = {}
    used: dict[str, int] = {}
    labels = []
    for provision in provisions:
        label = _label(provision, made)
        if len(label) > _LONGEST:
            label = f"{label[:_LONGEST]}…"
        if label in used:
            label = _told_apart(provision, label, made, used)
        else:
            used[label] = 1
        made[id(provision)] = label
        labels.append(label)
    return labels


def _told_apart(provision: Labelled, label: str, made: dict[int, str], used: dict[str, int]) -> str:
    """A label that another provision has already, with what tells the two apart."""
    if provision.kind == "paragraph" and not provision.depth:
        label = _with_part(provision, made) or label
    count = used.get(label, 0) + 1
    used[label] = count
    while count > 1:
        numbered = f"{label} [{count}]"
        if numbered not in used:
            used[label] = count
            label = numbered
            used[label] = 1
            break
        count += 1
    return label


def _label(provision: Labelled, made: dict[int, str]) -> str:
    kind = provision.kind
    if provision.place_name:
        return provision.place_name
    if kind in _SOLITARY and not provision.depth:
        return kind.replace("-", " ")
    above = provision.above
    if above is not None and provision.depth > above.depth:
        base = _cited(above)
        opening = f"{made[id(base)]}, inserted " if base is not None else "inserted "
        return opening + _own(provision)
    if kind in CLAUSE_KINDS or kind == "schedule":
        return _quoting(provision, made) + _within(provision, made) + _own(provision)
    base = above
    if kind in ("part", "chapter", "crossheading"):
        while base is not None and base.kind == "crossheading":
            base = base.above
        inside = made[id(base)] if base is not None and base.kind != "other" else ""
        return f"{inside}, {_own(provision)}" if inside else _own(provision)
    base = _cited(above)
    if base is None and above is not None and above.depth == provision.depth:
        # Under a Part that stands in nothing itself.
        return f"{made[id(above)]}, {_own(provision)}"
    if base is None or base.depth < provision.depth:
        return _quoting(provision, made) + _own(provision)
    if provision.cited:
        return f"{made[id(base)]}{provision.joint}{provision.cited}"
    number = bare_number(provision.number)
    if not number or kind in ("definition", "note", "other"):
        return f"{made[id(base)]}, {_own(provision)}"
    if base.kind in ("schedule", "other", "definition") or not bare_number(base.number):
        return f"{made[id(base)]}, {_own(provision)}"
    return f"{made[id(base)]}({number})"


def _cited(provision: Labelled | None) -> Labelled | None:
    """The nearest thing up from here that is named when its contents are cited."""
    while provision is not None and provision.kind in ("part", "chapter", "crossheading"):
        above = provision.above
        if above is not None and above.depth < provision.depth:
            return above if above.kind not in ("part", "chapter", "crossheading") else None
        provision = above
    return provision


def _quoting(provision: Labelled, made: dict[int, str]) -> str:
    """The words that say whose inserted text this is, for a quoted unit below a quoted group."""
    if not provision.depth:
        return ""
    above = provision.above
    while above is not None and above.depth >= provision.depth:
        above = above.above
    base = _cited(above)
    return f"{made[id(base)]}, inserted " if base is not None else "inserted "


def _within(provision: Labelled, made: dict[int, str]) -> str:
    """The schedule or annex an article of its own stands in: its numbers start again there."""
    above = provision.above
    while above is not None and above.depth == provision.depth:
        if above.kind == "schedule":
            return f"{made[id(above)]}, "
        above = above.above
    return ""


def _with_part(provision: Labelled, made: dict[int, str]) -> str:
    """The label of a schedule paragraph whose numbering starts again in each Part."""
    above = provision.above
    while above is not None and above.kind == "crossheading":
        above = above.above
    if above is None or above.kind not in ("part", "chapter"):
        return ""
    return f"{made[id(above)]}, {_own(provision)}"


def _own(provision: Labelled) -> str:
    """What a provision is called without regard to where it stands."""
    if provision.cited:
        return provision.cited
    kind = provision.kind
    number = bare_number(provision.number)
    if kind == "crossheading":
        return f"cross-heading {_said(provision.heading)}".rstrip()
    if kind == "definition":
        return f"definition of {_said(provision.defines)}" if provision.defines else "definition"
    if kind == "note":
        return "note"
    if kind == "other" or kind not in _TOP_WORD:
        return _other(provision, number)
    if not number:
        return _unnumbered(provision)
    bracketed = provision.number.strip().startswith("(") or number.isalpha()
    if kind in ("paragraph", "subparagraph") and bracketed:
        return f"{_TOP_WORD[kind]} ({number})"
    if kind == "subsection":
        return f"subsection ({number})"
    printed = provision.number.split()
    if len(printed) > 1 and printed[0].isalpha():
        # "ANNEX 1", "Section 2" of a Chapter: the print's own word, in ordinary capitals.
        word = printed[0]
        return f"{word.capitalize() if word.isupper() else word} {number}"
    return f"{_TOP_WORD[kind]} {number}"


def _unnumbered(provision: Labelled) -> str:
    kind = provision.kind
    if kind != "schedule" and any(map(str.isalnum, provision.number)):
        return provision.number.strip(" .")
    if kind in _UNNUMBERED:
        return _UNNUMBERED[kind]
    if kind == "schedule":
        printed = provision.number
        return "the Schedule" if printed.lower() in ("", "schedule", "the schedule") else printed
    word = _TOP_WORD[kind]
    return f"{word} {_said(provision.heading)}" if provision.heading else f"unnumbered {word}"


def _other(provision: Labelled, number: str) -> str:
    if number:
        return f"item {number}" if provision.number.strip("()") == number else provision.number
    if provision.heading:
        return f"heading {_said(provision.heading)}"
    return "text"


def _said(words: str) -> str:
    """Words in quotation marks, those within them single."""
    words = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
    return f"“{words.replace('“', '‘').replace('”', '’')}”" if words else ""
