"""Persistent identifiers as evidence: taken where the words do not contradict them.

An identifier can be reused, or left on the wrong provision, when a print is edited. A
pair whose words have little in common, or whose words stand unchanged somewhere else, is
therefore held back; it comes into its own again unless the words find a clearly better
partner for either side.
"""

from __future__ import annotations

from collections import Counter

from lawdiff.alignment.flat import Flat
from lawdiff.alignment.words import ratio
from lawdiff.alignment.work import Work
from lawdiff.prints.model import Print

CONTRADICTED = 0.4
"""Words less alike than this speak against an identifier."""
DOUBTED = 0.7
"""So do words less alike than this, if the very words of either stand elsewhere."""
SPEAKING = 6
"""Fewer words than this say nothing against it."""
BETTER = 0.6
"""A partner found by words must be so alike to stand against an identifier."""

Held = list[tuple[int, int]]


def pair_by_identifier(work: Work) -> Held:
    """Pair what carries the same identifier; return the pairs that were held back."""
    old, new = _places(work.old.print), _places(work.new.print)
    held_back: Held = []
    old_key, new_key = work.old.key, work.new.key
    old_once, new_once = Once(work.old), Once(work.new)
    for guid, o in old.items():
        n = new.get(guid, -1)
        if n < 0:
            continue
        if old_key[o] != new_key[n] and _contradicted(work, o, n, old_once, new_once):
            held_back.append((o, n))
        else:
            work.to_new[o], work.to_old[n], work.method[o] = n, o, "identifier"
    work.todo = [(o, n) for o, n in enumerate(work.to_new) if n >= 0 and work.old.end[o] > o + 1]
    return held_back


def _places(print_: Print) -> dict[str, int]:
    """Identifier to the one provision that carries it."""
    carried = [(p.guid, p.index) for p in print_.provisions if p.guid]
    found = dict(carried)
    if len(found) < len(carried):
        count = Counter(guid for guid, _ in carried)
        found = {guid: i for guid, i in found.items() if count[guid] == 1}
    return found


class Once:
    """Words that stand but once in a print, and where; found out when first asked."""

    def __init__(self, flat: Flat) -> None:
        self.flat = flat
        self._places: dict[int, int] | None = None

    def place(self, key: int) -> int:
        """Where these words stand; -1 if nowhere, or in several places."""
        if self.flat.often.get(key) != 1:
            return -1
        if self._places is None:
            self._places = {name: i for i, name in enumerate(self.flat.key)}
        return self._places[key]


def _contradicted(work: Work, o: int, n: int, old_once: Once, new_once: Once) -> bool:
    """The words say that these may be two different provisions."""
    own = ratio(work.old_words.own(o), work.new_words.own(n))
    if own >= DOUBTED:
        return False
    if _elsewhere(work, o, n, old_once, new_once):
        return True
    if own >= CONTRADICTED:
        return False
    a, b = work.old_words.bag(o), work.new_words.bag(n)
    return min(len(a), len(b)) >= SPEAKING and ratio(a, b) < CONTRADICTED


def _elsewhere(work: Work, o: int, n: int, old_once: Once, new_once: Once) -> bool:
    """The very words of one of them stand once in each print, in another place in the other."""
    old_key, new_key = work.old.key[o], work.new.key[n]
    if old_key and work.old.often[old_key] == 1:
        return new_once.place(old_key) >= 0
    return bool(new_key) and work.new.often[new_key] == 1 and old_once.place(new_key) >= 0


def give_back(work: Work, held_back: Held) -> None:
    """Pair what was held back, unless the words found a clearly better partner."""
    for o, n in held_back:
        if work.to_new[o] == n:
            work.method[o] = "identifier"
            continue
        rivals = {o, work.to_old[n]} - {-1}
        if (
            all(work.to_new[a] < 0 or work.likeness(a, work.to_new[a]) < BETTER for a in rivals)
            and o not in work.merged
            and n not in work.split
        ):
            for a in sorted(rivals):
                work.part(a)
            work.pair(o, n, "context")
