"""The specimen's files are what they claim to be: valid, well identified, and true to the table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

import lawdiff
from lawdiff.comparison.model import ChangeKind, State
from lawdiff.prints.model import Print, Provision
from tests.specimen.specimen_truth import (
    FILES,
    FOLDER,
    NUMBERS,
    STEPS,
    Truth,
    path_of,
    rows,
)

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
TARGET = "{https://www.legislation.gov.uk/namespaces/UK-AKN}targetGuid"
PROVISIONS = frozenset(
    AKN + name
    for name in (
        "part",
        "section",
        "subsection",
        "level",
        "hcontainer",
        "paragraph",
        "subparagraph",
    )
)
APART = PROVISIONS | {AKN + "num", AKN + "heading", AKN + "authorialNote"}
"""What does not belong to a provision's own words, though it stands inside its element."""

TRUTH = rows()
each_print = pytest.mark.parametrize("number", NUMBERS)
each_step = pytest.mark.parametrize(("old", "new"), STEPS)


def tree_of(number: str) -> etree._ElementTree:
    return etree.parse(str(path_of(number)))


def identified(number: str) -> dict[str, etree._Element]:
    """Provision elements by GUID, with the notes that say where a schedule comes from."""
    kept = PROVISIONS | {AKN + "authorialNote", AKN + "longTitle", AKN + "formula"}
    return {str(e.get("GUID")): e for e in tree_of(number).iter(*kept) if e.get("GUID")}


def pieces(element: etree._Element) -> Iterator[str]:
    """An element's own words, block by block, without those of what stands in it."""
    if element.text and not isinstance(element, etree._ProcessingInstruction):
        yield element.text
    for child in element:
        if child.tag not in APART and isinstance(child.tag, str):
            yield from pieces(child)
        if isinstance(child.tag, str) and child.tag.endswith(("}p", "}td", "}mi", "}mn")):
            yield " "
        if child.tail:
            yield child.tail


def tidy(text: str) -> str:
    """Line breaks and indentation of the file to one space; no-break spaces stay."""
    return re.sub(r"[ \n\t]+", " ", text).strip()


def own_words(element: etree._Element) -> str:
    return tidy("".join(pieces(element)))


def child_words(element: etree._Element, name: str) -> str:
    found = element.find(AKN + name)
    return "" if found is None else tidy("".join(pieces(found)))


def read(number: str) -> Print:
    return lawdiff.read(str(path_of(number)))


def by_label(number: str) -> dict[str, Provision]:
    return {p.label: p for p in read(number).provisions}


def element_at(tree: etree._ElementTree, provision: Provision) -> etree._Element:
    found = tree.xpath(str(provision.xpath))
    assert isinstance(found, list)
    assert len(found) == 1
    assert isinstance(found[0], etree._Element)
    return found[0]


# ------------------------------------------------------------------ the files


def test_the_folder_holds_the_four_prints_and_nothing_else() -> None:
    assert sorted(p.name for p in FOLDER.iterdir()) == list(FILES)


@pytest.mark.real_prints
@each_print
def test_valid_against_the_schema(number: str, real_prints: Path) -> None:
    schema = etree.XMLSchema(etree.parse(str(real_prints.parent / "schemas" / "akomantoso30.xsd")))
    schema.assertValid(tree_of(number))


@each_print
def test_identifiers_are_unique(number: str) -> None:
    for name in ("GUID", "eId"):
        seen = Counter(str(e.get(name)) for e in tree_of(number).iter() if e.get(name))
        assert [value for value, times in seen.items() if times > 1] == []


@each_print
def test_every_reference_leads_to_its_target(number: str) -> None:
    """But for the one that is left dangling on purpose, which names no place in the file."""
    tree = tree_of(number)
    here = {str(e.get("GUID")): str(e.get("eId")) for e in tree.iter() if e.get("GUID")}
    dangling = []
    for ref in tree.iter(AKN + "ref"):
        target = ref.get(TARGET)
        if target is None:
            continue
        if target not in here:
            dangling.append(ref)
            continue
        assert ref.get("href") == "#" + here[target]
    assert len(dangling) == sum("dangling" in t.remark for t in TRUTH if t.new_print == number)
    assert all(ref.get("href") == "" for ref in dangling)


@each_print
def test_page_line_marks_rise_and_stand_beside_space(number: str) -> None:
    # The cells of one row of a table stand beside each other, so their lines do not rise.
    outside_cells = "//processing-instruction('L')[not(ancestor::*[local-name()='td'])]"
    found = tree_of(number).xpath(outside_cells)
    assert isinstance(found, list)
    marks = [
        tuple(map(int, str(mark.text).split("-")))
        for mark in found
        if isinstance(mark, etree._ProcessingInstruction)
    ]
    assert len(marks) > 350
    assert marks == sorted(marks)
    source = path_of(number).read_text(encoding="utf-8")
    assert not re.search(r"[A-Za-z]<\?L [\d-]+\?>[A-Za-z]", source)


@each_print
def test_the_reader_has_nothing_to_complain_of(number: str) -> None:
    found = read(number)
    assert found.number == number
    assert found.warnings == ()
    assert {"part", "crossheading", "schedule", "definition", "note"} <= {
        p.kind for p in found.provisions
    }
    assert sum(bool(p.tables) for p in found.provisions) == 2
    assert sum(bool(p.formulae) for p in found.provisions) == 1
    assert max(p.quote_depth for p in found.provisions) == 2
    assert sum(p.heading == "Information" for p in found.provisions) == 3


@each_print
def test_labels_are_addresses(number: str) -> None:
    seen = Counter(p.label for p in read(number).provisions)
    assert [label for label, times in seen.items() if times > 1] == []


# ------------------------------------------------------------------ the table


def test_every_kind_of_change_and_every_state_happens() -> None:
    kinds = set(ChangeKind.__args__)  # type: ignore[attr-defined]
    # A definition that comes or goes is a row of its own, without changed words.
    assert {t.kind for t in TRUTH if t.kind} == kinds - {"definition"}
    assert any("definition of" in t.new_label and "inserted" in t.states for t in TRUTH)
    assert any("definition of" in t.old_label and "deleted" in t.states for t in TRUTH)
    assert {s for t in TRUTH for s in t.states} == set(State.__args__)  # type: ignore[attr-defined]


@each_step
def test_the_words_named_stand_where_the_table_says(old: str, new: str) -> None:
    for number, side in ((old, "old"), (new, "new")):
        provisions, tree = by_label(number), tree_of(number)
        for truth in TRUTH:
            if (truth.old_print, truth.new_print) != (old, new):
                continue
            label: str = getattr(truth, f"{side}_label")
            if not label:
                continue
            assert label in provisions, f"{number} has no {label}"
            words: str = getattr(truth, f"{side}_words")
            element = element_at(tree, provisions[label])
            if truth.kind == "heading":
                assert child_words(element, "heading") == words
            else:
                assert words in own_words(element), f"{number}, {truth}"


def test_no_row_twice() -> None:
    """A pair has one row for each change, and one if it has none."""
    seen = Counter(
        (t.old_print, t.old_label, t.new_label, t.kind, t.old_words, t.new_words) for t in TRUTH
    )
    assert [key for key, times in seen.items() if times > 1] == []


def fate(truth: Truth) -> str:
    if not truth.old_label:
        return "in"
    return "out" if not truth.new_label else "pair"


@each_step
def test_nothing_changes_that_the_table_does_not_name(old: str, new: str) -> None:
    """From the files alone, by GUID: what differs has a row, what has no row is the same."""
    before, after = identified(old), identified(new)
    label_before = {p.guid: p.label for p in read(old).provisions if p.guid}
    label_after = {p.guid: p.label for p in read(new).provisions if p.guid}
    mine = [t for t in TRUTH if (t.old_print, t.new_print) == (old, new)]
    named_old = {t.old_label for t in mine}
    named_new = {t.new_label for t in mine}
    pairs = {(t.old_label, t.new_label) for t in mine}
    for guid, element in before.items():
        if element.tag == AKN + "longTitle" and guid not in label_before:
            continue
        label = label_before.get(guid)
        if label is None or label.startswith(("cover", "back cover", "heading ")):
            continue
        if guid not in after:
            assert label in named_old, f"{label} goes out unnamed"
            continue
        twin, new_label = after[guid], label_after[guid]
        same = (
            own_words(element) == own_words(twin)
            and child_words(element, "heading") == child_words(twin, "heading")
            and child_words(element, "num") == child_words(twin, "num")
        )
        assert same or (label, new_label) in pairs, f"{label} → {new_label} differs, unnamed"
    for guid in after.keys() - before.keys():
        label = label_after.get(guid)
        if label is not None and not label.startswith(("cover", "back cover")):
            assert label in named_new, f"{label} comes in unnamed"


def tokens(words: str) -> Counter[str]:
    return Counter(re.findall(r"\w+|[^\w\s]", words))


@each_step
def test_the_words_named_account_for_the_whole_difference(old: str, new: str) -> None:
    """Take the named words away on both sides, and the same words are left."""
    before, after = by_label(old), by_label(new)
    trees = tree_of(old), tree_of(new)
    pairs: dict[tuple[str, str], list[Truth]] = {}
    for t in TRUTH:
        if (t.old_print, t.new_print) == (old, new) and t.old_label and t.new_label:
            pairs.setdefault((t.old_label, t.new_label), []).append(t)
    checked = 0
    for (old_label, new_label), told in pairs.items():
        # Where a text is split, merged or written anew the table does not name the words.
        if {"split", "merged", "redrafted"} & set(told[0].states) or told[0].kind == "list":
            continue
        sides = ((before[old_label], trees[0]), (after[new_label], trees[1]))
        left = []
        for (provision, tree), side in zip(sides, ("old_words", "new_words"), strict=True):
            words = tokens(own_words(element_at(tree, provision)))
            for t in told:
                if t.kind != "heading":
                    words.subtract(tokens(getattr(t, side)))
            left.append(words)
        assert left[0] == left[1], f"{old_label} → {new_label}"
        checked += 1
    assert checked > 20


@each_print
def test_the_readme_counts_right(number: str) -> None:
    found = read(number)
    clauses = sum(p.kind == "clause" for p in found.provisions)
    schedules = sum(p.kind == "schedule" for p in found.provisions)
    text = (FOLDER.parent / "README.md").read_text(encoding="utf-8")
    [line] = [
        line for line in text.splitlines() if line.startswith(f"| `{path_of(number).name}` |")
    ]
    assert line.endswith(f"| {clauses} | {schedules} |")
    assert f"| {number} | {found.house}, {found.stage[0].lower()}{found.stage[1:]} |" in line


def test_the_readme_tells_the_same_story() -> None:
    """Each row with something to tell stands in the table of the folder's README."""
    text = (FOLDER.parent / "README.md").read_text(encoding="utf-8")
    section = text.split("## specimen\n", 1)[1]
    for old, new in STEPS:
        table = section.split(f"### {old} → {new}\n", 1)[1].split("\n### ", 1)[0]
        for t in TRUTH:
            if (t.old_print, t.new_print) != (old, new):
                continue
            if t.remark or t.significance == "substantive":
                cells = f"| {t.old_label or '–'} | {t.new_label or '–'} |"
                assert cells in table, f"README says nothing of {t}"
                assert t.remark in table
