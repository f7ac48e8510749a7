"""Dates, periods, ages, deadlines and commencement.

“May” is the month where it has a capital and stands by a day or a year, or after a word
that takes a date; any other is the power.
"""

from __future__ import annotations

from lawdiff.comparison.rules import numerals
from lawdiff.comparison.rules.lexicon import Lexicon, Words

_NUMBER = numerals.ANY

_MONTHS = (
    r"(?-i:January|February|March|April|June|July|August|September|October|November|December)\b"
)
_MAY = r"""(?:
    (?: (?<=\d\s) | (?<=st\s) | (?<=nd\s) | (?<=rd\s) | (?<=th\s) | (?<=\sin\s) | (?<=\sby\s)
      | (?<=before\s) | (?<=after\s) | (?<=until\s) | (?<=from\s) | (?<=since\s) | (?<=during\s)
      | (?<=of\s) | (?<=\sto\s) | (?<=\sand\s) | (?<=\sor\s) | (?<=each\s) | (?<=every\s)
    ) (?-i:May)\b
  | (?-i:May)(?=\s(?:19|20)\d\d\b)
  | (?-i:May)(?=,?\s(?:(?:and|or|to|until)\s)?(?-i:Ja|Feb|Mar|Ap|Ju|Aug|Sep|Oc|Nov|Dec))
  )"""
_MONTH = rf"(?:{_MONTHS}|{_MAY})"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?\s(?:day\sof\s)?"
_WEEKDAYS = r"(?-i:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)s?"

_UNIT = r"""(?:
    (?:(?:working|sitting|business|calendar|clear|consecutive|complete|full|whole|school)\s)?
    (?:days?|weeks?|fortnights?|months?|years?|hours?|minutes?|seconds?|decades?)
    (?:['’]s?)?
  )"""
_BOUND = r"""(?:
    (?:not|no)\s(?:later|earlier|sooner|more|less|fewer|longer)\sthan
  | (?:more|less|fewer|longer|later|earlier|sooner)\sthan
  | at\s(?:least|most|any\stime) | (?:not\s)?(?:before|after|exceeding|within)
  | up\sto | until | for | from | by | during | throughout | on\sor\s(?:before|after)
  | in | every | each | over | under | since | a\s(?:maximum|minimum)\sof
  )"""
_PERIOD_OF = r"""(?:the\send\sof\s)? (?:a\sterm\s(?:of\s)?)?
    (?:the\s|a\s|any\s)? (?:further\s|first\s|initial\s)?
    (?:periods?\sof\s
      (?:at\sleast\s|up\sto\s|not\s(?:more|less|exceeding)\s(?:than\s)?)?
    )?"""
_LINK = r"(?:\s?[-\u2010\u2011]\s?|\s(?:(?:or\s(?:more|fewer|less)|and\s\w+|clear)\s)?)"
_LENGTH = rf"""
    (?: \b{_BOUND}\s )? {_PERIOD_OF}
    \b{_NUMBER} {_LINK} {_UNIT} (?!\w)
    (?: \s(?:old|of\sage|or\s(?:more|over|older|under|younger)) )?"""
_DATE = rf"\b(?:{_BOUND}\s)? (?:the\s)? (?:{_DAY})? {_MONTH} (?:\s\d{{4}})?"
_SOMEBODY = "|".join(
    rf"(?<=\b(?:{words})\s)"
    for words in (  # of one length each, as a look backwards asks
        "he|is",
        "boy|she|are|was",
        "boys|girl|were|aged",
        "child|youth|pupil|those|girls|minor",
        "person|people|youths|pupils|anyone|minors|member",
        "persons|student|someone|patient|members",
        "children|students|patients|resident",
        "residents",
        "individual",
        "individuals",
    )
)
_THINGS = r"(?:per\s|metre|kilo|mile|feet|acre|hectare|gram|tonne|litre|[kcm]m\b|[km]g\b|[kM]W\b)"
_OF_AGE = rf"""
    \b(?: (?:under|over|above|below|attain(?:s|ed|ing)?|reach(?:es|ed|ing)?)\s(?:the\s)?age\sof
        | (?:of\s)?the\sage\sof | (?:persons?\s)?aged? | ages? )\s
      (?:of\s|at\sleast\s|under\s|over\s|between\s)* {_NUMBER}
      (?: \s(?:or|and)\s(?:over|above|under|below|older|younger|{_NUMBER}) )? \b"""
_AGE = rf"""
    \b(?:under|over)\s\d{{1,2}}(?=\s?[.,;)]|\s(?:or|and|may|must|is|who|at|on|in)\b|$)
  | (?=(?:under|over)\s\d)(?:{_SOMEBODY}) (?:under|over)\s\d{{1,2}}\b(?!\s?(?:%|°|{_THINGS}))
  | \b\d{{1,2}}\s(?:or|and)\s(?:over|under|older|younger)\b
  | \bunder-\d+s?\b"""
_YEAR = r"""\b
    (?<!Act\s)(?<!Order\s)(?<!Measure\s)(?<!Regulations\s)(?<!Rules\s)
    (?:19|20)\d\d (?:[-–/]\d\d(?:\d\d)?)? \b(?!/)"""
_CLOCK = r"\b\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m\b"

_WORDS = r"""\b(?:
    immediately(?:\s(?:before|after))? | forthwith | promptly | at\sonce
  | without\s(?:undue\s)?delay
  | as\ssoon\sas(?:\sis)?(?:\sreasonably)?(?:\s(?:practicable|possible))?
  | annual(?:ly)? | yearly | monthly | weekly | daily | hourly | quarterly | biennial(?:ly)?
  | triennial(?:ly)? | once\severy
  | every(?=\s(?:\w+\s)?(?:days?|weeks?|fortnights?|months?|quarters?|years?|hours?|time)\b)
  | each(?=\s(?:year|month|week|day))
  | from\stime\sto\stime | at\s(?:any|all|the|that)\stimes? | for\sthe\stime\sbeing
  | time\slimit | time
  | (?<!\d\s)(?<!two\s)(?<!six\s)(?<!ten\s)(?<!four\s)(?<!five\s)(?<!three\s)times
  | moment | deadline | midnight | noon | tomorrow
  | commencement(?:\sdate)? | com(?:e|es|ing)\sinto\s(?:force|operation) | in\sforce | into\sforce
  | cease(?:s|d)?\sto\shave\seffect | appointed\sday | royal\sassent | is\spassed
  | passing(?=\sof\sthis) | expiry
  | (?:beginning|starting|ending|begins|ends|starts|expir\w+|commenc\w+)
      (?:\s(?:with|on|at|immediately))?
  | not\slater\sthan | no\slater\sthan | not\searlier\sthan | on\sor\s(?:before|after)
  | by\sthe\send\sof | the\send\sof\sthe
  | within | until | before | after(?:wards)?(?!\sconsult)
  | since | during | throughout | later | earlier
  | (?:each|every|calendar|financial)\squarter | anniversar(?:y|ies) | next\sfollowing
  | (?:working|sitting|business|calendar|clear|consecutive|financial|academic|school|tax)\s
      (?=day|week|month|quarter|year)
  | sitting | calendar | for\slife | life(?=\simprisonment)
  | a\sterm(?=\s(?:of|not\sexceeding)\s)
  | days? | weeks? | months? | years? | hours? | minutes? | fortnights? | periods? | dates?
  | duration | age[ds]? | old(?=\sor\sover) | retrospective(?:ly)? | temporar(?:y|ily)
  | indefinite(?:ly)? | permanent(?:ly)?
  )\b"""

_UNITS_SAID = "day week fortnight month year hour minute second decade".split()
_MONTHS_SAID = """january february march april may june july august september october november
    december""".split()

LEXICON = Lexicon(
    kind="time",
    said="a date, a period, an age or a moment",
    words=(
        Words(_LENGTH, tuple(_UNITS_SAID)),
        Words(
            rf"\b(?:{_BOUND}\s)?(?:the\s)?{numerals.ORDINAL}\s(?:{_UNIT}|anniversary)(?!\w)",
            (*_UNITS_SAID, "anniversary"),
        ),
        Words(rf"{_DATE} | \b{_MONTHS}", tuple(_MONTHS_SAID)),
        Words(_OF_AGE, ("age",)),
        Words(_AGE, ("under", "over", "older", "younger")),
        Words(_YEAR, ("19", "20")),
        Words(r"\b\d{1,2}/\d{1,2}/(?:\d\d)?\d\d\b", ("/",)),
        Words(rf"\b{_WEEKDAYS}\b", ("day",)),
        Words(_CLOCK, tuple("0 1 2 3 4 5 6 7 8 9".split())),
        Words(
            _WORDS,
            tuple(
                """immediately forthwith promptly delay soon annual year month week fortnight
                day daily hour
                quarter biennial triennial every each time moment deadline midnight noon
                tomorrow commenc force operation effect royal passed passing expir begin start
                end later earlier before after within until since during throughout
                anniversar following working sitting business calendar clear consecutive
                financial academic school tax life term minute period date duration age old
                retrospective temporar indefinite permanent once""".split()
            ),
        ),
    ),
)
