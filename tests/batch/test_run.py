"""A whole run: what it leaves, what it does again, what it says of what it could not do."""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lawdiff import annotate, compare, read, read_notes, render
from lawdiff.batch import plan_batch, run_batch
from tests.batch.running import batch, bill, bytes_of, names_in, rows


@pytest.fixture(scope="module")
def made(corpus: Path, bundled_annotations: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled corpus, compared with its notes."""
    out = tmp_path_factory.mktemp("made") / "out"
    done = batch(corpus, "-o", out, "--jobs", "2", "--annotations", bundled_annotations)
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"{out}/index.html\n"
    return out


def test_a_report_and_a_comparison_for_each_pair_and_nothing_else(made: Path) -> None:
    reports = names_in(made, "reports")
    assert len(reports) == 8
    assert [name.replace(".html", ".json") for name in reports] == names_in(made, "comparisons")
    assert names_in(made, "bills") == ["children-and-social-work.html", "specimen.html"]
    assert sorted(path.name for path in made.iterdir()) == sorted(
        [".lawdiff", "bills", "changes.csv", "changes.parquet", "comparisons", "failures.csv",
         "index.html", "journal.jsonl", "provisions.parquet", "reports"]
    )  # fmt: skip


def test_the_example_of_the_docs_runs_as_a_script(corpus: Path, tmp_path: Path) -> None:
    """Without a guard for ``__main__`` each worker began a batch of its own, for ever."""
    docs = Path(__file__).parents[2] / "docs/batch.md"
    (example,) = re.findall(r"```python\n(.*?)```", docs.read_text(encoding="utf-8"), re.S)
    script = tmp_path / "script.py"
    script.write_text(example + "print(summary)", encoding="utf-8")
    shutil.copytree(corpus / "specimen", tmp_path / "bills")
    command = [sys.executable, str(script)]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "site/index.html").exists()


def test_a_report_is_what_compare_makes(
    made: Path, corpus: Path, bundled_annotations: Path
) -> None:
    home = corpus / "children-and-social-work"
    old, new = (read(path) for path in sorted(home.glob("*.xml"))[:2])
    comparison = compare(old, new)
    notes = annotate(comparison, read_notes(bundled_annotations / "children-and-social-work"))
    stem = "children-and-social-work-as-introduced-to-as-amended-in-grand-committee"
    made_json = json.loads((made / "comparisons" / f"{stem}.json").read_bytes())
    own_json = json.loads(render(comparison, "json", notes=notes))
    for side in ("old", "new"):
        assert (
            made_json[side].pop("path")
            == Path(own_json[side].pop("path")).relative_to(corpus).as_posix()
        )
    for note in made_json["annotations"] + own_json["annotations"]:
        note["path"] = Path(note["path"]).name
    assert made_json == own_json
    report = (made / "reports" / f"{stem}.html").read_text(encoding="utf-8")
    assert "Local Government Association" in report


def test_every_change_is_a_row(made: Path) -> None:
    wanted = 0
    for path in (made / "comparisons").iterdir():
        summary = json.loads(path.read_bytes())["summary"]
        wanted += sum(summary["changes"].values())
        wanted += summary["provisions"]["inserted"] + summary["provisions"]["deleted"]
    found = rows(made / "changes.csv")
    # A provision that moved under other words changed the law with no word of its own changed.
    moves = [row for row in found if row["kind"] in ("moved", "split", "merged")]
    assert all(row["significance"] == "substantive" for row in moves)
    assert 0 < len(moves) < 20
    assert len(found) - len(moves) == wanted > 500
    assert {row["significance"] for row in found} == {"substantive", "consequential", "editorial"}


def test_the_concordance_of_a_bill_with_more_than_two_prints(made: Path) -> None:
    page = (made / "bills" / "children-and-social-work.html").read_text(encoding="utf-8")
    line = re.search(r"<tr><th scope=\"row\">Power to test different ways.*?</tr>", page, re.S)
    assert line
    assert re.findall(r">(\d+)<", line[0])[:2] == ["15", "29"]


def test_run_again_it_does_nothing_again(
    made: Path, corpus: Path, bundled_annotations: Path
) -> None:
    before = bytes_of(made)
    times = {path: path.stat().st_mtime_ns for path in (made / "reports").iterdir()}
    done = batch(corpus, "-o", made, "--annotations", bundled_annotations)
    assert "8 comparisons of 2 Bills, 8 of them done before" in done.stderr
    assert bytes_of(made) == before
    assert times == {path: path.stat().st_mtime_ns for path in (made / "reports").iterdir()}


def test_the_number_of_workers_and_the_hash_seed_change_nothing(
    made: Path,
    corpus: Path,
    bundled_annotations: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHONHASHSEED", "77")
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    batch(corpus, "-o", tmp_path / "out", "--jobs", "1", "--annotations", bundled_annotations)
    assert bytes_of(tmp_path / "out") == bytes_of(made)


def test_a_change_in_one_input_redoes_only_what_depends_on_it(corpus: Path, tmp_path: Path) -> None:
    home = tmp_path / "in"
    for name in ("children-and-social-work", "specimen"):
        bill(sorted((corpus / name).glob("*.xml"))[:3], home / name)
    out = tmp_path / "out"
    run_batch(str(home), str(out), jobs=2)
    before = {path: path.stat().st_ino for path in out.rglob("*") if path.is_file()}
    third = home / "specimen" / "3-hl-bill-40.xml"
    third.write_text(third.read_text("utf-8").replace(" must ", " may ", 1), "utf-8")
    summary = run_batch(str(home), str(out), jobs=2)
    assert (summary.compared, summary.again) == (4, 3)
    changed = {
        path.relative_to(out).as_posix()
        for path in out.rglob("*")
        if path.is_file()
        and ".lawdiff" not in path.parts
        and before.get(path) != path.stat().st_ino
    }
    stem = "specimen-as-amended-in-committee-to-as-amended-on-report"
    assert changed == {
        f"reports/{stem}.html", f"comparisons/{stem}.json", "bills/specimen.html", "index.html",
        "changes.csv", "changes.parquet", "provisions.parquet", "journal.jsonl",
    }  # fmt: skip
    undisturbed = tmp_path / "other"
    run_batch(str(home), str(undisturbed), jobs=2)
    assert bytes_of(out) == bytes_of(undisturbed)


def test_an_input_that_is_gone_takes_its_report_along(corpus: Path, tmp_path: Path) -> None:
    home = bill(sorted((corpus / "specimen").glob("*.xml"))[:3], tmp_path / "specimen")
    out = tmp_path / "out"
    run_batch(str(home), str(out), jobs=2)
    (out / "reports" / "mine.txt").write_text("not the batch's")
    (home / "3-hl-bill-40.xml").unlink()
    run_batch(str(home), str(out), jobs=2)
    assert len(names_in(out, "comparisons")) == 1
    assert (out / "reports" / "mine.txt").exists()


def test_a_damaged_report_is_made_again(corpus: Path, tmp_path: Path) -> None:
    home = bill(sorted((corpus / "specimen").glob("*.xml"))[:2], tmp_path / "specimen")
    out = tmp_path / "out"
    run_batch(str(home), str(out))
    before = bytes_of(out)
    (report,) = (out / "reports").iterdir()
    report.write_bytes(report.read_bytes()[:1000])
    (out / "index.html").unlink()
    assert run_batch(str(home), str(out)).again == 0
    assert bytes_of(out) == before


def test_bad_files_cost_only_themselves(corpus: Path, tmp_path: Path) -> None:
    home = tmp_path / "in"
    first = bill(sorted((corpus / "specimen").glob("*.xml"))[:3], home / "first")
    bill(sorted((corpus / "specimen").glob("*.xml"))[:1], home / "lone")
    pair = bill(sorted((corpus / "specimen").glob("*.xml"))[:1], home / "pair")
    (first / "2-cut.xml").write_bytes((first / "2-hl-bill-31.xml").read_bytes()[:50_000])
    (first / "0-same.xml").write_bytes((first / "1-hl-bill-12.xml").read_bytes())
    (pair / "2-empty.xml").write_bytes(b"")
    done = batch(home, "-o", tmp_path / "out")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    failures = rows(tmp_path / "out" / "failures.csv")
    assert [(row["input"], row["happened"]) for row in failures] == [
        ("first/1-hl-bill-12.xml", "repeated"),
        ("first/2-cut.xml", "bad print"),
        ("lone/1-hl-bill-12.xml", "alone"),
        ("pair/2-empty.xml", "bad print"),
    ]
    assert "pair/1-hl-bill-12.xml has nothing to be compared with" in failures[3]["reason"]
    assert len(names_in(tmp_path / "out", "reports")) == 2


@pytest.mark.real_prints
def test_twelve_real_pairs_and_two_bad_files(real_prints: Path, tmp_path: Path) -> None:
    home = tmp_path / "in"
    shutil.copytree(real_prints, home)
    housing = [
        f"social-housing/{path.name}" for path in sorted((home / "social-housing").iterdir())
    ]
    wanted = [(old, new) for place, old in enumerate(housing) for new in housing[place + 1 :]]
    data = sorted(path.name for path in (home / "data-protection").iterdir())
    wanted.append((f"data-protection/{data[0]}", f"data-protection/{data[1]}"))
    odd, german = "robustness", "de-legaldocml-vereinsgesetz"
    wanted += [
        (f"{odd}/eu-leos-three-articles.xml", f"{odd}/eu-leos-three-articles-moved.xml"),
        (f"{odd}/{german}-1964.xml", f"{odd}/{german}-2017.xml"),
        (f"{odd}/kenya-akn2-bill.xml", f"{odd}/uruguay-akn2-bill.xml"),
        (f"{odd}/it-senato-ddl-2013.xml", f"{odd}/fr-senat-tas24-021.xml"),
        (f"{odd}/uk-non-domestic-rating-mathml.xml", "pdf/retained-eu-law.xml"),
    ]  # fmt: skip
    assert len(wanted) == 12
    (home / "cut.xml").write_bytes((home / housing[0]).read_bytes()[:300_000])
    (home / "not.xml").write_text("Not Found")
    wanted += [(housing[0], "cut.xml"), ("not.xml", housing[1])]
    lines = ["old,new", *(f"{old},{new}" for old, new in wanted)]
    (home / "manifest.csv").write_text("\n".join(lines), encoding="utf-8")
    done = batch(home / "manifest.csv", "-o", tmp_path / "out", "--jobs", "2")
    assert done.returncode == 1, done.stderr
    assert len(names_in(tmp_path / "out", "reports")) == 12
    failures = rows(tmp_path / "out" / "failures.csv")
    assert [(row["input"], row["place"]) for row in failures] == [
        ("cut.xml", "line 14"),
        ("not.xml", "line 15"),
    ]
    read_once = [
        json.loads(line)
        for line in (tmp_path / "out" / "journal.jsonl").read_text().splitlines()
        if '"job":"read"' in line
    ]
    assert len(read_once) == len({one["about"] for one in read_once}) == 4 + 2 + 10


def test_a_dry_run_lists_and_writes_nothing(corpus: Path, tmp_path: Path) -> None:
    done = batch(corpus, "-o", tmp_path / "out", "--dry-run")
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "out").exists()
    assert "Harbour Lights and Coastal Signals Bill [HL]\n" in done.stdout
    assert "HL Bill 12, As introduced, 2022-05-18 (specimen/1-hl-bill-12.xml)" in done.stdout
    assert done.stdout.endswith("8 comparisons of 2 Bills; nothing was written.\n")
    summary = plan_batch(str(corpus), str(tmp_path / "out"))
    assert [len(found.pairs) for found in summary.bills] == [5, 3]


def test_a_second_run_on_the_folder_says_so_and_stops(made: Path, corpus: Path) -> None:
    before = bytes_of(made)
    lock = os.open(made / ".lawdiff", os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = batch(corpus, "-o", made)
    finally:
        os.close(lock)
    assert done.returncode == 2
    assert "another run is at work on this folder" in done.stderr
    assert bytes_of(made) == before


def test_a_folder_of_somebody_elses_is_not_written_to(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("mine")
    done = batch(corpus, "-o", tmp_path)
    assert done.returncode == 2
    assert "index.html, which no batch has written" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]


def test_a_link_in_the_folder_is_not_followed(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (tmp_path / "else").mkdir()
    (out / "reports").symlink_to(tmp_path / "else")
    done = batch(corpus, "-o", out)
    assert done.returncode == 2
    assert list((tmp_path / "else").iterdir()) == []


def test_notes_are_found_by_the_name_of_the_bill(corpus: Path, tmp_path: Path) -> None:
    home = tmp_path / "in"
    bill(sorted((corpus / "specimen").glob("*.xml"))[:2], home / "specimen")
    bill(sorted((corpus / "children-and-social-work").glob("*.xml"))[:2], home / "csw")
    notes = tmp_path / "notes"
    for name in ("specimen", "elsewhere"):
        (notes / name).mkdir(parents=True)
        (notes / name / "us.md").write_text(
            "---\nby: Us\nprint: HL Bill 12\n---\n\n## Clause 1\n\nNo.\n"
        )
    (notes / "specimen" / "bad.md").write_bytes(b"---\nby: [\n---\n")
    done = batch(home, "-o", tmp_path / "out", "--annotations", notes)
    assert done.returncode == 1
    found = {
        path.name: len(json.loads(path.read_bytes())["annotations"])
        for path in (tmp_path / "out" / "comparisons").iterdir()
    }
    assert sorted(found.values()) == [0, 1]
    assert next(name for name, count in found.items() if count).startswith("specimen")
    assert "elsewhere: its notes are not used" in done.stderr
    (failure,) = rows(tmp_path / "out" / "failures.csv")
    assert (failure["input"], failure["happened"]) == ("specimen/bad.md", "bad notes")
