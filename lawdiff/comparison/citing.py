"""What became of the references, asked once for each pair of provisions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lawdiff.alignment.model import Alignment
from lawdiff.comparison.model import Change, Field
from lawdiff.prints.model import Provision

if TYPE_CHECKING:
    from lawdiff.comparison.citations.model import Finding


class Citing:
    """Findings about the references of an alignment."""

    def __init__(self, alignment: Alignment) -> None:
        """Ask for what changed though no word did; the rest is asked when needed."""
        self.silent: dict[tuple[int, int], tuple[Change, ...]] = {}

    def findings(self, old: Provision, new: Provision, field: Field) -> Sequence[Finding]:
        """What became of each reference in a text that changed."""
        return ()
