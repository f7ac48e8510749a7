"""Every labelled edit is found to be what its label says."""

from __future__ import annotations

import pytest

from tests.comparison.made import LabelledEdit, all_edits

EDITS = all_edits()


@pytest.mark.parametrize("edit", EDITS, ids=[f"{e.file}: {e.title}" for e in EDITS])
def test_edit(edit: LabelledEdit) -> None:
    assert edit.found == edit.expected


def test_there_are_enough_of_them_and_every_kind_is_there() -> None:
    assert len(EDITS) >= 200
    kinds = {kind for edit in EDITS for kind, _ in edit.expected}
    assert kinds >= {
        "cross-reference",
        "inserted-number",
        "typography",
        "retargeted-reference",
        "reference-range",
        "term",
        "operative",
        "connective",
        "quantity",
        "time",
        "extent",
        "procedure",
        "definition",
        "list",
        "heading",
        "amendment-instruction",
        "wording",
    }


def test_titles_tell_the_edits_apart() -> None:
    titles = [(edit.file, edit.title) for edit in EDITS]
    assert len(titles) == len(set(titles))
