"""File names made of titles and stages: safe on every file system, each given once."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from lawdiff.prints.numbers import counted

_LONGEST = 120
"""Characters of a slug; with a number and a suffix it stays well below 255 bytes."""

_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.I)
"""Names that Windows keeps for devices."""


def slug(text: str) -> str:
    """A file name made of the words of a text: lower-case ASCII letters, digits and hyphens.

    A text with no such letter keeps its identity as a hash.

    >>> slug("Social Housing (Regulation) Bill [HL]"), slug("../../etc/passwd"), slug("-rf")
    ('social-housing-regulation-bill-hl', 'etc-passwd', 'rf')
    >>> slug("Vereinsgesetz für Köln"), slug("法案") == slug("法案"), slug("法案") == slug("条文")
    ('vereinsgesetz-fur-koln', True, False)
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    words = "-".join(re.findall(r"[a-z0-9]+", plain.lower()))
    if not words or _RESERVED.fullmatch(words):
        digest = hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:10]
        return f"{words}-{digest}" if words else f"unnamed-{digest}"
    if len(words) > _LONGEST:
        digest = hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:10]
        return f"{words[:_LONGEST].rstrip('-')}-{digest}"
    return words


class Names:
    """Gives out names, each only once."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, wanted: str) -> str:
        """The name, or with a number where it is taken.

        >>> names = Names()
        >>> names.take("report"), names.take("report"), names.take("report-2")
        ('report', 'report-2', 'report-2-2')
        """
        name, count = wanted, 1
        while name in self._taken:
            count += 1
            name = f"{wanted}-{count}"
        self._taken.add(name)
        return name


def natural(name: str) -> tuple[tuple[int, str], ...]:
    """A key that sorts file names as people count: ``2-…`` before ``10-…``.

    >>> sorted(["10-report.xml", "2-committee.xml", "1-intro.xml"], key=natural)
    ['1-intro.xml', '2-committee.xml', '10-report.xml']
    """
    parts = re.split(r"(\d+)", name)
    values = [counted(part) for part in parts]
    return tuple((-1 if n is None else n, part) for n, part in zip(values, parts, strict=True))
