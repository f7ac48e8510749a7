"""No cell of any CSV that we write is a formula to the spreadsheet that opens it.

OWASP, "CSV injection"; what spreadsheets skip before the sign, and signs of full width, are
tried too.
"""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawdiff import annotate, compare, follow_notes, read, read_notes, render, render_history, trace
from lawdiff.annotations import to_csv
from lawdiff.batch import run_batch
from lawdiff.harmless import defused
from lawdiff.prints.model import Print
from tests.safety.hostile import bill

CELLS = {
    "equals": "=1+1",
    "plus": "+1+1",
    "minus": "-1+1",
    "at": "@SUM(A1:A9)",
    "a command": "=cmd|' /C calc'!A0",
    "a link": '=HYPERLINK("http://127.0.0.1:9/"&A1,"Error")',
    "a pipe": "|calc",
    "full-width equals": "＝1+1",
    "full-width plus": "＋1+1",
    "full-width minus": "－1+1",
    "full-width at": "＠SUM(A1)",
    "small equals": "﹦1+1",
    "after spaces": "   =1+1",
    "after a no-break space": "\u00a0=1+1",
    "after a wide space": "\u3000=1+1",
    "after nothing to see": "\u200b=1+1",
    "after a byte-order mark": "\ufeff=1+1",
    "after a mark of direction": "\u202d=1+1",
    "after two signs": "==1+1",
    "after a quotation mark": '"=1+1"',
    "tab": "\t=1+1",
    "carriage return": "\r=1+1",
    "line feed": "\n=1+1",
    "a tab alone": "\tcalc",
}

HARMLESS = ["clause 1", "a = b", "(1)", "5 - 3", "£5", "“=” means", "", "'=1", "1=1", "x\n=1"]


def runs(cell: str) -> bool:
    """Whether a spreadsheet could take the cell for a formula; told apart from our own rule."""
    if cell[:1] in {"\t", "\r", "\n"}:
        return True
    for letter in cell:
        if letter.isspace() or unicodedata.category(letter) in {"Cc", "Cf", "Zs"}:
            continue
        return unicodedata.normalize("NFKC", letter) in {"=", "+", "-", "@", "|"}
    return False


@pytest.mark.parametrize("name", CELLS)
def test_a_formula_is_defused(name: str) -> None:
    (cell,) = defused([CELLS[name]])
    assert not runs(cell)
    assert cell.removeprefix("'").replace(" ", "") == CELLS[name].replace("\r", "").replace(" ", "")


@pytest.mark.parametrize("cell", HARMLESS)
def test_what_is_no_formula_stays_as_it_is(cell: str) -> None:
    assert defused([cell]) == [cell]


@given(st.text(alphabet="=+-@|＝ \t\r\n\u200b\u202d\ufeffa1'\"", max_size=8))
def test_whatever_a_cell_holds_it_is_no_formula(cell: str) -> None:
    assert not runs(defused([cell])[0])


def prints(folder: Path) -> list[Print]:
    """Three prints that say each cell as a heading, a text, a number, a title and a file name."""
    found = []
    for edition, verb in enumerate(("may", "must", "shall"), 1):
        clauses = []
        for place, cell in enumerate(CELLS.values(), 1):
            said = escape(cell)
            gone = said if edition == 2 else f"Nothing {place}"
            clauses.append(
                f"<section><num>{place}</num><heading>{said}</heading><subsection><num>(1)</num>"
                f"<content><p>{said}</p></content></subsection><subsection><num>(2)</num>"
                f"<content><p>{gone}</p></content></subsection><subsection><num>(3)</num>"
                f"<content><p>Keeper {place} {verb} light it.</p></content></subsection></section>"
            )
        path = folder / f"={edition}+1.xml"
        said = bill("".join(clauses), title="=1+1", number=f"=HL Bill {edition}", stage="@stage")
        path.write_text(said, encoding="utf-8")
        found.append(read(path))
    return found


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every CSV that we write, of prints, notes and names that want to be formulae."""
    home = tmp_path_factory.mktemp("cells")
    old, new, last = made = prints(home)
    (home / "notes").mkdir()
    said = [
        {
            "creator": {"name": cell},
            "body": [{"value": cell}, {"value": "print: =HL Bill 1", "purpose": "tagging"}],
            "target": {"selector": {"type": "FragmentSelector", "value": f"clause {place}"}},
            "created": cell,
            "source": cell,
        }
        for place, cell in enumerate(CELLS.values(), 1)
    ]
    (home / "notes" / "=1+1.json").write_text(json.dumps(said), encoding="utf-8")
    notes = read_notes(home / "notes", made)
    comparison = compare(old, new)
    carried = annotate(comparison, notes)
    assert len(carried) == len(CELLS)
    history = trace([old, new, last])
    with (home / "manifest.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["old", "new", "name"])
        writer.writerow(["=1+1.xml", "=2+1.xml", "=1+1"])
        writer.writerows([cell, "=2+1.xml", cell] for cell in CELLS.values())
    run_batch(str(home / "manifest.csv"), str(home / "out"), jobs=1)
    lives = follow_notes(history, notes)
    return {
        "compare": render(comparison, "csv", carried),
        "history": render_history(history, "csv", lives),
        "numbering": render_history(history, "numbering"),
        "notes": to_csv(carried).encode(),
        "batch changes": (home / "out" / "changes.csv").read_bytes(),
        "batch failures": (home / "out" / "failures.csv").read_bytes(),
    }


TABLES = ["compare", "history", "numbering", "notes", "batch changes", "batch failures"]


@pytest.mark.parametrize("table", TABLES)
def test_no_cell_of_any_table_is_a_formula(tables: dict[str, bytes], table: str) -> None:
    rows = list(csv.reader(io.StringIO(tables[table].decode(), newline="")))
    assert len(rows) >= len(CELLS)
    assert [cell for row in rows for cell in row if runs(cell)] == []
    cells = {cell for row in rows for cell in row}
    defused_ones = sum(f"'{cell}" in cells for cell in CELLS.values())
    assert defused_ones >= 12, "the payloads came as far as the table"


@pytest.mark.parametrize("table", TABLES)
def test_no_line_of_any_table_is_split(tables: dict[str, bytes], table: str) -> None:
    """A reader that knows no quotation marks still sees no bare carriage return."""
    assert b"\r" not in tables[table].replace(b"\r\n", b"\n")
