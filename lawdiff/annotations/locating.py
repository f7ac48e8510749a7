"""Where a citation leads in one print.

A citation that leads nowhere is never bent to one that does: the answer is what could
not be found, and what there is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from lawdiff.annotations.addresses import arabic, normal, read_citation
from lawdiff.annotations.model import Address, Note, Step
from lawdiff.prints.model import CLAUSE_KINDS, GROUP_KINDS, Print, Provision
from lawdiff.prints.numbers import bare_number, counted

_KINDS: dict[str, frozenset[str]] = {
    "clause": CLAUSE_KINDS,
    "section": CLAUSE_KINDS,
    "article": CLAUSE_KINDS,
    "regulation": CLAUSE_KINDS,
    "schedule": frozenset({"schedule"}),
    "part": frozenset({"part"}),
    "chapter": frozenset({"chapter"}),
}

_INNER = frozenset({"subsection", "paragraph", "subparagraph", "definition"})


@dataclass(frozen=True, slots=True)
class Found:
    """Provisions that a citation leads to."""

    indices: tuple[int, ...] = ()
    whole: bool = False
    span: tuple[int, int, int] | None = None
    """Provision, start and end of a printed line that was cited."""
    problems: tuple[str, ...] = ()
    """What could not be found, in words."""
    nearest: int | None = None
    """A provision near what was cited and is not there."""
    stood_in_no_print: bool = False
    """It cites a new clause by the number of its amendment."""


def joined(found: list[Found]) -> Found:
    """What several citations of one note lead to."""
    indices = dict.fromkeys(i for one in found for i in one.indices)
    return Found(
        tuple(indices),
        any(one.whole for one in found),
        next((one.span for one in found if one.span), None),
        tuple(problem for one in found for problem in one.problems),
        next((one.nearest for one in found if one.nearest is not None), None),
        any(one.stood_in_no_print for one in found),
    )


@dataclass(slots=True)
class Locator:
    """Finds provisions of one print by the ways people cite them."""

    print: Print
    _labels: dict[str, int] = field(default_factory=dict)
    _tops: dict[tuple[bool, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    _marks: list[tuple[int, int, int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Index labels, and the numbers of what can be cited by itself."""
        for provision in self.print.provisions:
            self._labels.setdefault(normal(provision.label), provision.index)
            if provision.kind in CLAUSE_KINDS or provision.kind in ("schedule", "part", "chapter"):
                number = number_of(provision)
                self._tops[provision.quoted, number].append(provision.index)

    def by_label(self, text: str) -> int | None:
        """The provision whose label this is, if it is one."""
        return self._labels.get(normal(text))

    def note(self, note: Note) -> Found:
        """Everything a note cites."""
        if note.heading:
            exact = self.by_label(note.heading)
            if exact is not None:
                return Found((exact,))
        return joined([self.address(address) for address in note.addresses])

    def text(self, citation: str) -> Found:
        """What a citation in words leads to."""
        exact = self.by_label(citation)
        if exact is not None:
            return Found((exact,))
        cited = read_citation(citation)
        if not cited.addresses:
            return Found(problems=(f'"{citation}" is not a citation',))
        return self.address(cited.addresses[0])

    def address(self, address: Address) -> Found:
        """What one citation leads to."""
        if address.kind == "whole":
            return Found(whole=True)
        exact = self.by_label(address.heading or address.written)
        if exact is not None and not address.last:
            return Found((exact,))
        if address.kind == "page":
            return self._page(address)
        if address.heading:
            return Found(problems=(f'there is no "{address.written}"',))
        first = self._steps(address.steps)
        if not address.last or not first.indices:
            return first
        return self._range(address, first)

    # -- series of numbers ---------------------------------------------------------

    def _steps(self, steps: tuple[Step, ...]) -> Found:
        if not steps:
            return Found(problems=("nothing is cited",))
        if steps[0].kind in ("new clause", "new schedule"):
            cited = f"{steps[0].kind} {steps[0].number.upper()}"
            return Found(
                problems=(f"{cited} is an amendment's number and stands in no print",),
                stood_in_no_print=True,
            )
        here = self._first(steps[0])
        said = cited_as(steps[:1])
        if not here:
            return self._no_such(steps)
        for at, step in enumerate(steps[1:], 1):
            below = [i for top in here for i in self._below(top, step)]
            if not below:
                return Found(problems=(self._has(here[0], said, steps[at]),), nearest=here[0])
            here, said = below, cited_as(steps[: at + 1])
        if len(here) > 1:
            labels = ", ".join(self.print.provisions[i].label for i in here[:4])
            return Found(problems=(f"{said} could be {labels}",), nearest=here[0])
        return Found((here[0],))

    def _first(self, step: Step) -> list[int]:
        """Where a citation starts: the Bill's own provisions, or sections it inserts."""
        provisions = self.print.provisions
        if step.kind.endswith(" headed"):
            wanted = normal(step.number)
            return [
                p.index
                for p in provisions
                if p.kind in CLAUSE_KINDS and not p.quoted and normal(p.heading) == wanted
            ]
        if step.kind in ("long-title", "enacting-words", "preamble", "cover"):
            return self._named(step.kind)
        number = step.number
        kinds = _KINDS.get(step.kind)
        if step.kind == "schedule" and not number:
            return [p.index for p in provisions if p.kind == "schedule" and not p.quoted][:2]
        if step.kind.startswith("inserted "):
            return self._inserted(step, 0, len(provisions))
        own = self._top(False, number, kinds)
        if step.kind in ("part", "chapter") and len(own) > 1:
            outside = [i for i in own if not self._in_schedule(i)]
            own = outside or own
        if own and step.kind != "section":
            return own
        inserted = self._top(True, number, CLAUSE_KINDS) if step.kind == "section" else []
        if own and (inserted and provisions[own[0]].kind != "section"):
            return own + inserted  # "section 16" of a Bill that has a clause 16 as well
        if own or inserted:
            return own or inserted
        if step.kind in ("subsection", "paragraph", "subparagraph"):
            schedules = [p.index for p in provisions if p.kind == "schedule" and not p.quoted]
            if len(schedules) == 1 and step.kind == "paragraph":
                return self._below(schedules[0], step)
        return []

    def _top(self, quoted: bool, number: str, kinds: frozenset[str] | None) -> list[int]:
        if kinds is None:
            return []
        found = self._tops.get((quoted, number), [])
        return [i for i in found if self.print.provisions[i].kind in kinds]

    def _named(self, kind: str) -> list[int]:
        provisions = self.print.provisions
        if kind == "preamble":
            found = [p.index for p in provisions if p.label.startswith("preamble")]
            kind = "enacting-words"
            return found[:1] or self._named(kind)
        return [p.index for p in provisions if p.kind == kind and not p.quoted][:1]

    def _in_schedule(self, index: int) -> bool:
        return any(self.print.provisions[i].kind == "schedule" for i in self.print.ancestors(index))

    def _below(self, top: int, step: Step) -> list[int]:
        """Provisions a step leads to: the nearest that bear its number, own text first."""
        kinds = _KINDS.get(step.kind)
        if step.kind.startswith("inserted "):
            return self._inserted(step, top + 1, self.print.provisions[top].end)
        level = list(self.print.provisions[top].children)
        base = self.print.provisions[top].quote_depth
        while level:
            here: list[int] = []
            deeper: list[int] = []
            for i in level:
                provision = self.print.provisions[i]
                if provision.quote_depth > base:
                    continue
                number = number_of(provision)
                if number == step.number and (kinds is None or provision.kind in kinds):
                    here.append(i)
                elif not number or provision.kind in GROUP_KINDS or kinds is not None:
                    deeper.extend(provision.children)
            if here:
                return here
            level = deeper
        return []

    def _inserted(self, step: Step, start: int, end: int) -> list[int]:
        """Provisions that the Bill puts into other laws, those that open a quotation first."""
        kinds = _KINDS.get(step.kind.removeprefix("inserted "), _INNER)
        provisions = self.print.provisions
        found = [
            p
            for p in provisions[start:end]
            if p.quoted and p.kind in kinds and number_of(p) == step.number
        ]
        opening = [
            p for p in found if p.parent is None or provisions[p.parent].quote_depth < p.quote_depth
        ]
        return [p.index for p in opening or found]

    def _range(self, address: Address, first: Found) -> Found:
        """From the first to the last cited, what is there of it."""
        start = first.indices[0]
        last = self._steps(address.last)
        provisions = self.print.provisions
        like = provisions[start]
        if last.indices:
            end = last.indices[0]
            if end < start:
                start, end = end, start
            between = self._level(start, end, like)
            return Found(tuple(between))
        below = [i for i in self._level(start, len(provisions) - 1, like) if i >= start]
        wanted = order(address.last[-1].number)
        between = [i for i in below if order(number_of(provisions[i])) <= wanted]
        there = provisions[between[-1]].label if between else like.label
        problem = f"{cited_as(address.last)} is not there; {address.written} ends at {there}"
        return Found(tuple(between), problems=(problem,), nearest=start)

    def _level(self, start: int, end: int, like: Provision) -> list[int]:
        """Provisions from ``start`` to ``end`` on the level of ``like``."""
        provisions = self.print.provisions
        kinds = CLAUSE_KINDS if like.kind in CLAUSE_KINDS else frozenset({like.kind})
        top = like.kind in CLAUSE_KINDS or like.kind in ("schedule", "part", "chapter")
        return [
            p.index
            for p in provisions[start : end + 1]
            if p.kind in kinds
            and p.quote_depth == like.quote_depth
            and (top or p.parent == like.parent)
        ]

    # -- pages and lines -----------------------------------------------------------

    def _page(self, address: Address) -> Found:
        marks = self._page_marks()
        if not marks:
            return Found(problems=("this print has no page and line numbers",))
        page, line = address.page or 0, address.line or 1
        at = bisect_right(marks, (page, line, 1 << 60, 0)) - 1
        if at < 0 or marks[at][0] != page or (address.line and marks[at][1] != line):
            lines = [mark[1] for mark in marks if mark[0] == page]
            if not lines:
                return Found(problems=(f"there is no page {page}; the last is {marks[-1][0]}",))
            if not address.line:
                at = bisect_right(marks, (page, 1 << 30, 0, 0)) - 1
            elif line > max(lines):
                return Found(
                    problems=(f"page {page} has no line {line}; its last is {max(lines)}",),
                    nearest=marks[bisect_right(marks, (page, 1 << 30, 0, 0)) - 1][2],
                )
        return self._at_mark(address, marks, at)

    def _at_mark(self, address: Address, marks: list[tuple[int, int, int, int]], at: int) -> Found:
        index, start = marks[at][2], marks[at][3]
        if not address.line:
            first = next(mark for mark in marks if mark[0] == address.page)
            index, start = first[2], first[3]
            at = marks.index(first)
        text = self.print.provisions[index].text
        end = marks[at + 1][3] if at + 1 < len(marks) and marks[at + 1][2] == index else len(text)
        problems: tuple[str, ...] = ()
        if address.steps:
            inside = self._steps(address.steps)
            if inside.indices and not self._holds(inside.indices[0], index):
                label = self.print.provisions[inside.indices[0]].label
                there = self.print.provisions[index].label
                problems = (f"page and line lead to {there}, which is not in {label}",)
                return Found(inside.indices, problems=problems, nearest=index)
        span = (index, start, end) if address.line and end > start else None
        return Found((index,), span=span, problems=problems)

    def _holds(self, outer: int, inner: int) -> bool:
        return outer <= inner < self.print.provisions[outer].end

    def _page_marks(self) -> list[tuple[int, int, int, int]]:
        """Page, line, provision and offset of every line the print marks, in print order."""
        if not self._marks:
            for p in self.print.provisions:
                if p.page is not None and p.line is not None:
                    self._marks.append((p.page, p.line, p.index, 0))
                self._marks.extend((m.page, m.line, p.index, m.at) for m in p.lines)
            self._marks.sort()
        return self._marks

    # -- what to say ---------------------------------------------------------------

    def _no_such(self, steps: tuple[Step, ...]) -> Found:
        step = steps[0]
        if step.kind in ("subsection", "paragraph", "subparagraph"):
            return Found(problems=(f"{cited_as(steps)} does not say of which clause or Schedule",))
        if step.kind.startswith("inserted "):
            cited = cited_as((Step(step.kind.removeprefix("inserted "), step.number),))
            return Found(problems=(f"no {cited} is inserted here",))
        kinds = _KINDS.get(step.kind, CLAUSE_KINDS)
        there = [p for p in self.print.provisions if p.kind in kinds and not p.quoted]
        if not there:
            return Found(problems=(f"there is no {cited_as(steps[:1])}",))
        near = _near(there, step.number)
        run = f"they run from {there[0].label} to {there[-1].label}"
        problem = f"there is no {cited_as(steps[:1])}; {run}"
        return Found(problems=(problem,), nearest=near.index if near else None)

    def _has(self, top: int, said: str, step: Step) -> str:
        provisions = self.print.provisions
        inside = [provisions[i] for i in provisions[top].children if number_of(provisions[i])]
        own = [p for p in inside if p.quote_depth == provisions[top].quote_depth]
        there = [p for p in own or inside if p.kind == (own or inside)[0].kind]
        missing = (
            f"{said} has no ({step.number})"
            if not step.kind
            else f"{said} has no {step.kind} {step.number}"
        )
        if not there:
            return f"{missing}, it is not divided"
        return f"{missing}, it has {_run(there)}" if len(there) > 1 else missing


def number_of(provision: Provision) -> str:
    """A provision's number as citations give it: lower case; Roman ones of Parts in Arabic."""
    return arabic(bare_number(provision.number).lower(), provision.kind)


def order(number: str) -> tuple[int, str, str]:
    """Numbers in the order of a print: A1, 1, 2, 2A, 10."""
    head = number.rstrip("abcdefghijklmnopqrstuvwxyz")
    digits = head.lstrip("abcdefghijklmnopqrstuvwxyz")
    value = counted(digits)
    if value is None:
        return 0, number, ""
    before = head[: len(head) - len(digits)]
    return (value, "", number[len(head) :]) if not before else (value - 1, "~", before)


def _near(there: list[Provision], wanted: str) -> Provision | None:
    """What a number that is not there was perhaps meant to be: next to it, or one slip away."""
    near = min(there, key=lambda p: (_far(number_of(p), wanted), p.index))
    if _far(number_of(near), wanted) <= _NEXT:
        return near
    slips = [p for p in there if OSA.distance(number_of(p), wanted, score_cutoff=1) == 1]
    return min(slips, key=lambda p: (not wanted.startswith(number_of(p)), p.index), default=None)


def _far(number: str, wanted: str) -> int:
    return abs(order(number)[0] - order(wanted)[0])


_NEXT = 5
"""A number further off than this is not a slip of counting."""


def _run(provisions: list[Provision]) -> str:
    """What a provision has, from first to last: ``(1) to (4)``, ``sections 225A to 225H``."""
    first, last = provisions[0], provisions[-1]
    ends = f"{bare_number(first.number)} to {bare_number(last.number)}"
    if first.kind in CLAUSE_KINDS or first.kind in GROUP_KINDS:
        return f"{'inserted ' if first.quoted else ''}{first.kind}s {ends}"
    if first.kind == "paragraph" and "(" not in first.number:
        return f"paragraphs {ends}"
    return f"({number_of(first)}) to ({number_of(last)})"


def cited_as(steps: tuple[Step, ...]) -> str:
    """Steps as the program cites them: ``clause 31(1)``."""
    said = ""
    for step in steps:
        if not step.kind:
            said += f"({step.number})"
            continue
        opening, _, kind = step.kind.replace("-", " ").rpartition(" ")
        name = kind.capitalize() if kind in ("schedule", "part", "chapter", "article") else kind
        name = f"{opening} {name}".strip()
        inner = kind in ("subsection", "paragraph", "subparagraph")
        number = step.number if inner or kind not in _KINDS else step.number.upper()
        if inner and "schedule" not in said.lower():
            number = f"({number})"
        said += f"{', ' if said else ''}{name} {number}".rstrip()
    return said
