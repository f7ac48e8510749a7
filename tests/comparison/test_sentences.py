"""What sentences must hold: nothing that counts is cut away, left uncounted or told twice."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawdiff.comparison import compare
from lawdiff.comparison.headlines import _numbers, _runs
from lawdiff.comparison.model import Comparison
from lawdiff.comparison.phrasing import grave, labels, quoted
from lawdiff.prints.model import Print
from lawdiff.prints.reading import read_data
from lawdiff.reports import page
from lawdiff.reports.markdown import render
from lawdiff.reports.terminal import summary
from tests.comparison.made import made_print, made_xml

PLAN = "Clause 1 Plans\n(1) A plan is made by the council each year.\n"


def compared(old: str, new: str) -> Comparison:
    return compare(made_print(old, "old.xml"), made_print(new, "new.xml"))


def sentence(old: str, new: str, label: str = "clause 2") -> str:
    comparison = compared(old, new)
    for account in comparison.accounts:
        head = comparison.rows[account.row]
        if (head.new or head.old).label == label:  # type: ignore[union-attr]
            return account.sentence
    raise LookupError(label)


# Quotations -----------------------------------------------------------------------------------

FILLING = "the keeper of old boats and nets under cover in this harbour".split()


@pytest.mark.parametrize(
    "weighty",
    [
        "at least 48 hours’ notice",
        "£5,000",
        "the 4th of May 2026",
        "twenty-eight days",
        "must not",
        "may",
        "shall",
        "unless",
        "except",
        "three quarters",
        "10%",
        "England and Wales",
    ],
)
def test_an_ellipsis_never_cuts_away_what_counts(weighty: str) -> None:
    said = quoted(" ".join([*FILLING, weighty, *FILLING]))
    assert "…" in said
    assert weighty in said


WORDS = st.lists(
    st.sampled_from([*FILLING, "must", "not", "may", "28", "days", "unless", "£50", "England"]),
    min_size=1,
    max_size=60,
)


@given(WORDS)
def test_quotations_keep_every_word_that_counts_or_are_none(words: list[str]) -> None:
    said = quoted(" ".join(words))
    if said.startswith("‘"):
        kept = [word for word in said.strip("‘’").split() if word in "must not may 28 unless £50"]
        assert kept == [word for word in words if word in "must not may 28 unless £50"]
    else:
        assert "…" not in said
        assert said.startswith(f"a passage of {len(words)} words that begins ‘")


def test_a_plain_long_passage_is_cut() -> None:
    said = quoted(" ".join(FILLING * 3))
    assert said.count("…") == 1
    assert len(said.split()) == 15


def test_words_that_count_are_known() -> None:
    assert grave("The keeper of the boats.") == ()
    assert "must" in grave("The keeper must paint the boats.")


# What comes first, and what is only counted ---------------------------------------------------

MANY = """\
Clause 2 Lights
(1) The keeper paints each lamp with red oil on Sundays.
(2) The keeper cleans each mast with soft rags on Sundays.
(3) The keeper feeds each gull with fresh herring on Sundays.
(4) The keeper airs each sail with great care on Sundays.
(5) The keeper polishes each bell with brown wax on Sundays.
(6) The keeper may close the pier for 28 days in England.
"""


def many(*swaps: tuple[str, str]) -> tuple[str, str]:
    new = MANY
    for was, now in swaps:
        assert was in new
        new = new.replace(was, now)
    return PLAN + MANY, PLAN + new


WORDING = (
    ("red oil", "blue tar"),
    ("soft rags", "hard brushes"),
    ("fresh herring", "stale bread"),
    ("great care", "little fuss"),
    ("brown wax", "white chalk"),
)


def test_time_and_duty_come_first_and_wording_is_counted() -> None:
    said = sentence(*many(*WORDING, ("may close", "must close"), ("28 days", "14 days")))
    assert said.startswith(
        "Clause 2: In subsection (6), ‘may’ becomes ‘must’ and ‘28’ becomes ‘14’. In subsection (1)"
    )
    assert said.endswith("3 more changes of substance.")


def test_what_weighs_most_is_never_only_counted() -> None:
    lines = [f"({n}) The keeper may close pier {n} on a windy Sunday." for n in range(1, 9)]
    old = "\n".join([PLAN + "Clause 2 Piers", *lines])
    said = sentence(old, old.replace("may", "must"))
    assert "more" not in said
    assert "(1), (2), (3), (4), (5), (6), (7) and (8), ‘may’ becomes ‘must’" in said


def test_a_clause_that_is_all_new_numbers_is_told_in_bounds() -> None:
    words = "boats nets sails lamps bells masts ropes oars keels decks".split()
    lines = [
        f"({n}) The fee for {words[n % 10]} of kind {words[n // 10]} is £{n}." for n in range(1, 61)
    ]
    old = "\n".join([PLAN + "Clause 2 Fees", *lines])
    new = "\n".join([PLAN + "Clause 2 Fees", *(line.replace("£", "£7") for line in lines)])
    said = sentence(old, new)
    assert said.count(" becomes ") == 40
    assert "20 more changes of powers, duties, conditions, numbers" in said


def test_one_more_change_is_told_instead_of_counted() -> None:
    said = sentence(*many(*WORDING))
    assert "more" not in said
    assert all(f"‘{was}’ becomes ‘{now}’" in said for was, now in WORDING)


# Places ---------------------------------------------------------------------------------------

AMENDING = """\
Clause 2 Registers
(1) In the Gas Act 1986, after section 15 insert—
| 15A Register
|   (1) The keeper must keep a register of every light that fails at sea.
|   (2) The register is open to anyone who asks for it at the quay.
"""


def test_the_other_law_is_named_once_and_new_sections_by_their_number() -> None:
    new = AMENDING.replace("every light", "any light").replace("the quay", "the pier")
    assert sentence(PLAN + AMENDING, PLAN + new) == (
        "Clause 2: In new section 15A(1) (the Gas Act 1986), ‘every’ becomes ‘any’. "
        "In new section 15A(2), ‘quay’ becomes ‘pier’."
    )


TWO_LAWS = """\
Clause 2 Lights
(1) Section 3 of the Gas Act 1986 applies to every lamp on the quay as if it were a large boat.
| 3A Lamps
|   The keeper paints each lamp with red oil on Sundays.
(2) In the Gas Act 1986, after section 3 insert—
| 3B Masts
|   The keeper cleans each mast with red oil on Sundays.
(3) In the Rent Act 1977, after section 4 insert—
| 4A Bells
|   The keeper polishes each bell with fine wax on Sundays.
(4) In the Rent Act 1977, after section 5 insert—
| 5A Sails
|   The keeper airs each sail with red oil on Sundays.
"""


def test_each_statement_names_its_law_or_follows_one_that_does() -> None:
    new = TWO_LAWS.replace("with red oil", "by hand").replace("fine wax", "white chalk")
    said = sentence(PLAN + TWO_LAWS, PLAN + new)
    assert "3B" in said and "4A" in said and "5A" in said
    law = ""
    for statement in said.split(". "):
        law = next((name for name in ("Gas Act 1986", "Rent Act 1977") if name in statement), law)
        if "4A" in statement or "5A" in statement:
            assert law == "Rent Act 1977"
        elif "3B" in statement:
            assert law == "Gas Act 1986"


OWN_WORDS = """\
Clause 2 Reports
(1) In section 3 of the Gas Act 1986 (reports), for the words “a week” substitute “28 days”.
(2) The council must send each report to the keeper within 28 days.
(3) The keeper must read each report within 28 days.
"""


def test_the_bills_own_words_are_not_said_to_be_about_another_law() -> None:
    said = sentence(PLAN + OWN_WORDS, PLAN + OWN_WORDS.replace("28", "30"))
    assert "In subsection (1) (section 3 of the Gas Act 1986), ‘28’ becomes ‘30’." in said
    assert "In subsections (2) and (3), ‘28’ becomes ‘30’." in said


BETWEEN = """Clause 2 Reports
(1) In section 3 of the Gas Act 1986 (reports), after “month” insert “, or 28 days,”.
(2) In section 8 of the Rent Act 1977 (lists), after “year” insert “, or in the summer,”.
(3) In section 12 of the Gas Act 1986 (fees), after “month” insert “ or 7 hours”.
"""


def test_a_law_is_named_again_after_words_that_name_another() -> None:
    new = BETWEEN.replace("28 days", "30 days").replace("Rent Act 1977", "Rent Act 1978")
    said = sentence(PLAN + BETWEEN, PLAN + new.replace("7 hours", "9 hours"))
    assert "In subsection (3) (section 12 of the Gas Act 1986), ‘7’ becomes ‘9’." in said


def test_several_new_subsections_share_their_section() -> None:
    more = "|   (3) A copy costs nothing at all.\n|   (4) The keeper shows it to the council.\n"
    assert sentence(PLAN + AMENDING, PLAN + AMENDING + more) == (
        "Clause 2: New section 15A(3) and (4) are inserted."
    )


def test_words_that_name_the_law_themselves_do_not_have_it_named_again() -> None:
    one = "Clause 2 Repeals\nIn the Gas Act 1986, omit the following provisions about lamps.\n"
    said = sentence(PLAN + one, PLAN + one.replace("In the Gas Act 1986", "In the Rent Act 1977"))
    assert said.count("Rent Act 1977") == 1


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["subsection (1)"], "subsection (1)"),
        (["subsection (1)", "paragraph (a)"], "subsection (1) and paragraph (a)"),
        (["subsection (1)(a)", "subsection (2)"], "subsection (1)(a) and subsection (2)"),
        (["clause 32", "clause 33"], "clauses 32 and 33"),
        (["Schedule 1", "Schedule 2"], "Schedule 1 and Schedule 2"),
        (["Schedule 1, paragraph 3", "Schedule 1, paragraph 4"], "Schedule 1, paragraphs 3 and 4"),
        (["definition of “fog (dense)”", "definition of “fog (thin)”"], None),
    ],
)
def test_labels_are_shortened_only_where_they_are_alike(names: list[str], said: str | None) -> None:
    assert labels(names) == (said or " and ".join(names))


# Splits, merges, numbers ----------------------------------------------------------------------

WHOLE = """\
Clause 1 Licences
(1) The council may grant a licence to any person who keeps a boat on the quay.
(2) An application must be made in writing and give the name of the boat and of its owner.
(3) The council must decide on an application before the next spring tide after it is made.
(4) A decision must be sent to the applicant by post and painted on the door of the town hall.
"""
HALVES = """\
Clause 1 Licences
(1) The council may grant a licence to any person who keeps a boat on the quay.
(2) An application must be made in writing and give the name of the boat and of its owner.
Clause 2 Decisions
(1) The council must decide on an application before the next spring tide after it is made.
(2) A decision must be sent to the applicant by post and painted on the door of the town hall.
"""


def test_a_split_or_merge_is_told_of_the_bill_and_of_its_clauses() -> None:
    split, merge = compared(WHOLE, HALVES), compared(HALVES, WHOLE)
    assert "clause 1 is split into clauses 1 and 2" in split.headline.lower()
    told = [a.sentence for a in split.accounts]
    assert sum("Clause 1 is split: it becomes clauses 1 and 2." in said for said in told) == 2
    assert "renumbered" not in split.headline
    assert "clauses 1 and 2 are merged into clause 1" in merge.headline.lower()
    assert any("Clauses 1 and 2 are merged into clause 1." in a.sentence for a in merge.accounts)


HARBOUR = """\
Clause 1 Harbours
(1) The council must publish a report on harbours within 28 days of each meeting of the Board.
(2) Every harbour master must keep a list of all the boats that lie in the harbour, with owners.
(3) This applies in Wales to any quay, pier or jetty that a council owns.
(4) Salt and coal may be landed free of any due.
"""
FERRIES = """\
Clause 1 Harbours
(1) The council must publish a report on harbours within 28 days of each meeting of the Board.
(2) This applies in Wales to any quay, pier or jetty that a council owns.
(3) Salt and coal may be landed free of any due.
Clause 2 Ferries
(1) Ferries are to run daily between the mainland and each inhabited island.
(2) No fare may exceed the fare fixed by regulations under this Part.
(3) A pilot who is drunk commits an offence and is liable on conviction to a fine.
(4) Every harbour master may keep a list of all the boats that lie in the harbour, with owners.
"""


def test_words_that_change_on_their_way_into_a_new_clause_are_told() -> None:
    comparison = compared(HARBOUR, FERRIES)
    assert [account.sentence for account in comparison.accounts][-2:] == [
        "Clause 1: Subsection (2) moves to clause 2(4), where its words change.",
        "Clause 2, ‘Ferries’, is inserted. Subsection (4) moves here from clause 1(2). "
        "In subsection (4), ‘must’ becomes ‘may’.",
    ]


AS_LIST = """\
Clause 2 Sailing
(1) A person who
  (a) sails a boat without a licence, or
  (b) rows one at night, commits an offence.
"""
IN_ONE = """\
Clause 2 Sailing
(1) A person who sails a boat without a licence, or rows one at night, commits an offence.
"""


def test_words_set_out_as_a_list_are_not_left_out() -> None:
    for old, new, how in ((IN_ONE, AS_LIST, "as a list"), (AS_LIST, IN_ONE, "in one sentence")):
        said = sentence(PLAN + old, PLAN + new)
        assert f"commits an offence.’ is set out {how}." in said
        assert "’ is left out" not in said and "’ is inserted" not in said


def test_text_for_another_law_does_not_make_a_list() -> None:
    old = (
        "Clause 2 Fees\n(1) In section 16 of the Gas Act 1986\n"
        "  (a) after paragraph (a) insert—\n  | (aa) the fee for a copy, and\n"
    )
    new = (
        "Clause 2 Fees\n(1) In section 16 of the Gas Act 1986 after paragraph (a) insert—\n"
        "| (aa) the fee for\n| (ab) a copy, and\n"
    )
    said = sentence(PLAN + old, PLAN + new)
    assert "‘after paragraph (a) insert—’ is set out in one sentence" in said


REPORTS = "The council must publish a report on harbours within 28 days of each of its meetings."
LISTS = "Every harbour master must keep a list of all the boats that lie in the harbour."
SALT = "Salt and coal may be landed free of any due that is fixed by a council."
LAST = "\nClause 9 Meetings\nThe council must meet in each month."
APART = f"Clause 1 Reports\n{REPORTS}\nClause 2 Lists\n{LISTS}{LAST}"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            APART,
            f"Clause 1 Duties\n(1) {REPORTS} {LISTS}\n(2) But not on Sundays.{LAST}",
            "clauses 1 and 2 are merged into clause 1(1)",
        ),
        (
            f"Clause 1 Reports\n(1) {REPORTS}\n(2) {SALT}\nClause 2 Lists\n{LISTS}{LAST}",
            f"Clause 1 Reports\n(1) {REPORTS} {LISTS}\n(2) {SALT}{LAST}",
            "clause 1(1) and clause 2 are merged into clause 1(1)",
        ),
        (
            APART,
            f"Clause 1 Duties\n(1) {REPORTS}\n(2) {LISTS}\n(3) {SALT}{LAST}",
            "clause 2 becomes clause 1(2)",
        ),
    ],
)
def test_a_clause_that_became_part_of_another_is_told_of_the_bill(
    old: str, new: str, said: str
) -> None:
    comparison = compared(old, new)
    assert said in comparison.headline.replace("Clause", "clause")
    assert "No other clause" not in comparison.headline
    assert any("clause 2" in a.sentence.casefold() for a in comparison.accounts)
    table = render(comparison).decode().partition("## Where each clause went")[2]
    assert "| Clause 2 | Clause 1(" in table
    html = page.render(comparison).decode().partition('id="old-to-new"')[2].partition("</table>")[0]
    assert re.search(r"<td>Clause 2</td>\s*<td><a href=[^>]*>Clause 1\(", html)


def test_a_bill_that_became_an_act_does_not_have_no_word_that_differs() -> None:
    def print_(words: str) -> Print:
        xml = made_xml("Clause 1 Boats\nThe council keeps a boat.\n")
        title = f"<preface><longTitle><p>{words} to confer powers.</p></longTitle></preface>"
        return read_data(xml.replace("<body>", f"{title}<body>").encode(), "made.xml")

    said = compare(print_("A Bill"), print_("An Act")).headline
    assert said == "Nothing differs in substance between the two prints."
    assert compare(print_("A Bill"), print_("A Bill")).headline.startswith("No word differs")


NUMBERED = [
    f"A rule on {what} is made by the council." for what in "boats nets sails lamps".split()
]


def clauses(*texts: tuple[int, str]) -> str:
    return "\n".join(f"Clause {n} Rule\n(1) {text}" for n, text in texts) + "\n"


def test_a_run_of_renumbered_clauses_holds_only_what_was_renumbered() -> None:
    """Clause 3 went and another came at the same distance: no run reaches over it."""
    assert _runs([("1", "2"), ("2", "3"), ("4", "5")]) == [
        (["1", "2"], ["2", "3"]),
        (["4"], ["5"]),
    ]


def test_what_goes_is_numbered_in_the_order_of_its_own_print() -> None:
    provisions = made_print(clauses(*enumerate(NUMBERED, 1))).provisions
    gone = [p for p in provisions if p.kind == "clause"]
    assert _numbers([*gone[2:], *gone[:2]]) == " (1 to 4)"


def test_clauses_that_become_sections_are_called_both() -> None:
    boats, nets, sails, _ = NUMBERED
    gulls = "Whoever feeds gulls with stale bread on Sundays commits an offence under byelaw ten."
    old = made_print(clauses((1, gulls), (2, boats), (3, nets), (4, sails)), "old.xml")
    xml = made_xml(clauses((1, boats), (2, nets), (3, sails)))
    act = xml.replace('<bill name="bill">', '<act name="act">').replace("</bill>", "</act>")
    said = compare(old, read_data(act.encode(), "act.xml")).headline
    assert "; clauses 2 to 4 become sections 1 to 3." in said


def test_moves_are_counted_alike_in_the_headline_and_in_the_figures() -> None:
    boats, nets, sails, lamps = NUMBERED
    old = clauses((1, boats), (2, nets), (3, sails), (4, lamps))
    comparison = compared(old, clauses((1, lamps), (2, boats), (3, nets), (4, sails)))
    assert "One provision is moved." in comparison.headline
    assert "1 provision moved," in summary(comparison)
