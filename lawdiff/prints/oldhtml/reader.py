"""Old HTML to a :class:`Print`: experimental, by the nesting that PDF prints are read with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from lawdiff.errors import UnreadablePrint
from lawdiff.prints.model import Print, Warning
from lawdiff.prints.oldhtml.levels import Levels
from lawdiff.prints.oldhtml.margins import Margins
from lawdiff.prints.pdf.blocks import Block
from lawdiff.prints.pdf.front import sentence_case
from lawdiff.prints.pdf.lines import Word
from lawdiff.prints.pdf.pages import Row
from lawdiff.prints.pdf.reader import plain_draft, provisions_of
from lawdiff.prints.pdf.tree import Tree

READ = "read from old HTML"
_BLOCKS = frozenset("p h1 h2 h3 h4 h5 h6 li dt dd tr center div body td".split())
_BOLD = frozenset(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"))
_ITALIC = frozenset(("i", "em"))
_NUMBERED = re.compile(r"(“?\([A-Za-z]{0,3}\d*[A-Za-z]{0,5}\)|“?[A-Z]{0,2}\d+[A-Z]{0,3})\s+(?=\S)")
_PAGE = re.compile(r"(?:Page\s+)?(\d{1,3})")
_NUMBER = re.compile(r"\b(HL Bill|Bill)\s+(\d+)\b")
_STAGE = re.compile(r"\[\s*([A-Z][A-Z ,’']{4,80})\s*\]")
_END = re.compile(rb"</(?:html|body)\s*>", re.I)
_NEAR_THE_END = 2_000
_LOSES = re.compile(r"depth|huge|too (?:long|deep)", re.I)
"""Faults of which the parser says that it leaves something out."""
_UNSEEN = frozenset(("script", "style", "head", "title", "noscript", "template"))
"""What a reader of the page does not see."""
_WIDE = 415.0
_STEP = 36.0


class Piece(Struct):
    """One block of the page."""

    text: str
    bold: bool
    italic: bool
    centred: bool


def looks_like_a_bill(data: bytes) -> bool:
    """It is an HTML page with the words a Bill opens with.

    >>> looks_like_a_bill(b"<html><p>BE IT ENACTED by the Queen's most Excellent Majesty")
    True
    """
    head = data[:2048].lstrip().lower()
    if not (head.startswith((b"<!doctype html", b"<html")) or b"<html" in head):
        return False
    return b"be it enacted" in re.sub(rb"<[^>]{0,200}>|\s+", b" ", data[:400_000]).lower()


def read_old_html(data: bytes, path: str, sha256: str) -> Print:
    """Read a print from a page of Parliament's old HTML.

    Args:
        data: the file's bytes.
        path: the file as the user named it.
        sha256: hash of the bytes.

    Raises:
        UnreadablePrint: no clause was found in it.
    """
    pieces = list(_pieces(_parsed(data, path)))
    margins = Margins()
    tree = Tree()
    front = _Front(tree)
    levels = Levels()
    for piece in pieces:
        if _PAGE.fullmatch(piece.text):
            margins.page()
            continue
        piece.text = margins.clean(piece.text)
        if not front.take(piece):
            block = _block(piece, levels, tree)
            tree.take(block, 13.3)
    tree.finish()
    if not any(draft.kind == "clause" for draft in tree.drafts):
        raise UnreadablePrint(
            "is a web page in which no clause of a Bill was found",
            path=path,
            remedy="Download the Bill's XML or PDF from its publications page.",
        )
    told = Warning(
        f"{READ}, which is experimental: {margins.removed} margin numbers were taken out of the "
        "words, and there are no pages and lines"
    )
    doubts = [Warning(w.message.partition(": ")[2]) for w in tree.warnings]
    whole = " ".join(piece.text for piece in pieces)
    number = _NUMBER.search(whole)
    stage = _STAGE.search(whole)
    shown = f"{number[1]} {number[2]}" if number else ""
    provisions = provisions_of(tree.drafts, placed=False)
    return Print(
        path=path,
        sha256=sha256,
        title=_title(data, pieces),
        number=shown,
        house="House of Lords" if shown.startswith("HL") else "House of Commons" if shown else "",
        stage=sentence_case(stage[1]) if stage else "",
        date="",
        language="eng",
        source="html",
        provisions=tuple(provisions),
        warnings=(told, *doubts),
        doctype="bill",
    )


def _parsed(data: bytes, path: str) -> etree._Element:
    """The page as a tree, whole.

    A parser of HTML mends whatever it is given: of a page that is cut short it makes a shorter
    law, and what nests too deep it leaves out. Both are refused.
    """
    if not _END.search(data[-_NEAR_THE_END:]):
        raise UnreadablePrint(
            "the file is cut short or damaged (the page has no end)",
            path=path,
            remedy="Fetch the page again.",
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What the pages of that time were written in, whatever they say.
        text = data.decode("cp1252", "replace")
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, recover=True, huge_tree=False, remove_comments=True
    )
    root: etree._Element | None = etree.fromstring(text.encode("utf-8"), parser)
    lost = any(_LOSES.search(fault.message) for fault in parser.error_log)
    if root is None or lost:
        raise UnreadablePrint(
            "its elements nest deeper, or one text in it is longer, than this program reads",
            path=path,
            remedy="Check where the file is from.",
        )
    return root


def _pieces(root: etree._Element) -> Iterator[Piece]:
    """The innermost blocks of the page that have words, and the words that stand in none."""
    body = next(root.iter("body"), root)
    stray: list[str] = []
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            if element.tag in _BLOCKS:
                yield from _alone(stray)
            if element is not body:
                stray.append(element.tail or "")
        elif element.tag in _UNSEEN:
            walk.skip_subtree()
        elif element.tag in _BLOCKS and element is not body:
            yield from _alone(stray)
            if _is_innermost(element):
                walk.skip_subtree()
                said = " ".join(" ".join(_words(element)).split())
                if said:
                    bold, italic = _all_in(element, _BOLD), _all_in(element, _ITALIC)
                    yield Piece(said, bold, italic, _centre(element))
            else:
                stray.append(element.text or "")
        else:
            stray.append(f" {element.text or ''}" if element.tag == "br" else element.text or "")
    yield from _alone(stray)


def _is_innermost(element: etree._Element) -> bool:
    """No block stands in it, the cells of a row aside."""
    inner = element.iterdescendants(*_BLOCKS)
    return not any(child.tag != "td" or element.tag != "tr" for child in inner)


def _alone(stray: list[str]) -> Iterator[Piece]:
    """Words that stand in no block of their own."""
    said = " ".join("".join(stray).split())
    stray.clear()
    if said:
        yield Piece(said, bold=False, italic=False, centred=False)


def _words(element: etree._Element) -> Iterator[str]:
    """Its words; cells stand apart, inline elements do not."""
    parts = [""]
    for event, one in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            if one.tag in ("td", "br"):
                parts.append("")
            parts[-1] += one.text or ""
        elif one is not element:
            parts[-1] += one.tail or ""
    yield from parts


def _all_in(element: etree._Element, tags: frozenset[str]) -> bool:
    """All letters of it stand in one of these elements."""
    if element.tag in tags:
        return True
    for node in element.iter():
        inside = any(a.tag in tags for a in (node, *node.iterancestors()) if a is not element)
        if _letters(node.text) and not inside:
            return False
        around = any(a.tag in tags for a in node.iterancestors())
        if node is not element and _letters(node.tail) and not around:
            return False
    return True


def _letters(text: str | None) -> bool:
    return any(c.isalpha() for c in text or "")


def _centre(element: etree._Element) -> bool:
    said = [element, *element.iterancestors()][:3]
    return any(e.tag == "center" or e.get("align") == "center" for e in said)


class _Front:
    """What stands before the first clause."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._state = "cover"

    def take(self, piece: Piece) -> bool:
        """It belongs to the front; long title and enacting words are kept."""
        if self._state == "body":
            return False
        text = piece.text
        letters = "".join(text.split()).upper()
        if "BEITENACTED" in letters:
            at = letters.index("BEITENACTED")
            words = text[at:] if at == 0 else text
            plain_draft(self._tree, "enacting-words", "Be it enacted" + words[13:])
            self._state = "body"
        elif letters in ("TO", "BILLTO", "ABILLTO"):
            self._state = "title"
        elif self._state == "title":
            plain_draft(self._tree, "long-title", f"A bill to {text}")
            self._state = "front"
        return True


def _block(piece: Piece, levels: Levels, tree: Tree) -> Block:
    """The piece as a paragraph on a page: its number says in which column it would stand."""
    text = piece.text
    numbers: list[str] = []
    found = _NUMBERED.match(text)
    plain = bool(found) and "(" not in (found[1] if found else "")
    if found and (not plain or piece.bold or text[found.end() :][:1].isupper()):
        numbers.append(found[1])
        text = text[found.end() :]
    inside = 72.0 * (tree.depth + bool(numbers and numbers[0].startswith("“")))
    if numbers and not plain:
        left = inside + _STEP * levels.of(numbers[0])
    elif numbers:
        left = inside + 30.0
        Levels.__init__(levels)
    else:
        left = tree.column
    start = 0.0 if plain and not inside else left - 12.0 if numbers else left
    if not numbers and (piece.centred or piece.italic or piece.bold):
        start = left = _WIDE / 2 - 40
    end = _WIDE - start if start == _WIDE / 2 - 40 else _WIDE
    words = [
        Word(word, start, start, piece.bold, piece.italic, 11.0)
        for word in [*numbers, *text.split()]
    ]
    words[-1] = Word(words[-1].text, start, end, piece.bold, piece.italic, 11.0)
    row = Row(1, 1, 0.0, tuple(words), 0.0, _WIDE, gap=20.0)
    return Block([row], numbers, [tuple(words[len(numbers) :])], left, 12.0, "text")


def _title(data: bytes, pieces: list[Piece]) -> str:
    for piece in pieces:
        if piece.text.endswith(("Bill", "Bill [HL]")) and len(piece.text) < 160:
            return piece.text
    found = re.search(rb"<title>([^<]{1,200})</title>", data[:20_000], re.I)
    return " ".join(found[1].decode("utf-8", "replace").split()) if found else ""
