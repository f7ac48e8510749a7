"""Where the law applies: England, Wales, Scotland, Northern Ireland and beyond.

A place inside the name of a body or an Act ("Historic England", "the Secretary of State for
Wales", "the Scotland Act 1998") is part of the name, not of the extent.
"""

from __future__ import annotations

from lawdiff.comparison.rules.lexicon import Lexicon, Words

_PLACES = (
    r"(?:England|Wales|Scotland|Northern\sIreland|Great\sBritain|(?:the\s)?United\sKingdom|(?:the\s)?UK"
    r"|(?:the\s)?British\sIslands|(?:the\s)?Isle\sof\sMan|(?:the\s)?Channel\sIslands|Jersey|Guernsey|Gibraltar|Sark|Alderney"
    r"|(?:the\s)?(?:British\s)?[Oo]verseas\s[Tt]erritor(?:y|ies)|(?:the\s)?(?:Republic\sof\s)?Ireland"
    r"|(?:Greater\s)?London|Cornwall|Greater\sManchester|(?:the\s)?European\sUnion|(?:the\s)?EEA"
    r"|Welsh\szone|(?:the\s)?territorial\ssea|(?:the\s)?(?:UK\s)?territorial\swaters"
    r"|(?:the\s)?[Cc]ontinental\sshelf)"
)
_NAME_BEFORE = (
    r"(?<!Historic\s)(?<!Natural\s)(?<!Homes\s)(?<!NHS\s)(?<!Sport\s)(?<!Bank\sof\s)(?<!Health\s)"
    r"(?<!Education\s)(?<!Audit\s)(?<!Police\s)(?<!Care\s)(?<!Resources\s)(?<!Church\sof\s)"
    r"(?<!Church\sin\s)(?<!State\sfor\s)(?<!General\sfor\s)(?<!Service\sof\s)(?<!Prince\sof\s)"
    r"(?<!Transport\sfor\s)(?<!Skills\s)(?<!Creative\s)(?<!Government\sof\s)(?<!City\sof\s)"
    r"(?<!Academy\sfor\s)(?<!Mayor\sof\s)(?<!South\s)(?<!Qualifications\s)(?<!Estyn\s)"
    r"(?<!Duchy\sof\s)(?<!Advocate\sfor\s)(?<!Commissioner\sfor\s)"
)
_NAME_AFTER = (
    r"(?!\s(?:Act|Acts|Assembly|Office|Executive|Order|Authority|Council|Statistics|Borough|Borough"
    r"|Mayor|Housing|Prison|Judicial|Public|Human|Courts|department|departments|Department"
    r"|Departments|Minister|Ministers|Constabulary|Parliament|Government|legislation|GDPR"
    r"|Statistical|Audit|Policing)\b)"
)

LEXICON = Lexicon(
    kind="extent",
    said="the places to which it applies",
    words=(
        Words(
            hints=tuple(
                """england wales scotland ireland britain kingdom uk islands isle jersey guernsey
                gibraltar sark alderney overseas london cornwall manchester european eea zone
                territorial shelf""".split()
            ),
            pattern=rf"""
        \b(?:(?:only\s)?(?:in|to|within|outside|throughout|of|for)\s)?(?:in\srelation\sto\s|as\srespects\s)?(?-i:
          {_NAME_BEFORE}{_PLACES}{_NAME_AFTER}(?:(?:,\s(?:and\s|or\s)?|\s(?:and|or)\s){_PLACES}{_NAME_AFTER})*
        )\b""",
        ),
        Words(
            hints=("extend",),
            pattern=rf"""
        \bextend(?:s|ing)?(?:\sonly)?\sto\b(?=\s(?:the\s)?(?-i:{_PLACES}|every|any|each|no|all))""",
        ),
        Words(
            hints=tuple(
                """english scottish welsh irish british offshore abroad overseas extra-territorial
                elsewhere""".split()
            ),
            pattern=r"""
        \b(?-i:English|Scottish|Welsh|Northern\sIrish|British)\b(?=\s(?-i:[a-z]))(?!\slanguage)
      | \b(?:offshore|abroad|overseas|extra-territorial(?:ly)?|elsewhere)\b
      """,
        ),
    ),
)
