"""Made PDFs: a small writer, and pages laid out as a Bill's are (columns, leading, margin)."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field

LEFT, RIGHT, TOP, FOOT = 72.0, 487.3, 107.1, 768.0
"""The column of text and its first and last line, in points from the top left."""
HEIGHT, WIDTH = 841.9, 595.3
LEADING = 13.3
FONTS = {"roman": "F1", "bold": "F2", "italic": "F3"}
_NAMES = {"F1": "Times-Roman", "F2": "Times-Bold", "F3": "Times-Italic"}
_WIDTHS = (
    "722 667 667 722 611 556 722 722 333 389 722 611 889 "
    "722 722 556 722 667 556 611 722 722 944 722 722 611"
)
_CAPITALS = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", map(int, _WIDTHS.split()), strict=True))
_NARROW = {"(": 0.333, ")": 0.333, "i": 0.278, "l": 0.278, "f": 0.333, "t": 0.278, "“": 0.444}


@dataclass
class Page:
    """One page in the making: drawing operators."""

    operators: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, words: str, font: str = "roman", size: float = 11) -> None:
        """Words with their foot ``y`` points from the top."""
        raw = words.encode("cp1252", "replace").replace(b"\\", b"\\\\")
        raw = raw.replace(b"(", b"\\(").replace(b")", b"\\)")
        said = raw.decode("latin-1")
        self.operators.append(f"BT /{FONTS[font]} {size} Tf {x} {HEIGHT - y} Td ({said}) Tj ET")

    def rule(self, left: float, right: float, y: float) -> None:
        """A horizontal rule."""
        self.operators.append(f"{left} {HEIGHT - y} m {right} {HEIGHT - y} l S")


def pdf(pages: list[Page], *, trailer: str = "", more: list[str] | None = None) -> bytes:
    """A PDF file of these pages; ``more`` objects and trailer entries may be added."""
    count = len(pages)
    kids = " ".join(f"{6 + 2 * i} 0 R" for i in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        *(
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
            for name in _NAMES.values()
        ),
    ]
    for i, page in enumerate(pages):
        stream = "\n".join(page.operators)
        fonts = "/F1 3 0 R /F2 4 0 R /F3 5 0 R"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] "
            f"/Resources << /Font << {fonts} >> >> /Contents {7 + 2 * i} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    return file_of([*objects, *(more or [])], trailer)


def file_of(objects: list[str], trailer: str = "") -> bytes:
    """The objects as a file with its table of places."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for i, one in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{i} 0 obj\n{one}\nendobj\n".encode("latin-1")
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    for place in places:
        out += f"{place:010} 00000 n \n".encode()
    size = len(objects) + 1
    out += f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\n".encode()
    out += f"startxref\n{table}\n%%EOF\n".encode()
    return bytes(out)


def width(words: str, size: float = 11) -> float:
    """About how wide these figures, brackets and letters are."""
    wide = 0.0
    for character in words:
        if character in _NARROW:
            wide += _NARROW[character]
        elif character in "bdghknpquvxyo" or character.isdecimal():
            wide += 0.5
        elif character.isupper():
            wide += _CAPITALS.get(character, 680) / 1000
        else:
            wide += 0.444
    return wide * size


class Bill:
    """A Bill laid out line by line; what is added goes on to the next page by itself."""

    def __init__(
        self,
        title: str = "Made Matters Bill",
        number: str = "HL Bill 12",
        stage: str = "AS AMENDED IN GRAND COMMITTEE",
        printed: str = "Ordered to be Printed, 14th July 2016",
        ruled: bool = True,
    ) -> None:
        self.title, self.number, self.stage, self.printed = title, number, stage, printed
        self.ruled = ruled
        """A rule stands under the header."""
        self.pages: list[Page] = []
        self.page = Page()
        self.y = 0.0
        self.line = 0
        self.wrong: dict[tuple[int, int], int] = {}
        """Margin numbers to misprint: page and line to what is printed."""
        self._cover()
        self._first()

    def _cover(self) -> None:
        page = Page()
        page.text(150, 84, self.title, "bold", 18)
        page.text(200, 206, "EXPLANATORY NOTES")
        page.text(90, 232, f"Explanatory notes are published separately as {self.number}—EN.")
        page.text(90, 760, self.number)
        contents = Page()
        contents.text(150, 84, self.title, "bold", 18)
        contents.text(250, 209, "CONTENTS", size=14)
        contents.text(120, 270, "1")
        contents.text(138, 270, "A heading in the contents")
        self.pages += [page, contents]

    def _first(self) -> None:
        self._begin()
        page = self.page
        page.text(180, 107, f"[{self.stage}]", size=12)
        page.text(276, 149, "A", size=9)
        for x, letter in zip((233, 261, 281, 301), "BILL", strict=True):
            page.text(x, 188, letter, "bold", 30)
        page.text(273, 213, "TO", size=9)
        page.text(
            72, 240, "Make provision about made matters; and for connected purposes.", size=12
        )
        page.text(95, 281.7, "E IT ENACTED by the King’s most Excellent Majesty, by and with the")
        page.text(72, 296.2, "B", size=30)
        page.text(95, 296.2, "advice and consent of the Lords Spiritual and Temporal, and Commons,")
        page.text(72, 310.2, "in this present Parliament assembled, as follows:—")
        self.y = 310.2 + 28

    def _begin(self) -> None:
        self.page = Page()
        self.pages.append(self.page)
        number = len(self.pages) - 2
        if self.ruled:
            self.page.rule(LEFT, RIGHT, 83.4)
        if number % 2:
            self.page.text(LEFT, 79.5, self.title, "italic", 9)
            self.page.text(RIGHT - 5.5 * len(str(number)), 79.5, str(number))
        else:
            self.page.text(LEFT, 79.5, str(number))
            self.page.text(RIGHT - width(self.title, 9), 79.5, self.title, "italic", 9)
        if number == 1:
            self.page.text(LEFT, 789.6, self.number)
            self.page.text(464, 789.6, "58/3")
        self.y, self.line = TOP - LEADING, 0

    @property
    def number_of_page(self) -> int:
        """The number in the header."""
        return len(self.pages) - 2

    def down(self, gap: float) -> None:
        """Go down to the next line."""
        if self.y + gap > FOOT:
            self._begin()
            gap = LEADING
        self.y += gap
        self.line += 1
        shown = self.wrong.get((self.number_of_page, self.line), self.line)
        if self.line % 5 == 0:
            self.page.text(513, self.y, str(shown), "italic", 9)

    def paragraph(
        self,
        number: str,
        text: str,
        column: float,
        gap: float,
        clear: float = 12,
        font: str = "roman",
    ) -> None:
        """A paragraph whose words stand in ``column`` (from the text's edge)."""
        x = LEFT + column
        lines = textwrap.wrap(text, int((RIGHT - x) / 5.4), break_long_words=False)
        for i, line in enumerate(lines):
            self.down(LEADING if i else gap)
            if not i and number:
                self.page.text(x - clear - width(number), self.y, number, font)
            self.page.text(x, self.y, line, font)

    def clause(self, number: str, heading: str) -> None:
        """A clause's number and heading."""
        self.down(31)
        self.page.text(LEFT, self.y, number, "bold")
        self.page.text(LEFT + 30, self.y, heading, "bold")

    def cross(self, heading: str) -> None:
        """An italic cross-heading in the middle."""
        self.down(31)
        wide = 0.42 * 11 * len(heading)
        self.page.text((LEFT + RIGHT - wide) / 2, self.y, heading, "italic")

    def sub(self, number: str, text: str, font: str = "roman") -> None:
        """A subsection."""
        self.paragraph(number, text, 36, 21.3, font=font)

    def para(self, number: str, text: str, font: str = "roman") -> None:
        """A paragraph."""
        self.paragraph(number, text, 72, 15.3, font=font)

    def subpara(self, number: str, text: str) -> None:
        """A sub-paragraph of a paragraph."""
        self.paragraph(number, text, 108, 15.3)

    def quoted(self, number: str, text: str, column: float = 72) -> None:
        """A subsection for another law."""
        self.paragraph(number, text, column, 20.3)

    def definition(self, text: str, column: float = 60, gap: float = 15.3) -> None:
        """A definition, whose first line hangs out."""
        lines = textwrap.wrap(text, int((RIGHT - LEFT - column) / 5.4))
        for i, line in enumerate(lines):
            self.down(LEADING if i else gap)
            self.page.text(LEFT + column + (12 if i else 0), self.y, line)

    def schedules(self) -> None:
        """The word above the first Schedule."""
        self.down(40)
        self.page.text(230, self.y, "S C H E D U L E S", size=14)

    def schedule(self, number: str, heading: str, note: str) -> None:
        """A Schedule's number, note and heading."""
        self.down(49)
        self.page.text(245, self.y, f"SCHEDULE {number}".strip())
        self.page.text(450, self.y, note, size=8)
        self.down(25)
        self.small_capitals(heading)

    def small_capitals(self, heading: str) -> None:
        """Words in small capitals in the middle."""
        wide = sum(width(w[:1]) + width(w[1:].upper(), 9) + 4 for w in heading.split())
        x = (LEFT + RIGHT - wide) / 2
        for word in heading.split():
            large = 1 if word[0].isupper() else 0
            self.page.text(x, self.y, word[:large])
            x += width(word[:large])
            self.page.text(x, self.y, word[large:].upper(), size=9)
            x += width(word[large:].upper(), 9) + 4

    def part(self, number: str, heading: str) -> None:
        """A Part's number and heading."""
        self.down(25)
        self.page.text(265, self.y, f"PART {number}", "bold")
        self.down(24)
        self.small_capitals(heading)

    def schedule_paragraph(self, number: str, inner: str, text: str) -> None:
        """A Schedule's paragraph, perhaps with its first sub-paragraph."""
        self.paragraph(inner, text, 48, 24.6, clear=10)
        self._number_of_paragraph(number, text)

    def _number_of_paragraph(self, number: str, text: str) -> None:
        lines = len(textwrap.wrap(text, int((RIGHT - LEFT - 48) / 5.4)))
        self.page.text(LEFT + 6, self.y - LEADING * (lines - 1), number)

    def schedule_sub(self, number: str, text: str) -> None:
        """A sub-paragraph of a Schedule."""
        self.paragraph(number, text, 48, 19.3, clear=10)

    def table(self, rows: list[tuple[str, str]]) -> None:
        """A table of two columns between rules."""
        for i, (left, right) in enumerate(rows):
            self.down(21.3 if i else 28)
            if i < 2:
                self.page.rule(LEFT + 36, RIGHT, self.y - 13)
            self.page.text(LEFT + 40, self.y, left)
            self.page.text(LEFT + 230, self.y, right)
        self.page.rule(LEFT + 36, RIGHT, self.y + 8)

    def formula(self, above: str, below: str) -> None:
        """A fraction."""
        self.down(22)
        self.page.text(330, self.y, above, "italic", 12)
        self.y += 16.8
        self.page.text(334, self.y, below, "italic", 12)
        self.y += 11

    def headed(self, number: str, heading: str, column: float, quoted: bool) -> None:
        """A bold number and heading, in any column."""
        push = 0.0
        for i, line in enumerate(textwrap.wrap(heading, int((RIGHT - LEFT - column) / 6)) or [""]):
            self.down(LEADING if i else (20.3 if quoted else 31))
            if not i:
                # A number too long for its place pushes the heading on.
                x = LEFT + column - (35 if quoted else 30)
                self.page.text(x, self.y, number, "bold")
                push = max(0.0, x + width(number) * 1.12 + 4 - LEFT - column)
            self.page.text(LEFT + column + (0 if i else push), self.y, line, "bold")

    def group(self, number: str, heading: str, side: str, bold: bool) -> None:
        """A Part, Chapter or Schedule: its number in the middle, its heading below."""
        self.down(25)
        x = (LEFT + RIGHT - width(number)) / 2
        self.page.text(x, self.y, number, "bold" if bold else "roman")
        if side:
            self.page.text(RIGHT - 40, self.y, side, size=8)
        for i, line in enumerate(textwrap.wrap(heading, 48)):
            self.down(LEADING if i else 24)
            self.small_capitals(line)

    def side_cross(self, heading: str, column: float) -> None:
        """An italic cross-heading at the left, as in Schedules and in text for another law."""
        for i, line in enumerate(textwrap.wrap(heading, int((RIGHT - LEFT - column) / 5.4))):
            self.down(LEADING if i else 24.6)
            self.page.text(LEFT + column, self.y, line, "italic")

    def numbered(self, number: str, inner: str, text: str, column: float) -> None:
        """A Schedule's paragraph in any column, perhaps with its first sub-paragraph."""
        lines = textwrap.wrap(text, int((RIGHT - LEFT - column) / 5.4)) or [""]
        for i, line in enumerate(lines):
            self.down(LEADING if i else 24.6)
            if not i:
                mark = width("“") if number.startswith("“") else 0
                self.page.text(LEFT + column - 42 - mark, self.y, number)
                if inner:
                    self.page.text(LEFT + column - 10 - width(inner), self.y, inner)
            self.page.text(LEFT + column, self.y, line)

    def pdf(self) -> bytes:
        """The file, with its back sheet."""
        back = Page()
        back.rule(90, 505, 91)
        back.text(150, 83, self.title, "bold", 18)
        back.text(252, 214, "B I L L", "bold", 30)
        back.text(90, 265, "Make provision about made matters; and for connected purposes.")
        back.text(195, 421, self.printed)
        back.text(90, 789.6, self.number)
        return pdf([*self.pages, back])
