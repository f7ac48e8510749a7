"""Akoma Ntoso bytes to a :class:`Print`."""

from __future__ import annotations

from lxml import etree

from lawdiff.errors import UnreadablePrint
from lawdiff.prints.akn.drafts import Draft, RawReference
from lawdiff.prints.akn.metadata import Metadata, Placeholders, read_metadata
from lawdiff.prints.akn.vocabulary import local_name
from lawdiff.prints.akn.walk import Walk
from lawdiff.prints.labels import label_all
from lawdiff.prints.languages import language_code
from lawdiff.prints.model import Kind, Print, Provision, Reference, Warning
from lawdiff.prints.xml import few, parse, web_page

_DOCUMENTS = frozenset(
    "bill act doc statement documentCollection debateReport judgment portion "
    "officialGazette".split()
)
_ROOTS = frozenset({"akomaNtoso", "akomantoso"})
_PARTS = frozenset({"body", "mainBody", "recitals", "portionBody", "collectionBody"})


def read_akn(data: bytes, path: str, sha256: str) -> Print:
    """Read an Akoma Ntoso document of any dialect.

    Args:
        data: the file's bytes.
        path: the file as the user named it.
        sha256: hash of the bytes.

    Raises:
        UnreadablePrint: see :func:`lawdiff.prints.read`.
    """
    root, warnings = parse(data, path)
    document = _document(root, path)
    placeholders = Placeholders(document)
    metadata = read_metadata(document, placeholders)
    walk = Walk(placeholders, _section_kind(document, metadata))
    walk.gather(document)
    if not any(_counts(draft) for draft in walk.drafts):
        raise UnreadablePrint(
            f"no provision was found in it (it is <{local_name(document.tag)}>)",
            path=path,
            remedy="lawdiff compares prints of Bills: check that this is one, and whole.",
        )
    provisions = _provisions(walk.drafts, root)
    warnings.extend(few(walk.warnings))
    warnings.extend(few(_repeated_eids(walk.drafts)))
    return Print(
        path=path,
        sha256=sha256,
        title=metadata.title,
        number=metadata.number,
        house=metadata.house,
        stage=metadata.stage,
        date=metadata.date,
        language=language_code(metadata.language),
        source="xml",
        provisions=provisions,
        warnings=tuple(warnings),
        work=metadata.work,
        doctype=local_name(document.tag),
    )


def _document(root: etree._Element, path: str) -> etree._Element:
    """The element that is the print."""
    name = local_name(root.tag)
    if name in _DOCUMENTS:
        return root
    if name in _ROOTS:
        children = [child for child in root if isinstance(child.tag, str)]
        for child in children:
            inside = local_name(child.tag)
            if inside in _DOCUMENTS:
                return root if len(children) > 1 else child
            if inside in ("amendmentList", "amendment"):
                raise UnreadablePrint(
                    "is an amendment paper, not a print of a Bill",
                    path=path,
                    remedy="Compare the prints before and after the amendments were made.",
                )
        if any(local_name(child.tag) in _PARTS for child in children):
            return root
    if name == "html":
        raise web_page(path)
    raise UnreadablePrint(
        f"is XML but not a print in Akoma Ntoso (its root is <{name[:40]}>)",
        path=path,
        remedy="Download the Bill's XML (Akoma Ntoso) from its publications page.",
    )


def _section_kind(document: etree._Element, metadata: Metadata) -> Kind:
    """What ``section`` is called here: the Scottish Parliament's Bills have sections."""
    name = document.get("name") or ""
    if local_name(document.tag) != "bill" or name.startswith(("sp", "asp", "ws")):
        return "section"
    return "clause"


def _counts(draft: Draft) -> bool:
    return draft.kind not in ("cover", "note", "long-title", "enacting-words") and bool(
        draft.numbered or draft.heading_text is not None or not draft.place_name
    )


def _provisions(drafts: list[Draft], root: etree._Element) -> tuple[Provision, ...]:
    for index, draft in enumerate(drafts):
        draft.index = index
    ends = _ends(drafts)
    labels = label_all(drafts)
    find = _Targets(drafts, root)
    getpath = root.getroottree().getpath
    made = []
    for draft, label, end in zip(drafts, labels, ends, strict=True):
        text = draft.text
        heading = draft.heading_text
        place = draft.place
        element = draft.element
        made.append(
            Provision(
                index=draft.index,
                parent=None if draft.above is None else draft.above.index,
                children=tuple([child.index for child in draft.children]),
                end=end,
                kind=draft.kind,
                number=draft.number,
                heading=draft.heading,
                text=text.finish(),
                label=label,
                at=draft.at,
                quoted=draft.depth > 0,
                quote_depth=draft.depth,
                open_quote=draft.open_quote,
                close_quote=draft.close_quote,
                defines=draft.defines,
                references=find.all(text.references) if text.references else (),
                heading_references=find.all(heading.references) if heading is not None else (),
                breaks=tuple(text.breaks),
                tables=tuple(text.tables),
                formulae=tuple(text.formulae),
                page=place[0] if place else None,
                line=place[1] if place else None,
                lines=tuple(text.lines),
                xpath=getpath(element),
                guid=_guid(element),
                eid=element.get("eId") or element.get("{*}eId"),
            )
        )
    return tuple(made)


def _ends(drafts: list[Draft]) -> list[int]:
    """One past each provision's last descendant; drafts are in print order."""
    ends = list(range(1, len(drafts) + 1))
    for index in range(len(drafts) - 1, -1, -1):
        above = drafts[index].above
        if above is not None:
            ends[above.index] = max(ends[above.index], ends[index])
    return ends


def _guid(element: etree._Element) -> str | None:
    found = element.get("GUID")
    if found is None:
        for key, value in element.attrib.items():
            if key.endswith("}GUID"):
                return value
    return found or None


class _Targets:
    """References' tags, resolved within the document."""

    def __init__(self, drafts: list[Draft], root: etree._Element) -> None:
        self._root = root
        self._by_guid: dict[str, int] = {}
        self._by_eid: dict[str, int | None] = {}
        self._by_element: dict[etree._Element, int] = {}
        self._elsewhere: dict[str, int | None] = {}
        self._drafts = drafts
        self._named = etree.XPath("//*[@GUID=$name or @eId=$name]")
        for draft in drafts:
            guid = _guid(draft.element)
            if guid:
                self._by_guid.setdefault(guid, draft.index)
            eid = draft.element.get("eId") or draft.element.get("id")
            if eid:
                # A repeated eId says nothing.
                self._by_eid[eid] = None if eid in self._by_eid else draft.index

    def all(self, raw: list[RawReference]) -> tuple[Reference, ...]:
        """References with their targets."""
        return tuple(
            [
                Reference(start, end, self._target(guid, href), href)
                for start, end, guid, href in raw
            ]
        )

    def _target(self, guid: str, href: str) -> int | None:
        if guid:
            if guid in self._by_guid:
                return self._by_guid[guid]
            return self._inside_provision(guid)
        if href.startswith("#"):
            name = href[1:]
            if name in self._by_eid:
                return self._by_eid[name]
            return self._inside_provision(name)
        return None

    def _inside_provision(self, identifier: str) -> int | None:
        """The provision around an element, such as a heading or a definition's word, so named."""
        if identifier in self._elsewhere:
            return self._elsewhere[identifier]
        if not self._by_element:
            self._by_element = {draft.element: draft.index for draft in self._drafts}
        found = None
        named = self._named(self._root, name=identifier)
        if len(named) == 1:
            current: etree._Element | None = named[0]
            while current is not None and found is None:
                found = self._by_element.get(current)
                current = current.getparent()
        self._elsewhere[identifier] = found
        return found


def _repeated_eids(drafts: list[Draft]) -> list[Warning]:
    seen: set[str] = set()
    repeated: dict[str, int] = {}
    for draft in drafts:
        eid = draft.element.get("eId")
        if eid:
            if eid in seen and eid not in repeated:
                repeated[eid] = draft.element.sourceline or 0
            seen.add(eid)
    return [
        Warning(f"eId {eid[:80]!r} is used more than once: read all the same", line=line or None)
        for eid, line in repeated.items()
    ]
