"""The errors lawdiff raises: one root, leaves that carry what a message needs."""

from __future__ import annotations


class LawdiffError(Exception):
    """Root of every error lawdiff raises on purpose.

    Attributes:
        path: the file concerned, as the user named it; empty where there is none.
        place: where in it ("line 12"), empty where unknown.
        problem: what is wrong.
        remedy: what to do about it.
        exit_code: status the command line ends with.
    """

    exit_code = 2

    def __init__(self, problem: str, *, path: str = "", place: str = "", remedy: str = "") -> None:
        self.path = path
        self.place = place
        self.problem = problem
        self.remedy = remedy
        super().__init__(str(self))

    def __str__(self) -> str:
        """One line: file, place, problem, remedy."""
        where = ", ".join(part for part in (self.path, self.place) if part)
        said = f"{where}: {self.problem}" if where else self.problem
        said = f"{said.rstrip('.')}. {self.remedy}" if self.remedy else said
        return " ".join(said.split())


class UnreadablePrint(LawdiffError):
    """A file that cannot be read as a print: missing, cut short, hostile, not a Bill."""


class BadAnnotation(LawdiffError):
    """An annotation file that cannot be read."""


class CannotWrite(LawdiffError):
    """An output that could not be written whole, so nothing was written."""


class BadRequest(LawdiffError):
    """Arguments that do not go together."""
