"""What is no print is refused in one line that names the file and what to do."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import time
import zipfile
from pathlib import Path

import pytest

from lawdiff.errors import UnreadablePrint
from lawdiff.prints import read
from tests.prints.made import AKN, bill, clause, said

WHOLE = bill(clause("1", said("One.")))


def refusal(path: Path | str) -> str:
    """How the file is refused."""
    before = time.monotonic()
    with pytest.raises(UnreadablePrint) as refused:
        read(path)
    assert time.monotonic() - before < 1
    message = str(refused.value)
    assert str(path).replace("\n", " ") in message
    assert "\n" not in message
    assert refused.value.remedy
    return message


def written(folder: Path, data: bytes, name: str = "print.xml") -> Path:
    """A file of those bytes."""
    path = folder / name
    path.write_bytes(data)
    return path


def zipped() -> bytes:
    """A print in a zip."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("print.xml", WHOLE)
    return held.getvalue()


AMENDMENTS = f"""<akomaNtoso xmlns="{AKN}"><amendmentList name="x"><collectionBody><component>
<amendment name="x"><amendmentBody><amendmentContent><p>Page 1, line 2</p></amendmentContent>
</amendmentBody></amendment></component></collectionBody></amendmentList></akomaNtoso>""".encode()
NO_PROVISION = f"""<akomaNtoso xmlns="{AKN}"><bill name="x"><preface><p>Harbours Bill</p></preface>
<body/></bill></akomaNtoso>""".encode()

CASES = {
    "empty": (b"", "is empty"),
    "blank": (b" \n\t\n", "is empty"),
    "bom-only": (b"\xef\xbb\xbf", "is not XML"),
    "plain-text": (b"Harbours Bill\n\n1 Panels\n", "is not XML"),
    "html": (b"<!DOCTYPE html><html><head><meta charset=utf-8><title>x</title>", "HTML"),
    "html-well-formed": (b"<html><body><p>x</p></body></html>", "HTML"),
    "xhtml": (b'<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', "HTML"),
    "other-xml": (b"<rss><channel><item/></channel></rss>", "not a print in Akoma Ntoso"),
    "amendment-paper": (AMENDMENTS, "amendment paper"),
    "no-provision": (NO_PROVISION, "no provision"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "PDF"),
    "gzip": (gzip.compress(WHOLE), "gzip"),
    "zip": (zipped(), "zip"),
    "bzip2": (bz2.compress(WHOLE), "bzip2"),
    "xz": (lzma.compress(WHOLE), "xz"),
    "binary": (bytes(range(256)) * 8, "is not XML"),
    "json": (b'{"format": "lawdiff-comparison"}', "is not XML"),
    "utf-7": (WHOLE.replace(b"UTF-8", b"UTF-7"), "encoding"),
    "ebcdic": (WHOLE.replace(b"UTF-8", b"IBM037"), "encoding"),
    "two-roots": (WHOLE + WHOLE.partition(b"\n")[2], ""),
}


@pytest.mark.parametrize(("data", "problem"), CASES.values(), ids=CASES)
def test_bytes_that_are_no_print(tmp_path: Path, data: bytes, problem: str) -> None:
    assert problem in refusal(written(tmp_path, data))


def test_what_a_file_is_is_told_from_its_bytes(tmp_path: Path) -> None:
    assert read(written(tmp_path, WHOLE, "print.pdf")).provisions
    assert "gzip" in refusal(written(tmp_path, gzip.compress(WHOLE), "other.xml"))


def test_an_amendment_paper_is_told_by_name(real_prints: Path) -> None:
    for path in (real_prints / "amendment-papers").glob("*.xml"):
        assert "amendment paper" in refusal(path)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    assert "no such file" in refusal(tmp_path / "missing.xml")
    assert "folder" in refusal(tmp_path)
    assert "cannot be opened" in refusal(tmp_path / ("x" * 300))
    assert "cannot be opened" in refusal(written(tmp_path, WHOLE) / "below")


def test_a_name_with_a_nul_or_a_newline(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePrint):
        read("a\0b.xml")
    assert "no such file" in refusal(f"{tmp_path}/a\nb.xml")


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = written(tmp_path, WHOLE)
    path.chmod(0)
    if os.access(path, os.R_OK):
        assert read(path).provisions  # The administrator may read everything.
    else:
        assert "cannot be opened" in refusal(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs here")
def test_a_fifo_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "fifo.xml"
    os.mkfifo(path)
    assert "not an ordinary file" in refusal(path)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no devices here")
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/stdin", "/dev/tty"])
def test_a_device_is_not_read(device: str) -> None:
    if not Path(device).exists():
        pytest.skip(f"no {device} here")
    with pytest.raises(UnreadablePrint):
        read(device)


def test_ten_gigabytes_of_nothing_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "sparse.xml"
    with path.open("wb") as file:
        try:
            file.truncate(10 * 1024**3)
        except OSError:
            pytest.skip("this file system has no sparse files")
    assert "larger than the limit" in refusal(path)


def test_thirty_three_mebibytes_are_too_many(tmp_path: Path) -> None:
    path = written(tmp_path, WHOLE + (b"<!--" + b"x" * 1017 + b"-->") * (33 * 1024))
    assert "larger than the limit of 33,554,432 bytes" in refusal(path)
    assert read(path, max_bytes=34 * 1024 * 1024).provisions, "the limit can be raised"


def test_a_symbolic_link_is_followed_and_a_loop_is_refused(tmp_path: Path) -> None:
    link = tmp_path / "link.xml"
    link.symlink_to(written(tmp_path, WHOLE))
    assert read(link).provisions
    loop = tmp_path / "loop.xml"
    loop.symlink_to(loop)
    assert "cannot be opened" in refusal(loop)
