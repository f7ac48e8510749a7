"""The comparison as Markdown, to paste into a briefing.

What changed in substance in full, clause by clause, with page and line; what is
consequential or editorial counted and named. GitHub's dialect (tables and ``~~``).
What the prints and notes say is escaped: their words never become markup.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from lawdiff.comparison.model import Cluster, Comparison, Field, Row
from lawdiff.harmless import still
from lawdiff.prints.model import Print, Provision
from lawdiff.reports.clauses import (
    OUTCOMES,
    Absorbed,
    Clause,
    absorbed_of,
    clauses_of,
    figures,
    kinds_in_words,
    moves_in_words,
    noun,
)
from lawdiff.reports.marked import segments
from lawdiff.reports.repeats import repeat_of
from lawdiff.reports.spots import Spot, spot_of
from lawdiff.reports.standing import HEADINGS, sentence, standing_of
from lawdiff.reports.words import (
    KIND_WORDS,
    SIGNIFICANCE_WORDS,
    capital,
    describe,
    name_of,
)

if TYPE_CHECKING:
    from lawdiff.annotations.model import CarriedNote

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!&$])")
_LEADING = re.compile(r"^(\s*)([-+=:]|\d+(?=[.)]))")


def render(comparison: Comparison, notes: Sequence[CarriedNote] = ()) -> bytes:
    """The comparison as Markdown, UTF-8, with a final line feed."""
    clauses = clauses_of(comparison)
    blocks = [
        *_top(comparison, clauses),
        *_substance(comparison, clauses),
        *_moved(comparison),
        *_clusters(comparison.clusters, comparison.rows),
        *_quiet(comparison, clauses),
        *_concordance(clauses, absorbed_of(comparison)),
        *_notes(notes),
        _foot(comparison),
    ]
    return (still("\n\n".join(blocks)) + "\n").encode("utf-8", "replace")


def escape(text: str) -> str:
    r"""Text that means itself in Markdown, on one line.

    >>> escape("see <b> and *this*, 1_000 | 2")
    'see \\<b\\> and \\*this\\*, 1\\_000 \\| 2'
    >>> escape("- not a list"), escape("1. nor this")
    ('\\- not a list', '1\\. nor this')
    """
    said = _MARKUP.sub(r"\\\1", " ".join(text.split()))
    if not said:
        return said
    leading = _LEADING.match(said)
    if leading is None:
        return said
    if leading[2].isdecimal():
        return f"{leading[0]}\\{said[leading.end() :]}"
    return f"{leading[1]}\\{said[leading.start(2) :]}"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; its cells are Markdown already."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _top(comparison: Comparison, clauses: Sequence[Clause]) -> Iterator[str]:
    old, new = comparison.old, comparison.new
    yield f"# {escape(new.title or 'Untitled')}: what changed"
    yield f"From **{escape(describe(old))}** to **{escape(describe(new))}**."
    yield escape(comparison.headline)
    for warning in comparison.warnings:
        yield f"**Please note:** {escape(warning)}"
    units = [clause for clause in clauses if clause.unit] or list(clauses)
    fates = Counter(clause.outcome for clause in units)
    yield table(
        (f"What happened to the {noun(units)[1]}", "How many"),
        [(capital(OUTCOMES[fate]), f"{fates[fate]:,}") for fate in OUTCOMES if fates[fate]],
    )


def _substance(comparison: Comparison, clauses: Sequence[Clause]) -> Iterator[str]:
    grave = [c for c in clauses if c.outcome in ("inserted", "deleted", "substantive")]
    grave.sort(key=lambda clause: clause.provision.kind == "cover")
    if not grave:
        return
    yield "## Inserted, left out or changed in substance"
    for clause in grave:
        heading = clause.provision.heading
        yield f"### {escape(clause.title)}{f': {escape(heading)}' if heading else ''}"
        where = _where(spot_of(clause, comparison.rows))
        facts = "; ".join(part for part in (where, kinds_in_words(clause.grave)) if part)
        said = escape(clause.sentence)
        yield f"{said} *{escape(capital(facts))}.*" if facts else said
        yield from _words(comparison.rows, clause)


def _where(spot: Spot) -> str:
    """Page and line of the first change of substance, on both sides."""
    if not spot.new or not spot.old:
        return spot.new or (f"{spot.old} of the old print" if spot.old else "")
    return f"{spot.new} (was {spot.old})"


def _words(rows: Sequence[Row], clause: Clause) -> Iterator[str]:
    """The provisions of a clause in which something of substance happened, as a list."""
    whole = clause.outcome in ("inserted", "deleted")
    items = []
    for member in clause.account.members:
        row = rows[member]
        if row.old is None or row.new is None:
            items.append(_alone(row, whole))
        elif whole:
            items.append(_brought(row))
        elif row.substantive:
            items.extend(_changed(row))
    items = [item for item in items if item]
    if items:
        yield "\n".join(f"- {item}" for item in items)


def _alone(row: Row, whole: bool) -> str:
    """A provision that was inserted or left out, in full."""
    provision = row.new if row.new is not None else row.old
    assert provision is not None
    words = ". ".join(escape(part) for part in (provision.heading, provision.text) if part)
    label = escape(capital(provision.label))
    if not words:
        return "" if whole else f"**{label}** ({'inserted' if row.old is None else 'left out'})"
    mark = f"**{words}**" if row.old is None else f"~~{words}~~"
    said = "inserted" if row.old is None else "left out"
    return f"{label}: {words}" if whole else f"{label}, {said}: {mark}"


def _brought(row: Row) -> str:
    """A provision of an inserted clause that stood elsewhere before, in full."""
    assert row.old is not None
    assert row.new is not None
    fields: tuple[Field, ...] = ("heading", "text")
    words = ". ".join(said for field in fields if (said := marked(row, field)))
    label = escape(capital(row.new.label))
    was = f"{label} (was {escape(row.old.label)})"
    return f"{was}: {words}" if words else ""


def _changed(row: Row) -> Iterator[str]:
    """A provision's words with what was left out struck and what came in bold."""
    assert row.new is not None
    if row.displaced and row.old is not None and row.old.label != row.new.label:
        words = ". ".join(escape(part) for part in (row.new.heading, row.new.text) if part)
        yield f"{escape(capital(row.new.label))}, moved (was {escape(row.old.label)}): {words}"
    for field in ("heading", "text"):
        if any(c.field == field and c.significance == "substantive" for c in row.changes):
            part = "heading" if field == "heading" else ""
            label = escape(", ".join(x for x in (capital(row.new.label), part) if x))
            yield f"{label}: {marked(row, 'heading' if part else 'text')}"


def marked(row: Row, field: Field) -> str:
    """A row's words on one line: what was left out struck, what came in bold."""
    parts: list[str | Marked] = []
    for segment in segments(row, field):
        if segment.change is None:
            parts.append(_inner(segment.new))
            continue
        old, new = segment.old.strip(), segment.new.strip()
        if segment.left or segment.old[:1].isspace() or segment.new[:1].isspace():
            parts.append(" ")
        marks = [("~~", old)] if old else []
        marks += [("**", new)] if new else []
        for sign, words in marks:
            parts.append(Marked(sign, words))
        if segment.right or segment.old[-1:].isspace() or segment.new[-1:].isspace():
            parts.append(" ")
    return " ".join(_joined(parts).split())


class Marked(NamedTuple):
    """Words between two signs."""

    sign: str
    words: str


def _joined(parts: Sequence[str | Marked]) -> str:
    """All parts as one line, with a space where a sign would else not be read as one.

    A sign between a letter and a punctuation mark opens and closes nothing (CommonMark
    0.31, "left-flanking delimiter run"), and two signs must not touch.
    """
    said = ""
    for place, part in enumerate(parts):
        if isinstance(part, str):
            said += part
            continue
        before = said[-1:]
        if before in "*~" or (before.isalnum() and not part.words[0].isalnum()):
            said += " " if before else ""
        said += f"{part.sign}{_inner(part.words)}{part.sign}"
        after = parts[place + 1] if place + 1 < len(parts) else ""
        if isinstance(after, str) and after[:1].isalnum() and not part.words[-1].isalnum():
            said += " "
    return said


def _inner(text: str) -> str:
    """Escaped, but with its outer spaces kept: it stands within a line."""
    return _MARKUP.sub(r"\\\1", text)


def _moved(comparison: Comparison) -> Iterator[str]:
    """Each provision that stands in another place, with where it stood."""
    moves = moves_in_words(comparison.rows)
    if moves:
        yield "## Moved"
        yield "\n".join(f"- {escape(one)}" for one in moves)


def _clusters(clusters: Sequence[Cluster], rows: Sequence[Row]) -> Iterator[str]:
    if not clusters:
        return
    yield "## The same change in several places"
    yield table(
        ("Was", "Now", "Places", "Kind"),
        [
            (
                escape(both.was) or "(nothing)",
                escape(both.now) or "(nothing)",
                f"{c.count:,}",
                f"{KIND_WORDS[c.kind]}, {SIGNIFICANCE_WORDS[c.significance]}",
            )
            for c in clusters
            for both in [repeat_of(c, rows)]
        ],
    )


def _quiet(comparison: Comparison, clauses: Sequence[Clause]) -> Iterator[str]:
    """Clauses with nothing but consequential or editorial changes."""
    quiet = [c for c in clauses if c.outcome in ("consequential", "editorial")]
    if not quiet:
        return
    yield "## Consequential and editorial changes only"
    yield "\n".join(f"- {escape(clause.title)}: {escape(figures(clause))}" for clause in quiet)


def _concordance(clauses: Sequence[Clause], parts: Sequence[Absorbed]) -> Iterator[str]:
    units = [clause for clause in clauses if clause.unit]
    if not units and not parts:
        return
    yield "## Where each clause went"
    yield table(
        ("Old", "New", "Heading", "What happened"),
        [
            (
                _label(clause.row.old),
                _label(clause.row.new),
                escape(clause.provision.heading),
                capital(clause.happened),
            )
            for clause in units
        ]
        + [
            (_label(one.old), _label(one.new), escape(one.old.heading), capital(one.happened))
            for one in parts
        ],
    )


def _label(provision: Provision | None) -> str:
    return escape(capital(provision.label)) if provision is not None else "–"


def _notes(notes: Sequence[CarriedNote]) -> Iterator[str]:
    if not notes:
        return
    yield "## Notes"
    yield sentence(notes)
    yield table(
        ("Note", "By", "Stance", "Written about", "Now"),
        [
            (
                escape(note.note.id),
                escape(note.note.by),
                note.note.stance or "not said",
                escape(f"{note.label}, {note.written_on}".strip(", ")),
                escape(note.shown),
            )
            for note in notes
        ],
    )
    for standing, heading in HEADINGS.items():
        found = [note for note in notes if standing_of(note) == standing]
        if found:
            yield f"### {heading}"
            yield "\n".join(f"- {escape(note.note.id)}: {escape(note.why)}" for note in found)


def _foot(comparison: Comparison) -> str:
    from lawdiff import __version__  # noqa: PLC0415  (the package imports this room)

    return (
        f"Made by lawdiff {__version__} from {_source(comparison.old)} and "
        f"{_source(comparison.new)}. The words of the prints belong to their publishers."
    )


def _source(print_: Print) -> str:
    return f"{escape(name_of(print_))} (SHA-256 {print_.sha256[:12]}…)"
