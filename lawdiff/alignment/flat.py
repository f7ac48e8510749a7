"""A print as flat arrays: what the aligner needs of each provision, one list a fact.

Both prints of a pair are laid out together, so that equal words get equal numbers.
Nothing here reads an identifier of the file.
"""

from __future__ import annotations

from collections import Counter

from lawdiff.prints.model import GROUP_KINDS, Print

FOLD = (
    ("\u2018", "'"),
    ("\u2019", "'"),
    ("\u201c", '"'),
    ("\u201d", '"'),
    ("\u00a0", " "),
    ("\u202f", " "),
    ("\u2007", " "),
    ("\u2011", "-"),
)
"""Quote marks, spaces and hyphens that change between prints without meaning anything."""

APART = {kind: kind for kind in ("cover", "long-title", "enacting-words", "note")}
"""Texts beside the provisions: each is paired with its own kind only."""

FIELD, RECORD = "\x1f", "\x1e"


class Flat:
    """One print as arrays, indexed like ``Print.provisions``.

    ``key`` numbers the folded heading and text (0: no words at all), ``tree`` the same
    with all that stands beneath, printed numbers left out; ``often`` counts the keys.
    ``own`` counts the characters of heading and text, ``size`` those of the subtree.
    ``up`` is the parent, looking through Parts, chapters and cross-headings, -1 at the
    top: they gather clauses, and clauses move between them freely.
    """

    __slots__ = (
        "_below",
        "_inner",
        "_often_tree",
        "_only",
        "apart",
        "end",
        "folded",
        "group",
        "key",
        "kind",
        "often",
        "own",
        "parent",
        "print",
        "size",
        "tree",
        "up",
    )

    def __init__(self, source: Print, keys: dict[str, int], trees: dict[object, int]) -> None:
        provisions = source.provisions
        count = len(provisions)
        self.print = source
        self.parent = parent = [-1 if p.parent is None else p.parent for p in provisions]
        self.end = end = [p.end for p in provisions]
        self.kind = [p.kind for p in provisions]
        self.folded = folded = fold([f"{p.heading}{FIELD}{p.text}" for p in provisions])
        self._inner = [i for i in range(count - 1, -1, -1) if end[i] > i + 1]
        self.own = [len(words) - 1 for words in folded]
        self.size = size = self.own[:]
        for i in range(count - 1, -1, -1):
            if parent[i] >= 0:
                size[parent[i]] += size[i]
        self.rename(folded, keys, trees)
        self.group = group = [
            p.kind in GROUP_KINDS or (p.kind == "other" and not p.text and p.end > p.index + 1)
            for p in provisions
        ]
        self.apart = [APART.get(p.kind, "") for p in provisions]
        self.up = up = parent[:]
        for i in range(count):
            above = parent[i]
            if above >= 0 and group[above]:
                up[i] = up[above]
        self._below: dict[int, list[int]] = {}
        below = self._below
        for i in range(count):
            if not group[i]:
                siblings = below.get(up[i])
                if siblings is None:
                    below[up[i]] = [i]
                else:
                    siblings.append(i)

    def __len__(self) -> int:
        return len(self.key)

    def rename(self, texts: list[str], keys: dict[str, int], trees: dict[object, int]) -> None:
        """Number the provisions anew: equal texts alike, and subtrees of equal texts."""
        number = keys.setdefault
        self._often_tree: Counter[int] | None = None
        self._only: dict[int, int] | None = None
        self.key = key = [number(text, len(keys)) for text in texts]
        self.tree = tree = key[:]
        self.often = Counter(key)
        provisions = self.print.provisions
        for i in self._inner:
            beneath = tuple([tree[c] for c in provisions[i].children])
            tree[i] = trees.setdefault((key[i], beneath), -1 - len(trees))

    @property
    def often_tree(self) -> Counter[int]:
        """How often each subtree stands in the print."""
        if self._often_tree is None:
            self._often_tree = Counter(self.tree)
        return self._often_tree

    @property
    def only(self) -> dict[int, int]:
        """Subtrees of more than one provision that stand but once, and where."""
        if self._only is None:
            often, tree = self.often_tree, self.tree
            self._only = {tree[i]: i for i in self._inner if often[tree[i]] == 1}
        return self._only

    def numbers(self) -> list[str]:
        """The printed numbers."""
        return [p.number for p in self.print.provisions]

    def below(self, i: int) -> list[int]:
        """What stands directly beneath ``i`` (-1: at the top), looking through groups."""
        return self._below.get(i, NOTHING)


NOTHING: list[int] = []


def fold(texts: list[str]) -> list[str]:
    r"""Each text with what changes between prints without meaning folded away.

    >>> fold(["“a”\x1fb", "it’s"])
    ['"a"\x1fb', "it's"]
    """
    if not texts:
        return []
    folded = _folded(RECORD.join(texts)).split(RECORD)
    if len(folded) == len(texts):
        return folded
    return [_folded(text) for text in texts]  # the mark between texts stands in one of them


def _folded(text: str) -> str:
    for mark, plain in FOLD:
        text = text.replace(mark, plain)
    return text


def lay_out(old: Print, new: Print) -> tuple[Flat, Flat]:
    """Both prints as arrays that share their numbering of words and subtrees."""
    keys = {FIELD: 0}
    trees: dict[object, int] = {}
    return Flat(old, keys, trees), Flat(new, keys, trees)
