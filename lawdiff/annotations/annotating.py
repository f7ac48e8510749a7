"""Notes and a comparison in, the same number of carried notes out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import PurePath

from msgspec.structs import replace

from lawdiff.annotations.addresses import RANK, normal, read_citation
from lawdiff.annotations.aliases import alias_of
from lawdiff.annotations.desk import Desk
from lawdiff.annotations.links import Bridge, bridge_of
from lawdiff.annotations.locating import Found, joined
from lawdiff.annotations.model import Address, Alias, CarriedNote, Note, NoteFiles
from lawdiff.annotations.outcome import Home, unplaced, upper
from lawdiff.annotations.quoted import quoted
from lawdiff.annotations.unquoted import unquoted, whole_bill
from lawdiff.annotations.whichprint import Side, name_of, numbered, which
from lawdiff.comparison.model import Comparison
from lawdiff.prints.model import CLAUSE_KINDS

HEADED = CLAUSE_KINDS | {"schedule"}
"""Provisions that people name by their headings."""
_TYPO = re.compile(r"\W*([a-z]{3,12})\.?\s*\d", re.I)


def annotate(
    comparison: Comparison, notes: NoteFiles | Iterable[Note], aliases: Sequence[Alias] = ()
) -> tuple[CarriedNote, ...]:
    """Place notes on the print they were written on and carry them to the other.

    Args:
        comparison: the two prints, compared.
        notes: as :func:`lawdiff.annotations.read_notes` reads them.
        aliases: where provisions stand that stood in no print; those of ``notes`` count too.

    Returns:
        One carried note for each note, in the same order.
    """
    if isinstance(notes, NoteFiles):
        aliases = (*notes.aliases, *aliases)
        notes = notes.notes
    annotator = _Annotator(comparison, tuple(aliases))
    return tuple(_as_shown(annotator.carry(note)) for note in notes)


def _as_shown(carried: CarriedNote) -> CarriedNote:
    """A note that a limit keeps from being shown as its author meant says so."""
    plain = carried.note.plain
    return replace(carried, why=f"{carried.why} Of the note: {plain}.") if plain else carried


@dataclass(slots=True)
class _Annotator:
    comparison: Comparison
    aliases: tuple[Alias, ...]
    _forward: Bridge | None = field(default=None)

    def carry(self, note: Note) -> CarriedNote:
        """Place one note and carry it."""
        titles = (self.comparison.old.title, self.comparison.new.title)
        if note.bill and all(titles) and not any(_same_bill(note.bill, t) for t in titles):
            why = f"it is about {note.bill}, not {titles[1]}"
            return unplaced(note, why, "neither", note.print, elsewhere=True)
        side, doubt = which(note.print, self.comparison.old, self.comparison.new)
        home = self._home(note, side)
        found = home.bridge.here.locator.note(note) if home else Found()
        if home is None or found.stood_in_no_print or not (found.indices or found.whole):
            by_alias = self._by_alias(note, side)
            if by_alias is not None:
                return by_alias
        if home is None:
            return self._elsewhere(note, doubt)
        return _carried(home, note, found)

    def _home(self, note: Note, side: Side, alias: Alias | None = None) -> Home | None:
        if side == "neither":
            return None
        bridge = self._bridge()
        if side == "new":
            bridge = bridge.reversed()
        written_on = note.print if alias and note.print else name_of(bridge.here.print)
        return Home(bridge, side, written_on, alias)

    def _bridge(self) -> Bridge:
        if self._forward is None:
            self._forward = bridge_of(self.comparison)
        return self._forward

    def _by_alias(self, note: Note, side: Side) -> CarriedNote | None:
        """A note on a provision that stood in no print, placed where the alias says it stands."""
        known = [(a, alias_of(note, a, self.aliases)) for a in note.addresses]
        alias = next((alias for _, alias in known if alias is not None), None)
        if alias is None:
            return None
        stands, _ = which(alias.stands_as_print, self.comparison.old, self.comparison.new)
        home = self._home(note, stands, alias)
        if home is None:
            why = (
                f"{alias.address} stood in no print; by {PurePath(alias.path).name} it stands as "
                f"{alias.stands_as} in {alias.stands_as_print}, which is not compared here; "
                "lawdiff history can follow it with that print"
            )
            written_on = note.print or self.comparison.old.number
            return unplaced(note, why, side, written_on, elsewhere=side == "neither")
        locator = home.bridge.here.locator
        found = [
            locator.text(alias_target(address, one)) if one else locator.address(address)
            for address, one in known
        ]
        return _carried(home, note, joined(found))

    def _elsewhere(self, note: Note, doubt: str) -> CarriedNote:
        old, new = name_of(self.comparison.old), name_of(self.comparison.new)
        if doubt:
            return unplaced(note, doubt, "neither", note.print)
        names = {name.casefold(): name for name in (old, new)}
        # Another number is another print, no slip of the pen.
        slip = numbered(note.print.lower()) is None
        near = get_close_matches(note.print.casefold(), names, 1, 0.8) if slip else []
        hint = "".join(f'; if {names[n]} is meant, write "print: {names[n]}"' for n in near)
        why = (
            f"it was written on {note.print}, which is neither {old} nor {new}; "
            f"lawdiff history can follow it through that print{hint}"
        )
        return unplaced(note, why, "neither", note.print, elsewhere=not near)


def _same_bill(one: str, other: str) -> bool:
    """Whether two titles are one Bill's, house and year aside."""
    mine, theirs = (
        re.sub(r"\[[a-z]+\]|\(hl\)|\b(the|bill|act|\d{4}(-\d+)?)\b|[^a-z]", "", normal(title))
        for title in (one, other)
    )
    return mine == theirs or (bool(mine) and mine in theirs)


def alias_target(address: Address, alias: Alias) -> str:
    """Where an address below an alias stands: NC2(3) is clause 32(3) if NC2 is clause 32."""
    base = read_citation(alias.address).addresses
    below = address.steps[len(base[0].steps) :] if base else ()
    return alias.stands_as + "".join(f"({step.number})" for step in below)


def _carried(home: Home, note: Note, found: Found) -> CarriedNote:
    """A note whose print is one of the two."""
    carried = _by_its_kind(home, note, found)
    told = problems_of(note, found)
    if told and carried.status != "unplaced":
        carried = replace(carried, why=f"{carried.why} But: {'; '.join(told)}.")
    if told or carried.doubts:
        warnings = tuple(f"{note.where}: {text}" for text in (*told, *carried.doubts))
        carried = replace(carried, warnings=warnings)
    return carried


def _by_its_kind(home: Home, note: Note, found: Found) -> CarriedNote:
    if note.quotes:
        return quoted(home, note, found)
    if found.indices:
        return unquoted(home, note, found)
    if found.whole:
        return whole_bill(home, note)
    if note.addresses:
        why = "; ".join(found.problems) or f'there is no "{note.cited}"'
        return home.not_there(note, why, found.nearest)
    meant = misspelt(note.heading)
    if meant:
        why = f'"{note.heading}" is not a citation; did you mean "{meant}"?'
        return home.not_there(note, why, home.bridge.here.locator.text(meant).nearest)
    carried = whole_bill(home, note)
    doubt = without_address(note, home.bridge.here)
    return replace(carried, why=f"{carried.why} But: {doubt}.", doubts=(doubt,))


def problems_of(note: Note, found: Found) -> list[str]:
    """What a note cites and is not there, in words; of one placed by its words, that it does."""
    problems = list(dict.fromkeys(found.problems))
    if note.quotes and not found.indices:
        return [f"it cites {note.cited}, but {problem}" for problem in problems]
    return problems


def without_address(note: Note, desk: Desk | None) -> str:
    """What to tell the author of a note that cites nothing and quotes nothing."""
    doubt = "it cites no provision and quotes nothing, so it is read as about the whole Bill"
    heading = normal(note.heading)
    if desk is None or not heading:
        return doubt
    meant = [
        p.label
        for p in desk.print.provisions
        if p.heading and not p.quoted and p.kind in HEADED and normal(p.heading) == heading
    ]
    if not meant:
        return doubt
    return f'{doubt}; if {meant[0]} is meant, write "{upper(meant[0])}: {note.heading}"'


def misspelt(heading: str) -> str:
    """The citation that a heading was probably meant to be; empty where it is none.

    >>> misspelt("Clawse 29"), misspelt("Our 5 concerns")
    ('clause 29', '')
    """
    found = _TYPO.match(heading)
    if found is None:
        return ""
    near = get_close_matches(found.group(1).casefold(), [*RANK, "page"], 1, 0.7)
    if not near or read_citation(heading).addresses:
        return ""
    return f"{near[0]} {heading[found.end() - 1 :].strip()}"
