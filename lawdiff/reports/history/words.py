"""Words that every form of a history shares."""

from __future__ import annotations

GROUPS = frozenset({"part", "chapter", "crossheading"})
"""What holds clauses and has no life of its own on the page."""


def short_label(label: str) -> str:
    """A label for a narrow column: the number alone for a clause.

    >>> short_label("clause 29"), short_label("Schedule 2"), short_label("section 9")
    ('29', 'Sch. 2', 's. 9')
    """
    for word, short in (("clause ", ""), ("section ", "s. "), ("Schedule ", "Sch. ")):
        if label.startswith(word):
            return short + label.removeprefix(word)
    return label
