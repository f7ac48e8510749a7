"""comparison.json as users and other programs rely on it, on every bundled and real pair."""

from __future__ import annotations

import json
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from lawdiff.comparison import compare
from lawdiff.prints import read
from lawdiff.reports import render
from tests.conftest import ROOT, real_prints_folder

STATES = set("unchanged renumbered moved amended redrafted inserted deleted split merged".split())
KINDS = set(
    "part chapter crossheading clause section article schedule subsection paragraph subparagraph "
    "definition long-title enacting-words cover note other".split()
)
SUBSTANTIVE = set(
    "retargeted-reference reference-range term operative connective quantity time extent "
    "procedure definition list heading amendment-instruction wording".split()
)
CHANGE_KINDS = SUBSTANTIVE | {"cross-reference", "inserted-number", "typography"}
PROVISION_KEYS = "xpath kind label number heading page line quoted text guid eid".split()


def bundled_pairs() -> list[tuple[Path, Path]]:
    pairs = []
    for bill in ("children-and-social-work", "specimen"):
        prints = sorted((ROOT / "corpus" / bill).glob("*.xml"))
        pairs += list(pairwise(prints))
    return pairs


def real_pairs() -> list[tuple[Path, Path]]:
    folder = real_prints_folder()
    if folder is None:
        return []
    housing = sorted((folder / "social-housing").glob("*.xml"))
    data = sorted((folder / "data-protection").glob("*.xml"))
    leos = folder / "robustness" / "eu-leos-three-articles.xml"
    return [
        *pairwise(housing),
        (housing[0], housing[-1]),
        (data[0], data[1]),
        (leos, leos.with_name("eu-leos-three-articles-moved.xml")),
    ]


ALL = [
    *(pytest.param(pair, id=f"{pair[0].stem}-{pair[1].stem}") for pair in bundled_pairs()),
    *(
        pytest.param(pair, id=f"{pair[0].stem}-{pair[1].stem}", marks=pytest.mark.real_prints)
        for pair in real_pairs()
    ),
]


@cache
def told(pair: tuple[Path, Path]) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(render(compare(read(pair[0]), read(pair[1])), "json"))
    return said


@pytest.fixture(params=ALL)
def pair(request: pytest.FixtureRequest) -> tuple[Path, Path]:
    found: tuple[Path, Path] = request.param
    return found


def test_the_top_is_as_published(pair: tuple[Path, Path]) -> None:
    said = told(pair)
    assert (said["format"], said["version"]) == ("lawdiff-comparison", 1)
    for side in ("old", "new"):
        keys = "path sha256 title number house stage date language source warnings".split()
        assert list(said[side])[: len(keys)] == keys
        assert said[side]["source"] == "xml"
        assert "#var" not in json.dumps(said[side])


def test_every_provision_of_both_prints_has_a_row(pair: tuple[Path, Path]) -> None:
    said = told(pair)
    for side, path in zip(("old", "new"), pair, strict=True):
        paths = [row[side]["xpath"] for row in said["provisions"] if row[side]]
        assert set(paths) == {p.xpath for p in read(path).provisions}
        # The summary counts rows: a provision that was split or merged has several.
        assert said["summary"]["provisions"][side] == len(paths)


def test_an_xpath_selects_exactly_its_element(pair: tuple[Path, Path]) -> None:
    said = told(pair)
    for side, path in zip(("old", "new"), pair, strict=True):
        root = etree.fromstring(path.read_bytes(), etree.XMLParser(collect_ids=False))
        tree = root.getroottree()
        prefixes = {key: uri for key, uri in root.nsmap.items() if key} or None
        for row in said["provisions"][::7]:
            if row[side]:
                (element,) = tree.xpath(row[side]["xpath"], namespaces=prefixes)
                assert tree.getpath(element) == row[side]["xpath"]


def test_rows_hold_what_is_published_and_nothing_contradicts(pair: tuple[Path, Path]) -> None:
    for row in told(pair)["provisions"]:
        old, new, states = row["old"], row["new"], set(row["states"])
        assert states
        assert states <= STATES
        assert "unchanged" not in states or states == {"unchanged"}
        assert ("inserted" in states) == (old is None)
        assert ("deleted" in states) == (new is None)
        assert 0 <= row["evidence"]["score"] <= 1
        for side in filter(None, (old, new)):
            assert list(side)[: len(PROVISION_KEYS)] == PROVISION_KEYS
            assert side["kind"] in KINDS
            assert side["label"]
        if old is None or new is None:
            assert row["changes"] == []


def test_changes_cut_out_the_words_they_name(pair: tuple[Path, Path]) -> None:
    for row in told(pair)["provisions"]:
        for change in row["changes"]:
            field = change.get("field", "text")
            old, new = row["old"][field], row["new"][field]
            assert old[change["old_start"] : change["old_end"]] == change["old_text"]
            assert new[change["new_start"] : change["new_end"]] == change["new_text"]
            assert change["kind"] in CHANGE_KINDS
            assert change["why"]


def test_a_consequential_change_changes_no_word(pair: tuple[Path, Path]) -> None:
    """Beside numbers, only the words that go with a reference may differ in form.

    A law named in one print and understood in the other ("section 193 of the … Act 2008",
    "section 193") is the same reference.
    """
    allowed = set(
        "section sections subsection subsections paragraph paragraphs sub clause clauses schedule "
        "schedules article articles part parts chapter and or to of this act".split()
    )
    for row in told(pair)["provisions"]:
        for change in row["changes"]:
            if change["significance"] != "consequential":
                continue
            assert change["kind"] in ("cross-reference", "inserted-number", "heading")
            words = [
                {w for w in _words(text) if w.isalpha() and len(w) > 3} - allowed
                for text in (change["old_text"], change["new_text"])
            ]
            names_a_law = any("Act" in change[side] for side in ("old_text", "new_text"))
            assert words[0] == words[1] or names_a_law, change


def _words(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text.lower()).split()


def test_the_summary_counts_rows_and_changes(pair: tuple[Path, Path]) -> None:
    said = told(pair)
    rows, counts = said["provisions"], said["summary"]["provisions"]
    for state in STATES:
        assert counts[state] == sum(state in row["states"] for row in rows)
    for significance, count in said["summary"]["changes"].items():
        assert count == sum(
            change["significance"] == significance for row in rows for change in row["changes"]
        )


def test_clusters_count_occurrences(pair: tuple[Path, Path]) -> None:
    said = told(pair)
    for cluster in said["clusters"]:
        members = [
            change
            for row in said["provisions"]
            for change in row["changes"]
            if change["cluster"] == cluster["id"]
        ]
        assert cluster["count"] == len(members) >= 1
