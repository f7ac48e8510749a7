"""Words that are given a number, or lose it, are told to be where they are."""

from __future__ import annotations

import pytest

from lawdiff.comparison import compare
from lawdiff.comparison.model import Account, Comparison
from tests.comparison.made import made_print

ONE = "Clause 1 Plans\n(1) A plan is made by the council each year.\n"
TITLE = "This Act may be cited as the Harbours and Beacons Act 2022."
PRIVILEGE = "Nothing in this Act imposes any charge on the people or on public funds."


def clause(*lines: str) -> str:
    return ONE + "\n".join(("Clause 2 Short title", *lines)) + "\n"


WHOLE = clause(TITLE)
DIVIDED = clause(f"(1) {TITLE}", f"(2) {PRIVILEGE}")
NEXT_YEAR = clause(f"(1) {TITLE.replace('2022', '2023')}", f"(2) {PRIVILEGE}")


def compared(old: str, new: str) -> Comparison:
    return compare(made_print(old, "old.xml"), made_print(new, "new.xml"))


def account(comparison: Comparison, label: str) -> Account:
    for found in comparison.accounts:
        head = comparison.rows[found.row]
        if (head.new or head.old).label == label:  # type: ignore[union-attr]
            return found
    raise LookupError(label)


ENTRY = "The harbour master must keep a register of every light that fails at sea."
WITHIN = "(1) In the Gas Act 1986, after section 15 insert—\n| 15A Register\n"


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            WHOLE,
            DIVIDED,
            "Clause 2: Its words become subsection (1). Subsection (2) is inserted.",
        ),
        (
            DIVIDED,
            WHOLE,
            "Clause 2: Subsection (2) is left out. "
            "The words of subsection (1) become those of the clause.",
        ),
        (
            WHOLE,
            NEXT_YEAR,
            "Clause 2: Its words become subsection (1), where ‘2022’ becomes ‘2023’. "
            "Subsection (2) is inserted.",
        ),
        (
            NEXT_YEAR,
            WHOLE,
            "Clause 2: Subsection (2) is left out. The words of subsection (1) become those of "
            "the clause, where ‘2023’ becomes ‘2022’.",
        ),
        (
            clause(f"{WITHIN}|   {ENTRY}"),
            clause(f"{WITHIN}|   (1) {ENTRY}\n|   (2) The register is open to anyone."),
            "Clause 2: The words of new section 15A become new section 15A(1). "
            "New section 15A(2) is inserted.",
        ),
    ],
)
def test_the_sentence_says_where_the_words_are(old: str, new: str, sentence: str) -> None:
    told = account(compared(old, new), "clause 2")
    assert told.sentence == sentence
    assert told.significance == "substantive"


@pytest.mark.parametrize("swapped", [False, True])
def test_the_same_words_are_set_out_anew_and_not_struck_out(swapped: bool) -> None:
    prints = (DIVIDED, WHOLE) if swapped else (WHOLE, DIVIDED)
    comparison = compared(*prints)
    changes = [c for row in comparison.rows for c in row.changes]
    assert [(c.kind, c.significance) for c in changes] == [("list", "substantive")]
    stood = "stood" if swapped else "now stand"
    assert f"these words {stood} in clause 2(1)" in changes[0].why


def test_words_that_changed_on_the_way_stay_wording_and_say_so() -> None:
    (change,) = [c for row in compared(WHOLE, NEXT_YEAR).rows for c in row.changes]
    assert change.kind != "list"
    assert change.why.endswith("clause 2(1), where ‘2022’ becomes ‘2023’.")


def test_other_words_are_told_as_before() -> None:
    other = clause("(1) The council must paint its boats each spring.", f"(2) {PRIVILEGE}")
    told = account(compared(WHOLE, other), "clause 2").sentence
    assert "is left out" in told
    assert "words become" not in told


def test_a_reference_that_leads_elsewhere_is_told_though_its_words_are_the_same() -> None:
    sentence = "A fee under section 1 is paid to the harbour master on the first day of each month."
    old = f"{ONE}Clause 2 Fees\n{sentence}\n"
    new = (
        "Clause 1 Aim\n(1) Everything here serves the safety of ships and nothing besides.\n"
        f"{ONE.replace('Clause 1', 'Clause 2')}"
        f"Clause 3 Fees\n(1) {sentence}\n(2) {PRIVILEGE}\n"
    )
    told = account(compared(old, new), "clause 3").sentence
    assert "Its words become subsection (1)" in told
    assert "‘section 1’ leads elsewhere" in told
