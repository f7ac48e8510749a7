"""Where compiled templates are kept from one run to the next.

Compiling them anew costs about half as much as parsing two large prints.
"""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from pickle import UnpicklingError

from jinja2 import BytecodeCache, FileSystemBytecodeCache
from jinja2.bccache import Bucket

_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


class _Kept(FileSystemBytecodeCache):
    """Compiled templates in a folder; one that cannot be kept is compiled again next time."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take a template that was kept; one that is damaged counts as none."""
        try:
            super().load_bytecode(bucket)
        except (OSError, UnpicklingError, EOFError, ValueError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template that was compiled."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def compiled_templates(templates: Path) -> BytecodeCache | None:
    """Beside Python's own compiled modules, or else in the user's folder for caches.

    Nothing is kept where neither can be written. A folder that somebody else owns or may
    write to is not read: what lies there is run.
    """
    for folder in (_beside(templates), _users_own()):
        if folder is not None and _safe(folder):
            return _Kept(str(folder), "%s.jinja")
    return None


def _beside(templates: Path) -> Path | None:
    """Python's folder for compiled modules, unless it is told to write none."""
    if sys.dont_write_bytecode:
        return None
    return Path(cache_from_source(str(templates / "name.py"))).parent


def _users_own() -> Path | None:
    told = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    with suppress(RuntimeError):  # a user without a home
        base = Path(told) if told else Path.home() / ".cache"
        return base / "lawdiff" / "templates" if base.is_absolute() else None
    return None


def _safe(folder: Path) -> bool:
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.lstat()
        mine = not hasattr(os, "geteuid") or found.st_uid in (os.geteuid(), 0)
        shared = hasattr(os, "geteuid") and found.st_mode & _OTHERS_WRITE
        return stat.S_ISDIR(found.st_mode) and mine and not shared and os.access(folder, os.W_OK)
    return False
