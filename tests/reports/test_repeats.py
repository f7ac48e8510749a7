"""The same change in several places is told in words that are true of each place."""

from __future__ import annotations

import pytest
from lxml import html

from lawdiff.alignment.model import Alignment, Pair
from lawdiff.comparison.model import Account, Change, Cluster, Comparison, Row
from lawdiff.reports import render
from lawdiff.reports.repeats import Repeat, repeat_of

from .made import make_print, p


def edits(*pairs: tuple[str, str]) -> Comparison:
    """A Bill of clauses with one edit in each, all of one cluster."""
    olds = [p("clause", f"{n}", "", f"{was}x", f"clause {n}") for n, (was, _) in enumerate(pairs)]
    news = [p("clause", f"{n}", "", f"{now}x", f"clause {n}") for n, (_, now) in enumerate(pairs)]
    old, new = make_print(olds), make_print(news)
    rows = []
    for one, other, (was, now) in zip(old.provisions, new.provisions, pairs, strict=True):
        ends = (0, len(was), 0, len(now))
        change = Change("typography", "editorial", was, now, *ends, "Made.", cluster="c1")
        rows.append(Row(one, other, ("amended",), "content", 1.0, (change,)))
    numbers = tuple(range(len(rows)))
    cluster = Cluster("c1", "typography", "editorial", *pairs[0], len(rows), numbers)
    return Comparison(
        Alignment(old, new, "auto", tuple(Pair(n, n, "content", 1.0) for n in numbers)),
        tuple(rows),
        (cluster,),
        tuple(Account(n, (n,), "Editorial.", "editorial") for n in numbers),
        "Nothing of substance.",
    )


@pytest.mark.parametrize(
    ("pairs", "told"),
    [
        (
            [('"', "“"), ('"', "”")],
            Repeat("straight quotation marks", "curly quotation marks", described=True),
        ),
        (
            [('"', "“"), ("”", "“"), ('"', "“")],
            Repeat(
                "quotation marks", 'other quotation marks: " to “ (2), ” to “ (1)', described=True
            ),
        ),
        ([('"', "“"), ('"', "“")], Repeat('"', "“")),
        ([("", ","), ("", ",")], Repeat("", ",")),
    ],
)
def test_quotation_marks_of_several_kinds_are_told_as_such(
    pairs: list[tuple[str, str]], told: Repeat
) -> None:
    comparison = edits(*pairs)
    assert repeat_of(comparison.clusters[0], comparison.rows) == told
    page = html.document_fromstring(render(comparison, "html").decode())
    (line,) = page.xpath('//tr[@id="same-c1"]')
    assert bool(line.xpath(".//del | .//ins")) is not told.described
    if told.described:
        assert [cell.text_content() for cell in line][:2] == [told.was, told.now]
        assert f"| {told.was} | {told.now} |" in render(comparison, "md").decode()
