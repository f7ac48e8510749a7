"""A page of a made Bill beside what was read from it, for docs/pdf.md."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pypdfium2
from PIL import Image

from lawdiff.prints.model import Print
from lawdiff.prints.reading import read_data
from tests.pdf.bills import plain
from tests.pdf.made import Page, pdf

SCALE = 1.5


def draw(path: Path) -> None:
    """Write the picture as PNG."""
    made = plain().pdf()
    left = _render(made, 2)
    right = _render(pdf([_said(read_data(made, "made.pdf"))]), 0)
    whole = Image.new("L", (left.width + right.width, left.height), 255)
    whole.paste(left, (0, 0))
    whole.paste(right, (left.width, 0))
    whole.convert("P", palette=Image.Palette.ADAPTIVE, colors=16).save(path, optimize=True)


def _render(data: bytes, page: int) -> Image.Image:
    with pypdfium2.PdfDocument(data) as document:
        image: Image.Image = document[page].render(scale=SCALE, grayscale=True).to_pil()
        return image.crop((0, 0, image.width, int(image.height * 0.82)))


def _said(print_: Print) -> Page:
    page = Page()
    page.text(20, 60, "What was read from it", "bold", 12)
    page.text(20, 78, print_.warnings[0].message, "italic", 9)
    y = 98.0
    for provision in print_.provisions:
        if provision.page != 1:
            continue
        page.text(20, y, f"page {provision.page}, line {provision.line}", size=8)
        page.text(90, y, provision.label, "bold", 9)
        shown = provision.heading or provision.text
        quoted = f"{provision.open_quote}{shown}{provision.close_quote}"
        for line in textwrap.wrap(quoted, 58)[:2]:
            page.text(300, y, line, "italic" if provision.heading else "roman", 9)
            y += 12
        y += 6 if shown else 18
    return page
