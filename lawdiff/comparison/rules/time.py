"""Dates, periods, ages, deadlines and commencement.

“May” is the month where it has a capital and stands by a day or a year, or after a word
that takes a date; any other is the power.
"""

from __future__ import annotations

from lawdiff.comparison.rules import numerals
from lawdiff.comparison.rules.lexicon import Lexicon

_MONTHS = "(?-i:January|February|March|April|June|July|August|September|October|November|December)"
_MAY = (
    r"(?:(?:(?<=\d\s)|(?<=st\s)|(?<=nd\s)|(?<=rd\s)|(?<=th\s)|(?<=\sin\s)|(?<=\sby\s)|(?<=before\s)"
    r"|(?<=after\s)|(?<=until\s)|(?<=from\s)|(?<=since\s)|(?<=during\s)|(?<=of\s)|(?<=\sto\s)"
    r"|(?<=\sand\s)|(?<=\sor\s)|(?<=each\s)|(?<=every\s))(?-i:May)\b|(?-i:May)(?=\s(?:19|20)\d\d\b))"
)
_MONTH = rf"(?:{_MONTHS}\b|{_MAY})"
_DAYS = "(?-i:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)s?"
_UNIT = (
    r"(?:(?:working|sitting|business|calendar|clear|consecutive|complete|full|whole|school)\s)?"
    r"(?:days?|weeks?|fortnights?|months?|quarters?|years?|hours?|minutes?|seconds?|decades?)"
    r"(?:['’]s?)?"
)
_BOUND = r"""(?:
    (?:not|no)\s(?:later|earlier|sooner|more|less|fewer|longer)\sthan | (?:more|less|fewer|longer|later|earlier|sooner)\sthan
  | at\s(?:least|most|any\stime) | (?:not\s)?(?:before|after|exceeding|within) | up\sto | until | for | from | by | during
  | throughout | on\sor\s(?:before|after) | in | every | each | over | under | since | a\s(?:maximum|minimum)\sof
  )"""
_PERIOD = r"""(?:the\send\sof\s)?(?:the\s|a\s|any\s)?(?:further\s|first\s|initial\s)?
    (?:periods?\sof\s(?:at\sleast\s|up\sto\s|not\s(?:more|less|exceeding)\s(?:than\s)?)?)?"""

LEXICON = Lexicon(
    kind="time",
    said="a date, a period, an age or a moment",
    pattern=rf"""
        (?: \b{_BOUND}\s )? {_PERIOD}
        (?: \b{numerals.ANY} (?:\s?[-\u2010\u2011]\s?|\s(?:(?:or\s(?:more|fewer|less)|and\s\w+|clear)\s)?) {_UNIT}(?!\w)
            (?:\s(?:old|of\sage|or\s(?:more|over|older|under|younger)))? )
      | \b(?: {_BOUND}\s )? (?:the\s)? (?:\d{{1,2}}(?:st|nd|rd|th)?\s(?:day\sof\s)?)? {_MONTH} (?:\s\d{{4}})?
      | \b{_MONTHS}\b
      | \b(?:of\sthe\sage\sof|(?:under|over|above|below|attain(?:s|ed|ing)?|reach(?:es|ed|ing)?)\s(?:the\s)?age\sof|the\sage\sof
          |(?:persons?\s)?aged?|ages?)\s(?:of\s|at\sleast\s|under\s|over\s|between\s)*{numerals.ANY}(?:\s(?:or|and)\s(?:over|above|under|below|older|younger|{numerals.ANY}))?\b
      | \b(?:under|over)\s(?:1[0-9]|2[0-5])\b(?!\s?(?:%|per\scent))
      | \bunder-\d+s?\b
      | \b(?<!Act\s)(?<!Order\s)(?<!Measure\s)(?<!Regulations\s)(?<!Rules\s)(?:19|20)\d\d(?:[-–/]\d\d(?:\d\d)?)?\b(?!/)
      | \b{_DAYS}\b
      | \b\d{{1,2}}(?:[.:]\d\d)?\s?[ap]\.?m\b
      | \b(?: immediately(?:\s(?:before|after))? | forthwith | promptly | at\sonce | without\s(?:undue\s)?delay | annual(?:ly)?
          | yearly | monthly | weekly | daily | hourly | quarterly | biennial(?:ly)?
          | as\ssoon\sas(?:\sis)?(?:\sreasonably)?(?:\s(?:practicable|possible))? | from\stime\sto\stime
          | at\s(?:any|all|the|that)\stimes? | for\sthe\stime\sbeing | time\slimit | times? | moment | deadline
          | commencement(?:\sdate)? | com(?:e|es|ing)\sinto\s(?:force|operation) | in\sforce | into\sforce | cease(?:s|d)?\sto\shave\seffect
          | appointed\sday | royal\sassent | is\spassed | passing(?=\sof\sthis)
          | (?:beginning|starting|ending|begins|ends|starts|expir\w+|commenc\w+)(?:\s(?:with|on|at|immediately))? | expiry
          | within | until | before | after(?:wards)? | by\sthe\send\sof | the\send\sof\sthe | since | during | throughout | later | earlier | not\slater\sthan | no\slater\sthan | not\searlier\sthan
          | on\sor\s(?:before|after) | anniversar(?:y|ies) | midnight | noon
          | (?:working|sitting|business|calendar|clear|consecutive|financial|calendar|academic|school|tax)\s(?=day|week|month|quarter|year)
          | days? | weeks? | months? | years? | hours? | minutes? | fortnights? | periods? | dates? | duration
          | age[ds]? | old\b(?=\sor\sover) | retrospective(?:ly)? | tomorrow | temporar(?:y|ily) | indefinite(?:ly)? | permanent(?:ly)?
          | sitting | working(?=\s(?:day|hour)) | calendar | next\sfollowing | once\severy | every | each(?=\s(?:year|month|week|day))
          )\b""",
)
