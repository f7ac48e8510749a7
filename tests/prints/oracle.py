"""The words of a file and the words of a print, told in two ways that share no code.

The file's are read off lxml's tree with nothing of lawdiff; the print's are read out of the
model in print order. What a reader sees of either must be the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

from lxml import etree

from lawdiff.prints.model import Print

INLINE = frozenset(
    "a abbr affectedDocument b i u s em strong sup sub span inline ref rref mref mod mmod rmod "
    "quotedText embeddedText ins del term def concept date time person role organization location "
    "event object entity process quantity docType docTitle docNumber docDate docStage docStatus "
    "docProponent docIntroducer docPurpose docCommittee docketNumber docJurisdiction "
    "docAuthority shortTitle session legislature signature party judge lawyer neutralCitation "
    "remark recordedTime vote outcome fillIn relatedDocument omissis placeholder noteRef marker "
    "font small argument opinion".split()
)
QUOTING = frozenset("def quotedText embeddedText quotedStructure embeddedStructure".split())
GLUE = "\b"
"""Between a printed quotation mark and the words it opens or closes: no space."""
HEAD = {"num": 0, "heading": 1, "subheading": 2}
UNSEEN = frozenset({"meta", "script", "style"})


def local(element: etree._Element) -> str:
    """The element's name without namespace or prefix."""
    return str(element.tag).rpartition("}")[2].rpartition(":")[2]


def attribute(element: etree._Element, name: str) -> str:
    """An attribute in whatever namespace."""
    return next((v for k, v in element.attrib.items() if k.rpartition("}")[2] == name), "")


def tree_of(path: Path) -> etree._Element:
    """The file as lxml gives it, faults and all."""
    parser = etree.XMLParser(recover=True, collect_ids=False, huge_tree=True)
    root = etree.fromstring(path.read_bytes(), parser)
    assert root is not None
    return root


class FileWords:
    """What a reader of the file sees: running text, with a space where a block begins or ends."""

    def __init__(self, root: etree._Element) -> None:
        self.shown = {
            element.get("eId") or element.get("id"): element.get("showAs") or ""
            for references in root.iter("{*}references")
            for element in references.iter(etree.Element)
        }
        self.placeholders: list[str] = []
        self.pieces = list(self._pieces(root))
        for notes in root.iter("{*}notes"):
            # Kept among the metadata, and printed all the same.
            self.pieces.extend(self._pieces(notes))

    @property
    def text(self) -> str:
        """All of it."""
        return glued("".join(self.pieces))

    def _pieces(self, element: etree._Element) -> Iterator[str]:
        name = local(element)
        if name in UNSEEN or attribute(element, "softmove_to"):
            return
        block = name not in INLINE
        if block or attribute(element, "name").startswith("toc"):
            yield " "
        if name in QUOTING and attribute(element, "startQuote"):
            yield f"{attribute(element, 'startQuote')}{GLUE}"
        if name in ("img", "image"):
            picture = (element.get("src") or "").rpartition("/")[2]
            words = " ".join(w for w in (element.get("alt") or "", picture) if w)
            yield f" [image: {words}] " if words else " [image] "
        yield element.text or ""
        if attribute(element, "class") == "placeholder" and not "".join(element.itertext()).strip():
            self.placeholders.append(attribute(element, "href"))
            yield f"{{{attribute(element, 'href')}}}"
        for child in self._in_print_order(element):
            later = name in HEAD and local(child) == "authorialNote"
            if isinstance(child.tag, str) and not later:
                yield from self._pieces(child)
            yield child.tail or ""
        if name in QUOTING and attribute(element, "endQuote"):
            yield f"{GLUE}{attribute(element, 'endQuote')}"
        if block or attribute(element, "name").startswith("toc"):
            yield " "

    def _in_print_order(self, element: etree._Element) -> list[etree._Element]:
        """The number first, then the heading, then a note that stands in one of them."""
        ordered = sorted(element, key=lambda child: HEAD.get(local(child), len(HEAD)))
        head = sum(local(child) in HEAD for child in ordered)
        notes = [
            # Without the words after it, which were said in the heading.
            deepcopy(note)
            for child in ordered[:head]
            for note in child.iterchildren("{*}authorialNote")
        ]
        for note in notes:
            note.tail = None
        return [*ordered[:head], *notes, *ordered[head:]]


def glued(text: str) -> str:
    """The text without the spaces that a quotation mark does not have beside it."""
    return re.sub(rf"\s*{GLUE}\s*", "", text)


def print_words(source: Print) -> str:
    """A print read aloud: every provision's number, heading and text, children where they stand."""
    return glued(
        "".join(
            piece
            for provision in source.provisions
            if provision.parent is None
            for piece in _said(source, provision.index)
        )
    )


def _said(source: Print, index: int) -> Iterator[str]:
    provision = source.provisions[index]
    if provision.open_quote:
        yield f" {provision.open_quote}{GLUE}"
    yield f" {provision.number} {provision.heading} "
    done = 0
    for child in provision.children:
        at = source.provisions[child].at
        assert done <= at <= len(provision.text), provision.label
        yield provision.text[done:at]
        yield from _said(source, child)
        done = at
    yield provision.text[done:]
    if provision.close_quote:
        yield f"{GLUE}{provision.close_quote}"
    yield " "
