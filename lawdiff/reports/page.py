"""The report as one HTML page: no requests, no scripts, everything in it.

The page is laid out by a template; the words of the clauses come from
:mod:`lawdiff.reports.lawtext`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from markupsafe import Markup

from lawdiff.comparison.model import Comparison
from lawdiff.harmless import upright
from lawdiff.reports import noted, overview
from lawdiff.reports.articles import MARK_SIGNS, Article, articles_of, contents, covers_last
from lawdiff.reports.clauses import absorbed_of, clauses_of, noun
from lawdiff.reports.counts import count_changes, count_on_cover, count_provisions
from lawdiff.reports.data import warning_text
from lawdiff.reports.filters import Filter, filter_rules, filters_for
from lawdiff.reports.languages import html_language
from lawdiff.reports.lawtext import LawText
from lawdiff.reports.layout import asset, environment, written
from lawdiff.reports.links import Links, link, map_rows, marks_of, refer
from lawdiff.reports.moves import draw_moves
from lawdiff.reports.standing import counts_of
from lawdiff.reports.words import capital, name_of

if TYPE_CHECKING:
    from lawdiff.annotations.model import CarriedNote

ASSETS = Path(__file__).parent / "assets"
TEMPLATE = "report.html"


def render(comparison: Comparison, notes: Sequence[CarriedNote] = ()) -> bytes:
    """The comparison, and the notes carried to it, as one HTML page in UTF-8."""
    context = view(comparison, tuple(notes))
    css = style(context["filters"], comparison)
    return written(templates().get_template(TEMPLATE), context, css)


def view(comparison: Comparison, notes: Sequence[CarriedNote]) -> dict[str, Any]:
    """All that the template shows."""
    maps = map_rows(comparison)
    placed = noted.places_of(notes, maps)
    links = link(comparison, maps, (row for _, rows in placed for row, _ in rows))
    owners = {m: account.row for account in comparison.accounts for m in account.members}
    notes_seen = noted.view_notes(notes, placed, owners, links)
    draw_moves(comparison.old, comparison.rows, links, owners)
    marks = marks_of(placed)
    places = (links.tags, links.stubs, links.inside, links.came)
    law = LawText(comparison, maps.parents, links.ids, marks, *places)
    clauses = clauses_of(comparison)
    articles, parts = articles_of(comparison, clauses, links, law, noted.filter_classes(notes_seen))
    return {
        **_facts(comparison),
        "articles": articles,
        "fates": overview.fates(articles),
        "map": overview.bill_map(articles, parts),
        "clusters": overview.cluster_lines(comparison, links),
        "units": [article for article in articles if article.clause.unit],
        "absorbed": [
            (one, refer(links, one.index, capital(one.new.label)))
            for one in absorbed_of(comparison)
        ],
        "grave": covers_last([a for a in articles if a.outcome in overview.READ]),
        "contents": contents(articles),
        "on_cover": count_on_cover(comparison),
        "noun": noun(clauses),
        "changes": count_changes(comparison),
        "note_counts": counts_of(notes),
        "moved": count_provisions(comparison).moved,
        "displaced": sum(row.displaced for row in comparison.rows),
        "filters": filters_for(articles, parts, notes_seen),
        **_note_facts(notes_seen, articles, links, html_language(comparison.new.language)),
    }


def _facts(comparison: Comparison) -> dict[str, Any]:
    old, new = comparison.old, comparison.new
    faults = [f"{print_.path}: {warning_text(w)}" for print_ in (old, new) for w in print_.warnings]
    return {
        "lang": html_language(new.language),
        "old": old,
        "new": new,
        "title": new.title or old.title or "Untitled",
        "headline": comparison.headline,
        "warnings": list(comparison.warnings),
        "faults": faults,
    }


def _note_facts(
    views: Sequence[noted.NoteView], articles: Sequence[Article], links: Links, language: str
) -> dict[str, Any]:
    labels = {a.clause.account.row: a.clause.provision.label for a in articles}
    at: dict[int, list[noted.NoteView]] = {}
    elsewhere: dict[int, list[noted.NoteView]] = {}
    for one in views:
        if one.homes:
            at.setdefault(one.homes[0], []).append(one)
            for home in one.homes[1:]:
                elsewhere.setdefault(home, []).append(one)
    return {
        "notes": list(views),
        "notes_at": at,
        "notes_also": elsewhere,
        "notes_unshown": noted.unshown(views),
        "notes_general": [v for v in views if not v.homes and v.status not in noted.LOST],
        "tally": noted.tally(views),
        "stances": noted.columns_of(views),
        "note": lambda one: Markup(
            templates().get_template("note.html").render(n=one, lang=language)
        ),
        "positions": noted.positions(views, labels, links),
    }


@lru_cache(maxsize=1)
def templates() -> Environment:
    """The templates of this package, each compiled once."""
    made = environment()
    made.globals["signs"] = MARK_SIGNS
    return made


def style(filters: Sequence[Filter], comparison: Comparison) -> str:
    """The page's style sheet, with the rules of its filters and the head of its printed pages."""
    title = comparison.new.title or comparison.old.title
    names = f"{name_of(comparison.old)} compared with {name_of(comparison.new)}"
    left = f"@top-left{{content:{css_string(title)}}}"
    right = f"@top-right{{content:{css_string(names)}}}"
    head = f"@page{{{left}{right}}}"
    return f"{asset(ASSETS / 'report.css')}\n{head}\n{filter_rules(filters)}".strip()


def css_string(text: str) -> str:
    r"""Text as a string of a style sheet; what is neither letter nor digit is written by number.

    >>> css_string('Bill "A"</style>')
    '"Bill \\22 A\\22 \\3c \\2f style\\3e "'
    """
    words = upright(" ".join(text.split()))
    plain = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ")
    said = (c if c in plain else f"\\{ord(c):x} " for c in words)
    return f'"{"".join(said)}"'
