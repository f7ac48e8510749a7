"""A change that nobody can see is told and shown; of substance where words become others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lawdiff import compare, read, render
from tests.safety.hostile import bill

UNSEEN = {
    "turned round": ("must not pay 100", "must \u202enot\u202c pay 100", "[U+202E]"),
    "isolated": ("must not pay 100", "must \u2067not\u2069 pay 100", "[U+2067]"),
    "a space of no width in a number": ("must pay 100", "must pay 10\u200b0", "[U+200B]"),
    "a space of no width that parts words": ("must not pay", "must\u200bnot pay", "[U+200B]"),
    "a letter of another alphabet": ("must not pay", "must not p\u0430y", "p\u0430y"),
}
SPACING = {
    "a joiner in a word": ("must not pay", "must no\u2060t pay", "[U+2060]"),
    "a byte-order mark among words": ("must not pay", "must \ufeffnot pay", "[U+FEFF]"),
}
"""The words are the same: typography, like a space too many."""


@pytest.mark.parametrize("name", [*UNSEEN, *SPACING])
@pytest.mark.parametrize("back", [False, True], ids=["came", "went"])
def test_a_change_nobody_sees_is_told_and_shown(tmp_path: Path, name: str, back: bool) -> None:
    *texts, shown = {**UNSEEN, **SPACING}[name]
    prints = []
    for edition, text in enumerate(reversed(texts) if back else texts, 1):
        clause = f"<content><p>The keeper {text} pounds.</p></content>"
        path = tmp_path / f"{edition}.xml"
        said = f"<section><num>1</num><heading>Duty</heading>{clause}</section>"
        path.write_text(bill(said, title="Lamps Bill", number="Bill 1"), encoding="utf-8")
        prints.append(read(path))
    old, new = prints
    comparison = compare(old, new)
    (row,) = [row for row in comparison.rows if row.new is not None and row.new.kind == "clause"]
    assert row.changes
    told = "substantive" if name in UNSEEN else "editorial"
    assert {change.significance for change in row.changes} == {told}
    page = render(comparison, "html").decode()
    marked = "".join(re.findall(r"<(?:del|ins)\b.*?</(?:del|ins)>", page))
    assert shown in marked
    if name in UNSEEN:  # Markdown counts typography and does not list it
        assert shown in render(comparison, "md").decode().replace("\\", "")
