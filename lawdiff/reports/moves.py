"""What moved, drawn at both ends: a tag where it stands, a line where it stood.

"As they were" is the older print: where something stood that has moved, its old words
stand too (:func:`older_words`), hidden in every other way to show the words; and what
moved in is hidden there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from lawdiff.comparison.model import Row
from lawdiff.prints.model import GROUP_KINDS, Print, Provision
from lawdiff.reports.escaping import esc
from lawdiff.reports.flow import Event, Flow, Words, write
from lawdiff.reports.lawtext import QUOTE
from lawdiff.reports.links import Links, refer, tag
from lawdiff.reports.marked import Segment
from lawdiff.reports.tables import table_events
from lawdiff.reports.words import capital


def draw_moves(old: Print, rows: Sequence[Row], links: Links, owners: Mapping[int, int]) -> None:
    """Tie each move both ways, in the older print's order.

    Args:
        old: the older print.
        rows: of the comparison.
        links: ids and links of the page, to which tags, stubs and old words are added.
        owners: row → row of the account it belongs to.
    """
    gone = [index for index, row in enumerate(rows) if _went(index, row, links, owners)]
    if not gone:
        return
    links.came.update(gone)
    left = {_old(row).index for n in gone if (row := rows[n]).primary or "merged" in row.states}
    done: set[int] = set()
    for index in sorted(gone, key=lambda n: (_old(rows[n]).index, n)):
        row = rows[index]
        was = _old(row)
        words = ""
        if was.index in left and was.index not in done and not _with_parent(was, old, left):
            words = older_words(old, was)
        done.add(was.index)
        named, said = _line(index, row, rows, links)
        if said or words:
            whole = owners.get(index) == index
            kind = "mvw law" if whole else "mvw"
            shown = f'<div class="{kind}">{words}</div>' if words else ""
            html = Markup(f'<div class="st"{named}>{said}{shown}</div>')
            _put(was, whole, html, rows, links, owners)


def _went(index: int, row: Row, links: Links, owners: Mapping[int, int]) -> bool:
    """Its words stand at another place than in the older print, or in another provision."""
    was = row.old
    if was is None or row.new is None:
        return False
    if "moved" in row.states or not row.primary:
        return True
    home = was.parent
    if home is None or links.maps.old.get(home) == links.maps.parents[index]:
        return False
    return owners.get(index) != index


def _line(index: int, row: Row, rows: Sequence[Row], links: Links) -> tuple[str, Markup]:
    """The line where it stood, and its id; tags the place where it stands."""
    parent = links.maps.parents[index]
    inner = parent is not None and "moved" in rows[parent].states and not row.primary
    if "moved" not in row.states or inner:
        return "", Markup("")
    was, now = _old(row), row.new
    assert now is not None
    stood = links.anchors.take("was", was.label)
    moved = Markup('Moved here from <a href="#{}">{}</a>.').format(stood, was.label)
    tag(links, index, moved)
    said = Markup('<p class="stub">{} stood here. It is now {}.</p>').format(
        capital(was.label), refer(links, index, now.label)
    )
    return f' id="{stood}"', said


def _with_parent(was: Provision, old: Print, left: set[int]) -> bool:
    """What it stood in went too, and its old words are shown there with it."""
    parent = was.parent
    while parent is not None:
        above = old.provisions[parent]
        if _gathers(above, old):
            return False
        if parent in left:
            return True
        parent = above.parent
    return False


def _put(  # noqa: PLR0913, PLR0917
    was: Provision,
    whole: bool,
    html: Markup,
    rows: Sequence[Row],
    links: Links,
    owners: Mapping[int, int],
) -> None:
    """Put what stands for a provision that went at its place among those that stayed."""
    if whole:
        home = _account_before(was, rows, links, owners)
        links.stubs[home] = links.stubs.get(home, Markup("")) + html
        return
    elder = _elder(was, rows, links)
    if elder is not None:
        links.stubs[elder] = links.stubs.get(elder, Markup("")) + html
        return
    home = links.maps.old.get(was.parent, 0) if was.parent is not None else 0
    links.inside.setdefault(home, []).append((was.at, str(html)))


def _elder(was: Provision, rows: Sequence[Row], links: Links) -> int | None:
    """The row of the nearest provision before it, in the same one, that has stayed."""
    index = was.index - 1
    while index >= 0 and index != was.parent and index in links.maps.old:
        found = links.maps.old[index]
        elder = rows[found].old
        if elder is not None and elder.parent == was.parent and found not in links.came:
            return found
        index -= 1
    return None


def _account_before(
    was: Provision, rows: Sequence[Row], links: Links, owners: Mapping[int, int]
) -> int:
    """The nearest clause, Part or other account before it that has stayed."""
    for index in range(was.index - 1, -1, -1):
        head = owners.get(links.maps.old.get(index, -1), -1)
        if head >= 0 and head not in links.came:
            stayed = rows[head].old
            if stayed is not None and stayed.index <= index < stayed.end:
                return head
    return 0


def older_words(print_: Print, provision: Provision) -> str:
    """A provision of a print with all that stands in it, as HTML, without marks.

    Of a Part or Chapter only its own words: its clauses have places of their own.
    """
    provisions = print_.provisions
    if _gathers(provision, print_):
        return _block(provision, [])
    made: dict[int, str] = {}
    for index in range(provision.end - 1, provision.index - 1, -1):
        one = provisions[index]
        made[index] = _block(one, [(provisions[kid], made.pop(kid)) for kid in one.children])
    return made[provision.index]


def _gathers(provision: Provision, print_: Print) -> bool:
    """It is a Part or the like of the print, not of a schedule: what it holds is told apart."""
    return provision.kind in GROUP_KINDS and print_.clause_of(provision.index) is None


def _block(provision: Provision, kids: Sequence[tuple[Provision, str]]) -> str:
    number = f"{esc(provision.open_quote)}{esc(provision.number)}"
    lead = f"<b>{number}</b> " if number else ""
    flow = Flow("" if provision.heading else lead, "", "same")
    if provision.heading:
        flow.out.append(f'<p class="hd">{lead}{esc(provision.heading)}</p>')
    text = provision.text
    events = [
        Event(at, 0.0, "break")
        for at in provision.breaks
        if not any(table.start <= at < table.end for table in provision.tables)
    ]
    events += table_events(provision.tables)
    taken = {kid.at for kid, _ in kids}
    events = [event for event in events if event.what != "break" or event.at not in taken]
    for kid, html in kids:
        quoted = kid.quote_depth > provision.quote_depth
        at, order = (len(text), 1e8) if provision.tables else (kid.at, 0.5)
        events.append(Event(at, order, "html", f"{QUOTE}{html}</div>" if quoted else html))
    segments = [Segment(text, text, 0, 0)] if text else []
    write(flow, Words(segments, provision.formulae, (), None), events, "")
    ending = str(esc(provision.close_quote))
    if not kids or text[kids[-1][0].at :].strip():
        flow.tail(ending)
        ending = ""
    flow.close()
    body = "".join(flow.out)
    if ending:
        before, end, after = body.rpartition("</p>")
        body = f"{before}{ending}{end}{after}"
    return f'<div class="p">{body}</div>'


def _old(row: Row) -> Provision:
    assert row.old is not None
    return row.old
