"""What a reference in a law says, where it leads, and what became of it.

The way through this package::

    grammar.find_citations(text)          words → Citation   (no print needed)
    resolving.Index(print) / .resolve     Citation → Targets (within one print)
    changes.CitationChanges(alignment)    a pair of provisions → Finding

Whoever compares two provisions asks :class:`~.changes.CitationChanges`:

* ``compare(old, new, field="text")`` gives the findings of one aligned pair. Every finding
  has a span in the old words and one in the new; spans of one pair never overlap or cross,
  so each may stand as one single token in a word diff of the rest.
* ``silent()`` gives the findings of all pairs whose words did *not* change, and is cheap: a
  reference that now leads elsewhere, or a range that takes in another provision, though no
  word of it differs. Nothing there is ever consequential.

A citation that exists on one side only is no finding: its words were added or deleted, and
the word diff says so.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from lawdiff.comparison.model import ChangeKind, Field, Significance

Unit = Literal[
    "act",
    "part",
    "chapter",
    "title",
    "crossheading",
    "clause",
    "section",
    "article",
    "regulation",
    "rule",
    "recital",
    "schedule",
    "annex",
    "subsection",
    "paragraph",
    "subparagraph",
    "subsubparagraph",
    "head",
    "point",
    "item",
    "entry",
    "table",
    "level",
]
"""What the words call the thing cited.

``level`` is a number in brackets whose kind is not said: the ``(3)`` and the ``(a)`` of
"section 16E(3)(a)", or a bare number.
"""

Anchor = Literal["", "this", "that", "preceding", "following", "the"]
"""How a citation without a number points: "this section", "that Part", "the Schedule"."""

Scope = Literal["unsaid", "own", "other", "back"]
"""Which law the words say they cite.

``unsaid``: nothing said, so the law the words stand in. ``own``: "of this Act". ``other``: a
law by its name ("of the Children Act 1989"). ``back``: a law named before ("of that Act").
"""

Status = Literal["here", "external", "dangling", "unsure"]
"""Where a citation leads: to provisions of this print, out of it, nowhere, or we cannot say."""

Evidence = Literal["tag", "words", "none"]
"""What a target rests on: the file's own tag, the words, or nothing."""

Verdict = Literal[
    "same",
    "inserted-number",
    "retargeted",
    "range",
    "dangling",
    "external",
    "connective",
    "unsure",
]
"""What became of a citation.

``same``: it cites what it cited, under the number that now has. ``inserted-number``: the same,
and what is cited is text for another law that is renumbered on the way. ``retargeted``: it
cites something else. ``range``: its list or range takes in more or less than it did.
``dangling``: what it cites is not in the new print. ``external``: the words that cite another
law changed. ``connective``: the same provisions, but "and" became "or". ``unsure``: none of
these could be made certain.
"""

KIND_OF_VERDICT: dict[Verdict, ChangeKind] = {
    "same": "cross-reference",
    "inserted-number": "inserted-number",
    "retargeted": "retargeted-reference",
    "range": "reference-range",
    "dangling": "retargeted-reference",
    "external": "retargeted-reference",
    "connective": "connective",
    "unsure": "retargeted-reference",
}


class Step(Struct, frozen=True, gc=False):
    """One part of an address: ``Step("section", "16E")``."""

    unit: Unit
    number: str
    """Without brackets and in its own case: ``"16E"``, ``"a"``, ``"ii"``; empty for "this Part"."""
    brackets: bool = False
    """It is printed in brackets: ``(3)``."""
    heading: str = ""
    """The heading, of a provision cited by it: "section (Consultation by local authorities)"."""


Address = tuple[Step, ...]
"""The parts of one address, outermost first; ``numbers.format_address`` writes it out."""


class Item(Struct, frozen=True, gc=False):
    """One provision, or one range of them, that a citation names."""

    start: int
    """Where the words that are this item's own start in the text."""
    end: int
    first: Address
    last: Address | None = None
    """The other end of a range ("sections 3 to 6"); ``None`` for a single provision."""


class Citation(Struct, frozen=True, gc=False):
    """One phrase that cites: "paragraphs 3 to 5 and 7 of Schedule 2"."""

    start: int
    """Where the phrase starts in the text."""
    end: int
    """Where it ends (exclusive), "of Schedule 2" and "of the Children Act 1989" included."""
    items: tuple[Item, ...]
    """What it names, in the order of its words; never empty."""
    scope: Scope = "unsaid"
    law: str = ""
    """The words that name the law: ``"the Children Act 1989"``, ``"that Act"``; else empty."""
    anchor: Anchor = ""
    """Set where the innermost thing cited has no number of its own."""
    base: Anchor = ""
    """Set where what holds the items has no number: "paragraph 3 of that Schedule"."""
    joined: str = ""
    """What joins the last item to those before: ``"and"``, ``"or"``; empty for one item."""
    doubt: bool = False
    """A law named after the next citation may be meant for this one too:
    "section 5 and section 7 of the 1996 Act"."""


class Target(Struct, frozen=True, gc=False):
    """Where one item leads."""

    status: Status
    provisions: tuple[int, ...] = ()
    """Indices in the print, in print order: a range is written out in full.

    Of a range, only the units it counts are here ("sections 3 to 5": the clauses, without what
    stands in them).
    """
    evidence: Evidence = "none"
    nearest: int | None = None
    """For a target that does not stand in the print: the innermost part of it that does."""


class Targets(Struct, frozen=True, gc=False):
    """Where a citation leads, item by item."""

    items: tuple[Target, ...]
    law: str = ""
    """The law cited, where it is not this Bill: its name, or the words for it."""

    @property
    def provisions(self) -> tuple[int, ...]:
        """All provisions cited, in print order, each once."""
        return tuple(sorted({i for item in self.items for i in item.provisions}))

    @property
    def status(self) -> Status:
        """``here`` if every item is; else the first of unsure, dangling, external that occurs."""
        found = {item.status for item in self.items}
        order: tuple[Status, ...] = ("unsure", "dangling", "external")
        for status in order:
            if status in found:
                return status
        return "here"


class Finding(Struct, frozen=True, gc=False):
    """What became of one citation between two prints."""

    verdict: Verdict
    field: Field
    old_start: int
    old_end: int
    new_start: int
    new_end: int
    old_text: str
    new_text: str
    why: str
    """One sentence of evidence, for a reader."""
    silent: bool = False
    """Its words are the same in both prints (quote marks and spaces aside)."""
    came_in: tuple[str, ...] = ()
    """Labels, in the new print, of provisions now cited that were not cited before."""
    fell_out: tuple[str, ...] = ()
    """Labels, in the old print, of provisions cited before that are no longer cited."""
    instruction: bool = False
    """It tells where in another law the text goes ("after section 16"), and that is elsewhere."""

    @property
    def kind(self) -> ChangeKind:
        """The kind of change this is, for a :class:`~lawdiff.comparison.model.Change`."""
        return "amendment-instruction" if self.instruction else KIND_OF_VERDICT[self.verdict]

    @property
    def significance(self) -> Significance:
        """Only a reference that leads where it led is consequential."""
        return "consequential" if self.verdict in {"same", "inserted-number"} else "substantive"


class SilentFinding(Struct, frozen=True, gc=False):
    """A finding in a pair of provisions whose words did not change."""

    old: int
    """Index in the old print."""
    new: int
    """Index in the new print."""
    finding: Finding
