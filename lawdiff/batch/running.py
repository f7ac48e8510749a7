"""``run_batch``: a folder or a manifest in, a browsable site and a data set out."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from lawdiff.batch.conducting import Batch, Hire, Summary, Watcher
from lawdiff.batch.folder import read_folder
from lawdiff.batch.local import LocalCrew
from lawdiff.batch.manifest import read_manifest
from lawdiff.batch.model import Limits, Source
from lawdiff.batch.store import Folder
from lawdiff.errors import BadRequest
from lawdiff.harmless import shown


class Quiet:
    """A watcher who says nothing."""

    def phase(self, name: str, total: int) -> None:
        """Nothing."""

    def done(self, failed: bool, again: bool) -> None:
        """Nothing."""

    def warn(self, message: str) -> None:
        """Nothing."""


def read_source(path: str, output: str = "") -> Source:
    """Find what a folder or a manifest asks for.

    Args:
        path: the folder or the manifest.
        output: the batch's own folder, which is no input.

    Raises:
        BadRequest: there is nothing of the kind there.
    """
    place = Path(path)
    if not place.exists():
        raise BadRequest(
            "there is no such file or folder", path=shown(path), remedy="Check the name."
        )
    if not place.is_dir():
        return read_manifest(place)
    if output and Path(output).resolve() == place.resolve():
        raise BadRequest(
            "is the source itself", path=shown(output), remedy="Name another folder with -o."
        )
    return read_folder(place, Path(output) if output else None)


def run_batch(  # noqa: PLR0913  (a keyword for each option of the command)
    source: str,
    output: str,
    *,
    jobs: int = 1,
    scheduler: str = "",
    annotations: Sequence[str] = (),
    limits: Limits | None = None,
    watcher: Watcher | None = None,
) -> Summary:
    """Compare many prints (twin of ``lawdiff batch``).

    Run again with the same arguments after any kind of stop, it goes on where it was; run
    again after an input changed, it does again only what depends on that input.

    Args:
        source: a folder that holds one folder a Bill, or is one; or a manifest (CSV).
        output: the folder to write; made if it is not there.
        jobs: worker processes on this machine.
        scheduler: address of a Dask scheduler, whose workers then do the jobs.
        annotations: folders of notes, with a folder in each for each Bill.
        limits: what a job may take.
        watcher: is told how far it is.

    Raises:
        BadRequest: the source, the folder or the scheduler will not do.
        CannotWrite: the disk is full, or the like; what was finished is kept.
    """
    limits = limits or Limits()
    wanted = read_source(source, output)
    folder = Folder(Path(output).absolute())
    folder.open()
    try:
        crew = _crew(jobs, scheduler, str(folder.path), limits)
        clerks = _clerks(jobs, str(folder.path), limits)
        batch = Batch(wanted, folder, limits, watcher or Quiet(), made_by())
        return batch.run(crew, clerks, annotations)
    finally:
        folder.close()


def plan_batch(  # noqa: PLR0913
    source: str,
    output: str,
    *,
    jobs: int = 1,
    annotations: Sequence[str] = (),
    limits: Limits | None = None,
    watcher: Watcher | None = None,
) -> Summary:
    """Say what :func:`run_batch` would compare, and write nothing (``--dry-run``)."""
    limits = limits or Limits()
    wanted = read_source(source, output)
    with TemporaryDirectory(prefix="lawdiff-") as place:
        folder = Folder(Path(place))
        folder.open()
        try:
            batch = Batch(wanted, folder, limits, watcher or Quiet(), made_by())
            return batch.plan_only(_crew(jobs, "", place, limits), annotations)
        finally:
            folder.close()


def _crew(jobs: int, scheduler: str, output: str, limits: Limits) -> Hire:
    if not scheduler:
        return partial(LocalCrew, jobs, output, limits)
    from lawdiff.batch.cluster import ClusterCrew  # noqa: PLC0415  (an extra)

    return partial(ClusterCrew, scheduler, output, limits, made_by())


def _clerks(jobs: int, output: str, limits: Limits) -> Hire:
    """Writers of the files over all Bills, whose size grows with the batch: no limits."""
    boundless = replace(limits, seconds=0.0, megabytes=0)
    return partial(LocalCrew, jobs, output, boundless, "lawdiff.batch.assembly:assemble", ahead=1)


@lru_cache(maxsize=1)
def made_by() -> str:
    """The program, to the byte: what other rules made is not used again."""
    from lawdiff import __version__  # noqa: PLC0415  (the package imports this room)

    package = Path(__file__).resolve().parents[1]
    digest = hashlib.sha256()
    for path in sorted(package.rglob("*")):
        inside = path.relative_to(package)
        if path.suffix in (".py", ".html", ".css", ".js", ".csv", ".txt") and path.is_file():
            digest.update(inside.as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return f"lawdiff {__version__} {digest.hexdigest()[:16]}"
