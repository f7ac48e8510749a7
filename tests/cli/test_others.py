"""``outline``, ``annotations`` and ``demo``."""

from __future__ import annotations

import json
from pathlib import Path

from lawdiff import read, render_history, trace
from tests.cli.test_compare import lawdiff, one_line


def test_outline_lists_label_heading_page_and_line(corpus: Path) -> None:
    first = sorted((corpus / "children-and-social-work").glob("*.xml"))[0]
    done = lawdiff("outline", first)
    assert done.returncode == 0
    (found,) = [line for line in done.stdout.split("\n") if line.startswith("clause 15 ")]
    assert "Power to test different ways of working" in found
    assert "page " in found
    assert ", line " in found


def test_outline_of_what_is_no_print() -> None:
    assert "no such file" in one_line(lawdiff("outline", "nowhere.xml"))


def test_a_skeleton_can_be_checked_at_once(corpus: Path, tmp_path: Path) -> None:
    second = sorted((corpus / "children-and-social-work").glob("*.xml"))[1]
    notes = tmp_path / "ours.md"
    done = lawdiff("annotations", "new", second, "--by", "Our Charity", "-o", notes)
    assert done.returncode == 0, done.stderr
    text = notes.read_text()
    assert 'by: "Our Charity"' in text
    heading = "## Clause 29: Power to test different ways of working\n"
    assert heading in text
    assert "there already" in one_line(
        lawdiff("annotations", "new", second, "--by", "Our Charity", "-o", notes)
    )
    notes.write_text(text.replace(heading, f"{heading}\nWe object.\n", 1))
    done = lawdiff("annotations", "check", notes, "--print", second, "--strict")
    assert done.returncode == 0, done.stderr
    assert "clause 29" in done.stdout


def test_check_says_where_a_note_does_not_land(corpus: Path, tmp_path: Path) -> None:
    second = sorted((corpus / "children-and-social-work").glob("*.xml"))[1]
    notes = tmp_path / "ours.md"
    notes.write_text("---\nby: Us\nprint: HL Bill 57\n---\n\n## Clause 99\n\nWe object.\n")
    done = lawdiff("annotations", "check", notes, "--print", second)
    assert done.returncode == 0
    assert "clause 99" in (done.stdout + done.stderr).lower()
    assert "does not land" in done.stdout
    assert lawdiff("annotations", "check", notes, "--print", second, "--strict").returncode == 1


def test_the_demo_says_where_the_reports_are(tmp_path: Path) -> None:
    done = lawdiff("demo", "-o", tmp_path / "here")
    assert done.returncode == 0, done.stderr
    for name in ("report.html", "history.html"):
        report = tmp_path / "here" / name
        assert str(report) in done.stdout
        assert "Local Government Association" in report.read_text(encoding="utf-8")


def test_history_writes_every_form(corpus: Path, tmp_path: Path) -> None:
    prints = sorted((corpus / "children-and-social-work").glob("*.xml"))
    names = ["h.html", "h.json", "h.csv", "h.numbering.csv", "h.md", "h.txt"]
    done = lawdiff("history", *prints, *(x for name in names for x in ("-o", tmp_path / name)))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert json.loads((tmp_path / "h.json").read_text())["format"] == "lawdiff-history"
    numbering = (tmp_path / "h.numbering.csv").read_text().split("\n")
    assert (
        numbering[0]
        == "lineage,kind,heading,HL Bill 1,HL Bill 57,HL Bill 69,Bill 99,Bill 121,c. 16"
    )
    (power,) = [line for line in numbering if "Power to test different ways" in line]
    assert power.endswith("clause 15,clause 29,,,clause 32,")
    assert all((tmp_path / name).stat().st_size > 500 for name in names)


def test_one_file_of_a_history_alone_is_as_beside_others(corpus: Path, tmp_path: Path) -> None:
    """What is not worked out for one form, no reader of that form misses."""
    prints = sorted((corpus / "children-and-social-work").glob("*.xml"))[:3]
    forms = {"html": "html", "json": "json", "csv": "csv", "numbering.csv": "numbering"}
    history = trace([read(path) for path in prints])
    for suffix, form in forms.items():
        out = tmp_path / f"alone.{suffix}"
        assert lawdiff("history", *prints, "-o", out).returncode == 0
        assert out.read_bytes() == render_history(history, form), form


def test_history_of_a_print_given_twice(corpus: Path) -> None:
    first = sorted((corpus / "children-and-social-work").glob("*.xml"))[0]
    assert "is the same print as" in one_line(lawdiff("history", first, first))


def test_history_follows_notes(corpus: Path, bundled_annotations: Path, tmp_path: Path) -> None:
    prints = sorted((corpus / "children-and-social-work").glob("*.xml"))
    out = tmp_path / "h.json"
    notes = bundled_annotations / "children-and-social-work"
    done = lawdiff("history", *prints, "--annotations", notes, "-o", out)
    assert done.returncode == 0, done.stderr
    said = json.loads(out.read_text())
    given = lawdiff("annotations", "check", notes)
    assert len(said["annotations"]) == given.stdout.count("\n")


def test_a_history_of_a_folder_is_told_what_to_name(corpus: Path) -> None:
    said = one_line(lawdiff("history", corpus / "specimen"))
    assert "specimen: is a folder" in said
    assert "specimen/*.xml" in said
    first = sorted((corpus / "specimen").glob("*.xml"))[0]
    assert "is a folder" in one_line(lawdiff("history", first, corpus / "specimen"))
