"""Pairs of texts that a careless program takes minutes over, made from a few lines each."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from tests.prints.made import bill, clause, said

Pair = tuple[str, str]
"""What the clause of the old print holds, and that of the new one."""

_SOME = [
    "the authority must may not publish a report under this section to any person who is or was "
    "employed by the regulator before that day unless consent has been given in writing"
]
LAW = _SOME[0].split()


def words(count: int, stock: int, seed: int) -> list[str]:
    """Words drawn from a stock of so many."""
    draw = random.Random(seed)
    return [f"w{draw.randrange(stock):x}" for _ in range(count)]


def law(count: int, seed: int) -> list[str]:
    """Words of which statutes are full."""
    draw = random.Random(seed)
    return [draw.choice(LAW) for _ in range(count)]


def shuffled(given: list[str], every: int, seed: int) -> list[str]:
    """The same words, with every so many changing places with the next."""
    draw = random.Random(seed)
    out = list(given)
    for at in range(0, len(out) - 1, every):
        other = min(len(out) - 1, at + draw.randrange(1, 12))
        out[at], out[other] = out[other], out[at]
    return out


def rare_among(count: int, seed: int) -> list[str]:
    """Few words again and again, a rare one between them now and then."""
    draw = random.Random(seed)
    rare = iter(range(count))
    return [f"rare{next(rare)}" if n % 10 == 0 else draw.choice(LAW[:6]) for n in range(count)]


def _texts(old: list[str], new: list[str]) -> Pair:
    return said(" ".join(old)), said(" ".join(new))


COUNT = 20_000

UNRELATED: dict[str, Callable[[], Pair]] = {
    "random-words": lambda: _texts(words(COUNT, 50_000, 1), words(COUNT, 50_000, 2)),
    "one-word-again-and-again": lambda: _texts(["must"] * COUNT, ["shall"] * COUNT),
    "two-words-by-turns": lambda: _texts(
        ["and", "the"] * (COUNT // 2), ["or", "and"] * (COUNT // 2)
    ),
    "shuffled": lambda: _texts(law(COUNT, 3), shuffled(law(COUNT, 3), 3, 4)),
    "rare-words-in-common": lambda: _texts(rare_among(COUNT, 5), rare_among(COUNT, 6)),
    "a-phrase-that-grows-word-by-word": lambda: _texts(
        ["may", "must", "shall"] * (COUNT // 3), ["must", "may", "will"] * (COUNT // 3)
    ),
}
"""Two clauses of 20,000 words that have nothing to do with each other, or all but nothing."""


def chain(one: str, count: int, join: str = ", ") -> str:
    """Citations in a row: "section 1, 2, 3"."""
    return one + join.join(str(n) for n in range(1, count + 1))


def letters(depth: int) -> str:
    """(a)(i)(A)(1)(a)… so deep."""
    return "".join(("(a)", "(i)", "(A)", "(1)")[n % 4] for n in range(depth))


TRAPS: dict[str, Callable[[int], str]] = {
    "section 1, 2, 3": lambda n: chain("section ", n) + " apply",
    "sections 1 to 2 to 3": lambda n: chain("sections ", n, " to "),
    "subsections (1) to (2) to (3)": lambda n: (
        "subsections " + " to ".join(f"({i})" for i in range(1, n))
    ),
    "subsections (1), (2) and (3)": lambda n: (
        "subsections " + " and ".join(f"({i})" for i in range(1, n))
    ),
    "section 1(1), 1(2)": lambda n: "section " + ", ".join(f"1({i})" for i in range(1, n)),
    "paragraph (a)(i)(A)": lambda n: f"paragraph {letters(n)} of section 2",
    "section 2(1)(a) again and again": lambda n: "section 2(1)(a) " * n,
    "paragraph of paragraph of": lambda n: "paragraph (a) of " * n + "section 2",
    "section of the Act of": lambda n: "section 2 of the Act of 1990 of " * n,
    "the Capital Words Act": lambda n: "the " + "Capital Words " * n + "Act 1990",
    "the Capital Words and no Act": lambda n: "the " + "Capital Words and of " * n,
    "Acts by name": lambda n: "".join(f"the Harbours Act {1900 + i % 90}, " for i in range(n)),
    "spaces": lambda n: "one" + "\u00a0" * n + "two",
    "open brackets": lambda n: "(" * n + "a" + ")" * n,
    "open brackets only": lambda n: "(a" * n,
    "quotation marks": lambda n: "“" * n + "a" + "”" * n,
    "straight quotation marks": lambda n: '"a ' * n,
    "defined terms": lambda n: "“term” means thing; " * n,
    "for substitute": lambda n: "for “a” substitute “b”, " * n,
    "and or": lambda n: "and or " * n,
    "commas": lambda n: "a, " * n,
    "digits": lambda n: "1" * n,
    "digits and commas": lambda n: "1,234," * n,
    "digits and points": lambda n: "1.1" + ".1" * n,
    "hyphens": lambda n: "a-" * n + "a",
    "dashes": lambda n: "—" * n,
    "roman": lambda n: "(" + "ix" * n + ")",
    "pounds": lambda n: "£" * n + "5",
    "sums": lambda n: "not exceeding £5,000 and £6,000, " * n,
    "days": lambda n: "within 28 days beginning with the day on which " * n,
    "days of days": lambda n: "1 2 3 4 5 6 months beginning " * n,
    "number words": lambda n: "one hundred and twenty one thousand " * n,
    "dates": lambda n: "1 January 2020 or 2 February 2021 to " * n,
    "by virtue of": lambda n: "in accordance with regulations under " * n,
    "capitals": lambda n: "A" * n,
    "combining marks": lambda n: "e" + "\u0301" * n,
    "schedule to the": lambda n: "Schedule 1 to the " * n,
    "paragraph 1 of Schedule": lambda n: "paragraph 1(a) of Part 1 of Schedule 1 and " * n,
    "that Act": lambda n: "that section of that Act and " * n,
    "regulation": lambda n: "Article 5(1)(a) of Regulation (EU) 2016/679, " * n,
    "ellipsis": lambda n: "…" * n + "." * n,
    "slash": lambda n: "S.I. 2010/1234 and c. 12, " * n,
}
"""What a pattern may stumble over, so many of it."""


def changed(text: str) -> str:
    """The same with something changed at both ends and in the middle."""
    half = len(text) // 2
    return f"Other {text[:half]} unless {text[half:]} otherwise"


def row(cells: Iterator[str]) -> str:
    """A row of a table."""
    return "<tr>" + "".join(f"<td><p>{cell}</p></td>" for cell in cells) + "</tr>"


def table(rows: int, columns: int, by: int = 0) -> str:
    """A table with numbers in its cells."""
    said = "".join(
        row(
            str((r * columns + c) * 7 % 997 + (by if (r + c) % 10 == 0 else 0))
            for c in range(columns)
        )
        for r in range(rows)
    )
    return f"<content><table>{said}</table></content>"


def table_of_words(rows: int, columns: int, word: str) -> str:
    """A table with a word in its cells, and a number that tells them apart."""
    said = "".join(row(f"{word}{r} {c}" for c in range(columns)) for r in range(rows))
    return f"<content><table>{said}</table></content>"


def table_of_provisions(rows: int, verb: str) -> str:
    """A table with a numbered paragraph in every cell; every tenth row says something else."""

    def cell(number: int) -> str:
        what = said(f"Matter {number} {verb if number % 50 == 0 else 'must'} be kept.")
        return f'</p><level class="para1"><num>({number + 1})</num>{what}</level><p>'

    said_in = "".join(row(cell(r * 5 + c) for c in range(5)) for r in range(rows))
    return f"<content><table>{said_in}</table></content>"


def definitions(count: int, verb: str) -> str:
    """A list of definitions; every tenth says something else."""
    return "<intro><p>In this Act—</p></intro>" + "".join(
        '<hcontainer name="definition"><content><p>“<def>'
        f"term {n}</def>” {verb if n % 10 == 0 else 'means'} a thing of sort {n * 7 % 100};"
        "</p></content></hcontainer>"
        for n in range(count)
    )


def items(count: int, lost: int) -> str:
    """A list of paragraphs that are all but the same, one left out."""
    return "<intro><p>The matters are—</p></intro>" + "".join(
        f'<level class="para1"><num>({n + 1})</num>'
        f"{said(f'the area of council {n}, with its harbour,')}</level>"
        for n in range(count)
        if n != lost
    )


def subsections(count: int, by: int) -> str:
    """Subsections under one clause, which refer to each other; every hundredth reads otherwise."""
    return "".join(
        f'<subsection class="prov2"><num>({n + 1 + by})</num>'
        + said(
            f"The authority {'may' if by and n % 100 == 0 else 'must'} do matter {n * 7 % 1009} "
            f"under subsection ({max(1, n + by)})."
        )
        + "</subsection>"
        for n in range(count)
    )


LARGE: dict[str, Callable[[], Pair]] = {
    "one-paragraph-of-200,000-words": lambda: _texts(
        law(200_000, 7), [*law(100_000, 7), "unless", *law(200_000, 7)[100_000:]]
    ),
    "one-paragraph-of-200,000-other-words": lambda: _texts(law(200_000, 8), law(200_000, 9)),
    "2,000-definitions": lambda: (definitions(2000, "means"), definitions(2000, "includes")),
    "table-of-300-by-100": lambda: (table(300, 100), table(300, 100, by=1)),
    "table-of-12,000-cells-all-with-another-word": lambda: (
        table_of_words(1500, 8, "old"),
        table_of_words(1500, 8, "new"),
    ),
    "table-without-its-rows": lambda: (table(3000, 5), table(1500, 5, by=1)),
    "table-of-5,000-paragraphs": lambda: (
        table_of_provisions(1000, "must"),
        table_of_provisions(1000, "may"),
    ),
    "3,000-items-all-but-the-same": lambda: (items(3000, 5), items(3000, 2000)),
    "5,000-subsections": lambda: (subsections(5000, 0), subsections(5000, 1)),
}
"""Large, and not of a kind that a draftsman writes."""


def prints(pair: Pair) -> tuple[bytes, bytes]:
    """Two prints with a clause that holds these, and others around it."""
    before = "".join(
        clause(str(n), said(f"Rule {n} of the matter."), f"Rule {n}") for n in (1, 2, 3)
    )
    old, new = (bill(before + clause("4", inside, "The matter at hand")) for inside in pair)
    return old, new
