"""Identifiers are evidence, not gospel."""

from __future__ import annotations

import msgspec

from lawdiff.alignment import align
from lawdiff.prints import Print
from tests.alignment.outline import print_of

OUTLINE = """
4 *Notices*
  (1) The regulator may serve a notice on a registered provider of social housing.
  (2) An inspector must be accompanied by an officer of the local housing authority.
5 *Appeals*
  (1) A person aggrieved may appeal to the tribunal within twenty eight days.
"""


def named(source: Print, guids: str) -> Print:
    """The print with identifiers, one letter a provision; a dot for none."""
    provisions = tuple(
        msgspec.structs.replace(p, guid=None if guid == "." else guid)
        for p, guid in zip(source.provisions, guids, strict=True)
    )
    return msgspec.structs.replace(source, provisions=provisions)


def test_identifiers_pair_what_words_would_not() -> None:
    old = named(print_of(OUTLINE), "abcde")
    new = named(print_of(OUTLINE.replace("An inspector must be accompanied by", "Sundays and")),
                "abcde")  # fmt: skip
    pairs = align(old, new).pairs
    assert [(p.old, p.new) for p in pairs] == [(i, i) for i in range(5)]
    assert {p.method for p in pairs} == {"identifier"}
    assert not any(p.redrafted for p in pairs)


def test_an_identifier_the_words_contradict_is_looked_at_again() -> None:
    old = named(print_of(OUTLINE), "abcde")
    new = named(print_of(OUTLINE), "acbde")
    pairs = align(old, new).pairs
    assert [(p.old, p.new) for p in pairs] == [(i, i) for i in range(5)]
    assert [p.method for p in pairs if p.old in (1, 2)] == ["identical", "identical"]


def test_an_identifier_is_kept_where_words_find_nothing_better() -> None:
    old = named(print_of(OUTLINE), "abcde")
    other = OUTLINE.replace(
        "An inspector must be accompanied by an officer of the local housing authority.",
        "Fees and charges are payable to nobody under that Act, despite any rule to pay them.",
    )
    [pair] = [p for p in align(old, named(print_of(other), "abcde")).pairs if p.old == 2]
    assert (pair.new, pair.method) == (2, "context")


def test_a_new_identifier_on_new_words_is_a_redraft() -> None:
    old = named(print_of(OUTLINE), "abcde")
    new = named(print_of(OUTLINE.replace("may serve", "must in writing serve")), "axcde")
    [pair] = [p for p in align(old, new).pairs if p.old == 1]
    assert (pair.new, pair.redrafted) == (1, True)


def test_the_same_words_under_a_new_identifier_are_the_same() -> None:
    old, new = named(print_of(OUTLINE), "abcde"), named(print_of(OUTLINE), "axcde")
    [pair] = [p for p in align(old, new).pairs if p.old == 1]
    assert (pair.new, pair.redrafted, pair.method) == (1, False, "identical")


def test_an_identifier_given_twice_proves_nothing() -> None:
    old, new = named(print_of(OUTLINE), "abbde"), named(print_of(OUTLINE), "abbde")
    assert [(p.old, p.new) for p in align(old, new).pairs] == [(i, i) for i in range(5)]
