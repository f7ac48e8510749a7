"""lawdiff shows how a law in the making changes.

Each verb here is the twin of a command; what the command does, one call does:

>>> import lawdiff
>>> prints = sorted(lawdiff.bundled("corpus").glob("children-and-social-work/*.xml"))
>>> old, new = (lawdiff.read(path) for path in prints[:2])
>>> comparison = lawdiff.compare(old, new)
>>> report = lawdiff.render(comparison, "html")

Nothing is loaded before it is used: ``import lawdiff`` loads no parser and no template engine.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lawdiff.alignment import align as align
    from lawdiff.annotations import annotate as annotate
    from lawdiff.annotations import read_notes as read_notes
    from lawdiff.bundle import bundled as bundled
    from lawdiff.comparison import compare as compare
    from lawdiff.errors import LawdiffError as LawdiffError
    from lawdiff.history import trace as trace
    from lawdiff.history.notes import follow_notes as follow_notes
    from lawdiff.prints import read as read
    from lawdiff.reports import render as render
    from lawdiff.reports.history import render_history as render_history

__version__ = "0.1.0"

_HOMES = {
    "align": "lawdiff.alignment",
    "annotate": "lawdiff.annotations",
    "bundled": "lawdiff.bundle",
    "compare": "lawdiff.comparison",
    "LawdiffError": "lawdiff.errors",
    "read": "lawdiff.prints",
    "read_notes": "lawdiff.annotations",
    "render": "lawdiff.reports",
    "render_history": "lawdiff.reports.history",
    "trace": "lawdiff.history",
    "follow_notes": "lawdiff.history.notes",
}

__all__ = [
    "LawdiffError",
    "__version__",
    "align",
    "annotate",
    "bundled",
    "compare",
    "follow_notes",
    "read",
    "read_notes",
    "render",
    "render_history",
    "trace",
]


def __getattr__(name: str) -> Any:
    """Load a verb's room when the verb is first used."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'lawdiff' has no attribute {name!r}")
    return getattr(import_module(home), name)
