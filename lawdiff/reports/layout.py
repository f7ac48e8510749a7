"""What every HTML page has in common: how it is laid out, and what a browser may load for it.

Templates escape whatever nobody has called safe, and refuse undefined names. A
Content-Security-Policy allows a page's own style sheet, and its own script where it has one, by
their hashes and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from lawdiff.harmless import upright
from lawdiff.prints.dates import date_in_words
from lawdiff.reports.kept import compiled_templates
from lawdiff.reports.words import capital, name_of, number_of, place_of

TEMPLATES = Path(__file__).parent / "templates"
"""The reports' templates, and ``layout.html``, which every page extends."""


def environment(*folders: Path) -> Environment:
    """The templates in these folders, and those of the reports."""
    searched = (*folders, TEMPLATES)
    made = Environment(
        loader=FileSystemLoader(searched),
        bytecode_cache=compiled_templates(searched[0]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        optimized=False,  # its folding of constants costs more than it saves in one rendering
    )
    made.filters["capital"] = capital
    made.filters["date"] = date_in_words
    made.filters["name"] = name_of
    made.filters["place"] = place_of
    made.globals["number_of"] = number_of
    return made


@lru_cache(maxsize=8)
def asset(path: Path) -> str:
    """A style sheet or a script, without its comments and indentation."""
    text = path.read_text("utf-8")
    return re.sub(r"\n\s*", "\n", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)).strip()


def written(
    template: Template, context: Mapping[str, Any], css: str, script: str | None = None
) -> bytes:
    """A page in UTF-8.

    Args:
        template: what lays it out.
        context: what it shows.
        css: its style sheet.
        script: its script, which may be empty; ``None`` for a kind of page that has none.
    """
    from lawdiff import __version__  # noqa: PLC0415  (the package imports this room)

    page = template.render(
        context,
        css=Markup(css),
        script=Markup(script or ""),
        csp=policy(css, script),
        version=__version__,
    )
    return upright(page).encode("utf-8", "replace")


def policy(css: str, script: str | None = None) -> str:
    """A page's Content-Security-Policy; for its arguments see :func:`written`."""
    scripts = ""
    if script is not None:
        allowed = f"'sha256-{_hash(script)}'" if script else "'none'"
        scripts = f" script-src {allowed};"
    return (
        f"default-src 'none'; style-src 'sha256-{_hash(css)}';{scripts} img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    """The SHA-256 of a style sheet or script, as a Content-Security-Policy names it."""
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
