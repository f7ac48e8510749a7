"""Who said what, and about which words?

Each name is loaded when it is first used: a comparison without notes loads no Markdown,
no YAML and no sanitiser.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from lawdiff.annotations.model import (
    STANCES,
    STATUSES,
    Address,
    Alias,
    AnnotationWarning,
    Candidate,
    CarriedNote,
    Note,
    NoteFiles,
    Place,
    WordingPiece,
)

if TYPE_CHECKING:
    from lawdiff.annotations.annotating import annotate as annotate
    from lawdiff.annotations.chain import agreed as agreed
    from lawdiff.annotations.checking import Checked as Checked
    from lawdiff.annotations.checking import CheckedNote as CheckedNote
    from lawdiff.annotations.checking import check as check
    from lawdiff.annotations.checking import skeleton as skeleton
    from lawdiff.annotations.files import read_notes as read_notes
    from lawdiff.annotations.table import to_csv as to_csv
    from lawdiff.annotations.w3c import to_w3c as to_w3c

_HOMES = {
    "Checked": "checking",
    "CheckedNote": "checking",
    "agreed": "chain",
    "annotate": "annotating",
    "check": "checking",
    "read_notes": "files",
    "skeleton": "checking",
    "to_csv": "table",
    "to_w3c": "w3c",
}

__all__ = [
    "STANCES",
    "STATUSES",
    "Address",
    "Alias",
    "AnnotationWarning",
    "Candidate",
    "CarriedNote",
    "Checked",
    "CheckedNote",
    "Note",
    "NoteFiles",
    "Place",
    "WordingPiece",
    "agreed",
    "annotate",
    "check",
    "read_notes",
    "skeleton",
    "to_csv",
    "to_w3c",
]


def __getattr__(name: str) -> Any:
    """Load a verb when it is first used."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'lawdiff.annotations' has no attribute {name!r}")
    return getattr(import_module(f"lawdiff.annotations.{home}"), name)
