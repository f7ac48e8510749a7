"""Who said what, and about which words?"""

from lawdiff.annotations.annotating import annotate
from lawdiff.annotations.files import read_notes
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

__all__ = [
    "STANCES",
    "STATUSES",
    "Address",
    "Alias",
    "AnnotationWarning",
    "Candidate",
    "CarriedNote",
    "Note",
    "NoteFiles",
    "Place",
    "WordingPiece",
    "annotate",
    "read_notes",
]
