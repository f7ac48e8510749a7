"""Markdown as an organisation may write it, to HTML that may stand in a report.

Raw HTML is text, images are their captions, links lead to http, https and mailto only.
What comes out is cleaned a second time, by nh3, which shares no code with the first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from html import escape
from typing import Any
from urllib.parse import urlsplit

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

DEEPEST = 20
"""Quotes in lists in quotes: beyond this the parser would drop text, so it is shown plain."""

_LIMITS = (("[", 1_500), ("\n", 3_000), ("|", 3_000), ("*", 6_000), ("_", 6_000), ("`", 6_000))
"""More of these in one note and Markdown costs more than it says: measured on 64 KB of each."""

_INTRICATE = "too intricate for Markdown, so it is shown as plain text"
_DEEP = "nested too deep for Markdown, so it is shown as plain text"
_LINKED = "one address stands in too many links, so it is shown plain"
PLAIN = frozenset({_INTRICATE, _DEEP, _LINKED})
"""What is said of a note that is shown as it was typed."""

_MOST_PARAGRAPHS = 3_000
"""Of a note shown plain; what follows stands together in one more."""

_TAGS = {
    *("p", "br", "hr", "em", "strong", "s", "code", "pre", "blockquote", "ul", "ol", "li"),
    *("a", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "th": {"scope"}}
_SCHEMES = {"http", "https", "mailto"}
_SPACES = re.compile(r"\s+")


@cache
def blocks_parser() -> MarkdownIt:
    """Finds headings, quotes and paragraphs; leaves the words in them alone."""
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST})
    return parser.use(front_matter_plugin).disable("inline")


@cache
def _renderer() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST})
    parser.enable(["table", "strikethrough"])
    parser.validateLink = is_safe_link  # type: ignore[method-assign]
    parser.add_render_rule("image", _caption)
    return parser


def is_safe_link(url: str) -> bool:
    """A link that may stand in a report.

    >>> is_safe_link("https://example.org/a"), is_safe_link("JavaScript:alert(1)")
    (True, False)
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return False
    if parts.scheme == "mailto":
        return bool(parts.path)
    return parts.scheme in _SCHEMES and bool(parts.netloc)


def _caption(renderer: Any, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:
    return escape(tokens[at].content)


def render(body: str, top: int = 4) -> tuple[str, list[tuple[str, int]]]:
    """A note's Markdown as safe HTML.

    Args:
        body: Markdown.
        top: level its highest heading gets, so that it stands under the report's own.

    Returns:
        The HTML, and what its author should know, each with a line of ``body`` (from 0).
    """
    if any(body.count(mark) > most for mark, most in _LIMITS):
        return _plain(body), [(_INTRICATE, 0)]
    tokens = _renderer().parse(body)
    deep = next((token for token in tokens if token.level >= DEEPEST - 1), None)
    if deep is not None:
        line = deep.map[0] if deep.map else 0
        return _plain(body), [(_DEEP, line)]
    if _addresses(tokens) > max(10_000, 8 * len(body)):
        return _plain(body), [(_LINKED, 0)]
    _unlinked(tokens)
    _shift(tokens, top)
    html = _renderer().renderer.render(tokens, _renderer().options, {})
    return _clean(html), _left_out(tokens)


def _addresses(tokens: Sequence[Token]) -> int:
    """Characters of the addresses and titles of all links: a definition is written out at each."""
    return sum(
        len(str(value))
        for token in tokens
        for child in token.children or ()
        for value in child.attrs.values()
    )


def _unlinked(tokens: Sequence[Token]) -> None:
    """A link to nowhere is its words; the parser asks of no empty address whether it is safe."""
    for token in tokens:
        for child in token.children or ():
            if child.type == "link_open" and not child.attrs.get("href"):
                child.attrs.pop("href", None)


def _clean(html: str) -> str:
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel="noopener noreferrer nofollow",
    ).strip()


def _shift(tokens: list[Token], top: int) -> None:
    levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    if not levels:
        return
    by = top - min(levels)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, int(token.tag[1]) + by)}"


_LINK_LEFT = re.compile(r"\]\(\s*<?\s*(?:[a-z][a-z0-9+.-]*:|//|/|#|\.)", re.I)
_HTML_LEFT = re.compile(r"</?[a-z!]", re.I)


def _left_out(tokens: list[Token]) -> list[tuple[str, int]]:
    """What was not taken over, in words, with the line of ``body`` it stands on."""
    said: dict[str, int] = {}
    for token in tokens:
        line = token.map[0] if token.map else 0
        for child in token.children or ():
            if child.type == "image":
                said.setdefault("an image was left out, its caption kept", line)
        if token.type == "inline" and token.children:
            text = "".join(child.content for child in token.children if child.type == "text")
            if _LINK_LEFT.search(text):
                said.setdefault("a link that is not http, https or mailto is shown as text", line)
            if _HTML_LEFT.search(text):
                said.setdefault("HTML is shown as text", line)
    return list(said.items())


def _plain(body: str) -> str:
    paragraphs = re.split(r"\n\s*\n", body.strip(), maxsplit=_MOST_PARAGRAPHS)
    return "\n".join(f"<p>{escape(_SPACES.sub(' ', text))}</p>" for text in paragraphs if text)


def words_of(source: str) -> str:
    r"""The words of a short piece of Markdown, without its marks.

    >>> words_of("the authority **must** consult\n\n(a) the [Commissioner](https://x.org)")
    'the authority must consult (a) the Commissioner'
    """
    if any(source.count(mark) > most for mark, most in _LIMITS):
        return _bare(source)
    found: list[str] = []
    for token in _renderer().parse(source):
        if token.level >= DEEPEST - 1:
            return _bare(source)
        if token.type in ("fence", "code_block"):
            found.append(token.content)
        for child in token.children or ():
            found.append("\n" if child.type in ("softbreak", "hardbreak") else child.content)
        if token.type == "inline":
            found.append("\n")
    return _SPACES.sub(" ", "".join(found)).strip()


def _bare(source: str) -> str:
    """The text as it stands, without the marks of quotes and lists before it."""
    return _SPACES.sub(" ", re.sub(r"^[\s>*+-]+", "", source, flags=re.M)).strip()
