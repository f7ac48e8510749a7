"""Powers, duties, prohibitions, conditions and exceptions.

The words on which a provision turns: *may* and *must*, *not*, *if*, *unless*, *except*,
*subject to*, *notwithstanding*. One of them lost or gained changes what the law requires
though the rest of the sentence stands.
"""

from __future__ import annotations

from lawdiff.comparison.rules.lexicon import Lexicon, Words

_POWERS_AND_DUTIES = r"""
    (?:may|must|shall|should|will|would|can|could|might|ought\sto|need)(?:\s(?:not|only|also))?
  | (?:is|are)\s(?:not\s)?(?:
        to\sbe | to(?=\s[a-z]) | required\s(?:by\slaw\s)?to | permitted\sto | prohibited\sfrom
      | entitled\sto | obliged\sto | authorised\sto | bound\sto | allowed\sto | free\sto | able\sto
      | under\s(?:a|no)\s(?:duty|obligation)(?:\sto)? )
  | ha(?:s|ve)\s(?:the\s|a\s|no\s)?(?:power|duty|right)\sto
  | cannot"""
_NEGATIONS = "not | no | never | nor | neither | none | nothing | nobody"
_CONDITIONS = r"""
    only\sif | only\swhere | only\swhen | only | even\sif | even\sthough | whether\sor\snot | if
  | unless | provided\sthat | on\scondition\sthat | as\slong\sas | so\slong\sas
  | in\sany\sother\scase | in\sthe\scase\sof | in\scases?\swhere | in\scircumstances\swhere
  | where(?=\s) | when(?:ever)? | wherever
  | in\sso\sfar\sas | insofar\sas | (?:so|as)\sfar\sas | to\sthe\sextent\s(?:that|to\swhich)"""
_EXCEPTIONS = r"""
    except(?:\s(?:that|where|as|for|to|in\sso\sfar\sas|so\sfar\sas|if|with))*
  | excepting | excluding | exclud(?:e|es|ed) | other\sthan | otherwise\sthan | apart\sfrom
  | save(?:\s(?:that|where|as|for|in\sso\sfar\sas))
  | subject(?:,\showever,)?\sto | notwithstanding | despite | in\sspite\sof | regardless\sof
  | irrespective\sof | without\sprejudice\sto | without"""

LEXICON = Lexicon(
    kind="operative",
    said="words that give a power, a duty, a condition or an exception",
    words=(
        Words(rf"\b(?: {_POWERS_AND_DUTIES} | {_NEGATIONS} | {_CONDITIONS} | {_EXCEPTIONS} )\b"),
    ),
)
