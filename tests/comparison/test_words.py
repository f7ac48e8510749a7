"""The word diff: whole words, no confetti, and the new text is made of the old."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawdiff.comparison.model import Change
from lawdiff.comparison.texts import text_changes
from lawdiff.comparison.tokens import Tokens, key
from lawdiff.comparison.words import LONG, Edit, _as_code_points, differing
from tests.comparison.applying import applied, without_space
from tests.examples import examples

WORDS = (
    "the a of and or may must not if unless section sections subsection paragraph Schedule Board "
    "authority authorities Secretary State England Wales Scotland within 28 14 days months "
    "£5,000 10% (1) (2) (a) (b) (ii) 16E 194A 5 12 2024 May June affirmative negative resolution "
    '“harm” "harm" means includes co-operate landlord’s landlord\'s , ; . — – ( ) : it IT person '
    "His Her Majesty in to for after before insert omit £ 10"
).split()

texts = st.lists(
    st.tuples(st.sampled_from(WORDS), st.sampled_from([" ", " ", " ", "\u00a0", ""])), max_size=30
).map(lambda parts: "".join(word + space for word, space in parts).strip())


def shown(old: str, new: str) -> list[tuple[str, str]]:
    return [(change.old_text, change.new_text) for change in text_changes(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("It costs £12 a day.", "It costs £18 a day.", [("£12", "£18")]),
        ("He may act.", "He must act.", [("may", "must")]),
        ("under section 16E(3)(a)", "under section 16E(4)(a)", [("(3)", "(4)")]),
        (
            "the red old house stands",
            "the blue old barn stands",
            [("red old house", "blue old barn")],
        ),
        ("a b c d e f g h", "a X c d e f Y h", [("b", "X"), ("g", "Y")]),
        ("the hen, the cat and dog", "the hen, the cow, the cat and dog", [("", "the cow,")]),
        ("Local Health Board partners", "health partners", [("Local Health Board", "health")]),
        ("same words", "same words", []),
        ("", "", []),
        ("", "all new", [("", "all new")]),
        ("all gone", "", [("all gone", "")]),
    ],
)
def test_examples(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert shown(old, new) == expected


@given(texts, texts)
@settings(max_examples=examples(400), deadline=None)
def test_changes_make_the_new_text_of_the_old(old: str, new: str) -> None:
    changes = text_changes(old, new)
    assert without_space(applied(old, changes)) == without_space(new)
    for change in changes:
        assert new[change.new_start : change.new_end] == change.new_text


@given(texts, texts)
@settings(max_examples=examples(400), deadline=None)
def test_backwards_mirrors_forwards(old: str, new: str) -> None:
    there = [_facts(change) for change in text_changes(old, new)]
    back = [_mirrored(change) for change in text_changes(new, old)]
    assert there == back


def _facts(c: Change) -> tuple[object, ...]:
    return (
        c.kind, c.significance, c.old_text, c.new_text,
        c.old_start, c.old_end, c.new_start, c.new_end,
    )  # fmt: skip


def _mirrored(c: Change) -> tuple[object, ...]:
    return (
        c.kind, c.significance, c.new_text, c.old_text,
        c.new_start, c.new_end, c.old_start, c.old_end,
    )  # fmt: skip


@given(texts)
@settings(deadline=None)
def test_a_text_against_itself_says_nothing(text: str) -> None:
    assert text_changes(text, text) == []


@given(texts, texts)
@settings(max_examples=examples(300), deadline=None)
def test_no_mark_begins_or_ends_with_white_space(old: str, new: str) -> None:
    for change in text_changes(old, new):
        assert change.old_text == change.old_text.strip()
        assert change.new_text == change.new_text.strip()
        assert change.old_text or change.new_text


@given(texts, texts)
@settings(max_examples=examples(300), deadline=None)
def test_words_that_differ_are_never_consequential(old: str, new: str) -> None:
    """No reference was resolved here, so nothing can be known to follow."""
    changes = text_changes(old, new)
    assert not any(change.significance == "consequential" for change in changes)
    if sorted(key(w) for w in Tokens(old).words() if w.isalpha()) != sorted(
        key(w) for w in Tokens(new).words() if w.isalpha()
    ):
        told = [c for c in changes if c.significance == "substantive"]
        assert told or _editorial_words(changes)


def _editorial_words(changes: list[Change]) -> bool:
    """Joined words, or the sovereign's title: the only words that are editorial."""
    return all(
        c.kind in ("typography", "wording") and c.significance == "editorial" for c in changes
    )


def test_long_texts_take_the_other_way_and_say_the_same() -> None:
    """Above the limit rapidfuzz takes over; what it says must make the new text as well."""
    chance = random.Random(7)
    words = [f"w{chance.randrange(40)}" for _ in range(LONG * 3)]
    other = [w if chance.random() < 0.6 else f"x{chance.randrange(40)}" for w in words]
    edits = differing(words, other)
    assert edits
    rebuilt: list[str] = []
    at = 0
    for edit in edits:
        rebuilt += words[at : edit.i1] + other[edit.j1 : edit.j2]
        at = edit.i2
    assert rebuilt + words[at:] == other


def test_rewritten_whole_is_fast_and_complete() -> None:
    old = [f"a{n}" for n in range(3000)]
    new = [f"b{n}" for n in range(3000)]
    assert differing(old, new) == [Edit(0, 3000, 0, 3000)]


def test_no_word_becomes_a_surrogate() -> None:
    """Code points from 0xD800 on cannot stand alone; sixty thousand words pass them."""
    codes: dict[str, str] = {}
    text = _as_code_points([f"w{n}" for n in range(60_000)], codes)
    assert len(set(text)) == 60_000
    assert text.encode("utf-8").decode("utf-8") == text
