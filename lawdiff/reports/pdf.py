"""Printing a report to PDF, through a Chromium that is installed on the machine."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from lawdiff.errors import CannotWrite

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
)
"""Names a Chromium goes by, in the order they are tried."""

FLAGS = (
    "--headless",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--no-pdf-header-footer",
    "--run-all-compositor-stages-before-draw",
)

_DATES = re.compile(rb"(/(?:CreationDate|ModDate) \(D:)\d{14}")
"""When it was printed, which is left out: the same report gives the same bytes."""

SECONDS = 180
"""How long a browser may take. A Bill of 4,400 provisions takes about ten seconds."""


def find_browser() -> str | None:
    """Path of the first installed Chromium, or ``None``."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def print_to_pdf(html: bytes) -> bytes:
    """Print an HTML report to PDF, as its print style sheet lays it out on A4.

    Args:
        html: a report, as ``render(comparison, "html")`` gives it.

    Returns:
        The PDF file.

    Raises:
        CannotWrite: where no Chromium is installed, or it failed.
    """
    browser = find_browser()
    if browser is None:
        raise CannotWrite(
            "a PDF is printed by a browser, and no Chromium is installed",
            remedy="Install Debian's chromium, or open the .html report and print it.",
        )
    with TemporaryDirectory(prefix="lawdiff-pdf-") as folder:
        source, target = Path(folder, "report.html"), Path(folder, "report.pdf")
        source.write_bytes(html)
        _run(browser, folder, source, target)
        try:
            written = target.read_bytes()
        except OSError as error:
            raise CannotWrite(
                f"{Path(browser).name} printed no PDF",
                remedy="Open the .html report and print it.",
            ) from error
    if not written.startswith(b"%PDF-"):
        raise CannotWrite(f"{Path(browser).name} printed something that is not a PDF")
    return _DATES.sub(rb"\g<1>19700101000000", written)


def _run(browser: str, folder: str, source: Path, target: Path) -> None:
    """Run the browser once, with a profile of its own that goes when it ends."""
    command = [browser, *FLAGS, f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        # Chromium refuses to run as root inside its own sandbox; the page has no scripts
        # but its own, and may load nothing.
        command.append("--no-sandbox")
    try:
        done = subprocess.run(
            [*command, source.as_uri()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise CannotWrite(
            f"{Path(browser).name} did not finish printing in {SECONDS} seconds",
            remedy="Open the .html report and print it.",
        ) from error
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise CannotWrite(
            f"{Path(browser).name} failed: {said[-1] if said else f'status {done.returncode}'}",
            remedy="Open the .html report and print it.",
        )
