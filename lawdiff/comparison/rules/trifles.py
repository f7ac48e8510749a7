"""Rows without a word: a full stop set as a paragraph of its own, a frame with nothing on it.

Stops and commas that stand elsewhere are how a law is printed, whether they moved from the end of
one line to the end of another or into a line of their own. A dash alone on a line may say "nil".
What has a number, and whatever another law is to get, says something.
"""

from __future__ import annotations

from lawdiff.prints.model import CLAUSE_KINDS, GROUP_KINDS, Provision

_UNITS = CLAUSE_KINDS | GROUP_KINDS | {"schedule"}
"""What is told by itself says something by being there."""

_MARKS = ",;:."


def says_nothing(provision: Provision) -> bool:
    """Whether a provision is nothing but stops and commas, what stands in it aside."""
    return (
        provision.kind not in _UNITS
        and not (provision.number or provision.heading or provision.quoted)
        and not (provision.formulae or provision.tables or provision.defines)
        and all(ch in _MARKS or ch.isspace() for ch in provision.text)
    )
