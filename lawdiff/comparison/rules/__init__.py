"""What kind of words changed: one small module a rule.

Most rules are a *lexicon*: a pattern that finds the words of one kind in a text, so that
each changed word can be asked what it is part of. A number in "within 28 days" is time, the
"not" of "not more than" is quantity and the "May" of "1 May" is no power.

:mod:`~lawdiff.comparison.rules.lexicons` puts them in order: where several could claim a
word, the first does. To add a kind of words, write a module with a pattern here and name it
there; to teach a rule new words, add them to its pattern and an edit to ``tests/comparison/edits``.
"""
