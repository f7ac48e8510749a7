"""Choosing pairs so that the sum of their weights is greatest.

Greedy choice is beaten by decoys: a copy that is a little closer takes the partner of
the real one, and the loss shows only in what is left. So each knot of competing
candidates is solved as an assignment problem (Kuhn 1955, Munkres 1957; here in the
shortest-augmenting-path form of Jonker & Volgenant 1987). Knots are small: what is
certain has been taken out before.
"""

from __future__ import annotations

from collections import defaultdict

from lawdiff.limits import DEFAULT

Edge = tuple[float, int, int]
"""Weight (above 0), old index, new index."""


class Crowds(list[int]):
    """How many provisions there were in each knot that was chosen from greedily."""

    def __init__(self, most: int = DEFAULT.crowd) -> None:
        super().__init__()
        self.most = most
        """Knots with more provisions than this on the shorter side are chosen from greedily."""


def choose(edges: list[Edge], crowds: Crowds | None = None) -> list[Edge]:
    """The edges of greatest total weight in which no index stands twice on its side.

    Args:
        edges: the candidates.
        crowds: what is too large to be weighed whole, and where that is written down.

    >>> choose([(0.9, 1, 1), (0.8, 1, 2), (0.8, 2, 1)])
    [(0.8, 1, 2), (0.8, 2, 1)]
    """
    crowds = Crowds() if crowds is None else crowds
    chosen: list[Edge] = []
    for knot in knots(edges):
        if len(knot) == 1:
            chosen += knot
            continue
        olds = sorted({edge[1] for edge in knot})
        news = sorted({edge[2] for edge in knot})
        if len(olds) == 1 or len(news) == 1:
            chosen.append(max(knot, key=_rank))
        elif min(len(olds), len(news)) <= crowds.most:
            chosen += _solve(knot, olds, news)
        else:
            chosen += greedy(knot)
            crowds.append(min(len(olds), len(news)))
    chosen.sort(key=lambda edge: (edge[1], edge[2]))
    return chosen


def _rank(edge: Edge) -> tuple[float, int, int]:
    return edge[0], -edge[1], -edge[2]


def greedy(edges: list[Edge]) -> list[Edge]:
    """Heaviest first, each index once."""
    used_old: set[int] = set()
    used_new: set[int] = set()
    chosen = []
    for edge in sorted(edges, key=_rank, reverse=True):
        if edge[1] not in used_old and edge[2] not in used_new:
            used_old.add(edge[1])
            used_new.add(edge[2])
            chosen.append(edge)
    return chosen


def knots(edges: list[Edge]) -> list[list[Edge]]:
    """The edges in groups that share no index with each other."""
    leader: dict[int, int] = {}

    def find(x: int) -> int:
        while leader.setdefault(x, x) != x:
            leader[x] = x = leader[leader[x]]
        return x

    for _, o, n in edges:
        a, b = find(o), find(~n)
        if a != b:
            leader[b] = a
    found: dict[int, list[Edge]] = defaultdict(list)
    for edge in edges:
        found[find(edge[1])].append(edge)
    return list(found.values())


def _solve(knot: list[Edge], olds: list[int], news: list[int]) -> list[Edge]:
    """One knot, exactly."""
    turned = len(olds) > len(news)
    rows, columns = (news, olds) if turned else (olds, news)
    row_of = {x: i for i, x in enumerate(rows)}
    column_of = {x: j for j, x in enumerate(columns)}
    cost = [[0.0] * len(columns) for _ in rows]
    for weight, o, n in knot:
        i, j = (row_of[n], column_of[o]) if turned else (row_of[o], column_of[n])
        cost[i][j] = min(cost[i][j], -weight)
    found = []
    for i, j in enumerate(_columns(cost)):
        if cost[i][j] < 0:
            o, n = (columns[j], rows[i]) if turned else (rows[i], columns[j])
            found.append((-cost[i][j], o, n))
    return found


def _columns(cost: list[list[float]]) -> list[int]:
    """For each row the column that makes the total cost least; never more rows than columns."""
    height, width = len(cost), len(cost[0])
    u = [0.0] * (height + 1)
    v = [0.0] * (width + 1)
    row_at = [0] * (width + 1)
    infinite = float("inf")
    for row in range(1, height + 1):
        row_at[0] = row
        column = 0
        least = [infinite] * (width + 1)
        came_from = [0] * (width + 1)
        done = [False] * (width + 1)
        while row_at[column]:
            done[column] = True
            here = row_at[column]
            costs, potential = cost[here - 1], u[here]
            step, following = infinite, 0
            for j in range(1, width + 1):
                if not done[j]:
                    reduced = costs[j - 1] - potential - v[j]
                    if reduced < least[j]:
                        least[j] = reduced
                        came_from[j] = column
                    if least[j] < step:
                        step, following = least[j], j
            for j in range(width + 1):
                if done[j]:
                    u[row_at[j]] += step
                    v[j] -= step
                else:
                    least[j] -= step
            column = following
        while column:
            row_at[column] = row_at[came_from[column]]
            column = came_from[column]
    found = [0] * height
    for j in range(1, width + 1):
        if row_at[j]:
            found[row_at[j] - 1] = j - 1
    return found
