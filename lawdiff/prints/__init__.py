"""What does this print say?"""

from lawdiff.prints.model import (
    CLAUSE_KINDS,
    GROUP_KINDS,
    Cell,
    Formula,
    Kind,
    LineMark,
    Print,
    Provision,
    Reference,
    Table,
    Warning,
)
from lawdiff.prints.reading import read

__all__ = [
    "CLAUSE_KINDS",
    "GROUP_KINDS",
    "Cell",
    "Formula",
    "Kind",
    "LineMark",
    "Print",
    "Provision",
    "Reference",
    "Table",
    "Warning",
    "read",
]
