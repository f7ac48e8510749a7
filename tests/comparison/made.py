"""Prints made from a few lines, and labelled edits read from Markdown.

A line's label says what it is and its indentation what it stands in::

    Clause 5 Duty to report
    (1) The authority must publish—
      (a) a report, and
      (b) a summary.
    | 16A Reports                      text for another law, quoted by the line above
    |   (1) The Board must publish a report.
    Schedule 2 Transfers
    1 The property of the Board is transferred.

A line without a label is words of what it stands in. Where no clause is named, the lines are
those of clause 20 of a Bill that has clauses 1 to 12 and Schedules 1 and 2 besides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from lawdiff.comparison.comparing import compare
from lawdiff.comparison.model import Comparison
from lawdiff.prints.model import Print
from lawdiff.prints.reading import read_data

EDITS = Path(__file__).parent / "edits"

_LABEL = re.compile(
    r"(?:(?P<clause>(?:Clause|Schedule)\s(?P<unit>\w+)(?:\s(?P<heading>.+))?)$"
    r"|(?P<paragraph>\(\w+\))\s+|(?P<number>\d+[A-Z]*)\s+(?=[A-Z“]))"
)


@dataclass(slots=True)
class _Node:
    tag: str
    number: str = ""
    heading: str = ""
    texts: list[str] = field(default_factory=list)
    children: list[_Node] = field(default_factory=list)
    quoted: list[_Node] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)


SURROUNDINGS = "\n".join(
    line.replace("#", str(n))
    for n in range(1, 13)
    for line in (
        "Clause # Matter #",
        "(1) First rule on matter #.",
        "(2) Second rule on matter #, in—",
        "  (a) case one of matter #, and",
        "  (b) case two of matter #.",
        "(3) Third rule on matter #.",
    )
)
SCHEDULES = "\n".join(
    f"Schedule {n} Details {n}\n" + "\n".join(f"{m} Detail {m} of list {n}." for m in range(1, 7))
    for n in (1, 2)
)


def made_print(lines: str, name: str = "made.xml") -> Print:
    """A print of a Bill from lines as in this module's description."""
    if not re.search(r"(?m)^(?:Clause|Schedule) \w+", lines):
        lines = f"{SURROUNDINGS}\nClause 20 The matter at hand\n{lines}\n{SCHEDULES}"
    return read_data(made_xml(lines).encode(), name)


def made_xml(lines: str) -> str:
    """The same as Akoma Ntoso."""
    body: list[_Node] = []
    stack: list[tuple[int, _Node]] = []
    for raw in lines.splitlines():
        if raw.strip():
            _add(raw, body, stack)
    clauses = "".join(_xml(n) for n in body if n.tag != "schedule")
    schedules = "".join(_xml(n) for n in body if n.tag == "schedule")
    if schedules:
        schedules = f'<hcontainer name="schedules">{schedules}</hcontainer>'
    return (
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><bill name="bill">'
        '<meta><identification source="#a"><FRBRWork><FRBRthis value="w"/><FRBRuri value="w"/>'
        '<FRBRdate date="2020-01-01" name="d"/><FRBRauthor href="#a"/><FRBRcountry value="GB-UKM"/>'
        "</FRBRWork></identification></meta>"
        f"<body>{clauses}{schedules}</body></bill></akomaNtoso>"
    )


def _add(raw: str, body: list[_Node], stack: list[tuple[int, _Node]]) -> None:
    quoted = raw.lstrip().startswith("|")
    if quoted:
        before, _, rest = raw.partition("|")
        indent = 1000 + len(before) + len(rest) - len(rest.lstrip())
        line = rest.strip()
    else:
        indent = len(raw) - len(raw.lstrip())
        line = raw.strip()
    match = _LABEL.match(line)
    if match and match["clause"]:
        node = _Node(
            "schedule" if line.startswith("Schedule") else "section",
            f"Schedule {match['unit']}" if line.startswith("Schedule") else match["unit"],
            match["heading"] or "",
        )
        body.append(node)
        stack[:] = [(-1, node)]
        return
    while stack and stack[-1][0] >= indent and stack[-1][0] != -1:
        stack.pop()
    parent = stack[-1][1]
    if match is None:
        if re.match(r"[“\"].+?[”\"] (?:means|includes|has the)", line) and not quoted:
            node = _Node("definition", texts=[line])
            parent.children.append(node)
            stack.append((indent, node))
        elif parent.children or parent.quoted:
            parent.tail.append(line)
        else:
            parent.texts.append(line)
        return
    text = line[match.end() :]
    number = match["paragraph"] or match["number"]
    inserted = bool(quoted and stack[-1][0] < 1000)
    if match["number"] and quoted:
        node = _Node("section", number, heading=text)
    else:
        node = _Node(_tag(number, parent), number, texts=[text])
    (parent.quoted if inserted else parent.children).append(node)
    stack.append((indent, node))


def _tag(number: str, parent: _Node) -> str:
    if number[1:2].isdigit():
        return "subsection"
    if number[0].isdigit():
        return "schedule-paragraph"
    return "sub" if parent.tag == "paragraph" else "paragraph"


_ELEMENTS = {
    "section": ("section", "prov1"),
    "schedule": ("hcontainer", "sch"),
    "schedule-paragraph": ("paragraph", "schProv1"),
    "subsection": ("subsection", "prov2"),
    "paragraph": ("level", "para1"),
    "sub": ("level", "para2"),
    "definition": ("hcontainer", "definition"),
}


def _xml(node: _Node) -> str:
    element, klass = _ELEMENTS[node.tag]
    name = f' name="{node.tag}"' if element == "hcontainer" else ""
    parts = [f'<{element} class="{klass}"{name}>']
    if node.number:
        parts.append(f"<num>{escape(node.number, quote=False)}</num>")
    if node.heading:
        parts.append(f"<heading>{escape(node.heading, quote=False)}</heading>")
    text = escape(" ".join(node.texts), quote=False)
    tail = escape(" ".join(node.tail), quote=False)
    if node.tag == "definition":
        text = re.sub('([“"])(.+?)([”"])', r"\1<def>\2</def>\3", text, count=1)
    if node.quoted:
        inner = "".join(_xml(child) for child in node.quoted)
        text = (
            f'<mod>{text}<quotedStructure startQuote="“" endQuote="”">{inner}'
            f"</quotedStructure>{tail}</mod>"
        )
        tail = ""
    if node.children:
        if text:
            parts.append(f"<intro><p>{text}</p></intro>")
        parts += [_xml(child) for child in node.children]
        if tail:
            parts.append(f"<wrapUp><p>{tail}</p></wrapUp>")
    elif text or node.tag != "schedule":
        parts.append(f"<content><p>{text}{tail}</p></content>")
    parts.append(f"</{element}>")
    return "".join(parts)


@dataclass(frozen=True, slots=True)
class LabelledEdit:
    """An edit and what it should be found to be."""

    title: str
    before: str
    after: str
    expected: tuple[tuple[str, str], ...]
    """Kind and significance of each change, and ("row", "inserted") or ("row", "deleted")."""
    file: str = ""

    @property
    def found(self) -> tuple[tuple[str, str], ...]:
        """What lawdiff finds, in the same terms."""
        return told(compare(made_print(self.before, "old.xml"), made_print(self.after, "new.xml")))

    @property
    def substantive(self) -> bool:
        """Something in it is substantive."""
        return is_substantive(self.expected)


def is_substantive(found: tuple[tuple[str, str], ...]) -> bool:
    """A row that comes or goes is substantive too."""
    return any(kind == "row" or significance == "substantive" for kind, significance in found)


def told(comparison: Comparison) -> tuple[tuple[str, str], ...]:
    """Kinds and significances of all changes, each once, sorted."""
    found: set[tuple[str, str]] = set()
    for row in comparison.rows:
        if row.old is None:
            found.add(("row", "inserted"))
        elif row.new is None:
            found.add(("row", "deleted"))
        found |= {(c.kind, c.significance) for c in row.changes}
    return tuple(sorted(found))


def read_edits(path: Path) -> Iterator[LabelledEdit]:
    """The edits of one file.

    Each is a heading, "Before:" and "After:" with quoted lines, and "Expected:" with one or
    more "kind, significance" apart by semicolons; "nothing" where nothing should be found.
    """
    for part in re.split(r"(?m)^## ", path.read_text(encoding="utf-8"))[1:]:
        title, _, rest = part.partition("\n")
        blocks = re.findall(r"(?m)^(Before|After):\s*\n((?:>.*\n?)+)", rest)
        expected = re.search(r"(?m)^Expected: (.+)$", rest)
        assert expected is not None, f"{path.name}: “{title}” does not say what is expected"
        texts = {
            name: "\n".join(re.sub("^> ?", "", line) for line in block.splitlines())
            for name, block in blocks
        }
        pairs = [] if expected[1] == "nothing" else expected[1].split(";")
        yield LabelledEdit(
            title.strip(),
            texts["Before"],
            texts["After"],
            tuple(sorted(_pair(pair) for pair in pairs)),
            path.name,
        )


def _pair(text: str) -> tuple[str, str]:
    kind, _, significance = text.strip().partition(", ")
    return kind, significance


def all_edits(folder: Path = EDITS) -> list[LabelledEdit]:
    """Every labelled edit, in the order of the files."""
    return [edit for path in sorted(folder.glob("*.md")) for edit in read_edits(path)]
