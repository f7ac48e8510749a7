"""What the verdicts come to: a table by room, with what a sample can and cannot say."""

from __future__ import annotations

import csv
import json
import math
from collections import Counter
from pathlib import Path
from typing import TypedDict


class Row(TypedDict, total=False):
    """A verdict, as a line of the results."""

    mutant: str
    verdict: str
    tests: int
    seconds: float
    again: bool


def verdicts(results: Path) -> dict[str, Row]:
    """The last word on every mutant tried."""
    if not results.exists():
        return {}
    rows: list[Row] = [json.loads(line) for line in results.read_text("utf-8").splitlines()]
    return {row["mutant"]: row for row in rows}


def explained(path: Path) -> dict[str, tuple[str, str]]:
    """Survivors that no test needs to notice: of which sort, and why."""
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["mutant"]: (row["sort"], row["reason"]) for row in csv.DictReader(lines)}


def show(
    made: dict[str, list[str]],
    chosen: dict[str, list[str]],
    known: dict[str, Row],
    reasons: dict[str, tuple[str, str]],
) -> None:
    """Print the table, the sorts of explained survivors, and the survivors that are left."""
    print("| room | made | tried | killed | killed by other tests | explained | left |", end="")
    print(" noticed or explained (95%) |\n|---|---|---|---|---|---|---|---|")
    sorts: Counter[str] = Counter()
    left: list[str] = []
    everything = Counter[str]()
    for room, names in chosen.items():
        tried = [name for name in names if name in known]
        found = Counter(_fate(known[name], reasons) for name in tried)
        sorts.update(reasons[n][0] for n in tried if _fate(known[n], reasons) == "explained")
        left += sorted(name for name in tried if _fate(known[name], reasons) == "left")
        found["made"] = len(made[room])
        everything += found
        print(_line(room, found))
    print(_line("all", everything))
    print("\nExplained:")
    for sort, number in sorted(sorts.items()):
        print(f"- {sort}: {number}")
    print("\nLeft:")
    for name in left:
        print(f"- {name}")


def _fate(row: Row, reasons: dict[str, tuple[str, str]]) -> str:
    if row["verdict"] != "survived":
        return "again" if row.get("again") else "killed"
    return "explained" if row["mutant"] in reasons else "left"


def _line(room: str, found: Counter[str]) -> str:
    good = found["killed"] + found["again"] + found["explained"]
    tried = good + found["left"]
    low, high = _interval(good, tried)
    cells = [room, f"{found['made']:,}", str(tried)]
    cells += [str(found[fate]) for fate in ("killed", "again", "explained", "left")]
    cells.append(f"{good / max(tried, 1):.1%} ({low:.0%} to {high:.0%})")
    return f"| {' | '.join(cells)} |"


def _interval(good: int, tried: int) -> tuple[float, float]:
    """Wilson's interval: where the share in all mutants lies, 19 times in 20."""
    if not tried:
        return 0.0, 1.0
    z, share = 1.96, good / tried
    middle = (share + z * z / (2 * tried)) / (1 + z * z / tried)
    half = z * math.sqrt(share * (1 - share) / tried + z * z / (4 * tried * tried))
    half /= 1 + z * z / tried
    return middle - half, middle + half
