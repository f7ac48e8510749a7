"""Every dialect reads in full, with kinds and labels that a reader of that country knows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import lawdiff
from lawdiff.prints import Print, read
from tests.prints.made import AKN, labels, read_made
from tests.prints.real import every_print, print_of

CASES = re.findall(
    r"^## (.+?)$\s*(\w+) (\w+)\s*```xml\n(.*?)```\s*```\n(.*?)```",
    (Path(__file__).parent / "dialects.md").read_text("utf-8"),
    re.M | re.S,
)


def act(body: str, language: str, country: str, name: str = "act", before: str = "") -> bytes:
    """An Act of that country."""
    return (
        f'<akomaNtoso xmlns="{AKN}"><act name="{name}"><meta><identification source="#x">'
        f'<FRBRWork><FRBRcountry value="{country}"/></FRBRWork>'
        f'<FRBRExpression><FRBRlanguage language="{language}"/></FRBRExpression>'
        f"</identification></meta>{before}<body>{body}</body></act></akomaNtoso>"
    ).encode()


@pytest.mark.parametrize(
    ("language", "country", "xml", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_labels(language: str, country: str, xml: str, expected: str) -> None:
    assert labels(read_made(act(xml, language, country))) == expected.splitlines()


def test_the_cases_were_found() -> None:
    text = (Path(__file__).parent / "dialects.md").read_text("utf-8")
    assert len(CASES) == text.count("\n## ") > 8


@every_print
def test_a_print_compared_with_itself_is_unchanged(path: Path) -> None:
    source = print_of(path)
    for match in ("auto", "content"):
        comparison = lawdiff.compare(source, source, match=match)
        assert len(comparison.rows) == len(source.provisions)
        assert all(row.states == ("unchanged",) for row in comparison.rows)


@every_print
def test_reading_is_the_same_each_time(path: Path) -> None:
    assert read(path) == print_of(path)


EXPECTED = {
    "de-legaldocml-vereinsgesetz-2017": ["§ 20 Absatz 1 Nummer 2", "Artikel 34"],
    "eu-akn4eu-directive-2014-92": [
        "recital 58",
        "citation 1",
        "Chapter I",
        "Article 1(6), point (a)",
        "Article 1(4), second subparagraph",
    ],
    "eu-leos-three-articles-moved": ["Article 1(-1), point (a)(1)", "Article 3", "closing words"],
    "fi-finlex-2024-123": ["liite 1", "conclusions, signatures"],
    "fr-senat-tas24-021": ["Article 1er, I, 1°, a bis), alinéa 1", "Article 1er A"],
    "it-normattiva-24g00083": ["articolo 3, comma 2", "Accordo-art. 2, capoverso 1"],
    "it-senato-ddl-2013": ["articolo 1, comma 1, lettera d), numero 2)"],
    "kenya-akn2-bill": ["preamble, list"],
    "lu-legilux-2024-a199": ["annexe 1, Article 2, paragraphe 1, alinéa 1", "formule exécutoire"],
    "scotland-bail-and-release-stage-2": ["section 2(2)(a), inserted subsection (1A)(b)(i)"],
    "uk-legislation-gov-uk-act-2014-27": ["section 2(1), definition of “functions”"],
    "uruguay-akn2-bill": ["artículo 3º", "motivos, inciso 1"],
    "wales-si-english": ["regulation 2(1)(a)", "Schedule 1, Part 1"],
    "za-community-fire-safety": ["section 58(7)(a)", "section 1, definition of “boundary”"],
}
TITLES = {
    "de-legaldocml-vereinsgesetz-2017": ("Vereinsgesetz", "deu"),
    "eu-akn4eu-directive-2014-92": ("Directive 2014/92/EU", "eng"),
    "eu-leos-three-articles": ("Proposal for a REGULATION", "eng"),
    "fr-senat-tas24-021": ("Proposition de loi tendant", "fra"),
    "it-normattiva-24g00083": ("Ratifica ed esecuzione", "ita"),
    "kenya-akn2-bill": ("THE KENYA INFORMATION", "eng"),
    "lu-legilux-2024-a199": ("Loi du 22 mai 2024", "fra"),
    "scotland-bail-and-release-stage-2": ("Bail and Release from Custody", "eng"),
    "uruguay-akn2-bill": ("ARTÍCULOS 1º, 3º Y 4º", "spa"),
    "wales-si-english": ("The Welsh Language Standards", "eng"),
    "za-community-fire-safety": ("Community Fire Safety By-law", "eng"),
}


def robust(real_prints: Path, name: str) -> Print:
    """One of the dialects' files."""
    return print_of(real_prints / "robustness" / f"{name}.xml")


@pytest.mark.real_prints
@pytest.mark.parametrize("name", EXPECTED)
def test_real_labels(real_prints: Path, name: str) -> None:
    assert not set(EXPECTED[name]) - set(labels(robust(real_prints, name)))


@pytest.mark.real_prints
@pytest.mark.parametrize("name", TITLES)
def test_real_titles_and_languages(real_prints: Path, name: str) -> None:
    title, language = TITLES[name]
    source = robust(real_prints, name)
    assert source.title.startswith(title)
    assert source.language == language


SAID = {
    "eu-akn4eu-directive-2014-92": ("2014/92/EU", ""),
    "eu-leos-three-articles": ("", "Proposal"),
    "fi-finlex-2024-123": ("123/2024", ""),
    "scotland-bail-and-release-stage-2": ("SP Bill 16A", "As amended at Stage 2"),
}


@pytest.mark.real_prints
@pytest.mark.parametrize("name", SAID)
def test_real_numbers_and_stages(real_prints: Path, name: str) -> None:
    source = robust(real_prints, name)
    assert (source.number, source.stage) == SAID[name]


@pytest.mark.parametrize(
    ("stage", "said"),
    [
        ("Proposal for a", "Proposal"),
        ("Proposition de", "Proposition"),
        ("[As amended in Committee]", "As amended in Committee"),
        ("As introduced", "As introduced"),
    ],
)
def test_a_stage_that_leads_on_to_the_title(stage: str, said: str) -> None:
    before = (
        f"<preface><p><docStage>{stage}</docStage> <docTitle>REGULATION</docTitle></p></preface>"
    )
    body = "<article><num>Article 1</num><content><p>One.</p></content></article>"
    assert read_made(act(body, "eng", "eu", before=before)).stage == said


MOVED = """<article><num>Article 1</num>
<paragraph xmlns:leos="urn:eu:europa:ec:leos" xml:id="p1" leos:softaction="move_from"
 leos:softmove_from="moved_p1"><num>1.</num><content><p>Moved here.</p></content>
</paragraph></article>
<article><num>Article 2</num><paragraph xmlns:leos="urn:eu:europa:ec:leos" xml:id="moved_p1"
 leos:softaction="move_to" leos:softmove_to="{}"><num>1.</num><content><p>Moved here.</p></content>
</paragraph></article>"""


def test_a_ghost_copy_is_not_a_second_paragraph() -> None:
    source = read_made(act(MOVED.format("p1"), "eng", "eu"))
    assert labels(source) == ["Article 1", "Article 1(1)", "Article 2"]
    assert not source.warnings


def test_a_ghost_copy_in_another_encoding() -> None:
    data = act(MOVED.format("p1"), "eng", "eu").decode().encode("utf-16")
    assert labels(read_made(data)) == ["Article 1", "Article 1(1)", "Article 2"]


def test_a_ghost_of_nothing_is_text() -> None:
    source = read_made(act(MOVED.format("lost"), "eng", "eu"))
    assert labels(source) == ["Article 1", "Article 1(1)", "Article 2", "Article 2(1)"]
    assert any("moved away" in warning.message for warning in source.warnings)


def test_text_inside_ins_is_text() -> None:
    said = "<content><p>La <ins>presente</ins> legge.</p></content>"
    body = f"<article><num>Art. 1.</num>{said}</article>"
    source = read_made(act(body, "ita", "it"))
    assert source.provisions[0].text == "La presente legge."


def test_attachments_are_cited_by_their_own_name() -> None:
    attached = (
        '<attachments><attachment><doc name="{}"><mainBody><article><num>Article 1</num>'
        "<alinea><content><p>Un.</p></content></alinea></article></mainBody></doc></attachment>"
        "</attachments>"
    )
    body = "<article><num>Article 1</num></article>"
    for name, called in (("", "annexe 1"), ("Accord", "Accord")):
        data = act(body, "fra", "fr").replace(b"</act>", f"{attached.format(name)}</act>".encode())
        assert labels(read_made(data)) == [
            "Article 1",
            called,
            f"{called}, Article 1",
            f"{called}, Article 1, alinéa 1",
        ]


@pytest.mark.parametrize(
    "namespace",
    [
        "http://docs.oasis-open.org/legaldocml/ns/akn/3.0",
        "http://docs.oasis-open.org/legaldocml/ns/akn/3.0/CSD13",
        "http://www.akomantoso.org/2.0",
        "http://Inhaltsdaten.LegalDocML.de/1.8.2/",
        "",
    ],
)
@pytest.mark.parametrize("prefix", ["", "akn:"])
def test_any_namespace_of_the_family_or_none(namespace: str, prefix: str) -> None:
    declared = f' xmlns{":" + prefix[:-1] if prefix else ""}="{namespace}"' if namespace else ""
    body = "<section><num>1</num><content><p>One.</p></content></section>"
    data = f"<akomaNtoso><act name='a'><body>{body}</body></act></akomaNtoso>"
    data = re.sub(r"<(/?)(\w)", rf"<\1{prefix}\2", data)
    source = read_made(data.replace("akomaNtoso>", f"akomaNtoso{declared}>", 1))
    assert [(p.label, p.text) for p in source.provisions] == [("section 1", "One.")]


@pytest.mark.parametrize("root", ["bill", "act", "doc", "statement"])
def test_a_document_without_its_envelope(root: str) -> None:
    inside = "<body><section><num>1</num></section></body>"
    [provision] = read_made(f"<{root} name='x'>{inside}</{root}>").provisions
    assert provision.label in ("clause 1", "section 1")
