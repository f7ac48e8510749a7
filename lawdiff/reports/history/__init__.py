"""The forms a history can be written in."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal

from lawdiff.errors import BadRequest

if TYPE_CHECKING:
    from lawdiff.history.model import History
    from lawdiff.history.notes import NoteLife

Form = Literal["html", "json", "csv", "numbering", "md", "text"]

FORMS: dict[str, str] = {
    "html": "lawdiff.reports.history.page",
    "json": "lawdiff.reports.history.data",
    "csv": "lawdiff.reports.history.steps",
    "numbering": "lawdiff.reports.history.numbering",
    "md": "lawdiff.reports.history.markdown",
    "text": "lawdiff.reports.history.terminal",
}
"""Form → the module that writes it."""

PAGES = frozenset({"html", "md", "text", "numbering"})
"""Forms that say nowhere at which XPath a provision stands."""

_SUFFIXES = {
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".csv": "csv",
    ".md": "md",
    ".markdown": "md",
    ".txt": "text",
}


def form_of(path: str) -> str:
    """The form a file's name asks for.

    Raises:
        BadRequest: for a suffix that no form has.

    >>> form_of("out/life.html"), form_of("out/bill.numbering.csv")
    ('html', 'numbering')
    """
    suffixes = [suffix.lower() for suffix in PurePath(path).suffixes]
    if suffixes[-2:] == [".numbering", ".csv"]:
        return "numbering"
    form = _SUFFIXES.get(suffixes[-1] if suffixes else "")
    if suffixes[-2:] == [".notes", ".csv"]:
        form = None
    if form is None:
        raise BadRequest(
            "its suffix says no form that a history can be written in",
            path=path,
            remedy="Use .html, .json, .csv, .numbering.csv, .md or .txt.",
        )
    return form


def render_history(history: History, form: str, notes: Sequence[NoteLife] = ()) -> bytes:
    """Write a history.

    Args:
        history: see :func:`lawdiff.history.trace`.
        form: a key of ``FORMS``.
        notes: see :func:`lawdiff.history.notes.follow_notes`.

    Raises:
        BadRequest: there is no such form.
    """
    module = FORMS.get(form)
    if module is None:
        raise BadRequest(f"no form is called {form!r}", remedy=f"Use one of {', '.join(FORMS)}.")
    made: bytes = import_module(module).render(history, notes)
    return made
