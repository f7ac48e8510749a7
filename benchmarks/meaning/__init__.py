"""Measures of how well lawdiff tells what a change means."""
