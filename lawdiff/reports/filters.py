"""Filters that work by style sheet alone: a list of choices hides the clauses that do not match.

Class names are made of fixed words and running numbers, never of what a print or a
note says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from lawdiff.comparison.model import ChangeKind, Significance
from lawdiff.reports.articles import Article
from lawdiff.reports.clauses import OUTCOMES
from lawdiff.reports.noted import NoteView, organisations_in, stances_in
from lawdiff.reports.words import KIND_WORDS, capital, number_of


class Choice(Struct, frozen=True):
    """One line of a filter's list."""

    words: str
    css: str
    """Class of the clauses that match."""


class Filter(Struct, frozen=True):
    """One list of choices."""

    ident: str
    label: str
    every: str
    """The first choice, which hides nothing."""
    choices: list[Choice]


def filters_for(
    articles: Sequence[Article], parts: Sequence[str], notes: Sequence[NoteView]
) -> list[Filter]:
    """The filters that have something to choose from."""
    found = [
        Filter("f-outcome", "What happened", "Everything", _outcomes(articles)),
        Filter("f-weight", "Significance", "All", _weights(articles)),
        Filter("f-kind", "Kind of change", "All kinds", _kinds(articles)),
        Filter("f-part", "Part", "All Parts", _parts(articles, parts)),
        Filter("f-by", "Organisation", "All", _organisations(notes)),
        Filter("f-stance", "Stance", "All stances", _stances(notes)),
    ]
    return [one for one in found if len(one.choices) > 1 or (notes and one.choices)]


def filter_rules(filters: Sequence[Filter]) -> str:
    """The style rules of the filters. A choice's place in its list tells which it is."""
    return "\n".join(
        f"body:has(#{one.ident} option:nth-child({place}):checked) .c:not(.{choice.css})"
        "{display:none}"
        for one in filters
        for place, choice in enumerate(one.choices, 2)
    )


def _counted(words: str, count: int) -> str:
    return f"{capital(words)} ({number_of(count, 'place')})"


def _outcomes(articles: Sequence[Article]) -> list[Choice]:
    counts = Counter(article.outcome for article in articles)
    return [
        Choice(_counted(words, counts[outcome]), f"o-{outcome}")
        for outcome, words in OUTCOMES.items()
        if counts[outcome]
    ]


def _weights(articles: Sequence[Article]) -> list[Choice]:
    counts = Counter(name for article in articles for name in article.classes.split())
    names: dict[Significance, str] = {
        "substantive": "changes in substance",
        "consequential": "consequential changes",
        "editorial": "editorial changes",
    }
    return [
        Choice(_counted(words, counts[f"g-{weight}"]), f"g-{weight}")
        for weight, words in names.items()
        if counts[f"g-{weight}"]
    ]


def _kinds(articles: Sequence[Article]) -> list[Choice]:
    counts: Counter[ChangeKind] = Counter(
        kind for article in articles for kind in article.clause.kinds
    )
    return [
        Choice(_counted(words, counts[kind]), f"k-{kind}")
        for kind, words in KIND_WORDS.items()
        if counts[kind]
    ]


def _parts(articles: Sequence[Article], parts: Sequence[str]) -> list[Choice]:
    counts = Counter(article.part for article in articles)
    found = [
        Choice(_counted(name, counts[number]), f"p-{number}")
        for number, name in enumerate(parts, 1)
        if counts[number]
    ]
    return [Choice(_counted("outside Parts", counts[0]), "p-0"), *found] if counts[0] else found


def _organisations(notes: Sequence[NoteView]) -> list[Choice]:
    placed = Counter(view.by for view in notes if view.homes)
    return [
        Choice(f"{name} ({number_of(placed[name], 'note')})", f"by-{number}")
        for number, name in enumerate(organisations_in(notes), 1)
        if placed[name]
    ]


def _stances(notes: Sequence[NoteView]) -> list[Choice]:
    placed = Counter(view.stance for view in notes if view.homes)
    return [
        Choice(f"{capital(stance)} ({number_of(placed[stance], 'note')})", f"st-{number}")
        for number, stance in enumerate(stances_in(notes), 1)
        if placed[stance]
    ]
