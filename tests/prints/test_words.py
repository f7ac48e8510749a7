"""Nothing of a print is lost in reading, nothing is there twice, nothing is added."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from pathlib import Path

from lxml import etree

from lawdiff.prints import Print
from tests.prints.made import bill, clause, read_made, said
from tests.prints.oracle import FileWords, local, print_words, tree_of
from tests.prints.real import every_print, print_of

PLACEHOLDER = re.compile(r"\{#[^}]*\}")
UK_CLASSES = (
    "prov1 prov2 schProv1 schProv2 para1 para2 para3 para4 sch EUProv1 EUProv2 group1 group2 "
    "schGroup1 schGroup2 schGroup3 definition defParent"
).split()


@every_print
def test_the_print_read_aloud_is_the_file_read_aloud(path: Path) -> None:
    file = FileWords(tree_of(path))
    pattern = "".join(
        _resolved(file, piece) if i % 2 else re.escape("".join(piece.split()))
        for i, piece in enumerate(re.split(f"({PLACEHOLDER.pattern})", file.text))
    )
    assert re.fullmatch(pattern, "".join(print_words(print_of(path)).split()))


def _resolved(file: FileWords, placeholder: str) -> str:
    """What stands for a placeholder: its value, or anything where that is not plain words."""
    shown = "".join(file.shown.get(placeholder[2:-1], "").split())
    plain = shown and "#" not in shown and not re.match(r"\d{4}-\d\d-\d\d", shown)
    return re.escape(shown) if plain else ".*"


@every_print
def test_the_words_of_the_print_are_the_words_of_the_file(path: Path) -> None:
    file = FileWords(tree_of(path))
    # A placeholder can stand inside a word: "{#varBillNo}—EN". That word is not counted.
    whole = Counter(word for word in file.text.split() if not PLACEHOLDER.search(word))
    found = Counter(print_words(print_of(path)).split())
    assert not whole - found
    resolved = sum((found - whole).values())
    assert resolved <= 45 * len(file.placeholders)
    assert file.placeholders or found == whole


@every_print
def test_every_xpath_selects_its_element_and_no_other_does(path: Path) -> None:
    root = tree_of(path)
    prefixes: dict[str, str] = {}
    for element in root.iter(etree.Element):
        prefixes.update({prefix: uri for prefix, uri in element.nsmap.items() if prefix})
    seen = set()
    tree = root.getroottree()
    for provision in print_of(path).provisions:
        assert provision.xpath is not None
        [element] = tree.xpath(provision.xpath, namespaces=prefixes)
        assert element not in seen
        seen.add(element)
        assert tree.getpath(element) == provision.xpath
        if provision.guid:
            assert provision.guid in element.attrib.values()


@every_print
def test_every_provision_of_the_file_is_one_of_the_print(path: Path) -> None:
    root = tree_of(path)
    tree = root.getroottree()
    xpaths = {provision.xpath for provision in print_of(path).provisions}
    for element in root.iter(etree.Element):
        role = element.get("class") or ""
        if role in UK_CLASSES and local(element) != "references":
            assert tree.getpath(element) in xpaths, role
        if local(element) in ("article", "section", "recital", "paragraph", "authorialNote"):
            assert tree.getpath(element) in xpaths or _is_ghost(element), local(element)


def _is_ghost(element: etree._Element) -> bool:
    return any(
        key.endswith("}softmove_to")
        for e in (element, *element.iterancestors())
        for key in e.attrib
    )


@every_print
def test_the_tree_hangs_together(path: Path) -> None:
    source = print_of(path)
    for index, provision in enumerate(source.provisions):
        assert provision.index == index
        assert index < provision.end <= len(source.provisions)
        for child in provision.children:
            assert source.provisions[child].parent == index
            assert index < child < provision.end
            assert source.provisions[child].quote_depth >= provision.quote_depth
        ats = [source.provisions[child].at for child in provision.children]
        assert ats == sorted(ats)
        assert all(0 <= at <= len(provision.text) for at in ats)
        assert provision.quoted == (provision.quote_depth > 0)
    tops = [p.index for p in source.provisions if p.parent is None]
    counted = sum(len(p.children) for p in source.provisions) + len(tops)
    assert counted == len(source.provisions)


@every_print
def test_offsets_lie_on_the_words_they_speak_of(path: Path) -> None:
    for provision in print_of(path).provisions:
        text = provision.text
        assert text == text.strip(" \t\r\n")
        assert "  " not in text
        assert "\n" not in text
        for words, references in (
            (text, provision.references),
            (provision.heading, provision.heading_references),
        ):
            for reference in references:
                cited = words[reference.start : reference.end]
                assert cited and cited == cited.strip(" "), provision.label
        assert all(text[at] == " " for at in provision.breaks)
        assert all(0 <= mark.at <= len(text) for mark in provision.lines)
        assert all(mark.at in (0, len(text)) or text[mark.at] != " " for mark in provision.lines)
        for table in provision.tables:
            cells = [cell for row in table.rows for cell in row]
            assert all(table.start <= c.start <= c.end <= table.end for c in cells)
            assert all(a.end <= b.start for a, b in itertools.pairwise(cells))
        assert all(f.start <= f.end <= len(text) for f in provision.formulae)


@every_print
def test_a_reference_slices_to_the_words_of_its_tag(path: Path) -> None:
    root = tree_of(path)
    tagged: Counter[str] = Counter()
    for element in root.iter("{*}ref", "{*}rref"):
        if any(local(above) in ("meta", "num") for above in element.iterancestors()):
            continue
        words = " ".join("".join(element.itertext()).split())
        if words and not list(element.iter("{*}authorialNote")):
            tagged[words] += 1
    sliced: Counter[str] = Counter()
    for provision in print_of(path).provisions:
        sliced.update(
            " ".join(provision.text[r.start : r.end].split()) for r in provision.references
        )
        sliced.update(
            " ".join(provision.heading[r.start : r.end].split())
            for r in provision.heading_references
        )
    assert not tagged - sliced


@every_print
def test_labels_are_addresses_no_two_the_same(path: Path) -> None:
    source = print_of(path)
    counted = Counter(provision.label for provision in source.provisions)
    assert not [label for label, count in counted.items() if count > 1]
    assert all(label == " ".join(label.split()) and label for label in counted)


@every_print
def test_the_cover_says_which_print_it_is(path: Path) -> None:
    source: Print = print_of(path)
    for value in (source.title, source.number, source.house, source.stage):
        assert "#" not in value
    assert re.fullmatch(r"(\d{4}-\d{2}-\d{2})?", source.date)
    assert re.fullmatch(r"[a-z]{3}", source.language)


def test_a_stray_change_in_the_oracle_would_be_seen() -> None:
    """The comparison above fails on a single lost, doubled or displaced word."""
    data = bill(clause("1", said("The regulator must publish a plan.")))
    root = etree.fromstring(data)
    assert FileWords(root).text.split() == print_words(read_made(data)).split()
    for wrong in ("The regulator must publish plan.", "The regulator must must publish a plan."):
        other = read_made(bill(clause("1", said(wrong))))
        assert FileWords(root).text.split() != print_words(other).split()
