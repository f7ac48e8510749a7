"""Numbers of sections that the Bill puts into another law, and that change on the way.

When 194A of another Act becomes 194B because a new 194A is put before it, each place that
cites it follows. The map is read off the aligned quoted provisions (see
:class:`~lawdiff.comparison.citations.changes.CitationChanges`), so a number is only taken to
follow where what it names was found to be the same provision.
"""

from __future__ import annotations

from lawdiff.comparison.pieces import Piece
from lawdiff.comparison.tokens import Tokens
from lawdiff.comparison.words import Edit

NumberMap = dict[str, str]
"""Number in the old print → number in the new one."""


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
