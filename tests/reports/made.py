"""A made comparison: small, and with everything in it that a report must show.

Prints are written as nested provisions, and paired by the labels given to them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from lawdiff.alignment.model import Alignment, Pair
from lawdiff.comparison.model import Account, Change, Cluster, Comparison, Row
from lawdiff.prints.model import Cell, Formula, Print, Provision, Table, Warning


class P(Struct):
    """A provision to be made, with its children."""

    kind: str
    number: str = ""
    heading: str = ""
    text: str = ""
    label: str = ""
    children: tuple[P, ...] = ()
    more: dict[str, Any] = {}


def p(kind: str, number: str, heading: str, text: str, label: str, *children: P, **more: Any) -> P:
    return P(kind, number, heading, text, label, children, more)


def make_print(provisions: Sequence[P], **more: Any) -> Print:
    """Number the provisions in print order and tie them to their parents."""
    made: list[Provision] = []

    def add(of: P, parent: int | None, xpath: str) -> int:
        index = len(made)
        made.append(
            Provision(
                index=index,
                parent=parent,
                children=(),
                end=0,
                kind=of.kind,  # type: ignore[arg-type]
                number=of.number,
                heading=of.heading,
                text=of.text,
                label=of.label,
                xpath=xpath,
                **of.more,
            )
        )
        children = tuple(add(c, index, f"{xpath}/*[{n}]") for n, c in enumerate(of.children, 1))
        made[index] = replace(made[index], children=children, end=len(made))
        return index

    for n, provision in enumerate(provisions, 1):
        add(provision, None, f"/*/*[{n}]")
    facts: dict[str, Any] = {
        "path": "old.xml",
        "sha256": "0" * 64,
        "title": "Ferries Bill [HL]",
        "number": "HL Bill 1",
        "house": "House of Lords",
        "stage": "As introduced",
        "date": "2016-05-19",
        "language": "eng",
        "source": "xml",
        "provisions": tuple(made),
    }
    return Print(**(facts | more))


def with_quote(text: str, at: int | None = None) -> dict[str, Any]:
    return {
        "quoted": True,
        "quote_depth": 1,
        "at": len(text) if at is None else at,
        "open_quote": "“",
        "close_quote": "”",
    }


INTRO = "In the Ferries Act 1990, after section 16 insert—"
TABLE_TEXT = "Vessel Fee Small £10 Large £200"
LIST_OLD = "The authority may— publish the fares."


def table(last: int) -> Table:
    return Table(
        0,
        last,
        (
            (Cell(0, 6, header=True), Cell(7, 10, header=True)),
            (Cell(11, 16), Cell(17, 20)),
            (Cell(21, 26), Cell(27, last)),
        ),
        caption="Fees",
    )


def old_print() -> Print:
    return make_print(
        [
            p("cover", "", "", "HL Bill 1 Ferries Bill [HL]", "cover"),
            p("long-title", "", "", "A Bill to make provision about ferries.", "long title"),
            p("part", "Part 1", "Services", "", "Part 1",
                p("crossheading", "", "Fares", "", "cross-heading before clause 1",
                    p("clause", "1", "Duty to publish fares", "", "clause 1",
                        p("subsection", "(1)", "", LIST_OLD, "clause 1(1)",
                            p("paragraph", "(a)", "", "on a website,", "clause 1(1)(a)",
                                at=19, page=1, line=7),
                            p("paragraph", "(b)", "", "in print.", "clause 1(1)(b)",
                                at=19, page=1, line=8),
                            page=1, line=6, breaks=(18,)),
                        p("subsection", "(2)", "", "See section 3 <b>now</b>.", "clause 1(2)",
                            page=1, line=9),
                        page=1, line=5),
                    p("clause", "2", "Left out", "This clause goes & is gone.", "clause 2",
                        page=1, line=12),
                ),
                p("crossheading", "", "Law", "", "cross-heading before clause 3",
                    p("clause", "3", "Inspection", INTRO, "clause 3",
                        p("section", "16A", "Inspectors", "", "clause 3, inserted section 16A",
                            p("subsection", "(1)", "", "An inspector may board a ferry.",
                                "clause 3, inserted section 16A(1)",
                                quoted=True, quote_depth=1, page=2, line=3),
                            page=2, line=2, **with_quote(INTRO)),
                        page=2, line=1),
                    p("clause", "4", "Fees", TABLE_TEXT, "clause 4",
                        tables=(table(31),), page=2, line=9),
                    p("clause", "5", "Extent", "This Act extends to England.", "clause 5",
                        page=2, line=20),
                    p("clause", "6", "Big", "First part. Second part.", "clause 6",
                        page=2, line=22),
                ),
            ),
            p("schedule", "Schedule 1", "Repeals", "", "Schedule 1",
                p("note", "", "", "Section 5", "Schedule 1, note"),
                p("paragraph", "1", "", "The fee is Y = X.", "Schedule 1, paragraph 1",
                    formulae=(Formula(11, 16, "<math><mi>Y</mi><mo>=</mo><mi>X</mi></math>"),),
                    page=3, line=2),
                p("paragraph", "2", "", "An old sentence.", "Schedule 1, paragraph 2"),
                page=3, line=1),
        ]
    )  # fmt: skip


def new_print() -> Print:
    table_text = TABLE_TEXT.replace("200", "250")
    return make_print(
        [
            p("cover", "", "", "HL Bill 57 Ferries Bill [HL]", "cover"),
            p("long-title", "", "", "A Bill to make provision about ferries.", "long title"),
            p("part", "Part 1", "Services", "", "Part 1",
                p("crossheading", "", "Fares", "", "cross-heading before clause 1",
                    p("clause", "1", "Duty to publish fares", "", "clause 1",
                        p("subsection", "(1)", "", LIST_OLD.replace("may", "must"), "clause 1(1)",
                            p("paragraph", "(a)", "", "on a website,", "clause 1(1)(a)",
                                at=20, page=1, line=7),
                            p("paragraph", "(b)", "", "in print.", "clause 1(1)(b)",
                                at=20, page=1, line=8),
                            page=1, line=6, breaks=(19,)),
                        p("subsection", "(2)", "", "See section 4 <b>now</b>.", "clause 1(2)",
                            page=1, line=9),
                        page=1, line=5),
                    p("clause", "2", "New <script>alert(1)</script>", "Brand new words.",
                        "clause 2", page=1, line=12),
                    p("clause", "3", "Also new", "", "clause 3",
                        p("subsection", "(1)", "", "A whole new duty.", "clause 3(1)"),
                        page=1, line=14),
                ),
                p("crossheading", "", "Law", "", "cross-heading before clause 4",
                    p("clause", "4", "Inspection and entry", INTRO, "clause 4",
                        p("section", "16B", "Inspectors", "", "clause 4, inserted section 16B",
                            p("subsection", "(1)", "", "An inspector may enter a ferry.",
                                "clause 4, inserted section 16B(1)",
                                quoted=True, quote_depth=1, page=2, line=4),
                            page=2, line=3, **with_quote(INTRO)),
                        page=2, line=2),
                    p("clause", "5", "Fees", table_text, "clause 5",
                        tables=(table(31),), page=2, line=10),
                    p("clause", "6", "Big", "First part.", "clause 6", page=2, line=22),
                    p("clause", "7", "Big, continued", "Second part.", "clause 7"),
                ),
            ),
            p("part", "Part 2", "Final", "", "Part 2",
                p("clause", "8", "Extent", "This Act extends to England.", "clause 8",
                    page=3, line=20),
            ),
            p("schedule", "Schedule 1", "Repeals", "", "Schedule 1",
                p("note", "", "", "Section 8", "Schedule 1, note"),
                p("paragraph", "1", "", "The fee is Y = X.", "Schedule 1, paragraph 1",
                    formulae=(Formula(11, 16, "<math><mi>Y</mi><mo>=</mo><mi>X</mi></math>"),),
                    page=4, line=2),
                p("paragraph", "2", "", "An old sentence;", "Schedule 1, paragraph 2"),
                page=4, line=1),
        ],
        path="new.xml",
        sha256="1" * 64,
        number="HL Bill 57",
        stage="As amended in Grand Committee",
        date="2016-07-14",
        warnings=(Warning("two elements carry the same xml:id", 12),),
    )  # fmt: skip


CROSS = "cross-heading before clause "
SECTION = ", inserted section 16"
PAIRS: list[tuple[str | None, str | None]] = [
    ("cover", "cover"),
    ("long title", "long title"),
    ("Part 1", "Part 1"),
    (CROSS + "1", CROSS + "1"),
    ("clause 1", "clause 1"),
    ("clause 1(1)", "clause 1(1)"),
    ("clause 1(1)(a)", "clause 1(1)(a)"),
    ("clause 1(1)(b)", "clause 1(1)(b)"),
    ("clause 1(2)", "clause 1(2)"),
    ("clause 2", None),
    (None, "clause 2"),
    (None, "clause 3"),
    (None, "clause 3(1)"),
    (CROSS + "3", CROSS + "4"),
    ("clause 3", "clause 4"),
    ("clause 3" + SECTION + "A", "clause 4" + SECTION + "B"),
    ("clause 3" + SECTION + "A(1)", "clause 4" + SECTION + "B(1)"),
    ("clause 4", "clause 5"),
    ("clause 6", "clause 6"),
    ("clause 6", "clause 7"),
    (None, "Part 2"),
    ("clause 5", "clause 8"),
    ("Schedule 1", "Schedule 1"),
    ("Schedule 1, note", "Schedule 1, note"),
    ("Schedule 1, paragraph 1", "Schedule 1, paragraph 1"),
    ("Schedule 1, paragraph 2", "Schedule 1, paragraph 2"),
]


def change(
    old: Provision, new: Provision, was: str, now: str, kind: str, significance: str, **more: Any
) -> Change:
    """The edit ``was`` → ``now``, found by its words."""
    field = more.get("field", "text")
    before, after = getattr(old, field), getattr(new, field)
    old_start = before.index(was)
    new_start = after.index(now) if now else min(old_start, len(after))
    return Change(
        kind=kind,  # type: ignore[arg-type]
        significance=significance,  # type: ignore[arg-type]
        old_text=was,
        new_text=now,
        old_start=old_start,
        old_end=old_start + len(was),
        new_start=new_start,
        new_end=new_start + len(now),
        why="Made for a test.",
        **more,
    )


def changes_of(old: Provision, new: Provision) -> tuple[Change, ...]:
    """The edits that the made prints hold, by the label of the new provision."""

    def c(was: str, now: str, kind: str, significance: str, **more: Any) -> Change:
        return change(old, new, was, now, kind, significance, **more)

    known = {
        "cover": lambda: (c("1", "57", "quantity", "substantive"),),
        "clause 1(1)": lambda: (c("may", "must", "operative", "substantive"),),
        "clause 1(2)": lambda: (
            c("section 3", "section 4", "cross-reference", "consequential", cluster="c1"),
        ),
        "clause 4": lambda: (
            change(old, new, "Inspection", "Inspection and entry", "heading", "substantive",
                field="heading"),
        ),
        "clause 4, inserted section 16B(1)": lambda: (c("board", "enter", "term", "substantive"),),
        "clause 5": lambda: (c("£200", "£250", "quantity", "substantive"),),
        "clause 6": lambda: (c("Second part.", "", "wording", "substantive"),),
        "clause 7": lambda: (c("First part.", "", "wording", "substantive"),),
        "Schedule 1, note": lambda: (
            c("Section 5", "Section 8", "cross-reference", "consequential", cluster="c1"),
        ),
        "Schedule 1, paragraph 2": lambda: (c(".", ";", "typography", "editorial"),),
    }  # fmt: skip
    return known[new.label]() if new.label in known else ()


def states_of(old: Provision | None, new: Provision | None, changes: Sequence[Change]) -> list[str]:
    if old is None or new is None:
        return ["inserted" if old is None else "deleted"]
    states = []
    if old.number != new.number:
        states.append("renumbered")
    if new.label == "clause 8":
        states.append("moved")
    if changes:
        states.append("amended")
    if old.label == "clause 6":
        states.append("split")
    return states or ["unchanged"]


def made() -> Comparison:
    """The made comparison."""
    old, new = old_print(), new_print()
    by_old = {provision.label: provision for provision in old.provisions}
    by_new = {provision.label: provision for provision in new.provisions}
    rows: list[Row] = []
    pairs: list[Pair] = []
    for was, now in PAIRS:
        o = by_old[was] if was is not None else None
        n = by_new[now] if now is not None else None
        changes = changes_of(o, n) if o is not None and n is not None else ()
        split = was == "clause 6"
        both = o is not None and n is not None
        pairs.append(
            Pair(
                o.index if o is not None else None,
                n.index if n is not None else None,
                "content" if both else "none",
                0.9712345 if both else 0.0,
                moved=now == "clause 8",
                share="split" if split else "",
                primary=now != "clause 7",
            )
        )
        rows.append(
            Row(
                o,
                n,
                tuple(states_of(o, n, changes)),  # type: ignore[arg-type]
                pairs[-1].method,
                pairs[-1].score,
                changes,
                primary=pairs[-1].primary,
            )
        )
    return Comparison(
        Alignment(old, new, "auto", tuple(pairs)),
        tuple(rows),
        clusters_of(rows),
        accounts_of(rows, old, new),
        "The Bill changed in substance in 6 of its 8 clauses: 2 were inserted and 1 was left out.",
        ("These are made prints.",),
    )


def clusters_of(rows: Sequence[Row]) -> tuple[Cluster, ...]:
    places = tuple(
        i for i, row in enumerate(rows) for change in row.changes if change.cluster == "c1"
    )
    cluster = Cluster(
        "c1", "cross-reference", "consequential", "section 3", "section 4", len(places), places
    )
    return (cluster,)


def accounts_of(rows: Sequence[Row], old: Print, new: Print) -> tuple[Account, ...]:
    """One account for each row that heads a clause, schedule, group or outside text."""
    heads: dict[tuple[bool, int], int] = {}
    members: dict[int, list[int]] = {}
    for i, row in enumerate(rows):
        print_, provision = (new, row.new) if row.new is not None else (old, row.old)
        assert provision is not None
        clause = print_.clause_of(provision.index)
        head = provision.index if clause is None else clause
        home = heads.setdefault((row.new is not None, head), i)
        members.setdefault(home, []).append(i)
    accounts = []
    for home, its in members.items():
        grave = [
            change.significance for i in its for change in rows[i].changes
        ] + ["substantive" for i in its if rows[i].old is None or rows[i].new is None]  # fmt: skip
        significance = next(
            (s for s in ("substantive", "consequential", "editorial") if s in grave), None
        )
        sentence = "Unchanged." if significance is None else f"It has {len(grave)} change(s)."
        accounts.append(Account(home, tuple(its), sentence, significance))
    return tuple(accounts)
