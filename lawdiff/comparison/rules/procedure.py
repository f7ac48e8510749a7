"""How Parliament has its say on secondary legislation: affirmative, negative, laid, approved."""

from __future__ import annotations

from lawdiff.comparison.rules.lexicon import Lexicon, Words

_HOUSES = r"""(?:
    (?:each|either|both|one|the)\sHouses?(?:\sof\s(?:Parliament|Commons|Lords))?
  | House\sof\s(?:Commons|Lords) | Parliament | Senedd(?:\sCymru)? | (?:the\s)?Scottish\sParliament
  | (?:the\s)?Northern\sIreland\sAssembly | (?:the\s)?National\sAssembly(?:\sfor\sWales)?
  )"""
_COPY = r"(?:\s(?:in\sdraft|a\s(?:copy|draft)))?"

LEXICON = Lexicon(
    kind="procedure",
    said="the procedure by which Parliament controls the instrument",
    words=(
        Words(
            hints=tuple(
                """affirmative negative annul pursuance resolution draft laid lay approved house
                parliament senedd assembly statutory sift scrutiny consent""".split()
            ),
            pattern=rf"""\b(?:
        (?:(?:subject\sto\s)?(?:the\s|an\s|a\s)?)? (?:super-|draft\s|made\s)?
          (?:affirmative|negative) (?:\s(?:resolution|approval))?
          (?:\s(?:procedure|resolution|instrument))?
      | (?: (?:been\s)?(?:laid|lay) {_COPY} (?:\sbefore(?:\sand\sapproved\sby)?)?
          | (?:been\s)?approved\sby (?:\s(?:a\s)?resolution)?(?:\sof)?
          | before
        )\s{_HOUSES}
      | (?: (?:subject\sto\s)?annulment\sin\spursuance\sof\sa\sresolution
          | (?:and\s)?approved\sby\s(?:a\s)?resolution
          | (?:a\s)?resolutions?
        )(?:\sof\s{_HOUSES})?
      | (?:subject\sto\s)?annulment
      | annulled(?:\sby)?
      | in\spursuance\sof\s(?:a\s)?resolution
      | (?:a\s)?draft\sof\s(?:the|an|any)\s(?:statutory\s)?(?:instrument|regulations|order)
      | (?:a\s)?draft (?=\s(?:statutory|instrument|regulations|order|affirmative|has\sbeen
                              |is\s(?:laid|approved)))
      | (?:been\s)?(?:laid|lay) {_COPY} (?:\sbefore(?:\sand\sapproved\sby)?)?
      | {_HOUSES} (?=\W)(?<!\bParliament)
      | statutory\s(?:instruments?|rule) | sift(?:ing)? | enhanced\sscrutiny
      | legislative\sconsent
      )\b""",
        ),
    ),
)
