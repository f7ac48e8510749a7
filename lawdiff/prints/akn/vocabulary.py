"""Akoma Ntoso's element names, and the part each plays in a print."""

from __future__ import annotations

from enum import IntEnum

from lawdiff.prints.model import Kind


class Role(IntEnum):
    """What to do on meeting an element among a provision's contents."""

    BLOCK = 1
    INLINE = 2
    SKIP = 3
    PROVISION = 4
    NUMBER = 5
    HEADING = 6
    NOTE = 7
    QUOTED = 8
    TABLE = 9
    MATHS = 10
    IMAGE = 11
    REFERENCE = 12
    DEFINED = 13
    QUOTED_TEXT = 14
    BREAK = 15
    INSTRUCTION = 16
    NAMED_INLINE = 17
    RAISED = 18
    """Raised or lowered: an exponent, an index."""


_NAMES: dict[Role, str] = {
    Role.SKIP: "meta script style",
    Role.PROVISION: (
        "part book tome title subtitle subpart division chapter subchapter section subsection "
        "article rule subrule clause subclause proviso paragraph subparagraph point indent item "
        "level hcontainer crossHeading recital citation alinea transitional"
    ),
    Role.NUMBER: "num",
    Role.HEADING: "heading subheading",
    Role.NOTE: "authorialNote",
    Role.QUOTED: "quotedStructure embeddedStructure",
    Role.TABLE: "table",
    Role.MATHS: "math",
    Role.IMAGE: "img image",
    Role.REFERENCE: "ref rref",
    Role.DEFINED: "def",
    Role.QUOTED_TEXT: "quotedText embeddedText",
    Role.BREAK: "br eol eop",
    Role.NAMED_INLINE: "inline",
    Role.RAISED: "sup sub",
    Role.INLINE: (
        "a abbr b i u s em strong span mref mod mmod rmod ins del term concept "
        "date time person role organization location event object entity process quantity "
        "docType docTitle docNumber docDate docStage docStatus docProponent docIntroducer "
        "docPurpose docCommittee docketNumber docJurisdiction docAuthority shortTitle session "
        "legislature signature party judge lawyer opinion argument neutralCitation remark "
        "recordedTime vote outcome fillIn relatedDocument omissis placeholder popup "
        "change noteRef marker font small"
    ),
}

ROLES: dict[str, Role] = {name: role for role, names in _NAMES.items() for name in names.split()}
"""Local name → role; what is not listed is a block: its words stand apart."""

BLOCKS = frozenset(
    "akomaNtoso akomantoso act bill doc statement portion documentCollection officialGazette "
    "debateReport judgment collectionBody body mainBody portionBody administrativeBody "
    "amendmentBody coverPage preface preamble conclusions recitals citations attachments "
    "attachment components component componentRef documentRef interstitial container "
    "blockContainer block tblock toc tocItem longTitle formula intro content wrapUp list "
    "blockList listIntroduction listWrapUp p foreign affectedDocument tr td th thead tbody tfoot "
    "caption div ul ol li dl dt dd pre blockquote h1 h2 h3 h4 h5 h6 schedules schedule annex "
    "annexes appendix hcontainers speech from tableOfContents noteBody colgroup col".split()
)
"""Elements known to stand apart from what is around them; others are warned about."""

GROUPS: dict[str, Kind] = {
    "part": "part",
    "book": "part",
    "tome": "part",
    "title": "part",
    "subtitle": "part",
    "subpart": "part",
    "division": "part",
    "chapter": "chapter",
    "subchapter": "chapter",
    "crossHeading": "crossheading",
}

UNITS: dict[str, Kind] = {
    "article": "article",
    "rule": "section",
    "clause": "clause",
    "subsection": "subsection",
    "subrule": "subsection",
    "subclause": "subsection",
    "paragraph": "paragraph",
    "subparagraph": "subparagraph",
    "proviso": "paragraph",
    "alinea": "paragraph",
    "transitional": "paragraph",
    "recital": "other",
    "citation": "other",
}

LISTED = frozenset({"level", "point", "indent", "item"})
"""Names used at several depths: a paragraph, or a sub-paragraph inside one."""

TRANSPARENT = frozenset(
    "body mainBody recitals citations attachments attachment doc components component "
    "documentCollection collectionBody container bill act statement portion portionBody list "
    "preamble preface coverPage conclusions administrativeBody hcontainers officialGazette".split()
)
"""Elements outside provisions that only gather others."""


def local_name(tag: object) -> str:
    """The name without its namespace, or the prefix of an undeclared one."""
    name = str(tag).rpartition("}")[2]
    return name.rpartition(":")[2]
