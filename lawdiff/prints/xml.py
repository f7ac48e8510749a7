"""Bytes to an XML tree: safely, whole, and saying what was wrong.

What is refused and what is repaired follows measurements on lxml 6.1: entities that a
document declares are read three ways by three methods, so such a document is refused;
faults of namespaces and repeated ``xml:id`` lose nothing when read, so they are warnings;
every other fault, a file cut short among them, is an error.
"""

from __future__ import annotations

import codecs
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from lxml import etree

from lawdiff.errors import UnreadablePrint
from lawdiff.limits import DEFAULT, Limits
from lawdiff.prints.model import Warning

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

_ENCODINGS = frozenset(
    "utf-8 utf8 utf-16 utf-16le utf-16be us-ascii ascii iso-8859-1 iso-8859-15 latin-1 latin1 "
    "windows-1252 cp1252".split()
)
_DECLARED = re.compile(r"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:-]+)["']""")
_UTF_8_BOM = codecs.BOM_UTF8
_PROLOG = re.compile(rb"(?:\xef\xbb\xbf)?(?>\s+|<\?.*?\?>|<!--.*?-->)*+<", re.S)
"""What may stand before a document's first element or its DOCTYPE."""
_IN_FRONT = re.compile(rb"(?:\xef\xbb\xbf|[ \t\r\n])+(?=<)")
_XML = b"<?xml"
_DECLARATION = "<!ENTITY"
_NAMESPACES = re.compile(rb"""xmlns(?::[^\s="']+)?\s*=\s*["']([^"']*)["']""")
_FAMILY = re.compile("docs.oasis-open.org/legaldocml|akomantoso.org|Inhaltsdaten.LegalDocML|^$")
"""Namespaces in which Akoma Ntoso is written, none among them."""
_MANY = 20
"""Faults of one kind that are named one by one."""
_READ_ANYWAY = "read all the same"


def parse(data: bytes, path: str, limits: Limits = DEFAULT) -> tuple[etree._Element, list[Warning]]:
    """Parse a document without loading anything else.

    Args:
        data: the file's bytes.
        path: the file as the user named it, for messages.
        limits: ``depth`` is how deep elements may nest.

    Returns:
        The root element, and the faults that were read all the same.

    Raises:
        UnreadablePrint: not XML, cut short, in an unknown encoding, or declaring entities.
    """
    warnings: list[Warning] = []
    data = _from_its_start(data, warnings)
    width = _check_encoding(data, path)
    if not _begins_at_once(data) and any(_DECLARATION.encode(form) in data for form in width):
        raise _entities(path)
    try:
        root = etree.fromstring(data, _parser(limits))
    except etree.XMLSyntaxError as error:
        root = _repaired(data, path, error, warnings, limits)
    if limits.depth != DEFAULT.depth and _deeper(root, limits.depth):
        raise too_deep(path, limits)
    _refuse_entities(root, path)
    if holds(data, "xml:id"):
        warnings.extend(few(list(_repeated_ids(root))))
    warnings.extend(few(list(_mixed(root, data))))
    return root, warnings


def _from_its_start(data: bytes, warnings: list[Warning]) -> bytes:
    """A document that begins as one must; what stands in front is white space and marks.

    Line ends are moved into the declaration, where they may stand, so that lines keep their
    numbers.
    """
    front = _IN_FRONT.match(data)
    if front is None:
        return data
    if front[0] == _UTF_8_BOM:
        said = "a byte-order mark"
    else:
        said = "white space" if _UTF_8_BOM not in front[0] else "byte-order marks or white space"
        if data.startswith(_XML, front.end()):
            lines = b"\n" * front[0].count(b"\n")
            data = _XML + lines + data[front.end() + len(_XML) :]
        elif _UTF_8_BOM in front[0]:
            data = front[0].replace(_UTF_8_BOM, b"") + data[front.end() :]
        else:
            return data
    warnings.append(Warning(f"the file begins with {said}: {_READ_ANYWAY}", line=1))
    return data


def holds(data: bytes, word: str) -> bool:
    """Whether a word stands anywhere in the file, in whichever encoding it is."""
    if b"\0" not in data[:200]:
        return word.encode() in data
    return any(word.encode(form) in data for form in ("utf-16-le", "utf-16-be"))


def few(warnings: list[Warning]) -> list[Warning]:
    """Warnings of one kind, the many after the first ones as a count."""
    if len(warnings) <= _MANY:
        return warnings
    rest = len(warnings) - _MANY
    return [*warnings[:_MANY], Warning(f"and {rest:,} more faults of this kind", None)]


def _begins_at_once(data: bytes) -> bool:
    """The first element stands behind comments and the like only, so there is no DOCTYPE."""
    found = _PROLOG.match(data)
    return found is not None and data[found.end() : found.end() + 1].isalpha()


class _Nothing(etree.Resolver):
    """Gives an empty document for whatever a file would have loaded beside it.

    ``load_dtd=False`` alone is not enough: with ``collect_ids=False``, libxml2 opens a DTD that
    the DOCTYPE names, on disk too.
    """

    def resolve(self, system_url: str | None, public_id: str | None, context: Any) -> Any:
        """Nothing, whatever was asked for."""
        return self.resolve_string("", context)


def _parser(limits: Limits, recover: bool = False) -> etree.XMLParser:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        # libxml2's own bound is 256; without it, it is 2,048, and ours is held afterwards.
        huge_tree=limits.depth > DEFAULT.depth,
        collect_ids=False,
        remove_comments=True,
        recover=recover,
    )
    parser.resolvers.add(_Nothing())
    return parser


def _check_encoding(data: bytes, path: str) -> tuple[str, ...]:
    """Codecs in which the document's own signs stand; its declared encoding is one we read."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, b"<\0\0\0", b"\0\0\0<")):
        raise _unknown_encoding("UTF-32", path)
    wide: tuple[str, ...] = ()
    if data.startswith((codecs.BOM_UTF16_LE, b"<\0")):
        wide = ("utf-16-le",)
    elif data.startswith((codecs.BOM_UTF16_BE, b"\0<")):
        wide = ("utf-16-be",)
    elif not data.removeprefix(_UTF_8_BOM).lstrip().startswith(b"<"):
        raise _not_xml(path)
    start = data.removeprefix(_UTF_8_BOM)[:512].decode(wide[0] if wide else "latin-1", "replace")
    declared = _DECLARED.match(start.removeprefix("\ufeff"))
    if declared and declared[1].lower() not in _ENCODINGS:
        raise _unknown_encoding(declared[1], path)
    return wide or ("ascii",)


def _repaired(
    data: bytes, path: str, error: etree.XMLSyntaxError, warnings: list[Warning], limits: Limits
) -> etree._Element:
    """Read a document again whose only faults lose nothing; else say what is wrong."""
    parser = _parser(limits, recover=True)
    try:
        root: etree._Element | None = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        root = None
    faults = list(parser.error_log)
    if any(fault.type_name == "ERR_INVALID_ENCODING" for fault in faults):
        return _as_windows_1252(data, path, error, warnings, limits)
    if root is None or not faults or any(f.domain_name != "NAMESPACE" for f in faults):
        raise _syntax_error(data, path, error, limits)
    said: dict[str, int] = {}
    for fault in faults:
        said.setdefault(fault.message.strip(), fault.line)
    warnings.extend(
        few([Warning(f"{message}: {_READ_ANYWAY}", line or None) for message, line in said.items()])
    )
    return root


def _as_windows_1252(
    data: bytes, path: str, error: etree.XMLSyntaxError, warnings: list[Warning], limits: Limits
) -> etree._Element:
    """Read a document that says UTF-8 and has bytes of Windows-1252, as old exports do."""
    try:
        data.removeprefix(_UTF_8_BOM).decode("utf-8")
        raise _syntax_error(data, path, error, limits)
    except UnicodeDecodeError as odd:
        line = data.count(b"\n", 0, odd.start) + 1
    try:
        text = data.removeprefix(_UTF_8_BOM).decode("utf-8", errors=_ODD_BYTES)
    except UnicodeDecodeError:
        raise _syntax_error(data, path, error, limits) from None
    # Its declaration would contradict the text that was made of it.
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text, count=1)
    warnings.append(
        Warning(
            "the file says it is UTF-8 but is not: its odd bytes were read as Windows-1252",
            line=line,
        )
    )
    utf_8 = text.encode("utf-8")
    try:
        return etree.fromstring(utf_8, _parser(limits))
    except etree.XMLSyntaxError as still:
        if any(f.type_name == "ERR_INVALID_ENCODING" for f in still.error_log):
            raise _syntax_error(data, path, still, limits) from None
        return _repaired(utf_8, path, still, warnings, limits)


def _windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252"), error.end


_ODD_BYTES = "lawdiff-windows-1252"
codecs.register_error(_ODD_BYTES, _windows_1252)


def _syntax_error(
    data: bytes, path: str, error: etree.XMLSyntaxError, limits: Limits
) -> UnreadablePrint:
    start = data.lstrip(_UTF_8_BOM + b" \t\r\n")[:512].lower()
    if start.startswith((b"<html", b"<!doctype html")):
        return web_page(path)
    line = (error.position or (0, 0))[0]
    problem, remedy = _reason(error, limits)
    whole = data.rstrip().endswith((b">", b">\0", b"\0>"))
    if not whole or "Premature end" in problem or "EndTag" in problem:
        problem = f"the file is cut short or damaged ({problem})"
    return UnreadablePrint(problem, path=path, place=f"line {line}" if line else "", remedy=remedy)


_FRAMES = 14
"""Calls within each other that an element may cost, reader and report together."""


@contextmanager
def room_for(depth: int) -> Iterator[None]:
    """Room for so many elements within each other, where they are more than usual."""
    limit = sys.getrecursionlimit()
    if depth > DEFAULT.depth:
        sys.setrecursionlimit(limit + _FRAMES * depth)
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)


def too_deep(path: str, limits: Limits) -> UnreadablePrint:
    """The error for elements that nest deeper than the limit."""
    return UnreadablePrint(_TOO_DEEP, path=path, remedy=limits.more("depth"))


_TOO_LONG = "one text or name in it is too long"
_TOO_DEEP = "its elements nest deeper than this program reads"


def _deeper(root: etree._Element, most: int) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > most:
            return True
    return False


def _reason(error: etree.XMLSyntaxError, limits: Limits) -> tuple[str, str]:
    said = " ".join(re.sub(r", line \d+, column \d+.*", "", error.msg or "", flags=re.S).split())
    if "depth" in said:
        return _TOO_DEEP, limits.more("depth")
    if "XML_PARSE_HUGE" in said or "Name too long" in said:
        # A parser that is told to take deeper files takes longer texts too.
        lifted = limits.depth > DEFAULT.depth
        remedy = f"If you trust it, lift that limit with --limit depth={DEFAULT.depth + 44}."
        return _TOO_LONG, "Check where the file is from." if lifted else remedy
    return said[:200] or "it is not well-formed XML", "Fetch the print again."


def web_page(path: str) -> UnreadablePrint:
    """The error for a page saved instead of a print."""
    return UnreadablePrint(
        "is a web page (HTML), not a print in XML",
        path=path,
        remedy="Download the Bill's XML (Akoma Ntoso) from its publications page.",
    )


def _not_xml(path: str) -> UnreadablePrint:
    return UnreadablePrint(
        "is not XML", path=path, remedy="lawdiff reads Bill prints in Akoma Ntoso XML."
    )


def _unknown_encoding(name: str, path: str) -> UnreadablePrint:
    return UnreadablePrint(
        f"is in the encoding {name[:40]!r}, which is not read",
        path=path,
        remedy="Save it as UTF-8.",
    )


def _entities(path: str) -> UnreadablePrint:
    return UnreadablePrint(
        "declares or uses entities of its own (DOCTYPE), which can make one law read as another",
        path=path,
        remedy="Save the print without its DOCTYPE.",
    )


def _refuse_entities(root: etree._Element, path: str) -> None:
    """A DTD elsewhere is not loaded, so what it declares must not be used."""
    info = root.getroottree().docinfo
    declared = any(
        dtd is not None and any(True for _ in dtd.iterentities())
        for dtd in (info.internalDTD, info.externalDTD)
    )
    if declared or (info.doctype and next(root.iter(etree.Entity), None) is not None):
        raise _entities(path)


def _repeated_ids(root: etree._Element) -> Iterator[Warning]:
    seen: set[str] = set()
    for element in root.iter(etree.Element):
        identifier = element.get(XML_ID)
        if identifier is None:
            continue
        if identifier in seen:
            yield Warning(
                f"xml:id {identifier[:60]!r} is used more than once: {_READ_ANYWAY}",
                line=element.sourceline,
            )
        seen.add(identifier)


def _mixed(root: etree._Element, data: bytes) -> Iterator[Warning]:
    """Where elements of Akoma Ntoso change to another namespace of the family."""
    plain = data.replace(b"\0", b"") if b"\0" in data[:200] else data
    named = {name.decode("utf-8", "replace") for name in _NAMESPACES.findall(plain)}
    if len([name for name in named if _FAMILY.search(name)]) < 2:
        return
    own = _namespace(root)
    for element in root.iter(etree.Element):
        there = _namespace(element)
        above = element.getparent()
        if there == own or above is None or not _FAMILY.search(there):
            continue
        if _namespace(above) != there:
            said = f"in the namespace {there[:80]!r}" if there else "in no namespace"
            name = str(element.tag).rpartition("}")[2]
            yield Warning(
                f"<{name[:40]}> is {said}, unlike the document: {_READ_ANYWAY}",
                line=element.sourceline,
            )


def _namespace(element: etree._Element) -> str:
    """Told from the name as it stands, which may be one that no name can be ("x:b")."""
    return str(element.tag).rpartition("}")[0][1:]
