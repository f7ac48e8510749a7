"""A page opened in a real browser, and everything about it that is not ours.

Each page is opened twice: as a reader opens it, and once more with its Content-Security-Policy
set aside, so that what is counted is the escaping and not the net below it.
"""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_MARK = "window.hit = (number) => { console.log(`hit ${number}`); };"

_TURNED = re.compile(".{0,30}[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff].{0,30}")

_LOOK = """
(ours) => {
  const found = [];
  const tell = (what, element) =>
    found.push(`${what}: ${element.outerHTML.slice(0, 300)}`);
  const known = new Set(ours);
  const shapes = new Set();
  for (const element of document.querySelectorAll("*")) {
    shapes.add(element.localName);
    for (const { name, value } of element.attributes) {
      shapes.add(`${element.localName} ${name}`);
      if (/^on/i.test(name)) tell("a handler", element);
      if (name === "style") tell("a style", element);
      if (/^(src|srcset|srcdoc|data|action|formaction|ping|poster|background|xlink:href)$/i
          .test(name)) tell("an address", element);
      if (/href$/i.test(name)
          && !/^(#[a-z0-9-]*|(https?:\\/\\/|mailto:).*|[a-z0-9./-]+\\.(html|json|csv|parquet))$/
             .test(value)) tell("a link", element);
      if (name === "id" && !/^[a-z0-9-]+$/.test(value)) tell("an id", element);
      if (name === "id" && document.querySelectorAll(`[id="${CSS.escape(value)}"]`).length > 1)
        tell("an id given twice", element);
    }
    if (known.size) {
      if (!known.has(element.localName)) tell("an element", element);
      for (const { name } of element.attributes)
        if (!known.has(`${element.localName} ${name}`)) tell(`an attribute ${name}`, element);
    }
  }
  const count = (selector, most) => {
    const all = [...document.querySelectorAll(selector)];
    for (const element of all.slice(most)) tell(`one ${selector} too many`, element);
  };
  count("script:not([type='application/json'])", document.querySelector("#search") ? 1 : 0);
  count("script[type='application/json']", document.querySelector("#search") ? 1 : 0);
  count("style", 1);
  count("head > title", 1);
  count("html", 1); count("body", 1); count("main", 1); count("h1", 1);
  count("meta[http-equiv]", 1);
  count("meta:not([http-equiv])", 5);
  count("form:not(.bar)", 0);
  count("iframe, frame, object, embed, applet, base, link, template, noscript, video, audio, "
    + "img, picture, source, area, map, portal, dialog, marquee, textarea, svg a, svg script", 0);
  for (const sheet of document.styleSheets)
    for (const rule of sheet.href ? [] : sheet.cssRules)
      if (/url\\(|@import|expression/i.test(rule.cssText.replace(/"(\\\\.|[^"\\\\])*"/g, "")))
        found.push(`a rule: ${rule.cssText}`);
  return { found, shapes: [...shapes], text: document.body.textContent };
}
"""


class Listener:
    """A server on this machine that counts who knocks."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self.knocks: list[str] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            with connection:
                connection.settimeout(1)
                try:
                    said = connection.recv(500).decode("latin-1")
                    connection.sendall(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
                except OSError:
                    said = ""
                self.knocks.append(said.split("\r\n")[0])

    def close(self) -> None:
        """Stop listening."""
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()


@contextmanager
def listening() -> Iterator[Listener]:
    """A listener for as long as the block runs."""
    listener = Listener()
    try:
        yield listener
    finally:
        listener.close()


class Watcher:
    """Opens pages one after another and notes whatever they do."""

    def __init__(self, context: Any) -> None:
        self.events: list[str] = []
        self.shapes: set[str] = set()
        self.texts: dict[str, str] = {}
        self._page = context.new_page()
        self._here = ""
        self._page.add_init_script(_MARK)
        self._page.on("console", lambda said: self._tell(f"console: {said.text}"))
        self._page.on("pageerror", lambda said: self._tell(f"error: {said}"))
        self._page.on("dialog", self._dismiss)
        self._page.on("popup", lambda page: self._tell(f"a window: {page.url}"))
        self._page.on("download", lambda file: self._tell(f"a download: {file.url}"))
        self._page.on("request", self._asked)

    def look(self, path: Path, ours: frozenset[str] = frozenset()) -> list[str]:
        """Open a page; returns all that it holds or does and should not.

        Args:
            path: the page.
            ours: elements and attributes that our own pages have; nothing else may be there.
        """
        self.events = []
        self._here = path.as_uri()
        self._page.goto(self._here, wait_until="load")
        seen = self._page.evaluate(_LOOK, sorted(ours))
        self._page.wait_for_timeout(20)
        self.shapes.update(seen["shapes"])
        self.texts[str(path)] = " ".join(seen["text"].split())
        turned = [f"words turned round: {text!r}" for text in _TURNED.findall(seen["text"])]
        return [*seen["found"], *self.events, *turned]

    def _tell(self, what: str) -> None:
        self.events.append(what)

    def _dismiss(self, dialog: Any) -> None:
        self._tell(f"a dialog: {dialog.message}")
        dialog.dismiss()

    def _asked(self, request: Any) -> None:
        if request.url.split("#")[0] != self._here:
            self._tell(f"a request: {request.url}")


@contextmanager
def watching(browser: Any, *, policy: bool) -> Iterator[Watcher]:
    """A watcher; ``policy``: the pages' own Content-Security-Policy counts."""
    context = browser.new_context(bypass_csp=not policy)
    try:
        yield Watcher(context)
    finally:
        context.close()
