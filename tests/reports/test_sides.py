"""Side by side: one dividing line however deep a provision stands, and names where it is narrow."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from .browser import opened

pytestmark = pytest.mark.browser

EDGES = """() => [...document.querySelectorAll('.s')].filter(s => s.checkVisibility()).map(s =>
    Math.round(s.firstElementChild.getBoundingClientRect().right))"""

LABELS = """() => [...document.querySelectorAll('.s:not(.heads)')].filter(s => s.checkVisibility())
    .flatMap(s => [...s.children]).map(p => getComputedStyle(p, '::before').content)"""


@pytest.mark.parametrize("of", ["made_page", "founding_page"])
def test_the_line_between_the_versions_stands_in_one_place(
    browser: Any, request: pytest.FixtureRequest, of: str
) -> None:
    path: Path = request.getfixturevalue(of)
    with opened(browser, path, viewport={"width": 1280, "height": 900}) as page:
        page.check("#v-side")
        edges = page.evaluate(EDGES)
        assert len(edges) > 3
        assert max(edges) - min(edges) <= 1


def test_where_it_is_narrow_each_version_says_which_it_is(browser: Any, made_page: Path) -> None:
    with opened(browser, made_page, viewport={"width": 320, "height": 720}) as page:
        page.check("#v-side")
        labels = page.evaluate(LABELS)
        assert labels
        assert labels == ['"Before"', '"After"'] * (len(labels) // 2)
