"""The gallery can be remade, and has a picture of everything it is meant to show."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import pytest

from .gallery import GALLERY, HEIGHTS, PICTURES, PRINTED, file_name, printed, take

pytestmark = [pytest.mark.browser, pytest.mark.long]


def size_of(png: Path) -> tuple[int, int]:
    """Width and height, from the head of a PNG."""
    head = png.read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", head[16:24])
    return width, height


def test_the_gallery_can_be_remade(browser: Any, founding_page: Path, tmp_path: Path) -> None:
    take(browser, founding_page, tmp_path)
    printed(founding_page.read_bytes(), tmp_path)
    assert {p.name for p in tmp_path.iterdir()} == {p.name for p in GALLERY.glob("*.png")}
    for picture in PICTURES:
        wanted = (picture.width, HEIGHTS[picture.width])
        assert size_of(tmp_path / file_name(picture)) == wanted
        assert size_of(GALLERY / file_name(picture)) == wanted
    assert size_of(GALLERY / PRINTED) == size_of(tmp_path / PRINTED)
