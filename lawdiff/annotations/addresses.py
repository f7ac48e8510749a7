"""Citations as people write them: ``cl. 29(1)``, ``Sch 2 paras 3 to 5``, ``page 24, line 15``.

Reading a citation says nothing about whether a print has such a provision;
:mod:`lawdiff.annotations.locating` finds that out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lawdiff.annotations.model import Address, Step
from lawdiff.prints.numbers import counted

_KINDS = {
    "clause": "clause clauses cl cls",
    "section": "section sections sect sec s ss §",
    "article": "article articles art arts",
    "regulation": "regulation regulations reg regs rule rules",
    "schedule": "schedule schedules sch schs sched scheds",
    "part": "part parts pt pts",
    "chapter": "chapter chapters chap ch",
    "subsection": "subsection subsections sub-section sub-sections subs subsec",
    "paragraph": "paragraph paragraphs para paras ¶",
    "subparagraph": (
        "subparagraph subparagraphs sub-paragraph sub-paragraphs subpara subparas sub-para"
    ),
    "new clause": "nc ncs",
    "new schedule": "ns nss",
    "page": "page pages p pp",
    "line": "line lines l ll",
}
_WORDS = {word: kind for kind, words in _KINDS.items() for word in words.split()}

RANK = {
    "inserted schedule": 5,
    "inserted part": 5,
    "inserted clause": 5,
    "inserted article": 5,
    "inserted subsection": 6,
    "inserted paragraph": 7,
    "inserted subparagraph": 8,
    "schedule": 1,
    "new schedule": 1,
    "part": 2,
    "chapter": 3,
    "clause": 4,
    "new clause": 4,
    "section": 4,
    "article": 4,
    "regulation": 4,
    "inserted section": 5,
    "subsection": 6,
    "paragraph": 7,
    "subparagraph": 8,
}
"""What may stand in what; a step is followed by one of a higher number."""

_NAMED = {
    "long title": "long-title",
    "the long title": "long-title",
    "title": "long-title",
    "preamble": "preamble",
    "the preamble": "preamble",
    "enacting words": "enacting-words",
    "the enacting words": "enacting-words",
    "cover": "cover",
}
_WHOLE = {
    "whole bill",
    "the whole bill",
    "the bill",
    "bill",
    "bill as a whole",
    "the bill as a whole",
    "general",
    "whole act",
    "the whole act",
    "the act",
}

_DASHES = str.maketrans("‐‑‒–—−﹘﹣－\xa0\u202f\u2009“”‘’", "---------   \"\"''")

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<new>(?:new|inserted|proposed)\s+(?=(?:clauses?|schedules?|sections?|articles?|(?:sub-?)?paragraphs?|subsections?|parts?)\b))
    | (?P<nc>n[cs]s?\s?(?=\d))
    | (?P<bracket>\(\s*[0-9]{1,4}[a-z]{0,3}\s*\)|\(\s*[a-z]{1,5}\s*\))
    | (?P<named>\((?=[^()]*[a-z]{3}\s|[^()]*[a-z]{6})[^()]+\))
    | (?P<and>(?:and|&|or|plus)\b|&)
    | (?P<to>(?:to|through|until)\b|-)
    | (?P<of>(?:of|in|to|on)\s+(?:the\s+)?(?=[a-z§¶]))
    | (?P<comma>[,;/])
    | (?P<word>(?:sub-[a-z]+|[a-z]+|[§¶])\.?(?=[\s\d(.,;]|$)|[a-z]{1,5}\.?(?=\d))
    | (?P<number>[a-z]{0,2}[0-9]{1,4}[a-z]{0,3}(?![a-z0-9])|[ivxlc]{1,6}(?![a-z0-9]))
    )""",
    re.VERBOSE,
)
_NUMBER = re.compile(r"\s*([a-z]{0,2}[0-9]{1,4}[a-z]{0,3}|[ivxlc]{1,6}|[a-z]{1,2})(?![a-z0-9])")
_LABEL = re.compile(
    r"""(?:long\ title|enacting\ words|cover|cross-heading|the\ schedule|inserted|unnumbered
        |preface|back\ cover|preamble|artikel|artículo|artigo
        |definition\ of|item|annex\w*|appendix|text|note|heading)\b
        (?=$|[ ,]*[\[\"'(]|,\ \w|\ [a-z]?\d|\ [ivxlc]+\b)""",
    re.VERBOSE,
)
"""How other labels of the program begin."""

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_SMALL_WORDS = {"of", "in", "to", "on", "is", "as", "at", "by", "or", "an", "we", "it", "no"}
_FOREIGN = re.compile(r"\s*of\s+(?:the\s+)?(?=[^,;:]*\b(?:act|order|regulations|rules)\b)")


def arabic(number: str, kind: str) -> str:
    """The number of a Part, Chapter or Schedule in Arabic figures: "II" is "2"."""
    if kind not in ("part", "chapter", "schedule") or not number or set(number) - set(_ROMAN):
        return number
    values = [_ROMAN[letter] for letter in number]
    later = [*values[1:], 0]
    return str(sum(-v if n > v else v for v, n in zip(values, later, strict=True)))


def normal(text: str) -> str:
    """A citation without what doesn't matter: case, kinds of dash, of space, of quote mark."""
    return " ".join(text.translate(_DASHES).casefold().split())


@dataclass(frozen=True, slots=True)
class Citation:
    """What was read of a heading."""

    addresses: tuple[Address, ...]
    """Empty where it cites nothing."""
    rest: str
    """Words after the citation: ``"Power to test"``, ``"(formerly 15–18)"``."""


def read_citation(written: str) -> Citation:
    """Read a citation from the start of ``written``.

    >>> [a.written for a in read_citation("Clauses 29(1) and 31: Power to test").addresses]
    ['Clauses 29(1)', '31']
    >>> read_citation("29–33 (formerly 15–18)").rest
    '(formerly 15–18)'
    >>> read_citation("Our views").addresses
    ()
    """
    written = " ".join(written.split()).strip(" #*_")
    folded = written.translate(_DASHES).lower()
    if len(folded) != len(written):  # a letter whose lower case is longer: none we cite by
        folded = written.translate(_DASHES)
    named = _read_named(written, folded)
    if named is not None:
        return named
    if _LABEL.match(folded):
        return Citation((Address(written, heading=normal(written)),), "")
    reader = _Reader(written, folded)
    reader.read()
    rest = written[reader.at :].strip()
    if not reader.addresses or not _acceptable(reader, folded):
        return Citation((), written)
    return Citation(tuple(reader.addresses), re.sub(r"^[:.,;–—-]\s*", "", rest))


def _read_named(written: str, folded: str) -> Citation | None:
    head, mark, rest = folded.partition(":")
    head = head.strip(" .")
    if head in _WHOLE:
        return Citation((Address(written[: len(head)], "whole"),), rest.strip() if mark else "")
    if head in _NAMED:
        step = Step(_NAMED[head], "")
        return Citation(
            (Address(written[: len(head)], steps=(step,)),), rest.strip() if mark else ""
        )
    return None


def _acceptable(reader: _Reader, folded: str) -> bool:
    """A bare number opens a citation only if nothing else is said: not "5 reasons"."""
    rest = folded[reader.at :]
    if not rest.strip():
        return True
    if reader.bare:
        return rest.lstrip().startswith(("(", ":")) or rest.startswith(" - ")
    return True


def find_citation(text: str) -> Citation:
    """The first citation anywhere in a line of prose that names its kind ("our view of clause 29").

    >>> find_citation("What we think of clause 29 as it stands").addresses[0].written
    'clause 29'
    """
    folded = text.translate(_DASHES).lower()
    for found in re.finditer(
        r"\b(clauses?|cls?\.?|schedules?|sch\.?|part|new clauses?|nc)\s?\d", folded
    ):
        citation = read_citation(text[found.start() :])
        if citation.addresses:
            return citation
    return Citation((), text)


@dataclass(slots=True)
class _Reader:
    """Reads citations from left to right; ``at`` is how far it got."""

    written: str
    folded: str
    at: int = 0
    bare: bool = False
    """It began with a number: the kind is understood."""
    addresses: list[Address] = field(default_factory=list)

    def read(self) -> None:
        """Read as many citations as there are, joined by commas, ``and``, ``to``."""
        previous: tuple[Step, ...] = ()
        while True:
            start = self._skip_spaces()
            got = self._one(previous)
            if got is None:
                return
            previous = got
            self._range(start, previous)
            if not self._joined():
                return

    def _skip_spaces(self) -> int:
        while self.at < len(self.folded) and self.folded[self.at] == " ":
            self.at += 1
        return self.at

    def _token(self) -> tuple[str, str, int]:
        found = _TOKEN.match(self.folded, self.at)
        if not found or found.lastgroup is None:
            return "", "", self.at
        return found.lastgroup, found.group(found.lastgroup).strip(), found.end()

    def _joined(self) -> bool:
        """Step over a comma or an ``and``, if a citation follows."""
        mark = self.at
        kind, _, end = self._token()
        if kind not in ("comma", "and"):
            return False
        self.at = end
        if kind == "comma":
            then, _, end = self._token()
            if then == "and":
                self.at = end
        kind, text, _ = self._token()
        if kind in ("number", "bracket", "new", "nc") or (
            kind == "word" and text.rstrip(".") in _WORDS
        ):
            return True
        self.at = mark
        return False

    def _one(self, previous: tuple[Step, ...]) -> tuple[Step, ...] | None:
        """One citation; ``previous`` supplies what it leaves out: "29(1) and (2)"."""
        mark = self.at
        kind, text, end = self._token()
        steps: tuple[Step, ...] | None
        if kind == "bracket" and previous:
            steps = (*_up_to_bracket(previous), *self._brackets())
        elif kind == "number":
            self.at = end
            self.bare = self.bare or not previous
            base = _same_kind(previous, text)
            steps = (*base, *self._brackets())
        else:
            steps = self._by_kind()
        if steps is None:
            self.at = mark
            return None
        return self._more(steps)

    def _by_kind(self) -> tuple[Step, ...] | None:
        kind, text, end = self._token()
        inserted, new = kind == "new", text
        if inserted:
            self.at = end
            kind, text, end = self._token()
        if kind == "nc":
            named = "new clause" if text.startswith("nc") else "new schedule"
        elif kind == "word" and text.rstrip(".") in _WORDS:
            named = _WORDS[text.rstrip(".")]
        else:
            return None
        self.at = end
        if inserted:
            tabled = new == "new" and named in ("clause", "schedule")
            named = f"{'new' if tabled else 'inserted'} {named}"
        if self.folded[self.at : self.at + 1] == ".":
            self.at += 1
        kind, text, end = self._token()
        if kind == "named" and named in ("clause", "section", "new clause"):
            self.at = end
            return (Step(f"{named} headed", text[1:-1].strip()),)
        if kind == "bracket" and RANK.get(named, 0) >= 6:
            return _first_kind(named, self._brackets())
        number = _NUMBER.match(self.folded, self.at)
        if number is None:
            return (Step("schedule", ""),) if named == "schedule" and not inserted else None
        if number.group(1).isalpha() and not self._letters(named, number):
            return None
        self.at = number.end()
        return (Step(named, arabic(number.group(1), named)), *self._brackets())

    def _letters(self, kind: str, number: re.Match[str]) -> bool:
        """Whether letters alone may be its number: "Part II", "paragraph a", not "Part of"."""
        if kind in ("part", "chapter", "schedule"):
            return self.written[number.start(1) : number.end(1)].isupper()
        return RANK.get(kind, 0) >= 6 and number.group(1) not in _SMALL_WORDS

    def _brackets(self) -> tuple[Step, ...]:
        steps: list[Step] = []
        while True:
            kind, text, end = self._token()
            if kind != "bracket":
                return tuple(steps)
            steps.append(Step("", text[1:-1].strip()))
            self.at = end

    def _more(self, steps: tuple[Step, ...]) -> tuple[Step, ...]:
        """Steps that go further in ("Schedule 2, paragraph 3") or out ("of Schedule 2")."""
        while True:
            mark = self.at
            foreign = _FOREIGN.match(self.folded, self.at)
            if foreign and steps[-1].kind in ("section", "", "inserted section"):
                return (Step("inserted section", steps[0].number), *steps[1:])
            kind, _, end = self._token()
            outward = kind == "of"
            if kind in ("comma", "of"):
                self.at = end
            got = self._by_kind()
            if got is None:
                self.at = mark
                return steps
            ours, theirs = RANK.get(_last_kind(steps), 9), RANK.get(got[0].kind, 0)
            line = got[0].kind in ("line", "page")
            if outward and not line and theirs and theirs < RANK.get(steps[0].kind, 9):
                steps = (*got, *steps)
            elif (not outward and theirs > ours) or line or (outward and steps[0].kind == "line"):
                steps = (*steps, *got)
            else:
                self.at = mark
                return steps

    def _range(self, start: int, steps: tuple[Step, ...]) -> None:
        """Take what was read as an address, with the end of a range if one follows."""
        mark = self.at
        last: tuple[Step, ...] = ()
        kind, _, end = self._token()
        if kind == "to":
            self.at = end
            last = self._one(steps) or ()
            if not last:
                self.at = mark
        self.addresses.append(_address(self.written[start : self.at].strip(), steps, last))


def _first_kind(kind: str, brackets: tuple[Step, ...]) -> tuple[Step, ...]:
    return (Step(kind, brackets[0].number), *brackets[1:])


def _last_kind(steps: tuple[Step, ...]) -> str:
    return next((step.kind for step in reversed(steps) if step.kind), "")


def _same_kind(previous: tuple[Step, ...], number: str) -> tuple[Step, ...]:
    """The second of "29 and 30" is what the first was."""
    for at in range(len(previous) - 1, -1, -1):
        if previous[at].kind:
            return (*previous[:at], Step(previous[at].kind, number))
    return (Step("clause", number),)


def _up_to_bracket(previous: tuple[Step, ...]) -> tuple[Step, ...]:
    """The second of "29(1) and (2)" stands beside the last bracket of the first."""
    if previous and not previous[-1].kind:
        return previous[:-1]
    return previous


def _address(written: str, steps: tuple[Step, ...], last: tuple[Step, ...]) -> Address:
    pages = [step for step in steps if step.kind == "page"]
    lines = [step for step in steps if step.kind == "line"]
    others = tuple(step for step in steps if step.kind not in ("page", "line"))
    if not pages:
        return Address(written, steps=others, last=last)
    ends = [counted(step.number) for step in reversed(last) if step.kind == "line"]
    end = next((line for line in ends if line is not None), None)
    return Address(
        written,
        "page",
        steps=others,
        page=counted(pages[0].number),
        line=counted(lines[0].number) if lines else None,
        last_line=end,
    )
