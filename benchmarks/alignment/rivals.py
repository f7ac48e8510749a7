"""Other ways to align, to stand beside ours: none of them reads an identifier either."""

from __future__ import annotations

from collections.abc import Callable
from difflib import SequenceMatcher

from lxml import etree

from lawdiff.alignment import align
from lawdiff.prints import Print

Pairs = set[tuple[int, int]]


def by_number(old: Print, new: Print) -> Pairs:
    """The same printed number in the same place: "Schedule 5, paragraph 16" stays that."""
    places: dict[tuple[str, ...], int] = {}
    for p in new.provisions:
        places.setdefault(_path(new, p.index), p.index)
    found: Pairs = set()
    used: set[int] = set()
    for p in old.provisions:
        n = places.get(_path(old, p.index))
        if n is not None and n not in used:
            used.add(n)
            found.add((p.index, n))
    return found


def _path(print_: Print, i: int) -> tuple[str, ...]:
    chain = [i, *print_.ancestors(i)]
    return tuple(f"{print_.provisions[k].kind} {print_.provisions[k].number}" for k in chain)


def by_exact_text(old: Print, new: Print) -> Pairs:
    """The longest common run of identical own texts, in order."""
    return {pair for tag, pair in _blocks(old, new) if tag == "equal"}


def by_difflib(old: Print, new: Print) -> Pairs:
    """Identical own texts in order, then what stands in the same gap, by likeness."""
    return {pair for _, pair in _blocks(old, new)}


def _blocks(old: Print, new: Print) -> list[tuple[str, tuple[int, int]]]:
    olds = [f"{p.heading} {p.text}" for p in old.provisions]
    news = [f"{p.heading} {p.text}" for p in new.provisions]
    found: list[tuple[str, tuple[int, int]]] = []
    for tag, a, a_end, b, b_end in SequenceMatcher(None, olds, news, False).get_opcodes():
        if tag == "equal":
            found += [(tag, (a + k, b + k)) for k in range(a_end - a)]
        elif tag == "replace":
            at = b
            for o in range(a, a_end):
                for n in range(at, b_end):
                    if SequenceMatcher(None, olds[o], news[n], False).quick_ratio() > 0.6:
                        found.append((tag, (o, n)))
                        at = n + 1
                        break
    return found


def by_xmldiff(old: Print, new: Print) -> Pairs:
    """What xmldiff 3.0 matches in its fast mode, on the provisions as bare XML."""
    from xmldiff.diff import Differ  # noqa: PLC0415

    differ = Differ(fast_match=True, ignored_attrs=["i"])
    differ.set_trees(_as_xml(old), _as_xml(new))
    return {
        (int(match[0].get("i")), int(match[1].get("i")))
        for match in differ.match()
        if match[0].get("i") and match[1].get("i")
    }


def _as_xml(print_: Print) -> etree._Element:
    """Elements with the words and an index, which xmldiff is told not to look at."""
    root = etree.Element("print")
    elements: list[etree._Element] = []
    for p in print_.provisions:
        above = root if p.parent is None else elements[p.parent]
        element = etree.SubElement(above, "provision", i=str(p.index))
        element.text = f"{p.number} {p.heading} {p.text}"
        elements.append(element)
    return root


def ours(old: Print, new: Print) -> Pairs:
    """lawdiff, without identifiers."""
    return {
        (p.old, p.new)
        for p in align(old, new, "content").pairs
        if p.primary and p.old is not None and p.new is not None
    }


RIVALS: dict[str, Callable[[Print, Print], Pairs]] = {
    "same number": by_number,
    "exact text in order": by_exact_text,
    "difflib on own texts": by_difflib,
    "xmldiff 3.0, fast": by_xmldiff,
}
