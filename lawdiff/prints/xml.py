"""Bytes to an XML tree: safely, whole, and saying what was wrong.

What is refused and what is repaired follows measurements on lxml 6.1: entities that a
document declares are read three ways by three methods, so such a document is refused;
faults of namespaces and repeated ``xml:id`` lose nothing when read, so they are warnings;
every other fault, a file cut short among them, is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from lawdiff.errors import UnreadablePrint
from lawdiff.prints.model import Warning

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

_ENCODINGS = frozenset(
    "utf-8 utf8 utf-16 utf-16le utf-16be us-ascii ascii iso-8859-1 iso-8859-15 latin-1 latin1 "
    "windows-1252 cp1252".split()
)
_DECLARED = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:-]+)["']""")
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def parse(data: bytes, path: str) -> tuple[etree._Element, list[Warning]]:
    """Parse a document without loading anything else.

    Args:
        data: the file's bytes.
        path: the file as the user named it, for messages.

    Returns:
        The root element, and the faults that were read all the same.

    Raises:
        UnreadablePrint: not XML, cut short, in an unknown encoding, or declaring entities.
    """
    _check_encoding(data, path)
    warnings: list[Warning] = []
    try:
        root = etree.fromstring(data, _parser())
    except etree.XMLSyntaxError as error:
        root = _repaired(data, path, error, warnings)
    if root is None:
        raise _not_xml(path)
    _refuse_entities(root, path)
    if b"xml:id" in data:
        warnings.extend(_repeated_ids(root))
    return root, warnings


def _parser(recover: bool = False) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        collect_ids=False,
        remove_comments=True,
        recover=recover,
    )


def _check_encoding(data: bytes, path: str) -> None:
    start = data.lstrip()
    if data.startswith(_BOMS[1:]):
        return
    declared = _DECLARED.match(start.removeprefix(_BOMS[0]))
    if declared and declared[1].decode("ascii").lower() not in _ENCODINGS:
        raise UnreadablePrint(
            f"declares the encoding {declared[1].decode('ascii')!r}, which is not read",
            path=path,
            remedy="Save it as UTF-8.",
        )


def _repaired(
    data: bytes, path: str, error: etree.XMLSyntaxError, warnings: list[Warning]
) -> etree._Element:
    """Read a document again whose only faults lose nothing; else say what is wrong."""
    parser = _parser(recover=True)
    root = etree.fromstring(data, parser)
    faults = list(parser.error_log)
    if root is None or not faults:
        raise _syntax_error(data, path, error)
    if any(fault.type_name == "ERR_INVALID_ENCODING" for fault in faults):
        return _as_windows_1252(data, path, error, warnings)
    if any(fault.domain_name != "NAMESPACE" for fault in faults):
        raise _syntax_error(data, path, error)
    seen = set()
    for fault in faults:
        if fault.message not in seen:
            seen.add(fault.message)
            warnings.append(
                Warning(f"{fault.message.strip()}: read all the same", line=fault.line or None)
            )
    return root


def _as_windows_1252(
    data: bytes, path: str, error: etree.XMLSyntaxError, warnings: list[Warning]
) -> etree._Element:
    """Read a document that says UTF-8 and is Windows-1252, as old exports are."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise _syntax_error(data, path, error) from None
    line = (error.position or (0, 0))[0]
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text, count=1)
    try:
        root = etree.fromstring(text.encode("utf-8"), _parser())
    except etree.XMLSyntaxError:
        raise _syntax_error(data, path, error) from None
    warnings.append(
        Warning("the file says it is UTF-8 but is not; read as Windows-1252", line=line or None)
    )
    return root


def _syntax_error(data: bytes, path: str, error: etree.XMLSyntaxError) -> UnreadablePrint:
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:512].lower()
    if not start.startswith(b"<") and not data.startswith(_BOMS[1:]):
        return _not_xml(path)
    if b"<html" in start or b"<!doctype html" in start:
        return UnreadablePrint(
            "is a web page (HTML), not a print in XML",
            path=path,
            remedy="Download the Bill's XML (Akoma Ntoso) from its publications page.",
        )
    line = (error.position or (0, 0))[0]
    lines = data.count(b"\n") + 1
    problem = _reason(error)
    if line >= lines - 1 and not data.rstrip().endswith(b">"):
        problem = "the file is cut short"
    elif "Premature end" in problem or "EndTag" in problem:
        problem = f"the file is cut short or damaged ({problem})"
    return UnreadablePrint(
        problem, path=path, place=f"line {line}" if line else "", remedy="Fetch the print again."
    )


def _reason(error: etree.XMLSyntaxError) -> str:
    return re.sub(r", line \d+, column \d+.*", "", error.msg or "not well-formed XML")


def _not_xml(path: str) -> UnreadablePrint:
    return UnreadablePrint(
        "is not XML",
        path=path,
        remedy="lawdiff reads Bill prints in Akoma Ntoso XML.",
    )


def _refuse_entities(root: etree._Element, path: str) -> None:
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        raise UnreadablePrint(
            "declares entities of its own in a DOCTYPE, which can make one law read as another",
            path=path,
            remedy="Save the print without its DOCTYPE.",
        )


def _repeated_ids(root: etree._Element) -> Iterator[Warning]:
    seen: set[str] = set()
    for element in root.iter(etree.Element):
        identifier = element.get(XML_ID)
        if identifier is None:
            continue
        if identifier in seen:
            yield Warning(
                f"xml:id {identifier[:60]!r} is used more than once: read all the same",
                line=element.sourceline,
            )
        seen.add(identifier)
