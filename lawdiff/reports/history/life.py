"""The life of one clause: what each print did to it, and its words in every version."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from markupsafe import Markup
from msgspec import Struct

from lawdiff.comparison.model import Account, Comparison
from lawdiff.history.between import compare_prints
from lawdiff.history.model import Event, History, Lineage, Step
from lawdiff.prints.dates import date_in_words
from lawdiff.prints.model import Provision
from lawdiff.reports.history.concordance import ConcordanceLine
from lawdiff.reports.lawtext import LawText
from lawdiff.reports.links import map_rows
from lawdiff.reports.words import listed, name_of, place_of

_SAID: dict[Event, str] = {
    "reinstated": "brought back",
    "introduced": "introduced",
    "left-out": "left out",
    "split": "split from another provision",
    "merged": "merged into another provision",
    "moved": "moved",
    "amended": "amended",
    "renumbered": "renumbered",
    "unchanged": "unchanged",
}


class Happening(Struct, frozen=True):
    """One line of a life."""

    print: str
    date: str
    said: str
    """``"Brought back and amended, as clause 32 (page 18, line 4)"``."""
    account: str
    """What changed, in a sentence; empty where nothing did."""
    happened: str
    """For the style sheet."""


class Version(Struct, frozen=True):
    """The same words, in one or more prints."""

    prints: tuple[int, ...]
    names: str
    """``"HL Bill 1 and HL Bill 57"``."""


class Texts(Struct, frozen=True):
    """The words of a clause, or of two versions of it with what changed."""

    title: str
    words: Markup


class Life(Struct, frozen=True):
    """All that the page says of one clause."""

    lineage: int
    ident: str
    heading: str
    addresses: str
    """``"15 → 29 → – → 32"``."""
    events: tuple[Happening, ...]
    versions: tuple[Version, ...]
    texts: tuple[Texts, ...]
    quiet: bool
    """Its words never changed, and it never came or went."""


class Lives:
    """Tells lives, keeping what several clauses need."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._compared: dict[tuple[int, int], tuple[Comparison, LawText]] = {}
        self._accounts: dict[tuple[int, int], dict[tuple[str, int], Account]] = {}
        self._names = [name_of(read) for read in history.prints]

    def tell(self, line: ConcordanceLine, ident: str) -> Life:
        """The life of the clause of one line of the concordance."""
        lineage = self._history.lineages[line.lineage]
        versions = self._versions(lineage)
        return Life(
            lineage=line.lineage,
            ident=ident,
            heading=line.heading,
            addresses=" → ".join(cell.label or "–" for cell in line.cells),
            events=tuple(self._event(lineage, step) for step in lineage.steps if _told(step)),
            versions=tuple(
                Version(prints, listed(self._names[number] for number in prints))
                for prints in versions
            ),
            texts=tuple(self._texts(lineage, versions)),
            quiet=len(versions) == 1
            and all(step.event in ("renumbered", "unchanged") for step in lineage.steps[1:])
            and lineage.steps[0].print == 0,
        )

    def account(self, old: int, new: int, side: str, index: int) -> Account | None:
        """What two prints' comparison says of a clause of one of them."""
        if (old, new) not in self._accounts:
            comparison, _ = self._between(old, new)
            found = self._accounts[old, new] = {}
            for account in comparison.accounts:
                row = comparison.rows[account.row]
                if row.new is not None:
                    found["new", row.new.index] = account
                if row.old is not None:
                    found.setdefault(("old", row.old.index), account)
        return self._accounts[old, new].get((side, index))

    def _between(self, old: int, new: int) -> tuple[Comparison, LawText]:
        if (old, new) not in self._compared:
            comparison = compare_prints(self._history, old, new)
            law = LawText(comparison, map_rows(comparison).parents, {}, {}, {}, {})
            self._compared[old, new] = (comparison, law)
        return self._compared[old, new]

    def _event(self, lineage: Lineage, step: Step) -> Happening:
        read = self._history.prints[step.print]
        said = listed(_SAID[event] for event in step.events)
        if step.print == 0:
            # Nothing is known of what was before the first print given.
            said = "in the first print given"
        account = ""
        if step.since is not None:
            said += f", having last stood in {self._names[step.since]}"
        if step.index is not None:
            provision = read.provisions[step.index]
            said += f", as {_where(provision)}"
            before = step.since if step.since is not None else step.print - 1
            if step.row is not None:
                told = self.account(before, step.print, "new", step.index)
                account = told.sentence if told is not None and told.significance else ""
        elif step.into is not None:
            heading = self._history.lineages[step.into].heading
            said += f": see {heading}" if heading else ""
        return Happening(
            print=self._names[step.print],
            date=date_in_words(read.date),
            said=said[:1].upper() + said[1:],
            account=account,
            happened=step.event,
        )

    def _versions(self, lineage: Lineage) -> list[tuple[int, ...]]:
        """Prints in which it stands, gathered where its words are the same."""
        found: list[tuple[int, ...]] = []
        last: int | None = None
        for step in lineage.steps:
            if step.index is None:
                continue
            told = None if last is None else self.account(last, step.print, "new", step.index)
            if found and told is not None and told.significance is None:
                found[-1] = (*found[-1], step.print)
            else:
                found.append((step.print,))
            last = step.print
        return found

    def _texts(self, lineage: Lineage, versions: Sequence[tuple[int, ...]]) -> list[Texts]:
        if len(versions) == 1:
            return self._only_version(lineage, versions[0])
        texts = []
        for one, other in combinations(versions, 2):
            old, new = one[-1], other[0]
            step = lineage.at(new)
            assert step is not None
            assert step.index is not None
            account = self.account(old, new, "new", step.index)
            if account is not None:
                before, after = (
                    listed(self._names[number] for number in prints) for prints in (one, other)
                )
                words = Markup(self._between(old, new)[1].clause(account))
                texts.append(Texts(f"{before} compared with {after}", words))
        return texts

    def _only_version(self, lineage: Lineage, prints: tuple[int, ...]) -> list[Texts]:
        number = prints[0]
        step = lineage.at(number)
        assert step is not None
        assert step.index is not None
        if len(prints) > 1:
            old, new, side = prints[0], prints[1], "old"
        elif number:
            old, new, side = number - 1, number, "new"
        else:
            old, new, side = number, number + 1, "old"
        account = self.account(old, new, side, step.index)
        if account is None:
            return []
        words = Markup(self._between(old, new)[1].clause(account))
        title = f"The words in {listed(self._names[n] for n in prints)}"
        return [Texts(title, words)] if words else []


def _told(step: Step) -> bool:
    return step.events != ("unchanged",)


def _where(provision: Provision) -> str:
    place = place_of(provision)
    return f"{provision.label} ({place})" if place else provision.label
