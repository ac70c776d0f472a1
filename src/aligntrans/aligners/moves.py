"""Blocks that stand elsewhere in a translation: an order of its pieces that a path without crossings can follow."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from aligntrans.aligners.evidence import Ints
from aligntrans.aligners.lattice import Scores, best_path
from aligntrans.aligners.star import Path

LEAST_EVIDENCE = 6.0
"""Least gain in log score for which a run is taken as moved; set on the sample briefs, where chance reaches 3."""


def moved_runs(scores: Scores, path: Path) -> list[tuple[range, range]]:
    """Return runs that *path* leaves alone on both sides and that fit each other, best first, each used once."""
    first, second = _left_alone(path, 0), _left_alone(path, 1)
    gains = sorted(
        ((gain(scores, a, b), a, b) for a in first for b in second), key=lambda found: (-found[0], found[1].start)
    )
    chosen: list[tuple[range, range]] = []
    for value, a, b in gains:
        if value >= LEAST_EVIDENCE and all(a != used_a and b != used_b for used_a, used_b in chosen):
            chosen.append((a, b))
    return chosen


def gain(scores: Scores, first: range, second: range) -> float:
    """Return by how much the best path through two runs beats leaving both alone."""
    part = scores.part(first, second)
    total = 0.0
    for i, j, (x, y) in best_path(part):
        if x and y:
            alone = part.leave_first[i : i + x].sum() + part.leave_second[j : j + y].sum()
            total += float(part.beads[x, y][i, j] - alone)
    return total


def _left_alone(path: Path, side: int) -> list[range]:
    """Return the longest runs of pieces of one side that the path leaves alone."""
    runs: list[range] = []
    for i, j, bead in path:
        if bead[1 - side] == 0:
            place = (i, j)[side]
            if runs and runs[-1].stop == place:
                runs[-1] = range(runs[-1].start, place + 1)
            else:
                runs.append(range(place, place + 1))
    return runs


def moved_order(size: int, path: Path, moves: Sequence[tuple[range, range]]) -> Ints:
    """Return the pieces of the second document in the order of the first: moved runs where the first has them."""
    away = {place for _, second in moves for place in second}
    landing = {first.start: second for first, second in moves}
    order: list[int] = []
    for i, j, (x, y) in path:
        if x and i in landing:
            order.extend(landing[i])
        order.extend(place for place in range(j, j + y) if place not in away)
    if sorted(order) != list(range(size)):
        raise ValueError("moved runs overlap")
    return np.array(order, np.int64)


def seams(order: Ints) -> list[int]:
    """Return the places where two neighbours in *order* are not neighbours in the document."""
    return [place + 1 for place, (a, b) in enumerate(pairwise(order.tolist())) if b != a + 1]
