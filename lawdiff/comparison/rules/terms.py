"""A body, an office or a term replaced by another.

What is replaced in several places is a term, and so is a body or office replaced in one: the
words of both prints name one. Singular and plural, and the possessive, are the same term. The
words that both names share ("Board partners" → "partners") are shown with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from msgspec.structs import replace

from lawdiff.comparison.model import Change, Row
from lawdiff.comparison.rules.slips import one_slip

LONGEST = 7
"""Words a term may have."""

_ARTICLES = frozenset({"a", "an", "the", "any", "each", "every", "that", "its", "their", "such"})
_PLURALS = {"children": "child", "persons": "person", "people": "person", "bodies": "body"}
_BODIES = frozenset(
    """authority board agency commission commissioner council court tribunal minister secretary
    state chancellor panel committee regulator partner officer inspector inspectorate ombudsman
    body department treasury executive office trust registrar service constable constabulary
    assembly corporation company society association police judge magistrate justice sheriff
    director controller comptroller advocate attorney president chair trustee provider operator
    ofsted ofqual ofcom ofgem england wales scotland ireland kingdom government parliament senedd
    institution bank union federation employer employee worker tenant landlord lessee lessor
    patient claimant applicant licensee""".split()
)
_HELPERS = frozenset(
    """has have had is are was were be been being do does did may must shall will can not no if
    unless which who whom whose it he she they them him her his under from by as than""".split()
)
_SMALL = frozenset("of for and or the in to on at by with".split())

WHY_SEVERAL = "“{old}” becomes “{new}” in {count} places."
WHY_ONE = "“{old}” becomes “{new}”: one body, office or term in place of another."

_SYMBOL = re.compile(r"[A-Z][A-Za-z]*\d")

Key = tuple[str, str]


class Place(NamedTuple):
    """A change that may replace a term."""

    row: int
    position: int
    change: Change


class Term(NamedTuple):
    """A term found to be replaced, with every place."""

    key: Key
    old: str
    new: str
    places: tuple[Place, ...]


def found(rows: Sequence[Row]) -> list[Term]:
    """The terms replaced between two prints, in the order in which they first are."""
    groups: dict[Key, list[Place]] = {}
    for place in _candidates(rows):
        key = stem(place.change.old_text), stem(place.change.new_text)
        if key[0] and key[1] and key[0] != key[1]:
            groups.setdefault(key, []).append(place)
    terms: list[Term] = []
    for (old, new), places in groups.items():
        if (new, old) in groups:
            continue  # They changed places: neither replaced the other.
        wide = _widened([place.change for place in places], rows, places)
        several = len(places) > 1 and _nominal(old) and _nominal(new)
        if several or _names(wide[0][0], wide[0][1], rows, places[0]):
            terms.append(
                Term(
                    (old, new),
                    _commonest(pair[0] for pair in wide),
                    _commonest(pair[1] for pair in wide),
                    tuple(places),
                )
            )
    return terms


def marked(rows: Sequence[Row], terms: Sequence[Term]) -> dict[int, dict[int, Change]]:
    """The changes to put in place: by row, by position among its changes."""
    out: dict[int, dict[int, Change]] = {}
    for term in terms:
        count = len(term.places)
        why = (WHY_SEVERAL if count > 1 else WHY_ONE).format(
            old=term.old, new=term.new, count=count
        )
        for place in term.places:
            kind = "heading" if place.change.field == "heading" else "term"
            changed = replace(place.change, kind=kind, why=why)
            out.setdefault(place.row, {})[place.position] = changed
    return out


class Words:
    """The words of a new print, to find where a term still stands."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._said = [
            (n, f"{new.heading}\n{new.text}" if new.heading else new.text)
            for n, row in enumerate(rows)
            if (new := row.new) is not None and row.primary and new.kind != "cover"
        ]

    @cached_property
    def _lower(self) -> list[tuple[int, str]]:
        return [(n, said.lower()) for n, said in self._said]

    def rows_with(self, term: str) -> tuple[int, ...]:
        """Rows whose words have the term, its plural or its possessive."""
        # "Board" the body is not "board" the timber.
        capital = term[:1].isupper() and " " not in term
        wanted = _singular(term)
        ending = _IES if wanted.lower().endswith("y") else _S
        wanted = wanted[:-1] if ending is _IES else wanted
        texts = self._said
        if not capital:
            texts, wanted = self._lower, wanted.lower()
        return tuple(n for n, text in texts if wanted in text and _stands(wanted, ending, text))


def _stands(words: str, ending: re.Pattern[str], text: str) -> bool:
    """Whether words stand in a text with such an ending, not inside another word."""
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if not (at and text[at - 1].isalnum()) and ending.match(text, end):
            return True
        at = text.find(words, end)
    return False


_S = re.compile(r"(?:s|es)?(?!\w)")
_IES = re.compile(r"(?:y|ies)(?!\w)")


def _candidates(rows: Sequence[Row]) -> Iterator[Place]:
    for n, row in enumerate(rows):
        if not row.changes or row.new is None or row.new.kind == "cover":
            continue
        for position, change in enumerate(row.changes):
            if change.significance != "substantive" or not (change.old_text and change.new_text):
                continue
            if change.kind not in ("wording", "heading"):
                continue
            if len(change.old_text.split()) <= LONGEST and len(change.new_text.split()) <= LONGEST:
                yield Place(n, position, change)


def stem(words: str) -> str:
    """What the singular, the plural and the possessive of a term have in common.

    >>> stem("the Local Authorities’"), stem("a local authority")
    ('local authority', 'local authority')
    """
    found = re.findall(r"[^\W_]+(?:[-’'][^\W_]+)*", words.casefold())
    while found and found[0] in _ARTICLES:
        del found[0]
    return " ".join(_singular(word) for word in found)


def _singular(word: str) -> str:
    """One of them: "authorities" → "authority". Capitals stay."""
    word = re.sub(r"['’]s?$", "", word)
    if word in _PLURALS:
        return _PLURALS[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _nominal(stemmed: str) -> bool:
    """It can be the name of something: no verb's helper in it, no little word at its ends."""
    words = stemmed.split()
    return (
        not _HELPERS.intersection(words)
        and words[0] not in _SMALL
        and words[-1] not in _SMALL
        and not any(word.isdigit() for word in words)
    )


# The whole of the name ------------------------------------------------------------------------


def _widened(
    changes: Sequence[Change], rows: Sequence[Row], places: Sequence[Place]
) -> list[tuple[str, str]]:
    """Old and new words of each place, with the words after them that belong to both names."""
    tails = [_tail(place, rows) for place in places]
    shared: list[str] = []
    for words in zip(*tails, strict=False):
        if len({_singular(word.casefold()) for word in words}) > 1:
            break
        shared.append(words[0])
    # Only a noun that can carry a name closes one: "Board [partners]".
    while shared and _singular(shared[-1].casefold()) not in _BODIES:
        shared.pop()
    size = len(shared)
    return [
        (
            " ".join([_bare(change.old_text), *tail[:size]]),
            " ".join([_bare(change.new_text), *tail[:size]]),
        )
        for change, tail in zip(changes, tails, strict=True)
    ]


def _bare(words: str) -> str:
    """Without an article in front."""
    first, _, rest = words.partition(" ")
    return rest if rest and first.casefold() in _ARTICLES else words


def _tail(place: Place, rows: Sequence[Row]) -> list[str]:
    new = rows[place.row].new
    assert new is not None
    text = new.heading if place.change.field == "heading" else new.text
    match = re.match(r"(?: [^\W\d_]+){1,2}", text[place.change.new_end :])
    return match.group().split() if match else []


def _names(old: str, new: str, rows: Sequence[Row], place: Place) -> bool:
    """Both phrases name a body or an office: by their last word, or by their capitals."""
    if _same_body(place.change):
        return False
    if _heads(old) and _heads(new):
        return True
    if _HELPERS & {old.casefold(), new.casefold()} or _SYMBOL.match(old) or _SYMBOL.match(new):
        return False  # "His" is nobody's name, and CO2 is none
    start = place.change.old_start == 0 or place.change.new_start == 0
    return not start and _proper(old) and _proper(new)


def _same_body(change: Change) -> bool:
    """The same words in another order, or a slip: "authorise" for "authorize" is no new body."""
    a, b = stem(change.old_text), stem(change.new_text)
    slip = a.isalpha() and b.isalpha() and one_slip(a, b)
    return slip or sorted(a.split()) == sorted(b.split())


def _heads(phrase: str) -> bool:
    words = [_singular(word) for word in re.findall(r"[^\W\d_]+", phrase.casefold())]
    if not words:
        return False
    head = words[-1]
    for n, word in enumerate(words[1:], 1):
        if word in _SMALL:
            head = words[n - 1]
            break
    return head in _BODIES


def _proper(phrase: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_]+", phrase) if word not in _SMALL]
    return bool(words) and all(word[0].isupper() for word in words)


def _commonest(phrases: Iterable[str]) -> str:
    """The singular if it occurs, else the form that occurs most; of equals the shortest."""
    counts: dict[str, int] = {}
    for phrase in phrases:
        counts[phrase] = counts.get(phrase, 0) + 1
    return min(counts, key=lambda p: (_singular(p.split()[-1]) != p.split()[-1], -counts[p], p))
