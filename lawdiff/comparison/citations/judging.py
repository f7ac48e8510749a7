"""What became of one citation, once it is known where it leads in both prints."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from typing import NamedTuple

from lawdiff.comparison.citations.index import Index
from lawdiff.comparison.citations.laws import law_key, looks_back, may_be_same_law, sort_of
from lawdiff.comparison.citations.model import Citation, Item, Step, Targets, Unit, Verdict
from lawdiff.comparison.citations.numbers import format_address
from lawdiff.comparison.citations.pairing import plain

Thing = tuple[str, object]
"""What a citation leads to, in terms of the new print.

``("here", index)``; ``("gone", old index)`` for a provision left out; ``("external", law,
address)``, ``("dangling", address)`` and ``("unsure", address)`` for what is not in the print.
"""


class Judgement(NamedTuple):
    """A verdict and what it rests on."""

    verdict: Verdict
    why: str
    came_in: tuple[str, ...] = ()
    fell_out: tuple[str, ...] = ()


class Side(NamedTuple):
    """A citation in one print, and where it leads there."""

    prints: Index
    citation: Citation
    targets: Targets
    words: str = ""
    """Its words in the print."""


def things(side: Side, follow: dict[int, int] | None) -> frozenset[tuple[object, ...]]:
    """All that a citation leads to.

    Args:
        side: the citation.
        follow: old index → new index, for a citation of the old print; ``None`` for the new.
    """
    out: set[tuple[object, ...]] = set()
    for item, target in zip(side.citation.items, side.targets.items, strict=True):
        if target.status in ("here", "external") and target.provisions:
            for at in target.provisions:
                if follow is None:
                    out.add(("here", at))
                else:
                    new = follow.get(at)
                    out.add(("here", new) if new is not None else ("gone", at))
        if target.status == "external":
            out.add(("external", law_key(side.targets.law), _said(item)))
        elif target.status != "here":
            out.add((target.status, _said(item)))
    return frozenset(out)


def _said(item: Item) -> str:
    said = format_address(item.first)
    return f"{said} to {format_address(item.last)}" if item.last else said


def judge(old: Side, new: Side, follow: dict[int, int], before: dict[int, int]) -> Judgement:
    """What became of a citation.

    Args:
        old: it in the old print.
        new: it in the new print.
        follow: old index → new index of the same provision.
        before: new index → old index.
    """
    was, now = things(old, follow), things(new, None)
    if was == now:
        if any(t[0] not in ("here", "gone") for t in was) and _said_as(old) != _said_as(new):
            return Judgement("unsure", _why_pointed(old, new))
        return _same(old, new, follow)
    lost, gained = was - now, now - was
    if any(t[0] == "unsure" for t in lost | gained):
        return Judgement("unsure", _why_unsure(old, new))
    came_in = tuple(new.prints.provisions[t[1]].label for t in _sorted(gained, "here"))
    fell_out = tuple(
        _old_label(old.prints, before, t) for t in _sorted(lost, "here") + _sorted(lost, "gone")
    )
    if any(t[0] == "dangling" for t in gained):
        said = next(str(t[1]) for t in sorted(gained, key=str) if t[0] == "dangling")
        left_out = _left_out(old.prints, lost)
        why = f"It cites {said}, which does not stand in the new print{left_out}."
        return Judgement("dangling", why, came_in, fell_out)
    if all(t[0] == "external" for t in lost | gained):
        was_said, now_said = _outside(old, lost), _outside(new, gained)
        why = f"It cites another law: {was_said} became {now_said}."
        return Judgement("external", why)
    joined = _why_joined(old.citation.joined, new.citation.joined)
    if was & now or _shrunk(lost, gained):
        why = _why_range(came_in, fell_out, lost, gained)
        return Judgement("range", why + joined, came_in, fell_out)
    why = _why_retargeted(old, new, follow, lost)
    return Judgement("retargeted", why + joined, came_in, fell_out)


def _why_joined(one: str, other: str) -> str:
    """That the word between the items of a list is another too."""
    return f" And “{one}” between them became “{other}”." if one and other and one != other else ""


def _said_as(side: Side) -> Hashable:
    """What must be the same of a citation that does not surely lead to a provision here.

    "the preceding section" and "the following section" lead to what cannot be told, both of
    them; that does not make them the same. One that points counts by its words.
    """
    citation = side.citation
    pointing = citation.anchor and not any(i.first[-1].number for i in citation.items)
    words = plain(side.words).casefold() if pointing else ""
    surely = side.targets.status == "external"
    return words, citation.anchor, citation.base, "" if surely else law_key(side.targets.law)


def _why_pointed(old: Side, new: Side) -> str:
    return (
        f"“{old.words}” became “{new.words}”; where these lead could not be made certain "
        "by the words."
    )


def _shrunk(lost: frozenset[tuple[object, ...]], gained: frozenset[tuple[object, ...]]) -> bool:
    return bool(lost) != bool(gained)


def _sorted(found: frozenset[tuple[object, ...]], kind: str) -> list[tuple[str, int]]:
    return sorted((kind, t[1]) for t in found if t[0] == kind and isinstance(t[1], int))


def _old_label(index: Index, before: dict[int, int], thing: tuple[str, int]) -> str:
    kind, at = thing
    if kind == "here":
        at = before.get(at, at)
    return index.provisions[at].label


def _same(old: Side, new: Side, follow: dict[int, int]) -> Judgement:
    one, other = old.citation.joined, new.citation.joined
    if one != other and one and other and len(new.citation.items) > 1:
        why = f"It cites the same provisions, but “{one}” between them became “{other}”."
        return Judgement("connective", why)
    if (
        one != other
        and {one, other} != {"", "and"}
        and len(old.citation.items) == len(new.citation.items)
    ):
        return Judgement("unsure", "It cites the same provisions, but joins them otherwise.")
    if _called_otherwise(old, new, follow) or _of_another_law(old, new) or _elsewhere(old, new):
        why = f"It may cite the same provision, but “{old.words}” became “{new.words}”."
        return Judgement("unsure", why)
    renumbered = _renumbered(old, new, follow)
    link = _by(old, new)
    if renumbered is None:
        return Judgement("same", f"It cites the same as before, {link}.")
    was, now, quoted = renumbered
    if quoted:
        why = f"It follows {was}, text for another law that is now {now}, {link}."
        return Judgement("inserted-number", why)
    if was == now:
        return Judgement("same", f"It still cites {now}, {link}.")
    return Judgement("same", f"It cites what was {was} and is now {now}, {link}.")


_UNITS: dict[Unit, Unit] = {"clause": "section", "annex": "schedule", "title": "part"}
"""Units that are one another under another name, by the one that stands for both."""


def _called_otherwise(old: Side, new: Side, follow: dict[int, int]) -> bool:
    """Whether what stayed what it was is called something else: "this section", "this rule".

    A clause that becomes a Schedule's paragraph is called so; one that does not is not.
    """
    if all(
        len(a.first) != len(b.first)
        or all(_called_alike(s, t) for s, t in zip(a.first, b.first, strict=True))
        for a, b in zip(old.citation.items, new.citation.items, strict=False)
    ):
        return False
    olds, news = old.prints.provisions, new.prints.provisions
    return any(
        olds[at].kind == news[follow[at]].kind for at in old.targets.provisions if at in follow
    )


_ANY = re.compile(r"(?:an?|any|each|every|either|another|some)\b", re.IGNORECASE)


def _of_another_law(old: Side, new: Side) -> bool:
    """Whether the words point another way, or name another law than they did.

    A file's link may stand under any words: "of that Act", "of the 1964 Act".
    """
    one, other = old.citation, new.citation
    linked = any(t.evidence == "tag" for t in (*old.targets.items, *new.targets.items))
    if linked and one.anchor and other.anchor and one.anchor != other.anchor:
        return True
    if law_key(one.law) == law_key(other.law):
        return False
    if not one.law or not other.law:
        said = one if one.law else other
        return said.scope == "own" and not _sort_of_the_bill(new.prints, said.law)
    if _ANY.match(one.law) or _ANY.match(other.law):
        return True  # "the 2018 Act", "a 2018 Act"
    was, now = old.targets.law or one.law, new.targets.law or other.law
    if old.prints.is_this_bill(was) and new.prints.is_this_bill(now):
        return False
    sorts = {sort_of(one.law), sort_of(other.law)} - {""}
    if len(sorts) > 1 and not (one.scope == other.scope == "own" and sorts == _BILL):
        return True  # "this Act", "this Order"
    if looks_back(was) or looks_back(now):
        return linked
    return not may_be_same_law(was, now)


_BILL = {"act", "bill"}


def _sort_of_the_bill(index: Index, law: str) -> bool:
    """Whether the print is of the sort of law that it is called: "this Act", "this Order"."""
    sort = sort_of(law)
    return sort in _BILL or sort in index.title.casefold()


def _elsewhere(old: Side, new: Side) -> bool:
    """Whether an inserted provision is said to stand elsewhere in the law it goes into.

    That law's own numbers are not the Bill's to change: "paragraph 4(A2) of Schedule 16" is not
    "paragraph 4(A2) of Schedule 17", wherever the file's links lead.
    """
    for n, (a, b) in enumerate(zip(old.citation.items, new.citation.items, strict=False)):
        target = new.targets.items[n]
        if target.evidence != "tag" or not target.provisions:
            continue
        within = new.prints.depth_in_quotation(target.provisions[0])
        if not within:
            continue
        was = [s.number for s in a.first][: max(0, len(a.first) - within)]
        now = [s.number for s in b.first][: max(0, len(b.first) - within)]
        if len(was) == len(now) and was != now:
            return True
    return False


def _unit(step: Step) -> Unit:
    return _UNITS.get(step.unit, step.unit)


def _called_alike(one: Step, other: Step) -> bool:
    """Whether two steps have one name; "section 2(1)" leaves the name of its (1) unsaid."""
    a, b = _unit(one), _unit(other)
    return a == b or "level" in (a, b)


def _by(old: Side, new: Side) -> str:
    found = [t.evidence for t in (*old.targets.items, *new.targets.items)]
    if all(e == "tag" for e in found):
        return "as the files' own links say"
    if any(e == "tag" for e in found):
        return "as a file's own link and the words say"
    return "as the words say"


def _renumbered(old: Side, new: Side, follow: dict[int, int]) -> tuple[str, str, bool] | None:
    """The old and new label of the first provision cited whose number changed, else of the first.

    The flag says that all renumbered ones are text for another law.
    """
    first: tuple[str, str, bool] | None = None
    for at in old.targets.provisions:
        to = follow.get(at)
        if to is None:
            continue
        was, now = old.prints.provisions[at], new.prints.provisions[to]
        if first is None:
            first = (was.label, now.label, False)
        if not _same_numbers(old.prints, at, new.prints, to):
            return was.label, now.label, was.quoted and now.quoted
    return first


def _same_numbers(old: Index, at: int, new: Index, to: int) -> bool:
    """Whether two provisions are cited by the same numbers within their quotation."""
    one: int | None = at
    other: int | None = to
    depth = old.provisions[at].quote_depth
    while one is not None and other is not None:
        was, now = old.provisions[one], new.provisions[other]
        if was.quote_depth < depth or now.quote_depth < depth:
            return True
        if old.number(one) != new.number(other):
            return False
        if old.home(one) == one:
            return True
        one, other = was.parent, now.parent
    return True


def _left_out(index: Index, lost: frozenset[tuple[object, ...]]) -> str:
    gone = _sorted(lost, "gone")
    if not gone:
        return ""
    return f"; it cited {index.provisions[gone[0][1]].label}, which was left out"


def _outside(side: Side, found: frozenset[tuple[object, ...]]) -> str:
    said = sorted(str(t[2]) for t in found if t[0] == "external")
    name = side.targets.law
    law = f" of {name[0].lower()}{name[1:]}" if name[:4] in ("The ", "That") else f" of {name}"
    law = law if name else ""
    return ", ".join(f"“{s}{law}”" for s in said) if said else "nothing"


def _why_range(
    came_in: Sequence[str],
    fell_out: Sequence[str],
    lost: frozenset[tuple[object, ...]],
    gained: frozenset[tuple[object, ...]],
) -> str:
    more = list(came_in) + [str(t[2]) for t in sorted(gained, key=str) if t[0] == "external"]
    less = list(fell_out) + [str(t[2]) for t in sorted(lost, key=str) if t[0] == "external"]
    said = []
    if more:
        said.append(f"now takes in {_listed(more)}")
    if less:
        said.append(f"no longer takes in {_listed(less)}")
    return f"The list or range {' and '.join(said) or 'changed'}."


def _listed(labels: Sequence[str]) -> str:
    if len(labels) > 6:
        return f"{', '.join(labels[:5])} and {len(labels) - 5} more"
    return labels[0] if len(labels) == 1 else f"{', '.join(labels[:-1])} and {labels[-1]}"


def _why_retargeted(
    old: Side, new: Side, follow: dict[int, int], lost: frozenset[tuple[object, ...]]
) -> str:
    was = [old.prints.provisions[i].label for i in old.targets.provisions]
    now = [new.prints.provisions[i].label for i in new.targets.provisions]
    before = _listed(was) if was else _words(old)
    after = _listed(now) if now else _words(new)
    gone = [old.prints.provisions[at].label for _, at in _sorted(lost, "gone")]
    fate = ""
    if gone:
        those = "which" if len(gone) == len(was) else f"of which {_listed(gone)}"
        fate = f", {those} {'was' if len(gone) == 1 else 'were'} left out"
    elif len(was) == 1:
        to = follow.get(old.targets.provisions[0])
        if to is not None and new.prints.provisions[to].label != was[0]:
            fate = f", which is now {new.prints.provisions[to].label}"
    return f"It cited {before}{fate}; it now cites {after}."


def _words(side: Side) -> str:
    said = ", ".join(_said(item) for item in side.citation.items)
    where = {
        "external": "in another law",
        "dangling": "which does not stand in the print",
        "unsure": "which could not be placed",
        "here": "in the Bill",
    }[side.targets.status]
    return f"{said} ({side.targets.law or where})"


def _why_unsure(old: Side, new: Side) -> str:
    first = old.targets.status == "unsure"
    side = old if first else new
    said = f"“{side.words}”" if side.words else ", ".join(map(_said, side.citation.items))
    if side.citation.doubt:
        return f"The words leave open whether {said} is of the Bill or of another law."
    return f"Where {said} leads in the {'old' if first else 'new'} print could not be made certain."
