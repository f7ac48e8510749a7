"""The few lines between ``---`` at the top of a file: who, on which print, when.

Values are strings as typed (``012`` stays ``012``, ``NO`` stays ``NO``): the parser's
events are read and nothing is resolved. What YAML allows beyond ``key: value`` is an
error with its line.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches

import yaml

from lawdiff.annotations.decoding import unescaped
from lawdiff.annotations.model import AnnotationWarning
from lawdiff.errors import BadAnnotation

KEYS = ("by", "print", "date", "source", "stance", "bill")

MOST_CHARACTERS = 16_384

_RULE = re.compile(r"-{3,}[ \t]*")
_KEY = re.compile(rf"({'|'.join(KEYS)})[ \t]*:", re.I)
_QUOTE = "Put the value between quotation marks."
_Wrong = Callable[[str, int, str], BadAnnotation]


class FrontMatter(dict[str, str]):
    """Key → value as typed; ``lines`` has the line of each key."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[str, int] = {}


def read_front_matter(
    content: str, path: str, first_line: int
) -> tuple[FrontMatter, list[AnnotationWarning]]:
    """Read ``key: value`` lines.

    Args:
        content: what stands between the two ``---``.
        path: the file, for messages.
        first_line: line of the file on which ``content`` starts.

    Raises:
        BadAnnotation: a key given twice, an alias, an anchor, a tag, a nested value, or
            text that is not YAML; each with its line.
    """

    def wrong(problem: str, line: int, remedy: str = "") -> BadAnnotation:
        return BadAnnotation(problem, path=path, place=f"line {first_line + line}", remedy=remedy)

    if len(content) > MOST_CHARACTERS:
        raise wrong("the front matter is longer than a page", 0, "Close it with a line of ---.")
    read = FrontMatter()
    warnings: list[AnnotationWarning] = []
    key: str | None = None
    depth = 0
    try:
        for event in yaml.parse(content, Loader=yaml.BaseLoader):
            line = event.start_mark.line if event.start_mark else 0
            _refuse_extras(event, wrong, line)
            if isinstance(event, yaml.MappingStartEvent):
                depth += 1
                if depth > 1:
                    raise wrong(f'"{key}" holds more than one value', line, "Write it on one line.")
            elif isinstance(event, yaml.SequenceStartEvent):
                raise wrong("a list has no place in the front matter", line, "Write key: value.")
            elif isinstance(event, yaml.ScalarEvent):
                if depth == 0:
                    raise wrong("the front matter is not key: value", line, "Write by: and print:.")
                value, told = unescaped(event.value, path, first_line + line)
                warnings += told
                if key is None:
                    key = _new_key(value, read, wrong, line)
                else:
                    read[key] = " ".join(value.split())
                    key = None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise wrong(
            f"the front matter cannot be read: {error.problem}",
            mark.line if mark else 0,
            'A value with a colon goes between quotation marks: by: "A: B".',
        ) from None
    except (yaml.YAMLError, RecursionError):
        raise wrong("the front matter cannot be read", 0, "Write key: value lines.") from None
    for name, line in read.lines.items():
        read.lines[name] = line + first_line
    return read, [*warnings, *_unknown(read, path)]


def begins(line: str) -> bool:
    """Whether a line says who wrote a file, or on which print."""
    key = _KEY.match(line)
    return key is not None and key[1].lower() in ("by", "print")


def another(lines: list[str], start: int, code: list[tuple[int, int]]) -> int | None:
    """Where front matter stands below other text: of whom are the notes that follow it?

    Two files put together are one in which somebody's notes would be shown as somebody else's.

    Args:
        lines: of the file.
        start: the first below its own front matter.
        code: first line and end of what is shown as it is typed.

    Returns:
        The line of its dashes, or ``None``.
    """
    for at in range(start, len(lines) - 1):
        if not _RULE.fullmatch(lines[at]) or any(first <= at < end for first, end in code):
            continue
        for line in lines[at + 1 : at + 20]:
            if begins(line):
                return at
            if line.strip() and not _KEY.match(line):
                break
    return None


def _refuse_extras(event: yaml.Event, wrong: _Wrong, line: int) -> None:
    if isinstance(event, yaml.AliasEvent):
        raise wrong(f"*{event.anchor} is an alias, which has no place here", line, _QUOTE)
    anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
    if anchor:
        raise wrong(f"&{anchor} is an anchor, which has no place here", line, _QUOTE)
    if tag:
        raise wrong(f"{tag} is a tag, which has no place here", line, _QUOTE)


def _new_key(value: str, read: FrontMatter, wrong: _Wrong, line: int) -> str:
    key = value.strip().lower()
    if key in read.lines:
        raise wrong(f'"{key}" is given twice', line, "Keep one of them.")
    read.lines[key] = line
    return key


def _unknown(read: FrontMatter, path: str) -> list[AnnotationWarning]:
    warnings = []
    for key, line in read.lines.items():
        if key in KEYS:
            continue
        near = get_close_matches(key, KEYS, 1, 0.6)
        hint = f'did you mean "{near[0]}"?' if near else f"known are {', '.join(KEYS)}"
        warnings.append(AnnotationWarning(f'"{key}" was not read: {hint}', path, line))
    return warnings
