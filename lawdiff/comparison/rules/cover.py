"""Cover, contents and back sheet: they repeat what stands elsewhere.

The stage, the date and the number say which print this is; the table of contents repeats the
headings, and the back sheet the long title. A change there that says nothing else is
editorial, and what it repeats is shown at its own place. So are the words by which a Bill becomes
an Act. Anything else on a cover, such as a statement on human rights or who brings the Bill in,
is substantive as everywhere, but not of a kind of law's words: there is no duty on a cover.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import pairwise

from msgspec.structs import replace

from lawdiff.comparison.model import Change, ChangeKind
from lawdiff.comparison.rules.enactment import ENACTED, becomes_act, name_of
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
        "date of enactment",
        "number",
        "print number",
        "bill number",
        "session",
        "copyright statement",
        "publishing statement",
    }
)
_REPEATING = frozenset({"long title", "contents", "contents heading"})
_KINDS_OF_LAW: frozenset[ChangeKind] = frozenset(
    {
        "procedure",
        "extent",
        "time",
        "quantity",
        "operative",
        "connective",
        "definition",
        "list",
        "amendment-instruction",
    }
)
"""What words of a law are, and the same words on a cover are not."""

_DATE = r"(?:the\s)?\d{1,2}(?:st|nd|rd|th)?\s(?:day\sof\s)?[A-Z][a-z]+,?\s\d{4}"
_A_HOUSE = r"(?:House\sof\s)?(?:Lords|Commons)"
_OF_A_STAGE = (
    r"(?:in|on|at|by|a|the|of|whole|grand|public|private|bill|select|standing|special|joint"
    r"|committee|report|stage|(?:first|second|third)\sreading|(?:re)?consideration|house|lords"
    r"|commons|[a-h]|\d)"
)
_SAYS_WHICH = re.compile(
    rf"""[\[(]?(?:
        As\s(?:further\s)?(?:introduced|amended|brought\sfrom\sthe\s{_A_HOUSE}|passed|enacted)
          (?:\s(?:{_DATE}|{_OF_A_STAGE})\b){{0,10}}
      | Brought\sfrom\sthe\s{_A_HOUSE}(?:,?\s(?:on\s)?{_DATE})?
      | Ordered,?(?:\sby\sthe\s{_A_HOUSE},?)?\sto\sbe\sprinted(?:,?\s(?:on\s)?{_DATE})?
      | (?:HL\s|SP\s)?Bill\s\d+
    )[\])]?\.?""",
    re.VERBOSE | re.IGNORECASE,
)


class Covers:
    """What the covers of one print repeat."""

    def __init__(self, print_: Print) -> None:
        self.print_ = print_

    def repeats(self, text: str) -> bool:
        """Whether these words are the whole or part of a heading, or the long title."""
        wanted = _flat(text.replace("|", " "))
        return not wanted or f" {wanted} " in self.headings

    def repeats_all(self, provision: Provision) -> bool:
        """Whether a whole text says no more than headings or the long title."""
        return _all_repeated(self, provision, provision.text, 0)

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
    if new.kind != "cover":
        return replace(change, kind="wording", significance="editorial", why=why) if why else change
    of_law = change.kind in _KINDS_OF_LAW or _tail(new) == "title"
    kind: ChangeKind = "wording" if of_law else change.kind
    if why:
        return replace(change, kind=kind, significance="editorial", why=why)
    return replace(change, kind=kind, why=OTHER_WORDS) if kind != change.kind else change


OTHER_WORDS = "Other words on the cover: no rule says that they only tell the prints apart."


def says_nothing_new(provision: Provision, own: Covers, other: Covers) -> bool:
    """Whether a text of the cover that came or went says which print it is, or repeats another.

    Args:
        provision: the text.
        own: of the print it stands in.
        other: of the print it does not stand in.
    """
    tail = _tail(provision)
    if tail == "title":
        names = {name_of(covers.print_.title) for covers in (own, other)}
        return names == {name_of(provision.text)}
    if tail == "contents heading" or _says_which(provision):
        return True
    if tail in _REPEATING or own.is_contents(provision):
        return own.repeats_all(provision)
    return False


def _tail(provision: Provision) -> str:
    """The part that a text plays, as the file has it: "stage", "title"."""
    return provision.label.rpartition(", ")[2].partition(" [")[0]


def _says_which(provision: Provision) -> bool:
    if _tail(provision) in _IDENTIFYING:
        return True
    return _SAYS_WHICH.fullmatch(" ".join(provision.text.split())) is not None


def _reason(change: Change, old: Provision, new: Provision, covers: tuple[Covers, Covers]) -> str:
    if becomes_act(change, old, new):
        return ENACTED
    if new.kind != "cover":
        return ""
    if _says_which(old) and _says_which(new):
        return WHICH_PRINT
    tails = {_tail(old), _tail(new)}
    if tails == {"title"}:
        return ""
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
