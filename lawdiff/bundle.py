"""Where the bundled corpus and annotations are, in a checkout and in an installed package."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, get_args

from lawdiff.errors import BadRequest, LawdiffError

_Name = Literal["corpus", "annotations"]


def bundled(name: _Name) -> Path:
    """The folder of bundled prints or of bundled annotations.

    Args:
        name: which of the two.

    Raises:
        BadRequest: nothing of that name is bundled.
        LawdiffError: the installation is incomplete.
    """
    if name not in get_args(_Name):
        raise BadRequest(
            f"nothing called {name!r} is bundled",
            remedy='Ask for "corpus" or "annotations".',
        )
    package = Path(__file__).resolve().parent
    for folder in (package / "bundled" / name, package.parent / name):
        if folder.is_dir():
            return folder
    raise LawdiffError(
        f"the bundled {name} is missing from this installation",
        path=str(package),
        remedy="Install lawdiff again.",
    )
