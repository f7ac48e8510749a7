"""Which provision became which?"""

from lawdiff.alignment.aligner import align
from lawdiff.alignment.model import Alignment, Match, Pair

__all__ = ["Alignment", "Match", "Pair", "align"]
