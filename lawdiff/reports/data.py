"""The comparison as JSON, for programs: ``comparison.json``.

One row a line, so that the file can be searched with grep and compared with diff.
The keys, their order and their meaning are the project's outward interface; they
are only ever added to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from lawdiff.comparison.model import Account, Change, Cluster, Comparison, Row
from lawdiff.harmless import plain_json
from lawdiff.prints.model import Print, Provision, Warning
from lawdiff.reports.counts import ChangeCounts, ProvisionCounts, count_changes, count_provisions

if TYPE_CHECKING:
    from lawdiff.annotations.model import CarriedNote, Status

FORMAT = "lawdiff-comparison"
VERSION = 1

_encode = msgspec.json.Encoder().encode
_encode_lines = msgspec.json.Encoder().encode_lines


class PrintData(Struct, frozen=True):
    """A print, without its provisions."""

    path: str
    sha256: str
    title: str
    number: str
    house: str
    stage: str
    date: str
    language: str
    source: str
    warnings: tuple[str, ...]


class ProvisionData(Struct, frozen=True, gc=False):
    """One side of a row."""

    xpath: str | None
    kind: str
    label: str
    number: str
    heading: str
    page: int | None
    line: int | None
    quoted: bool
    text: str
    guid: str | None
    eid: str | None


class Evidence(Struct, frozen=True, gc=False):
    """What a pair rests on."""

    method: str
    score: float


class ChangeData(Struct, frozen=True, gc=False):
    """One edit. ``field`` says in which of the provision's texts its offsets count."""

    kind: str
    significance: str
    old_text: str
    new_text: str
    old_start: int
    old_end: int
    new_start: int
    new_end: int
    cluster: str | None
    why: str
    field: str


class RowData(Struct, frozen=True):
    """A pair of provisions and what happened to them."""

    old: ProvisionData | None
    new: ProvisionData | None
    states: tuple[str, ...]
    evidence: Evidence
    changes: list[ChangeData]


class ClusterData(Struct, frozen=True):
    """The same edit in several places; ``rows`` and ``exceptions`` index ``provisions``."""

    id: str
    kind: str
    significance: str
    old_text: str
    new_text: str
    count: int
    rows: tuple[int, ...]
    exceptions: tuple[int, ...]


class AccountData(Struct, frozen=True):
    """What happened to one clause, in a sentence; ``row`` indexes ``provisions``."""

    row: int
    label: str
    significance: str | None
    sentence: str


class Summary(Struct, frozen=True):
    """The figures, and the headline."""

    provisions: ProvisionCounts
    changes: ChangeCounts
    annotations: dict[Status, int]
    headline: str


def render(comparison: Comparison, notes: Sequence[CarriedNote] = ()) -> bytes:
    """The comparison as UTF-8 JSON with stable key order and a final line feed."""
    parts = [
        b'{"format":' + _encode(FORMAT) + b',"version":' + _encode(VERSION),
        b'"old":' + _encode(print_data(comparison.old)),
        b'"new":' + _encode(print_data(comparison.new)),
        b'"summary":' + _encode(summary(comparison, notes)),
        b'"warnings":' + _encode(comparison.warnings),
        _lines(b"provisions", [row_data(row) for row in comparison.rows]),
        _lines(b"clusters", [cluster_data(cluster) for cluster in comparison.clusters]),
        _lines(b"accounts", [account_data(a, comparison.rows) for a in comparison.accounts]),
        _lines(b"annotations", [note.record() for note in notes]),
    ]
    return plain_json(b",\n".join(parts) + b"}\n")


def _lines(key: bytes, items: Sequence[Any]) -> bytes:
    """A key and its list, one item a line. No raw line feed can stand in an item's JSON."""
    if not items:
        return b'"' + key + b'":[]'
    return b'"' + key + b'":[\n' + _encode_lines(items)[:-1].replace(b"\n", b",\n") + b"\n]"


def summary(comparison: Comparison, notes: Sequence[CarriedNote]) -> Summary:
    """The figures of the comparison and of the notes' statuses, in order of status name."""
    statuses = Counter(note.status for note in notes)
    return Summary(
        provisions=count_provisions(comparison),
        changes=count_changes(comparison),
        annotations=dict(sorted(statuses.items())),
        headline=comparison.headline,
    )


def warning_text(warning: Warning) -> str:
    """A print's warning in words, with its line where that is known.

    >>> warning_text(Warning("two elements carry one xml:id", 12))
    'line 12: two elements carry one xml:id'
    """
    return warning.message if warning.line is None else f"line {warning.line}: {warning.message}"


def print_data(print_: Print) -> PrintData:
    """What a print is, without its provisions."""
    return PrintData(
        print_.path,
        print_.sha256,
        print_.title,
        print_.number,
        print_.house,
        print_.stage,
        print_.date,
        print_.language,
        print_.source,
        tuple(warning_text(warning) for warning in print_.warnings),
    )


def provision_data(p: Provision) -> ProvisionData:
    """One provision as programs see it."""
    return ProvisionData(
        p.xpath,
        p.kind,
        p.label,
        p.number,
        p.heading,
        p.page,
        p.line,
        p.quoted,
        p.text,
        p.guid,
        p.eid,
    )


def change_data(c: Change) -> ChangeData:
    """One edit as programs see it."""
    return ChangeData(
        c.kind,
        c.significance,
        c.old_text,
        c.new_text,
        c.old_start,
        c.old_end,
        c.new_start,
        c.new_end,
        c.cluster,
        c.why,
        c.field,
    )


def row_data(row: Row) -> RowData:
    """One row as programs see it."""
    return RowData(
        provision_data(row.old) if row.old is not None else None,
        provision_data(row.new) if row.new is not None else None,
        row.states,
        Evidence(row.method, round(row.score, 4)),
        [change_data(change) for change in row.changes],
    )


def cluster_data(c: Cluster) -> ClusterData:
    """One cluster as programs see it."""
    return ClusterData(
        c.id, c.kind, c.significance, c.old_text, c.new_text, c.count, c.rows, c.exceptions
    )


def account_data(account: Account, rows: Sequence[Row]) -> AccountData:
    """One account, with the label of the provision it tells of (the new one where there is one)."""
    row = rows[account.row]
    provision = row.new if row.new is not None else row.old
    label = provision.label if provision is not None else ""
    return AccountData(account.row, label, account.significance, account.sentence)
