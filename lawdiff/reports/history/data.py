"""The history as JSON, for programs: ``history.json``. One lineage a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec.structs import asdict

from lawdiff.harmless import plain_json
from lawdiff.history.model import Disagreement, History, Lineage, StageFigures, Step
from lawdiff.history.notes import NoteLife
from lawdiff.reports.data import print_data

_encode = msgspec.json.Encoder().encode


def render(history: History, notes: Sequence[NoteLife] = ()) -> bytes:
    """The history as UTF-8 JSON with stable key order and a final line feed."""
    parts = [
        b'{"format":"lawdiff-history","version":1',
        _lines("prints", [print_data(read) for read in history.prints]),
        _lines("warnings", history.warnings),
        _lines("figures", [_figures(history, row) for row in history.figures]),
        _lines("lineages", [_lineage(history, lineage) for lineage in history.lineages]),
        _lines("disagreements", [_disagreement(item) for item in history.disagreements]),
        _lines("annotations", [life.record() for life in notes]),
    ]
    return plain_json(b",\n".join(parts) + b"}\n")


def _lines(key: str, items: Sequence[Any]) -> bytes:
    if not items:
        return f'"{key}":[]'.encode()
    return f'"{key}":[\n'.encode() + b",\n".join(map(_encode, items)) + b"\n]"


def _lineage(history: History, lineage: Lineage) -> dict[str, Any]:
    origin = lineage.parent
    return {
        "id": lineage.id,
        "kind": lineage.kind,
        "heading": lineage.heading,
        "from": None if origin is None else history.lineages[origin].id,
        "steps": [_step(history, step) for step in lineage.steps],
    }


def _step(history: History, step: Step) -> dict[str, Any]:
    said: dict[str, Any] = {"print": step.print, "event": step.event, "events": step.events}
    if step.since is not None:
        said["since"] = step.since
    if step.into is not None:
        said["into"] = history.lineages[step.into].id
    if step.index is not None:
        provision = history.prints[step.print].provisions[step.index]
        said["xpath"] = provision.xpath
        said["label"] = provision.label
        said["score"] = round(step.score, 4)
    return said


def _figures(history: History, figures: StageFigures) -> dict[str, Any]:
    read = history.prints[figures.print]
    return {**asdict(figures), "number": read.number, "stage": read.stage, "date": read.date}


def _disagreement(item: Disagreement) -> dict[str, Any]:
    return {
        **asdict(item),
        "score": round(item.score, 4),
        "rival_score": round(item.rival_score, 4),
    }
