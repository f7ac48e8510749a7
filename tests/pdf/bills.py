"""The made Bills the tests read."""

from __future__ import annotations

from tests.pdf.made import Bill


def plain(bill: Bill | None = None) -> Bill:
    """Every common kind of provision once."""
    bill = bill or Bill()
    bill.cross("Made matters")
    bill.clause("1", "Duty to make")
    bill.sub(
        "(1)",
        "The maker must make what is to be made, and must do so in the manner described in "
        "subsection (2) of this section before the end of the year.",
    )
    bill.sub("(2)", "The manner is—")
    bill.para("(a)", "slowly, or")
    bill.para("(b)", "in a case where the thing to be made is—")
    bill.subpara("(i)", "small,")
    bill.subpara("(ii)", "round, or")
    bill.paragraph("", "and in either case without noise.", 36, 15.3)
    bill.clause("2", "Amendment of the Making Act 1990")
    bill.sub("(1)", "The Making Act 1990 is amended as follows.")
    bill.sub("(2)", "After section 4 insert—")
    bill.paragraph("“(4A)", "Nothing is made by halves.", 72, 20.3)
    bill.paragraph("(4B)", "In subsection (4A) “halves” has its ordinary meaning.”", 72, 21.3)
    bill.sub("(3)", "In this section—")
    bill.definition("“maker” means a person who makes any “thing” of the kind mentioned in it;")
    bill.definition("“thing” includes a part of a thing.")
    bill.schedules()
    bill.schedule("1", "Things to be made", "Section 1")
    bill.part("1", "Small things")
    bill.schedule_paragraph("1", "(1)", "A small thing is to be made in accordance with this Part.")
    bill.schedule_sub("(2)", "It must not be large.")
    bill.schedule_paragraph("2", "", "Nothing in this Part affects a round thing.")
    return bill


def long(clauses: int) -> Bill:
    """Many clauses over many pages."""
    bill = Bill()
    for i in range(1, clauses + 1):
        bill.clause(str(i), f"Matter number {i}")
        for j in range(1, 5):
            bill.sub(
                f"({j})",
                f"The person in matter {i} must in case {j} do what is to be done about it, and "
                "must give notice of having done it to everybody whom it concerns.",
            )
    return bill
