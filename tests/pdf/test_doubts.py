"""What is doubtful in a PDF is said, with page and line."""

from __future__ import annotations

from lawdiff.comparison import compare
from lawdiff.prints.pdf.check import page_marks
from lawdiff.prints.reading import read_data
from tests.pdf.bills import long
from tests.pdf.made import Bill
from tests.pdf.test_reading import by_label, messages, read


def tabular(cell: str = "Assimilated law") -> Bill:
    bill = Bill()
    bill.clause("1", "Names")
    bill.sub("(1)", "The things in the first column have the names in the second.")
    bill.table([("Before", "After"), ("Retained law", cell), ("Retained case law", "Case law")])
    bill.sub("(2)", "Nothing else has a name.")
    return bill


def test_a_table_is_marked_and_its_words_are_kept_apart() -> None:
    print_ = read(tabular())
    provision = by_label(print_)["clause 1(1)"]
    (table,) = provision.tables
    assert table.caption == "[table: not compared]"
    assert [[provision.text[c.start : c.end] for c in row] for row in table.rows] == [
        ["Before", "After"],
        ["Retained law", "Assimilated law"],
        ["Retained case law", "Case law"],
    ]
    assert by_label(print_)["clause 1(2)"].text == "Nothing else has a name."
    assert messages(print_)[1] == (
        "page 1, line 3: [table: not compared] only its words are read, not how they are arranged"
    )


def test_another_word_in_a_table_still_shows() -> None:
    comparison = compare(read(tabular()), read(tabular("Other law")))
    assert any(row.changes for row in comparison.rows)
    assert "1 of its tables" in comparison.warnings[0]


def test_a_formula_is_marked_and_counts_as_one_line() -> None:
    bill = Bill()
    bill.clause("1", "Amount")
    bill.sub("(1)", "The amount is—")
    bill.formula("AxB", "C")
    bill.sub("(2)", "“A” is the amount in question.")
    bill.sub("(3)", "“B” is the other amount.")
    bill.sub("(4)", "“C” is no amount.")
    print_ = read(bill)
    provision = by_label(print_)["clause 1(1)"]
    assert provision.text == "The amount is— A x B C"
    (formula,) = provision.formulae
    assert formula.image == "formula: not compared"
    assert "100.0%" in messages(print_)[0]
    assert "[formula: not compared]" in messages(print_)[1]


def test_a_margin_number_that_disagrees_lowers_the_rate_and_is_named() -> None:
    bill = Bill()
    bill.wrong[2, 10] = 11
    for i in range(1, 9):
        bill.clause(str(i), f"Matter number {i}")
        for j in range(1, 5):
            bill.sub(f"({j})", f"The person in matter {i} must in case {j} do what is right.")
    said = messages(read(bill))
    assert "100.0%" not in said[0]
    assert said[1] == "page 2, line 11: by the lines counted this is line 10"


def test_a_quotation_that_never_closes_is_named_and_ends_with_its_clause() -> None:
    bill = Bill()
    bill.clause("1", "Amendment")
    bill.sub("(1)", "After section 4 insert—")
    bill.quoted("“(4A)", "Nothing is made by halves.")
    bill.clause("2", "Extent")
    bill.sub("(1)", "This Act extends to Wales.")
    print_ = read(bill)
    assert not by_label(print_)["clause 2"].quoted
    assert not by_label(print_)["clause 2(1)"].quoted
    assert next(m for m in messages(print_) if "never closes" in m).startswith("page 1, line 3:")


def test_a_quotation_that_never_closes_ends_where_the_outer_numbers_go_on() -> None:
    bill = Bill()
    bill.clause("1", "Amendment")
    bill.sub("(1)", "After section 4 insert—")
    bill.quoted("“(4A)", "Nothing is made by halves.")
    bill.sub("(2)", "After section 5 insert nothing.")
    print_ = read(bill)
    assert by_label(print_)["clause 1(2)"].text == "After section 5 insert nothing."
    assert any("never closes" in m and "page 1, line 3" in m for m in messages(print_))


def test_a_closing_mark_that_closes_nothing_is_named() -> None:
    bill = Bill()
    bill.clause("1", "Amendment")
    bill.sub("(1)", "Omit the words the maker” in section 4.")
    print_ = read(bill)
    assert by_label(print_)["clause 1(1)"].text == "Omit the words the maker” in section 4."
    assert any("page 1, line 2: a quotation closes here" in m for m in messages(print_))


def test_numbers_out_of_sequence_are_named() -> None:
    bill = Bill()
    bill.clause("1", "One")
    bill.sub("(1)", "First.")
    bill.sub("(3)", "Third.")
    bill.clause("3", "Three")
    said = messages(read(bill))
    assert "page 1, line 3: (3) is out of sequence after (1)" in said
    assert "page 1, line 4: clause 3 is out of sequence after clause 1" in said


def test_a_page_that_is_missing_is_named() -> None:
    bill = long(12)
    del bill.pages[4]
    assert any("page 3 is missing" in m for m in messages(read(bill)))


def test_a_document_bound_after_the_bill_is_named_and_not_read() -> None:
    bill = long(5)
    count = len(read(bill).provisions)
    other = long(5)
    bill.pages += other.pages[2:]
    print_ = read_data(bill.pdf(), "made.pdf")
    assert len(print_.provisions) == count
    assert any("another document begins" in m for m in messages(print_))


def test_where_pdf_and_xml_disagree_about_page_and_line() -> None:
    import msgspec  # noqa: PLC0415

    pdf = read(long(6))
    moved = [
        msgspec.structs.replace(p, line=p.line + 1) if p.page == 2 and p.line else p
        for p in pdf.provisions
    ]
    xml = msgspec.structs.replace(pdf, source="xml", provisions=tuple(moved))
    (said,) = page_marks(pdf, xml)
    assert said.startswith("page 2: PDF and XML disagree about page and line of ")
    assert said in compare(pdf, xml).warnings
    assert page_marks(pdf, msgspec.structs.replace(pdf, source="xml")) == []


def test_a_paragraph_between_two_formulae_with_bars_stays_one() -> None:
    bill = Bill()
    bill.clause("1", "Amount")
    bill.sub("(1)", "The amount is—")
    bill.formula("A x B x D", "C")
    bill.page.rule(300, 380, bill.y - 16)
    bill.sub("(2)", "In Wales it is—")
    bill.formula("A x B x D", "E")
    bill.page.rule(300, 380, bill.y - 16)
    texts = {label: p.text for label, p in by_label(read(bill)).items()}
    assert texts["clause 1(1)"] == "The amount is— A x B x D C"
    assert texts["clause 1(2)"] == "In Wales it is— A x B x D E"


def test_a_paragraph_between_two_tables_stays_one() -> None:
    bill = Bill()
    bill.clause("1", "Names")
    bill.sub("(1)", "These are the names.")
    bill.table([("Before", "After"), ("Retained law", "Other law")])
    bill.sub("(2)", "These too.")
    bill.table([("Before", "After"), ("Retained case law", "Other case law")])
    print_ = read(bill)
    texts = {label: p.text for label, p in by_label(print_).items()}
    assert texts["clause 1(1)"] == "These are the names. Before After Retained law Other law"
    assert texts["clause 1(2)"] == "These too. Before After Retained case law Other case law"


def test_a_formula_in_upright_type_is_found_too() -> None:
    bill = Bill()
    bill.clause("1", "Amount")
    bill.sub("(1)", "The amount is—")
    bill.down(22)
    bill.page.text(300, bill.y, "A + (B / C)")
    bill.sub("(2)", "“A” is an amount.")
    assert len(by_label(read(bill))["clause 1(1)"].formulae) == 1
