"""What the file's own tags say of a citation."""

from __future__ import annotations

import re

from lawdiff.comparison.citations.model import Address, Citation, Target
from lawdiff.comparison.citations.walking import UNSURE, Standing, descend, inside

_BRACKETS = re.compile(r"\s?\(([A-Za-z0-9]+)\)")


def tagged(
    stand: Standing, citation: Citation, address: Address, span: tuple[int, int]
) -> Target | None:
    """What the file's own tags say of an address.

    Args:
        stand: the words and their tags.
        citation: the citation.
        address: of one of its items, or of one end of a range.
        span: where the words of that address stand.

    Returns:
        ``None`` where no tag speaks of it, or none that can be believed.
    """
    start, end = span
    last = None
    for reference in stand.references:
        if reference.start >= end:
            break
        if reference.end > start and reference.end <= end + 1:
            last = reference
    if last is None:
        return _tagged_holder(stand, citation, address)
    index = stand.prints
    rest = _BRACKETS.findall(stand.text, last.end, end)
    covered = len(address) - len(rest)
    if last.target is None or covered < 1 or not _believable(stand, citation, last.target):
        return None
    number = address[covered - 1].number
    if number and index.number(last.target) != number:
        # The tag and the words contradict each other.
        return UNSURE
    return descend(index, last.target, address[covered:], "tag")


def _tagged_holder(stand: Standing, citation: Citation, address: Address) -> Target | None:
    """By the tag on what holds the items: "paragraph 3 of Schedule <2>"."""
    after = max(item.end for item in citation.items)
    held = [r for r in stand.references if r.start >= after and r.end <= citation.end]
    if not held or held[0].target is None or not _believable(stand, citation, held[0].target):
        return None
    index = stand.prints
    last = held[0]
    for reference in held:  # the tags of one number follow each other without words between
        if stand.text[last.end : reference.start].strip("() "):
            break
        last = reference
    if last.target is None:
        return None
    number = index.number(last.target)
    found = [n for n, step in enumerate(address[:-1]) if step.number == number]
    if len(found) != 1:
        return None
    return inside(index, last.target, address[found[0] + 1 :], "tag")


def _believable(stand: Standing, citation: Citation, target: int) -> bool:
    """Whether a tag may be right: words for another law cite the Bill only by its name."""
    index = stand.prints
    if not index.provisions[stand.at].quoted or index.provisions[target].quoted:
        return True
    return bool(citation.law) and index.is_this_bill(citation.law)
