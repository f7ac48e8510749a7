"""What is counted.

Strict F1 takes the truth as it is. Lenient F1 leaves out pairs of two provisions neither
of which has a partner in the truth: they do no harm to any true pair, and in real prints
most of them are redrafts under a new identifier.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import dataclass, field

from lawdiff.alignment import Alignment
from lawdiff.alignment.flat import lay_out
from lawdiff.alignment.words import Lexicon, Strings, ratio
from lawdiff.prints import Print

Edges = Set[tuple[int, int]]
REWRITTEN = 0.7
"""Own words less alike than this: more than 30% rewritten."""
BINS = (0.0, 0.5, 0.7, 0.85, 0.95, 0.985, 0.9975)
"""Lower bounds of the bins of the calibration table."""


@dataclass(slots=True)
class Tally:
    """Right, said and true, added up over cases."""

    right: int = 0
    said: int = 0
    true: int = 0

    def add(self, said: Edges, true: Edges) -> None:
        """Count one case."""
        self.right += len(said & true)
        self.said += len(said)
        self.true += len(true)

    @property
    def f1(self) -> float | None:
        """F1; None where there was nothing to find and nothing said."""
        total = self.said + self.true
        return 2 * self.right / total if total else None


@dataclass(slots=True)
class Result:
    """One method on one kind of case."""

    strict: Tally = field(default_factory=Tally)
    lenient: Tally = field(default_factory=Tally)
    hardest: Tally = field(default_factory=Tally)
    shares: Tally = field(default_factory=Tally)
    moved: Tally = field(default_factory=Tally)
    seconds: float = 0.0
    scores: list[tuple[float, bool]] = field(default_factory=list)

    def add(
        self,
        said: Edges,
        truth: Edges,
        hard: Iterable[tuple[int, int]],
        counted: tuple[Set[int], Set[int]] | None = None,
    ) -> None:
        """Count the pairs of one case; ``counted`` limits both sides to these provisions."""
        if counted:
            said = {(o, n) for o, n in said if o in counted[0] and n in counted[1]}
        old, new = {o for o, _ in truth}, {n for _, n in truth}
        self.strict.add(said, truth)
        self.lenient.add({(o, n) for o, n in said if o in old or n in new}, truth)
        hardest = set(hard) & set(truth)
        old, new = {o for o, _ in hardest}, {n for _, n in hardest}
        self.hardest.add({(o, n) for o, n in said if o in old or n in new}, hardest)


def pairs_of(alignment: Alignment) -> set[tuple[int, int]]:
    """The pairs that carry an identity on."""
    return {
        (p.old, p.new)
        for p in alignment.pairs
        if p.primary and p.old is not None and p.new is not None
    }


def share_edges(alignment: Alignment) -> set[tuple[int, int]]:
    """All edges of splits and merges."""
    return {
        (p.old, p.new)
        for p in alignment.pairs
        if p.share and p.old is not None and p.new is not None
    }


def moved_pairs(alignment: Alignment) -> set[tuple[int, int]]:
    """The pairs said to have moved."""
    return {
        (p.old, p.new)
        for p in alignment.pairs
        if p.moved and p.old is not None and p.new is not None
    }


def hardest_pairs(old: Print, new: Print, truth: Edges) -> set[tuple[int, int]]:
    """True pairs that moved, are over 30% rewritten, renumbered and edited, or twins renumbered."""
    flat_old, flat_new = lay_out(old, new)
    lexicon = Lexicon()
    words_old, words_new = Strings(flat_old, lexicon), Strings(flat_new, lexicon)
    often = Counter(flat_old.key) + Counter(flat_new.key)
    partner = dict(truth)
    found = set()
    for o, n in truth:
        up_old, up_new = flat_old.up[o], flat_new.up[n]
        moved = up_old in partner and partner[up_old] != up_new
        same = flat_old.folded[o] == flat_new.folded[n]
        renumbered = old.provisions[o].number != new.provisions[n].number
        rewritten = not same and ratio(words_old.own(o), words_new.own(n)) < REWRITTEN
        twin = same and often[flat_old.key[o]] > 2 and flat_old.key[o] != 0
        if moved or rewritten or (renumbered and (not same or twin)):
            found.add((o, n))
    return found


def calibration(scores: list[tuple[float, bool]]) -> list[tuple[str, int, float, float]]:
    """Per bin of scores: its bounds, how many pairs, their mean score, the share that is right."""
    found = []
    for low, high in zip(BINS, (*BINS[1:], 1.01), strict=True):
        inside = [(score, right) for score, right in scores if low <= score < high]
        if inside:
            mean = sum(score for score, _ in inside) / len(inside)
            right = sum(right for _, right in inside) / len(inside)
            found.append((f"{low:g}–{min(high, 1):g}", len(inside), mean, right))
    return found
