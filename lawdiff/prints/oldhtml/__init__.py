"""Prints as Parliament published them in HTML before 2021: experimental."""
