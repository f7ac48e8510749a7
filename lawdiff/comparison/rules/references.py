"""References: the kind of change that a finding about a citation is.

What became of a citation is said by :mod:`lawdiff.comparison.citations`; here its place counts
too. Outside the quote marks of an amendment instruction a citation of another law says where
text goes. And where the print does not hold what is cited, the words still tell a list or range
that grew ("sections 5 to 9" → "5 to 10") from another target.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawdiff.comparison.citations.grammar import find_citations
from lawdiff.comparison.citations.model import Citation, Finding, Verdict
from lawdiff.comparison.model import ChangeKind
from lawdiff.comparison.rules import short_titles
from lawdiff.comparison.rules.instructions import outside_quotes
from lawdiff.comparison.tokens import Tokens
from lawdiff.comparison.words import Edit

_ELSEWHERE: frozenset[Verdict] = frozenset({"external", "unsure", "retargeted", "dangling"})
_UNSEEN: frozenset[Verdict] = frozenset({"external", "unsure", "dangling"})

WHY_RANGE = "The list or range of references takes in more or less: “{old}” became “{new}”."


def kind_and_why(
    finding: Finding, edit: Edit, old: Tokens, new: Tokens, instruction: bool
) -> tuple[ChangeKind, str]:
    """Kind of the change that a finding is, and the reason to show."""
    own = short_titles.kind_and_why(edit, old, new) if finding.verdict in _ELSEWHERE else None
    if own:
        return own
    if (
        instruction
        and finding.verdict in _ELSEWHERE
        and old.keys[edit.i1 - 1 : edit.i1] != ["by"]  # "(inserted by section 17)" says who
        and outside_quotes(new, edit.j1, edit.j2)
    ):
        return "amendment-instruction", finding.why
    if finding.verdict in _UNSEEN and _grew(finding.old_text, finding.new_text):
        return "reference-range", WHY_RANGE.format(old=finding.old_text, new=finding.new_text)
    return finding.kind, finding.why


def _grew(old: str, new: str) -> bool:
    """One list holds part of the other, or a range kept one end."""
    before, after = find_citations(old), find_citations(new)
    if len(before) != 1 or len(after) != 1 or before[0].law != after[0].law:
        return False
    olds, news = set(_items(before[0])), set(_items(after[0]))
    if olds == news:
        return False
    if olds < news or news < olds:
        return True
    return bool(
        {end for item in olds for end in item} & {end for item in news for end in item}
    ) and (any(item.last is not None for item in (*before[0].items, *after[0].items)))


def _items(citation: Citation) -> Iterator[tuple[object, ...]]:
    """Each item as its ends: one for a single provision, two for a range."""
    for item in citation.items:
        yield (item.first,) if item.last is None else (item.first, item.last)
