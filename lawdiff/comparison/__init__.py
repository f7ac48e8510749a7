"""What changed, and what kind of change is it?"""

from lawdiff.comparison.comparing import compare, compare_aligned

__all__ = ["compare", "compare_aligned"]
