"""The history as one HTML page: no requests, no scripts, everything in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lawdiff.history.model import History
from lawdiff.history.notes import NoteLife
from lawdiff.reports.anchors import Anchors
from lawdiff.reports.data import warning_text
from lawdiff.reports.history.concordance import MARKS, ConcordanceLine, concordance
from lawdiff.reports.history.life import Life, Lives
from lawdiff.reports.history.returns import returns_at
from lawdiff.reports.history.timeline import timeline
from lawdiff.reports.history.voices import Voice, voices_of
from lawdiff.reports.history.words import GROUPS, short_label
from lawdiff.reports.languages import html_language
from lawdiff.reports.layout import asset, written
from lawdiff.reports.page import ASSETS, templates

TEMPLATE = "history.html"


def render(history: History, notes: Sequence[NoteLife] = ()) -> bytes:
    """The history, and the notes carried along it, as one HTML page in UTF-8."""
    css = f"{asset(ASSETS / 'report.css')}\n{asset(ASSETS / 'history.css')}"
    return written(templates().get_template(TEMPLATE), view(history, notes), css)


def view(history: History, notes: Sequence[NoteLife]) -> dict[str, Any]:
    """All that the template shows."""
    table = concordance(history)
    anchors = Anchors()
    idents = {line.lineage: anchors.take("life", _last_label(line)) for line in table}
    lives = Lives(history)
    told = [lives.tell(line, idents[line.lineage]) for line in table if _is_clause(history, line)]
    voices = voices_of(history, notes, {life.lineage for life in told})
    last = history.prints[-1]
    return {
        "lang": html_language(last.language),
        "title": last.title or "Untitled",
        "prints": history.prints,
        "warnings": history.warnings,
        "faults": [f"{p.path}: {warning_text(w)}" for p in history.prints for w in p.warnings],
        "returns": returns_at(history),
        "figures": [(history.prints[row.print], row) for row in history.figures],
        "table": table,
        "idents": {life.lineage: life.ident for life in told},
        "marks": MARKS,
        "short": short_label,
        "picture": timeline(history, table),
        "lives": told,
        "disagreements": history.disagreements,
        **_voices(voices, told),
    }


def _voices(voices: Sequence[Voice], told: Sequence[Life]) -> dict[str, Any]:
    at: dict[int, list[Voice]] = {life.lineage: [] for life in told}
    for voice in voices:
        if voice.lineage is not None:
            at[voice.lineage].append(voice)
    return {
        "voices": voices,
        "voices_at": at,
        "voices_elsewhere": [voice for voice in voices if voice.lineage is None],
    }


def _last_label(line: ConcordanceLine) -> str:
    return next(cell.label for cell in reversed(line.cells) if cell.label)


def _is_clause(history: History, line: ConcordanceLine) -> bool:
    return history.lineages[line.lineage].kind not in GROUPS
