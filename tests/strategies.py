"""Hypothesis strategies that make valid prints, and break them.

``bills()`` gives whole files; ``bodies()`` what stands in a body, to be wrapped by
``tests.prints.made.bill``. ``broken(data)`` gives what transport, editors and ill will make of
a file.
"""

from __future__ import annotations

from html import escape

from hypothesis import strategies as st

from tests.prints.made import bill

WORDS = (
    "the regulator must may not publish a report under section subsection 2 12 28 days £5,000 "
    "before after “relevant person” means day—month Crown’s and or unless an Order in Council"
).split()
_SPACES = [" ", " ", " ", " ", "\n   ", "\u00a0", " <?L 3-4?>", "<?L 12-1?> "]


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """Running text with marks of page and line, inline elements and references."""
    pieces = []
    for word in draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12)):
        text = escape(word)
        form = draw(st.integers(0, 24))
        if form == 0:
            text = f"<i>{text}</i>"
        elif form == 1:
            text = f'<ref href="#sec_1">{text}</ref>'
        elif form == 2:
            text = f'<quotedText startQuote="“" endQuote="”">{text}</quotedText>'
        elif form == 3:
            text = f"{text}<authorialNote><p>1996 c. 52.</p></authorialNote>"
        pieces.append(text)
        pieces.append(draw(st.sampled_from(_SPACES)))
    return "".join(pieces)


def _number(draw: st.DrawFn, form: str) -> str:
    plain = draw(st.sampled_from(["1", "2", "3", "12", "29", "2A", "163A", "A3"]))
    letter = draw(st.sampled_from(["a", "b", "ca", "zi", "i", "ii"]))
    return form.format(n=plain, a=letter)


_LEVELS = [
    ("subsection", "prov2", "({n})"),
    ("level", "para1", "({a})"),
    ("level", "para2", "({a})"),
    ("level", "para3", "({a})"),
]


@st.composite
def levels(draw: st.DrawFn, depth: int = 0) -> str:
    """A subsection, a paragraph in one, and so on down; with tables and quotations now and then."""
    tag, css, form = _LEVELS[depth]
    number = f"<num>{_number(draw, form)}</num>" if draw(st.integers(0, 9)) else ""
    if depth + 1 < len(_LEVELS) and draw(st.integers(0, 2)) == 0:
        below = "".join(draw(st.lists(levels(depth + 1), min_size=1, max_size=3)))
        inside = f"<intro><p>{draw(sentences())}—</p></intro>{below}"
        if draw(st.booleans()):
            inside += f"<wrapUp><p>{draw(sentences())}</p></wrapUp>"
    else:
        inside = f"<content><p>{draw(sentences())}</p>{draw(_extras(depth))}</content>"
    return f'<{tag} class="{css}">{number}{inside}</{tag}>'


@st.composite
def _extras(draw: st.DrawFn, depth: int) -> str:
    form = draw(st.integers(0, 11))
    if form == 0:
        cells = draw(st.lists(sentences(), min_size=1, max_size=3))
        row = "".join(f"<td><p>{cell}</p></td>" for cell in cells)
        return f"<tblock><foreign><table><tr>{row}</tr><tr>{row}</tr></table></foreign></tblock>"
    if form == 1 and depth < 2:
        quoted = draw(clauses() if draw(st.booleans()) else levels(depth + 1))
        return (
            '<p><mod>insert—<quotedStructure startQuote="“" endQuote="”">'
            f'{quoted}</quotedStructure><inline name="AppendText">.</inline></mod></p>'
        )
    if form == 2:
        return "<p><math><mfrac><mi>A</mi><mi>B</mi></mfrac></math></p>"
    return ""


@st.composite
def clauses(draw: st.DrawFn) -> str:
    """A clause with its heading and subsections."""
    number = _number(draw, "{n}")
    heading = f"<heading>{draw(sentences())}</heading>" if draw(st.booleans()) else ""
    below = "".join(draw(st.lists(levels(), min_size=0, max_size=3)))
    content = below or f"<content><p>{draw(sentences())}</p></content>"
    return (
        f'<section class="prov1" eId="sec_{number}"><num>{number}</num>{heading}{content}</section>'
    )


@st.composite
def schedules(draw: st.DrawFn) -> str:
    """A schedule with its note and paragraphs."""
    paragraphs = "".join(
        f'<paragraph class="schProv1"><num>{i + 1}</num><content><p>{text}</p></content>'
        "</paragraph>"
        for i, text in enumerate(draw(st.lists(sentences(), min_size=1, max_size=3)))
    )
    note = "<authorialNote><p>Section 1</p></authorialNote>" if draw(st.booleans()) else ""
    return (
        f'<hcontainer name="schedule"><num>Schedule {draw(st.integers(1, 9))} {note}</num>'
        f"<heading>{draw(sentences())}</heading>{paragraphs}</hcontainer>"
    )


@st.composite
def bodies(draw: st.DrawFn) -> str:
    """The body of a Bill: clauses, some under Parts and cross-headings, and schedules."""
    found = draw(st.lists(clauses(), min_size=1, max_size=4))
    if draw(st.booleans()):
        found.insert(0, '<hcontainer name="crossheading"><heading>Panels</heading></hcontainer>')
    if draw(st.booleans()):
        found = [f"<part><num>Part 1</num><heading>General</heading>{''.join(found)}</part>"]
    return "".join(found + draw(st.lists(schedules(), max_size=2)))


def bills() -> st.SearchStrategy[bytes]:
    """Whole files of valid prints."""
    return bodies().map(bill)


TOKENS = [
    *b"< > & \" ' = / ]]> <!-- --> <? ?> &amp; &e; &#0; &#x1F4A9;".split(),
    *b"<p> </p> <num/> <table> <ref>".split(),
    *b"<![CDATA[ \x00 \xff \xe2\x80 \xef\xbb\xbf <quotedStructure> xml:id='x'".split(),
    b"<!DOCTYPE x>",
    b"<!ENTITY e 'x'>",
    b" xmlns:a='b c' ",
    b"<?L 9-9?>",
    b"\r\n",
    b" " * 50,
    b"(" * 50,
]
"""What a damaged file may have put in."""


@st.composite
def broken(draw: st.DrawFn, data: bytes) -> bytes:
    """A file with bytes changed, lost, doubled, moved or put in, at one to six places."""
    for _ in range(draw(st.integers(1, 6))):
        if not data:
            break
        at = draw(st.integers(0, len(data) - 1))
        end = min(len(data), at + draw(st.integers(1, 200)))
        how = draw(st.integers(0, 5))
        if how == 0:
            data = data[:at] + bytes([draw(st.integers(0, 255))]) + data[at + 1 :]
        elif how == 1:
            data = data[:at] + data[end:]
        elif how == 2:
            data = data[:end] + data[at:end] + data[end:]
        elif how == 3:
            data = data[:at] + draw(st.sampled_from(TOKENS)) + data[at:]
        elif how == 4:
            data = data[:at] + draw(st.sampled_from(TOKENS)) + data[end:]
        else:
            data = data[:at]
    return data
