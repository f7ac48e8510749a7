"""How much the surroundings speak for a pair that is not in the same place."""

from __future__ import annotations

from lawdiff.alignment.inside import same_look
from lawdiff.alignment.work import Work


def kinship(work: Work, o: int, n: int) -> float:
    """From 0 to about 0.4: how much the surroundings speak for a pair."""
    kin = 0.02 * same_look(work, o, n)
    up_old, up_new = work.old.up[o], work.new.up[n]
    steps = 0
    while up_old >= 0 and steps < 3:
        if work.to_new[up_old] >= 0:
            above = up_new
            while above >= 0:
                if work.to_new[up_old] == above:
                    kin += 0.2 / (1 + steps)
                    break
                above = work.new.up[above]
            break
        up_old = work.old.up[up_old]
        steps += 1
    if o and n and work.to_new[o - 1] == n - 1:
        kin += 0.05
    o_end, n_end = work.old.end[o], work.new.end[n]
    if o_end < len(work.old) and n_end < len(work.new) and work.to_new[o_end] == n_end:
        kin += 0.05
    return kin - 0.2 * work.in_copy(o, n)
