"""The lexicons: what each finds, in which order they claim a word, and that no hint hides any."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lawdiff.comparison.rules.lexicon import Cased, Lexicon, compiled, tells_capitals
from lawdiff.comparison.rules.lexicons import LEXICONS, LITTLE, MARK, WORD, tags
from lawdiff.comparison.tokens import Tokens
from lawdiff.prints.reading import read
from tests.comparison.made import all_edits

PLAIN = (LITTLE, MARK, WORD)


def kinds(text: str) -> dict[str, str]:
    """The words of a text that some lexicon claims."""
    tokens = Tokens(text)
    found = zip(tokens.words(), tags(tokens), strict=True)
    return {word: tag for word, tag in found if tag not in PLAIN}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Board may meet in May.", {"may": "operative", "in": "time", "May": "time"}),
        ("2 or more members", {"2": "quantity", "or": "quantity", "more": "quantity"}),
        ("not later than 7 days", dict.fromkeys(["not", "later", "than", "7", "days"], "time")),
        ("no more than £5", dict.fromkeys(["no", "more", "than", "£5"], "quantity")),
        ("is subject to annulment", dict.fromkeys(["subject", "to", "annulment"], "procedure")),
        ("Natural England owns it", {}),
        ("owners in England", {"in": "extent", "England": "extent"}),
        ("the Secretary of State for Wales", {}),
        ("a child aged 16 or over", dict.fromkeys(["aged", "16", "or", "over"], "time")),
        ("A and B", {"and": "connective"}),
        ("unless it is not", {"unless": "operative", "not": "operative"}),
        ("at least one-third of them", dict.fromkeys(["at", "least", "one-third"], "quantity")),
    ],
)
def test_claims(text: str, expected: dict[str, str]) -> None:
    assert kinds(text) == expected


def _hide_nothing(text: str) -> None:
    lower = Cased.of(text).small
    for lexicon in LEXICONS:
        for words in lexicon.words:
            said = text if tells_capitals(words.pattern) else lower
            found = compiled(words.pattern).search(said)
            if found:
                assert words.may_stand(lower), f"{lexicon.kind} needs a hint for {found[0]!r}"


def test_hints_hide_nothing_in_the_labelled_edits() -> None:
    for edit in all_edits():
        for text in (edit.before, edit.after):
            for line in text.splitlines():
                _hide_nothing(line)


def test_hints_hide_nothing_word_by_word() -> None:
    """Each word that a lexicon can claim alone has its hint."""
    words = {word for edit in all_edits() for word in (edit.before + " " + edit.after).split()}
    words |= set(
        "daily weekly hourly fortnightly biennially forthwith abroad offshore thirteen halves "
        "quarterly noon sitting Monday annulled resolution doubled 7% 3rd under-16s".split()
    )
    for word in sorted(words):
        _hide_nothing(word)


def _as_one(lexicon: Lexicon) -> re.Pattern[str]:
    """All words of a lexicon as the alternatives of one pattern, capitals and small letters."""
    pattern = " | ".join(words.pattern for words in lexicon.words)
    return re.compile(rf"(?<!\w)(?=[\w£€$])(?:{pattern})", re.VERBOSE | re.IGNORECASE)


@pytest.mark.parametrize("lexicon", LEXICONS, ids=lambda lexicon: lexicon.kind)
def test_words_in_turn_find_what_one_pattern_finds(lexicon: Lexicon) -> None:
    """Which of several comes first in a text, or first in the lexicon, is found."""
    texts = [text for edit in all_edits() for text in (edit.before, edit.after)]
    one = _as_one(lexicon)
    for text in (*texts, " ".join(texts), " ".join(texts).upper(), "İ 5 days"):
        said = [found.span() for found in one.finditer(text)]
        assert lexicon.spans(Cased.of(text)) == said, text[:200]


@pytest.mark.real_prints
def test_hints_hide_nothing_in_a_real_print(real_prints: Path) -> None:
    for provision in read(real_prints / "social-housing/3-lords-report.xml").provisions:
        _hide_nothing(provision.text)
