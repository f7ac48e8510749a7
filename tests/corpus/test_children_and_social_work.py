"""The founding case says what the truth tables beside this file say, and nothing else.

The tables are read by tests of other rooms too: ``…-clauses.csv`` says for each
pair of prints which clause became which, ``…-changes.csv`` names every place
where words differ by more than the number of a clause cited. This module holds
the prints against the tables with bare lxml, so that a fault in the reader
cannot hide a fault in the corpus.
"""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FOLDER = ROOT / "corpus" / "children-and-social-work"
SHARED = Path(os.environ.get("LAWDIFF_REAL_PRINTS", ROOT.parent / "shared" / "prints")).parent
SCHEMA = SHARED / "schemas" / "akomantoso30.xsd"
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
PRINTS = (
    "1-hl-bill-1.xml",
    "2-hl-bill-57.xml",
    "3-hl-bill-69.xml",
    "4-bill-99.xml",
    "5-bill-121.xml",
    "6-act.xml",
)
PROVISIONS = {
    AKN + name for name in ("section", "subsection", "level", "paragraph", "subparagraph")
} | {AKN + "hcontainer"}
HEAD = {AKN + "num", AKN + "heading"}


@dataclass(frozen=True, slots=True)
class Change:
    """A row of the table of changes."""

    old: str
    new: str
    old_words: str
    new_words: str
    what: str


@cache
def rows(table: str) -> tuple[dict[str, str], ...]:
    with (HERE / f"children-and-social-work-{table}.csv").open(encoding="utf-8", newline="") as f:
        return tuple(csv.DictReader(f))


PAIRS = tuple(dict.fromkeys((r["old_print"], r["new_print"]) for r in rows("clauses")))
pair = pytest.mark.parametrize(("old_name", "new_name"), PAIRS)
each_print = pytest.mark.parametrize("name", PRINTS)


def concordance(old_name: str, new_name: str) -> list[dict[str, str]]:
    return [r for r in rows("clauses") if (r["old_print"], r["new_print"]) == (old_name, new_name)]


def changes(old_name: str, new_name: str) -> list[Change]:
    return [
        Change(r["old"], r["new"], r["old_words"], r["new_words"], r["what"])
        for r in rows("changes")
        if (r["old_print"], r["new_print"]) == (old_name, new_name)
    ]


@cache
def tree(name: str) -> etree._Element:
    return etree.parse(str(FOLDER / name)).getroot()


def eid_of(address: str) -> str:
    """The ``eId`` of an address of the tables.

    >>> eid_of("29(2)(a)"), eid_of("Schedule 2")
    ('sec_29__subsec_2__para_a', 'sched_2')
    """
    if address.startswith("Schedule "):
        return "sched_" + address.removeprefix("Schedule ")
    numbers = re.findall(r"\w+", address)
    return "__".join(
        f"{kind}_{number}"
        for kind, number in zip(("sec", "subsec", "para", "subpara"), numbers, strict=False)
    )


def clauses(name: str) -> dict[str, etree._Element]:
    """Clauses and schedules of the print, by number."""
    found = {}
    for element in tree(name).iter(AKN + "section", AKN + "hcontainer"):
        if "__qstr" in (element.get("eId") or ""):
            continue
        if element.tag == AKN + "section" or element.get("name") == "schedule":
            found[number_of(element)] = element
    return found


def number_of(provision: etree._Element) -> str:
    """Its number as printed, without a schedule's reference note."""
    num = provision.find(AKN + "num")
    assert num is not None
    words = [num.text or ""] + [child.tail or "" for child in num]
    return "".join(words).strip()


def printed(element: etree._Element | None, numbers: dict[str, str] | None = None) -> str:
    """Its own words, without number and heading, clause numbers of its references renumbered."""
    assert element is not None
    return " ".join("".join(_pieces(element, numbers or {}, top=True)).split())


def _pieces(element: etree._Element, numbers: dict[str, str], top: bool = False) -> Iterator[str]:
    if not isinstance(element.tag, str):
        return
    if not top and element.tag in PROVISIONS:
        return
    href = (element.get("href") or "").removeprefix("#sec_")
    yield numbers.get(href, element.text or "") if href.isdigit() else element.text or ""
    for child in element:
        if top and child.tag in HEAD:
            yield child.tail or ""
            continue
        yield from _pieces(child, numbers)
        yield child.tail or ""


def provisions(clause: etree._Element) -> dict[str, etree._Element]:
    """The clause and all provisions in it, by ``eId``."""
    return {e.get("eId") or "": e for e in clause.iter(*PROVISIONS)}


def hrefs(element: etree._Element) -> list[str]:
    return [
        r.get("href") or ""
        for r in element.iter(AKN + "ref")
        if r.getparent() is not element.find(AKN + "heading")
        and next(a for a in r.iterancestors() if a.tag in PROVISIONS) is element
    ]


@each_print
def test_print_is_valid(name: str) -> None:
    if not SCHEMA.is_file():
        pytest.skip(f"no schema at {SCHEMA}")
    schema = etree.XMLSchema(etree.parse(str(SCHEMA)))
    assert schema.validate(tree(name)), list(schema.error_log)[:3]


@each_print
def test_print_says_that_it_is_a_reconstruction(name: str) -> None:
    (statement,) = tree(name).iterfind(".//{urn:lawdiff:corpus}statement")
    assert "is a reconstruction" in (statement.text or "")
    assert "not the official text" in (statement.text or "")


@each_print
def test_print_carries_no_guid_and_each_eid_once(name: str) -> None:
    elements = list(tree(name).iter("*"))
    assert not [a for e in elements for a in e.attrib if "guid" in str(a).lower()]
    eids = [e.get("eId") for e in elements if e.get("eId")]
    assert len(eids) == len(set(eids))


@each_print
def test_references_and_contents_resolve(name: str) -> None:
    eids = {e.get("eId") for e in tree(name).iter("*")}
    cited = [
        e.get("href") or "" for e in tree(name).iter(AKN + "ref", AKN + "tocItem") if e.get("href")
    ]
    assert len(cited) > 100
    assert not [href for href in cited if href.removeprefix("#") not in eids]


@each_print
def test_a_reference_says_the_number_of_its_target(name: str) -> None:
    numbers = {
        e.get("eId"): number_of(e).removeprefix("Schedule ")
        for e in tree(name).iter(*PROVISIONS)
        if e.find(AKN + "num") is not None
    }
    wrong = [
        (ref.get("href"), printed(ref))
        for ref in tree(name).iterfind(f".//{AKN}body//{AKN}ref")
        if numbers[(ref.get("href") or "").removeprefix("#")] != printed(ref)
    ]
    assert not wrong


@each_print
def test_clauses_are_numbered_in_order(name: str) -> None:
    numbers = [n for n in clauses(name) if n.isdigit()]
    assert numbers == [str(i) for i in range(1, len(numbers) + 1)]
    assert [n for n in clauses(name) if not n.isdigit()] == ["Schedule 1", "Schedule 2"]


@each_print
def test_lines_run_on_and_pages_hold_forty(name: str) -> None:
    source = (FOLDER / name).read_text(encoding="utf-8")
    marks = [(int(page), int(line)) for page, line in re.findall(r"<\?L (\d+)-(\d+)\?>", source)]
    assert marks == sorted(set(marks))
    assert max(line for _, line in marks) == 40
    assert {page for page, _ in marks} == set(range(1, marks[-1][0] + 1))


@each_print
def test_contents_name_the_clauses(name: str) -> None:
    listed = [
        "".join(" ".join(i.itertext()) for i in item.iter(AKN + "inline")).replace(" ", "")
        for item in tree(name).iter(AKN + "tocItem")
        if item.get("class") == "prov1ToC"
    ]
    standing = [
        (number + printed(clause.find(AKN + "heading"))).replace(" ", "")
        for number, clause in clauses(name).items()
        if number.isdigit()
    ]
    assert listed == standing


@pair
def test_table_names_every_clause_of_both_prints(old_name: str, new_name: str) -> None:
    for name, side in ((old_name, "old"), (new_name, "new")):
        table = {r[side]: r[f"{side}_heading"] for r in concordance(old_name, new_name) if r[side]}
        standing = {n: printed(c.find(AKN + "heading")) for n, c in clauses(name).items()}
        assert table == standing


@pair
def test_what_happened_is_what_the_numbers_say(old_name: str, new_name: str) -> None:
    amended = {
        (c.old.split("(")[0], c.new.split("(")[0])
        for c in changes(old_name, new_name)
        if "in plain words" not in c.what
    }
    for row in concordance(old_name, new_name):
        what = set(row["what"].replace("left out", "left-out").split())
        if not row["old"] or not row["new"]:
            assert what == ({"left-out"} if row["old"] else {"inserted"}), row
            continue
        assert ("renumbered" in what) == (row["old"] != row["new"]), row
        touched = {(row["old"], row["new"]), (row["old"], ""), ("", row["new"])} & amended
        assert ("amended" in what) == bool(touched), row


def expected_words(provision: etree._Element, told: list[Change], numbers: dict[str, str]) -> str:
    """What the provision should say in the new print: its words after the table."""
    words = printed(provision, numbers)
    for change in told:
        if change.old_words not in words:  # the table quotes the old print's own number
            words = printed(provision)
        assert change.old_words in words, change
        words = words.replace(change.old_words, change.new_words, 1)
    return words


def by_old_provision(old_name: str, new_name: str) -> dict[str, list[Change]]:
    """Rows of the table of changes by ``eId`` in the old print; ``""`` for what is new."""
    told: dict[str, list[Change]] = {}
    for change in changes(old_name, new_name):
        if change.what != "heading amended":
            told.setdefault(change.old and eid_of(change.old), []).append(change)
    return told


def all_provisions(name: str) -> dict[str, etree._Element]:
    return {eid: p for clause in clauses(name).values() for eid, p in provisions(clause).items()}


def followed(href: str, numbers: dict[str, str]) -> str:
    """Where a reference of the old print should point in the new."""
    return re.sub(r"(?<=^#sec_)\d+", lambda found: numbers.get(found[0], found[0]), href)


@pair
def test_words_differ_only_where_the_table_says(old_name: str, new_name: str) -> None:
    """Every provision's own words are the same but for numbers of clauses cited and the table."""
    became = {r["old"]: r["new"] for r in concordance(old_name, new_name) if r["old"]}
    numbers = {old: new for old, new in became.items() if new}
    told_of = by_old_provision(old_name, new_name)
    told_of.pop("", None)
    standing = all_provisions(new_name)
    for number, clause in clauses(old_name).items():
        for eid, provision in provisions(clause).items():
            told = told_of.pop(eid, [])
            if not told and (not became[number] or not printed(provision)):
                continue
            if told and not told[0].new:
                continue
            partner = standing[
                eid_of(told[0].new)
                if told
                else eid.replace(eid_of(number), eid_of(became[number]), 1)
            ]
            assert printed(partner) == expected_words(provision, told, numbers), eid
            if not told:
                assert hrefs(partner) == [followed(h, numbers) for h in hrefs(provision)], eid
    assert not told_of, "rows of the table that name nothing"


@pair
def test_provisions_come_only_where_the_table_says(old_name: str, new_name: str) -> None:
    became = {r["old"]: r["new"] for r in concordance(old_name, new_name) if r["old"] and r["new"]}
    told_of = by_old_provision(old_name, new_name)
    reached = {eid_of(c.new) for told in told_of.values() for c in told if c.new}
    assert reached <= all_provisions(new_name).keys()
    for old, new in became.items():
        before = provisions(clauses(old_name)[old])
        kept = {eid.replace(eid_of(old), eid_of(new), 1) for eid in before if eid not in told_of}
        for eid, provision in provisions(clauses(new_name)[new]).items():
            if printed(provision):  # else its words stand below it
                assert eid in kept | reached, eid


@pair
def test_headings_differ_only_where_the_table_says(old_name: str, new_name: str) -> None:
    became = {r["old"]: r["new"] for r in concordance(old_name, new_name) if r["old"] and r["new"]}
    told = {(c.old, c.new) for c in changes(old_name, new_name) if c.what == "heading amended"}
    differing = set()
    for old, new in became.items():
        before, after = (
            clauses(name)[number].find(AKN + "heading")
            for name, number in ((old_name, old), (new_name, new))
        )
        if printed(before, became) != printed(after):
            differing.add((old, new))
    assert differing == told


def test_the_sentence_of_2016() -> None:
    """Fourteen clauses inserted, 15 and all after it renumbered, two changes of substance."""
    table = concordance("1-hl-bill-1.xml", "2-hl-bill-57.xml")
    assert [r["new"] for r in table if r["what"] == "inserted"] == [str(n) for n in range(15, 29)]
    later = [r for r in table if r["old"].isdigit() and int(r["old"]) >= 15]
    assert all(int(r["new"]) == int(r["old"]) + 14 for r in later)
    assert [(r["old"], r["new"]) for r in table if "amended" in r["what"]] == [
        ("11", "11"),
        ("17", "31"),
    ]
    headings = [r["new_heading"] for r in table]
    assert headings.count("Information") == 3
    assert headings.count("Funding") == 2


def spread(cell: str) -> list[str]:
    """The numbers of a cell of the README's tables.

    >>> spread("15–17"), spread("Schedules 1–2"), spread("—")
    (['15', '16', '17'], ['Schedule 1', 'Schedule 2'], [])
    """
    numbers = [int(n) for n in re.findall(r"\d+", cell)]
    before = "Schedule " if cell.startswith("Schedules") else ""
    return [f"{before}{n}" for n in range(numbers[0], numbers[-1] + 1)] if numbers else []


def test_the_readme_tells_the_same_truth() -> None:
    readme = (ROOT / "corpus" / "README.md").read_text(encoding="utf-8")
    section = re.split(r"^## ", readme, flags=re.MULTILINE)
    (ours,) = [s for s in section if s.startswith("children-and-social-work\n")]
    blocks = re.split(r"^#### ", ours, flags=re.MULTILINE)[1:]
    assert len(blocks) == len(PAIRS)
    for (old_name, new_name), block in zip(PAIRS, blocks, strict=True):
        told = []
        table = block.split("| old | new | what happened | which |\n|---|---|---|---|\n")[1]
        for line in table.split("\n\n")[0].splitlines():
            old, new, what, _ = (cell.strip() for cell in line.strip("|").split("|"))
            olds, news = spread(old), spread(new)
            if not olds:
                olds = [""] * len(news)
            if not news:
                news = [""] * len(olds)
            told += [(o, n, what) for o, n in zip(olds, news, strict=True)]
        assert told == [(r["old"], r["new"], r["what"]) for r in concordance(old_name, new_name)]
