"""``python -m benchmarks.alignment``: measure, and write the tables into docs/benchmarks.md.

Identifiers are hidden: every method works on the words alone, and the persistent
identifiers of the real prints serve as the truth. ``--quick`` leaves out the slow rivals
and the growth curves and writes nothing.
"""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path

from benchmarks.alignment.cases import EDITS, make
from benchmarks.alignment.growth import SIZES, cpu, distinct, floor, growth, near_identical
from benchmarks.alignment.measure import (
    Result,
    Tally,
    calibration,
    hardest_pairs,
    moved_pairs,
    pairs_of,
    share_edges,
)
from benchmarks.alignment.rivals import RIVALS, Pairs, ours
from benchmarks.tables import table, write_section
from lawdiff.alignment import align
from lawdiff.prints import Print, read

HOUSING = "social-housing/"
REAL = {
    "social housing 2→3": (f"{HOUSING}2-lords-committee.xml", f"{HOUSING}3-lords-report.xml"),
    "social housing 3→4": (
        f"{HOUSING}3-lords-report.xml",
        f"{HOUSING}4-commons-brought-from-lords.xml",
    ),
    "social housing 4→5": (
        f"{HOUSING}4-commons-brought-from-lords.xml",
        f"{HOUSING}5-commons-committee.xml",
    ),
    "social housing 2→5": (f"{HOUSING}2-lords-committee.xml", f"{HOUSING}5-commons-committee.xml"),
    "data protection 1→2": (
        "data-protection/1-commons-introduced.xml",
        "data-protection/2-commons-committee.xml",
    ),
}
BASES = (f"{HOUSING}5-commons-committee.xml", "data-protection/2-commons-committee.xml")
MADE_FROM = (
    (BASES[0], BASES[1], 5),
    ("robustness/scotland-bail-and-release-stage-2.xml", BASES[0], 3),
    ("robustness/uk-non-domestic-rating-mathml.xml", BASES[0], 3),
    ("robustness/za-community-fire-safety.xml", BASES[0], 3),
    (BASES[1], BASES[0], 2),
)
SLOW = {"xmldiff 3.0, fast"}
"""Measured on the first made case of each kind only."""


def main() -> None:
    """Measure all there is."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true", help="ours only; write nothing")
    quick = options.parse_args().quick
    folder = real_folder()
    prints = {name: read(folder / name) for name in _names()}
    parts = [
        "## Aligning provisions\n\n`python -m benchmarks.alignment`; "
        "what is counted: [alignment.md](alignment.md).",
        "### Real prints, identifiers hidden\n\n" + real_prints(prints, quick),
        "### Real prints, identifiers used\n\n" + with_identifiers(prints),
    ]
    made, scores = made_cases(prints, quick)
    parts += ["### Made cases\n\n" + made, "### What a score means\n\n" + calibrated(scores)]
    parts.append("### Time\n\n" + times(prints, folder, quick))
    text = "\n\n".join(parts)
    print(text)
    if not quick:
        write_section("alignment", text)


def real_folder() -> Path:
    """The folder of real prints."""
    told = os.environ.get("LAWDIFF_REAL_PRINTS")
    folder = Path(told) if told else Path(__file__).resolve().parents[3] / "shared" / "prints"
    if not folder.is_dir():
        raise SystemExit("no real prints: set LAWDIFF_REAL_PRINTS to a folder of them")
    return folder


def _names() -> set[str]:
    return {name for pair in REAL.values() for name in pair} | {
        name for base in MADE_FROM for name in base[:2]
    }


def shown(tally: Tally) -> str:
    """F1 with four digits; a dash where nothing was to be found."""
    return f"{tally.f1:.4f}" if tally.true and tally.f1 is not None else "–"


def real_truth(old: Print, new: Print) -> Pairs:
    """The pairs that carry the same persistent identifier."""
    places = {p.guid: p.index for p in new.provisions if p.guid}
    return {(p.index, places[p.guid]) for p in old.provisions if p.guid and p.guid in places}


def counted(print_: Print) -> set[int]:
    """What carries an identifier: the rest has no truth."""
    return {p.index for p in print_.provisions if p.guid}


def real_prints(prints: dict[str, Print], quick: bool) -> str:
    """The table of the real pairs."""
    methods = {"lawdiff": ours} | ({} if quick else RIVALS)
    rows = []
    for name, (first, second) in REAL.items():
        old, new = prints[first], prints[second]
        truth = real_truth(old, new)
        hard = hardest_pairs(old, new, truth)
        for method, find in methods.items():
            started = time.process_time()
            said = find(old, new)
            seconds = time.process_time() - started
            result = Result()
            result.add(said, truth, hard, (counted(old), counted(new)))
            rows.append([
                name, method, shown(result.strict), shown(result.lenient),
                f"{shown(result.hardest)} ({len(hard)})", f"{seconds:.2f}",
            ])  # fmt: skip
    return table(["pair", "method", "strict", "lenient", "hardest (how many)", "CPU s"], rows)


def with_identifiers(prints: dict[str, Print]) -> str:
    """What `--match auto` makes of the real pairs."""
    rows = []
    for name, (first, second) in REAL.items():
        old, new = prints[first], prints[second]
        truth = real_truth(old, new)
        alignment = align(old, new)
        said = pairs_of(alignment)
        old_guids, new_guids = counted(old), counted(new)
        fresh = {(o, n) for o, n in said - truth if o in old_guids and n in new_guids}
        words = [
            old.provisions[o].text == new.provisions[n].text
            and old.provisions[o].heading == new.provisions[n].heading
            for o, n in fresh
        ]
        redrafted = sum(p.redrafted for p in alignment.pairs)
        rows.append([
            name, str(len(truth)), str(len(truth - said)), str(len(fresh)), str(sum(words)),
            str(redrafted),
        ])  # fmt: skip
    return table(
        ["pair", "same identifier", "of these lost", "matched beyond them", "word for word",
         "redrafted"], rows,
    )  # fmt: skip


def made_cases(prints: dict[str, Print], quick: bool) -> tuple[str, list[tuple[float, bool]]]:
    """The table of the made cases, pooled over prints and seeds."""
    rows: list[list[str]] = []
    scores: list[tuple[float, bool]] = []
    rivals = {} if quick else RIVALS
    for name in EDITS:
        results = {method: Result() for method in ("lawdiff", *rivals)}
        for base, donor, seeds in MADE_FROM:
            for seed in range(1 if quick else seeds):
                case = make(name, prints[base], prints[donor], seed)
                hard = hardest_pairs(case.old, case.new, case.truth)
                alignment = align(case.old, case.new, "content")
                result = results["lawdiff"]
                result.add(pairs_of(alignment), case.truth, hard)
                result.shares.add(share_edges(alignment), case.shares)
                if case.moved is not None:
                    result.moved.add(moved_pairs(alignment), case.moved)
                scores += [
                    (p.score, (p.old, p.new) in case.truth)
                    for p in alignment.pairs
                    if p.primary and p.old is not None and p.new is not None
                ]
                for method, find in rivals.items():
                    if method not in SLOW or (base == MADE_FROM[0][0] and seed == 0):
                        results[method].add(find(case.old, case.new), case.truth, hard)
        rows += [
            [name, method, shown(r.strict), shown(r.lenient), shown(r.hardest), shown(r.shares),
             shown(r.moved)] for method, r in results.items()
        ]  # fmt: skip
    head = ["edit", "method", "strict", "lenient", "hardest", "split and merge edges", "moved"]
    note = "\n\nPooled over all prints and seeds; xmldiff on the first case of each kind only."
    return table(head, rows) + ("" if quick else note), scores


def calibrated(scores: list[tuple[float, bool]]) -> str:
    """Scores on made cases, and how many of the pairs were right."""
    rows = [
        [bounds, str(count), f"{mean:.3f}", f"{right:.3f}"]
        for bounds, count, mean, right in calibration(scores)
    ]
    return table(["score", "pairs", "mean score", "share that is right"], rows)


def times(prints: dict[str, Print], folder: Path, quick: bool) -> str:
    """CPU on the largest pair against the floor, and growth."""
    first, second = REAL["data protection 1→2"]
    old, new = prints[first], prints[second]
    least = floor(folder / first, folder / second)
    content = cpu(lambda: align(old, new, "content"), 5)
    auto = cpu(lambda: align(old, new), 5)
    text = table(
        ["data protection 1→2", "CPU ms", "of the floor"],
        [
            ["lxml: parse both, take the text (the floor)", f"{least * 1000:.0f}", "1"],
            ["align, content", f"{content * 1000:.0f}", f"{content / least:.2f}"],
            ["align, auto", f"{auto * 1000:.0f}", f"{auto / least:.2f}"],
        ],
    )
    if quick:
        return text
    housing = [prints[name] for name in REAL["social housing 2→3"]]
    rows = []
    for name, kind in (("distinct text", distinct), ("near-identical copies", near_identical)):
        seconds, exponent = growth(kind, *housing)
        rows.append([name, *(f"{s:.2f}" for s in seconds), f"{exponent:.2f}"])
    unlike = cpu(lambda: align(prints[BASES[1]], prints[BASES[0]], "content"), 2)
    head = ["social housing 2→3, CPU s", *(f"×{size}" for size in SIZES), "exponent"]
    return (
        f"{text}\n\n{table(head, rows)}\n\nTwo prints with nothing in common "
        f"(data protection, social housing): {unlike:.2f} s."
    )


if __name__ == "__main__":
    main()
