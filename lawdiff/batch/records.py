"""Rows of the data set: what one comparison, and one Bill, add to it."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from lawdiff.batch.schema import CHANGES, PROVISIONS
from lawdiff.comparison.model import Comparison
from lawdiff.harmless import defused
from lawdiff.history.model import History, Lineage, Step
from lawdiff.prints.model import Print
from lawdiff.reports.table import records

Columns = dict[str, list[Any]]
"""Column → its values: the shape that packs small and that Parquet is written from."""


def change_columns(comparison: Comparison, bill: str, slug: str) -> Columns:
    """The changes of a comparison, inserted and left-out provisions among them.

    So are those that moved within a clause or schedule, or between them, or were split or merged;
    whole clauses that moved and provisions that were only renumbered are not.
    """
    kinds: list[Any] = list(_kinds(comparison))
    old, new = comparison.old, comparison.new
    fixed: dict[str, Any] = {
        "bill": bill,
        "title": new.title or old.title,
        "comparison": slug,
        **_of_print("old", old),
        **_of_print("new", new),
    }
    taken = [record for record in records(comparison) if record.significance]
    assert len(kinds) == len(taken)
    columns: Columns = {name: [value] * len(taken) for name, value in fixed.items()}
    for name in CHANGES:
        if name == "provision_kind":
            columns[name] = kinds
        elif name == "quoted":
            columns[name] = [record.quoted == "yes" for record in taken]
        elif name not in fixed:
            columns[name] = [getattr(record, name) for record in taken]
    return {name: columns[name] for name in CHANGES}


def _kinds(comparison: Comparison) -> list[str]:
    """Kind of the provision of each row of the data set, in the order of ``records``."""
    found: list[str] = []
    for row in comparison.rows:
        either = row.new if row.new is not None else row.old
        assert either is not None
        found += [either.kind] * len(row.changes)
        if row.old is None or row.new is None or row.regrouped:
            found.append(either.kind)
    return found


def _of_print(side: str, print_: Print) -> dict[str, str]:
    return {
        f"{side}_print": print_.path,
        f"{side}_number": print_.number,
        f"{side}_house": print_.house,
        f"{side}_stage": print_.stage,
        f"{side}_date": print_.date,
    }


def csv_lines(columns: Columns) -> bytes:
    """The rows as CSV without a header; cells that a spreadsheet would run are defused."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    for cells in zip(*columns.values(), strict=True):
        writer.writerow(defused([_cell(value) for value in cells]))
    return out.getvalue().encode("utf-8", "replace")


def csv_header(names: Sequence[str]) -> bytes:
    """The first line."""
    return (",".join(names) + "\n").encode("ascii")


def _cell(value: Any) -> Any:
    return {True: "yes", False: ""}[value] if isinstance(value, bool) else value


def provision_columns(
    bill: str, title: str, prints: Sequence[Print], history: History | None
) -> Columns:
    """Every provision of every print of a Bill, with its life where the prints were chained."""
    columns: Columns = {name: [] for name in PROVISIONS}
    lives = _lives(history, len(prints))
    for order, print_ in enumerate(prints):
        for p in print_.provisions:
            life = lives.get((order, p.index))
            row = (
                bill, title, print_.path, order + 1, print_.number, print_.house, print_.stage,
                print_.date, p.index, p.parent, p.kind, p.label, p.number, p.heading, p.text,
                p.quoted, p.page, p.line, p.xpath, p.guid, *_life(bill, life, prints),
            )  # fmt: skip
            for values, value in zip(columns.values(), row, strict=True):
                values.append(value)
    return columns


_Life = tuple[Lineage, Step, int | None]
"""A lineage, its step at this print, and the print at which it is missing for good."""


def _lives(history: History | None, count: int) -> dict[tuple[int, int], _Life]:
    found: dict[tuple[int, int], _Life] = {}
    for lineage in history.lineages if history is not None else ():
        stands = [step.print for step in lineage.steps if step.index is not None]
        gone = stands[-1] + 1 if stands[-1] + 1 < count else None
        for step in lineage.steps:
            if step.index is not None:
                found[step.print, step.index] = (lineage, step, gone)
    return found


def _life(bill: str, life: _Life | None, prints: Sequence[Print]) -> tuple[Any, ...]:
    if life is None:
        return (None,) * 6
    lineage, step, gone = life
    came = lineage.steps[0].print
    return (
        f"{bill}/{lineage.id}",
        step.event if step.print else "first print",
        came + 1,
        prints[came].stage,
        None if gone is None else gone + 1,
        None if gone is None else prints[gone].stage,
    )
