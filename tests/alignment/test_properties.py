"""What must hold for any two prints."""

from __future__ import annotations

import random
from collections import Counter

import msgspec
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lawdiff.alignment import Alignment, Pair, align
from lawdiff.prints import Print
from tests.alignment.outline import print_of
from tests.examples import examples

WORDS = "authority must may report notice panel the of a person section child order".split()
texts = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)


@st.composite
def outlines(draw: st.DrawFn) -> str:
    """An outline three levels deep."""
    lines = []
    for c in range(draw(st.integers(1, 5))):
        if draw(st.booleans()):
            lines.append(f"== *{draw(texts) or 'heading'}*")
        heading = draw(st.sampled_from(["", "*Information*", "*Funding*", "*Duty to report*"]))
        lines.append(f"{c + 1} {heading} {draw(texts)}")
        for s in range(draw(st.integers(0, 4))):
            lines.append(f"  ({s + 1}) {draw(texts)}")
            lines += [f"    ({'abc'[p]}) {draw(texts)}" for p in range(draw(st.integers(0, 3)))]
    return "\n".join(lines)


prints = outlines().map(print_of)


def turned(pair: Pair) -> Pair:
    """The pair seen from the other side."""
    share = {"split": "merged", "merged": "split"}.get(pair.share, "")
    return msgspec.structs.replace(pair, old=pair.new, new=pair.old, share=share)


def unordered(alignment: Alignment) -> Counter[Pair]:
    return Counter(alignment.pairs)


@given(prints, prints)
@settings(max_examples=examples(150), deadline=None)
def test_every_provision_stands_in_a_pair(old: Print, new: Print) -> None:
    pairs = align(old, new, "content").pairs
    assert {p.old for p in pairs} - {None} == set(range(len(old.provisions)))
    assert {p.new for p in pairs} - {None} == set(range(len(new.provisions)))
    for side in ("old", "new"):
        chief = Counter(getattr(p, side) for p in pairs if p.primary)
        del chief[None]
        assert not chief or max(chief.values()) == 1
    assert all(p.method == "none" for p in pairs if p.old is None or p.new is None)
    assert all(0 <= p.score <= 1 for p in pairs)


@given(prints, prints)
@settings(max_examples=examples(150), deadline=None)
def test_pairs_come_in_the_order_of_the_new_print(old: Print, new: Print) -> None:
    order = [p.new for p in align(old, new, "content").pairs if p.new is not None]
    assert order == sorted(order)


SPLIT_AND_MERGED = (
    print_of(
        "1  \n2  \n3  authority authority authority\n4  \n  (1) \n  (2) \n  (3) \n  (4) \n"
        "5 *Duty to report* \n  (1) \n  (2) \n  (3) \n  (4) authority authority authority\n"
        "    (a) authority authority"
    ),
    print_of(
        "1 *Duty to report* authority authority authority\n  (1) \n  (2) \n  (3) \n"
        "2  \n  (1) \n  (2) \n  (3) \n  (4) \n3  \n4  \n5  \n  (1) \n"
        "  (2) authority authority authority must"
    ),
)
"""One provision is of both kinds here."""


@given(prints, prints)
@example(*SPLIT_AND_MERGED)
@settings(max_examples=examples(150), deadline=None)
def test_the_other_way_round_is_the_mirror(old: Print, new: Print) -> None:
    there, back = align(old, new, "content"), align(new, old, "content")
    assert Counter(turned(p) for p in there.pairs) == unordered(back)


@given(prints)
@settings(max_examples=examples(80), deadline=None)
def test_a_print_and_itself(same: Print) -> None:
    for p in align(same, same, "content").pairs:
        assert p.old == p.new
        assert not (p.moved or p.redrafted or p.share)


@given(prints, prints, st.integers(0, 99))
@settings(max_examples=examples(80), deadline=None)
def test_content_reads_no_identifier(old: Print, new: Print, seed: int) -> None:
    rng = random.Random(seed)

    def named(source: Print) -> Print:
        guids = [f"_{i}" for i in range(len(source.provisions))]
        rng.shuffle(guids)
        provisions = tuple(
            msgspec.structs.replace(p, guid=guid, eid=guid, xpath=guid)
            for p, guid in zip(source.provisions, guids, strict=True)
        )
        return msgspec.structs.replace(source, provisions=provisions)

    plain = align(old, new, "content").pairs
    assert align(named(old), named(new), "content").pairs == plain


def distinct(count: int) -> list[list[str]]:
    """Clauses of which none is like another."""
    return [
        [f"*Heading {c}*", *(f"word{c}{k} of rule{c}{k} in part{c}{k} and no other{c}{k}"
                             for k in range(3))] for c in range(count)
    ]  # fmt: skip


def drawn_up(clauses: list[list[str]]) -> Print:
    lines = []
    for number, (heading, *subsections) in enumerate(clauses, 1):
        lines.append(f"{number} {heading}")
        lines += [f"  ({k}) {text}" for k, text in enumerate(subsections, 1)]
    return print_of("\n".join(lines))


@given(st.permutations(range(7)), st.sets(st.integers(0, 6), max_size=3))
@settings(max_examples=examples(60), deadline=None)
def test_permuted_and_thinned_out(order: list[int], gone: set[int]) -> None:
    clauses = distinct(7)
    kept = [i for i in order if i not in gone]
    alignment = align(drawn_up(clauses), drawn_up([clauses[i] for i in kept]), "content")
    to_new = alignment.successors()
    for place, i in enumerate(kept):
        for k in range(4):
            assert to_new[4 * i + k] == 4 * place + k
    assert len(to_new) == 4 * len(kept)
    assert not any(p.moved for p in alignment.pairs if p.old is not None and p.old % 4)


@given(st.integers(0, 5))
@settings(max_examples=6, deadline=None)
def test_a_duplicate_takes_nobodys_place(twice: int) -> None:
    clauses = distinct(6)
    doubled = [*clauses[: twice + 1], *clauses[twice:]]
    alignment = align(drawn_up(clauses), drawn_up(doubled), "content")
    texts_of = [p.text for p in alignment.new.provisions]
    for o, n in alignment.successors().items():
        assert alignment.old.provisions[o].text == texts_of[n]
    assert sum(p.old is None for p in alignment.pairs) == 4
