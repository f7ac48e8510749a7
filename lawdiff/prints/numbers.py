"""Numbers as printed and as cited."""

from __future__ import annotations

import re
from functools import lru_cache

_EDGE = "()[]{}.,:;–—_ \u00a0\u2002\u2003\u2007\u2009\u202f§"
_ENUMERATOR = re.compile(r"\d|^-?[A-Za-z]{1,4}$|^[ivxlcdmIVXLCDM]+$")
_ROMAN = re.compile(r"[IVXLCDM]+")
_COUNTED = 15
"""Most figures of a number that counts anything."""
_LONGEST = 64
"""Characters of a number that are looked at."""
_SUFFIXES = frozenset(
    "bis ter quater quinquies sexies septies octies novies nonies decies undecies duodecies".split()
)


def counted(digits: str) -> int | None:
    """A number in figures by which something may be counted; none where it cannot be.

    "²" is a digit and no number, and Python refuses to read one of thousands of digits.

    >>> [counted(digits) for digits in ("29", "", "2A", "²", "9" * 5000)]
    [29, None, None, None, None]
    """
    return int(digits) if digits.isdecimal() and len(digits) <= _COUNTED else None


def bare_number(printed: str) -> str:
    """What identifies a provision in its printed number; empty where nothing does.

    >>> [bare_number(n) for n in ("29", "(ca)", "Schedule 5", "1.", "Article 8A", "ANNEX")]
    ['29', 'ca', '5', '1', '8A', '']
    >>> [bare_number(n) for n in ("-1.", "(-a)", "Article -3", "2-bis.", "- (1)", "I. –")]
    ['-1', '-a', '-3', '2-bis', '1', 'I']
    >>> [bare_number(n) for n in ("Article 1er A", "a bis)", "1° bis", "I (nouveau). –", "§ 20")]
    ['1er A', 'a bis', '1° bis', 'I', '20']
    """
    return _bare(printed[:_LONGEST])


@lru_cache(maxsize=16384)
def _bare(printed: str) -> str:
    words = [_trimmed(word) for word in printed.strip(_EDGE).split()]
    words = [word for word in words if word]
    if len(words) > 1 and _names_a_kind(words[0]):
        del words[0]
    if not words or not _ENUMERATOR.search(words[0]):
        # "ANNEX" alone, or a number in other words than these.
        last = words[-1] if len(words) > 1 else ""
        return last if last and _ENUMERATOR.search(last) else ""
    number = words[0]
    for word in words[1:]:
        if word not in _SUFFIXES and not (len(word) == 1 and word.isupper()):
            break
        number = f"{number} {word}"
    return number


def _trimmed(word: str) -> str:
    """Without punctuation; a hyphen in front of a number is the number's own, as in "-1a"."""
    word = word.strip(_EDGE).rstrip("-")
    return word if word[:1] == "-" and word[1:2].isalnum() else word.lstrip("-").strip(_EDGE)


def _names_a_kind(word: str) -> bool:
    """It is "Schedule", "Art.", "CHAPTER" and not a number itself."""
    return len(word) > 2 and word.isalpha() and not _ROMAN.fullmatch(word)
