"""``python -m benchmarks.meaning``: how well lawdiff tells what a change means.

Counts each kind and significance in every real pair, and measures the labelled edits of
``tests/comparison/edits`` and the hand-read pair of social-housing prints. ``--write`` puts
the tables into docs/benchmarks.md. ``--edits FOLDER`` measures other labelled edits.
"""

from __future__ import annotations

import argparse
import os
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.meaning.reading import hand_reading
from benchmarks.meaning.scoring import Scores, score
from benchmarks.tables import table, write_section
from lawdiff.alignment import align
from lawdiff.comparison import compare_aligned
from lawdiff.comparison.model import Comparison
from lawdiff.prints.reading import read
from tests.comparison.made import EDITS, all_edits

PAIRS = {
    "social housing 2→3": (
        "social-housing/2-lords-committee.xml",
        "social-housing/3-lords-report.xml",
    ),
    "social housing 3→4": (
        "social-housing/3-lords-report.xml",
        "social-housing/4-commons-brought-from-lords.xml",
    ),
    "social housing 4→5": (
        "social-housing/4-commons-brought-from-lords.xml",
        "social-housing/5-commons-committee.xml",
    ),
    "data protection 1→2": (
        "data-protection/1-commons-introduced.xml",
        "data-protection/2-commons-committee.xml",
    ),
}
SIGNIFICANCES = ("substantive", "consequential", "editorial")


def main() -> None:
    """Measure, print, and write if asked."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--write", action="store_true", help="put the tables into the docs")
    options.add_argument("--edits", type=Path, default=EDITS, help="a folder of labelled edits")
    given = options.parse_args()
    told = os.environ.get("LAWDIFF_REAL_PRINTS")
    folder = Path(told) if told else Path(__file__).resolve().parents[3] / "shared" / "prints"
    if not folder.is_dir():
        raise SystemExit("no real prints: set LAWDIFF_REAL_PRINTS to a folder of them")
    text = "\n\n".join(
        [
            "## What a change means",
            "`python -m benchmarks.meaning --write`.\n"
            "The kinds: [change-kinds.md](change-kinds.md); "
            "what is not yet right: [tricky-cases.md](tricky-cases.md).",
            *real_pairs(folder),
            *labelled(score(all_edits(given.edits))),
        ]
    )
    print(text)
    if given.write:
        write_section("meaning", text)


def real_pairs(folder: Path) -> list[str]:
    """The tables of the real pairs."""
    counts: dict[str, Counter[tuple[str, str]]] = {}
    effort = []
    read_by_hand = ""
    for name, (first, second) in PAIRS.items():
        old, new = read(folder / first), read(folder / second)
        alignment = align(old, new)
        compare_aligned(alignment)  # once unmeasured: patterns are compiled when first needed
        by_content = _seconds(lambda: align(old, new, "content"))  # noqa: B023
        analysis = _seconds(lambda: compare_aligned(alignment))  # noqa: B023
        comparison = compare_aligned(alignment)
        counts[name] = _kinds(comparison)
        effort.append([name, f"{by_content:.3f}", f"{analysis:.3f}"])
        if name == "social housing 2→3":
            read_by_hand = hand_reading(comparison)
    kinds = sorted({key for found in counts.values() for key in found}, key=_order)
    rows = [[kind, how, *(str(counts[p][kind, how] or "") for p in PAIRS)] for kind, how in kinds]
    totals = [
        ["all", how, *(str(sum(n for (_, h), n in counts[p].items() if h == how)) for p in PAIRS)]
        for how in SIGNIFICANCES
    ]
    return [
        "### Changes in real prints, by kind\n\nCover and table of contents are left out.\n\n"
        + table(["kind", "significance", *PAIRS], [*rows, *totals]),
        f"### Against careful reading\n\n{read_by_hand}",
        "### CPU seconds\n\n"
        + table(["pair", "aligning by content", "saying what changed"], effort),
    ]


def _seconds(work: object) -> float:
    assert callable(work)
    best = float("inf")
    for _ in range(3):
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
    return best


def _kinds(comparison: Comparison) -> Counter[tuple[str, str]]:
    return Counter(
        (change.kind, change.significance)
        for row in comparison.rows
        if row.new is not None and row.new.kind != "cover"
        for change in row.changes
    )


def _order(key: tuple[str, str]) -> tuple[int, str]:
    return SIGNIFICANCES.index(key[1]), key[0]


def labelled(scores: Scores) -> list[str]:
    """The table of the labelled edits."""
    rows: list[Sequence[str]] = [
        [kind, str(n.labelled), str(n.found), str(n.right), _share(n.right, n.found),
         _share(n.right, n.labelled)]
        for kind, n in sorted(scores.kinds.items())
    ]  # fmt: skip
    summary = (
        f"{scores.edits} edits in `tests/comparison/edits`: {scores.right} "
        f"({scores.right / scores.edits:.1%}) found to be exactly what their label says, "
        f"{scores.folded} substantive ones folded."
    )
    return [
        f"### Labelled edits\n\n{summary}\n\n"
        + table(["kind", "labelled", "found", "right", "precision", "recall"], rows)
    ]


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"


if __name__ == "__main__":
    main()
