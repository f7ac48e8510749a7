"""Changes of plain words: the sovereign's, and corrected words that become other words."""

from __future__ import annotations

from lawdiff.comparison.pieces import Piece
from lawdiff.comparison.rules.slips import one_slip
from lawdiff.comparison.tokens import Tokens
from lawdiff.comparison.words import Edit

_SOVEREIGN = {"her": "his", "queen's": "king's", "queen": "king"}
_BACK = {value: key for key, value in _SOVEREIGN.items()}
_TITLES = frozenset({"majesty", "majesty's"})
_OFFICES = frozenset(
    """counsel bench printer speech consent remembrancer proctor messenger regulations""".split()
)


def majesty(edit: Edit, old: Tokens, new: Tokens, instruction: bool = False) -> Piece | None:
    """Her → His Majesty, Queen's → King's Bench: the same office, another holder.

    The Queen of Denmark, the late Queen and the Queen Mother are other persons; and words that an
    instruction quotes have to be the other Act's own.
    """
    if edit.i2 - edit.i1 != 1 or edit.j2 - edit.j1 != 1:
        return None
    a, b = old.keys[edit.i1], new.keys[edit.j1]
    if _SOVEREIGN.get(a) != b and _BACK.get(a) != b:
        return None
    follows = old.keys[edit.i2 : edit.i2 + 2], new.keys[edit.j2 : edit.j2 + 2]
    if not follows[0] or follows[0][0] != follows[1][0]:
        return None
    if instruction and (quoted(old, edit.i1) or quoted(new, edit.j1)):
        return None
    following = follows[0][0]
    if a.endswith("'s"):
        sovereign = _capital(old, edit.i1) and _capital(new, edit.j1)
        sovereign &= (
            following in _OFFICES and _capital(old, edit.i2) and _capital(new, edit.j2)
        ) or follows[0] == follows[1] == ["most", "excellent"]
    elif a in ("queen", "king"):
        sovereign = _capital(old, edit.i1) and follows[0] == follows[1] == ["in", "council"]
    else:
        sovereign = following in _TITLES and _capital(old, edit.i2) and _capital(new, edit.j2)
        sovereign &= not (_of_another(old, edit.i2 + 1) or _of_another(new, edit.j2 + 1))
    if not sovereign:
        return None
    return Piece(edit, "wording", "editorial", "The sovereign is named as the new reign has it.")


_REIGNING = frozenset({"queen", "king", "prince", "princess", "emperor", "empress", "sultan"})


def _of_another(tokens: Tokens, n: int) -> bool:
    """Whether a name follows "Her Majesty": the Queen of Denmark, Queen Camilla."""
    keys = tokens.keys
    n += keys[n : n + 1] == ["the"]
    if not _REIGNING.intersection(keys[n : n + 1]):
        return False
    return keys[n + 1 : n + 2] == ["of"] or keys[n - 1] != "the"


def _capital(tokens: Tokens, n: int) -> bool:
    return tokens.text[tokens.starts[n]].isupper()


def quoted(tokens: Tokens, n: int) -> bool:
    """Whether a token stands between quote marks."""
    open_ = False
    for m in range(n):
        first = tokens.text[tokens.starts[m]]
        if first in '“”"':
            open_ = first == "“" or (first == '"' and not open_)
    return open_


_OPPOSITES = ({"neither", "either"}, {"nor", "or"})


def corrected(edit: Edit, old: Tokens, new: Tokens) -> bool:
    """One word became another that is spelt nearly so: a slip put right, or made.

    "of" → "or" is wording, though "or" would join.
    """
    if edit.i2 - edit.i1 != 1 or edit.j2 - edit.j1 != 1:
        return False
    a, b = old.keys[edit.i1], new.keys[edit.j1]
    if not (a.isalpha() and b.isalpha()) or {a, b} in _OPPOSITES:
        return False
    return one_slip(a, b)


_AGREEING = ({"is", "are"}, {"was", "were"}, {"has", "have"}, {"does", "do"}, {"this", "these"})
_VERBS = frozenset("come begin start commence end expire cease exclude".split())
"""Verbs that some lexicon claims: it is the subject that is one or several, not the time."""


def agreement(edit: Edit, old: Tokens, new: Tokens) -> bool:
    """Singular became plural, or the other way: "is to be" → "are to be" gives no new duty."""
    if edit.i2 - edit.i1 != 1 or edit.j2 - edit.j1 != 1:
        return False
    a, b = sorted((old.keys[edit.i1], new.keys[edit.j1]), key=len)
    return {a, b} in _AGREEING or (a in _VERBS and b == f"{a}s")
