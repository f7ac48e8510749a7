"""Made cases: a later print made out of a real one, with the truth kept.

Each kind of edit is seeded, so the same seed makes the same case. The edits are drawn
without regard to any aligner: where they make two provisions that nobody could tell
apart, the loss is counted like any other.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from lawdiff.prints import CLAUSE_KINDS, Print, Provision

T = TypeVar("T")


@dataclass(slots=True, eq=False)
class Node:
    """A provision that can be edited."""

    source: Provision
    children: list[Node] = field(default_factory=list)
    heading: str = ""
    text: str = ""
    number: str = ""
    origins: tuple[int, ...] = ()
    """Old provisions it comes from, the one whose identity it carries on first."""
    heir: bool = True
    """It carries the identity of its first origin on (not the later half of a split)."""

    def copy(self) -> Node:
        """The same words, of no origin."""
        return Node(
            self.source, [c.copy() for c in self.children], self.heading, self.text, self.number
        )

    def walk(self) -> list[Node]:
        """Itself and all beneath, in print order."""
        found = [self]
        for child in self.children:
            found += child.walk()
        return found


@dataclass(frozen=True, slots=True)
class Case:
    """Two prints and which provision became which."""

    name: str
    old: Print
    new: Print
    truth: frozenset[tuple[int, int]]
    """Pairs that carry an identity on."""
    shares: frozenset[tuple[int, int]]
    """All edges of splits and merges."""
    moved: frozenset[tuple[int, int]] | None
    """Pairs that moved, where the edit was a move and nothing else."""
    touched: frozenset[int]
    """Old provisions that were moved, or rewritten by more than 30%."""


@dataclass(slots=True)
class Draft:
    """A print while it is edited."""

    root: Node
    rng: random.Random
    donor: Print
    vocabulary: list[str]
    strength: float = 1.0
    """The shares of all edits are multiplied by it."""
    touched: set[int] = field(default_factory=set)
    moved: set[int] = field(default_factory=set)

    def nodes(self) -> list[Node]:
        """All provisions, in print order."""
        return self.root.walk()[1:]

    def parents(self) -> dict[int, Node]:
        """Identity of each node to its parent."""
        return {id(child): node for node in self.root.walk() for child in node.children}

    def clauses(self) -> list[Node]:
        """The clauses and sections of the print's own text."""
        return [n for n in self.nodes() if is_clause(n)]

    def some(self, nodes: list[T], share: float) -> list[T]:
        """A random part of them, at least one."""
        if not nodes:
            return []
        count = round(share * self.strength * len(nodes))
        return self.rng.sample(nodes, max(1, min(len(nodes), count)))


def is_clause(node: Node) -> bool:
    """A clause of the print's own text."""
    return node.source.kind in CLAUSE_KINDS and not node.source.quoted


def is_sub(node: Node) -> bool:
    """A subsection, paragraph or the like."""
    return node.source.kind in {"subsection", "paragraph", "subparagraph", "definition"}


def open_print(print_: Print) -> Node:
    """The print as an editable tree under a root that is no provision."""
    provisions = print_.provisions
    nodes = [Node(p, [], p.heading, p.text, p.number, (p.index,)) for p in provisions]
    root = Node(provisions[0])
    for p, node in zip(provisions, nodes, strict=True):
        (root if p.parent is None else nodes[p.parent]).children.append(node)
    return root


def close_print(root: Node, like: Print) -> tuple[Print, list[Node]]:
    """The tree as a print without identifiers, and its nodes in print order."""
    provisions: list[Provision] = []
    order: list[Node] = []

    def visit(node: Node, parent: int | None) -> int:
        index = len(order)
        order.append(node)
        provisions.append(node.source)
        children = tuple([visit(child, index) for child in node.children])
        source = node.source
        provisions[index] = Provision(
            index=index, parent=parent, children=children, end=len(order), kind=source.kind,
            number=node.number, heading=node.heading, text=node.text, label=source.label,
            quoted=source.quoted, quote_depth=source.quote_depth,
        )  # fmt: skip
        return index

    for child in root.children:
        visit(child, None)
    made = Print(
        path="made.xml", sha256="", title=like.title, number="", house="", stage="", date="",
        language=like.language, source="xml", provisions=tuple(provisions),
    )  # fmt: skip
    return made, order


def rewritten(words: list[str], share: float, draft: Draft) -> list[str]:
    """That share of the words replaced: by words of the Bill, or by words nobody has used."""
    if not words:
        return words
    result = words[:]
    for i in draft.rng.sample(range(len(words)), max(1, round(share * len(words)))):
        if draft.rng.random() < 0.5:
            result[i] = draft.rng.choice(draft.vocabulary)
        else:
            result[i] = "".join(draft.rng.choices("abdegilmnoprstu", k=draft.rng.randint(3, 9)))
    return result


def renumber(draft: Draft) -> None:
    """Every number is another: siblings count from one again, clauses from a random number."""
    first = draft.rng.randint(2, 40)
    for i, clause in enumerate(draft.clauses()):
        clause.number = str(first + i)
    for node in draft.root.walk():
        for i, child in enumerate(node.children):
            if child.number and not is_clause(child):
                child.number = f"({i + 1})" if child.number[0] == "(" else f"{i + 1}"


def shuffle(draft: Draft) -> None:
    """Clauses stand in another order, and so do the insides of one parent in five."""
    parents = [n for n in draft.root.walk() if len(n.children) > 1]
    for node in parents:
        if any(is_clause(c) for c in node.children) or draft.rng.random() < 0.2 * draft.strength:
            before = node.children[:]
            draft.rng.shuffle(node.children)
            draft.touched |= {
                o for a, b in zip(before, node.children, strict=True) if a is not b
                for o in b.origins
            }  # fmt: skip


def relocate(draft: Draft) -> None:
    """One sub-provision in twenty-five moves to another parent, anywhere."""
    for node in draft.some([n for n in draft.nodes() if is_sub(n)], 0.04):
        inside = {id(n) for n in node.walk()}
        parents = draft.parents()
        here = parents.get(id(node))
        homes = [
            n for n in draft.nodes()
            if id(n) not in inside and n is not here and any(is_sub(c) for c in n.children)
        ]  # fmt: skip
        if here is None or not homes:
            continue
        home = draft.rng.choice(homes)
        here.children.remove(node)
        home.children.insert(draft.rng.randint(0, len(home.children)), node)
        draft.touched |= set(node.origins)
        draft.moved |= set(node.origins)


def delete(draft: Draft) -> None:
    """One clause in twelve and one sub-provision in twenty go."""
    gone = draft.some(draft.clauses(), 0.08)
    gone += draft.some([n for n in draft.nodes() if is_sub(n)], 0.05)
    parents = draft.parents()
    for node in gone:
        siblings = parents[id(node)].children
        if any(child is node for child in siblings):
            siblings.remove(node)


def insert(draft: Draft) -> None:
    """Clauses and sub-provisions of another Bill come in."""
    other = open_print(draft.donor)
    foreign = [n.copy() for n in other.walk()[1:]]
    for maker, share in ((is_clause, 0.1), (is_sub, 0.05)):
        mine = [n for n in draft.nodes() if maker(n)]
        theirs = [n for n in foreign if maker(n)]
        parents = draft.parents()
        for node in draft.some(mine, share):
            siblings = parents[id(node)].children
            siblings.insert(siblings.index(node), draft.rng.choice(theirs).copy())


def decoys(draft: Draft) -> None:
    """Before one clause in eight stands a copy of it, a fifth of its words edited."""
    parents = draft.parents()
    for clause in draft.some(draft.clauses(), 0.12):
        copy = clause.copy()
        for node in copy.walk():
            words = node.text.split()
            if words:
                node.text = " ".join(
                    w if draft.rng.random() > 0.2 else draft.rng.choice(draft.vocabulary)
                    for w in words
                )
        siblings = parents[id(clause)].children
        siblings.insert(siblings.index(clause), copy)


def rewrite(draft: Draft) -> None:
    """In one provision in five, 30–50% of the words are others."""
    for node in draft.some([n for n in draft.nodes() if n.text], 0.2):
        node.text = " ".join(rewritten(node.text.split(), draft.rng.uniform(0.3, 0.5), draft))
        draft.touched |= set(node.origins)


def terms(draft: Draft) -> None:
    """Twelve words that occur often are replaced throughout."""
    often: dict[str, int] = {}
    for node in draft.nodes():
        for word in set(node.text.split()):
            if word.isalpha() and len(word) > 4:
                often[word] = often.get(word, 0) + 1
    common = sorted(often, key=lambda w: (-often[w], w))[:40]
    swap = {word: f"neo{word[::-1]}" for word in draft.rng.sample(common, min(12, len(common)))}
    for node in draft.nodes():
        node.text = " ".join(swap.get(w, w) for w in node.text.split())
        node.heading = " ".join(swap.get(w, w) for w in node.heading.split())


def split(draft: Draft) -> None:
    """One provision in twenty is cut in two siblings, one clause in ten shares its insides."""
    leaves = [
        n for n in draft.nodes() if is_sub(n) and not n.children and len(n.text.split()) >= 10
    ]
    parents = draft.parents()
    for node in draft.some(leaves, 0.05):
        words = node.text.split()
        cut = round(len(words) * draft.rng.uniform(0.3, 0.7))
        node.text = " ".join(words[:cut])
        half = Node(node.source, [], "", " ".join(words[cut:]), node.number, node.origins, False)
        siblings = parents[id(node)].children
        siblings.insert(siblings.index(node) + 1, half)
    wide = [c for c in draft.clauses() if len(c.children) >= 4]
    for clause in draft.some(wide, 0.1):
        cut = draft.rng.randint(2, len(clause.children) - 2)
        heading = draft.rng.choice([clause.heading, "", f"Further provision: {clause.heading}"])
        half = Node(
            clause.source, clause.children[cut:], heading, "", clause.number, clause.origins, False
        )
        clause.children = clause.children[:cut]
        siblings = parents[id(clause)].children
        siblings.insert(siblings.index(clause) + 1, half)


def merge(draft: Draft) -> None:
    """One sub-provision in twenty takes in the next, one clause in ten the next clause."""
    for maker, share in ((is_sub, 0.05), (is_clause, 0.1)):
        couples = []
        for parent in draft.root.walk():
            for a, b in zip(parent.children[::2], parent.children[1::2], strict=False):
                if maker(a) and maker(b) and a.origins and b.origins and a.heir and b.heir:
                    leaf = not a.children and not b.children and a.text and b.text
                    if (leaf and maker is is_sub and len(b.text.split()) >= 5) or (
                        maker is is_clause and len(a.children) > 1 and len(b.children) > 1
                    ):
                        couples.append((parent, a, b))
        chosen = draft.some(couples, share)
        for parent, a, b in chosen:
            joint = draft.rng.choice([" ", " and ", "; "])
            a.text = joint.join(t for t in (a.text, b.text) if t)
            a.children = a.children + b.children
            a.origins = a.origins + b.origins
            parent.children.remove(b)


ALL = (split, merge, shuffle, relocate, delete, insert, rewrite, decoys, terms, renumber)
EDITS: dict[str, tuple[Callable[[Draft], None], ...]] = {
    "renumber": (renumber,),
    "shuffle": (shuffle,),
    "relocate": (relocate,),
    "delete": (delete,),
    "insert": (insert,),
    "rewrite": (rewrite,),
    "terms": (terms,),
    "split": (split,),
    "merge": (merge,),
    "decoys": (decoys,),
    "rewrite, then decoys": (rewrite, decoys),
    "decoys, then rewrite": (decoys, rewrite),
    "all at once, a third of each": ALL,
    "all at once": ALL,
}
STRENGTH = {"all at once, a third of each": 1 / 3}
"""How much of each edit, where it is not the whole."""


def make(name: str, print_: Print, donor: Print, seed: int) -> Case:
    """The case of that name, made of a print, with what comes in taken from another Bill."""
    root = open_print(print_)
    vocabulary = [w for p in print_.provisions for w in p.text.split() if w.isalpha()]
    rng = random.Random(f"{name} {seed}")
    draft = Draft(root, rng, donor, vocabulary or ["word"], STRENGTH.get(name, 1.0))
    for edit in EDITS[name]:
        edit(draft)
    new, order = close_print(root, print_)
    truth, edges = set(), set()
    pieces: dict[int, list[int]] = {}
    for n, node in enumerate(order):
        for o in node.origins:
            pieces.setdefault(o, []).append(n)
        if node.origins and node.heir:
            truth.add((node.origins[0], n))
    for n, node in enumerate(order):
        edges |= {(o, n) for o in node.origins if len(node.origins) > 1 or len(pieces[o]) > 1}
    moved = None
    if EDITS[name] == (relocate,):
        moved = frozenset((o, n) for o, n in truth if o in draft.moved)
    return Case(
        name, print_, new, frozenset(truth), frozenset(edges), moved, frozenset(draft.touched)
    )
