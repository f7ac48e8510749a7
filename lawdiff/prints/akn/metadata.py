"""What a print says of itself: title, number, House, stage, date, language.

Placeholders such as ``#varBillTitle`` are resolved through the ``TLC*`` elements; dates and
versions that are only a template's (9999-01-01, boilerplate ``docDate``) are not believed.
"""

from __future__ import annotations

import re

from lxml import etree
from msgspec import Struct

from lawdiff.errors import UnreadablePrint
from lawdiff.prints.akn.identifiers import Identifiers
from lawdiff.prints.akn.plain import plain_words
from lawdiff.prints.akn.vocabulary import local_name

_PLACEHOLDER = re.compile(r"#[A-Za-z][\w.-]*")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_DATE_WORDS = re.compile(r"'([^']*)'|(d+|M+|y+)|(.)", re.S)
_MONTHS = (
    "January February March April May June July August September October November December"
).split()

_BRACKETED = re.compile(r"\(\s*([^()]*?)\s*\)")
_NOT_THE_HEAD = frozenset({"meta", "body", "mainBody", "conclusions", "attachments", "signature"})
_MOST_PRINTED = 1_000_000
"""Most characters all of them stand for."""


class Metadata(Struct, frozen=True):
    """See :class:`lawdiff.prints.Print`."""

    title: str
    number: str
    house: str
    stage: str
    date: str
    language: str
    country: str
    work: str


class Placeholders:
    """The document's own names for things: ``varBillTitle`` → "Social Housing … Bill"."""

    def __init__(self, root: etree._Element, identifiers: Identifiers) -> None:
        self._identifiers = identifiers
        self._shown: dict[str, str] = {}
        self._elsewhere: dict[str, str] = {}
        self._printed = 0
        for meta in _metas(root):
            for references in _named(meta, "references"):
                for element in references.iterchildren(etree.Element):
                    name = element.get("eId") or element.get("id")
                    if name and name not in self._shown:
                        self._shown[name] = element.get("showAs") or ""

    def knows(self, name: str) -> bool:
        """There is a placeholder of that name."""
        return name in self._shown

    def get(self, name: str) -> str:
        """The value of a placeholder by name; empty where there is none."""
        return self.resolve(self._shown.get(name, ""))

    def resolve(self, value: str) -> str:
        """A value with placeholders in it, as words."""
        grown = len(value)
        whole = value.strip()

        def said(found: re.Match[str]) -> str:
            """What stands for one; ``#x`` that is none, among words, is one of them."""
            nonlocal grown
            name = found[0][1:]
            unknown = "" if found[0] == whole or name.startswith("var") else found[0]
            words = self._shown.get(name, unknown)
            grown += len(words)
            _check_printed(grown)
            return words

        for _ in range(4):
            if "#" not in value:
                break
            whole = value.strip()
            value = _PLACEHOLDER.sub(said, value)
        return " ".join(value.split())

    def words_for(self, href: str, date_format: str) -> str:
        """What is printed for ``<ref class="placeholder" href="#…"/>``.

        Raises:
            UnreadablePrint: placeholders come to more words than a print can have, as in a
                file made to fill the memory.
        """
        name = href.removeprefix("#")
        if name in self._shown:
            value = self.get(name)
            words = in_words(value, date_format) if date_format else value
        else:
            words = self._words_of(name) if name else ""
        self._printed += len(words)
        _check_printed(self._printed)
        return words

    def _words_of(self, name: str) -> str:
        """The words of the element so named, such as the long title."""
        if name not in self._elsewhere:
            element = self._identifiers.first(name)
            self._elsewhere[name] = "" if element is None else plain_words(element)
        return self._elsewhere[name]


def _check_printed(characters: int) -> None:
    if characters > _MOST_PRINTED:
        raise UnreadablePrint(
            f"its placeholders come to more than {_MOST_PRINTED:,} characters",
            remedy="Check where the file is from.",
        )


def _named(element: etree._Element, name: str) -> list[etree._Element]:
    """Children of that local name; a search by ``{*}name`` first learns every name there is."""
    return [e for e in element.iterchildren(etree.Element) if local_name(e.tag) == name]


def _metas(root: etree._Element) -> list[etree._Element]:
    """The blocks of metadata: the document's own first, then those of documents in it."""
    return [
        *_named(root, "meta"),
        *(m for d in root.iterchildren(etree.Element) for m in _named(d, "meta")),
    ]


def in_words(date: str, pattern: str) -> str:
    """An ISO date after a pattern such as ``d'th' MMMM yyyy``.

    >>> in_words("2022-09-06", "d'th' MMMM yyyy")
    '6th September 2022'
    """
    found = _ISO.fullmatch(date[:10])
    if not found:
        return date
    year, month, day = (int(part) for part in found.groups())

    def field(piece: re.Match[str]) -> str:
        if piece[1] is not None:
            ordinal = {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
            if piece[1] == "th":
                return "th" if 11 <= day <= 13 else ordinal
            return piece[1]
        if piece[3] is not None:
            return piece[3]
        letters = piece[2]
        if letters[0] == "d":
            return str(day).zfill(len(letters))
        if letters[0] == "M":
            return _MONTHS[month - 1] if len(letters) > 2 else str(month).zfill(len(letters))
        return str(year)

    return _DATE_WORDS.sub(field, pattern) if 1 <= month <= 12 else date


def read_metadata(root: etree._Element, placeholders: Placeholders) -> Metadata:
    """Metadata from the placeholders, else from the cover, else from the FRBR block."""
    identification = next(
        (i for meta in _metas(root) for i in _named(meta, "identification")), None
    )
    number = (
        placeholders.get("varBillNo")
        or _text(root, placeholders, "docNumber")
        or _frbr(identification, placeholders, "FRBRWork", "FRBRnumber")
    )
    country = _frbr(identification, placeholders, "FRBRWork", "FRBRcountry")
    title = _title(root, placeholders, identification)
    return Metadata(
        title=title,
        number=_as_cited(number, title),
        house=placeholders.get("varHouse") or _house(number),
        stage=placeholders.get("varStageVersion")
        or placeholders.get("varVersion")
        or _stage(_text(root, placeholders, "docStage")),
        date=_date(root, placeholders, identification),
        language=_frbr(identification, placeholders, "FRBRExpression", "FRBRlanguage"),
        country=country,
        work=placeholders.get("varProjectId")
        or _frbr(identification, placeholders, "FRBRWork", "FRBRuri"),
    )


_LEADS_ON = re.compile(r"\s+(?:for|of|de|di|per|para|für)(?:\s+an?|\s+un[ae]?|\s+eine?r?)?$", re.I)


def _stage(words: str) -> str:
    """A stage without what leads on to the title: "Proposal for a" is a proposal."""
    return _LEADS_ON.sub("", words.strip("[]"))


def _as_cited(number: str, title: str) -> str:
    """A bare number as the title cites it: "92" of "Directive 2014/92/EU" is "2014/92/EU"."""
    if number.isdigit():
        for word in title.split():
            cited = word.strip(".,;:()“”")
            if number in cited.split("/")[:2] and "/" in cited and cited[:1].isdigit():
                return cited
    return number


def _title(
    root: etree._Element, placeholders: Placeholders, identification: etree._Element | None
) -> str:
    title = (
        placeholders.get("varBillTitle")
        or placeholders.get("varSITitle")
        or placeholders.get("varActTitle")
        or _text(root, placeholders, "shortTitle")
        or _text(root, placeholders, "docTitle")
        or _text(root, placeholders, "longTitle")
        or _frbr(identification, placeholders, "FRBRWork", "FRBRname")
        or _short(_text(root, placeholders, "preface"))
        or _frbr(identification, placeholders, "FRBRWork", "FRBRalias")
    )
    bracketed = _BRACKETED.fullmatch(title)
    return bracketed[1] if bracketed else title


def _short(words: str) -> str:
    return words if len(words) <= 500 else ""


def _text(root: etree._Element, placeholders: Placeholders, name: str) -> str:
    """The words of the first element of that name that has any at the head of the document."""
    for element in root.iter(f"{{*}}{name}"):
        if any(local_name(above.tag) in _NOT_THE_HEAD for above in element.iterancestors()):
            continue
        words = plain_words(element)
        if not words:
            words = " ".join(
                placeholders.words_for(ref.get("href") or "", "") for ref in element.iter("{*}ref")
            )
        if words.strip():
            return words.strip()
    return ""


def _frbr(
    identification: etree._Element | None, placeholders: Placeholders, level: str, name: str
) -> str:
    if identification is None:
        return ""
    for element in identification.iterfind(f"{{*}}{level}/{{*}}{name}"):
        value = element.get("value") or element.get("language") or ""
        value = placeholders.resolve(value)
        if value:
            return value
    return ""


def _house(number: str) -> str:
    if number.startswith("HL Bill"):
        return "House of Lords"
    return "House of Commons" if number.startswith(("Bill ", "HC Bill")) else ""


def _date(
    root: etree._Element, placeholders: Placeholders, identification: etree._Element | None
) -> str:
    told = placeholders.get("varPublicationDate")
    if _believable(told):
        return told[:10]
    if identification is not None:
        for level in ("FRBRExpression", "FRBRWork"):
            for element in identification.iterfind(f"{{*}}{level}/{{*}}FRBRdate"):
                date = element.get("date") or ""
                if element.get("name") != "draft" and _believable(date):
                    return date[:10]
    for element in root.iter("{*}docDate"):
        date = element.get("date") or ""
        if _believable(date):
            return date[:10]
    return ""


def _believable(date: str) -> bool:
    found = _ISO.match(date)
    return bool(found) and 1200 <= int(found[1]) < 2900  # type: ignore[index]
