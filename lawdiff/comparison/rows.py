"""One row for each pair of provisions, with its states and its changes."""

from __future__ import annotations

from collections.abc import Sequence

from lawdiff.alignment.model import Alignment, Pair
from lawdiff.comparison.cells import with_tables
from lawdiff.comparison.citing import Citing
from lawdiff.comparison.classify import Context
from lawdiff.comparison.formulae import with_formulae, without_spaces
from lawdiff.comparison.model import Change, Row
from lawdiff.comparison.rules import cover, trifles
from lawdiff.comparison.rules.cover import Covers
from lawdiff.comparison.states import UNCHANGED, states
from lawdiff.comparison.texts import text_changes
from lawdiff.limits import DEFAULT, Limits
from lawdiff.prints.model import Provision


def rows_of(alignment: Alignment, citing: Citing, limits: Limits = DEFAULT) -> tuple[Row, ...]:
    """The rows of an alignment, in the order of its pairs.

    Most provisions say what they said: those cost two comparisons of strings and no more.
    """
    olds, news = alignment.old.provisions, alignment.new.provisions
    reader = _Reader(alignment, citing, limits)
    silent = reader.citing.silent
    rows: list[Row] = []
    for pair in alignment.pairs:
        old = None if pair.old is None else olds[pair.old]
        new = None if pair.new is None else news[pair.new]
        changes: tuple[Change, ...] = ()
        said = UNCHANGED
        slight = False
        if old is None or new is None:
            said = states(pair, old, new, changes)
            slight = reader.slight(old, new)
        elif (
            old.text != new.text
            or old.heading != new.heading
            or old.formulae != new.formulae
            or old.tables != new.tables
        ):
            changes = reader.changes(old, new)
            said = states(pair, old, new, changes)
        else:
            if silent:
                changes = silent.get((old.index, new.index), ())
            if changes or old.number != new.number or pair.moved or pair.redrafted or pair.share:
                said = states(pair, old, new, changes)
        rows.append(Row(old, new, said, pair.method, pair.score, changes, pair.primary, slight))
    return tuple(rows)


class _Reader:
    """Reads what changed in one pair of provisions after another."""

    def __init__(self, alignment: Alignment, citing: Citing, limits: Limits) -> None:
        self.citing = citing
        self.words = limits.words
        # Another kind of file may not say how a formula is put together.
        self.same_source = alignment.old.source == alignment.new.source
        # Where the columns of a page are can only be guessed.
        self.drawn = self.same_source and alignment.new.source != "pdf"
        self.covers = Covers(alignment.old), Covers(alignment.new)

    def changes(self, old: Provision, new: Provision) -> tuple[Change, ...]:
        """The changes of a pair whose words differ, those of the heading first."""
        changes: list[Change] = []
        if old.heading != new.heading:
            found = self.citing.findings(old, new, "heading")
            changes += text_changes(old.heading, new.heading, found, "heading")
        if old.text != new.text:
            contents = None
            if new.kind == "cover" and min(len(old.breaks), len(new.breaks)) > cover.MANY_LINES:
                contents = old.breaks, new.breaks
            context = Context(contents=contents, words=self.words)
            found = () if contents else self.citing.findings(old, new, "text")
            changes += text_changes(old.text, new.text, found, context=context)
        else:
            changes += self.citing.silent.get((old.index, new.index), ())
        if (old.formulae or new.formulae) and self.same_source:
            changes = with_formulae(old, new, changes)
        elif old.formulae and new.formulae:
            changes = without_spaces(old, new, changes)
        if old.tables and new.tables and self.drawn:
            changes = with_tables(old, new, changes)
        if new.kind in ("cover", "long-title"):
            changes = [cover.judge(change, old, new, self.covers) for change in changes]
        return tuple(changes)

    def slight(self, old: Provision | None, new: Provision | None) -> bool:
        """Whether what came or went says nothing of its own."""
        own, other = self.covers if new is None else self.covers[::-1]
        provision = old if new is None else new
        if provision is None:
            return False
        if provision.kind == "cover":
            return cover.says_nothing_new(provision, own, other)
        return trifles.says_nothing(provision)


def pairs_by_side(pairs: Sequence[Pair]) -> tuple[dict[int, int], dict[int, int]]:
    """Row of each old and of each new provision, the primary one where there are several."""
    by_old: dict[int, int] = {}
    by_new: dict[int, int] = {}
    for n, pair in enumerate(pairs):
        if pair.old is not None and (pair.primary or pair.old not in by_old):
            by_old[pair.old] = n
        if pair.new is not None and (pair.primary or pair.new not in by_new):
            by_new[pair.new] = n
    return by_old, by_new
