"""Where in a clause something happened, as a clerk writes it: "new section 16E(3)"."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from lawdiff.comparison.model import Row
from lawdiff.prints.model import Provision

Place = Callable[[Row], tuple[str, str]]
"""The place in another law that a row is about, and that law: ``("section 3", "the Gas Act")``;
each is empty where there is none."""

_NAMED = re.compile(
    r"^(?:sub)?(?:section|paragraph) \S+, (?=inserted (?:section|article|schedule|part)\b)",
    re.IGNORECASE,
)
"""What quotes a section that has a number of its own in the other law."""

_INSERTED = re.compile(r"(^|, )inserted (?=\w)")
_ASIDE = re.compile(r"^(cover|back cover|preface), (.+)$")


class Spot(NamedTuple):
    """A place in a clause, and the place in another law that it is about."""

    inside: str
    about: str

    @property
    def said(self) -> str:
        """How a statement on it begins; nothing for the clause's own words."""
        if not self.inside:
            return f"in the amendment of {self.about}, " if self.about else ""
        return f"in {self.inside} ({self.about}), " if self.about else f"in {self.inside}, "


class Where:
    """Says where each of the changes of one clause is; a law is named once while it is the same."""

    def __init__(self, head: Row, place: Place) -> None:
        self._head = head
        self._place = place
        self._law = ""

    def __call__(self, row: Row, words: str) -> Spot:
        """Where a change is.

        Args:
            row: the row of the change.
            words: that changed; if they name the other law themselves, it is not named again.
        """
        assert row.new is not None
        before, self._law = self._law, ""  # what is said without a law parts the laws around it
        if "merged" in row.states and row.old is not None:
            return Spot(f"what was {row.old.label}", "")
        inside = within(row.new, self._head.new)
        address, law = self._place(row)
        if law and law.removeprefix("the ") in words:
            return Spot(inside, "")
        self._law = law
        named = law if law != before or not inside else ""
        return Spot(inside, " of ".join(part for part in (address, named) if part))

    def law(self, row: Row) -> str:
        """The other law that a change is said to be about."""
        return "" if "merged" in row.states else self._place(row)[1]


def within(provision: Provision, head: Provision | None) -> str:
    """A label without the clause it stands in: "subsection (2)(a)"; what it inserts is new.

    Outside that clause the label is whole, and so it is with no clause named.
    """
    if head is None or not provision.label.startswith(head.label):
        return _new(provision.label)
    rest = provision.label[len(head.label) :].lstrip(", ")
    if rest.startswith("("):
        rest = f"{'subsection' if rest[1:2].isdigit() else 'paragraph'} {rest}"
    return _new(_NAMED.sub("", rest))


def _new(label: str) -> str:
    return _INSERTED.sub(r"\1new ", label)


def aside(label: str) -> str:
    """The label of what stands outside the Bill's text: "on the cover, the title"."""
    match = _ASIDE.match(label)
    if match is None:
        return label
    what = match[2] if match[2].endswith("]") else f"the {match[2]}"
    return f"{'in' if match[1] == 'preface' else 'on'} the {match[1]}, {what}"
