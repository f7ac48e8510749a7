"""How the sentences quote and list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lawdiff.comparison.rules.lexicons import LITTLE, MARK, WORD, tags
from lawdiff.comparison.tokens import Tokens

LONGEST_QUOTE = 14
"""Words of a quotation that is given whole."""

_ENDS = 7
"""Words that stand at either end of a longer one."""

_AROUND = 1, 2
"""Words kept before and after one that is never cut: "least 48 hours’ notice"."""

_CUT = 3
"""Words for which an ellipsis is worth it."""

LONGEST_CUT_QUOTE = 45
"""Words of a quotation after it was cut; one that is longer still is described instead."""

_PLAIN = frozenset({"connective", LITTLE, MARK, WORD})
_FIGURE = re.compile(r"\d|[£€$%½¼¾⅓⅔]")


def quoted(words: str) -> str:
    """In single quote marks, as the law's own are double; cut if long, but never at what matters.

    >>> quoted("the Board")
    '‘the Board’'
    """
    found = words.split()
    if len(found) <= LONGEST_QUOTE:
        return f"‘{' '.join(found)}’"
    shown = _cut(found)
    if len(shown) > LONGEST_CUT_QUOTE:
        return f"a passage of {len(found):,} words that begins ‘{' '.join(found[:_ENDS])}’"
    return f"‘{' '.join(shown)}’"


def grave(words: str) -> tuple[str, ...]:
    """The words on which a provision turns, in order: numbers, dates, sums, may and must, places.

    >>> grave("It must act within 28 days.")
    ('must', 'within', '28', 'days')
    """
    tokens = Tokens(words)
    return tuple(
        key for key, tag in zip(tokens.keys, tags(tokens), strict=True) if _turns(key, tag)
    )


def _turns(key: str, tag: str) -> bool:
    """Whether a provision turns on a word."""
    return tag not in _PLAIN or _FIGURE.search(key) is not None


def exchanged(old: str, new: str, of: str = "") -> str:
    """What became of words, either of which may be none; ``of`` is what else they stand in.

    >>> exchanged("2016", "2017"), exchanged("", "promptly")
    ('‘2016’ becomes ‘2017’', '‘promptly’ is inserted')
    """
    if not old:
        return f"{quoted(new)} {of}is inserted"
    if not new:
        return f"{quoted(old)} {of}is left out"
    return f"{quoted(old)} {of}becomes {quoted(new)}"


def _cut(found: Sequence[str]) -> list[str]:
    """Words with "…" in place of runs in which nothing turns."""
    text = " ".join(found)
    tokens = Tokens(text)
    kept = [n < _ENDS or n >= len(found) - _ENDS for n in range(len(found))]
    before, after = _AROUND
    word = 0
    end = len(found[0])
    for start, key, tag in zip(tokens.starts, tokens.keys, tags(tokens), strict=True):
        while start >= end:
            word += 1
            end += 1 + len(found[word])
        if _turns(key, tag):
            for near in range(max(word - before, 0), min(word + after + 1, len(found))):
                kept[near] = True
    out: list[str] = []
    n = 0
    while n < len(found):
        stop = n
        while stop < len(found) and not kept[stop]:
            stop += 1
        if stop - n >= _CUT:
            out.append("…")
            n = stop
        else:
            out += found[n : stop + 1]
            n = stop + 1
    return out


def listed(items: Iterable[str], most: int = 99) -> str:
    """Items as a sentence lists them; past ``most`` they are counted.

    >>> listed(["a", "b", "c"]), listed(["a", "b", "c", "d"], 3)
    ('a, b and c', 'a, b and 2 more')
    """
    names = list(items)
    if len(names) > most:
        names = [*names[: most - 1], f"{len(names) - most + 1} more"]
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


_NOUNS = "clause ", "section ", "article ", "paragraph "
_ENDING = re.compile(
    r"\([^()\s]+\)$|(?:(?<=clause )|(?<=section )|(?<=article )|(?<=paragraph ))\w+$"
)


def labels(names: Sequence[str], most: int = 99) -> str:
    """Labels listed; one that differs from its neighbour in its last brackets gives only those.

    >>> labels(["new section 225C(6)", "new section 225C(7)", "subsection (1)"])
    'new section 225C(6) and (7) and subsection (1)'
    >>> labels(["subsection (1)", "subsection (2)"])
    'subsections (1) and (2)'
    """
    runs: list[tuple[str, list[str]]] = []
    shown = names if len(names) <= most else names[: most - 1]
    for name in shown:
        ending = _ENDING.search(name)
        stem = name[: ending.start()] if ending else ""
        if ending and runs and runs[-1][0] == stem:
            runs[-1][1].append(ending[0])
        else:
            runs.append((stem, [ending[0] if ending else name]))
    said = [f"{_several(stem) if len(ends) > 1 else stem}{listed(ends)}" for stem, ends in runs]
    if len(shown) < len(names):
        said.append(f"{len(names) - len(shown)} more")
    return listed(said)


def _several(stem: str) -> str:
    """What stands before several numbers: one "subsection (1)(a) and (b)", but "subsections"."""
    return f"{stem[:-1]}s " if stem.endswith(_NOUNS) else stem


def upper(words: str) -> str:
    """With a capital."""
    return words[:1].upper() + words[1:]


def lower(words: str) -> str:
    """Without a capital."""
    return words[:1].lower() + words[1:]


def be(things: Sequence[object]) -> str:
    """The verb for so many things: "is" or "are"."""
    return "is" if len(things) == 1 else "are"
