"""Entity bombs, and documents that would have other files or hosts read."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from lawdiff.errors import UnreadablePrint
from lawdiff.prints import read
from tests.prints.made import bill, clause, said
from tests.safety.measure import read_apart

CANARY = "canary-7c1f0e"
BODY = bill(clause("1", said("One &e; two."))).decode().partition("?>\n")[2]
PLAIN = bill(clause("1", said("One two."))).decode().partition("?>\n")[2]


def bombs() -> dict[str, str]:
    """Documents that grow when their entities are expanded."""
    laughs = '<!ENTITY e0 "lol">' + "".join(
        f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 10)
    )
    long = "x" * 100_000
    attribute = PLAIN.replace('class="prov1"', 'class="&e9;"')
    return {
        "billion-laughs": f"<!DOCTYPE b [{laughs}]>" + BODY.replace("&e;", "&e9;"),
        "billion-laughs-in-an-attribute": f"<!DOCTYPE b [{laughs}]>{attribute}",
        "quadratic": f'<!DOCTYPE b [<!ENTITY e "{long}">]>' + BODY.replace("&e;", "&e;" * 5000),
        "quadratic-in-an-attribute": f'<!DOCTYPE b [<!ENTITY e9 "{long}">]>{attribute}',
        "parameter": f"<!DOCTYPE b [<!ENTITY % p \"<!ENTITY e '{CANARY}'>\"> %p;]>{BODY}",
        "parameter-nested": (
            "<!DOCTYPE b [<!ENTITY % a '&#37;b;&#37;b;'><!ENTITY % b '&#37;c;&#37;c;'>"
            f"<!ENTITY % c 'x'> %a;]>{BODY}"
        ),
        "recursive": f'<!DOCTYPE b [<!ENTITY e "&f;"><!ENTITY f "&e;">]>{BODY}',
        "one-word": f'<!DOCTYPE b [<!ENTITY e "{CANARY}">]>{BODY}',
        "unused": f'<!DOCTYPE b [<!ENTITY e "{CANARY}">]>{PLAIN}',
        "unparsed": f'<!DOCTYPE b [<!NOTATION n SYSTEM "n"><!ENTITY e SYSTEM "x" NDATA n>]>{PLAIN}',
        "undeclared": BODY,
        "undeclared-beside-a-dtd": f'<!DOCTYPE b SYSTEM "file:///dtd">{BODY}',
    }


@pytest.mark.parametrize("name", bombs())
def test_entities_are_refused_before_they_grow(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.xml"
    path.write_text(bombs()[name], "utf-8")
    # Processor time is short of 100 ms; a machine with other work to do is given three goes.
    readings = [read_apart(path)]
    while readings[-1].seconds >= 0.1 and len(readings) < 3:
        readings.append(read_apart(path))
    assert readings[-1].seconds < 0.1
    assert all(reading.problem and CANARY not in reading.problem for reading in readings)
    assert all(reading.mebibytes < 20 for reading in readings)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_bomb_in_another_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "bomb.xml"
    path.write_bytes(bombs()["billion-laughs-in-an-attribute"].encode(encoding))
    reading = read_apart(path)
    assert reading.problem
    assert reading.seconds < 0.5


@pytest.fixture
def listener() -> Iterator[tuple[int, list[object]]]:
    """A port on this machine, and who called."""
    calls: list[object] = []
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.settimeout(0.2)
        done = threading.Event()

        def answer() -> None:
            while not done.is_set():
                try:
                    connection, who = server.accept()
                except OSError:
                    continue
                calls.append(who)
                connection.close()

        thread = threading.Thread(target=answer)
        thread.start()
        yield server.getsockname()[1], calls
        done.set()
        thread.join()


def outward(canary: str, host: str) -> dict[str, str]:
    """Documents that ask for another file or host; those without entities are read."""
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{}" parse="text"/>'
    inside = PLAIN.replace("One two.", "One {} two.")
    return {
        "entity-file": f'<!DOCTYPE b [<!ENTITY e SYSTEM "{canary}">]>{BODY}',
        "entity-http": f'<!DOCTYPE b [<!ENTITY e SYSTEM "http://{host}/e">]>{BODY}',
        "entity-ftp": f'<!DOCTYPE b [<!ENTITY e SYSTEM "ftp://{host}/e">]>{BODY}',
        "entity-public": f'<!DOCTYPE b [<!ENTITY e PUBLIC "p" "http://{host}/e">]>{BODY}',
        "parameter-http": f'<!DOCTYPE b [<!ENTITY % e SYSTEM "http://{host}/e"> %e;]>{PLAIN}',
        "dtd-file": f'<!DOCTYPE b SYSTEM "{canary}">{PLAIN}',
        "dtd-http": f'<!DOCTYPE b SYSTEM "http://{host}/b.dtd">{PLAIN}',
        "dtd-public": f'<!DOCTYPE b PUBLIC "-//x" "ftp://{host}/b.dtd">{PLAIN}',
        "xinclude-file": inside.format(include.format(canary)),
        "xinclude-http": inside.format(include.format(f"http://{host}/x")),
        "stylesheet": f'<?xml-stylesheet type="text/xsl" href="http://{host}/s.xsl"?>{PLAIN}',
        "schema-location": PLAIN.replace(
            "<akomaNtoso",
            '<akomaNtoso xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
            f'xsi:schemaLocation="x http://{host}/s.xsd"',
        ),
    }


@pytest.mark.parametrize("name", outward("", ""))
def test_nothing_else_is_opened(
    tmp_path: Path, listener: tuple[int, list[object]], name: str
) -> None:
    port, calls = listener
    canary = tmp_path / "canary.txt"
    canary.write_text(CANARY)
    path = tmp_path / f"{name}.xml"
    path.write_text(outward(canary.as_uri(), f"127.0.0.1:{port}")[name], "utf-8")
    assert path.read_text("utf-8").count("127.0.0.1") + path.read_text("utf-8").count("canary.txt")
    try:
        source = read(path)
    except UnreadablePrint as refused:
        assert "entities" in str(refused)
        assert CANARY not in str(refused)
    else:
        assert not name.startswith(("entity", "parameter"))
        assert source.provisions[0].text == "One two."
        assert CANARY not in repr(source)
    assert not calls


def test_a_canary_that_would_be_heard(tmp_path: Path, listener: tuple[int, list[object]]) -> None:
    """The two alarms above do ring."""
    port, calls = listener
    with socket.create_connection(("127.0.0.1", port), timeout=5):
        pass
    for _ in range(50):
        if calls:
            break
        threading.Event().wait(0.05)
    assert calls


def test_a_dtd_that_is_not_even_opened(tmp_path: Path) -> None:
    """A FIFO would be waited for, and what stands in a DTD would be read."""
    dtd = tmp_path / "b.dtd"
    dtd.write_text(f'<!ENTITY e "{CANARY}"><!ATTLIST section name CDATA "{CANARY}">')
    path = tmp_path / "print.xml"
    for beside in (dtd.as_uri(), str(dtd), "b.dtd"):
        path.write_text(f'<!DOCTYPE akomaNtoso SYSTEM "{beside}">{PLAIN}', "utf-8")
        assert CANARY not in repr(read(path))
        path.write_text(f'<!DOCTYPE akomaNtoso SYSTEM "{beside}">{BODY}', "utf-8")
        with pytest.raises(UnreadablePrint):
            read(path)
