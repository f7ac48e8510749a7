"""Cover, contents and back sheet: they repeat what stands elsewhere.

The stage, the date and the number say which print this is; the table of contents repeats the
headings, and the back sheet the long title. A change there that says nothing else is
editorial, and what it repeats is shown at its own place. Anything else on a cover, such as a
statement on human rights, is substantive as everywhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import pairwise

from msgspec.structs import replace

from lawdiff.comparison.model import Change, ChangeKind
from lawdiff.comparison.tokens import plain
from lawdiff.prints.model import Print, Provision

WHICH_PRINT = "It only says which print this is."
MANY_LINES = 12
"""Lines above which a cover's text can only be a table of contents."""

REPEATS = "It repeats {what}, shown at its own place."

_IDENTIFYING = frozenset(
    {
        "stage",
        "publication date",
        "brought from date",
        "introduction date",
        "number",
        "print number",
        "bill number",
        "session",
        "copyright statement",
        "publishing statement",
    }
)
_REPEATING = frozenset({"title", "long title", "contents", "contents heading"})


class Covers:
    """What the covers of one print repeat."""

    def __init__(self, print_: Print) -> None:
        self.print_ = print_

    def repeats(self, text: str) -> bool:
        """Whether these words are the whole or part of a heading, or the long title."""
        wanted = _flat(text.replace("|", " "))
        return not wanted or f" {wanted} " in self.headings

    def is_contents(self, provision: Provision) -> bool:
        """Whether a text is a table of contents under another name: most lines are headings."""
        starts = [0, *provision.breaks]
        entries = [
            provision.text[a:b]
            for a, b in zip(starts, [*provision.breaks, len(provision.text)], strict=True)
        ]
        words = [entry for entry in entries if any(c.isalpha() for c in entry)]
        return len(words) >= 5 and sum(map(self.repeats, words)) >= 0.8 * len(words)

    @cached_property
    def headings(self) -> str:
        """Every heading and the long title, apart from one another."""
        found = []
        for p in self.print_.provisions:
            if p.heading and not p.quoted:
                found += [f"{p.number} {p.heading}", p.heading]
            if p.kind in _HEADING_KINDS:
                found.append(p.text)
        return _flat(" | ".join(found), " ")


_HEADING_KINDS = frozenset({"long-title", "part", "chapter", "crossheading"})
_NO_WORD = re.compile(r"[^\w'|]+")


def _flat(text: str, around: str = "") -> str:
    """Words in small letters with one space between; bars stay between headings."""
    words = _NO_WORD.sub(" ", plain(text).casefold()).strip()
    return f"{around}{words}{around}"


def judge(change: Change, old: Provision, new: Provision, covers: tuple[Covers, Covers]) -> Change:
    """Give a change on a cover its significance."""
    if change.significance == "editorial":
        return change
    why = _reason(change, old, new, covers)
    if not why:
        return change
    kind = "wording" if change.kind in ("quantity", "time", "operative") else change.kind
    return _replaced(change, kind, why)


def _replaced(change: Change, kind: ChangeKind, why: str) -> Change:

    return replace(change, kind=kind, significance="editorial", why=why)


def _reason(change: Change, old: Provision, new: Provision, covers: tuple[Covers, Covers]) -> str:
    tails = {p.label.rpartition(", ")[2].partition(" [")[0] for p in (old, new)}
    if tails <= _IDENTIFYING:
        return WHICH_PRINT
    if not tails <= _REPEATING and not (covers[0].is_contents(old) and covers[1].is_contents(new)):
        return ""
    sides = (
        (covers[0], old, change.old_text, change.old_start),
        (covers[1], new, change.new_text, change.new_start),
    )
    if all(_all_repeated(*side) for side in sides):
        return REPEATS.format(what="a heading or the long title")
    return ""


def _all_repeated(covers: Covers, provision: Provision, text: str, start: int) -> bool:
    """Whether every entry among the words is a heading, its number aside."""
    first = bisect_right(provision.breaks, start)
    last = bisect_left(provision.breaks, start + len(text))
    cuts = [0, *(at - start for at in provision.breaks[first:last]), len(text)]
    entries = (text[a:b].split() for a, b in pairwise(cuts))
    return all(covers.repeats(" ".join(_without_number(words))) for words in entries)


def _without_number(words: list[str]) -> list[str]:
    return words[1:] if words and words[0][0].isdigit() else words
