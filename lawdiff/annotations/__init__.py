"""Who said what, and about which words?"""

from lawdiff.annotations.annotating import annotate
from lawdiff.annotations.checking import Checked, CheckedNote, check, skeleton
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
from lawdiff.annotations.table import to_csv
from lawdiff.annotations.w3c import to_w3c

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
    "annotate",
    "check",
    "read_notes",
    "skeleton",
    "to_csv",
    "to_w3c",
]
