"""PDF bytes to a :class:`Print`."""

from __future__ import annotations

from collections import Counter

from lawdiff.errors import UnreadablePrint
from lawdiff.limits import DEFAULT, Limits
from lawdiff.prints.labels import label_all
from lawdiff.prints.model import Kind, Print, Provision, Warning
from lawdiff.prints.pdf.blocks import blocks
from lawdiff.prints.pdf.check import READ
from lawdiff.prints.pdf.document import read_leaves
from lawdiff.prints.pdf.drafts import Draft
from lawdiff.prints.pdf.front import Opening, opening, read_front
from lawdiff.prints.pdf.lines import Leaf
from lawdiff.prints.pdf.pages import BODY_LEADING, Counted, Row, Sheet, count_lines, sheets
from lawdiff.prints.pdf.tables import mark_formulae, mark_tables
from lawdiff.prints.pdf.tree import Tree

_XML = "lawdiff compares prints of Bills: check that this is one, and whole."


def read_pdf(data: bytes, path: str, sha256: str, limits: Limits = DEFAULT) -> Print:
    """Read a print from PDF.

    Args:
        data: the file's bytes.
        path: the file as the user named it.
        sha256: hash of the bytes.
        limits: past which it is not read.

    Raises:
        UnreadablePrint: it is damaged, scanned, protected or no Bill, or pypdfium2 is missing.
    """
    leaves = read_leaves(data, path, limits)
    _check(leaves, path)
    pages = list(sheets(leaves))
    start = _opening(pages)
    if start is None:
        raise UnreadablePrint(
            "is a PDF in which no Bill begins: no page has “A BILL TO” under a numbered header",
            path=path,
            remedy=_XML,
        )
    first, opened = start
    pages = pages[first:]
    counted = Counted()
    tree = Tree()
    pages = _in_order(pages, tree)
    size = _size(pages)
    rows = _rows(pages, opened, counted, size)
    leading = _leading(rows, size)
    _front_drafts(tree, opened)
    for block in blocks(rows, leading):
        tree.take(block, leading)
    tree.finish()
    if not any(draft.number for draft in tree.drafts):
        raise UnreadablePrint("no provision was found in it", path=path, remedy=_XML)
    place = next(i for i, leaf in enumerate(leaves) if _same(leaf, pages[0]))
    front = read_front(leaves, place)
    return Print(
        path=path,
        sha256=sha256,
        title=front.title,
        number=front.number,
        house=front.house,
        stage=front.stage,
        date=front.date,
        language="eng",
        source="pdf",
        provisions=tuple(provisions_of(tree.drafts)),
        warnings=(*_said(counted), *tree.warnings),
        doctype="bill",
    )


def _check(leaves: list[Leaf], path: str) -> None:
    """Refuse what has no text to read."""
    lines = sum(len(leaf.lines) for leaf in leaves)
    pictures = sum(bool(leaf.pictures) for leaf in leaves)
    if lines < 3 * len(leaves) and pictures * 2 >= len(leaves):
        raise UnreadablePrint(
            "is a scanned PDF: its pages are pictures without text",
            path=path,
            remedy="Use the PDF or XML that Parliament published; lawdiff does not read scans.",
        )
    if not lines:
        raise UnreadablePrint("is a PDF without any text", path=path, remedy=_XML)


def _opening(pages: list[Sheet]) -> tuple[int, Opening] | None:
    for i, sheet in enumerate(pages[:60]):
        found = opening(sheet.rows)
        if found is not None:
            return i, found
    return None


def _same(leaf: Leaf, sheet: Sheet) -> bool:
    rows = sheet.rows
    return (
        bool(rows)
        and any(line.base == rows[0].base and rows[0].words[0] in line.words for line in leaf.lines)
        and len(leaf.lines) >= len(rows)
    )


def _in_order(pages: list[Sheet], tree: Tree) -> list[Sheet]:
    """The Bill's pages; a page that is missing and a further document are told of."""
    kept = pages[:1]
    if pages[0].number != 1:
        tree.warn("the Bill does not begin on page 1", pages[0].number, 1)
    for sheet in pages[1:]:
        last = kept[-1].number
        if sheet.number <= last:
            tree.warn(
                f"another document begins after this page, with a page {sheet.number}: not read",
                last,
                kept[-1].rows[-1].line if kept[-1].rows else 1,
            )
            break
        if sheet.number > last + 1:
            tree.warn(
                f"page {last + 1} is missing or has no number in its header: not read",
                sheet.number,
                1,
            )
        kept.append(sheet)
    return kept


def _size(pages: list[Sheet]) -> float:
    """The type size of running text."""
    sizes = Counter(row.size for sheet in pages for row in sheet.rows)
    return sizes.most_common(1)[0][0] if sizes else 11.0


def _rows(pages: list[Sheet], opened: Opening, counted: Counted, size: float) -> list[Row]:
    """All counted lines of the Bill, with tables and formulae marked."""
    rows: list[Row] = []
    for sheet in pages:
        body = opened.rest if sheet is pages[0] else sheet.rows
        mark_tables(sheet)
        mark_formulae(body, size)
        count_lines(sheet, body, counted)
        rows.extend(body)
    return rows


def _leading(rows: list[Row], size: float) -> float:
    """The commonest distance between two lines that is not too wide for one paragraph."""
    gaps = Counter(round(row.gap, 1) for row in rows if 1.05 * size < row.gap < 1.33 * size)
    near: Counter[float] = Counter()
    for gap in gaps:
        near[gap] = sum(count for other, count in gaps.items() if abs(other - gap) <= 0.15)
    return near.most_common(1)[0][0] if near else BODY_LEADING * size / 11


def _front_drafts(tree: Tree, opened: Opening) -> None:
    """The long title and the enacting words."""
    title = " ".join(opened.long_title)
    if title:
        plain_draft(tree, "long-title", f"A bill to {title}")
    words = " ".join(opened.enacting)
    if words:
        if words.upper().startswith("BE IT ENACTED"):
            words = "Be it enacted" + words[len("be it enacted") :]
        plain_draft(tree, "enacting-words", words)


def plain_draft(tree: Tree, kind: Kind, text: str) -> None:
    """A text that stands before the first clause."""
    draft = Draft(kind, "", None, 0, len(tree.drafts), 0.0, 0)
    draft.words.add(text)
    draft.end = draft.index + 1
    tree.drafts.append(draft)


def _said(counted: Counted) -> list[Warning]:
    """How well the lines were counted, and where not."""
    if not counted.printed:
        rate = "it has no margin numbers to check the lines by"
    else:
        rate = (
            f"{counted.agreed} of its {counted.printed} printed margin numbers "
            f"({counted.agreed / counted.printed:.1%}) agree with the lines counted"
        )
    told = [Warning(f"{READ}: {rate}")]
    for page, number, line in counted.doubts:
        told.append(
            Warning(f"page {page}, line {number}: by the lines counted this is line {line}")
        )
    return told


def provisions_of(drafts: list[Draft], placed: bool = True) -> list[Provision]:
    """Drafts in print order as provisions; ``placed`` says that pages and lines are known."""
    places = [draft.place if placed else None for draft in drafts]
    for draft in reversed(drafts):
        if places[draft.index] is None and draft.children:
            places[draft.index] = places[draft.children[0]]
    made = []
    for draft, label, place in zip(drafts, label_all(drafts), places, strict=True):
        words = draft.words
        made.append(
            Provision(
                index=draft.index,
                parent=None if draft.above is None else draft.above.index,
                children=tuple(draft.children),
                end=draft.end,
                kind=draft.kind,
                number=draft.number,
                heading=draft.heading,
                text=words.finish(),
                label=label,
                at=draft.at,
                quoted=draft.depth > 0,
                quote_depth=draft.depth,
                open_quote=draft.open_quote,
                close_quote=draft.close_quote,
                defines=draft.defines,
                breaks=tuple(words.breaks),
                tables=tuple(draft.tables),
                formulae=tuple(draft.formulae),
                page=place[0] if place else None,
                line=place[1] if place else None,
                lines=tuple(words.lines) if placed else (),
            )
        )
    return made
