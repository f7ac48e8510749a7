"""Slips: words that differ by a letter."""

from __future__ import annotations


def one_slip(a: str, b: str) -> bool:
    """They differ by one letter left out, put in, or exchanged, or two swapped."""
    if a == b:
        return True
    if len(a) == len(b):
        differ = [n for n in range(len(a)) if a[n] != b[n]]
        if len(differ) == 1:
            return True
        return (
            len(differ) == 2
            and differ[1] == differ[0] + 1
            and a[differ[0]] == b[differ[1]]
            and a[differ[1]] == b[differ[0]]
        )
    if abs(len(a) - len(b)) != 1:
        return False
    short, long = sorted((a, b), key=len)
    return any(long[:n] + long[n + 1 :] == short for n in range(len(long)))
