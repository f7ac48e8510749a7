"""Who said what, and about which words?"""
