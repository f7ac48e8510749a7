"""Folders of notes, aliases, the exchange with other programs, and checking."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from lawdiff.annotations import (
    annotate,
    check,
    read_notes,
    skeleton,
    to_csv,
    to_w3c,
)
from lawdiff.annotations.aliases import read_aliases
from lawdiff.annotations.notes import read_text
from lawdiff.annotations.table import COLUMNS
from lawdiff.comparison.model import Comparison
from lawdiff.errors import BadAnnotation, BadRequest
from lawdiff.prints.model import Print
from tests.annotations.made import make_comparison, make_print

OLD = """
clause 1: Power to test
  (1) The Secretary of State may by regulations exempt a local authority from a requirement.
  (2) Regulations under this section may be made about one or more local authorities only.
clause 2: Funding
  (1) The partners may make payments towards expenditure incurred by an agency of the first kind.
  (2) The partners may make payments towards expenditure incurred by an agency of the second kind.
"""
NOTE = "---\nby: {by}\nprint: {print}\n---\n## Clause 1\n\nText.\n"


def folder_of(tmp_path: Path, **files: str) -> Path:
    for name, text in files.items():
        path = tmp_path / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.with_suffix(".md").write_text(text, "utf-8")
    return tmp_path


def a_print(tmp_path: Path, bill: str, number: str) -> Print:
    return make_print(OLD, number, str(tmp_path / "corpus" / bill / "1.xml"))


def test_of_a_folder_of_bills_the_one_of_the_same_name(tmp_path: Path) -> None:
    notes = folder_of(
        tmp_path / "annotations",
        one__lga=NOTE.format(by="LGA", print="HL Bill 1"),
        two__frg=NOTE.format(by="FRG", print="HL Bill 1"),
    )
    files = read_notes(notes, (a_print(tmp_path, "two", "HL Bill 1"),))
    assert [note.by for note in files.notes] == ["FRG"]
    assert "left aside" in str(files.warnings[0])
    assert str(notes / "one") in str(files.warnings[0])


def test_else_those_with_notes_on_these_prints(tmp_path: Path) -> None:
    notes = folder_of(
        tmp_path / "annotations",
        one__lga=NOTE.format(by="LGA", print="HL Bill 1"),
        two__frg=NOTE.format(by="FRG", print="HL Bill 2"),
    )
    files = read_notes(notes, (a_print(tmp_path, "elsewhere", "HL Bill 2"),))
    assert [note.by for note in files.notes] == ["FRG"]


def test_else_all_of_them(tmp_path: Path) -> None:
    notes = folder_of(
        tmp_path / "annotations",
        one__lga=NOTE.format(by="LGA", print="HL Bill 1"),
        two__frg=NOTE.format(by="FRG", print="HL Bill 2"),
    )
    files = read_notes(notes, (a_print(tmp_path, "elsewhere", "HL Bill 9"),))
    assert len(files.notes) == 2


# -- aliases -----------------------------------------------------------------------------------


def test_aliases_are_read() -> None:
    text = "address,print,stands_as_print,stands_as\nNC2, Bill 99, Bill 121, clause 32\n"
    (alias,), warnings = read_aliases(text, "aliases.csv")
    assert not warnings
    assert (alias.address, alias.print) == ("NC2", "Bill 99")
    assert (alias.stands_as_print, alias.stands_as) == ("Bill 121", "clause 32")


def test_aliases_with_faults() -> None:
    with pytest.raises(BadAnnotation, match=r"aliases\.csv, line 1: .* no column stands_as"):
        read_aliases("address,print\nNC2,Bill 99\n", "aliases.csv")
    header = "address,print,stands_as_print,stands_as\n"
    aliases, warnings = read_aliases(f"{header}NC2,,x,clause 1\nNC3,a,b,nowhere\n", "aliases.csv")
    assert not aliases
    assert [str(w) for w in warnings] == [
        "aliases.csv, line 2: print is empty",
        'aliases.csv, line 3: "nowhere" is not an address such as clause 32',
    ]


# -- exchange ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return make_comparison(OLD, OLD)


HYPOTHESIS = {
    "total": 1,
    "rows": [
        {
            "id": "abc",
            "created": "2017-01-10T09:00:00+00:00",
            "user": "acct:lga@hypothes.is",
            "uri": "https://example.org/bill",
            "text": "Good, *but* costly. <script>alert(1)</script>",
            "tags": ["print: HL Bill 1", "support with changes"],
            "target": [
                {
                    "source": "https://example.org/bill",
                    "selector": [
                        {"type": "RangeSelector", "startContainer": "/div[1]"},
                        {
                            "type": "TextQuoteSelector",
                            "exact": "make payments towards\n expenditure incurred by an agency",
                            "prefix": "agency of the first kind. The partners may ",
                            "suffix": " of the second kind.",
                        },
                    ],
                }
            ],
        }
    ],
}


def test_notes_made_in_hypothesis_come_in(tmp_path: Path, comparison: Comparison) -> None:
    path = tmp_path / "lga.json"
    path.write_text(json.dumps(HYPOTHESIS), "utf-8")
    files = read_notes(path)
    (note,) = files.notes
    assert (note.by, note.stance, note.print) == ("lga", "support with changes", "HL Bill 1")
    assert "<script" not in note.html
    (carried,) = annotate(comparison, files)
    assert carried.status == "same"
    assert carried.new is not None
    assert carried.new.label == "clause 2(2)"  # told apart by what stands around it


def test_our_notes_go_out_and_come_back(tmp_path: Path, comparison: Comparison) -> None:
    text = (
        "---\nby: LGA\nprint: HL Bill 1\ndate: 2017-01-10\n---\n"
        "## Clause 1(1)\n> exempt a local authority\n\nStance: oppose\n\nText.\n\n"
        "## Clauses 1 to 2\nMore.\n\n## Clause 9\nNowhere.\n"
    )
    notes, _ = read_text(text, "lga.md")
    carried = annotate(comparison, notes)
    out = json.loads(to_w3c(comparison, carried))
    assert out["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert len(out["items"]) == len(notes)
    selector = out["items"][0]["target"][0]["selector"]
    assert selector["type"] == "FragmentSelector"
    assert selector["value"] == "clause 1(1)"
    assert selector["refinedBy"] == {
        "type": "TextQuoteSelector",
        "exact": "exempt a local authority",
        "prefix": "retary of State may by regulations "[-32:],
        "suffix": " from a requirement.",
    }
    path = tmp_path / "lga.jsonld"
    path.write_text(json.dumps(out), "utf-8")
    back = read_notes(path).notes
    assert [(n.by, n.print, n.stance, n.body) for n in back] == [
        (n.by, n.print, n.stance, n.body) for n in notes
    ]
    again = annotate(comparison, back)
    assert [(c.status, c.label) for c in again] == [(c.status, c.label) for c in carried]


@pytest.mark.parametrize(
    "text",
    ["{", "[]", '{"a": 1}', "[" * 5000, '{"rows": {"rows": []}}', "nul", '"x"', "[1, null]"],
)
def test_json_that_holds_no_annotations(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(text, "utf-8")
    with pytest.raises(BadAnnotation, match="line 1"):
        read_notes(path)


@pytest.mark.parametrize(
    "target",
    [None, [], "x", [None], {"selector": "x"}, {"selector": [[{"type": 3}]]}, {"source": {"a": 1}}],
)
def test_an_annotation_with_a_strange_target_is_kept(tmp_path: Path, target: object) -> None:
    path = tmp_path / "x.json"
    one = {"target": target, "body": [{"value": "Text."}, 3, None], "tags": [1], "creator": [2]}
    path.write_text(json.dumps([one]), "utf-8")
    assert len(read_notes(path).notes) == 1


def test_a_table_for_a_spreadsheet(comparison: Comparison) -> None:
    text = '---\nby: "=HYPERLINK(1)"\nprint: HL Bill 1\n---\n## Clause 1\n\n@SUM(1) text\n'
    notes, _ = read_text(text, "lga.md")
    rows = list(csv.reader(io.StringIO(to_csv(annotate(comparison, notes)))))
    assert rows[0] == list(COLUMNS)
    row = dict(zip(*rows, strict=True))
    assert row["by"] == "'=HYPERLINK(1)"
    assert row["body"] == "'@SUM(1) text"
    assert row["status"] == "same"


# -- checking ----------------------------------------------------------------------------------


def test_checking_says_where_each_note_lands(tmp_path: Path) -> None:
    path = tmp_path / "lga.md"
    path.write_text(
        "---\nby: LGA\nprint: HL Bill 1\n---\n"
        "## Clause 1(1)\n> exempt a local authority\n\n"
        "## Clause 9\nText.\n\n"
        "## Clause 1\n> every dog shall wear a collar in the street\n\n"
        "## On payments\n> The partners may make payments towards expenditure\n\n"
        "## Whole Bill\nText.\n\n## Clawse 1\nText.\n",
        "utf-8",
    )
    checked = check(path, make_print(OLD))
    said = [str(note).removeprefix(f"{path}, line ") for note in checked.notes]
    assert said == [
        "5: lga#1 lands on clause 1(1), its words found",
        "8: lga#2 does not land: there is no clause 9; they run from clause 1 to clause 2",
        "11: lga#3 lands on clause 1, which it cites, but the quoted words do not stand in "
        "HL Bill 1; its words were not found; the nearest are in clause 1(1)",
        "14: lga#4 does not land: it could be clause 2(1) and clause 2(2)",
        "17: lga#5 lands on the whole Bill",
        '20: lga#6 does not land: did you mean "clause 1"?',
    ]
    assert not checked.fine


AWKWARD = """
## Clause 1(7)(b)
> make payments towards expenditure incurred by an agency of the first kind

## Clause 2
> may by regulations exempt a local authority from a requirement

## Clauses 1 to 9
Text.

## Funding
Text.

## What we think
Of all of it.

## Clause 1
> every dog shall wear a collar in the street

## Clause 9
> every dog shall wear a collar in the street

## Clause 1
> exempt a local authority from a requirement [...] every dog shall wear a collar

## Clause 1(1)
> exempt a local authority from all requirements

## On payments
> The partners may make payments towards expenditure

## Clause 21
Text.

## Clawse 1
Text.

## Whole Bill
Text.
"""


def test_checking_says_what_a_comparison_says(tmp_path: Path) -> None:
    path = tmp_path / "lga.md"
    path.write_text(f"---\nby: LGA\nprint: HL Bill 1\n---\n{AWKWARD}", "utf-8")
    checked = check(path, make_print(OLD))
    files = read_notes(path)
    carried = annotate(make_comparison(OLD, OLD), files)
    assert len(checked.notes) == len(carried) == 13
    for one, note in zip(checked.notes, carried, strict=True):
        assert one.lands == (note.status not in ("ambiguous", "unplaced")), (one, note)
        if one.lands:
            labels = [place.label for place in one.places] or ["whole Bill"]
            assert labels == [place.label for place in note.old_places], (one, note)
    told = [str(warning) for warning in checked.warnings]
    assert told == [warning for note in carried if note.old_places for warning in note.warnings]
    assert not files.warnings


def test_checking_a_wrong_address_says_where_its_words_stand(tmp_path: Path) -> None:
    path = tmp_path / "lga.md"
    path.write_text(f"---\nby: LGA\nprint: HL Bill 1\n---\n{AWKWARD}", "utf-8")
    first, second, _, funding, *_ = check(path, make_print(OLD)).notes
    assert str(first).endswith(
        "lands on clause 2(1), its words found; it cites Clause 1(7)(b), but clause 1 has no (7), "
        "it has (1) to (2)"
    )
    assert str(second).endswith(
        "lands on clause 1(1), its words found; it cites Clause 2, but its words stand in "
        "clause 1(1)"
    )
    assert funding.said == (
        "the whole Bill; it cites no provision and quotes nothing, so it is read as about the "
        'whole Bill; if clause 2 is meant, write "Clause 2: Funding"'
    )


def test_without_a_print_nothing_is_said_to_land(tmp_path: Path) -> None:
    path = tmp_path / "lga.md"
    path.write_text(f"---\nby: LGA\nprint: HL Bill 1\n---\n{AWKWARD}", "utf-8")
    checked = check(path)
    said = [str(note).removeprefix(f"{path}, line ") for note in checked.notes]
    assert not any("lands" in one or "does not land" in one for one in said)
    assert said[0] == "6: lga#1 cites Clause 1(7)(b) (give --print to see if it is there)"
    assert said[9] == (
        "33: lga#10 is about the words it quotes (give --print to see where they stand)"
    )
    assert "read as about the whole Bill" in checked.warnings[0].message


def test_a_number_far_off_has_no_nearest_but_one_slip_away() -> None:
    clauses = "\n".join(f"clause {n}: Heading\n  (1) Words {n}." for n in range(1, 45))
    comparison = make_comparison(clauses, clauses)
    for cited, nearest in (("191", ["clause 19"]), ("46", ["clause 44"]), ("900", [])):
        text = f"---\nby: A\nprint: HL Bill 1\n---\n## Clause {cited}\nText.\n"
        (note,) = annotate(comparison, read_text(text, "a.md")[0])
        assert [one.place.label for one in note.candidates] == nearest


def test_a_folder_without_notes_is_told(tmp_path: Path) -> None:
    (warning,) = read_notes(tmp_path).warnings
    assert str(warning) == f"{tmp_path}: no notes in this folder: they are files that end in .md"
    assert check(tmp_path).warnings == (warning,)
    (tmp_path / "README.md").write_text("# What we do\n\nText.\n", "utf-8")
    assert read_notes(tmp_path).warnings == (warning,)
    (tmp_path / "a.md").write_text(NOTE.format(by="A", print="HL Bill 1"), "utf-8")
    assert not read_notes(tmp_path).warnings


@pytest.mark.parametrize("by", ["", "  ", "\n"])
def test_a_skeleton_needs_a_name(by: str) -> None:
    with pytest.raises(BadRequest, match="name of who speaks"):
        skeleton(make_print(OLD), by)


def test_the_message_of_an_empty_skeleton_is_whole() -> None:
    _, warnings = read_text(skeleton(make_print(OLD), "A"), "x.md")
    assert warnings[0].message.endswith("and what you have to say below it")


def test_checking_goes_on_after_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xff\xfea\0")
    (tmp_path / "b.md").write_text(NOTE.format(by="B", print="HL Bill 1"), "utf-8")
    (tmp_path / "c.md").write_text("---\nby: A\nby: B\n---\n## Clause 1\nText\n", "utf-8")
    checked = check(tmp_path)
    assert len(checked.notes) == 1
    assert [error.place for error in checked.errors] == ["line 1", "line 3"]


def test_a_skeleton_reads_back_without_a_note_and_lands_when_filled() -> None:
    print_ = make_print(OLD)
    text = skeleton(print_, 'Children: "first" & <b>last</b>')
    notes, warnings = read_text(text, "x.md")
    assert not notes
    assert warnings
    filled = text.replace(
        "## Clause 2: Funding\n\nStance:\n", "## Clause 2: Funding\n\nStance: oppose\n\nNo.\n"
    )
    (note,), _ = read_text(filled, "x.md")
    assert note.by == 'Children: "first" & <b>last</b>'
    assert note.stance == "oppose"
    assert note.title == "Funding"
    (carried,) = annotate(make_comparison(OLD, OLD), [note])
    assert carried.label == "clause 2"


def test_a_comparison_without_notes_loads_no_markdown(corpus: Path) -> None:
    program = (
        "import sys, lawdiff, lawdiff.annotations.model, lawdiff.reports\n"
        "old, new = map(lawdiff.read, sys.argv[1:])\n"
        "lawdiff.render(lawdiff.compare(old, new), 'json')\n"
        "print([m for m in ('markdown_it', 'nh3', 'yaml') if m in sys.modules])\n"
    )
    prints = sorted((corpus / "children-and-social-work").glob("*.xml"))[:2]
    command = [sys.executable, "-c", program, *map(str, prints)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.stdout.strip(), run.stderr) == ("[]", "")
