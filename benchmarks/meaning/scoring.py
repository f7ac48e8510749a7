"""How many labelled edits are found to be what their label says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.comparison.made import LabelledEdit, is_substantive


@dataclass(slots=True)
class Kind:
    """One kind of change over all edits."""

    labelled: int = 0
    found: int = 0
    right: int = 0


@dataclass(slots=True)
class Scores:
    """What came out."""

    edits: int = 0
    right: int = 0
    folded: int = 0
    """Substantive by their label, and nothing substantive found in them."""
    kinds: dict[str, Kind] = field(default_factory=dict)


def score(edits: Sequence[LabelledEdit]) -> Scores:
    """Compare what is found in each edit with its label."""
    scores = Scores()
    for edit in edits:
        found, expected = set(edit.found), set(edit.expected)
        scores.edits += 1
        scores.right += found == expected
        scores.folded += edit.substantive and not is_substantive(tuple(found))
        for kind, significance in found | expected:
            name = f"{kind} {significance}" if kind == "row" else f"{kind}, {significance}"
            entry = scores.kinds.setdefault(name, Kind())
            entry.labelled += (kind, significance) in expected
            entry.found += (kind, significance) in found
            entry.right += (kind, significance) in expected & found
    return scores
