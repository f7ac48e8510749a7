"""Takes the pictures in docs/gallery: ``python tests/reports/gallery.py`` remakes them.

They show the report of the bundled corpus, prints 1 and 2 of the Children and Social
Work Bill with the stakeholders' notes.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
GALLERY = ROOT / "docs" / "gallery"
BILL = "children-and-social-work"

HEIGHTS = {1280: 1080, 320: 720}


class Picture(NamedTuple):
    """One screenshot: a place on the page, a width, a colour scheme, a view of the words."""

    name: str
    place: str
    width: int
    scheme: str
    view: str = "v-marked"


PICTURES = [
    Picture("csw", "", 1280, "light"),
    Picture("csw", "", 1280, "dark"),
    Picture("csw", "", 320, "light"),
    Picture("csw", "", 320, "dark"),
    Picture("clause", "#now-clause-31", 1280, "light"),
    Picture("clause", "#now-clause-31", 1280, "dark"),
    Picture("clause", "#now-clause-31", 320, "light"),
    Picture("clause", "#now-clause-31", 320, "dark"),
    Picture("side-by-side", "#now-clause-31", 1280, "light", "v-side"),
    Picture("concordance", "#concordance", 1280, "light"),
    Picture("notes", "#notes", 1280, "light"),
]

PRINTED = "printed-page.png"


def file_name(picture: Picture) -> str:
    """``clause-1280-light.png``."""
    return f"{picture.name}-{picture.width}-{picture.scheme}.png"


def take(browser: Any, page: Path, folder: Path) -> None:
    """Take all screenshots of a report."""
    for picture in PICTURES:
        context = browser.new_context(
            viewport={"width": picture.width, "height": HEIGHTS[picture.width]},
            color_scheme=picture.scheme,
        )
        shown = context.new_page()
        shown.goto(page.as_uri())
        shown.locator(f"#{picture.view}").check()
        shown.goto(f"{page.as_uri()}{picture.place or '#main'}")
        if not picture.place:
            shown.evaluate("scrollTo(0, 0)")
        shown.wait_for_timeout(300)
        shown.screenshot(path=str(folder / file_name(picture)))
        context.close()


def printed(html: bytes, folder: Path) -> None:
    """One page of the report as it is printed."""
    from lawdiff.reports import render_pdf  # noqa: PLC0415

    pdf = folder / "report.pdf"
    pdf.write_bytes(render_pdf(html))
    pdftoppm = shutil.which("pdftoppm")
    if pdftoppm is None:
        raise SystemExit("no pdftoppm: install Debian's poppler-utils")
    target = folder / PRINTED.removesuffix(".png")
    subprocess.run(
        [pdftoppm, "-png", "-r", "96", "-f", "1", "-l", "1", "-singlefile", str(pdf), str(target)],
        check=True,
    )
    pdf.unlink()


def report() -> bytes:
    """The report that is shown."""
    import lawdiff  # noqa: PLC0415
    from lawdiff.annotations import annotate, read_notes  # noqa: PLC0415
    from lawdiff.comparison import compare  # noqa: PLC0415
    from lawdiff.prints import read  # noqa: PLC0415
    from lawdiff.reports import render  # noqa: PLC0415

    assert lawdiff.__version__
    old, new = sorted((ROOT / "corpus" / BILL).glob("*.xml"))[:2]
    comparison = compare(read(str(old)), read(str(new)))
    notes = annotate(comparison, read_notes([str(ROOT / "annotations" / BILL)]))
    return render(comparison, "html", notes)


def main() -> None:
    """Remake the gallery."""
    sys.path.insert(0, str(ROOT / "tests"))
    started = import_module("reports.browser").started
    GALLERY.mkdir(parents=True, exist_ok=True)
    html = report()
    with TemporaryDirectory() as scratch, started() as browser:
        page = Path(scratch, "report.html")
        page.write_bytes(html)
        take(browser, page, GALLERY)
        printed(html, GALLERY)


if __name__ == "__main__":
    main()
