"""Read the real prints in PDF, hold them against their XML, print the figures and write them."""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

from benchmarks.pdf.measure import Figures, measure
from benchmarks.tables import table, write_section
from lawdiff.prints import Print, read
from lawdiff.prints.pdf.check import page_marks
from lawdiff.prints.pdf.document import read_leaves

ROOT = Path(__file__).resolve().parents[2]
PAIRS = (
    ("pdf/retained-eu-law.pdf", "pdf/retained-eu-law.xml", 0.03),
    ("pdf/non-domestic-rating.pdf", "robustness/uk-non-domestic-rating-mathml.xml", 0.06),
)
HEAD = (
    "print",
    "words read",
    "label and text, F1",
    "with kind, quotation and chain, F1",
    "page and line",
    "shown as changed against its XML",
    "seconds for 50 pages",
    "margin numbers that agree",
)


def prints_folder() -> Path:
    told = os.environ.get("LAWDIFF_REAL_PRINTS")
    return Path(told) if told else ROOT.parent / "shared" / "prints"


def run(folder: Path) -> list[tuple[Print, Print, Figures, float]]:
    """Both forms of every print, the figures, and the most that may be shown as changed."""
    results = []
    for pdf_name, xml_name, most in PAIRS:
        path = folder / pdf_name
        pages = len(read_leaves(path.read_bytes(), str(path)))
        seconds = 1e9
        for _ in range(3):
            begun = time.perf_counter()
            pdf = read(path)
            seconds = min(seconds, time.perf_counter() - begun)
        xml = read(folder / xml_name)
        results.append((pdf, xml, measure(pdf, xml, seconds, pages), most))
    return results


def rows(results: list[tuple[Print, Print, Figures, float]]) -> list[list[str]]:
    made = []
    for pdf, _, found, most in results:
        placed = f"{found.placed:.4f}" if found.placed == found.placed else "the XML has none"
        rate = pdf.warnings[0].message.partition(": ")[2].partition(" printed")[0]
        made.append(
            [
                f"{pdf.title} ({pdf.number}, {found.pages} pages)",
                f"{found.words:.4f}",
                f"{found.labelled:.4f}",
                f"{found.exact:.4f}",
                placed,
                f"{found.changed:.2%} (at most {most:.0%})",
                f"{found.seconds * 50 / found.pages:.2f}",
                rate,
            ]
        )
    made.append(["at least", "0.985", "0.985", "0.96", "0.99", "see each", "at most 3", ""])
    return made


def passed(results: list[tuple[Print, Print, Figures, float]]) -> bool:
    return all(
        f.words >= 0.985
        and f.labelled >= 0.985
        and f.exact >= 0.96
        and not f.placed < 0.99
        and f.changed <= most
        and f.seconds * 50 / f.pages <= 3
        for _, _, f, most in results
    )


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pdf", description=__doc__)
    parser.add_argument("--no-write", action="store_true", help="leave docs/benchmarks.md alone")
    parser.add_argument("--picture", type=Path, help="write the picture of docs/pdf.md here")
    arguments = parser.parse_args()
    if arguments.picture:
        from benchmarks.pdf.picture import draw  # noqa: PLC0415  (needs Pillow)

        draw(arguments.picture)
        return 0
    folder = prints_folder()
    if not folder.is_dir():
        print(f"no real prints at {folder}: set LAWDIFF_REAL_PRINTS", file=sys.stderr)
        return 2
    results = run(folder)
    text = table(HEAD, rows(results))
    for pdf, xml, _, _ in results:
        marks = page_marks(pdf, xml)
        text += f"\n\n{pdf.title}, page marks held against the XML's:\n\n"
        text += "\n".join(f"- {mark}" for mark in marks) or "- none disagrees"
    print(text)
    if not arguments.no_write:
        note = (
            "## Prints read from PDF\n\n`python -m benchmarks.pdf`: two real prints, each held "
            "against the same print in XML. The time is the wall clock's, best of three, on the "
            "machine the command ran on.\n\n"
        )
        write_section("pdf", note + text)
    return 0 if passed(results) else 1


if __name__ == "__main__":
    raise SystemExit(main())
