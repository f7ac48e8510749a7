"""What is no readable print is refused in one line that says what to do, and soon."""

from __future__ import annotations

import subprocess
import sys
import time
import zlib
from collections.abc import Callable

import pytest

from lawdiff.errors import UnreadablePrint
from lawdiff.prints.pdf import document
from lawdiff.prints.reading import read_data
from tests.pdf.bills import plain
from tests.pdf.made import Page, file_of, pdf


def letter() -> bytes:
    page = Page()
    for i in range(30):
        page.text(72, 100 + 14 * i, "Dear Sir or Madam, this letter is about a Bill.")
    return pdf([page])


def scanned() -> bytes:
    picture = (
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
        "/BitsPerComponent 8 /Length 1 >>\nstream\n0\nendstream"
    )
    drawing = "q 595 0 0 842 0 0 cm /P Do Q"
    return file_of(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            "/Resources << /XObject << /P 5 0 R >> >> /Contents 4 0 R >>",
            f"<< /Length {len(drawing)} >>\nstream\n{drawing}\nendstream",
            picture,
        ]
    )


def locked() -> bytes:
    lock = f"<< /Filter /Standard /V 1 /R 2 /O <{'ab' * 32}> /U <{'cd' * 32}> /P -44 >>"
    more = len(plain().pages) * 2 + 2 + 5
    return pdf(
        [*plain().pages, Page()],
        more=[lock],
        trailer=f"/Encrypt {more + 1} 0 R /ID [<{'00' * 16}> <{'00' * 16}>]",
    )


def cut_short() -> bytes:
    return plain().pdf()[:400]


def only_a_head() -> bytes:
    return b"%PDF-1.7\n"


def no_pages() -> bytes:
    return file_of(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"])


def many_pages() -> bytes:
    return pdf([Page() for _ in range(10_000)])


def _inflating(size: int, unit: bytes) -> bytes:
    stream = zlib.compress(unit * (size // len(unit)), 9).decode("latin-1")
    return file_of(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            "/Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>",
            f"<< /Length {len(stream)} /Filter /FlateDecode >>\nstream\n{stream}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
        ]
    )


def huge_stream() -> bytes:
    return _inflating(600_000_000, b" " * 1000)


def endless_words() -> bytes:
    return _inflating(40_000_000, b"BT /F1 11 Tf 72 700 Td (made matters) Tj ET\n")


def endless_lines() -> bytes:
    return _inflating(40_000_000, b"72 700 m 80 700 l S\n")


def nested() -> bytes:
    return file_of(
        ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids {'[' * 50_000} >>"]
    )


def pages_in_a_ring() -> bytes:
    return file_of(
        ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>"]
    )


def no_provisions() -> bytes:
    bill = plain()
    return pdf([*bill.pages[:2], Page()])


CASES: list[tuple[Callable[[], bytes], str, str]] = [
    (letter, "no Bill begins", "check that this is one"),
    (scanned, "scanned", "published"),
    (locked, "password", "without the password"),
    (cut_short, "damaged", "again"),
    (only_a_head, "damaged", "again"),
    (no_pages, "", ""),
    (many_pages, "1,500 pages", "one print"),
    (huge_stream, "", ""),
    (endless_words, "", ""),
    (endless_lines, "", ""),
    (nested, "", ""),
    (pages_in_a_ring, "", ""),
    (no_provisions, "no Bill begins", "check that this is one"),
]


@pytest.mark.parametrize(("make", "problem", "remedy"), CASES, ids=[c[0].__name__ for c in CASES])
def test_refused_with_a_remedy_in_five_seconds(
    make: Callable[[], bytes], problem: str, remedy: str
) -> None:
    data = make()
    begun = time.process_time()
    with pytest.raises(UnreadablePrint) as refused:
        read_data(data, "made.pdf")
    said = str(refused.value)
    assert said.startswith("made.pdf: ")
    assert "\n" not in said
    assert problem in said
    assert remedy in said
    assert refused.value.remedy
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("make", [huge_stream, endless_words, many_pages, nested])
def test_a_hostile_file_takes_little_memory(make: Callable[[], bytes]) -> None:
    """Of the process that reads it and of ours together."""
    data = make()
    code = (
        "import resource, sys\n"
        "from lawdiff.errors import UnreadablePrint\n"
        "from lawdiff.prints.reading import read_data\n"
        "try:\n    read_data(sys.stdin.buffer.read(), 'made.pdf')\n"
        "except UnreadablePrint:\n    pass\n"
        "own = resource.getrusage(resource.RUSAGE_SELF)\n"
        "child = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(own.ru_maxrss + child.ru_maxrss, child.ru_utime + child.ru_stime)\n"
    )
    # By way of a shell, for a process begins with the memory of the one that starts it counted.
    shell = ["sh", "-c", '"$0" -c "$1"; exit $?', sys.executable, code]
    done = subprocess.run(shell, input=data, capture_output=True, check=True)
    kilobytes, seconds = done.stdout.split()
    assert int(kilobytes) < 300 * 1024
    assert float(seconds) < 5


def test_without_the_extra_the_message_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "find_spec", lambda name: None)
    with pytest.raises(UnreadablePrint, match=r"pip install 'lawdiff\[pdf\]'"):
        read_data(plain().pdf(), "made.pdf")


@pytest.mark.parametrize("at", range(0, 6000, 271))
def test_a_damaged_byte_is_read_or_refused(at: int) -> None:
    data = bytearray(plain().pdf())
    data[at % len(data)] ^= 0x15
    data[(at * 7) % len(data)] ^= 0x55
    try:
        print_ = read_data(bytes(data), "made.pdf")
    except UnreadablePrint as refused:
        assert refused.remedy
    else:
        assert print_.provisions
