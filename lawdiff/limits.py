"""How much lawdiff takes from a file before it stops, or tells less exactly what changed.

The defaults are several times what the longest prints and notes need. ``--limit NAME=NUMBER``
sets one; whatever ends at a limit says so and names it.
"""

from __future__ import annotations

from msgspec import Struct, structs

from lawdiff.errors import BadRequest

MOST_DEPTH = 2_000
"""The parser's own bound: no limit of depth can be above it."""

_MOST = {"depth": MOST_DEPTH, "bytes": 10**15}
_MOST_OF_OTHERS = 10**9
"""More than any system gives; what it is told in is not made for more either."""


class Limits(Struct, frozen=True):
    """The limits that a user may set, by the names under which they are set."""

    bytes: int = 32 * 1024 * 1024
    """Largest print read."""
    depth: int = 256
    """How deep the elements of a print may nest."""
    pages: int = 1_500
    """Most pages of a PDF print; the longest Bills have about 700."""
    seconds: int = 4
    """Most processor time for reading a PDF; each page read adds a little."""
    memory: int = 220
    """Most memory for reading a PDF, in MiB."""
    words: int = 40_000
    """Words of two passages that are all held against each other, if both have so many."""
    crowd: int = 150
    """Provisions so alike that each could be many others, all weighed against all."""
    note_bytes: int = 256 * 1024
    """Largest file of notes: a submission is pages long, not books."""
    note_headings: int = 2_000
    """Most headings in a file of notes."""

    def more(self, name: str) -> str:
        """What to do where a limit was met, as the end of a message.

        >>> Limits().more("note_bytes")
        'If you trust it, raise the limit of 262,144 with --limit note-bytes=NUMBER.'
        """
        most = getattr(self, name)
        said = name.replace("_", "-")
        return f"If you trust it, raise the limit of {most:,} with --limit {said}=NUMBER."


DEFAULT = Limits()


def names() -> list[str]:
    """The limits as a command line names them.

    >>> names()[-1]
    'note-headings'
    """
    return [field.replace("_", "-") for field in Limits.__struct_fields__]


def limits_from(given: list[str] | tuple[str, ...], base: Limits = DEFAULT) -> Limits:
    """Limits as a command line sets them.

    >>> limits_from(["words=50000", "depth=400"]).words
    50000

    Raises:
        BadRequest: no such limit, or no number that it can be.
    """
    found: dict[str, int] = {}
    for one in given:
        name, _, number = one.partition("=")
        key = name.strip().replace("-", "_")
        if key not in Limits.__struct_fields__:
            known = ", ".join(names())
            raise BadRequest(f"there is no limit {name!r}", remedy=f"The limits are {known}.")
        digits = number.strip().replace(",", "").replace("_", "")
        value = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 17 else 0
        most = _MOST.get(key, _MOST_OF_OTHERS)
        if not 1 <= value <= most:
            said = number if len(number) < 40 else f"{number[:40]}…"
            raise BadRequest(
                f"the limit {name!r} cannot be {said!r}",
                remedy=f"Give a whole number from 1 to {most:,}, "
                f"as in --limit {name}={getattr(base, key)}.",
            )
        found[key] = value
    return structs.replace(base, **found)
