"""Whether what stands in a later print has the words of what was left out of an earlier one.

Loose ends are aligned among themselves, so each has few rivals and strange neighbours: that
two of them are the last left under their parents says nothing there. What came back is known
by its words, and by a parent that is known to be the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from lawdiff.alignment.words import WORD, Lexicon, common, ratio
from lawdiff.prints.model import Print, Provision

AT_HOME, AWAY = 0.5, 0.65
"""So much of the words of a text must be the same, where it came back under the provision
that it was left out of, and where it came back elsewhere."""

Pairing = Sequence[tuple[int, int]]


class _Words:
    """The words of a print's provisions, a character each."""

    def __init__(self, read: Print, lexicon: Lexicon) -> None:
        self.provisions = read.provisions
        self._lexicon = lexicon
        self._own: dict[int, str] = {}

    def own(self, index: int) -> str:
        """Of its heading and text."""
        found = self._own.get(index)
        if found is None:
            provision = self.provisions[index]
            words = WORD.findall(f"{provision.heading} {provision.text}".lower())
            found = self._own[index] = "".join([self._lexicon[word] for word in words])
        return found

    def tree(self, index: int) -> str:
        """With all beneath it."""
        return "".join([self.own(k) for k in range(index, self.provisions[index].end)])


class Kept:
    """Judges pairs of two prints of loose ends and what these stand in."""

    def __init__(self, old: Print, new: Print, pairs: Pairing) -> None:
        lexicon = Lexicon()
        self._old, self._new = _Words(old, lexicon), _Words(new, lexicon)
        self._pairs = pairs

    def those(self, same: Callable[[int, int], bool]) -> set[tuple[int, int]]:
        """The pairs that have the same words, most of them.

        Args:
            same: whether two provisions are known to be one.
        """
        found: set[tuple[int, int]] = set()
        for o, n in sorted(self._pairs):
            home, other = self._old.provisions[o].parent, self._new.provisions[n].parent
            if home is None or other is None:
                stayed = home is other
            else:
                stayed = (home, other) in found or same(home, other)
            if self._kept(o, n, stayed):
                found.add((o, n))
        return found

    def _kept(self, o: int, n: int, stayed: bool) -> bool:
        old, new = self._old.provisions[o], self._new.provisions[n]
        if _leaf(old) and _leaf(new):
            a, b = self._old.own(o), self._new.own(n)
            return stayed if not a and not b else ratio(a, b) >= (AT_HOME if stayed else AWAY)
        a, b = self._old.tree(o), self._new.tree(n)
        if not a or not b:
            return stayed
        if (_leaf(old) or _leaf(new)) and ratio(a, b) >= AT_HOME:
            return True
        return self._shared_within(old, new) >= AT_HOME * min(len(a), len(b))

    def _shared_within(self, old: Provision, new: Provision) -> int:
        """Words in common of the two and of all pairs within them, text by text."""
        found = (self._shares.get(o) for o in range(old.index, old.end))
        return sum(one[1] for one in found if one and new.index <= one[0] < new.end)

    @cached_property
    def _shares(self) -> dict[int, tuple[int, int]]:
        """Old provision → its partner and the words in common, where these are enough."""
        texts = ((o, n, self._old.own(o), self._new.own(n)) for o, n in self._pairs)
        return {o: (n, common(a, b)) for o, n, a, b in texts if ratio(a, b) >= AT_HOME}


def _leaf(provision: Provision) -> bool:
    return provision.end == provision.index + 1
