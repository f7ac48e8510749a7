"""Which words open an amendment, and which amend."""

from __future__ import annotations

import pytest

from lawdiff.alignment.flat import lay_out
from lawdiff.alignment.openings import is_opening
from tests.alignment.outline import print_of


@pytest.mark.parametrize(
    "text",
    [
        "The Housing and Regeneration Act 2008 is amended as follows.",
        "The PEC Regulations are amended as follows.",
        "Section 124A of the 2018 Act (codes) is further amended as follows—",
        "The Companies Rules 2009 (S.I. 2009/1804) are amended in accordance with this section.",
        "In the 1989 Act, the following amendments are made.",
        "Mae Deddf 2014 wedi’i diwygio fel a ganlyn.",
    ],
)
def test_opens_an_amendment(text: str) -> None:
    flat, _ = lay_out(print_of(f"1 {text}"), print_of(f"1 {text}"))
    assert is_opening(flat, 0)


@pytest.mark.parametrize(
    "text",
    [
        "The 2008 Act is amended as follows. In section 2 omit “not”.",
        "In section 2 of the 2008 Act omit subsection (3).",
        "An Act that is amended as follows from this section may be cited as amended.",
        "The Minister may make amendments.",
        "*Amendments* The 2008 Act is amended as follows.",
    ],
)
def test_says_more(text: str) -> None:
    flat, _ = lay_out(print_of(f"1 {text}"), print_of(f"1 {text}"))
    assert not is_opening(flat, 0)


def test_with_what_follows_it_is_an_amendment() -> None:
    outline = "1 The 2008 Act is amended as follows—\n  (a) in section 2 omit “not”;"
    flat, _ = lay_out(print_of(outline), print_of(outline))
    assert not is_opening(flat, 0)
