"""The format: one Markdown file an organisation and print, one heading a note."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import PurePath

from markdown_it.token import Token

from lawdiff.annotations.addresses import Citation, find_citation, read_citation
from lawdiff.annotations.frontmatter import FrontMatter, another, begins, read_front_matter
from lawdiff.annotations.markdown import PLAIN, blocks_parser, render, words_of
from lawdiff.annotations.model import STANCES, AnnotationWarning, Note, Stance
from lawdiff.errors import BadAnnotation
from lawdiff.limits import DEFAULT, Limits

_STANCE = re.compile(r"\s{0,3}[*_]{0,2}stance[*_]{0,2}\s*[:=][*_]{0,2}\s*(.*?)[*_\s]*$", re.I)
_MARK = re.compile(r"\s{0,3}>\s?")
"""What stands in front of each line of a quote."""
_ENDS = (*".!?;:,…", *"”’\"'")
"""How a sentence ends, or a line within one."""
_SLUG = re.compile(r"[^a-z0-9]+")
_WORDS = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Section:
    """Lines of a file that belong to one heading."""

    first: int
    """Line of the heading, from 0."""
    body: int
    """First line below it."""
    end: int
    """One past its last line."""
    heading: str
    citation: Citation


def read_text(
    text: str, path: str, limits: Limits = DEFAULT
) -> tuple[tuple[Note, ...], list[AnnotationWarning]]:
    """Read the notes of one file.

    Args:
        text: the file, with plain line ends.
        path: as the user named it; its stem makes the ids (``lga.md`` → ``lga#1``).
        limits: of headings.

    Returns:
        The notes in file order, and what their author should know.

    Raises:
        BadAnnotation: front matter that cannot be read.
    """
    lines = text.split("\n")
    blank = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
    lines[:blank] = []
    tokens = blocks_parser().parse("\n".join(lines))
    matter, warnings, start = _front_matter(tokens, lines, path, blank)
    reader = _FileReader(path, matter, lines, _blocks(tokens), blank, warnings)
    _refuse_another(tokens, lines, start, reader)
    heads = _heads(tokens, path, blank, limits)
    notes = tuple(reader.notes(_sections(heads, lines, start)))
    reader.warn_of_the_file(len(notes))
    return notes, warnings


def _front_matter(
    tokens: list[Token], lines: list[str], path: str, blank: int
) -> tuple[FrontMatter, list[AnnotationWarning], int]:
    if tokens and tokens[0].type == "front_matter" and tokens[0].map:
        matter, warnings = read_front_matter(tokens[0].content, path, blank + 2)
        return matter, warnings, tokens[0].map[1]
    if lines and re.fullmatch(r"---+\s*", lines[0]):
        raise BadAnnotation(
            "the front matter that opens here is never closed",
            path=path,
            place=f"line {blank + 1}",
            remedy="Put a line of --- below it.",
        )
    if lines and begins(lines[0]):
        # Its lines would be shown as the words of somebody whom they do not name.
        raise BadAnnotation(
            "the front matter that begins here has no --- above it",
            path=path,
            place=f"line {blank + 1}",
            remedy="Put a line of --- above it and one below.",
        )
    return FrontMatter(), [], 0


def _refuse_another(tokens: list[Token], lines: list[str], start: int, reader: _FileReader) -> None:
    code = [
        (token.map[0], token.map[1])
        for token in tokens
        if token.type in ("fence", "code_block") and token.map
    ]
    at = another(lines, start, code)
    if at is None:
        return
    problem, remedy = "the front matter begins here, below other text", "Put it at the top."
    if reader.matter:
        problem = "other front matter begins here, and a file holds the notes of one organisation"
        remedy = "Put it, and the notes below it, into a file of their own."
    raise BadAnnotation(
        problem, path=reader.path, place=f"line {at + reader.blank + 1}", remedy=remedy
    )


_Head = tuple[int, int, int, str]
"""First line of a heading, the line after it, its level and its words as they are written."""


def _heads(tokens: list[Token], path: str, blank: int, limits: Limits) -> list[_Head]:
    """The headings of a file."""
    heads = [
        (token.map[0], token.map[1], int(token.tag[1]), tokens[at + 1].content)
        for at, token in enumerate(tokens)
        if token.type == "heading_open" and token.level == 0 and token.map
    ]
    most = limits.note_headings
    if len(heads) > most:
        raise BadAnnotation(
            f"the file has {len(heads):,} headings; {most:,} are read at most",
            path=path,
            place=f"line {heads[most][0] + blank + 1}",
            remedy=f"Split it into several files. {limits.more('note_headings')}",
        )
    return heads


def _sections(heads: list[_Head], lines: list[str], start: int) -> Iterator[Section]:
    """Cut the file at the headings that open a note; other headings inside a note stay in it."""
    opened, below, heading = start, start, ""
    citation = Citation((), "")
    level = 0  # of the open note's heading; 0 while no note with an address is open
    ends = [*(first for first, *_ in heads[1:]), len(lines)]
    for (first, after, depth, source), end in zip(heads, ends, strict=False):
        words = words_of(source)
        cited = read_citation(words)
        if not cited.addresses and level and depth > level:
            continue
        if not cited.addresses and after - first > 1:
            empty = not any(line.strip() for line in lines[after:end])
            if _is_prose(source) or (level and empty):
                continue
        yield Section(opened, below, first, heading, citation)
        opened, below, heading, citation = first, after, words, cited
        level = depth if cited.addresses else 0
    yield Section(opened, below, len(lines), heading, citation)


def _is_prose(underlined: str) -> bool:
    """A paragraph that Markdown takes for a heading: a rule of dashes stands right below it."""
    return "\n" in underlined.strip() or underlined.rstrip().endswith(_ENDS)


def _blocks(tokens: list[Token]) -> list[tuple[int, int, bool]]:
    return [
        (token.map[0], token.map[1], token.type == "blockquote_open")
        for token in tokens
        if not token.level and token.map and token.nesting >= 0
    ]


@dataclass(slots=True)
class _FileReader:
    path: str
    matter: FrontMatter
    lines: list[str]
    blocks: list[tuple[int, int, bool]]
    """First line, end and whether it is a quote, of each block at the top level."""
    blank: int
    warnings: list[AnnotationWarning]
    empty: list[str] = field(default_factory=list)

    def warn(self, message: str, line: int) -> None:
        """Warn of a line of the file, counted from 0 after its blank beginning."""
        self.warnings.append(AnnotationWarning(message, self.path, line + self.blank + 1))

    def notes(self, sections: Iterator[Section]) -> Iterator[Note]:
        """Make a note of each section that says something."""
        by = self.matter.get("by") or PurePath(self.path).stem
        general = self._stance(self.matter.get("stance", ""), self.matter.lines.get("stance", 1))
        number = 0
        first = -1
        for section in sections:
            first = section.first if first < 0 and section.heading else first
            body, quotes, stance = self._content(section)
            if not (body.strip() or quotes or stance):
                self._note_empty(section, title=section.first == first)
                continue
            number += 1
            citation = self._citation(section)
            html, plain = self._html(body, section)
            yield Note(
                id=f"{slug(PurePath(self.path).stem)}#{number}",
                by=by,
                stance=stance or general,
                print=self.matter.get("print", ""),
                addresses=citation.addresses,
                cited=_as_cited(section, citation),
                date=self.matter.get("date", ""),
                source=self.matter.get("source", ""),
                quotes=quotes,
                body=body.strip(),
                html=html,
                path=self.path,
                line=section.first + self.blank + 1,
                heading=section.heading,
                title=citation.rest if citation.addresses else section.heading,
                bill=self.matter.get("bill", ""),
                plain=plain,
            )

    def _citation(self, section: Section) -> Citation:
        if section.citation.addresses:
            return section.citation
        found = find_citation(section.heading)
        if found.addresses:
            cited = ", ".join(address.written for address in found.addresses)
            self.warn(f'read as about {cited}, from the words "{section.heading}"', section.first)
        return found

    def _content(self, section: Section) -> tuple[str, tuple[str, ...], Stance | None]:
        """Body (same lines, what was taken out left blank), quotes and stance of a section."""
        lines = list(self.lines[section.body : section.end])
        stance, stance_line = self._find_stance(lines, section)
        if stance_line is not None:
            lines[stance_line] = ""
        quotes = []
        for first, end in self._quotes(section, stance_line, bool(section.citation.addresses)):
            source = [_MARK.sub("", line) for line in lines[first:end]]
            words = words_of("\n".join(source))
            lines[first:end] = [""] * (end - first)
            if words:
                quotes.append(words)
        return "\n".join(lines), tuple(quotes), stance

    def _quotes(
        self, section: Section, stance: int | None, addressed: bool
    ) -> list[tuple[int, int]]:
        """The block quotes above the note's own words (or the first one, if it cites nothing)."""
        found: list[tuple[int, int]] = []
        leading = True
        for at in range(bisect_left(self.blocks, (section.body,)), len(self.blocks)):
            first, end, is_quote = self.blocks[at]
            if first >= section.end:
                break
            first, end = first - section.body, end - section.body
            if is_quote:
                if leading or (not addressed and not found):
                    runs, own = self._marked(section, first, end, stance)
                    found.extend(runs)
                    leading = leading and not own
            elif not (stance is not None and first <= stance < end and end - first == 1):
                leading = False
        return found

    def _marked(
        self, section: Section, first: int, end: int, stance: int | None
    ) -> tuple[list[tuple[int, int]], bool]:
        """The lines of a block quote that begin with ``>``, up to the first that does not.

        Markdown takes lines that follow without a blank one into the quote; they are the
        author's, and nobody else's words. The line of the stance divides a quote in two.

        Returns:
            The runs of lines, and whether own words follow them.
        """
        runs: list[tuple[int, int]] = []
        start = first
        for at in range(first, end):
            line = self.lines[section.body + at]
            if _MARK.match(line):
                continue
            if start < at:
                runs.append((start, at))
            if at == stance or not line.strip():
                start = at + 1
                continue
            self.warn(
                "this line follows the quoted words and has no > in front: read as the note's own "
                "words (put > in front if it is quoted, a blank line above it if not)",
                section.body + at,
            )
            return runs, True
        if start < end:
            runs.append((start, end))
        return runs, False

    def _find_stance(self, lines: list[str], section: Section) -> tuple[Stance | None, int | None]:
        found = [(at, match) for at, line in enumerate(lines) if (match := _STANCE.match(line))]
        if not found:
            return None, None
        for at, _ in found[1:]:
            self.warn("a second stance in one note was left in its text", section.body + at)
        at, match = found[0]
        line = section.body + at + self.blank + 1
        return self._stance(match.group(1), line), at

    def _stance(self, written: str, line: int) -> Stance | None:
        """The stance meant; nobody's stance is guessed from a misspelling."""
        plain = " ".join(_WORDS.findall(written.casefold()))
        if not plain:
            return None
        for stance in STANCES:
            if plain == stance:
                return stance
        near = get_close_matches(plain, STANCES, 1, 0.5)
        hint = f'did you mean "{near[0]}"?' if near else f"it can be {', '.join(STANCES)}"
        message = f'the stance "{written}" is not known: {hint}'
        self.warnings.append(AnnotationWarning(message, self.path, line))
        return None

    def _html(self, body: str, section: Section) -> tuple[str, str]:
        """The body as HTML, and why it is shown as it was typed."""
        html, told = render(body)
        for message, line in told:
            self.warn(message, section.body + line)
        return html, next((message for message, _ in told if message in PLAIN), "")

    def warn_of_the_file(self, count: int) -> None:
        """What concerns the file as a whole."""
        if not count:
            self.warn(
                "no note was found: write a heading such as ## Clause 1, and what you have to "
                "say below it",
                0,
            )
            return
        if not self.matter.get("by"):
            stem = PurePath(self.path).stem
            self.warn(f'the file does not say who wrote it (by:); shown as "{stem}"', 0)
        if not self.matter.get("print"):
            self.warn(
                "the file does not say which print it is about (print:); "
                "read as written on the older one",
                0,
            )
        if self.empty:
            some = ", ".join(self.empty[:3]) + (", …" if len(self.empty) > 3 else "")
            said = "heading has" if len(self.empty) == 1 else "headings have"
            self.warn(f"{len(self.empty)} {said} nothing below and made no note: {some}", 0)

    def _note_empty(self, section: Section, title: bool) -> None:
        """Remember a heading that says nothing of anything, unless it is the file's title."""
        if section.citation.addresses or (section.heading and not title):
            line = section.first + self.blank + 1
            self.empty.append(f'"{section.heading}" (line {line})')


def _as_cited(section: Section, citation: Citation) -> str:
    """The citation as its author wrote it, without the words behind it."""
    if not citation.addresses:
        return ""
    if len(citation.addresses) == 1:
        return citation.addresses[0].written
    first, last = citation.addresses[0].written, citation.addresses[-1].written
    start = section.heading.find(first)
    end = section.heading.rfind(last)
    if 0 <= start < end:
        return section.heading[start : end + len(last)]
    return ", ".join(address.written for address in citation.addresses)


def slug(text: str) -> str:
    """A name that can stand in a link.

    >>> slug("Local Government Association (LGA)")
    'local-government-association-lga'
    """
    return _SLUG.sub("-", text.casefold()).strip("-") or "note"
