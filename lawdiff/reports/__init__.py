"""How does a person, or a program, read it?

>>> from lawdiff.reports import FORMS
>>> sorted(FORMS)
['csv', 'html', 'json', 'md', 'text']
"""

from __future__ import annotations

from lawdiff.reports.forms import FORMS, PAGES, Form, form_of, render, render_pdf

__all__ = ["FORMS", "PAGES", "Form", "form_of", "render", "render_pdf"]
