"""From the bytes of an annotation file to text that is safe to read on."""

from __future__ import annotations

import re

from lawdiff.annotations.model import AnnotationWarning
from lawdiff.errors import BadAnnotation
from lawdiff.limits import DEFAULT, Limits

_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\ufffe\uffff]")
_HALVES = re.compile("[\ud800-\udfff]")
"""Half a character: no file can hold one, an escape (``"\\ud800"`` in JSON or YAML) can."""
_NOT_TEXT = (b"\x1f\x8b", b"PK\x03\x04", b"%PDF-", b"{\\rtf", b"\xd0\xcf\x11\xe0")
"""How archives, PDFs and documents of word processors begin."""
_WRITTEN = "Notes are written in Markdown (.md), saved as plain text."
_SAVE = "Save it as UTF-8 and try again."


def decode(data: bytes, path: str, limits: Limits = DEFAULT) -> tuple[str, list[AnnotationWarning]]:
    """The text of a file, with plain line ends and nothing that reorders or hides words.

    Characters that make text run the other way (Unicode's directional overrides,
    CVE-2021-42574) are taken out, as are control characters; a warning says where.

    Raises:
        BadAnnotation: too big, or not UTF-8; names the line of the first byte that is not.
    """
    if len(data) > limits.note_bytes:
        raise BadAnnotation(
            f"the file has more than {limits.note_bytes:,} bytes, too many for one file of notes",
            path=path,
            place="line 1",
            remedy=f"Split it into several files. {limits.more('note_bytes')}",
        )
    if data.startswith(_NOT_TEXT):
        raise BadAnnotation("the file is not text", path=path, place="line 1", remedy=_WRITTEN)
    start = data[:200]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or start.count(b"\0") > len(start) // 4:
        raise BadAnnotation("the file is in UTF-16", path=path, place="line 1", remedy=_SAVE)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if b"\0" in data or data.startswith(_NOT_TEXT):
            raise BadAnnotation(
                "the file is not text", path=path, place="line 1", remedy=_WRITTEN
            ) from None
        line = data.count(b"\n", 0, error.start) + 1
        byte = data[error.start]
        raise BadAnnotation(
            f"byte 0x{byte:02X} is not UTF-8; the file is probably in Windows-1252",
            path=path,
            place=f"line {line}",
            remedy=_SAVE,
        ) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    return _without(text, path)


def _without(text: str, path: str) -> tuple[str, list[AnnotationWarning]]:
    warnings = []
    for pattern, what in (
        (_OVERRIDES, "characters that change the direction of text were left out"),
        (_CONTROLS, "control characters were left out"),
        (_HALVES, "halves of characters were left out"),
    ):
        found = pattern.search(text)
        if found:
            line = text.count("\n", 0, found.start()) + 1
            warnings.append(AnnotationWarning(what, path, line))
            text = pattern.sub("", text)
    return text, warnings


def unescaped(text: str, path: str, line: int) -> tuple[str, list[AnnotationWarning]]:
    r"""Text that was written with escapes, such as ``"\u202e"``: the same is left out of it.

    Args:
        text: a value as a reader of JSON or YAML gives it.
        path: the file, for messages.
        line: the line on which the value stands.
    """
    said, warnings = _without(text, path)
    return said, [AnnotationWarning(warning.message, path, line) for warning in warnings]
