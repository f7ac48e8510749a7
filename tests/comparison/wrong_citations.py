"""Prints in which one number, unit or law inside a citation is another, and no tag is.

It is what happens when words are changed by hand and the file's links stay, or the links are
made anew and the words stay.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from msgspec.structs import replace

from lawdiff.comparison.citations.grammar import find_citations
from lawdiff.prints.model import Print, Provision, Reference

_NUMBER = re.compile(r"(?<![\w.])([A-Z]{0,2})(\d{1,3})([A-Z]{0,2})(?![\w.])|(?<=\()([a-y])(?=\))")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_UNIT = re.compile(
    r"\b(?:[Ss]ections?|[Ss]ub-?sections?|[Pp]aragraphs?|[Ss]ub-paragraphs?|Articles?|Parts?"
    r"|Schedules?|Chapters?)\b"
)
_OTHER_UNIT = {
    "section": "regulation",
    "subsection": "paragraph",
    "paragraph": "section",
    "sub-paragraph": "section",
    "article": "rule",
    "part": "Chapter",
    "schedule": "section",
    "chapter": "Part",
}
_LAW = re.compile(r"\b(?:[A-Z][a-z]+ )Act (?=\d{4})|\b(?:[Tt]his|[Tt]hat) Act\b")


@dataclass(frozen=True, slots=True)
class Wrong:
    """One citation made wrong."""

    provision: int
    start: int
    before: str
    after: str


def with_wrong_citations(print_: Print, seed: int) -> tuple[Print, tuple[Wrong, ...]]:
    """A print in which one citation of each provision says something else than it did.

    Args:
        print_: the print; its tags stay.
        seed: of what is chosen.

    Returns:
        The print, and what was changed in it.
    """
    chance = random.Random(seed)
    provisions = list(print_.provisions)
    wrong: list[Wrong] = []
    for provision in print_.provisions:
        if provision.kind == "cover" or provision.tables or provision.formulae:
            continue
        edits = list(_edits(provision.text, print_.title)) if provision.text else []
        if not edits:
            continue
        start, end, words = chance.choice(edits)
        provisions[provision.index] = _edited(provision, start, end, words)
        around = slice(max(0, start - 40), end + 40)
        made = provision.text[around.start : start] + f"[{words}]" + provision.text[end : end + 40]
        wrong.append(Wrong(provision.index, start, provision.text[around], made))
    return replace(print_, provisions=tuple(provisions)), tuple(wrong)


def alone(print_: Print, made: Print, edit: Wrong) -> Print:
    """The print with this one citation made wrong and no other."""
    provisions = list(print_.provisions)
    provisions[edit.provision] = made.provisions[edit.provision]
    return replace(print_, provisions=tuple(provisions))


def _edits(text: str, title: str) -> Iterator[tuple[int, int, str]]:
    """Ways to make a text cite something else: start and end of words, and others for them."""
    own = re.sub(r"(?: \(No\. ?\d+\))? (?:Bill|Act)\b.*", " Act ", title)
    for citation in find_citations(text):
        span = citation.start, citation.end
        for found in _NUMBER.finditer(text, *span):
            if found[4]:
                yield (*found.span(4), chr(ord(found[4]) + 1))
            else:
                yield (*found.span(2), str(int(found[2]) + 1))
        for found in _YEAR.finditer(text, *span):
            if text[: found.start()].endswith(own):
                continue  # the year in which the Bill is to become an Act
            yield (*found.span(), str(int(found[0]) + 1))
        for found in _UNIT.finditer(text, *span):
            word = found[0].lower()
            plural = word.endswith("s")
            other = _OTHER_UNIT.get(word.removesuffix("s").replace("sub-s", "subs"))
            if other:
                yield (*found.span(), other + "s" * plural)
        for found in _LAW.finditer(text, *span):
            yield (*found.span(), _other_law(found[0]))


def _other_law(words: str) -> str:
    if words.lower() == "this act":
        return "that Act"
    if words.lower() == "that act":
        return "the Docks Act 1971"
    return "Docks Act "


def _edited(provision: Provision, start: int, end: int, words: str) -> Provision:
    more = len(words) - (end - start)

    def moved(at: int) -> int:
        return at + more if at >= end else min(at, start + len(words))

    references = tuple(
        replace(r, start=r.start if r.start <= start else moved(r.start), end=moved(r.end))
        for r in provision.references
    )
    return replace(
        provision,
        text=provision.text[:start] + words + provision.text[end:],
        references=tuple(r for r in references if _stands(r)),
        breaks=tuple(moved(at) for at in provision.breaks),
    )


def _stands(reference: Reference) -> bool:
    return reference.start < reference.end
