"""Tables and formulae on a page: found, so that they are never taken for running text."""

from __future__ import annotations

import re

from lawdiff.prints.pdf.pages import Row, Sheet

_WIDE = 14.0
"""A gap of so many points between two words is no word space."""
_LETTERS = re.compile(r"[a-z]{4,}")
_PARAGRAPH = re.compile(r"[“‘\"]|\([A-Za-z0-9]{1,5}\)\s")
"""How a paragraph begins, and no formula."""


def mark_tables(sheet: Sheet) -> None:
    """Mark the rows that stand in a table."""
    _ruled(sheet)
    rows = sheet.rows
    for i, row in enumerate(rows):
        if row.tabular:
            continue
        near = rows[max(0, i - 1) : i] + rows[i + 1 : i + 2]
        if columned(row, 40.0) or (
            columned(row, _WIDE) and any(r.tabular or columned(r, _WIDE) for r in near)
        ):
            row.tabular = True
    for above, row, below in zip(rows, rows[1:], rows[2:], strict=False):
        if above.tabular and below.tabular and abs(row.left - above.left) < 3:
            row.tabular = True


def columned(row: Row, wide: float = _WIDE) -> bool:
    """It has a gap no line of text has, past where numbers stand."""
    words = row.words
    if row.bold:
        return False
    start = 1
    while start < len(words) and _number_like(words[start - 1].text):
        start += 1
    return any(
        b.left - a.right > wide and not a.text.endswith("—")
        for a, b in zip(
            words[start - 1 + (start > 1) :], words[start + (start > 1) :], strict=False
        )
    )


def _number_like(text: str) -> bool:
    return bool(
        re.fullmatch(r"[“\"]*(\(?[A-Za-z]{0,4}\d*[A-Za-z]{0,3}\)|[A-Z]{0,2}\d+[A-Z]{0,3})", text)
    )


def _ruled(sheet: Sheet) -> None:
    """Rows between the first and the last rule of a table."""
    rules = _long_rules(sheet)
    at = 0
    while at < len(rules):
        last = at
        while last + 1 < len(rules) and _joined(sheet, rules[last], rules[last + 1]):
            last += 1
        if last > at:
            top, foot = rules[at][2], rules[last][2]
            for row in sheet.rows:
                if top - 1 < row.base < foot + 1:
                    row.tabular = True
            _run_on(sheet, foot, rules[last][0])
        at = last + 1


def _long_rules(sheet: Sheet) -> list[tuple[float, float, float]]:
    """Rules of a table: the cells' put together, the bars of fractions left out."""
    whole: list[tuple[float, float, float]] = []
    for left, right, y in sheet.rules:
        if whole and abs(whole[-1][2] - y) < 1:
            before = whole.pop()
            left, right = min(left, before[0]), max(right, before[1])  # noqa: PLW2901
        whole.append((left, right, y))
    column = sheet.rows[0].width if sheet.rows else 0.0
    return [rule for rule in whole if rule[1] - rule[0] > 0.4 * column]


def _joined(sheet: Sheet, above: tuple[float, ...], below: tuple[float, ...]) -> bool:
    """No line of running text stands between the two rules."""
    for row in sheet.rows:
        if above[2] < row.base < below[2]:
            if row.words[0].left < above[0] - 3:
                # It begins outside the table: a paragraph between two.
                return False
            full = row.right > row.width - 2 and row.words[0].left < above[0] + 3
            if full and not columned(row):
                return False
    return True


def _run_on(sheet: Sheet, foot: float, left: float) -> None:
    """Rows below the last rule that go on as cells: a table that runs to the next page."""
    for row in sheet.rows:
        if row.base > foot:
            if not (columned(row) and row.words[0].left > left + 2):
                return
            row.tabular = True


def mark_formulae(rows: list[Row], size: float) -> None:
    """Mark the rows a displayed formula is built of.

    Args:
        rows: a page's rows.
        size: the type size of running text.
    """
    for i, row in enumerate(rows):
        if not row.tabular and not row.side:
            above = rows[i - 1] if i else None
            row.formula = _formula(row, size) and not (above and _follows(above, row, size))
            if row.formula and not any(c.isalpha() for c in row.text):
                # A bare figure: what stands under a line, or the year at the end of a heading.
                row.formula = above is not None and above.formula
            close = i and 0 < row.gap < 0.7 * size
            if close:
                # Two lines so close are one line with something above another.
                row.formula = True
                if not rows[i - 1].tabular and rows[i - 1].left > 30:
                    rows[i - 1].formula = True


def _follows(above: Row, row: Row, size: float) -> bool:
    """It goes on in the column of the line above, one line further down."""
    near = 0 < row.gap < 1.35 * size
    column = any(abs(word.left - row.words[0].left) < 2 for word in above.words[:3])
    return near and column and not above.formula


def _formula(row: Row, size: float) -> bool:
    if row.left < 60 or row.right > row.width - 20 or row.bold:
        return False
    text = row.text
    if _LETTERS.search(text) and not any(sign in text for sign in "×÷−="):
        return False
    letters = "".join(c for c in text if c.isalpha())
    if letters.isupper() and len(letters) > 3 and not row.italic:
        # Small capitals: a heading.
        return False
    if _PARAGRAPH.match(text):
        return False
    other_type = any(word.italic or word.size != size for word in row.words)
    return other_type or (len(row.words) > 2 and any(sign in text for sign in "×÷+−=/"))
