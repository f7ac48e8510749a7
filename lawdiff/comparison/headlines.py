"""One or two sentences for the whole Bill, made from its clauses."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lawdiff.comparison.comings import shared
from lawdiff.comparison.model import Account, Cluster, Row
from lawdiff.comparison.phrasing import be, labels, listed, quoted, upper
from lawdiff.comparison.states import UNCHANGED
from lawdiff.prints.model import CLAUSE_KINDS, Provision
from lawdiff.prints.numbers import counted

_NUMBERS = (
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
).split()

MOST_NAMED = 12
"""Clauses named one by one."""

MOST_RUNS = 3
"""Runs of renumbered clauses told one by one."""


SEVERAL = 5
"""Places in which a term is replaced, for it to be told of the Bill; fewer are told of clauses."""

MOST_TERMS = 2
"""Terms told one by one."""


def headline(
    rows: Sequence[Row], accounts: Sequence[Account], clusters: Sequence[Cluster] = ()
) -> str:
    """What happened to the Bill.

    Clauses that came, went and were renumbered; those in both prints that changed in
    substance; how many only follow; and what is replaced throughout.
    """
    heads = [(rows[account.row], account) for account in accounts]
    units = [(row, account) for row, account in heads if _unit(row.new or row.old)]
    said = [
        *_came_and_went([row for row, _ in units]),
        *_split_and_merged(rows),
        *_parted(rows),
        *_renumbered([row for row, _ in units]),
    ]
    first = "; ".join(said)
    both = [(row, account) for row, account in units if row.old and row.new]
    parts = [f"{upper(first)}." if first else ""]
    parts += _substance(both, bool(said), absorbed(rows))
    parts += _throughout(clusters)
    parts.append(_elsewhere([(r, a) for r, a in heads if not _unit(r.new or r.old)]))
    moved = len([row for row in rows if row.states is not UNCHANGED and "moved" in row.states])
    if moved:
        parts.append(f"{upper(_word(moved))} provision{' is' if moved == 1 else 's are'} moved.")
    text = " ".join(part for part in parts if part)
    return text or _nothing(rows, accounts)


def _nothing(rows: Sequence[Row], accounts: Sequence[Account]) -> str:
    if not any(row.changes or row.old is None or row.new is None for row in rows):
        return "No word differs between the two prints."
    if any(account.significance == "substantive" for account in accounts):
        return "Words outside clauses change."
    return "Nothing differs in substance between the two prints."


def _unit(provision: Provision | None) -> bool:
    return (
        provision is not None
        and not provision.quoted
        and (provision.kind in CLAUSE_KINDS or provision.kind == "schedule")
    )


def _came_and_went(units: Sequence[Row]) -> list[str]:
    said = []
    for schedule in (False, True):
        came = [r.new for r in units if r.old is None and r.new and _is(r.new, schedule)]
        gone = [r.old for r in units if r.new is None and r.old and _is(r.old, schedule)]
        if came:
            said.append(f"{_count(came)} {be(came)} inserted{_numbers(came)}")
        if gone:
            said.append(f"{_count(gone)} {be(gone)} left out{_numbers(gone)}")
    return said


def _is(provision: Provision, schedule: bool) -> bool:
    return (provision.kind == "schedule") is schedule


def _renumbered(units: Sequence[Row]) -> list[str]:
    said = []
    for schedule in (False, True):
        pairs = [
            (r.old, r.new)
            for r in units
            if r.old
            and r.new
            and not _shared(r)
            and r.old.number != r.new.number
            and _unit(r.old)
            and _is(r.new, schedule)
        ]
        if not pairs:
            continue
        was, now = (f"{provision.kind}s" for provision in pairs[0])
        runs = _runs([(_number(old), _number(new)) for old, new in pairs])
        if len(runs) > MOST_RUNS:
            said.append(f"{_word(len(pairs))} {now} are renumbered")
            continue
        for olds, news in runs:
            one = len(olds) == 1
            name = was[:-1] if one else was
            if was == now:
                verb = "is renumbered" if one else "are renumbered"
            else:
                verb = f"becomes {now[:-1]}" if one else f"become {now}"
            said.append(f"{name} {_span(olds)} {verb} {_span(news)}")
    return said


def _shared(row: Row) -> bool:
    return "split" in row.states or "merged" in row.states


def _split_and_merged(rows: Sequence[Row]) -> list[str]:
    """Clauses and schedules that became several, or several that became one."""
    said = []
    groups = shared([r for r in rows if r.states is not UNCHANGED])
    for (what, _), group in sorted(groups.items(), key=lambda item: item[0][0] == "merged"):
        if not any(_unit(r.old) or _unit(r.new) for r in group):
            continue
        olds = labels(list(dict.fromkeys(r.old.label for r in group if r.old)), MOST_NAMED)
        news = labels(list(dict.fromkeys(r.new.label for r in group if r.new)), MOST_NAMED)
        verb = "is split" if what == "split" else "are merged"
        said.append(f"{olds} {verb} into {news}")
    return said


def absorbed(rows: Sequence[Row]) -> list[int]:
    """Which rows tell of a clause or schedule that became part of another provision."""
    return [
        n
        for n, row in enumerate(rows)
        if row.states is not UNCHANGED and row.new and _unit(row.old) and not _unit(row.new)
    ]


def _parted(rows: Sequence[Row]) -> list[str]:
    """Clauses that became parts of others, and parts that became clauses."""
    pairs = [
        (r.old.label, r.new.label)
        for r in rows
        if r.states is not UNCHANGED
        and r.old
        and r.new
        and _unit(r.old) is not _unit(r.new)
        and not _shared(r)
    ]
    if len(pairs) <= MOST_RUNS:
        return [f"{old} becomes {new}" for old, new in pairs]
    olds, news = ([pair[side] for pair in pairs] for side in (0, 1))
    return [f"{labels(olds, MOST_NAMED)} become {labels(news, MOST_NAMED)}"]


def _runs(pairs: Sequence[tuple[str, str]]) -> list[tuple[list[str], list[str]]]:
    """Numbers that follow one another in both prints."""
    runs: list[tuple[list[str], list[str]]] = []
    following: tuple[int, int] | None = None
    for old, new in pairs:
        was, now = counted(old), counted(new)
        if runs and following == (was, now):
            runs[-1][0].append(old)
            runs[-1][1].append(new)
        else:
            runs.append(([old], [new]))
        following = None if was is None or now is None else (was + 1, now + 1)
    return runs


def _span(numbers: Sequence[str]) -> str:
    if len(numbers) < 3:
        return " and ".join(numbers)
    return f"{numbers[0]} to {numbers[-1]}"


def _substance(both: Sequence[tuple[Row, Account]], after: bool, gone: Sequence[int]) -> list[str]:
    changed = [row.new for row, account in both if account.significance == "substantive"]
    small = [a for _, a in both if a.significance in ("consequential", "editorial")]
    said = []
    if changed:
        named = [p for p in changed if p is not None]
        labels = f": {_labels(named)}" if len(named) <= MOST_NAMED else ""
        inn = "in both prints " if after else ""
        said.append(
            f"Of those {inn}{_count(named).lower()} {_changes(named)} in substance{labels}."
            if after
            else f"{upper(_count(named))} {_changes(named)} in substance{labels}."
        )
    elif after and both and not gone:
        said.append("No other clause changes in substance.")
    if small:
        one = len(small) == 1
        what = "other" if changed else "clause or schedule"
        who = f"{_word(len(small))} {what if one else _plural(what)}"
        said.append(f"In {who} only references, numbers or punctuation differ.")
    return said


def _throughout(clusters: Sequence[Cluster]) -> list[str]:
    """The terms that are replaced in most places, and where they stay."""
    terms = [c for c in clusters if c.kind == "term" and c.count >= SEVERAL]
    terms.sort(key=lambda c: -c.count)
    said = []
    for term in terms[:MOST_TERMS]:
        stays = len(term.exceptions)
        but = f", and stays in {_word(stays)} provision{'' if stays == 1 else 's'}" if stays else ""
        places = f"{_word(term.count)} places{but}"
        said.append(f"{quoted(term.old_text)} becomes {quoted(term.new_text)} in {places}.")
    return said


def _elsewhere(others: Sequence[tuple[Row, Account]]) -> str:
    """What else is worth reading: Parts and headings that came, went or changed, and texts."""
    changed = [row for row, account in others if account.significance == "substantive"]
    said = []
    for kind, name in _NAMED.items():
        of = [row for row in changed if _kind(row) == kind]
        came = [row for row in of if row.old is None]
        gone = [row for row in of if row.new is None]
        both = [row for row in of if row.old is not None and row.new is not None and row.changes]
        if came:
            said.append(f"{_some(came, name)} {be(came)} inserted")
        if gone:
            said.append(f"{_some(gone, name)} {be(gone)} left out")
        if both:
            said.append(f"{_some(both, name)} {_changes(both)}")
    rest = [row for row in changed if _kind(row) not in {*_NAMED, "cover"}]
    if rest:
        said.append(f"{_some(rest, 'text')} outside clauses {_changes(rest)}")
    covers = [row for row in changed if _kind(row) == "cover"]
    if covers:
        said.append(f"{_some(covers, 'text')} on the cover {_changes(covers)}")
    return f"{upper('; '.join(said))}." if said else ""


_NAMED = {"part": "Part", "chapter": "Chapter", "crossheading": "cross-heading"}


def _kind(row: Row) -> str:
    provision = row.new or row.old
    return provision.kind if provision else ""


def _some(items: Sequence[object], name: str) -> str:
    return f"{_word(len(items))} {name if len(items) == 1 else f'{name}s'}"


def _plural(words: str) -> str:
    return "clauses or schedules" if words.startswith("clause") else f"{words}s"


def _changes(items: Sequence[object]) -> str:
    return "changes" if len(items) == 1 else "change"


_BEFORE_NUMBER = re.compile(r"^(?:[^\W\d_]+\.?|§)\s+(?=\w)")


def _number(provision: Provision) -> str:
    """The "29" of "29", "Schedule 29", "Article 29" and "29."; the label where there is none."""
    number = _BEFORE_NUMBER.sub("", provision.number).rstrip(".").strip()
    return number or provision.label


def _numbers(provisions: Sequence[Provision]) -> str:
    """Runs and single numbers: " (15 to 28)", " (16, 17 and 21)"; nothing if there are many.

    In the order of their own print: rows stand in that of the other where they can.
    """
    found = [_number(p) for p in sorted(provisions, key=lambda p: p.index)]
    if not any(c.isdigit() for number in found for c in number):
        return ""
    runs: list[list[str]] = []
    for number in found:
        last = runs[-1][-1] if runs else ""
        before, this = counted(last), counted(number)
        if before is not None and this == before + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    spans: list[str] = []
    for run in runs:
        spans += [_span(run)] if len(run) > 2 else run
    return f" ({listed(spans)})" if len(spans) <= MOST_NAMED else ""


def _labels(provisions: Sequence[Provision]) -> str:
    clauses = [p for p in provisions if p.kind != "schedule"]
    schedules = [p for p in provisions if p.kind == "schedule"]
    said = []
    if clauses:
        name = clauses[0].kind + ("s" if len(clauses) > 1 else "")
        said.append(f"{name} {listed([_number(p) for p in clauses])}")
    if schedules:
        said.append(listed([p.label for p in schedules]))
    return listed(said)


def _count(provisions: Sequence[Provision]) -> str:
    clauses = sum(p.kind != "schedule" for p in provisions)
    schedules = len(provisions) - clauses
    said = []
    if clauses:
        kind = next(p.kind for p in provisions if p.kind != "schedule")
        said.append(f"{_word(clauses)} {kind}{'s' if clauses > 1 else ''}")
    if schedules:
        said.append(f"{_word(schedules)} schedule{'s' if schedules > 1 else ''}")
    return listed(said)


def _word(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)
