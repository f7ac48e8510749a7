"""Words that every form of a history shares."""

from __future__ import annotations

GROUPS = frozenset({"part", "chapter", "crossheading"})
"""What holds clauses and has no life of its own on the page."""

_CROSS = "cross-heading"


def short_label(label: str) -> str:
    """A label for a narrow column: the number alone for a clause.

    A cross-heading is cited by its words, which stand beside the column.

    >>> short_label("clause 29"), short_label("Schedule 2"), short_label("section 9")
    ('29', 'Sch. 2', 's. 9')
    >>> short_label("Part 1, Chapter 2, cross-heading “Fares”"), short_label("Part 1, Chapter 2")
    ('cross-heading', 'Part 1, Chapter 2')
    """
    if _CROSS in label:
        return _CROSS
    for word, short in (("clause ", ""), ("section ", "s. "), ("Schedule ", "Sch. ")):
        if label.startswith(word):
            return short + label.removeprefix(word)
    return label
