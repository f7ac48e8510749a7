"""The stream of words: nothing is lost in it, and every place leads back to the print."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawdiff import compare, read
from lawdiff.annotations.desk import Desk
from lawdiff.annotations.flow import Flow, kept_offsets, squeeze
from lawdiff.annotations.likeness import likeness, words_in
from lawdiff.annotations.links import bridge_of
from lawdiff.annotations.wording import wording_change


@given(st.text())
def test_what_squeezing_keeps(text: str) -> None:
    kept = kept_offsets(text)
    assert len(kept) == len(squeeze(text))
    assert kept == sorted(set(kept))
    assert squeeze("".join(text[at] for at in kept)) == squeeze(squeeze(text))


@given(st.text(), st.text())
def test_likeness_is_a_share(one: str, other: str) -> None:
    assert 0.0 <= likeness(one, other) <= 1.0
    assert likeness(one, other) == pytest.approx(likeness(other, one))
    assert words_in(one) == [word.casefold() for word in words_in(one)]


@given(st.lists(st.sampled_from("the may must a b c".split())), st.data())
def test_a_wording_change_holds_both_texts(old: list[str], data: st.DataObject) -> None:
    new = data.draw(st.lists(st.sampled_from("the may must a b c".split())))
    pieces = wording_change(" ".join(old), " ".join(new))
    before = " ".join(p.text for p in pieces if p.piece != "in")
    after = " ".join(p.text for p in pieces if p.piece != "out")
    assert (before.split(), after.split()) == (old, new)


@pytest.fixture(scope="module")
def desk(corpus: Path) -> Desk:
    return Desk(read(corpus / "children-and-social-work" / "2-hl-bill-57.xml"))


def test_every_word_is_in_the_stream_once(desk: Desk) -> None:
    flow = desk.flow
    words = sum(len(squeeze(p.text)) + len(squeeze(p.heading)) for p in desk.print.provisions)
    cut = sum(len(squeeze(flow.words(part))) for part in flow.parts)
    assert len(flow.text) == cut
    assert abs(words - cut) <= len(flow.parts)  # an apostrophe at a cut is a quotation mark


@pytest.mark.parametrize("kind", ["plain", "numbered", "own"])
def test_places_lead_back(desk: Desk, kind: str) -> None:
    flow: Flow = {"plain": desk.flow, "numbered": desk.numbered, "own": desk.own}[kind]
    for at in range(0, len(flow.text) - 1, 97):
        for span in flow.spans(at, at + 1):
            assert flow.position(span.index, span.field, span.start) == at
            assert flow.position(span.index, span.field, span.end, end=True) == at + 1


def test_each_provision_is_found_by_its_own_words(desk: Desk) -> None:
    for p in desk.print.provisions:
        if p.children or len(p.text) < 30:
            continue
        hits = desk.flow.find(squeeze(p.text))
        assert any(p.index in {s.index for s in desk.flow.spans(*hit)} for hit in hits), p.label


def test_words_are_found_in_a_stretch_and_nowhere_else(desk: Desk) -> None:
    hits = desk.flow.find("SecretaryofState")
    assert len(hits) > 10
    (first, end), (second, last) = hits[0], hits[1]
    assert desk.flow.find("SecretaryofState", first, end) == [(first, end)]
    assert desk.flow.find("SecretaryofState", first, end - 1) == []
    assert desk.flow.find("SecretaryofState", first + 1, last) == [(second, last)]
    assert desk.flow.find("ecretaryofState") == []


def test_a_print_bridged_to_itself_maps_every_word_to_itself(desk: Desk) -> None:
    bridge = bridge_of(compare(desk.print, desk.print))
    for at in range(0, desk.flow.body - 40, 211):
        (start, end) = bridge.mapped(at, at + 40)[0]
        assert start <= at  # a place inside a word is widened to the word
        assert at + 40 <= end


@pytest.mark.parametrize("wrong", ["first", "middle", "last", "left out", "put in"])
def test_words_with_one_wrong_are_found_where_they_stand(desk: Desk, wrong: str) -> None:
    """Wherever in a provision the words stand, and however little of the print is looked at."""
    looked_at = 0
    for p in desk.print.provisions:
        words = p.text.split()
        if p.children or p.kind == "cover" or len(words) < 20 or p.index % 3:
            continue
        for first in (0, (len(words) - 12) // 2, len(words) - 12):
            meant = words[first : first + 12]
            flow = desk.flow
            low, high = desk.scope(p.index)
            places = flow.find(squeeze(" ".join(meant)))
            if sum(low <= start < high for start, _ in places) != 1 or not all(
                any(c.isalpha() for c in word) for word in meant
            ):
                continue
            quote = {
                "first": ["Zzyzx", *meant[1:]],
                "middle": [*meant[:6], "zzyzx", *meant[7:]],
                "last": [*meant[:-1], "zzyzx"],
                "left out": [*meant[:6], *meant[7:]],
                "put in": [*meant[:6], "zzyzx", *meant[6:]],
            }[wrong]
            for stretch in (desk.scope(p.index), desk.clause_scope(p.index)):
                found = desk.like(" ".join(quote), *stretch)
                assert found, (p.label, quote)
                shown = words_in(flow.shown(found[0].start, found[0].end))
                if wrong in ("middle", "put in"):
                    assert shown == words_in(" ".join(meant)), p.label
                else:  # a word at the end, or its neighbour, may as well be another one
                    assert " ".join(words_in(" ".join(meant[2:-2]))) in " ".join(shown), p.label
                    assert abs(len(shown) - len(words_in(" ".join(meant)))) <= 2
                looked_at += 1
    assert looked_at > 100


@pytest.mark.parametrize("long", [30, 70, 130])
def test_long_quotes_with_words_left_out_are_found_where_they_stand(desk: Desk, long: int) -> None:
    """Over several provisions, too; of more words than are compared letter by letter."""
    words = [word for part in desk.flow.parts for word in words_in(desk.flow.words(part))]
    looked_at = 0
    for first in range(400, 5_000, 575):
        meant = words[first : first + long]
        quote = [word for at, word in enumerate(meant) if at % 10 != 5]
        found = desk.like(" ".join(quote))
        shown = words_in(desk.flow.shown(found[0].start, found[0].end))
        # at the ends a word may go with the one beside it that was left out
        assert " ".join(meant[4:-4]) in " ".join(shown), first
        assert abs(len(shown) - long) <= 4
        assert shown[-2:] == meant[-2:], first
        assert found[0].score > 0.9
        looked_at += 1
    assert looked_at == 8
