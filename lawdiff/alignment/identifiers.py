"""Persistent identifiers as evidence: taken where the words do not contradict them.

An identifier can be reused, or left on the wrong provision, when a print is edited. A
pair whose words have next to nothing in common is therefore held back; it comes into its
own again unless the words find a clearly better partner for either side.
"""

from __future__ import annotations

from collections import Counter

from lawdiff.alignment.words import ratio
from lawdiff.alignment.work import Work
from lawdiff.prints.model import Print

CONTRADICTED = 0.25
"""Own words less alike than this speak against an identifier."""
SPEAKING = 6
"""Fewer words than this say nothing against it."""
BETTER = 0.6
"""A partner found by words must be so alike to stand against an identifier."""


def pair_by_identifier(work: Work) -> list[tuple[int, int]]:
    """Pair what carries the same identifier; return the pairs that were held back."""
    old, new = _places(work.old.print), _places(work.new.print)
    held_back = []
    for guid, o in old.items():
        n = new.get(guid, -1)
        if n >= 0:
            if work.old.key[o] != work.new.key[n] and contradicted(work, o, n):
                held_back.append((o, n))
            else:
                work.to_new[o], work.to_old[n], work.method[o] = n, o, "identifier"
    work.todo = [(o, n) for o, n in enumerate(work.to_new) if n >= 0 and work.old.end[o] > o + 1]
    return held_back


def _places(print_: Print) -> dict[str, int]:
    """Identifier to the one provision that carries it."""
    found = {p.guid: p.index for p in print_.provisions if p.guid}
    if len(found) < sum(1 for p in print_.provisions if p.guid):
        count = Counter(p.guid for p in print_.provisions)
        found = {guid: i for guid, i in found.items() if count[guid] == 1}
    return found


def contradicted(work: Work, o: int, n: int) -> bool:
    """The words say that these are two different provisions."""
    a, b = work.old_words.own(o), work.new_words.own(n)
    if ratio(a, b) >= CONTRADICTED:
        return False
    if min(len(a), len(b)) >= SPEAKING and work.old.end[o] == o + 1:
        return True
    whole_a, whole_b = work.old_words.bag(o), work.new_words.bag(n)
    return min(len(whole_a), len(whole_b)) >= SPEAKING and ratio(whole_a, whole_b) < CONTRADICTED


def give_back(work: Work, held_back: list[tuple[int, int]]) -> None:
    """Pair what was held back, unless the words found a clearly better partner."""
    for o, n in held_back:
        rivals = [(a, work.to_new[a]) for a in {o, work.to_old[n]} if a >= 0]
        if all(b < 0 or work.likeness(a, b) < BETTER for a, b in rivals):
            for a, _ in rivals:
                work.part(a)
            work.merged.discard(o)
            work.split.discard(n)
            work.pair(o, n, "context")
