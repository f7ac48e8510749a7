"""What stands before a provision's words: its number and its heading, with what changed in them."""

from __future__ import annotations

from lawdiff.comparison.model import Row
from lawdiff.prints.model import Provision
from lawdiff.reports.escaping import esc
from lawdiff.reports.flow import Flow, Mode
from lawdiff.reports.marked import segments


def number_html(row: Row, provision: Provision, mode: Mode) -> tuple[str, str]:
    """The number before a provision's words, as HTML: now (with the old one), and then."""
    quote = esc(provision.open_quote) if provision.open_quote else ""
    now = esc(provision.number)
    if mode == "in":
        return (f"<b>{quote}<ins>{now}</ins></b> ", "") if now else (quote, "")
    if mode == "out":
        return (f"<b>{quote}<del>{now}</del></b> ", "") if now else (quote, "")
    assert row.old is not None
    if row.old.number == provision.number:
        lead = f"<b>{quote}{now}</b> " if now else quote
        return lead, lead
    was = esc(row.old.number)
    lead_old = f"<b>{quote}{was}</b> "
    if not was:
        return f"<b>{quote}{now}</b> ", quote
    return (
        f'<b>{quote}<span class="nn">{now} </span>'
        f'<span class="was"><span class="ww">was </span>{was}</span></b> ',
        lead_old,
    )


def heading_html(row: Row, ident: str) -> str:
    """A heading with what was left out of it and what came in."""
    flow = Flow("", "", "same")
    for count, segment in enumerate(segments(row, "heading"), 1):
        change = segment.change
        if change is None:
            flow.same(esc(segment.new), "")
            continue
        name = f"{ident}--heading-{count}" if ident else ""
        if segment.old:
            flow.gone(esc(segment.old), change, name)
        if segment.new:
            flow.came(esc(segment.new), change, "" if segment.old else name, bool(segment.old))
    return flow.line()
