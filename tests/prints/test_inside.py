"""What stands among a provision's words: tables, formulae, pictures, notes, quotations."""

from __future__ import annotations

from lxml import etree

from lawdiff.prints import Provision
from tests.prints.made import bill, clause, labelled, labels, only_clause, read_made, said

XHTML = "http://www.w3.org/1999/xhtml"
MATHML = "http://www.w3.org/1998/Math/MathML"


def table(inside: str) -> str:
    """A table as UK prints have them."""
    held = f'<tblock><foreign><table xmlns="{XHTML}">{inside}</table></foreign></tblock>'
    return f"<content><p>Fees—</p>{held}</content>"


def cells(provision: Provision) -> list[list[str]]:
    """The words of each cell of the only table."""
    [only] = provision.tables
    return [[provision.text[cell.start : cell.end] for cell in row] for row in only.rows]


# Tables


def test_a_table_is_a_table() -> None:
    provision = only_clause(
        table(
            "<colgroup><col/><col/></colgroup>"
            "<thead><tr><td>Item</td><td>Fee</td></tr></thead>"
            '<tbody><tr><td rowspan="2">Licence</td><td>£5</td></tr><tr><th>£6</th></tr></tbody>'
        )
    )
    assert provision.text == "Fees— Item Fee Licence £5 £6"
    assert cells(provision) == [["Item", "Fee"], ["Licence", "£5"], ["£6"]]
    [only] = provision.tables
    assert (only.start, only.end) == (6, len(provision.text))
    assert [cell.header for row in only.rows for cell in row] == [True, True, False, False, True]
    assert only.rows[1][0].rowspan == 2


def test_empty_cells_keep_their_place() -> None:
    provision = only_clause(table("<tr><td/><td>A</td><td> </td></tr><tr><td>B</td><td/></tr>"))
    assert cells(provision) == [["", "A", ""], ["B", ""]]


def test_provisions_in_cells_are_children_that_stand_in_the_cell() -> None:
    akn = 'xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"'
    inside = f'<level {akn} class="para1"><num>(a)</num><content><p>one,</p></content></level>'
    source = read_made(
        bill(clause("1", table(f"<tr><td>Item</td><td>{inside}</td></tr><tr><td>Fee</td></tr>")))
    )
    assert labels(source) == ["clause 1", "clause 1(a)"]
    holder, held = source.provisions
    assert cells(holder) == [["Item", ""], ["Fee"]]
    cell = holder.tables[0].rows[0][1]
    assert cell.start <= held.at <= cell.end


def test_a_table_of_nothing_but_provisions() -> None:
    akn = 'xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"'
    inside = f'<level {akn} class="para1"><num>(a)</num><content><p>one.</p></content></level>'
    provision = only_clause(f'<tblock><foreign><table xmlns="{XHTML}"><tr><td>{inside}</td></tr>'
                            "</table></foreign></tblock>")  # fmt: skip
    [only] = provision.tables
    assert (only.start, only.end, len(only.rows)) == (0, 0, 1)


def test_a_table_in_a_table() -> None:
    provision = only_clause(
        table("<tr><td>A <table><tr><td>B</td></tr></table></td><td>C</td></tr>")
    )
    outer, inner = provision.tables
    assert provision.text[outer.start : outer.end] == "A B C"
    assert provision.text[inner.start : inner.end] == "B"


def test_words_between_cells_and_the_caption_are_not_lost() -> None:
    provision = only_clause(
        table("<caption>Scale</caption>one<tr>two<td>three</td>four</tr><tbody>five</tbody>six")
    )
    assert provision.text == "Fees— Scale one two three four five six"
    assert cells(provision) == [["one"], ["two", "three", "four"], ["five"], ["six"]]


def test_absurd_spans_are_not_believed() -> None:
    provision = only_clause(table('<tr><td colspan="99999999999" rowspan="-3">A</td></tr>'))
    cell = provision.tables[0].rows[0][0]
    assert (cell.colspan, cell.rowspan) == (1, 1)


# Formulae and pictures


def test_a_formula_is_kept_and_its_words_are_text() -> None:
    provision = only_clause(
        said(
            f'the amount is <math xmlns="{MATHML}"><mfrac><mrow><mi>A</mi><mo>×</mo><mi>B</mi>'
            "</mrow><mi>C</mi></mfrac><mn>5</mn>.</math> per day."
        )
    )
    assert provision.text == "the amount is A × B C 5 . per day."
    [formula] = provision.formulae
    assert provision.text[formula.start : formula.end] == "A × B C 5 ."
    assert formula.mathml is not None
    assert "<mfrac><mrow><mi>A</mi><mo>×</mo><mi>B</mi></mrow><mi>C</mi></mfrac>" in formula.mathml
    assert formula.mathml.endswith("<mn>5</mn>.</math>")


def test_a_formula_carries_nothing_else() -> None:
    provision = only_clause(
        said(
            f'<math xmlns="{MATHML}" onclick="x()"><semantics><mi mathcolor="red" style="x" '
            'href="javascript:x()" onload="x()">A</mi><annotation encoding="TeX">A</annotation>'
            '<annotation-xml><script xmlns="http://www.w3.org/1999/xhtml">x()</script>'
            "</annotation-xml></semantics><maction>B</maction>"
            '<svg xmlns="http://www.w3.org/2000/svg"><script>C</script></svg></math>'
        )
    )
    [formula] = provision.formulae
    assert formula.mathml is not None
    assert provision.text == "A B C"
    tree = etree.fromstring(formula.mathml)
    names = {etree.QName(element).localname for element in tree.iter()}
    assert names == {"math", "semantics", "mi"}
    assert not [key for element in tree.iter() for key in element.attrib]


def test_an_image_is_named() -> None:
    provision = only_clause(said('the map <img src="/images/2023/map-1.png" alt="Map"/> shows it.'))
    assert provision.text == "the map [image: Map map-1.png] shows it."
    [formula] = provision.formulae
    assert formula.image == "map-1.png"
    assert provision.text[formula.start : formula.end] == "[image: Map map-1.png]"


# Notes


def test_a_note_is_a_row_of_its_own() -> None:
    source = read_made(
        bill(clause("1", said("as in the Act<authorialNote><p>1996 c. 52.</p></authorialNote>.")))
    )
    holder, note = source.provisions
    assert (holder.text, note.text, note.kind) == ("as in the Act.", "1996 c. 52.", "note")
    assert note.at == len("as in the Act")


def test_a_schedules_note_stands_in_its_number() -> None:
    source = read_made(
        bill(
            '<hcontainer name="schedule"><num>Schedule 1 <authorialNote><p>Section <ref href="#x">'
            "30</ref></p></authorialNote></num><heading>Panels</heading></hcontainer>"
        )
    )
    schedule, note = source.provisions
    assert (schedule.number, schedule.heading, schedule.text) == ("Schedule 1", "Panels", "")
    assert (note.text, note.parent, note.at) == ("Section 30", 0, 0)
    [reference] = note.references
    assert note.text[reference.start : reference.end] == "30"


def test_a_note_among_the_metadata_is_printed() -> None:
    data = bill(clause("1", said("One<noteRef href='#n1' marker='*'/>.")))
    kept = b'<meta><notes source="#x"><note marker="*" eId="n1"><p>Of 1964.</p></note></notes>'
    source = read_made(data.replace(b"<meta>", kept))
    assert [(p.kind, p.label, p.text) for p in source.provisions] == [
        ("clause", "clause 1", "One."),
        ("note", "note *", "Of 1964."),
    ]


# Quotations


QUOTED = """<content><p><mod>After subsection (2) insert—
<quotedStructure startQuote="“" endQuote="”">
<subsection class="prov2"><num>(2A)</num><content><p>One.</p></content></subsection>
<subsection class="prov2"><num>(2B)</num><intro><p>Two—</p></intro>
<level class="para1"><num>(a)</num><content><p>three.</p></content></level></subsection>
</quotedStructure><inline name="AppendText">.</inline></mod></p></content>"""


def test_quotation_marks_open_the_first_and_close_the_last() -> None:
    source = read_made(bill(clause("1", QUOTED)))
    clause_1, first, second, last = source.provisions
    assert clause_1.text == "After subsection (2) insert— ."
    assert clause_1.text[: first.at] == "After subsection (2) insert—"
    assert first.at == second.at
    assert (first.open_quote, first.close_quote) == ("“", "")
    assert (second.open_quote, second.close_quote) == ("", "”")
    assert (last.open_quote, last.close_quote) == ("", "")
    assert [p.quote_depth for p in source.provisions] == [0, 1, 1, 1]


def test_a_quotation_in_a_quotation() -> None:
    inner = QUOTED.replace("“", "‘").replace("”", "’")
    outer = f"""<content><p><mod>insert—<quotedStructure startQuote="“" endQuote="”">
    <section class="prov1"><num>5A</num>{inner}</section></quotedStructure></mod></p></content>"""
    source = read_made(bill(clause("1", outer)))
    assert [p.quote_depth for p in source.provisions] == [0, 1, 2, 2, 2]
    assert source.provisions[1].open_quote == "“"
    assert source.provisions[1].close_quote == "”"
    assert source.provisions[2].open_quote == "‘"
    assert source.provisions[3].close_quote == "’"


def test_loose_words_in_a_quotation() -> None:
    source = read_made(
        bill(
            clause(
                "1",
                "<content><p><mod>insert—<quotedStructure startQuote='“' endQuote='”'>"
                "<p>(and see section 3A)</p></quotedStructure>.</mod></p></content>",
            )
        )
    )
    holder, loose = source.provisions
    assert holder.text == "insert— ."
    assert (loose.kind, loose.text, loose.quoted) == ("other", "(and see section 3A)", True)
    assert (loose.open_quote, loose.close_quote) == ("“", "”")


def test_quoted_words_keep_their_marks_in_the_text() -> None:
    provision = only_clause(
        said('for <quotedText startQuote="“" endQuote="”">must</quotedText>, substitute “may”')
    )
    assert provision.text == "for “must”, substitute “may”"


def test_a_definition_defines_its_word() -> None:
    source = read_made(
        bill(
            clause(
                "1",
                '<hcontainer name="definition"><content><p><def startQuote="“" endQuote="”">'
                "the  register</def> means it;</p></content></hcontainer>",
            )
        )
    )
    definition = source.provisions[1]
    assert (definition.defines, definition.text) == ("the register", "“the register” means it;")


# References


def test_a_reference_is_the_words_of_its_tag() -> None:
    for written in (
        'see <ref href="#s3">section 3</ref> of it',
        'see<ref href="#s3"> section 3 </ref>of it',
        'see <ref href="#s3">\n section\n 3</ref> of it',
        'see <ref href="#s3"><b>section</b> <?L 3-4?>3</ref> of it',
    ):
        provision = only_clause(said(written))
        assert provision.text == "see section 3 of it"
        [reference] = provision.references
        assert provision.text[reference.start : reference.end] == "section 3", written


def test_a_reference_resolves_by_guid_before_href() -> None:
    body = (
        '<section class="prov1" eId="sec_1" GUID="_a"><num>1</num></section>'
        '<section class="prov1" eId="sec_2" GUID="_b"><num>2</num>'
        '<heading GUID="_h">Panels</heading></section>'
        '<section class="prov1"><num>3</num><content><p>'
        '<ref href="#sec_1">one</ref> '
        '<ref href="#sec_9" xmlns:ukl="u" ukl:targetGuid="_b">two</ref> '
        '<ref href="#sec_9">three</ref> <ref targetGuid="_h">four</ref> '
        '<ref href="https://www.legislation.gov.uk/id/ukpga/1996/52">five</ref>'
        "</p></content></section>"
    )
    provision = labelled(read_made(bill(body)), "clause 3")
    assert [reference.target for reference in provision.references] == [0, 1, None, 1, None]
    assert provision.references[4].href.endswith("/1996/52")


def test_a_reference_in_a_heading() -> None:
    source = read_made(
        bill(
            '<section class="prov1" eId="s"><num>1</num>'
            '<heading>Panels: <ref href="#s">section 1</ref></heading></section>'
        )
    )
    [only] = source.provisions
    [reference] = only.heading_references
    assert only.heading[reference.start : reference.end] == "section 1"
    assert reference.target == 0
