"""Notes as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), in and out.

In: annotations with a TextQuoteSelector, alone, in a list, in an AnnotationPage or
AnnotationCollection, or as Hypothesis exports them. Out: an AnnotationPage, each note
with one target per provision and print: a FragmentSelector that names the provision,
refined by a TextQuoteSelector with 32 characters of context on either side.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any

from lawdiff.annotations.addresses import read_citation
from lawdiff.annotations.decoding import unescaped
from lawdiff.annotations.markdown import PLAIN, render
from lawdiff.annotations.model import (
    STANCES,
    AnnotationWarning,
    CarriedNote,
    Note,
    Place,
    Stance,
)
from lawdiff.annotations.notes import slug
from lawdiff.annotations.whichprint import name_of
from lawdiff.comparison.model import Comparison
from lawdiff.errors import BadAnnotation
from lawdiff.harmless import plain_json, shown
from lawdiff.prints.model import Print

CONTEXT = 32
"""Characters of prefix and suffix, as Hypothesis writes them."""
_DEEPEST = 60
_Json = dict[str, Any]


# -- in ----------------------------------------------------------------------------------


def read_w3c(text: str, path: str) -> tuple[tuple[Note, ...], list[AnnotationWarning]]:
    """Read notes from Web Annotation JSON-LD or a Hypothesis export.

    Which print they are on is told by a tag ``print: HL Bill 57``, or by the target's
    source; the stance by a tag or a body whose purpose is ``assessing``.

    Raises:
        BadAnnotation: not JSON, or JSON without annotations; with the line.
    """
    if _too_deep(text):
        raise BadAnnotation("the file is nested too deep", path=path, place="line 1")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:  # a ValueError: a number of 5,000 digits
        line = getattr(error, "lineno", 1)
        problem = getattr(error, "msg", "a number is too long, or it is nested too deep")
        raise BadAnnotation(
            f"the file is not JSON: {problem}", path=path, place=f"line {line}"
        ) from None
    warnings: list[AnnotationWarning] = []
    found = list(_annotations(_plain(data, path, warnings)))
    if not found:
        raise BadAnnotation(
            "no annotation was found in the file",
            path=path,
            place="line 1",
            remedy="It should be W3C Web Annotations or an export of Hypothesis.",
        )
    notes = tuple(_note(one, at, path, text, warnings) for at, one in enumerate(found, 1))
    if any(not note.print for note in notes):
        said = (
            "some annotations do not say which print they are about "
            "(a tag print: HL Bill 57); read as written on the older one"
        )
        warnings.append(AnnotationWarning(said, path, 1))
    return notes, warnings


def _too_deep(text: str) -> bool:
    depth = 0
    for bracket in re.findall(r"[\[{\]}]", text):
        depth += 1 if bracket in "[{" else -1
        if depth > _DEEPEST:
            return True
    return False


def _plain(data: Any, path: str, warnings: list[AnnotationWarning]) -> Any:
    """The same without what an escape can bring in though no file may hold it."""
    if isinstance(data, str):
        said, told = unescaped(data, path, 1)
        warnings += [warning for warning in told if warning not in warnings]
        return said
    if isinstance(data, list):
        return [_plain(one, path, warnings) for one in data]
    if isinstance(data, dict):
        return {key: _plain(value, path, warnings) for key, value in data.items()}
    return data


def _annotations(data: Any) -> Iterator[_Json]:
    if isinstance(data, list):
        for one in data:
            yield from _annotations(one)
    elif isinstance(data, dict):
        if "target" in data:
            yield data
            return
        for key in ("items", "rows", "annotations", "first"):
            if isinstance(data.get(key), list | dict):
                yield from _annotations(data[key])


def _note(one: _Json, number: int, path: str, text: str, warnings: list[AnnotationWarning]) -> Note:
    quote, prefix, suffix, fragment, source = _target(one.get("target"))
    line = _line_of(one, text)
    bodies = _bodies(one)
    body = "\n\n".join(words for words, purpose in bodies if purpose not in _LABELS)
    tags = [words for words, purpose in bodies if purpose in _LABELS]
    tags += [tag for tag in _listed(one.get("tags")) if isinstance(tag, str)]
    print_ = next((tag[6:].strip() for tag in tags if tag.lower().startswith("print:")), source)
    cited = next((tag[5:].strip() for tag in tags if tag.lower().startswith("cite:")), fragment)
    html, told = render(body)
    warnings.extend(AnnotationWarning(message, path, line) for message, _ in told)
    return Note(
        id=f"{slug(PurePath(path).stem)}#{number}",
        by=_who(one) or shown(PurePath(path).stem),
        stance=_stance(tags),
        print=print_,
        addresses=read_citation(cited).addresses if cited else (),
        cited=cited,
        date=str(one.get("created") or ""),
        source=str(one.get("source") or one.get("uri") or ""),
        quotes=(quote,) if quote else (),
        body=body,
        html=html,
        plain=next((message for message, _ in told if message in PLAIN), ""),
        path=path,
        line=line,
        heading=cited,
        prefix=prefix,
        suffix=suffix,
    )


_LABELS = {"tagging", "assessing", "classifying"}


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _target(target: Any) -> tuple[str, str, str, str, str]:
    """Quote, prefix, suffix, provision and print of the first target that has a quote."""
    fragment = source = ""
    for one in _listed(target):
        if not isinstance(one, dict):
            continue
        source = source or _source(one.get("source"))
        queue = _listed(one.get("selector"))
        while queue:
            selector = queue.pop(0)
            if not isinstance(selector, dict):
                continue
            queue.extend(_listed(selector.get("refinedBy")))
            if selector.get("type") == "FragmentSelector":
                fragment = fragment or str(selector.get("value") or "")
            if selector.get("type") == "TextQuoteSelector" and selector.get("exact"):
                words = (str(selector.get(key) or "") for key in ("exact", "prefix", "suffix"))
                exact, prefix, suffix = (" ".join(text.split()) for text in words)
                return exact, prefix, suffix, fragment, source
    return "", "", "", fragment, source


def _source(source: Any) -> str:
    """The print a target's source names: ours is a number, others' an address of a page."""
    named = source.get("id") if isinstance(source, dict) else source
    named = str(named or "")
    return "" if re.match(r"[a-z][a-z0-9+.-]*:", named, re.I) else named


def _bodies(one: _Json) -> list[tuple[str, str]]:
    """Texts of an annotation with their purposes."""
    found = []
    if isinstance(one.get("text"), str):
        found.append((one["text"], "commenting"))
    for body in _listed(one.get("body")):
        if isinstance(body, str):
            found.append((body, "commenting"))
        elif isinstance(body, dict) and isinstance(body.get("value"), str):
            purpose = _listed(body.get("purpose")) or ["commenting"]
            found.append((body["value"], str(purpose[0])))
    return found


def _who(one: _Json) -> str:
    creator = one.get("creator")
    if isinstance(creator, list) and creator:
        creator = creator[0]
    if isinstance(creator, dict):
        creator = creator.get("name") or creator.get("nickname") or creator.get("id")
    shown = one.get("user_info")
    named = shown.get("display_name") if isinstance(shown, dict) else None
    user = str(creator or named or one.get("user") or "")
    account = re.fullmatch(r"acct:([^@]+)@.*", user)
    return " ".join((account.group(1) if account else user).split())


def _stance(tags: list[str]) -> Stance | None:
    for tag in tags:
        plain = tag.lower().removeprefix("stance:").strip()
        for stance in STANCES:
            if plain == stance:
                return stance
    return None


def _line_of(one: _Json, text: str) -> int:
    named = str(one.get("id") or "")
    at = text.find(json.dumps(named)) if named else -1
    return text.count("\n", 0, at) + 1 if at > 0 else 1


# -- out ---------------------------------------------------------------------------------


def to_w3c(comparison: Comparison, notes: Iterable[CarriedNote]) -> str:
    """Notes as an AnnotationPage, to stand beside the files they came from.

    Every note is in it; one that could not be placed has its own print as its target.
    """
    items = [_annotation(comparison, note) for note in notes]
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationPage",
        "items": items,
    }
    said = json.dumps(page, ensure_ascii=False, indent=1) + "\n"
    return plain_json(said.encode("utf-8")).decode("utf-8")


def _annotation(comparison: Comparison, carried: CarriedNote) -> _Json:
    note = carried.note
    bodies = [
        {
            "type": "TextualBody",
            "value": note.body,
            "format": "text/markdown",
            "purpose": "commenting",
        },
        {"type": "TextualBody", "value": f"print: {carried.written_on}", "purpose": "tagging"},
    ]
    if note.stance:
        bodies.append({"type": "TextualBody", "value": note.stance, "purpose": "assessing"})
    if note.cited:
        bodies.append({"type": "TextualBody", "value": f"cite: {note.cited}", "purpose": "tagging"})
    said: _Json = {
        "id": f"urn:lawdiff:note:{note.id.replace('#', ':')}",
        "type": "Annotation",
        "motivation": ["commenting", "assessing"] if note.stance else "commenting",
        "creator": {"type": "Organization", "name": note.by},
    }
    if re.fullmatch(r"\d{4}-\d\d-\d\d", note.date):
        said["created"] = f"{note.date}T00:00:00Z"
    said["body"] = bodies
    said["target"] = _targets(comparison, carried)
    return said


def _targets(comparison: Comparison, carried: CarriedNote) -> list[_Json]:
    sides = [(comparison.old, carried.old_places), (comparison.new, carried.new_places)]
    if carried.side == "new":
        sides.reverse()
    found = [_selected(print_, place) for print_, places in sides for place in places]
    if found:
        return found
    target: _Json = {"source": carried.written_on or name_of(comparison.old)}
    note = carried.note
    if note.quotes:
        target["selector"] = {
            "type": "TextQuoteSelector",
            "exact": note.quotes[0],
            "prefix": note.prefix,
            "suffix": note.suffix,
        }
    return [target]


def _selected(print_: Print, place: Place) -> _Json:
    selector: _Json = {"type": "FragmentSelector", "value": place.label}
    if place.index is not None and place.start is not None and place.end is not None:
        provision = print_.provisions[place.index]
        text = provision.heading if place.field == "heading" else provision.text
        selector["refinedBy"] = {
            "type": "TextQuoteSelector",
            "exact": text[place.start : place.end],
            "prefix": text[max(0, place.start - CONTEXT) : place.start],
            "suffix": text[place.end : place.end + CONTEXT],
        }
    return {"source": name_of(print_), "selector": selector}
