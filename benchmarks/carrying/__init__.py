"""How well notes are carried from print to print: ``python -m benchmarks.carrying``."""
