"""Akoma Ntoso bytes to a :class:`Print`."""

from __future__ import annotations

import hashlib

from lxml import etree

from lawdiff.errors import UnreadablePrint
from lawdiff.limits import DEFAULT, Limits
from lawdiff.prints.akn.dialects import Ghosts, cite, tradition_of
from lawdiff.prints.akn.drafts import Draft
from lawdiff.prints.akn.faults import faults_of
from lawdiff.prints.akn.identifiers import Identifiers
from lawdiff.prints.akn.metadata import Metadata, Placeholders, read_metadata
from lawdiff.prints.akn.paths import Paths
from lawdiff.prints.akn.targets import Targets
from lawdiff.prints.akn.vocabulary import local_name
from lawdiff.prints.akn.walk import Walk
from lawdiff.prints.labels import label_all
from lawdiff.prints.languages import UNKNOWN, language_code, language_of
from lawdiff.prints.model import Kind, Print, Provision
from lawdiff.prints.words import Place
from lawdiff.prints.xml import few, holds, parse, room_for, too_deep, web_page

_DOCUMENTS = frozenset(
    "bill act doc statement documentCollection debateReport judgment portion "
    "officialGazette".split()
)
_ROOTS = frozenset({"akomaNtoso", "akomantoso"})
_PARTS = frozenset({"body", "mainBody", "recitals", "portionBody", "collectionBody"})

_SMALL = 4 * 1024 * 1024
"""Bytes of a file up to which its tree may be kept: it takes ten times as many."""


def read_akn(
    data: bytes,
    path: str,
    limits: Limits = DEFAULT,
    kept: list[object] | None = None,
    paths: bool = True,
) -> Print:
    """Read an Akoma Ntoso document of any dialect.

    Args:
        data: the file's bytes.
        path: the file as the user named it.
        limits: past which it is not read.
        kept: see :func:`lawdiff.prints.read`.
        paths: see :func:`lawdiff.prints.read`.

    Raises:
        UnreadablePrint: see :func:`lawdiff.prints.read`.
    """
    try:
        with room_for(limits.depth):
            return _read(data, path, limits, kept, paths)
    except RecursionError:
        raise too_deep(path, limits) from None
    except UnreadablePrint as error:
        if error.path:
            raise
        raise UnreadablePrint(error.problem, path=path, remedy=error.remedy) from None


def _read(data: bytes, path: str, limits: Limits, kept: list[object] | None, paths: bool) -> Print:
    root, warnings = parse(data, path, limits)
    document = _document(root, path)
    identifiers = Identifiers(root)
    placeholders = Placeholders(document, identifiers)
    metadata = read_metadata(document, placeholders)
    leos = holds(data, "leos")
    marked = leos and (holds(data, "softmove_to") or holds(data, "softaction"))
    ghosts = Ghosts(root) if marked else None
    walk = Walk(placeholders, _section_kind(document), ghosts)
    if kept is not None and len(data) <= _SMALL:
        kept.append((root, walk))
    walk.gather(document)
    walk.gather_notes()
    if not any(_counts(draft) for draft in walk.drafts):
        raise UnreadablePrint(
            f"no provision was found in it (it is <{local_name(document.tag)}>)",
            path=path,
            remedy="lawdiff compares prints of Bills: check that this is one, and whole.",
        )
    language = _language(root, metadata, walk.drafts)
    european = metadata.country.lower() == "eu" or leos
    name = document.get("name") or ""
    cite(walk.drafts, tradition_of(language, european, name, metadata.title))
    targets = Targets(walk.drafts, identifiers, placeholders)
    provisions = _provisions(walk.drafts, targets, paths)
    warnings.extend(few(walk.warnings))
    warnings.extend(faults_of(walk.drafts))
    if ghosts is not None:
        warnings.extend(few(ghosts.warnings))
    warnings.extend(few(targets.warnings))
    return Print(
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        title=metadata.title,
        number=metadata.number,
        house=metadata.house,
        stage=metadata.stage,
        date=metadata.date,
        language=language,
        source="xml",
        provisions=tuple(provisions),
        warnings=tuple(warnings),
        work=metadata.work,
        doctype=local_name(document.tag),
    )


def _language(root: etree._Element, metadata: Metadata, drafts: list[Draft]) -> str:
    """The language a file states; what its words look like where it states none."""
    stated = language_code(metadata.language)
    if stated == UNKNOWN:
        stated = language_code(root.get("{http://www.w3.org/XML/1998/namespace}lang") or "")
    if stated == UNKNOWN:
        stated = language_of(" ".join(draft.text.text for draft in drafts[:200]))
    return stated


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
                return root if len(children) > 1 or _has_words(root) else child
            if inside in ("amendmentList", "amendment"):
                raise UnreadablePrint(
                    "is an amendment paper, not a print of a Bill",
                    path=path,
                    remedy="Compare the prints before and after the amendments were made.",
                )
        if any(local_name(child.tag) in _PARTS for child in children):
            return root
        name = next((local_name(child.tag) for child in children), name)
    if name == "html":
        raise web_page(path)
    raise UnreadablePrint(
        f"is XML but not a print in Akoma Ntoso (it is <{name[:40]}>)",
        path=path,
        remedy="Download the Bill's XML (Akoma Ntoso) from its publications page.",
    )


def _has_words(root: etree._Element) -> bool:
    """Words stand beside the document, in no element of their own."""
    return any((words or "").strip() for words in (root.text, *(child.tail for child in root)))


def _section_kind(document: etree._Element) -> Kind:
    """What ``section`` is called here: the Scottish Parliament's Bills have sections."""
    name = document.get("name") or ""
    if local_name(document.tag) != "bill" or name.startswith(("sp", "asp", "ws")):
        return "section"
    return "clause"


def _counts(draft: Draft) -> bool:
    return draft.kind not in ("cover", "note", "long-title", "enacting-words") and bool(
        draft.numbered or draft.heading_text is not None or not draft.place_name
    )


def _provisions(drafts: list[Draft], targets: Targets, paths: bool) -> list[Provision]:
    path = Paths().path if paths else _no_path
    labels = label_all(drafts)
    places = _places(drafts)
    resolved = targets.all
    made = []
    for draft, label, place in zip(drafts, labels, places, strict=True):
        text = draft.text
        heading = draft.heading_text
        above = draft.above
        made.append(
            # By position, in the order of the model's fields: this is the reader's busiest line.
            Provision(
                draft.index,
                None if above is None else above.index,
                tuple(draft.children),
                draft.end,
                draft.kind,
                draft.number,
                draft.heading,
                text.finish(),
                label,
                draft.at,
                draft.depth > 0,
                draft.depth,
                draft.open_quote,
                draft.close_quote,
                draft.defines,
                resolved(text.references) if text.references else (),
                resolved(heading.references) if heading is not None and heading.references else (),
                tuple(text.breaks),
                tuple(text.tables),
                tuple(text.formulae),
                place[0] if place else None,
                place[1] if place else None,
                tuple(text.lines),
                path(draft.element),
                draft.guid or None,
                draft.eid or None,
            )
        )
    return made


def _no_path(_: etree._Element) -> None:
    """For a reader that is not asked where elements stand."""


def _places(drafts: list[Draft]) -> list[Place | None]:
    """Where each provision's first word is printed; its first child's where it has none."""
    places = [draft.place for draft in drafts]
    for index in range(len(drafts) - 1, -1, -1):
        if places[index] is None and (children := drafts[index].children):
            places[index] = places[children[0]]
    return places
