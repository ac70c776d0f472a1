"""Blocks that stand elsewhere in a translation: an order of its pieces that a path without crossings can follow."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from aligntrans.aligners.bands import Band
from aligntrans.aligners.grid import Grid
from aligntrans.aligners.lattice import best_path, weight_of
from aligntrans.aligners.scoring import score

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligntrans.aligners.evidence import Ints
    from aligntrans.aligners.lattice import Scores
    from aligntrans.aligners.pairing import Pairing
    from aligntrans.aligners.star import Path
    from aligntrans.aligners.weights import Choice

LEAST_GAIN = 6.0
"""By how much, in log weight, a moved run must better the whole path. In the sample briefs the two runs that did move
better it by 28 and 32, and nothing else is tried; in 116 pairs of ethereum.org, React and Node.js documents five runs
are tried, and better it by 5, 5, 11, 13 and 27."""
SUSPICIOUS = 3.0
"""From which gain of two runs by themselves a move is tried."""
MOST_PIECES = 600
"""Longer documents keep their order: every move is tried on all of it."""
MOST_SUSPECTS = 4
MOST_MOVES = 4
REACH = 2
"""How far beyond the pieces that were left alone a moved run may reach."""


def following_order(pairing: Pairing, choice: Choice, path: Path) -> Ints:
    """Return the pieces of the second document in the order in which they follow the first.

    Its own order, unless whole runs of pieces that *path*, the best one, leaves alone fit better elsewhere.
    """
    order: Ints = np.arange(len(pairing.second))
    if max(pairing.shape) > MOST_PIECES or not (left_alone(path, 0) and left_alone(path, 1)):
        return order
    weights = choice.sets["plain" if pairing.vectors is None else "meaning"]
    unmoved = score(Grid(pairing, Band.full(*pairing.shape)), weights)
    scores, path, total = _solved(unmoved, order)
    for _ in range(MOST_MOVES):
        for others in _suspects(scores, path, order):
            best = max(others, key=lambda other: _solved(unmoved, other)[2], default=order)
            if (found := _solved(unmoved, best))[2] - total >= LEAST_GAIN:
                (scores, path, total), order = found, best
                break
        else:
            break
    return order


def _solved(unmoved: Scores, order: Ints) -> tuple[Scores, Path, float]:
    scores = unmoved.taken(order)
    path = best_path(scores)
    return scores, path, weight_of(scores, path)


def _suspects(scores: Scores, path: Path, order: Ints) -> Iterator[list[Ints]]:
    """Yield orders in which a run that the path leaves alone stands where it would fit, a list for every such run."""
    gains = sorted(
        ((gain(scores, a, b), a, b) for a in left_alone(path, 0) for b in left_alone(path, 1)),
        key=lambda found: (-found[0], found[1].start, found[2].start),
    )
    for value, first, second in gains[:MOST_SUSPECTS]:
        if value >= SUSPICIOUS:
            landing = next(j for i, j, (x, _) in path if x and i == first.start)
            runs = _around(_core(scores, first, second), len(order))
            yield [_with_moved(order, run, landing) for run in runs if landing not in run]


def _core(scores: Scores, first: range, second: range) -> range:
    """Return the part of *second* that the best path through the two runs alone does not leave alone."""
    linked = [(j, j + y) for _, j, (x, y) in best_path(scores.part(first, second)) if x and y]
    return range(second.start + linked[0][0], second.start + linked[-1][1])


def _around(run: range, size: int) -> Iterator[range]:
    for start in range(max(0, run.start - REACH), run.start + 2):
        for stop in range(run.stop - 1, min(size, run.stop + REACH) + 1):
            if start < stop:
                yield range(start, stop)


def _with_moved(order: Ints, run: range, landing: int) -> Ints:
    rest = [place for place in range(len(order)) if place not in run]
    at = sum(place < landing for place in rest)
    return order[[*rest[:at], *run, *rest[at:]]]


def gain(scores: Scores, first: range, second: range) -> float:
    """Return by how much the best path through two runs beats leaving both alone."""
    part = scores.part(first, second)
    return weight_of(part, best_path(part)) - float(part.leave_first.sum() + part.leave_second.sum())


def left_alone(path: Path, side: int) -> list[range]:
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


def seams(order: Ints) -> list[int]:
    """Return the places where two neighbours in *order* are not neighbours in the document."""
    return [place + 1 for place, (a, b) in enumerate(pairwise(order.tolist())) if b != a + 1]
