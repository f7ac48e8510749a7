"""The clauses as the page shows them: what stands above, beside and below their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup
from msgspec import Struct

from lawdiff.comparison.model import Change, Comparison, Row
from lawdiff.prints.model import Provision
from lawdiff.reports.clauses import Clause, figures, kinds_in_words
from lawdiff.reports.lawtext import LawText
from lawdiff.reports.links import Links
from lawdiff.reports.spots import Spot, spot_of
from lawdiff.reports.words import KIND_WORDS, SIGNIFICANCE_WORDS, capital, number_of, place_of

OPEN_OUTCOMES = frozenset({"inserted", "deleted", "substantive"})
"""What a reader sees in full at once; the rest is one click away."""

QUIET_OUTCOMES = frozenset({"consequential", "editorial", "renumbered", "unchanged"})
"""What a reader may pass over: shown on two lines, with the words folded."""

MARK_SIGNS = {
    "inserted": "+",
    "deleted": "−",
    "substantive": "●",
    "consequential": "○",
    "editorial": "◦",
    "moved": "→",
    "renumbered": "",
    "unchanged": "",
}
"""A sign beside each clause in the overviews; the word for it always stands with it."""


class ChangeLine(Struct, frozen=True):
    """One change, with where it is on the page and why it is classed as it is."""

    label: str
    was: str
    now: str
    place: str
    old_place: str
    kind: str
    why: str


class Article(Struct, frozen=True):
    """One clause, schedule, Part, cross-heading or text outside clauses, on the page."""

    ident: str
    clause: Clause
    cell: str
    """Id of its place in the picture of the Bill, by its old address; empty for a new one."""
    title: str
    heading: Markup
    where: str
    spot: Spot
    """Where the first change of substance is."""
    happened: str
    """What happened to it, in words."""
    kinds: str
    """Kinds of its changes in substance, in words."""
    figures: str
    sentence: str
    tag: Markup
    body: Markup
    stub: Markup
    quiet: bool
    """Nothing happened to it beside its number: it is shown on two lines."""
    folded: str
    """Summary of the fold its words are in; empty: they are open."""
    invite: str
    """What opening it shows: ``"show the text (12 provisions)"``."""
    lines: list[ChangeLine]
    classes: str
    """For the filters and the style sheet."""
    sign: str
    short: str
    """How the contents name it: ``"29"``, ``"Schedule 2"``."""
    part: int
    """Number of the Part it stands in, from 1; 0 outside Parts."""
    size: int

    @property
    def outcome(self) -> str:
        """What happened to it, as one word."""
        return self.clause.outcome


def articles_of(
    comparison: Comparison,
    clauses: Sequence[Clause],
    links: Links,
    law: LawText,
    noted: Mapping[int, str],
) -> tuple[list[Article], list[str]]:
    """All clauses as articles, and the names of the Parts, in order.

    Args:
        comparison: two prints, compared.
        clauses: its accounts.
        links: ids and links of the page.
        law: the writer of their words.
        noted: classes for the filters by organisation and stance, by row of the account.
    """
    parts: list[str] = []
    articles = []
    for clause in clauses:
        provision = clause.provision
        part = _part(clause, comparison, parts)
        index = clause.account.row
        articles.append(
            Article(
                ident=links.ids[index],
                cell=_cell(clause, links),
                clause=clause,
                title=_title(clause),
                heading=Markup(law.heading(index)),
                where=_where(clause.row),
                spot=spot_of(clause, comparison.rows),
                happened=clause.happened,
                kinds=kinds_in_words(clause.grave),
                figures=figures(clause),
                sentence=clause.sentence,
                tag=Markup(links.tags.get(index, "")),
                body=Markup(law.clause(clause.account)),
                stub=Markup(links.stubs.get(index, "")),
                quiet=clause.outcome in QUIET_OUTCOMES,
                folded=_folded(clause),
                invite=_invite(clause),
                lines=_lines(clause, comparison.rows),
                classes=_classes(clause, part, noted.get(index, ""), index in links.came),
                sign=MARK_SIGNS[clause.outcome],
                short=_short(provision),
                part=part,
                size=_size(clause, comparison.rows),
            )
        )
    return articles, parts


def covers_last(articles: Sequence[Article]) -> list[Article]:
    """The articles with those about the cover and the contents table at the end."""
    return sorted(articles, key=lambda article: article.clause.provision.kind == "cover")


def contents(articles: Sequence[Article]) -> list[Article]:
    """The articles as the contents list them: what stands outside clauses comes last."""
    return sorted(articles, key=lambda article: not (article.clause.unit or article.clause.group))


def _part(clause: Clause, comparison: Comparison, parts: list[str]) -> int:
    """The Part a clause stands in; what was left out stands where the clause before it does."""
    provision = clause.provision
    if clause.row.new is None:
        return len(parts)
    if provision.kind == "part" and provision.parent is None:
        name = capital(provision.label)
        parts.append(f"{name}: {provision.heading}" if provision.heading else name)
        return len(parts)
    above = comparison.new.ancestors(provision.index)
    kinds = [comparison.new.provisions[index].kind for index in above]
    if provision.kind == "schedule" or "schedule" in kinds:
        if not parts or parts[-1] != "Schedules":
            parts.append("Schedules")
        return len(parts)
    return len(parts) if "part" in kinds else 0


def _size(clause: Clause, rows: Sequence[Row]) -> int:
    """Letters in it, in the new print or, where it was left out, in the old one."""
    total = 0
    for member in clause.account.members:
        row = rows[member]
        if row.new is not None:
            total += len(row.new.text)
        elif row.old is not None and clause.row.new is None:
            total += len(row.old.text)
    return total


def _cell(clause: Clause, links: Links) -> str:
    if not clause.unit or clause.row.old is None or not clause.row.primary:
        return ""
    return links.anchors.take("map-was", clause.row.old.label)


def _title(clause: Clause) -> str:
    """Both addresses; for a cross-heading, which is named by its words, only what it is."""
    if clause.provision.kind == "crossheading" and clause.provision.heading:
        fate = {"inserted": " (inserted)", "deleted": " (left out)"}
        return f"Cross-heading{fate.get(clause.outcome, '')}"
    return clause.title


def _short(provision: Provision) -> str:
    if provision.kind in ("clause", "section", "article") and provision.number:
        return provision.number
    if provision.kind == "crossheading" and provision.heading:
        return ""
    return capital(provision.label)


def _where(row: Row) -> str:
    """Page and line on both sides, as amendment papers cite them."""
    new, old = place_of(row.new), place_of(row.old)
    if row.old is None or row.new is None:
        return capital(new or old)
    if new and old:
        return f"{capital(new)} (was {old})"
    return capital(new) if new else (f"{capital(old)} of the old print" if old else "")


def _folded(clause: Clause) -> str:
    """The line that stands for a clause's words until they are opened; empty where they are."""
    if clause.outcome in OPEN_OUTCOMES:
        return ""
    return "Same words" if clause.outcome == "moved" else capital(clause.happened)


def _invite(clause: Clause) -> str:
    """What opening the fold shows."""
    changes = sum(clause.kinds.values())
    if changes:
        return f"show the text with its {number_of(changes, 'change')}"
    count = len(clause.account.members)
    return f"show the text ({count:,} provisions)" if count > 1 else "show the text"


def _lines(clause: Clause, rows: Sequence[Row]) -> list[ChangeLine]:
    return [
        _line(row, change)
        for member in clause.account.members
        if (row := rows[member]).changes
        for change in row.changes
    ]


def _line(row: Row, change: Change) -> ChangeLine:
    assert row.new is not None
    in_text = change.field == "text"
    return ChangeLine(
        label=capital(row.new.label),
        was=change.old_text,
        now=change.new_text,
        place=place_of(row.new, change.new_start if in_text else None),
        old_place=place_of(row.old, change.old_start if in_text else None),
        kind=f"{KIND_WORDS[change.kind]}, {SIGNIFICANCE_WORDS[change.significance]}",
        why=change.why,
    )


def _classes(clause: Clause, part: int, noted: str, came: bool) -> str:
    found = ["c", f"o-{clause.outcome}", f"p-{part}"]
    found += [f"g-{significance}" for significance in clause.significances]
    if clause.outcome == "substantive" and "substantive" not in clause.significances:
        found.append("g-substantive")  # a provision came, went or moved: no change is listed
    if clause.row.slight:
        found.append("g-editorial")
    found += [f"k-{kind}" for kind in clause.kinds]
    if clause.group:
        found.append("grp")
    if clause.provision.kind == "cover":
        found.append("cov")
    if came:
        found.append("mi")
    if noted:
        found.append(noted)
    return " ".join(found)
