"""The characters of a page, put together to words and lines by where they stand."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

from lawdiff.prints.pdf.lines import Leaf, Line, Word

MOST_CHARACTERS = 30_000
"""Most characters on a page; a print has about 3,000."""
MOST_OBJECTS = 60_000
"""Most drawn things on a page."""
_GAP = 0.1
"""A gap of this share of the type size parts two words: justified lines go down to a sixth."""
_HINTED = 0.03
"""The same, where the file has a space."""
_SAME_LINE = 2.0
"""Points by which the feet of one line's words may differ: a margin number stands 0.4 off."""

_F = ord("f")
"""The letter ligatures begin with: as wide as the ligature there."""
_BLANK = frozenset((0xA0, 0x2002, 0x2003, 0x2009, 0x202F, 0xFFFE, 0xFFFF))
Glyph = tuple[float, float, int, float, str, bool, bool, float, bool]
"""Foot, left, place in the file, right, character, bold, italic, size, after a space there."""


class TooMuch(Exception):
    """A page holds more than any print's does."""


def read_leaf(page: Any, number: int) -> Leaf:
    """One page as lines from top to bottom, each from left to right."""
    width, height = page.get_size()
    glyphs = _glyphs(page, width, height)
    rules, pictures = _drawn(page, height)
    lines = tuple(Line(number, base, words) for base, words in _lines(glyphs))
    return Leaf(width, height, lines, rules, pictures)


def _glyphs(page: Any, width: float, height: float) -> list[Glyph]:
    text_page = page.get_textpage()
    try:
        count = pdfium.FPDFText_CountChars(text_page)
        if count > MOST_CHARACTERS:
            raise TooMuch
        return _read_glyphs(text_page.raw, count, width, height)
    finally:
        text_page.close()


def _read_glyphs(text_page: Any, count: int, width: float, height: float) -> list[Glyph]:
    x, y = ctypes.c_double(), ctypes.c_double()
    box = pdfium.FS_RECTF()
    types: dict[int, tuple[bool, bool, float]] = {}
    fonts: dict[int, int] = {}
    names: dict[int, tuple[bool, bool]] = {}
    widths: dict[tuple[int, float, int], float] = {}
    found: list[Glyph] = []
    spaced = False
    before, edge = -1.0, 0.0
    get_code, get_origin = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetCharOrigin
    get_object, cast, pointer = pdfium.FPDFText_GetTextObject, ctypes.cast, ctypes.c_void_p
    for i in range(count):
        code = get_code(text_page, i)
        if code <= 32 or code in _BLANK:
            spaced = True
            continue
        get_origin(text_page, i, x, y)
        at, foot = x.value, y.value
        if not (0 <= at <= width and 0 <= foot <= height):
            # The publisher's program parks line numbers far off the page.
            continue
        thing = get_object(text_page, i)
        key = cast(thing, pointer).value or 0
        style = types.get(key)
        if style is None:
            font = cast(pdfium.FPDFTextObj_GetFont(thing), pointer).value or 0 if thing else 0
            named = names.get(font)
            if named is None:
                named = names[font] = _named(text_page, i)
            style = types[key] = (*named, _size(text_page, i))
            fonts[key] = font
        if at == before:
            # The second letter of a ligature, which is as wide as all of it.
            wide: float | None = edge - at
        else:
            wide = widths.get((fonts[key], style[2], code))
        if wide is None:
            # As wide as the pen moves; asked once a letter, for it costs as much as all else.
            pdfium.FPDFText_GetLooseCharBox(text_page, i, box)
            wide = box.right - at
            if code != _F:
                widths[fonts[key], style[2], code] = wide
        before, edge = at, at + wide
        found.append((height - foot, at, i, edge, chr(code), *style, spaced))
        spaced = False
    return found


def _named(text_page: Any, index: int) -> tuple[bool, bool]:
    """Bold, italic: by the font's name, else by what it says of itself."""
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    length = pdfium.FPDFText_GetFontInfo(text_page, index, name, 128, flags)
    said = name.raw[: max(min(length, 128) - 1, 0)].decode("utf-8", "replace").lower()
    italic = "italic" in said or "oblique" in said or bool(flags.value & 64)
    bold = "bold" in said or "black" in said or bool(flags.value & 262144)
    return bold, italic


def _size(text_page: Any, index: int) -> float:
    """Type size in points, as it stands on the page."""
    matrix = pdfium.FS_MATRIX()
    scale = 1.0
    if pdfium.FPDFText_GetMatrix(text_page, index, matrix):
        scale = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
    return float(round(pdfium.FPDFText_GetFontSize(text_page, index) * scale, 1))


def _drawn(page: Any, height: float) -> tuple[tuple[tuple[float, float, float], ...], int]:
    """Horizontal rules and the number of pictures."""
    rules: list[tuple[float, float, float]] = []
    pictures = 0
    box = [ctypes.c_float() for _ in range(4)]
    count = pdfium.FPDFPage_CountObjects(page)
    if count > MOST_OBJECTS:
        raise TooMuch
    for i in range(count):
        thing = pdfium.FPDFPage_GetObject(page, i)
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures += 1
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and pdfium.FPDFPageObj_GetBounds(thing, *box):
            left, bottom, right, top = (edge.value for edge in box)
            if right - left > 4 and top - bottom < 3:
                rules.append((left, right, height - (top + bottom) / 2))
    rules.sort(key=lambda rule: rule[2])
    return tuple(rules), pictures


def _lines(glyphs: list[Glyph]) -> list[tuple[float, tuple[Word, ...]]]:
    glyphs.sort()
    rows: list[list[Glyph]] = []
    for glyph in glyphs:
        if rows and glyph[0] - rows[-1][0][0] <= _SAME_LINE:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [(_foot(row), _words(sorted(row, key=lambda glyph: glyph[1:3]))) for row in rows]


def _foot(row: list[Glyph]) -> float:
    """The foot most of a line's characters stand on."""
    feet = sorted(glyph[0] for glyph in row)
    return round(feet[len(feet) // 2], 1)


def _words(row: list[Glyph]) -> tuple[Word, ...]:
    words: list[Word] = []
    text, left, right, style, glued = "", 0.0, 0.0, (False, False, 0.0), False
    for _, at, _, edge, character, bold, italic, size, spaced in row:
        kind = (bold, italic, size)
        apart = at - right > (_HINTED if spaced else _GAP) * max(size, style[2])
        if text and (apart or kind != style):
            words.append(Word(text, round(left, 1), round(right, 1), *style, glued))
            glued = not apart
            text = ""
        if not text:
            left, style = at, kind
        text += character
        right = max(edge, at)
    if text:
        words.append(Word(text, round(left, 1), round(right, 1), *style, glued))
    return tuple(words)
