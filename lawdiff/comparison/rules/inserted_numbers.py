"""Numbers of sections that the Bill puts into another law, and that change on the way.

When 194A of another Act becomes 194B because a new 194A is put before it, each place that
cites it follows. The map is read off the aligned quoted provisions, so a number is only
taken to follow where what it names was found to be the same provision.
"""

from __future__ import annotations

from lawdiff.alignment.model import Alignment
from lawdiff.comparison.pieces import Piece
from lawdiff.comparison.tokens import Tokens
from lawdiff.comparison.words import Edit
from lawdiff.prints.model import CLAUSE_KINDS, Provision

NumberMap = dict[str, str]
"""Number in the old print → number in the new one."""


def renumbered(alignment: Alignment) -> NumberMap:
    """Old and new numbers of quoted sections that were renumbered.

    A number that stands for two provisions with different fates is left out: unsure.
    """
    olds, news = alignment.old.provisions, alignment.new.provisions
    found: NumberMap = {}
    doubtful: set[str] = set()
    for pair in alignment.pairs:
        if pair.old is None or pair.new is None or not pair.primary:
            continue
        old, new = olds[pair.old], news[pair.new]
        if old.number == new.number or not _section(old) or not _section(new):
            continue
        if found.setdefault(old.number, new.number) != new.number:
            doubtful.add(old.number)
    return {a: b for a, b in found.items() if a not in doubtful and a and b}


def _section(provision: Provision) -> bool:
    return provision.quoted and (provision.kind in CLAUSE_KINDS or provision.kind == "schedule")


def follows(edit: Edit, old: Tokens, new: Tokens, numbers: NumberMap) -> Piece | None:
    """A bare number that only follows the renumbering of what it names."""
    if edit.i2 - edit.i1 != 1 or edit.j2 - edit.j1 != 1:
        return None
    before, after = old.keys[edit.i1], new.keys[edit.j1]
    if numbers.get(before) != after or before.isdigit():
        return None
    return Piece(
        edit,
        "inserted-number",
        "consequential",
        f"Inserted section {before} of the other law is now inserted section {after}.",
    )
