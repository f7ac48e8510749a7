"""Second thoughts: pairs of the same words that found each other in the wrong place.

Boilerplate stands in many places. Where a provision is left without a partner although
its own parent's partner holds the very same words, paired with a provision from
elsewhere, the pair in the right place is the better one, and the other goes free.
"""

from __future__ import annotations

from lawdiff.alignment.inside import settle
from lawdiff.alignment.shares import View, views
from lawdiff.alignment.work import Work


def bring_home(work: Work) -> bool:
    """Give leftovers the twin in their own parent's partner; true where anything changed."""
    changed = False
    for view in views(work):
        for here, there in enumerate(view.out):
            if there < 0 and view.here.key[here] and not view.here.group[here]:
                twin = _twin_at_home(view, here)
                if twin >= 0:
                    o, n = (twin, here) if view.turned else (here, twin)
                    work.part(view.back[twin] if not view.turned else twin)
                    work.pair(o, n, "identical")
                    changed = True
    settle(work)
    return changed


def _twin_at_home(view: View, here: int) -> int:
    """A provision of the same words in the parent's partner that belongs elsewhere; else -1."""
    up = view.here.up[here]
    home = view.out[up] if up >= 0 else -1
    if up >= 0 and home < 0:
        return -1
    key = view.here.key[here]
    for twin in view.there.below(home):
        if view.there.key[twin] == key and view.back[twin] >= 0:
            other = view.here.up[view.back[twin]]
            if (view.out[other] if other >= 0 else -1) != home:
                return twin
    return -1
