"""``python -m tests.fuzzing TARGET [--seconds N] [--again FILE]``: the long run, with atheris.

Atheris mutates what it has seen take a new way through the program, so it finds what mutations
at random do not. It is installed by whoever runs it (``pip install atheris``; there are wheels
for Linux). What ends in anything but a result or our own error is kept in ``--findings`` with
the traceback; ``--again FILE`` feeds it once more. Make each finding a numbered test in
``tests/safety/test_findings.py`` and mend what it shows.
"""

from __future__ import annotations

import argparse
import sys
import traceback
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

NAMES = ("print", "comparison", "pair", "notes")


def main() -> int:
    """Run the fuzzer, or one finding again."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing", description=__doc__)
    parser.add_argument("target", choices=NAMES)
    parser.add_argument("--seconds", type=int, default=600, help="how long (default: 600)")
    parser.add_argument("--again", type=Path, metavar="FILE", help="feed this file once")
    parser.add_argument(
        "--findings", type=Path, default=Path("fuzzing-findings"), help="where they are kept"
    )
    parser.add_argument("--seed", type=int, default=1, help="of the mutations (default: 1)")
    given = parser.parse_args()
    if given.again:
        from tests.fuzzing.targets import timed  # noqa: PLC0415

        timed(given.target, given.again.read_bytes())
        print("nothing amiss")
        return 0
    try:
        import atheris  # noqa: PLC0415  (only for the long run)
    except ImportError:
        print("The long run needs atheris: pip install atheris (Linux, CPython 3.11 to 3.13).")
        return 2
    # The program tells atheris the way it takes only if it is loaded by it.
    with atheris.instrument_imports(include=["lawdiff"]):
        from tests.fuzzing.targets import seeds, timed, warm  # noqa: PLC0415

        warm()
    found: set[str] = set()

    def one(data: bytes) -> None:
        try:
            timed(given.target, data)
        except Exception as error:  # noqa: BLE001  (whatever it is, it is a finding)
            _keep(error, data, given.findings, found)

    with TemporaryDirectory() as folder:
        for number, data in enumerate(seeds(given.target)):
            Path(folder, f"{number:04}").write_bytes(data)
        print(f"fuzzing {given.target} for {given.seconds} s with seed {given.seed}", flush=True)
        options = [f"-max_total_time={given.seconds}", f"-seed={given.seed}", "-max_len=65536"]
        atheris.Setup([sys.argv[0], *options, "-timeout=60", "-rss_limit_mb=2048", folder], one)
        atheris.Fuzz()
    return 0


def _keep(error: Exception, data: bytes, folder: Path, found: set[str]) -> None:
    """Keep an input, the first of those that fail at one place."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}"
    if place in found:
        return
    found.add(place)
    folder.mkdir(parents=True, exist_ok=True)
    name = sha256(data).hexdigest()[:12]
    (folder / name).write_bytes(data)
    (folder / f"{name}.txt").write_text("".join(traceback.format_exception(error)), "utf-8")
    print(f"finding: {place}, {len(data):,} bytes, kept as {folder / name}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
