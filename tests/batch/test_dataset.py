"""The data set is what ``docs/dataset.md`` says it is, and its questions have answers."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from lawdiff.batch import run_batch
from lawdiff.batch.schema import CHANGES, PROVISIONS
from tests.batch.running import rows

pq = pytest.importorskip("pyarrow.parquet", reason="needs the extra [parquet]")
duckdb = pytest.importorskip("duckdb")

MANUAL = (Path(__file__).resolve().parents[2] / "docs" / "dataset.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def made(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled corpus, compared."""
    out = tmp_path_factory.mktemp("dataset") / "out"
    run_batch(str(corpus), str(out), jobs=2)
    return out


@pytest.mark.parametrize(("name", "schema"), [("changes", CHANGES), ("provisions", PROVISIONS)])
def test_the_manual_has_every_column_in_order(name: str, schema: dict[str, str]) -> None:
    table = MANUAL.split(f"<!-- schema: {name} -->")[1].split("\n\n")[0]
    told = dict(re.findall(r"^\| `(\w+)` \| ([a-z ]+) \|", table, re.M))
    assert list(told.items()) == list(schema.items())


@pytest.mark.parametrize(("name", "schema"), [("changes", CHANGES), ("provisions", PROVISIONS)])
def test_a_table_has_the_columns_of_its_schema(
    made: Path, name: str, schema: dict[str, str]
) -> None:
    types = {"string": "text", "int32": "number", "bool": "yes or no"}
    found = pq.read_schema(made / f"{name}.parquet")
    assert [(field.name, types[str(field.type)]) for field in found] == list(schema.items())


def test_the_two_forms_of_the_changes_say_the_same(made: Path) -> None:
    table = pq.read_table(made / "changes.parquet").to_pylist()
    lines = rows(made / "changes.csv")
    assert len(table) == len(lines) > 0
    for typed, plain in zip(table, lines, strict=True):
        for name, value in typed.items():
            said = "" if value is None or value is False else str(value)
            said = "yes" if value is True else said
            assert plain[name] in (said, f"'{said}"), name


def test_every_provision_of_every_print_is_a_row(made: Path) -> None:
    table = pq.read_table(made / "provisions.parquet")
    counts: dict[str, int] = {}
    for path in table.column("print").to_pylist():
        counts[path] = counts.get(path, 0) + 1
    told = {}
    for line in (made / "journal.jsonl").read_text("utf-8").splitlines():
        entry = json.loads(line)
        if entry["job"] == "read":
            told[entry["about"]] = entry["meta"]["provisions"]
    assert counts == told
    assert None not in table.column("lineage").to_pylist()


def test_a_lineage_stands_at_most_once_in_a_print(made: Path) -> None:
    doubled = duckdb.sql(
        f"""SELECT print_order, lineage FROM '{made}/provisions.parquet'
        GROUP BY ALL HAVING count(*) > 1"""
    ).fetchall()
    assert doubled == []


def questions() -> list[Any]:
    """Heading, SQL and Python of each worked question."""
    found = re.findall(
        r"^### (.*?)\n.*?```sql\n(.*?)```.*?```python\n(.*?)```", MANUAL, re.M | re.S
    )
    assert len(found) == 3
    return [pytest.param(*one, id=one[0][:40]) for one in found]


EXPECTED: dict[str, list[tuple[Any, ...]]] = {
    "Which stage changes most in substance?": [("As amended in Grand Committee", 1)],
    "Which terms were replaced across Bills?": [("light-keeper", "signal operator", 1)],
    "Which clauses came in at one stage and were left out at a later one?": [
        ("Children and Social Work Bill [HL]", "clause 36", "Expert panel"),
    ],
}
"""A row that must be among the answers on the bundled prints: its first columns."""


@pytest.mark.parametrize(("question", "sql", "python"), questions())
def test_a_question_has_one_answer_whoever_is_asked(
    made: Path, monkeypatch: pytest.MonkeyPatch, question: str, sql: str, python: str
) -> None:
    monkeypatch.chdir(made)
    by_sql = duckdb.sql(sql).fetchall()
    names: dict[str, Any] = {}
    exec(python, names)
    by_pandas = [tuple(row) for row in names["answer"].itertuples(index=False)]
    assert by_sql == by_pandas
    for row in EXPECTED[question]:
        assert row in [found[: len(row)] for found in by_sql]
