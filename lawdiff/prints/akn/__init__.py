"""Prints in Akoma Ntoso XML, as parliaments really write it."""
