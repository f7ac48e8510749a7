"""``python -m benchmarks.alignment.fit``: the weights of the score, fitted on made cases.

Logistic regression by Newton's method on every pair whose words differ. The figures it
prints belong into ``lawdiff/alignment/scores.py``.
"""

from __future__ import annotations

from math import exp

from benchmarks.alignment.__main__ import MADE_FROM, real_folder
from benchmarks.alignment.cases import EDITS, make
from lawdiff.alignment.aligner import pair_up
from lawdiff.alignment.flat import lay_out
from lawdiff.alignment.moves import find_places
from lawdiff.alignment.scores import FACTS, facts
from lawdiff.prints import Print, read

Row = tuple[tuple[float, ...], bool]


def main() -> None:
    """Fit, and print the weights."""
    folder = real_folder()
    rows: list[Row] = []
    for base, donor, _ in MADE_FROM:
        old, other = read(folder / base), read(folder / donor)
        for name in EDITS:
            rows += seen(old, other, name)
    for name, weight in zip(FACTS, fitted(rows), strict=True):
        print(f"{name:10} {weight:6.2f}")


def seen(print_: Print, donor: Print, name: str) -> list[Row]:
    """What is known of each pair of a made case whose words differ, and whether it is right."""
    case = make(name, print_, donor, 0)
    work = pair_up(*lay_out(case.old, case.new), "content")
    away = find_places(work).away
    return [
        (facts(work, o, n, o not in away), (o, n) in case.truth)
        for o, n in enumerate(work.to_new)
        if n >= 0 and work.old.folded[o] != work.new.folded[n] and not work.old.group[o]
    ]


def fitted(rows: list[Row], rounds: int = 25) -> list[float]:
    """The weights under which what was seen is likeliest."""
    size = len(rows[0][0])
    weights = [0.0] * size
    for _ in range(rounds):
        slope = [0.0] * size
        bend = [[1e-3 * (i == j) for j in range(size)] for i in range(size)]
        for x, right in rows:
            p = 1 / (1 + exp(-sum(w * f for w, f in zip(weights, x, strict=True))))
            for i in range(size):
                slope[i] += x[i] * (right - p)
                for j in range(size):
                    bend[i][j] += x[i] * x[j] * p * (1 - p)
        weights = [w + step for w, step in zip(weights, solved(bend, slope), strict=True)]
    return weights


def solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a small system of linear equations.

    >>> solved([[2.0, 0.0], [0.0, 4.0]], [2.0, 2.0])
    [1.0, 0.5]
    """
    size = len(right)
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for i in range(size):
        pivot = max(range(i, size), key=lambda k: abs(rows[k][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [value / rows[i][i] for value in rows[i]]
        for k in range(size):
            if k != i:
                rows[k] = [a - rows[k][i] * b for a, b in zip(rows[k], rows[i], strict=True)]
    return [row[size] for row in rows]


if __name__ == "__main__":
    main()
