"""The forms a comparison can be written in, and which one a file name asks for.

A form is one module with a ``render(comparison, notes) -> bytes``; it is imported
only when it is asked for, so that writing JSON never loads the template engine.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal

from lawdiff.errors import BadRequest

if TYPE_CHECKING:
    from lawdiff.annotations.model import CarriedNote
    from lawdiff.comparison.model import Comparison

Form = Literal["html", "json", "csv", "md", "text", "pdf"]

FORMS: dict[str, str] = {
    "html": "lawdiff.reports.page",
    "json": "lawdiff.reports.data",
    "csv": "lawdiff.reports.table",
    "md": "lawdiff.reports.markdown",
    "text": "lawdiff.reports.terminal",
}
"""Form → the module that writes it. A PDF is the HTML, printed."""

PAGES = frozenset({"html", "md", "text", "pdf"})
"""Forms for people, which say by labels where a provision stands and nowhere by its XPath."""

SUFFIXES = {
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".csv": "csv",
    ".md": "md",
    ".markdown": "md",
    ".txt": "text",
    ".pdf": "pdf",
}


def form_of(path: str) -> str:
    """The form a file's suffix asks for: a key of ``FORMS``, or ``"pdf"``.

    Raises:
        BadRequest: for a suffix that no form has.

    >>> form_of("out/report.HTML")
    'html'
    """
    suffix = PurePath(path).suffix.lower()
    try:
        return SUFFIXES[suffix]
    except KeyError:
        said = f"no report form is called {suffix!r}" if suffix else "the name has no suffix"
        raise BadRequest(
            said,
            path=path,
            remedy="Use .html, .json, .csv, .md, .txt or .pdf; for the notes alone, .jsonld or "
            ".notes.csv.",
        ) from None


def render(comparison: Comparison, form: Form, notes: Sequence[CarriedNote] = ()) -> bytes:
    """Write a comparison, and the notes carried to it, in one of the forms.

    The same comparison and notes give the same bytes.

    Args:
        comparison: two prints, compared.
        form: ``"html"``, ``"json"``, ``"csv"``, ``"md"``, ``"text"``, or ``"pdf"``, which is the
            HTML report printed through an installed Chromium.
        notes: notes carried to the new print, as ``lawdiff.annotate`` gives them.

    Raises:
        BadRequest: for another form.
        CannotWrite: for a PDF where no Chromium is installed, or it failed.
    """
    if form == "pdf":
        return render_pdf(render(comparison, "html", notes))
    if form not in FORMS:
        raise BadRequest(
            f"no report form is called {form!r}", remedy=f"Use {', '.join(FORMS)} or pdf."
        )
    written = import_module(FORMS[form]).render(comparison, tuple(notes))
    assert isinstance(written, bytes)
    return written


def render_pdf(html: bytes) -> bytes:
    """Print an HTML report to PDF through an installed Chromium (twin of ``-o report.pdf``).

    Raises:
        CannotWrite: where there is no such browser, or it failed.
    """
    from lawdiff.reports.pdf import print_to_pdf  # noqa: PLC0415  (only when asked for)

    return print_to_pdf(html)
