"""Paragraphs: rows put together by leading, each with the number printed in front of it."""

from __future__ import annotations

import re

import msgspec
from msgspec import Struct

from lawdiff.prints.pdf.lines import Word, said
from lawdiff.prints.pdf.pages import Row

_BRACKETED = re.compile(r"[“\"]*\([A-Za-z]{0,3}\d*[A-Za-z]{0,5}\)")
_PLAIN = re.compile(r"[“\"]*[A-Z]{0,3}\d+[A-Z]{0,3}\.?")
_BOTH = re.compile(r"([“\"]*[A-Z]{0,3}\d+[A-Z]{0,3})(\([A-Z]{0,3}\d+[A-Z]{0,3}\))")
_STOPS = (".", ";", "—", ":", ",", ".”", ";”", "”.", "”;", "or", "and")


class Block(Struct):
    """One paragraph as printed."""

    rows: list[Row]
    numbers: list[str]
    """The numbers in front of it, outermost first; a quotation mark stays with the number."""
    words: list[tuple[Word, ...]]
    """Its words, row by row, without the numbers."""
    left: float
    """Where its text begins, from the column's edge."""
    clear: float
    """Points between the last number and the text."""
    kind: str
    """``text``, ``table`` or ``formula``."""

    @property
    def first(self) -> Row:
        """Its first row."""
        return self.rows[0]

    @property
    def text(self) -> str:
        """Its words in one line."""
        return join([said(words) for words in self.words])


def join(pieces: list[str]) -> str:
    """Lines put together; a hyphen, a dash or a stroke at the end of one joins.

    >>> join(["EU-", "derived law", "and so on"])
    'EU-derived law and so on'
    """
    text = ""
    for piece in pieces:
        if text and piece:
            text += piece if joins(text) else f" {piece}"
        else:
            text += piece
    return text


def joins(text: str) -> bool:
    """The next line goes on without a space."""
    return text[-1] in "-—/" and text[-2:-1] not in ("", " ")


def blocks(rows: list[Row], leading: float) -> list[Block]:
    """Paragraphs in print order."""
    made: list[Block] = []
    above: Row | None = None
    for row in rows:
        kind = "table" if row.tabular else "formula" if row.formula else "text"
        last = made[-1] if made else None
        if last is not None and above is not None and _goes_on(last, above, row, kind, leading):
            last.rows.append(row)
            last.words.append(row.words)
            if kind == "text" and len(last.rows) == 2 and last.numbers:
                # The second line stands in the column, whatever a long number did to the first.
                last.left = min(last.left, row.left) if row.left > 3 else last.left
        else:
            made.append(_begin(row, kind))
        above = row
    return made


def _goes_on(last: Block, above: Row, row: Row, kind: str, leading: float) -> bool:
    if kind != last.kind:
        return False
    if kind == "table":
        return True
    if row.page != above.page:
        return kind == "text" and _goes_over(last, above, row)
    if kind == "formula":
        return row.gap < 24
    if row.bold != above.bold and (row.bold or above.bold) and last.words and last.first.bold:
        return False
    return row.gap < leading + 1.2


def _goes_over(last: Block, above: Row, row: Row) -> bool:
    """The first line of a page goes on with the last paragraph of the page before."""
    if row.bold or row.centred or last.first.centred or last.first.bold:
        return False
    if not last.numbers and row.text.startswith("“") and last.text.startswith("“"):
        # One definition after another.
        return False
    column = last.rows[-1].left if len(last.rows) > 1 else last.left
    definition = not last.numbers and len(last.rows) == 1 and abs(row.left - last.left - 12) < 3
    if abs(row.left - column) > 3 and not definition:
        return False
    said_all = above.text.endswith(_STOPS) and above.right < row.width - 6
    return not (said_all and (above.text.endswith("—") or above.right < row.width - 60))


def _begin(row: Row, kind: str) -> Block:
    words = list(row.words)
    numbers: list[str] = []
    if kind == "text" and _article(words, row):
        numbers.append(f"{words[0].text} {words[1].text}")
        words = words[2:]
    elif kind == "text":
        while len(words) > 1 and len(numbers) < 3:
            taken = _number(words, bool(numbers))
            if taken is None:
                break
            numbers.extend(taken[0])
            words = words[taken[1] :]
        if len(words) == 1 and row.width - row.right > 30 and _BRACKETED.fullmatch(words[0].text):
            numbers.append(words[0].text)
            words = []
    left = words[0].left - row.left_edge if words else row.left
    taken_words = len(row.words) - len(words)
    clear = words[0].left - row.words[taken_words - 1].right if words and taken_words else 0.0
    return Block([row], numbers, [tuple(words)], left, clear, kind)


def _article(words: list[Word], row: Row) -> bool:
    """An inserted Article's number as a heading, alone or with its title."""
    if len(words) < 2 or words[0].text.lstrip("“") != "Article":
        return False
    alone = len(words) == 2 and row.inward
    return bool(_PLAIN.fullmatch(words[1].text)) and (row.bold or alone)


def _number(words: list[Word], inner: bool) -> tuple[list[str], int] | None:
    """The number at the start of a line, and how many words it is printed as."""
    text, used = words[0].text, 1
    while used < len(words) - 1 and words[used].glued and words[used].italic == words[0].italic:
        text += words[used].text
        used += 1
    if words[used].glued:
        return None
    gap = words[used].left - words[used - 1].right
    if _BRACKETED.fullmatch(text):
        # A number stands clear of the text; "(a) or (b)" at the start of a line does not.
        return ([text], used) if gap > 3.2 else None
    after = words[used + 1] if used + 1 < len(words) else None
    inside = after is not None and bool(_BRACKETED.fullmatch(words[used].text))
    if inside and after is not None and _PLAIN.fullmatch(text) and not inner:
        # "11B (1)": a long number pushes against the next.
        far = after.left - words[used].right > 3.2 and not after.glued
        if far:
            return [text, words[used].text], used + 1
    both = _BOTH.fullmatch(text)
    if both and gap > 3.2:
        return [both[1], both[2]], used
    if _PLAIN.fullmatch(text) and not inner:
        bold = words[0].bold and words[used].bold
        if gap > 5.5 or (bold and gap > 3.2):
            return [text], used
    return None


def unnumbered(block: Block) -> Block:
    """The same paragraph with its number put back among its words."""
    words = [block.first.words, *block.words[1:]]
    return Block(block.rows, [], words, block.first.left, 0.0, block.kind)


def cut(block: Block, length: int) -> Block:
    """The block without its last characters, where these are in its last words."""
    row = block.rows[-1]
    kept: list[Word] = []
    for word in reversed(row.words):
        take = min(length, len(word.text))
        length -= take + (not word.glued and take == len(word.text) and length > take)
        text = word.text[: len(word.text) - take]
        if text:
            kept.append(msgspec.structs.replace(word, text=text))
    last = msgspec.structs.replace(row, words=tuple(reversed(kept)))
    rows = [*block.rows[:-1], *([last] if last.words else [])]
    return Block(rows, block.numbers, [r.words for r in rows], block.left, block.clear, block.kind)
