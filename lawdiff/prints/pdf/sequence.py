"""Numbers that do not follow one another: a sign that something was misread."""

from __future__ import annotations

from lawdiff.prints.numbers import counted
from lawdiff.prints.pdf.drafts import Draft


def out_of_sequence(draft: Draft, drafts: list[Draft]) -> str:
    """What is odd about a provision's number after the one before it; empty where nothing is.

    Only plain figures of the Bill's own text are looked at: "(3A)" and what an inserted text
    holds follow other rules.
    """
    bare = draft.number.strip("()")
    this = counted(bare)
    if draft.depth or draft.above is None or this is None or draft.number == bare:
        return ""
    siblings = reversed(draft.above.children)
    next(siblings, None)  # itself
    for i in siblings:
        sibling = drafts[i]
        if sibling.number.startswith("(") and not sibling.depth:
            before = counted(sibling.number.strip("()"))
            if before is None or this == before + 1:
                return ""
            return f"{draft.number} is out of sequence after {sibling.number}"
    return "" if bare == "1" else f"{draft.number} is out of sequence: it is the first here"


def clause_out_of_sequence(before: str, number: str) -> str:
    """The same for a clause.

    >>> clause_out_of_sequence("5", "7")
    'clause 7 is out of sequence after clause 5'
    >>> clause_out_of_sequence("5A", "7"), clause_out_of_sequence("", "1")
    ('', '')
    """
    this, last = counted(number), counted(before or "0")
    if this is None or last is None or this == last + 1:
        return ""
    after = f"after clause {before}" if before else "as the first clause"
    return f"clause {number} is out of sequence {after}"
