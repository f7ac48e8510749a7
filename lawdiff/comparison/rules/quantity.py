"""Numbers, sums of money, percentages, fractions, measures, and the words that bound them."""

from __future__ import annotations

from lawdiff.comparison.rules import numerals
from lawdiff.comparison.rules.lexicon import Lexicon, Words

_MEASURES = (
    r"(?:per\scent|percent(?:age)?(?:\spoints?)?|%|pounds|pence|metres?|kilometres?|miles?|feet"
    r"|yards?|acres?|hectares?|grams?|kilograms?|tonnes?|litres?|millilitres?|decibels?"
    r"|square\s\w+|cubic\s\w+|[kcmµμn]?m[²³]|[µμn][gml]|[kcm]m|[km]g|ml|ha|dB|[kMGT](?:Wh?|V|Hz|B)|Wh"
    r"|(?<=\s)[glmtWV]|(?<=\d)p|storeys?"
    r"|times|degrees|°(?:\s?[CF])?)"
)
_BOUNDS = r"""(?:
    (?:not|no)\s(?:more|less|fewer|greater|higher|lower|larger|smaller)\sthan
  | (?:more|less|fewer|greater|higher|lower|larger|smaller)\sthan
  | at\s(?:least|most) | (?:not\s)?exceed(?:ing|s)? | in\sexcess\sof | up\sto
  | a\s(?:maximum|minimum)\sof | not\sbelow | not\sabove | equal\sto | over | under | above | below
  )"""

LEXICON = Lexicon(
    kind="quantity",
    said="a number, a sum of money, a share or a limit on one",
    words=(
        Words(
            rf"\b{numerals.HIGH_ORDINAL}\b",
            tuple(
                "fourth fifth sixth seventh eighth ninth tenth eleventh twelfth teenth tieth "
                "hundredth ty-".split()
            ),
        ),
        Words(
            hints=tuple(
                """£ € $ 0 1 2 3 4 5 6 7 8 9 one two three four five six seven eight nine ten
                eleven twelve teen twenty thirty forty fifty hundred thousand million billion
                dozen half third cent twice double treble triple halve once unlimited majority
                minimum maximum sum scale than least most exceed excess up single ¼ ½ ¾ ⅓ ⅔ ⅕
                ⅖ ⅗ ⅘ ⅙ ⅚ ⅛ ⅜ ⅝ ⅞ ⁰ ¹ ² ³ ⁴ ⁵ ⁶ ⁷ ⁸ ⁹ ₀ ₁ ₂ ₃ ₄ ₅ ₆ ₇ ₈ ₉""".split()
            ),
            pattern=rf"""
        \d*[¼-¾⅐-⅞⁰¹²³⁴-⁹₀-₉]+(?!\w) |
        (?: \b{_BOUNDS}\s )? (?: the\s )?
        (?: [£€$]\s?{numerals.DIGITS}(?:\s?(?:million|billion|thousand|m\b|bn\b|k\b))?
          | \b{numerals.ANY}(?:\s(?:hundred|thousand|million|billion)(?:\sand\s{numerals.ANY})?)*
            (?:\s?{_MEASURES}(?!\w))?
        )
        (?: \s or \s (?:more|fewer|less|greater|over|under) \b )?
        (?: %|(?![\w(]|-[a-z]) )
      | \b(?: (?:one|two|three|four|five|six|seven|eight|nine)[-\s]
            (?:half|halves|thirds?|quarters?|fifths?|tenths?)
          | half | two-thirds | three-quarters | (?:a|one)\s(?:third|quarter|fifth|tenth)
          | per\scent | percent(?:age)? | twice | double[ds]? | treble[ds]? | triple[ds]?
          | halve[ds]? | once | unlimited
          | (?:simple\s|absolute\s|two-thirds\s|qualified\s)?majority | minimum | maximum
          | statutory\smaximum | prescribed\ssum | (?:the\s)?standard\sscale
          | (?:not|no)\s(?:more|less|fewer|greater|higher|lower|larger|smaller)\sthan
          | (?:more|less|fewer|greater)\sthan | at\s(?:least|most)
          | (?:not\s)?exceed(?:ing|s) | in\sexcess\sof | up\sto
          | or\s(?:more|fewer|less) | level\s[1-5](?=\son\sthe\sstandard)
          | \d+(?:st|nd|rd|th) | single
          )\b""",
        ),
    ),
)
