"""Many at once, and nothing lost.

>>> from lawdiff.batch import read_source
>>> import lawdiff
>>> [bill.name for bill in read_source(str(lawdiff.bundled("corpus"))).bills]
['children-and-social-work', 'specimen']
"""

from lawdiff.batch.conducting import Summary, Watcher
from lawdiff.batch.model import Failure, Limits
from lawdiff.batch.running import plan_batch, read_source, run_batch

__all__ = ["Failure", "Limits", "Summary", "Watcher", "plan_batch", "read_source", "run_batch"]
