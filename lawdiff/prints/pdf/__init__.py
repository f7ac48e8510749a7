"""Prints that exist only as PDF, read from position, font and leading."""
