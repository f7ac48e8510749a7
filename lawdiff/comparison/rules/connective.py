"""*And* against *or*: whether all of several things are needed, or one of them is enough."""

from __future__ import annotations

from lawdiff.comparison.rules.lexicon import Lexicon, Words

LEXICON = Lexicon(
    kind="connective",
    said="words that join: “and” needs all, “or” needs one",
    words=(
        Words(
            pattern=r"""\b(?: and/or | and | or | both(?=\s) | either(?=\s(?!House)) | but
        | as\swell\sas | together\swith )(?!\w)""",
        ),
    ),
)
