"""``python -m benchmarks.speed.rivals NAME OLD NEW``: another way to compare the same files.

None of them knows what a clause is. Each gets what it asks for: xmldiff the files, the others
their text, a line for each line of the file.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path


def text_of(path: str) -> str:
    """The text of a print, its empty lines left out."""
    from lxml import etree  # noqa: PLC0415

    text = "".join(etree.parse(path).getroot().itertext())
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def by_xmldiff(old: str, new: str) -> object:
    """The XML trees, in xmldiff's fast mode; it fails on comments, so they are left out."""
    from lxml import etree  # noqa: PLC0415
    from xmldiff import main  # type: ignore[import-untyped,import-not-found,unused-ignore]  # noqa: PLC0415

    parser = etree.XMLParser(remove_comments=True, remove_pis=True)
    trees = [etree.parse(path, parser) for path in (old, new)]
    return main.diff_trees(*trees, diff_options={"fast_match": True})


def by_difflib_lines(old: str, new: str) -> object:
    """Lines that differ, as ``diff -u`` would have them."""
    from difflib import unified_diff  # noqa: PLC0415

    return list(unified_diff(text_of(old).splitlines(), text_of(new).splitlines()))


def by_difflib_words(old: str, new: str) -> object:
    """Words that differ, in the whole text."""
    from difflib import SequenceMatcher  # noqa: PLC0415

    return SequenceMatcher(None, text_of(old).split(), text_of(new).split(), False).get_opcodes()


def by_redlines(old: str, new: str) -> object:
    """Words struck out and put in, as Markdown."""
    from redlines import Redlines  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415

    return Redlines(text_of(old), text_of(new)).output_markdown


def by_dmp(old: str, new: str) -> object:
    """Letters that differ, with no limit of its own on the time."""
    from diff_match_patch import diff_match_patch  # noqa: PLC0415

    differ = diff_match_patch()
    differ.Diff_Timeout = 0
    found = differ.diff_main(text_of(old), text_of(new))
    differ.diff_cleanupSemantic(found)
    return found


RIVALS: dict[str, tuple[Callable[[str, str], object], str]] = {
    "xmldiff, fast": (by_xmldiff, "xmldiff"),
    "difflib, lines": (by_difflib_lines, ""),
    "difflib, words": (by_difflib_words, ""),
    "redlines, words": (by_redlines, "redlines"),
    "diff-match-patch, letters": (by_dmp, "diff-match-patch"),
}
"""Name → function, and the distribution it needs."""


if __name__ == "__main__":
    name, old, new = sys.argv[1:4]
    if not Path(old).is_file():
        raise SystemExit(f"no such file: {old}")
    RIVALS[name][0](old, new)
