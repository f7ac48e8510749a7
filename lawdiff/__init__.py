"""lawdiff shows how a law in the making changes.

>>> import lawdiff
>>> lawdiff.__version__
'0.1.0'
"""

__version__ = "0.1.0"
