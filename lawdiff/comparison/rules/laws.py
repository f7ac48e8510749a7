"""Names of Acts and instruments: another name or year is another law.

A place, a number or an *and* within the name is part of the name.
"""

from __future__ import annotations

from lawdiff.comparison.rules.lexicon import Lexicon, Words

LEXICON = Lexicon(
    kind="retargeted-reference",
    said="the name of a law",
    words=(
        Words(
            hints=tuple(
                """act measure order regulations rules code scheme directive regulation""".split()
            ),
            pattern=r"""(?-i:
        (?: [A-Z][\w’'\-]* (?:,?\s(?:and|of|the|for|in|to|on|at|etc|\([^)]{1,60}\)))* ,?\s ){1,9}
        (?: Act | Measure | Order | Regulations | Rules | Code | Scheme ) \s
        (?: \([^)]{1,60}\) \s )? (?:1[6-9]|20)\d\d \b
      | (?:Directive|Regulation) \s \([A-Z]+\) \s (?:No\s)?\d+/\d+
    )""",
        ),
    ),
)
