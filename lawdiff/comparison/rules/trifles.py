"""Rows without a word: a full stop set as a paragraph of its own, a frame with nothing on it.

Punctuation that stands elsewhere is how a law is printed, whether it moved from the end of one
line to the end of another or into a line of its own. What has a number, and whatever another
law is to get, says something.
"""

from __future__ import annotations

from lawdiff.comparison.rules.marks import is_punctuation
from lawdiff.prints.model import CLAUSE_KINDS, GROUP_KINDS, Provision

_UNITS = CLAUSE_KINDS | GROUP_KINDS | {"schedule"}
"""What is told by itself says something by being there."""


def says_nothing(provision: Provision) -> bool:
    """Whether a provision is nothing but punctuation, what stands in it aside."""
    return (
        provision.kind not in _UNITS
        and not (provision.number or provision.heading or provision.quoted)
        and not (provision.formulae or provision.tables or provision.defines)
        and is_punctuation(provision.text)
    )
