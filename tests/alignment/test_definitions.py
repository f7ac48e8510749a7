"""Definitions: of other words they are two, unless the one was renamed."""

from __future__ import annotations

import re

import msgspec

from lawdiff.alignment import align
from lawdiff.prints import Print
from tests.alignment.outline import print_of, told

BEFORE = """
1 *Interpretation* In this Act—
  (a) “board” means the board that was set up under section 4;
  (b) “bridge” means a structure that carries a road across a tidal river;
  (c) “ferry” has the same meaning as in the Harbours Act 1964;
  (d) “harbour” has the same meaning as in the Harbours Act 1964;
  (e) “light” has the same meaning as in the Merchant Shipping Act 1995;
  (f) “vessel” means anything that is used to carry persons or goods by water.
"""


def of_definitions(outline: str) -> Print:
    """The print with its paragraphs as definitions of the words in their first quotation marks."""
    made = print_of(outline)
    provisions = [
        msgspec.structs.replace(provision, kind="definition", defines=term[1])
        if term
        else provision
        for provision in made.provisions
        for term in [re.match("“([^”]+)”", provision.text)]
    ]
    return msgspec.structs.replace(made, provisions=tuple(provisions))


def said(after: str) -> set[str]:
    return told(align(of_definitions(BEFORE), of_definitions(after), "content"))


def test_a_term_that_was_renamed_and_still_means_the_same_is_one_definition() -> None:
    after = BEFORE.replace(
        "“bridge” means a structure that carries a road",
        "“fixed crossing” means any structure which carries a road or railway",
    )
    assert "1(b) -> 1(b)" in said(after)


def test_what_all_definitions_say_makes_no_two_of_them_one() -> None:
    after = BEFORE.replace(
        "“bridge” means a structure that carries a road across a tidal river;",
        "“levy” means the levy that is due under section 9;",
    )
    assert {"1(b) -> nothing", "nothing -> 1(b)"} <= said(after)


def test_a_reference_to_an_act_makes_no_two_of_them_one() -> None:
    after = BEFORE.replace(
        "“harbour” has the same meaning as in the Harbours Act 1964;",
        "“jetty” has the same meaning as in the Piers Act 1871;",
    )
    assert {"1(d) -> nothing", "nothing -> 1(d)"} <= said(after)
