"""Items of a series within one sentence: "the police, the fire service and the health board".

An item that comes or goes takes its comma along, and may shift the *and* before the last one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from lawdiff.comparison.pieces import Piece
from lawdiff.comparison.rules.lexicons import LITTLE, MARK, WORD
from lawdiff.comparison.tokens import Tokens
from lawdiff.comparison.words import Edit

LONGEST_ITEM = 12
"""Words above which what stands between commas is a clause of the sentence and no item."""

NEAR = 14
"""How far from an item the "and" or "or" of its series may stand."""

_JOINERS = frozenset({"and", "or"})
_SEPARATORS = frozenset(",;")
_LABEL = re.compile(r"\((?:[a-z]{1,3}|\d{1,2})\)$")
_NOUNS_OF_TIME = frozenset("age ages date dates time times period periods duration".split())
_CLAUSE_WORDS = frozenset(
    """is are was were be been being has have had which who whose that this by under in on for with
    without from to as at where when if unless including whether within before after""".split()
)

MOVED = "The items are joined by “{joiner}” in both prints: the word only moved."
WHY_LABELS = "Only the letters or numbers of the items changed: a list is set out anew."
WHY = "An item of a series {came}."


def item(
    edit: Edit, old: Tokens, new: Tokens, old_tags: Sequence[str], new_tags: Sequence[str]
) -> str:
    """Why, if a pure insertion or deletion is an item of a series; else nothing."""
    if (edit.i1 == edit.i2) == (edit.j1 == edit.j2):
        return ""
    gone = edit.j1 == edit.j2
    tokens, tags, start, end = (
        (old, old_tags, edit.i1, edit.i2) if gone else (new, new_tags, edit.j1, edit.j2)
    )
    keys = tokens.keys[start:end]
    why = WHY.format(came="goes" if gone else "comes in")
    labels = [key for key in keys if _LABEL.match(key)]
    if labels:
        others = sum(1 for key in tokens.keys if _LABEL.match(key))
        apart = _separated(keys, tokens, start) or bool(_SEPARATORS.intersection(keys))
        return why if others > len(labels) and apart else ""
    if not _separated(keys, tokens, start) or len(keys) > LONGEST_ITEM:
        return ""
    kinds = {
        WORD if key in _NOUNS_OF_TIME else tag
        for tag, key in zip(tags[start:end], keys, strict=True)
    } - {MARK, LITTLE, "connective"}
    if kinds != {WORD}:
        return ""
    first = next((key for key in keys if key not in _SEPARATORS and key not in _JOINERS), "")
    if first in _CLAUSE_WORDS:
        return ""
    around = tokens.keys[max(0, start - NEAR) : start] + tokens.keys[end : end + NEAR]
    series = _JOINERS.intersection(around) or (keys[0] in _SEPARATORS and _more(tokens, start, end))
    return why if series else ""


def _separated(keys: Sequence[str], tokens: Tokens, start: int) -> bool:
    """A comma or semicolon goes with the words, or stands right before them."""
    before = tokens.keys[start - 1] if start else ""
    return keys[0] in _SEPARATORS or keys[-1] in _SEPARATORS or before in _SEPARATORS


def _more(tokens: Tokens, start: int, end: int) -> bool:
    """Another comma near by: the words are one of several."""
    return any(k in _SEPARATORS for k in tokens.keys[max(0, start - 4) : start]) or any(
        k in _SEPARATORS for k in tokens.keys[end : end + 4]
    )


def realigned(edits: list[Edit], old: Tokens, new: Tokens) -> list[Edit]:
    """Of two equally short readings of an item that came last, the one a reader gives.

    "B and C" → "B, C and D" can be said as "[, C] and [C → D]", or as "[and → ,] C [and D]".
    """
    out = list(edits)
    for n in range(len(out) - 1):
        better = _reread(out[n], out[n + 1], old, new, 0) or _reread(
            out[n], out[n + 1], new, old, 2
        )
        if better:
            out[n : n + 2] = better
    return out


def _reread(first: Edit, second: Edit, a: Tokens, b: Tokens, side: int) -> list[Edit] | None:
    """``a`` has "J C", ``b`` ", C J D": keep C, not J."""
    other = 2 - side
    a1, a2 = first[side], second[side + 1]
    gap = second[side] - first[side + 1]
    came = b.keys[first[other] : first[other + 1]]
    if first[side] != first[side + 1] or gap < 1 or not came or came[0] not in _SEPARATORS:
        return None
    joiner = a.keys[a1]
    item_ = a.keys[a1 + 1 : a2]
    if joiner not in _JOINERS or not item_ or came[1 : 1 + len(item_)] != item_:
        return None
    start, end = first[other], second[other + 1]
    middle = start + 1 + len(item_)
    if b.keys[middle : middle + 1] != [joiner]:
        return None
    sides = [(a1, a1 + 1, start, start + 1), (a2, a2, middle, end)]
    return [Edit(*(s if side == 0 else (*s[2:], *s[:2]))) for s in sides]


def shifted(pieces: list[Piece], old: Tokens, new: Tokens) -> list[Piece]:
    """See "A, B and C" → "A, B, C and D" as one thing: an item, not two changed connectives."""
    out = list(pieces)
    for n in range(len(out) - 1):
        first, second = out[n], out[n + 1]
        for a, b, side in ((old, new, 0), (new, old, 2)):
            if _moves_on(first.edit, second.edit, a, b, side):
                came = b.keys[second.edit[2 - side] : second.edit[3 - side]]
                if second.kind in ("wording", "list") and len(came) <= LONGEST_ITEM:
                    why = WHY.format(came="comes in" if a is old else "goes")
                    second = replace(second, kind="list", why=why)
                out[n] = replace(first, kind=second.kind, why=second.why)
                out[n + 1] = second
                break
    return out


def only_labels(edit: Edit, old: Tokens, new: Tokens) -> bool:
    """Only the letters or numbers of items came, went or changed: a list was set out anew."""
    words = [
        key
        for key in (*old.keys[edit.i1 : edit.i2], *new.keys[edit.j1 : edit.j2])
        if key[0].isalnum() or (key[0] == "(" and len(key) > 1)
    ]
    return bool(words) and all(_LABEL.match(key) for key in words)


def only_moved(pieces: list[Piece], old: Tokens, new: Tokens) -> list[Piece]:
    """As "(a) one, and (b) two, (c) three" → "(a) one, (b) two, and (c) three": nothing changed.

    Only where the connective stands before another item's label in both texts, and nothing else
    than punctuation changed.
    """
    moved = [p for p in pieces if p.kind == "connective"]
    if len(moved) != 2 or any(p.kind not in ("connective", "typography") for p in pieces):
        return pieces
    words = [_one_joiner(piece.edit, old, new) for piece in moved]
    if not words[0] or not words[1] or {words[0][1], words[1][1]} != {"old", "new"}:
        return pieces
    if words[0][0] != words[1][0]:
        return pieces
    return [
        replace(p, significance="editorial", why=MOVED.format(joiner=words[0][0]))
        if p.kind == "connective"
        else p
        for p in pieces
    ]


def _one_joiner(edit: Edit, old: Tokens, new: Tokens) -> tuple[str, str] | None:
    """The joiner that came or went before a label, and the text it stands in."""
    gone = [key for key in old.keys[edit.i1 : edit.i2] if key.isalnum()]
    came = [key for key in new.keys[edit.j1 : edit.j2] if key.isalnum()]
    side, words, tokens, end = ("old", gone, old, edit.i2) if gone else ("new", came, new, edit.j2)
    if (gone and came) or len(words) != 1 or words[0] not in _JOINERS:
        return None
    following = tokens.keys[end : end + 1]
    return (words[0], side) if following and _LABEL.match(following[0]) else None


def _moves_on(first: Edit, second: Edit, a: Tokens, b: Tokens, side: int) -> bool:
    """In ``a`` the joiner stands at ``first``; in ``b`` a comma, and the joiner at ``second``."""
    joiner = a.keys[first[side] : first[side + 1]]
    comma = b.keys[first[2 - side] : first[3 - side]]
    came = b.keys[second[2 - side] : second[3 - side]]
    gone = a.keys[second[side] : second[side + 1]]
    after = a.keys[first[side + 1] : first[side + 1] + 1]
    labelled = not comma and bool(after) and _LABEL.match(after[0]) is not None
    came = came[1:] if came[:1] in ([","], [";"]) else came
    return (
        len(joiner) == 1
        and joiner[0] in _JOINERS
        and (comma in ([","], [";"]) or labelled)
        and len(came) > 1
        and came[0] == joiner[0]
        and not any(key.isalnum() for key in gone)
    )
