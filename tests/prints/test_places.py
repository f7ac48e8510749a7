"""Page and line, from the marks a print carries."""

from __future__ import annotations

from pathlib import Path

from lawdiff.prints.model import LineMark
from tests.prints.made import bill, clause, labelled, only_clause, read_made, said
from tests.prints.real import every_print, print_of


def test_a_provision_starts_where_its_number_stands() -> None:
    source = read_made(
        bill(
            clause("<?L 24-15?>29", said("A panel <?L 24-16?>must meet.")),
            after="<conclusions><block>Printed.</block></conclusions>",
        )
    )
    provision = labelled(source, "clause 29")
    assert (provision.number, provision.text) == ("29", "A panel must meet.")
    assert (provision.page, provision.line) == (24, 15)
    assert provision.lines == (LineMark(8, 24, 16),)
    assert source.provisions[-1].page is None, "the back sheet is not on the body's last line"


def test_without_a_number_it_starts_with_its_heading_its_text_or_its_first_child() -> None:
    heading = '<hcontainer name="crossheading"><heading><?L 5-15?>Panels</heading></hcontainer>'
    text = '<level class="para1"><content><p><?L 5-16?>one.</p></content></level>'
    child = f"<level><list>{text}</list></level>"
    source = read_made(bill(clause("1", "") + heading + text + child))
    assert [(p.page, p.line) for p in source.provisions] == [
        (None, None),
        (5, 15),
        (5, 16),
        (5, 16),
        (5, 16),
    ]


def test_a_mark_moves_no_word() -> None:
    for written in (
        "incurred, or likely <?L 4-16?>to be incurred",
        "incurred, or likely<?L 4-16?> to be incurred",
        "incurred, or likely <?L 4-16?> to be incurred",
        "incurred, or likely\n  <?L 4-16?>\n to be incurred",
        "incurred, or <b>likely <?L 4-16?></b>to be incurred",
        "incurred, or <b>likely</b><?L 4-16?> <i>to be</i> incurred",
    ):
        provision = only_clause(said(written))
        assert provision.text == "incurred, or likely to be incurred"
        assert provision.lines == (LineMark(20, 4, 16),), written


def test_a_mark_within_a_word_does_not_split_it() -> None:
    provision = only_clause(said("re<?L 4-16?>gulator"))
    assert provision.text == "regulator"
    assert provision.lines == (LineMark(2, 4, 16),)


def test_a_line_begins_with_the_quotation_mark() -> None:
    term = '<def startQuote="“" endQuote="”"><?L 5-3?>firm</def> means it'
    definition = f'<hcontainer name="definition">{said(term)}</hcontainer>'
    _, provision = read_made(bill(clause("<?L 5-2?>1", definition))).provisions
    assert provision.text == "“firm” means it"
    assert (provision.page, provision.line) == (5, 3)
    assert provision.lines == (LineMark(0, 5, 3),)
    for quoted in (
        'for <quotedText startQuote="“" endQuote="”"><?L 5-3?>must</quotedText> put',
        'for <?L 5-3?><quotedText startQuote="“" endQuote="”">must</quotedText> put',
    ):
        provision = only_clause(said(quoted))
        assert (provision.text, provision.lines) == ("for “must” put", (LineMark(4, 5, 3),))


def test_a_mark_between_blocks_belongs_to_the_next_word() -> None:
    provision = only_clause("<content><p>One</p><?L 4-16?><p>two.</p></content>")
    assert provision.text == "One two."
    assert provision.lines == (LineMark(4, 4, 16),)


def test_a_mark_after_the_last_word_stands_at_the_end() -> None:
    assert only_clause(said("One.<?L 4-16?>")).lines == (LineMark(4, 4, 16),)


def test_other_instructions_and_odd_marks_say_nothing() -> None:
    for odd in ("<?L?>", "<?L x-1?>", "<?L 4?>", "<?L 4-?>", "<?DMS-Component 4-16?>", "<?oxy_x?>",
                "<?L 123456789-1?>", "<?L -4-16?>"):  # fmt: skip
        provision = only_clause(said(f"One {odd}two."))
        assert (provision.text, provision.lines) == ("One two.", ())


@every_print
def test_pages_and_lines_only_go_forward(path: Path) -> None:
    source = print_of(path)
    body = [p for p in source.provisions if p.page is not None and p.kind != "cover"]
    places = [(p.page, p.line) for p in body]
    assert places == sorted(places)
    for provision in source.provisions:
        marks = [(m.at, m.page, m.line) for m in provision.lines]
        assert [m[0] for m in marks] == sorted(m[0] for m in marks)
