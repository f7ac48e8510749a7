"""The JSON holds every row and change, in the order and with the keys of the interface."""

from __future__ import annotations

import json
from typing import Any

import pytest

from lawdiff.comparison.model import Comparison
from lawdiff.reports import render

from .made import made


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return made()


@pytest.fixture(scope="module")
def data(comparison: Comparison) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(render(comparison, "json"))
    return parsed


def test_top_level_keys_stand_in_order(data: dict[str, Any]) -> None:
    assert list(data) == [
        "format",
        "version",
        "old",
        "new",
        "summary",
        "warnings",
        "provisions",
        "clusters",
        "accounts",
        "annotations",
    ]
    assert (data["format"], data["version"]) == ("lawdiff-comparison", 1)


def test_a_print_is_described(data: dict[str, Any]) -> None:
    assert data["new"] == {
        "path": "new.xml",
        "sha256": "1" * 64,
        "title": "Ferries Bill [HL]",
        "number": "HL Bill 57",
        "house": "House of Lords",
        "stage": "As amended in Grand Committee",
        "date": "2016-07-14",
        "language": "eng",
        "source": "xml",
        "warnings": ["line 12: two elements carry the same xml:id"],
    }
    assert list(data["old"]) == list(data["new"])


def test_every_row_is_there_with_its_keys(data: dict[str, Any], comparison: Comparison) -> None:
    assert len(data["provisions"]) == len(comparison.rows)
    for written, row in zip(data["provisions"], comparison.rows, strict=True):
        assert list(written) == ["old", "new", "states", "evidence", "changes"]
        for side in ("old", "new"):
            provision = getattr(row, side)
            if provision is None:
                assert written[side] is None
                assert written["changes"] == []
                continue
            assert list(written[side]) == [
                "xpath", "kind", "label", "number", "heading", "page", "line",
                "quoted", "text", "guid", "eid",
            ]  # fmt: skip
            assert all(written[side][key] == getattr(provision, key) for key in written[side])
        assert written["states"] == list(row.states)
        assert written["evidence"] == {"method": row.method, "score": round(row.score, 4)}


def test_offsets_select_the_words(data: dict[str, Any]) -> None:
    seen = 0
    for row in data["provisions"]:
        for change in row["changes"]:
            assert list(change) == [
                "kind", "significance", "old_text", "new_text", "old_start", "old_end",
                "new_start", "new_end", "cluster", "why", "field",
            ]  # fmt: skip
            for side in ("old", "new"):
                words = row[side][change["field"]]
                assert (
                    words[change[f"{side}_start"] : change[f"{side}_end"]] == change[f"{side}_text"]
                )
            seen += 1
    assert seen == 10


def test_the_summary_counts_rows_and_changes(data: dict[str, Any]) -> None:
    rows = data["provisions"]
    counts = data["summary"]["provisions"]
    assert counts["old"] == sum(row["old"] is not None for row in rows)
    assert counts["new"] == sum(row["new"] is not None for row in rows)
    for state in list(counts)[2:]:
        assert counts[state] == sum(state in row["states"] for row in rows)
    changes = [change["significance"] for row in rows for change in row["changes"]]
    assert data["summary"]["changes"] == {
        key: changes.count(key) for key in ("substantive", "consequential", "editorial")
    }


def test_one_row_a_line_and_the_same_bytes(comparison: Comparison) -> None:
    written = render(comparison, "json")
    assert written == render(made(), "json")
    assert written.endswith(b"}\n")
    lines = [line for line in written.decode().splitlines() if line.startswith('{"old":')]
    assert len(lines) == len(comparison.rows)


def test_clusters_name_their_rows(data: dict[str, Any]) -> None:
    (cluster,) = data["clusters"]
    assert list(cluster)[:6] == ["id", "kind", "significance", "old_text", "new_text", "count"]
    for row in cluster["rows"]:
        assert any(c["cluster"] == cluster["id"] for c in data["provisions"][row]["changes"])
