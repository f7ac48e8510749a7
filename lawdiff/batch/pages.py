"""The pages of the site that are not reports: one a Bill, and the index over all.

The pages work as files, without a server, and their lists without the script.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from msgspec import Struct

from lawdiff.batch.model import Failure, PrintInfo
from lawdiff.batch.options import BillPair, ListedBill
from lawdiff.history.model import History
from lawdiff.prints.dates import date_in_words
from lawdiff.reports.history.concordance import MARKS, concordance
from lawdiff.reports.history.words import short_label
from lawdiff.reports.layout import asset, environment, written
from lawdiff.reports.words import KIND_WORDS, capital

_HERE = Path(__file__).parent
_ASSETS = _HERE / "assets"


class ListedPair(Struct, frozen=True):
    """A comparison, as the index lists it."""

    bill: ListedBill
    slug: str
    old: str
    """How the print is told: ``"HL Bill 57, As amended in Grand Committee, 14 July 2016"``."""
    new: str
    stage: str
    substantive: int
    consequential: int
    editorial: int
    inserted: int
    left_out: int
    kinds: tuple[str, ...]
    notes: int
    aside: tuple[tuple[int, str], ...]
    """How many notes are not shown, and why; as the report divides them."""
    warnings: tuple[str, ...]


def print_name(number: str, house: str, stage: str, date: str) -> str:
    """A print with its stage and date; empty where it says none of them.

    >>> print_name("HL Bill 57", "House of Lords", "Report", "2016-07-14")
    'HL Bill 57, Report, 14 July 2016'
    """
    return ", ".join(part for part in (number, stage or house, date_in_words(date)) if part)


def bill_page(
    slug: str,
    name: str,
    prints: Sequence[PrintInfo],
    pairs: Sequence[BillPair],
    history: History | None,
) -> bytes:
    """A Bill's page: its prints in order, its comparisons, and where every clause went."""
    lines = concordance(history) if history is not None and len(prints) > 2 else ()
    return _page(
        "bill.html",
        "",
        slug=slug,
        name=name,
        prints=prints,
        pairs=pairs,
        lines=lines,
        marks=MARKS,
        short=short_label,
        warnings=history.warnings if history is not None else (),
        between={(pair.old, pair.new): pair.slug for pair in pairs if not pair.failed},
    )


def index_page(
    pairs: Sequence[ListedPair],
    bills: Sequence[ListedBill],
    failures: Sequence[Failure],
    searched: bytes,
    parquet: bool,
) -> bytes:
    """The page over all Bills.

    Args:
        pairs: every comparison, in order.
        bills: every Bill, in order.
        failures: what was not compared.
        searched: JSON of the clauses to search in; see :mod:`lawdiff.batch.assembly`.
        parquet: the Parquet files are there.
    """
    return _page(
        "index.html",
        asset(_ASSETS / "index.js"),
        pairs=pairs,
        bills=bills,
        failures=failures,
        stages=sorted({pair.stage for pair in pairs if pair.stage}),
        kinds=[kind for kind in KIND_WORDS if any(kind in pair.kinds for pair in pairs)],
        kind_words=KIND_WORDS,
        searched=Markup(json_for_html(searched).decode("utf-8")),
        parquet=parquet,
    )


def sentence(text: str) -> str:
    """A text that ends as a sentence does, and once.

    >>> sentence("check the order"), sentence("of “A Bill [HL]”."), sentence("the wrong order?")
    ('Check the order.', 'Of “A Bill [HL]”.', 'The wrong order?')
    """
    return capital(text) if text.endswith((".", "?", "!")) else f"{capital(text)}."


def json_for_html(data: bytes) -> bytes:
    r"""JSON that can stand in a page: nothing in it can end or open a tag or a comment.

    >>> json_for_html(b'["</script><!--"]')
    b'["\\u003c/script\\u003e\\u003c!--"]'
    """
    return data.replace(b"<", b"\\u003c").replace(b">", b"\\u003e").replace(b"&", b"\\u0026")


def _page(template: str, script: str, **context: Any) -> bytes:
    page = {"lang": "en", **context}
    return written(_templates().get_template(template), page, asset(_ASSETS / "site.css"), script)


@lru_cache(maxsize=1)
def _templates() -> Environment:
    made = environment(_HERE / "templates")
    made.globals["print_name"] = print_name
    made.filters["sentence"] = sentence
    return made
