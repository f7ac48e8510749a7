"""What became of the references, asked once for each pair of provisions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lawdiff.alignment.model import Alignment
from lawdiff.comparison.citations.contexts import in_quotation
from lawdiff.comparison.citations.numbers import format_address
from lawdiff.comparison.model import Change, Field, Row
from lawdiff.comparison.texts import change_of, text_changes
from lawdiff.prints.model import Provision

if TYPE_CHECKING:
    from lawdiff.comparison.citations.model import Finding, SilentFinding


class Citing:
    """Findings about the references of an alignment."""

    def __init__(self, alignment: Alignment) -> None:
        """Ask for what changed though no word did; the rest is asked when needed."""
        from lawdiff.comparison.citations.changes import CitationChanges  # noqa: PLC0415

        self._changes = CitationChanges(alignment)
        self.silent = self._silent()

    def findings(self, old: Provision, new: Provision, field: Field) -> Sequence[Finding]:
        """What became of each reference in a text that changed."""
        return self._changes.compare(old.index, new.index, field)

    def place(self, row: Row) -> tuple[str, str]:
        """The place in another law that a row is about, and that law; empty for the Bill's own."""
        provision = row.new
        if provision is None:
            return "", ""
        context = self._changes.new.contexts.of(provision.index)
        if not context.law or not (provision.quoted or context.instructs):
            return "", ""
        law = f"the {context.law[4:]}" if context.law.startswith("The ") else context.law
        if not context.place or provision.quoted:
            return "", law
        return format_address(context.place), law

    def reread(self, old: Provision, new: Provision) -> Sequence[Change]:
        """What changed between the words of two provisions, be they a pair or not."""
        return text_changes(old.text, new.text, self.findings(old, new, "text"))

    def _of_another_law(self, item: SilentFinding) -> bool:
        """Words of another law that an instruction quotes cite that law, unless they say not."""
        text = self._changes.new.provisions[item.new].text
        finding = item.finding
        return "this Act" not in finding.new_text and in_quotation(text, finding.new_start)

    def _silent(self) -> dict[tuple[int, int], tuple[Change, ...]]:
        """References in unchanged words that lead elsewhere, by the pair they stand in."""
        found: dict[tuple[int, int], tuple[Change, ...]] = {}
        for item in self._changes.silent():
            pair = item.old, item.new
            if self._of_another_law(item):
                continue
            found[pair] = (*found.get(pair, ()), change_of(item.finding))
        return found
