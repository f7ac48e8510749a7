"""Faults that cost no words: they are said, with their line, and the print is read all the same."""

from __future__ import annotations

from lawdiff.prints.akn.drafts import Draft
from lawdiff.prints.akn.vocabulary import local_name
from lawdiff.prints.model import Warning
from lawdiff.prints.xml import few

_LONG = 1000
"""Characters past which an identifier is no identifier."""
_NUMBERED = frozenset({"clause", "section", "article", "subsection"})
"""What a reader expects a number on, in the document's own text."""


def faults_of(drafts: list[Draft]) -> list[Warning]:
    """Empty and missing numbers, missing and absurd identifiers."""
    empty = [d for d in drafts if d.numbered and not d.number]
    missing = [d for d in drafts if not d.numbered and _lacks_number(d)]
    named = [d for d in drafts if not d.depth and d.kind in _NUMBERED]
    anonymous = [d for d in named if not d.eid]
    long = [d for d in drafts if d.eid and len(d.eid) > _LONG]
    warnings = [
        *few([_warning(d, "has an empty number") for d in empty]),
        *few([_warning(d, "has no number") for d in missing]),
        *few([_warning(d, f"has an eId of {len(d.eid or ''):,} characters") for d in long]),
    ]
    if anonymous and len(anonymous) < len(named):
        # A file without any is of a kind that has none.
        warnings.extend(few([_warning(d, "has no eId, though others have") for d in anonymous]))
    return warnings


def _lacks_number(draft: Draft) -> bool:
    return (
        draft.kind in _NUMBERED
        and not draft.depth
        and not draft.cited
        and draft.element.get("class") != "unnumbered"
        and (draft.above is None or draft.above.kind != "definition")
    )


def _warning(draft: Draft, fault: str) -> Warning:
    name = local_name(draft.element.tag)
    return Warning(f"this <{name}> {fault}: read all the same", line=draft.element.sourceline)
