"""Notes and a comparison in, the same number of carried notes out."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lawdiff import compare, read
from lawdiff.annotations import annotate, read_notes
from lawdiff.annotations.addresses import read_citation
from lawdiff.annotations.annotating import misspelt
from lawdiff.annotations.desk import Desk
from lawdiff.annotations.locating import Found, Locator
from lawdiff.annotations.model import Alias, CarriedNote, Note, NoteFiles
from lawdiff.annotations.notes import read_text
from lawdiff.annotations.placing import place_quotes
from lawdiff.annotations.whichprint import fit, which
from lawdiff.comparison.model import Comparison
from tests.annotations.made import make_comparison, make_print

OLD = """
clause 1: Power to test
  (1) The Secretary of State may by regulations exempt a local authority from a requirement.
  (2) Regulations under this section may be made about one or more local authorities only.
clause 2: Fees
  (1) A regulator charges fees for registration at a level that covers its own costs and no more.
clause 3: Duration
  (1) Regulations under this Act lapse after a period of three years beginning with the day.
"""
NEW = """
clause 1: Local arrangements
  (1) The safeguarding partners for an area must make arrangements for working together there.
clause 2: Power to test
  (1) The Secretary of State may by regulations exempt a local authority from a requirement.
  (2) Regulations under this section may be made about one or more local authorities only.
clause 3: Duration
  (1) Regulations under this Act lapse after a period of six years beginning with the day.
"""


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return make_comparison(OLD, NEW)


def carried(
    comparison: Comparison, note: str, print_: str = "HL Bill 1", *aliases: Alias
) -> CarriedNote:
    matter = f"---\nby: LGA\nprint: {print_}\n---\n" if print_ else "---\nby: LGA\n---\n"
    notes, _ = read_text(matter + note, "lga.md")
    (one,) = annotate(comparison, notes, aliases)
    return one


# -- which print -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "fits"),
    [
        ("HL Bill 57", True),
        ("hl bill 57", True),
        ("HLBill57", True),
        ("HL  Bill  57", True),
        ("[HL Bill 57]", True),
        ("HL Bill 57 (as amended in Grand Committee)", True),
        ("HL 57", True),
        ("57", True),
        ("2-hl-bill-57.xml", True),
        ("2-hl-bill-57", True),
        ("As amended in Grand Committee", True),
        ("2016-07-14", True),
        ("Bill 57", False),
        ("HC Bill 57", False),
        ("HL Bill 58", False),
        ("HL Bill 5", False),
        ("As introduced", False),
        ("", False),
    ],
)
def test_how_a_print_is_named(written: str, fits: bool) -> None:
    print_ = make_print(OLD, "HL Bill 57", "2-hl-bill-57.xml")
    print_ = replace(print_, stage="As amended in Grand Committee", date="2016-07-14")
    assert bool(fit(written, print_)) is fits


def test_commons_prints_have_several_names() -> None:
    print_ = make_print(OLD, "Bill 99", "4-bill-99.xml")
    assert all(fit(name, print_) for name in ("Bill 99", "HC Bill 99", "HC 99", "99", "Bill No 99"))
    assert not fit("HL Bill 99", print_)


def test_an_act_is_named_by_its_chapter_or_title() -> None:
    act = replace(make_print(OLD, "c. 16", "6-act.xml"), title="Children and Social Work Act 2017")
    names = ("c. 16", "2017 c. 16", "Children and Social Work Act 2017", "6-act")
    assert all(fit(name, act) for name in names)
    assert not fit("2017 c. 160", act)


def test_a_name_that_both_prints_answer_to_is_not_guessed(comparison: Comparison) -> None:
    old = replace(comparison.old, stage="As amended in Committee")
    new = replace(comparison.new, stage="As amended in Committee")
    side, said = which("As amended in Committee", old, new)
    assert side == "neither"
    assert "both prints answer" in said


def test_a_note_on_a_print_that_is_not_here(comparison: Comparison) -> None:
    one = carried(comparison, "## Clause 1\nText.\n", "HL Bill 69")
    assert (one.status, one.old, one.new, one.side) == ("unplaced", None, None, "neither")
    assert "HL Bill 69" in one.why
    assert "history" in one.why
    assert "is meant" not in one.why, "another number is no slip of the pen"
    slip = carried(comparison, "## Clause 1\nText.\n", "HL Bil 1")
    assert 'if HL Bill 1 is meant, write "print: HL Bill 1"' in slip.why
    assert one.record()["written_on"]["print"] == "HL Bill 69"


def test_a_print_that_is_nearly_named_is_suggested(comparison: Comparison) -> None:
    one = carried(comparison, "## Clause 1\nText.\n", "HL Bil 57")
    assert one.status == "unplaced"
    assert 'write "print: HL Bill 57"' in one.why


def test_a_file_without_a_print_is_read_as_on_the_older(comparison: Comparison) -> None:
    notes, warnings = read_text("---\nby: LGA\n---\n## Clause 3\nText.\n", "lga.md")
    (one,) = annotate(comparison, notes)
    assert one.side == "old"
    assert one.old is not None
    assert one.old.label == "clause 3"
    assert "does not say which print" in str(warnings[0])


@pytest.mark.parametrize(
    ("bill", "status"),
    [("A Bill [HL]", "same"), ("a bill", "same"), ("Dog Licensing Bill", "unplaced")],
)
def test_a_note_that_names_another_bill(comparison: Comparison, bill: str, status: str) -> None:
    text = f"---\nby: A\nprint: HL Bill 1\nbill: {bill}\n---\n## Clause 1\nText.\n"
    alignment = replace(
        comparison.alignment,
        old=replace(comparison.old, title="A Bill"),
        new=replace(comparison.new, title="A Bill"),
    )
    notes, _ = read_text(text, "a.md")
    (one,) = annotate(replace(comparison, alignment=alignment), notes)
    assert one.status == status


# -- notes on the newer print ----------------------------------------------------------------


def test_a_note_on_the_newer_print_is_carried_back(comparison: Comparison) -> None:
    one = carried(comparison, "## Clause 2(1)\n> exempt a local authority\n", "HL Bill 57")
    assert one.status == "same"
    assert one.side == "new"
    assert one.new is not None
    assert one.old is not None
    assert (one.new.label, one.old.label) == ("clause 2(1)", "clause 1(1)")
    assert one.moved


def test_words_that_are_new_stand_in_the_newer_print(comparison: Comparison) -> None:
    one = carried(comparison, "## Clause 3\n> a period of six years\n", "HL Bill 57")
    assert one.status == "same"
    assert one.new is not None
    assert one.new.label == "clause 3(1)"
    assert "in HL Bill 1 “three” stood for “six”" in one.why
    assert one.shown == "Same words as quoted, in this print"
    inserted = carried(comparison, "## Clause 1\nText.\n", "HL Bill 57")
    assert (inserted.status, inserted.old) == ("same", None)
    assert "did not stand in HL Bill 1" in inserted.why


# -- what it says ----------------------------------------------------------------------------


def test_the_words_now_and_the_change(comparison: Comparison) -> None:
    one = carried(comparison, "## Clause 3\n> lapse after a period of three years\n")
    assert one.status == "reworded"
    assert [(p.piece, p.text) for p in one.wording] == [
        ("kept", "lapse after a period of"),
        ("out", "three"),
        ("in", "six"),
        ("kept", "years"),
    ]
    assert one.new is not None
    assert comparison.new.provisions[one.new.index or 0].text[one.new.start : one.new.end] == (
        "lapse after a period of six years"
    )
    assert 0.7 <= one.score < 1


def test_a_misquote_is_never_the_same(comparison: Comparison) -> None:
    for quote in (
        "exempt any local authority from a requirement",
        "exempt a local authority, from a requirement",
        "Exempt a local authority from a requirement",
    ):
        one = carried(comparison, f"## Clause 1(1)\n> {quote}\n")
        assert one.status == "reworded", quote
        assert one.new is not None
        assert one.new.label == "clause 2(1)"
        assert "like the quoted ones" in one.why
        assert one.shown == "Not quite the words printed, which have not changed"


def test_a_wrong_citation_is_said_with_file_and_line(comparison: Comparison) -> None:
    one = carried(comparison, "## Clauses 1 to 9\nText.\n")
    assert [p.label for p in one.old_places] == ["clause 1", "clause 2", "clause 3"]
    assert one.warnings == (
        "lga.md, line 5: clause 9 is not there; Clauses 1 to 9 ends at clause 3",
    )
    assert "clause 9 is not there" in one.why
    words = carried(comparison, "## Clause 2\n> exempt a local authority from a requirement\n")
    assert words.status == "same"
    assert words.warnings == (
        "lga.md, line 5: it cites Clause 2, but its words stand in clause 1(1)",
    )


def test_an_unplaced_note_names_the_nearest(comparison: Comparison) -> None:
    one = carried(comparison, "## Clause 31\nText.\n")
    assert one.status == "unplaced"
    assert "they run from clause 1 to clause 3" in one.why
    assert [c.place.label for c in one.candidates] == ["clause 3"]
    assert one.warnings


@pytest.mark.parametrize(
    ("heading", "meant"),
    [
        ("Clawse 29", "clause 29"),
        ("Shedule 2", "schedule 2"),
        ("Our 5 concerns", ""),
        ("2016 briefing", ""),
        ("Clause 29", ""),
    ],
)
def test_a_misspelt_citation_is_suggested_not_guessed(heading: str, meant: str) -> None:
    assert misspelt(heading) == meant


def test_a_misspelt_citation_does_not_become_the_whole_bill(comparison: Comparison) -> None:
    one = carried(comparison, "## Clawse 3\nText.\n")
    assert one.status == "unplaced"
    assert 'did you mean "clause 3"?' in one.why


def test_a_note_without_address_or_quote_is_on_the_whole_bill_and_says_so(
    comparison: Comparison,
) -> None:
    one = carried(comparison, "## Summary\nText.\n")
    assert one.label == "whole Bill"
    assert one.doubts
    assert one.warnings


def test_a_range_is_one_note(comparison: Comparison) -> None:
    one = carried(comparison, "## Clauses 1 to 3\nText.\n")
    record = one.record()
    assert [p["label"] for p in record["places"]] == ["clause 2", "clause 3"]
    assert record["new"]["label"] == "clause 2"
    assert [p.status for p in one.old_places] == ["same", "removed", "reworded"]
    assert one.status == "reworded"
    assert "clause 2 left out" in one.why


def test_a_range_with_a_quote_keeps_its_other_clauses(comparison: Comparison) -> None:
    one = carried(comparison, "## Clauses 1 to 3\n> exempt a local authority\n")
    assert [p.label for p in one.new_places] == ["clause 2(1)", "clause 3"]


# -- aliases ---------------------------------------------------------------------------------

ALIAS = Alias("NC2", "Bill 99", "HL Bill 57", "clause 2", "aliases.csv", 2)


def test_a_new_clause_stands_where_the_alias_says(comparison: Comparison) -> None:
    one = carried(comparison, "## NC2(2)\nText.\n", "Bill 99", ALIAS)
    assert one.new is not None
    assert one.new.label == "clause 2(2)"
    assert one.status != "same"
    assert one.written_on == "Bill 99"
    assert "stands as clause 2 in HL Bill 57" in one.why


def test_a_new_clause_without_an_alias_is_unplaced(comparison: Comparison) -> None:
    one = carried(comparison, "## NC2\nText.\n")
    assert one.status == "unplaced"
    assert "stands in no print" in one.why


def test_an_alias_to_a_print_that_is_not_here(comparison: Comparison) -> None:
    away = Alias("NC2", "Bill 99", "Bill 121", "clause 32", "aliases.csv", 2)
    one = carried(comparison, "## NC2\nText.\n", "Bill 99", away)
    assert one.status == "unplaced"
    assert "Bill 121" in one.why


def test_new_clauses_one_of_which_was_left_out_again(comparison: Comparison) -> None:
    first = Alias("NC2", "Bill 99", "HL Bill 1", "clause 1", "aliases.csv", 2)
    second = Alias("NC3", "Bill 99", "HL Bill 1", "clause 2", "aliases.csv", 3)
    one = carried(comparison, "## NC2 and NC3\nText.\n", "Bill 99", first, second)
    assert [(p.label, p.status) for p in one.old_places] == [
        ("clause 1", "clause-only"),
        ("clause 2", "removed"),
    ]
    assert one.status == "clause-only"
    both = carried(comparison, "## NC3\nText.\n", "Bill 99", first, second)
    assert both.status == "removed"


# -- telling apart ---------------------------------------------------------------------------

TWICE = """
clause 1: Payments
  (1) The Secretary of State may make payments towards expenditure of a local authority.
  (2) In a bad year the Secretary of State may make payments towards expenditure of a parish.
  (3) The Treasury may by order say when the Secretary of State may make payments towards loans.
"""
PAYMENTS = "Secretary of State may make payments towards"


@pytest.mark.parametrize(
    ("line", "offset", "label"),
    [
        (1, 0, "clause 1(1)"),
        (1, 80, "clause 1(2)"),
        (2, 0, "clause 1(2)"),
        (2, 85, "clause 1(3)"),
        (3, 0, "clause 1(3)"),
    ],
)
def test_a_printed_line_tells_places_apart(line: int, offset: int, label: str) -> None:
    """The nearest to where the line that was cited begins."""
    desk = Desk(make_print(TWICE))
    (note,) = read_text(f"---\nby: A\n---\n## Page 1\n> {PAYMENTS.removeprefix('the ')}\n", "a.md")[
        0
    ]
    found = Found((0,), span=(line, offset, offset + 20))
    (placing,) = place_quotes(desk, note, found)
    assert placing.placed is not None
    assert desk.label_at(placing.placed.start) == label


@pytest.mark.parametrize(
    ("prefix", "suffix", "label"),
    [
        ("In a bad year the ", "", "clause 1(2)"),
        ("order say when the ", "", "clause 1(3)"),
        ("", " loans", "clause 1(3)"),
        ("", " expenditure of a parish", "clause 1(2)"),
        ("", " expenditure of a local authority", "clause 1(1)"),
        ("something else ", " nothing", ""),
        ("", " expenditure of", ""),
        ("when the ", " loans", "clause 1(3)"),
    ],
)
def test_the_words_around_tell_places_apart(prefix: str, suffix: str, label: str) -> None:
    """As a note that comes from another program has them; alike on both sides, it is open."""
    desk = Desk(make_print(TWICE))
    (note,) = read_text(f"---\nby: A\n---\n## Clause 1\n> {PAYMENTS}\n", "a.md")[0]
    (placing,) = place_quotes(desk, replace(note, prefix=prefix, suffix=suffix), Found((0,)))
    assert (desk.label_at(placing.placed.start) if placing.placed else "") == label


def test_an_alias_for_another_print_is_left_alone(comparison: Comparison) -> None:
    one = carried(comparison, "## NC2\nText.\n", "HL Bill 1", ALIAS)
    assert one.status == "unplaced"


def test_the_same_words_among_changed_ones_say_so() -> None:
    old = "clause 1: A\n  (1) The Minister may consult the Commissioner for Children first."
    both = make_comparison(old, old.replace("may", "must"))
    one = carried(both, "## Clause 1\n> consult the Commissioner for Children\n")
    assert one.status == "same"
    assert "What stands around them changed in substance." in one.why


def test_words_around_paragraphs_are_one_place() -> None:
    text = (
        "clause 1: A\n  (1) The Minister may by order—\n    (a) do this, or\n    (b) do that,\n"
        "  ... but only if the authority asks for it."
    )
    one = carried(
        make_comparison(text, text), "## Clause 1(1)\n> order— but only if the authority\n"
    )
    (place,) = one.new_places
    assert place.label == "clause 1(1)"
    words = make_print(text).provisions[1].text
    assert words[place.start : place.end] == "order— but only if the authority"


# -- what must always hold -------------------------------------------------------------------


@settings(max_examples=60)
@given(st.integers(0, 10_000))
def test_notes_in_equals_notes_out_and_same_means_same(seed: int) -> None:
    rng = random.Random(seed)
    words = OLD.split() + NEW.split()
    headings = ["Clause 1", "Clause 3(1)", "Clauses 1 to 3", "Clause 9", "Summary", "NC2", "Page 1"]
    text = "---\nby: A\nprint: HL Bill 1\n---\n"
    count = rng.randint(1, 6)
    for _ in range(count):
        start = rng.randrange(len(words) - 12)
        quote = " ".join(words[start : start + rng.randint(1, 12)])
        text += f"## {rng.choice(headings)}\n\n> {quote}\n\nText.\n\n"
    notes, _ = read_text(text, "a.md")
    comparison = make_comparison(OLD, NEW)
    out = annotate(comparison, NoteFiles(notes=notes))
    assert [c.note for c in out] == list(notes)
    assert len(out) == count
    for one in out:
        assert one.why
        assert one.shown
        if one.status == "same" and one.note.quotes:
            now = " ".join(
                comparison.new.provisions[p.index].text[p.start : p.end]
                if p.field == "text"
                else comparison.new.provisions[p.index].heading[p.start : p.end]
                for p in one.new_places
                if p.index is not None and p.start is not None
            )
            quote = re.sub(r"\(\d\)", "", one.note.quote or "")  # numbers stand outside the text
            assert "".join(now.split()) == "".join(quote.split())
        if one.status in ("unplaced", "removed"):
            assert one.new is None
        if one.status == "reworded":
            assert one.new is not None


def test_the_same_print_twice_keeps_every_note(corpus: Path, bundled_annotations: Path) -> None:
    print_ = read(corpus / "children-and-social-work" / "2-hl-bill-57.xml")
    comparison = compare(print_, print_)
    files = read_notes(bundled_annotations, (print_,))
    for one in annotate(comparison, files):
        if one.side != "neither" and one.status not in ("unplaced", "ambiguous"):
            assert one.status == "same", one.why
            assert one.old_places == one.new_places
            assert not one.moved


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40), st.text(max_size=80))
def test_any_heading_and_quote_come_out_as_a_note(heading: str, quote: str) -> None:
    note = Note(
        "a#1", "A", None, "HL Bill 1", read_citation(heading).addresses, heading, "", "",
        (quote,) if quote.strip() else (), "", "", "a.md", 1, heading=heading,
    )  # fmt: skip
    (one,) = annotate(COMPARED, [note])
    assert one.note == note
    assert one.record()["id"] == "a#1"


COMPARED = make_comparison(OLD, NEW)


@pytest.mark.real_prints
def test_a_page_and_line_lead_to_what_is_printed_there(real_prints: Path) -> None:
    print_ = read(sorted((real_prints / "social-housing").glob("*.xml"))[1])
    locator = Locator(print_)
    tried = 0
    for provision in print_.provisions[::7]:
        for mark in provision.lines:
            found = locator.text(f"page {mark.page}, line {mark.line}")
            assert found.indices, (mark, found.problems)
            there = print_.provisions[found.indices[0]]
            starts = [(m.page, m.line) for m in there.lines] + [(there.page, there.line)]
            assert (mark.page, mark.line) in starts
            tried += 1
    assert tried > 100
    assert locator.text("page 999, line 1").problems
    assert locator.text("page 5, line 99").problems


# -- what is said of a misquote --------------------------------------------------------------

NOTICE = """
clause 1: Survey
  (1) The power to enter may only be exercised if—
    (a) an authorised person has given the registered provider at least 48 hours’ notice, and
    (b) an authorised person has given the occupier of the premises at least 24 hours’ notice.
"""


@pytest.mark.parametrize(
    "new",
    [
        NOTICE,
        NOTICE.replace("at least 24 hours’ notice", "such notice as is fair"),
        "clause 1: Gone",
    ],
    ids=["kept", "reworded", "gone"],
)
def test_words_that_are_only_like_the_quoted_ones_are_never_called_the_quoted_words(
    new: str,
) -> None:
    note = "## Clause 1\n> an authorised person has given the occupier at least 24 hour's notice\n"
    one = carried(make_comparison(NOTICE, new), note)
    assert one.status in ("reworded", "clause-only")
    assert one.old and one.old.label == "clause 1(1)(b)"
    assert "ords like the quoted ones" in one.why
    assert "he quoted words" not in one.why + one.shown


def test_a_reference_renumbered_before_the_note_is_told_and_not_contradicted() -> None:
    old = "clause 1: Duration\n  (1) Regulations under section 15, and no others, lapse in a year."
    one = carried(
        make_comparison(old, old.replace("15", "29")),
        "## Clause 1\n> Regulations under section 29, and no others\n",
        "HL Bill 57",
    )
    assert one.status == "same"
    assert one.why == (
        "Written about clause 1(1) of HL Bill 57, where they stand as quoted; "
        "in HL Bill 1 “15” stood for “29”."
    )
    assert one.wording == ()


# -- notes on a print that is not compared ---------------------------------------------------


def test_a_note_on_another_print_is_told_from_one_that_could_not_be_placed(
    comparison: Comparison,
) -> None:
    other = carried(comparison, "## Clause 1\nText.\n", "HL Bill 99")
    assert (other.status, other.elsewhere) == ("unplaced", True)
    nowhere = carried(comparison, "## Clause 99\nText.\n", "HL Bill 57")
    assert (nowhere.status, nowhere.elsewhere) == ("unplaced", False)
    placed = carried(comparison, "## Clause 1\nText.\n", "HL Bill 57")
    assert not placed.elsewhere
    alias = Alias("NC2", "Bill 99", "Bill 121", "clause 32", "aliases.csv", 2)
    assert carried(comparison, "## NC2\nText.\n", "Bill 99", alias).elsewhere


def test_a_note_whose_print_is_not_plain_is_not_one_on_another_print() -> None:
    both = make_comparison(OLD, NEW)
    same = replace(both.old, stage="As introduced"), replace(both.new, stage="As introduced")
    alignment = replace(both.alignment, old=same[0], new=same[1])
    one = carried(replace(both, alignment=alignment), "## Clause 1\nText.\n", "As introduced")
    assert (one.status, one.side, one.elsewhere) == ("unplaced", "neither", False)
