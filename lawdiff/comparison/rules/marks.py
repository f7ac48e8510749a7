"""Marks that say something: signs, operators and units; quote marks, brackets, apostrophes.

Commas, semicolons, colons, full stops and dashes are how a law is printed. A minus is not, nor
a decimal point, nor the place where the words that another Act gets begin and end. Any mark that
is not known to be punctuation counts as one that says something.
"""

from __future__ import annotations

import re
import unicodedata

from lawdiff.comparison.pieces import Piece
from lawdiff.comparison.tokens import Tokens
from lawdiff.comparison.words import Edit

_PLAIN = frozenset(",;:.-•\u00ad\u200b\u200c\u200d\u2060\ufeff")
"""Punctuation, in the keys of tokens: every dash and hyphen is ``-`` there. Some are unseen."""

_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015")
_QUOTES = frozenset("\"'")
_BRACKETS = frozenset("()[]{}")
_MINUS = "−"
_OPERAND = re.compile(r"[^\W\d_]?[\d₀-₉]*")
"""A number, or one letter that stands for one: what a minus can stand between."""

_WHY_SIGN = "A sign, an operator or a decimal point changed: the amount is another."
_WHY_QUOTES = "A quote mark came, went or moved: other words are put in or taken out."
_WHY_OTHER = "A mark that is no punctuation came, went or changed."
_WHY_MARKS = "Brackets or quote marks came, went or moved: what belongs together may be another."


def is_punctuation(text: str) -> bool:
    """Whether there is nothing but spaces, commas, stops and dashes in a text.

    >>> is_punctuation(" ;—"), is_punctuation("”"), is_punctuation("−")
    (True, False, False)
    """
    return all(ch in _PLAIN or ch in _DASHES or ch.isspace() for ch in text)


def judged(edit: Edit, old: Tokens, new: Tokens, instruction: bool) -> Piece:
    """What it is when marks alone came, went or changed.

    Args:
        edit: of marks only.
        old: tokens of the old text.
        new: tokens of the new text.
        instruction: the text tells how another law is amended.
    """
    gone, came = old.keys[edit.i1 : edit.i2], new.keys[edit.j1 : edit.j2]
    both = {*gone, *came}
    if _sign(old, edit.i1, edit.i2) or _sign(new, edit.j1, edit.j2):
        return Piece(edit, "quantity", "substantive", _WHY_SIGN)
    if both <= _PLAIN:
        return Piece(edit, "typography", "editorial", "Only punctuation changed.")
    if both <= _QUOTES and len(gone) == len(came):
        if _measures(old, edit.i1, edit.i2) or _measures(new, edit.j1, edit.j2):
            return Piece(edit, "quantity", "substantive", _WHY_SIGN)
        return Piece(edit, "typography", "editorial", "Only the style of a quote mark differs.")
    if instruction and both & _QUOTES:
        return Piece(edit, "amendment-instruction", "substantive", _WHY_QUOTES)
    if both <= _PLAIN | _QUOTES | _BRACKETS:
        return Piece(edit, "wording", "substantive", _WHY_MARKS)
    if _counts(both) or _operands(old, edit.i1, edit.i2) or _operands(new, edit.j1, edit.j2):
        return Piece(edit, "quantity", "substantive", _WHY_SIGN)
    return Piece(edit, "wording", "substantive", _WHY_OTHER)


def _counts(marks: set[str]) -> bool:
    """A mathematical sign, a currency or a unit is among them."""
    return any(ch in "°′″%‰" or unicodedata.category(ch) in ("Sm", "Sc") for m in marks for ch in m)


def _operands(tokens: Tokens, start: int, end: int) -> bool:
    """A number or single letter stands on both sides."""
    return (
        0 < start < end < len(tokens.keys)
        and _OPERAND.fullmatch(tokens.keys[start - 1]) is not None
        and _OPERAND.fullmatch(tokens.keys[end]) is not None
    )


def _measures(tokens: Tokens, start: int, end: int) -> bool:
    """A quote mark after a figure that closes no quotation: feet, inches, minutes."""
    return any(
        tokens.text[tokens.starts[n] - 1 : tokens.starts[n]].isdigit()
        and tokens.keys[:n].count(tokens.keys[n]) % 2 == 0
        for n in range(start, end)
    )


def _sign(tokens: Tokens, start: int, end: int) -> bool:
    """A decimal point or a minus is among the marks."""
    return any(
        (tokens.keys[n] == "." and _before_figure(tokens, n))
        or (tokens.keys[n] == "-" and is_minus(tokens, n))
        or (tokens.keys[n] == ":" and _ratio(tokens, n))
        for n in range(start, end)
    )


def _ratio(tokens: Tokens, n: int) -> bool:
    """It touches a figure on both sides: "1:8"."""
    start = tokens.starts[n]
    return tokens.text[max(0, start - 1) : start].isdigit() and _before_figure(tokens, n)


def _before_figure(tokens: Tokens, n: int) -> bool:
    """It touches a figure that follows it: ".5"."""
    end = tokens.ends[n]
    return tokens.text[end : end + 1].isdigit()


def is_minus(tokens: Tokens, n: int) -> bool:
    """Whether a dash is a minus: by its character, before a number, or between two operands."""
    text, start, end = tokens.text, tokens.starts[n], tokens.ends[n]
    if text[start:end] == _MINUS:
        return True
    if text[start:end] == "—":
        return False
    following = text[end : end + 1]
    before = text[start - 1 : start] if start else ""
    if (following.isdigit() or following in tuple("£€$.")) and not before.isalpha():
        return True
    return _operands(tokens, n, n + 1) or _beside_operator(tokens, n)


def _beside_operator(tokens: Tokens, n: int) -> bool:
    """A mathematical sign stands right before it or after: "A + -B"."""
    return any(_operator(tokens.keys[m]) for m in (n - 1, n + 1) if 0 <= m < len(tokens.keys))


def _operator(key: str) -> bool:
    return len(key) == 1 and unicodedata.category(key) == "Sm"


def signs_differ(old: Tokens, new: Tokens, i: int, j: int) -> bool:
    """A dash that is a minus in one text only."""
    return old.keys[i] == "-" == new.keys[j] and is_minus(old, i) != is_minus(new, j)


def has_sign(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a decimal point, a minus or the colon of a ratio is among the tokens."""
    return _sign(tokens, start, end)


def is_symbol(old: Tokens, new: Tokens, i: int, j: int) -> bool:
    """A single letter that stands for something: the amount b is not the amount B.

    "A" before a word is an article.
    """
    key = old.keys[i]
    if len(key) != 1 or not key.isalpha() or len(new.keys[j]) != 1:
        return False
    return key not in ("a", "i") or _stands_for(old, i) or _stands_for(new, j)


def _stands_for(tokens: Tokens, n: int) -> bool:
    if _beside_operator(tokens, n):
        return True
    following = tokens.keys[n + 1 : n + 2]
    return not following or not following[0][0].isalnum()


def hard(keys: list[str]) -> list[tuple[int, str]]:
    """Marks other than punctuation, each with the number of letters and figures before it.

    >>> hard(["tenant's"]), hard(["tenants", "'"])
    ([(6, "'")], [(7, "'")])
    """
    found = []
    letters = 0
    for key in keys:
        for character in key:
            if character.isalnum():
                letters += 1
            elif character not in _PLAIN:
                found.append((letters, character))
    return found


_UNIT = re.compile(r"[A-Za-zµμΩ]{1,3}")
_NOT_UNITS = frozenset("or and of in to the a an if may for on at by no any per".split())


def is_unit(old: Tokens, new: Tokens, i: int, j: int) -> bool:
    """Capitals differ in a unit after a number: 3 MW is not 3 mW."""
    if not i or not j:
        return False
    a, b = (t.text[t.starts[n] : t.ends[n]] for t, n in ((old, i), (new, j)))
    return (
        old.keys[i] not in _NOT_UNITS
        and _UNIT.fullmatch(a) is not None
        and _UNIT.fullmatch(b) is not None
        and old.keys[i - 1][-1].isdigit()
        and new.keys[j - 1][-1].isdigit()
    )
