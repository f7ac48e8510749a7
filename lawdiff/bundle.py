"""Where the bundled corpus and annotations are, in a checkout and in an installed package."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from lawdiff.errors import LawdiffError


def bundled(name: Literal["corpus", "annotations"]) -> Path:
    """The folder of bundled prints or of bundled annotations.

    Args:
        name: which of the two.

    Raises:
        LawdiffError: the installation is incomplete.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "bundled" / name, package.parent / name):
        if folder.is_dir():
            return folder
    raise LawdiffError(
        f"the bundled {name} is missing from this installation",
        path=str(package),
        remedy="Install lawdiff again.",
    )
