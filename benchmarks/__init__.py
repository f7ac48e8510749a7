"""Measures of how well lawdiff does: each a module that runs by itself."""
