"""Numbers that are no numbers: thousands of digits (Python reads 4,300), ², ٣ and the like."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawdiff.cli.main import run
from lawdiff.prints.reading import read_data
from tests.pdf.bills import plain
from tests.prints.made import bill, clause, said
from tests.safety.costly import row
from tests.safety.test_costly_texts import all_in_the_long_run

ODD = {
    "digits": "9" * 5_000,
    "superscript": "²",
    "circled": "①",
    "arabic": "٣",
    "fraction": "½",
    "zero-led": "0" * 5_000 + "7",
    "minus": "-1",
}

FORMS = ("html", "json", "csv", "md", "txt")


def odd_print(odd: str, verb: str) -> bytes:
    """A print with this number wherever one can stand."""
    table = f'<table><tr><td colspan="{odd}" rowspan="{odd}">x</td></tr>{row(iter([odd]))}</table>'
    inside = (
        f'<subsection class="prov2"><num>({odd})</num><?L {odd}-{odd}?>'
        + said(f"The authority {verb} pay £{odd} under section {odd}({odd})({odd}a) of this Act.")
        + f'</subsection><subsection class="prov2"><num>({odd}A)</num>'
        + said(f"Within {odd} days, and section 1 to {odd}, regulation {odd}/{odd}, page {odd}.")
        + f"</subsection><subsection><content><p>x</p>{table}</content></subsection>"
    )
    before = f"<preface><p><docNumber>HL Bill {odd}</docNumber></p></preface>"
    return bill(
        clause("1", said("One."), "First")
        + clause(odd, inside, "Odd")
        + clause(f"{odd}A", said(f"{verb} {odd}"), "Odder")
        + f'<hcontainer name="schedule"><num>Schedule {odd}</num><heading>Odd</heading>'
        f'<paragraph class="schProv1"><num>{odd}</num>{said(f"It {verb} be {odd}.")}</paragraph>'
        "</hcontainer>",
        before=before,
        references='<TLCConcept eId="varBillTitle" href="" showAs="Harbours Bill"/>',
    )


NOTES = """---
by: Someone
print: HL Bill {odd}
date: 2020-01-{odd}
---

## Clause {odd}({odd})

> pay

No.

## Clause {odd}, line {odd}

No.

## page {odd}, line {odd}

No.

## Clauses {odd} to {odd}

No.

## Schedule {odd}, paragraph {odd}

No.
"""


@pytest.mark.parametrize("name", all_in_the_long_run(ODD, ["digits", "superscript"]))
def test_every_command(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    odd = ODD[name]
    old, new, notes = tmp_path / "old.xml", tmp_path / "new.xml", tmp_path / "someone.md"
    old.write_bytes(odd_print(odd, "may"))
    new.write_bytes(odd_print(odd, "must"))
    notes.write_text(NOTES.format(odd=odd), "utf-8")
    asked = [word for form in FORMS for word in ("-o", str(tmp_path / f"out.{form}"))]
    given = ["--annotations", str(notes)]
    assert run(["compare", str(old), str(new), *given, *asked]) == 0
    assert run(["history", str(old), str(new), *given, *asked]) == 0
    assert run(["outline", str(old)]) == 0
    assert run(["annotations", "check", str(notes), "--print", str(old)]) in (0, 2)
    assert run(["batch", str(tmp_path), "-o", str(tmp_path / "out"), "--dry-run"]) == 0
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("name", ODD)
def test_old_html_and_pdf(name: str) -> None:
    odd = ODD[name][:4_400]
    page = (
        "<html><body><p>BE IT ENACTED by the Queen</p>"
        "<table><tr><td><b>1</b></td><td><b>Duty</b></td></tr></table>"
        f"<p>({odd}) One {odd}.</p><p>({odd}) Two.</p><p><b>{odd}</b> X</p>"
        f"<p>Page {odd}</p><p>Page 3</p></body></html>"
    )
    assert read_data(page.encode(), "old.html").provisions
    if odd.isascii() and len(odd) < 100:
        made = plain()
        made.clause(odd, "Odd")
        made.sub(f"({odd})", f"One {odd}.")
        assert read_data(made.pdf(), "made.pdf").provisions
