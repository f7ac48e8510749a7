"""The state of an alignment in the making."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from math import sqrt

from lawdiff.alignment.assignment import Crowds
from lawdiff.alignment.flat import Flat
from lawdiff.alignment.model import Method
from lawdiff.alignment.words import WORD, Lexicon, Strings, common, ratio

COPY, COPY_WORDS = 0.55, 0.65
"""So alike to a provision that has its partner, a leftover container is a copy of it; the second
figure is for their words in any order."""
LEVELS = 3
"""So many levels above a provision are looked at for a copy."""
OWN = 0.25
"""A container's own heading and text count for at least so much of its likeness."""
TELLING = 0.4
"""Where so much of two subtrees is the same texts, their other words are not compared."""
TAKEN_IN, FEWEST, TITLED = 0.75, 4, 0.5
"""A text went into the subsections of its clause if they have so much of it, of so many
words, under a heading so much alike."""
BULK, VERBATIM, LITTLE = 0.4, 0.9, 0.6
"""Without headings: so much of the subsections is the text, or so much like it is one of them;
then they are no more alike than this, for they may as well be the text and what it went into."""
FEW = 4
"""So many rivals are enough to know of."""
LONG = 30
"""Texts of so many characters are seldom boilerplate."""
FREE = -1
"""Stands for "no partner" in :attr:`Work.to_new` and :attr:`Work.to_old`."""


class Work:
    """Two prints and the pairs found so far.

    ``to_new[o]`` is the partner of old provision ``o``, ``to_old[n]`` of new ``n``;
    ``method[o]`` is what the pair rests on. ``todo`` holds pairs whose insides have not
    been looked at yet. ``crowds`` counts provisions that were too many to be told apart
    as carefully as others.
    """

    __slots__ = (
        "_anchors",
        "_like",
        "_where_new",
        "_where_old",
        "crowds",
        "merged",
        "merges",
        "method",
        "new",
        "new_words",
        "old",
        "old_words",
        "split",
        "splits",
        "strays",
        "to_new",
        "to_old",
        "todo",
    )

    def __init__(self, old: Flat, new: Flat) -> None:
        self.old, self.new = old, new
        lexicon = Lexicon()
        self.old_words, self.new_words = Strings(old, lexicon), Strings(new, lexicon)
        self.to_new = [FREE] * len(old)
        self.to_old = [FREE] * len(new)
        self.method: list[Method] = ["none"] * len(old)
        self.todo: list[tuple[int, int]] = []
        self.splits: list[tuple[int, int]] = []
        self.merges: list[tuple[int, int]] = []
        self.split: set[int] = set()
        self.merged: set[int] = set()
        self.crowds = Crowds()
        self.strays: set[int] = set()
        self._like: dict[tuple[int, int], float] = {}
        self._anchors: tuple[dict[int, int], dict[int, int]] | None = None
        self._where_old: dict[int, list[int]] | None = None
        self._where_new: dict[int, list[int]] | None = None

    def turned(self) -> Work:
        """The same pairs with old and new changed over."""
        other = Work(self.new, self.old)
        other.old_words, other.new_words = self.new_words, self.old_words
        other.to_new, other.to_old = self.to_old, self.to_new
        for o, n in enumerate(self.to_new):
            if n >= 0:
                other.method[n] = self.method[o]
        other.splits = [(n, o) for o, n in self.merges]
        other.merges = [(n, o) for o, n in self.splits]
        other.split, other.merged = self.merged, self.split
        other.crowds = self.crowds
        other.strays = {self.to_new[o] for o in self.strays}
        other._like = {(n, o): likeness for (o, n), likeness in self._like.items()}
        return other

    def start_again(self) -> None:
        """Drop all pairs but those by identifier, and take words that were renamed for equal."""
        keys, trees = {"": 0}, dict[object, int]()
        self.old.rename([self.old_words.own(i) for i in range(len(self.old))], keys, trees)
        self.new.rename([self.new_words.own(i) for i in range(len(self.new))], keys, trees)
        for o, method in enumerate(self.method):
            if method != "identifier":
                self.part(o)
        self._like.clear()
        self._anchors = None
        self._where_old = self._where_new = None

    def pair(self, o: int, n: int, method: Method) -> None:
        """Make ``o`` and ``n`` partners; their insides are looked at later."""
        self.to_new[o] = n
        self.to_old[n] = o
        self.method[o] = method
        if self.old.end[o] > o + 1 and self.new.end[n] > n + 1:
            self.todo.append((o, n))

    def part(self, o: int) -> None:
        """Undo the pair of ``o``."""
        n = self.to_new[o]
        if n >= 0:
            self.to_new[o] = self.to_old[n] = FREE
            self.method[o] = "none"

    def pair_tree(self, o: int, n: int, method: Method = "identical") -> None:
        """Make two identical subtrees partners, provision by provision."""
        o_end, n_end = self.old.end[o], self.new.end[n]
        if o_end == o + 1:
            self.to_new[o], self.to_old[n], self.method[o] = n, o, method
            return
        nothing = [FREE] * (o_end - o)
        if self.to_new[o:o_end] == nothing and self.to_old[n:n_end] == nothing:
            self.to_new[o:o_end] = range(n, n_end)
            self.to_old[n:n_end] = range(o, o_end)
            self.method[o:o_end] = [method] * (o_end - o)
        else:
            self.pair(o, n, method)

    def likeness(self, o: int, n: int) -> float:
        """How alike two provisions are in words, from 0 to 1, what stands beneath included."""
        found = self._like.get((o, n))
        if found is None:
            found = self._like[o, n] = self._likeness(o, n)
        return found

    def _likeness(self, o: int, n: int) -> float:
        whole: float
        old, new = self.old, self.new
        own_old, own_new = self.old_words.own(o), self.new_words.own(n)
        o_leaf, n_leaf = old.end[o] == o + 1, new.end[n] == n + 1
        if o_leaf and n_leaf:
            return ratio(own_old, own_new)
        whole, taken_in = self._whole(o, n), 0.0
        if o_leaf or n_leaf:
            taken_in = self._taken_in(o, n, o_leaf)
            if not (own_old and own_new):
                return taken_in
        if own_old and own_new:
            own = len(own_old) + len(own_new)
            rest = len(self.old_words.tree(o)) + len(self.new_words.tree(n)) - own
            share = max(OWN, own / (own + 2 * sqrt(rest)))
            return max(taken_in, share * ratio(own_old, own_new) + (1 - share) * whole)
        return whole

    def _taken_in(self, o: int, n: int, o_leaf: bool) -> float:
        """How much of a text stands, in order, in the subsections of the other; 0 if not all but.

        A clause whose words are put into subsections, or whose subsections dissolve into
        its own text, has little in common with itself provision by provision. The other
        must have no text of its own, and their headings must be much alike; without headings
        the text must be all of the subsections, or one of them: word for word, or no small part.
        """
        if o_leaf:
            flat, words, text_of, k = self.new, self.new_words, self.old_words.own(o), n
            titled = len(WORD.findall(self.old.print.provisions[o].heading))
        else:
            flat, words, text_of, k = self.old, self.old_words, self.new_words.own(n), o
            titled = len(WORD.findall(self.new.print.provisions[n].heading))
        heading, text = words.own(k), text_of[titled:]
        alike = ratio(text_of[:titled], heading)
        if flat.print.provisions[k].text or len(text) < FEWEST or alike < TITLED:
            return 0.0
        if heading:
            share = common(text, words.tree(k)[len(heading) :]) / len(text)
        else:
            share = ratio(text, words.tree(k))
            best = max(ratio(text, words.own(c)) for c in flat.print.provisions[k].children)
            if len(text) >= BULK * len(words.tree(k)):
                share = max(share, best)
            elif best >= VERBATIM:
                return LITTLE
        return 0.3 * alike + 0.7 * share if share >= TAKEN_IN else 0.0

    def _whole(self, o: int, n: int) -> float:
        """How alike two subtrees are: by the texts they share, and if these are few by words."""
        shared = 0.0
        old, new = self.old, self.new
        o_end, n_end = old.end[o], new.end[n]
        if o_end == o + 1 or n_end == n + 1:
            return ratio(self.old_words.bag(o), self.new_words.bag(n))
        both = set(old.key[o + 1 : o_end]).intersection(new.key[n + 1 : n_end])
        both.discard(0)
        if both:
            alike = sum([old.own[i] for i in range(o + 1, o_end) if old.key[i] in both])
            alike += sum([new.own[i] for i in range(n + 1, n_end) if new.key[i] in both])
            shared = alike / (old.size[o] + new.size[n] - old.own[o] - new.own[n])
        if shared >= TELLING:
            return 0.42 + 0.58 * shared
        return 0.7 * ratio(self.old_words.bag(o), self.new_words.bag(n)) + 0.3 * shared

    def whole_elsewhere(self, o: int, n: int) -> bool:
        """One of the two has its double, with all beneath it, in another place that is free."""
        old, new = self.old, self.new
        if old.end[o] > o + 1:
            k = new.only.get(old.tree[o], FREE)
            if k >= 0 and self.to_old[k] < 0 and old.tree[o] in old.only:
                return not self.in_copy(o, k)
        if new.end[n] > n + 1:
            k = old.only.get(new.tree[n], FREE)
            if k >= 0 and self.to_new[k] < 0 and new.tree[n] in new.only:
                return not self.in_copy(k, n)
        return False

    def anchors(self) -> tuple[dict[int, int], dict[int, int]]:
        """Where the texts stand that are long and stand but once in either print."""
        if self._anchors is None:
            where = {
                key: n
                for n, key in enumerate(self.new.key)
                if self.new.often[key] == 1 and self.new.own[n] >= LONG
            }
            often = self.old.often
            olds = {
                o: where[key]
                for o, key in enumerate(self.old.key)
                if key in where and often[key] == 1
            }
            self._anchors = olds, {n: o for o, n in olds.items()}
        return self._anchors

    def wordless(self, o: int, n: int) -> bool:
        """Neither has a heading or a text of its own."""
        return not self.old.key[o] and not self.new.key[n]

    def holds(self, o: int, n: int) -> bool:
        """Something within the one has its partner within the other."""
        inside = self.to_new[o + 1 : self.old.end[o]]
        return any(n < k < self.new.end[n] for k in inside)

    def in_copy(self, o: int, n: int) -> bool:
        """One of the two stands in a copy: a container without a partner, much like the other's.

        A decoy's insides are no places for a provision to move to.
        """
        a, b = self.old.up[o], self.new.up[n]
        for _ in range(LEVELS):
            if a < 0 or b < 0 or self.to_new[a] == b:
                return False
            if a in self.merged or b in self.split:
                return False
            beside = (self.to_new[a] < 0) != (self.to_old[b] < 0) and not self._nested(a, b)
            if beside and (self.likeness(a, b) >= COPY or self._bags(a, b) >= COPY_WORDS):
                return True
            a, b = self.old.up[a], self.new.up[b]
        return False

    def _bags(self, o: int, n: int) -> float:
        return ratio(self.old_words.bag(o), self.new_words.bag(n))

    def _nested(self, o: int, n: int) -> bool:
        """The one stands in the partner of the other."""
        twin, other = self.to_old[n], self.to_new[o]
        return 0 <= twin <= o < self.old.end[twin] or 0 <= other <= n < self.new.end[other]

    def leftovers(self) -> tuple[list[int], list[int]]:
        """What has no partner and is no half of anything, Parts and cross-headings apart."""
        old, new = self.old.group, self.new.group
        return (
            [o for o, n in enumerate(self.to_new) if n < 0 and not old[o] and o not in self.merged],
            [n for n, o in enumerate(self.to_old) if o < 0 and not new[n] and n not in self.split],
        )

    def where_old(self, key: int) -> list[int]:
        """Some old provisions without a partner that have these very words."""
        if not key or key not in self.old.often:
            return []
        if self._where_old is None:
            self._where_old = _index(self.old, self.to_new)
        return list(islice((o for o in self._where_old.get(key, ()) if self.to_new[o] < 0), FEW))

    def where_new(self, key: int) -> list[int]:
        """Some new provisions without a partner that have these very words."""
        if not key or key not in self.new.often:
            return []
        if self._where_new is None:
            self._where_new = _index(self.new, self.to_old)
        return list(islice((n for n in self._where_new.get(key, ()) if self.to_old[n] < 0), FEW))


def _index(flat: Flat, partner: list[int]) -> dict[int, list[int]]:
    """Key of words to the provisions that have them and have no partner now."""
    found: dict[int, list[int]] = defaultdict(list)
    for i, key in enumerate(flat.key):
        if key and partner[i] < 0:
            found[key].append(i)
    return found
